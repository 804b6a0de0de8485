"""The gap engine: from places, holders and retirements to the needs that the figures support.

One post in one unit is looked at by itself (PP 11/2017 ps 203-207: needs rest on the gap between the people in a post
and what the post requires). What the figures support is proposed by start year, at the level that the post requires,
and not at all when that level is not one a tugas belajar can lead to. A proposal counts

- *kualifikasi*: holders who lack the required level or field, less those on a running study that leads to it, less
  those who could not finish and serve before their BUP (the remaining-service test of SE MenPANRB 28/2021 for a study
  that begins in the first year of the period). They start in that first year, because the gap exists now. Holders who
  cannot be judged for want of data never count as lacking; the sentence mentions them.
- *penerus*: places that are vacant, or become vacant by a retirement within the horizon, in posts whose `kritikal` is
  at least the parameter `kritikal_penerus`: elsewhere recruiting fills a place, here only a study makes the
  qualification. A post with more holders than places lets its first leavers go without a successor; without a formasi
  the present holders are the places. For a vacancy the study starts in the first year, for a retirement in the last
  year that lets the successor graduate before the TMT pensiun, never outside the period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from smartpns.core.berlabel import Berlabel
from smartpns.organisasi.rules import BULAN_PER_SEMESTER, JENJANG_STUDI, Jenjang, Pemangku, Putusan, tambah_bulan

from .kesenjangan import Kesenjangan

P = TypeVar("P", bound=Hashable)


@dataclass(frozen=True)
class AturanCelah:
    """The dated numbers by which gaps are reckoned on the day `pada` for the period `tahun_awal` to `tahun_akhir`.

    `pengali` times the length of study is the service that must be left at its start; `semester` maps levels to
    their usual length, `semester_perpanjangan` is added to it where policy counts a possible extension.
    """

    pada: date
    tahun_awal: int
    tahun_akhir: int
    bulan_masuk: int
    semester: Mapping[Jenjang, int]
    pengali: Decimal
    semester_perpanjangan: int
    kritikal_penerus: int

    @property
    def batas_pensiun(self) -> date:
        """Return the last TMT pensiun that the period looks at, whatever the day."""
        return date(self.tahun_akhir, 12, 31)

    def bup_terawal(self, jenjang: Jenjang) -> date:
        """Return the earliest BUP birthday that leaves enough service for a study from the first year on."""
        semester = self.semester[jenjang] + self.semester_perpanjangan
        mulai = date(self.tahun_awal, self.bulan_masuk, 1)
        return tambah_bulan(mulai, int(self.pengali * semester * BULAN_PER_SEMESTER))

    def tahun_penerus(self, jenjang: Jenjang, tmt: date) -> int:
        """Return the last start year from which a successor graduates by `tmt`, kept within the period."""
        paling_lambat = tambah_bulan(tmt, -self.semester[jenjang] * BULAN_PER_SEMESTER)
        tahun = paling_lambat.year - (paling_lambat.month < self.bulan_masuk)
        return min(max(tahun, self.tahun_awal), self.tahun_akhir)


@dataclass(frozen=True, slots=True)
class FaktaJabatan:
    """One post in one unit: what it requires, how critical it is (0-3), its places and its holders."""

    syarat: Jenjang | None
    kritikal: int
    formasi: int | None
    pemangku: Sequence[Pemangku]


@dataclass(frozen=True, slots=True)
class Saran:
    """A proposed need of one post in one unit, in persons, with the parts of its number.

    `menempuh` (on a study that leads there) and `tidak_sempat` (retire too soon) are holders who lack the
    qualification and are not counted. `jenjang_saat_ini` is the level most of those who should study have.
    """

    jenjang: Jenjang
    tahun_mulai: int
    kualifikasi: int = 0
    kosong: int = 0
    pensiun: int = 0
    menempuh: int = 0
    tidak_sempat: int = 0
    jenjang_saat_ini: Jenjang | None = None

    @property
    def jumlah(self) -> int:
        """Return how many persons should study."""
        return self.kualifikasi + self.kosong + self.pensiun

    @property
    def uraian(self) -> str:
        """Say how the number came about; "" when the gap itself says it."""
        dihitung = _bagian(
            (self.kualifikasi, "yang belum memenuhi"),
            (self.kosong, "penerus formasi kosong"),
            (self.pensiun, "penerus yang pensiun"),
        )
        dilewati = _bagian(
            (self.menempuh, "yang sedang menempuhnya"),
            (self.tidak_sempat, "yang pensiun sebelum sempat selesai dan mengabdi"),
        )
        if self.jumlah == self.kualifikasi and not dilewati:
            return ""
        jumlah = f"{self.jumlah}: " if len(dihitung) > 1 else ""
        kalimat = f"Diusulkan {jumlah}{_sambung(dihitung)}"
        return f"{kalimat}; tidak dihitung {_sambung(dilewati)}" if dilewati else kalimat


def _bagian(*isi: tuple[int, str]) -> list[str]:
    return [f"{jumlah} {apa}" for jumlah, apa in isi if jumlah]


def _sambung(bagian: Sequence[str]) -> str:
    if len(bagian) <= 2:
        return " dan ".join(bagian)
    return f"{', '.join(bagian[:-1])}, dan {bagian[-1]}"


def hitung_celah(fakta: FaktaJabatan, aturan: AturanCelah) -> Kesenjangan:
    """Return the gap figures of one post in one unit."""
    pemangku = fakta.pemangku
    return Kesenjangan(
        pemangku=len(pemangku),
        belum_memenuhi=sum(p.putusan is Putusan.TIDAK for p in pemangku),
        belum_dapat_dinilai=sum(p.putusan is Putusan.BELUM_DAPAT_DINILAI for p in pemangku),
        kosong=None if fakta.formasi is None else max(fakta.formasi - len(pemangku), 0),
        pensiun=sum(p.tmt_pensiun <= aturan.batas_pensiun for p in pemangku),
        sedang_studi=sum(p.sedang_studi for p in pemangku),
    )


def sarankan(fakta: FaktaJabatan, aturan: AturanCelah) -> list[Saran]:
    """Return the needs that the figures support, by start year."""
    jenjang = fakta.syarat
    if jenjang not in JENJANG_STUDI:
        return []
    kosong, pensiun = _penerus(fakta, jenjang, aturan)
    kini = replace(_kualifikasi(fakta, jenjang, aturan), kosong=kosong, pensiun=pensiun[aturan.tahun_awal])
    nanti = [Saran(jenjang, t, pensiun=n) for t, n in sorted(pensiun.items()) if t != aturan.tahun_awal]
    return [s for s in (kini, *nanti) if s.jumlah]


def _kualifikasi(fakta: FaktaJabatan, jenjang: Jenjang, aturan: AturanCelah) -> Saran:
    """Return who of the holders should study from the first year on, and who lacks the qualification but should not."""
    kurang = [p for p in fakta.pemangku if p.putusan is Putusan.TIDAK]
    sisa = [p for p in kurang if not p.menuju_syarat]
    batas = aturan.bup_terawal(jenjang)
    sempat = [p for p in sisa if p.tanggal_bup >= batas]
    return Saran(
        jenjang,
        aturan.tahun_awal,
        kualifikasi=len(sempat),
        menempuh=len(kurang) - len(sisa),
        tidak_sempat=len(sisa) - len(sempat),
        jenjang_saat_ini=_terbanyak(p.jenjang for p in sempat if p.jenjang),
    )


def _terbanyak(jenjang: Iterable[Jenjang]) -> Jenjang | None:
    """Return the most frequent level, of equally frequent ones the lower."""
    hitung = Counter(jenjang)
    return min(hitung, key=lambda j: (-hitung[j], j.tingkat), default=None)


def _penerus(fakta: FaktaJabatan, jenjang: Jenjang, aturan: AturanCelah) -> tuple[int, Counter[int]]:
    """Return the vacant places, and by start year the successors of those who retire."""
    if fakta.kritikal < aturan.kritikal_penerus:
        return 0, Counter()
    terisi = len(fakta.pemangku)
    tempat = terisi if fakta.formasi is None else fakta.formasi
    pergi = sorted(p.tmt_pensiun for p in fakta.pemangku if p.tmt_pensiun <= aturan.batas_pensiun)
    digantikan = pergi[max(terisi - tempat, 0) :]
    return max(tempat - terisi, 0), Counter(aturan.tahun_penerus(jenjang, tmt) for tmt in digantikan)


def urutkan_program(
    disebut: Iterable[P], lain: Iterable[P], di_unit: Mapping[P, int], di_daerah: Mapping[P, int], nama: Mapping[P, str]
) -> list[P]:
    """Return the programmes to choose from, the one to propose first.

    `disebut` are those the requirement names: the one with fewest qualified holders in the unit, then in the district,
    goes first. `lain` are merely of an accepted field, where "none so far" says nothing about a need: there the ones
    that the district's qualified holders have studied go first. Equal ones by name.
    """
    langka = sorted(disebut, key=lambda p: (di_unit.get(p, 0), di_daerah.get(p, 0), nama[p]))
    lazim = sorted(set(lain) - set(langka), key=lambda p: (-di_daerah.get(p, 0), nama[p]))
    return [*langka, *lazim]


class KeadaanSaran(Berlabel):
    """What became of a proposal in an usulan."""

    BARU = "baru", "Belum dijawab"
    SEBAGIAN = "sebagian", "Sebagian diusulkan"
    SUDAH = "sudah", "Sudah diusulkan"
    DIABAIKAN = "diabaikan", "Diabaikan"


@dataclass(frozen=True, slots=True)
class BarisPenutup:
    """A row of an usulan as far as it can answer a proposal; `unit` None: it holds for the whole OPD."""

    nomor: int
    unit: Hashable | None
    jabatan: Hashable
    jenjang: Jenjang
    jumlah: int


@dataclass(frozen=True, slots=True)
class Jawaban:
    """How far the rows answer a proposal: the number in them, and which rows."""

    diusulkan: int = 0
    nomor: tuple[int, ...] = ()

    def keadaan(self, saran: Saran, *, diabaikan: bool) -> KeadaanSaran:
        """Return what became of the proposal; a row that answers it counts before a dismissal."""
        if self.diusulkan >= saran.jumlah:
            return KeadaanSaran.SUDAH
        if self.diusulkan:
            return KeadaanSaran.SEBAGIAN
        return KeadaanSaran.DIABAIKAN if diabaikan else KeadaanSaran.BARU


def jawaban_baris(saran: Sequence[tuple[Hashable, Hashable, Saran]], baris: Iterable[BarisPenutup]) -> list[Jawaban]:
    """Return for each proposal (unit, jabatan, Saran) how far the rows answer it, no person counted twice.

    A row answers the proposals of its own unit, jabatan and level in their order, and what it asks beyond them stands
    at the last; then rows of the whole OPD fill up what its units still lack.
    """
    jawaban = [Jawaban() for _ in saran]
    for satu in sorted(baris, key=lambda b: b.unit is None):
        letak = [
            i
            for i, (unit, jabatan, s) in enumerate(saran)
            if jabatan == satu.jabatan and s.jenjang is satu.jenjang and satu.unit in (unit, None)
        ]
        sisa = satu.jumlah
        for i in letak:
            akhir = satu.unit is not None and i == letak[-1]
            ambil = sisa if akhir else min(sisa, max(saran[i][2].jumlah - jawaban[i].diusulkan, 0))
            if ambil:
                kini = jawaban[i]
                jawaban[i] = replace(kini, diusulkan=kini.diusulkan + ambil, nomor=(*kini.nomor, satu.nomor))
                sisa -= ambil
    return jawaban
