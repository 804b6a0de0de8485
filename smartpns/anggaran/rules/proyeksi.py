"""Budget of tugas belajar: projection over the years against the ceiling, the cut line, recapitulations.

Commitments of running students stand apart from new needs; ceiling minus commitments is the room for new needs, and
a need must fit in every one of its years, because an intake that is affordable in its first, one-semester year
doubles in the second. Source: PP 12/2019 and Permendagri 77/2020 (yearly APBD), PP 11/2017 ps 205.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from smartpns.biaya.rules import ButirBiaya, TabelHarga, perkirakan
from smartpns.core.berlabel import Berlabel


class StatusAnggaran(Berlabel):
    """Whether a need fits under the ceilings."""

    DALAM_PAGU = "dalam_pagu", "Dalam pagu"
    DI_LUAR_PAGU = "di_luar_pagu", "Di luar pagu"


class JenisBeban(Berlabel):
    """Whether a cost runs already or is newly asked for."""

    KOMITMEN = "komitmen", "Komitmen (sedang studi)"
    USULAN_BARU = "usulan_baru", "Usulan baru"


@dataclass(frozen=True)
class Beban:
    """What one need, or one running student, costs the APBD: rupiah of all its people by calendar year.

    Every year of study is a key, with 0 where the APBD pays nothing; so a year's people can be counted as well.
    `berharga` is False when the price list cannot price it: the rupiah are then a lower bound.
    """

    id: str
    jenis: JenisBeban
    orang: int
    per_tahun: Mapping[int, int]
    opd: str = ""
    jenjang: str = ""
    program_studi: str = ""
    sumber: str = ""
    berharga: bool = True


@dataclass(frozen=True)
class TahunProyeksi:
    """One budget year in rupiah; `pagu` is None as long as no ceiling has been entered."""

    tahun: int
    komitmen: int
    usulan_baru: int
    pagu: int | None

    @property
    def total(self) -> int:
        """Return commitments plus new needs."""
        return self.komitmen + self.usulan_baru

    @property
    def selisih(self) -> int | None:
        """Return ceiling minus total, negative when the year is over its ceiling; None without a ceiling."""
        return None if self.pagu is None else self.pagu - self.total

    @property
    def ruang(self) -> int | None:
        """Return what the ceiling leaves for new needs; None without a ceiling."""
        return None if self.pagu is None else self.pagu - self.komitmen


@dataclass(frozen=True)
class Proyeksi:
    """The budget years, and what falls due after the last of them (`ekor`, not limited by any ceiling)."""

    tahun: tuple[TahunProyeksi, ...]
    ekor_komitmen: int
    ekor_usulan_baru: int

    @property
    def ruang(self) -> dict[int, int | None]:
        """Return the room for new needs by year, as `garis_potong` asks for it."""
        return {satu.tahun: satu.ruang for satu in self.tahun}


def proyeksi(beban: Iterable[Beban], pagu: Mapping[int, int], daftar_tahun: Sequence[int]) -> Proyeksi:
    """Sum the costs by year and kind for the years of the plan; costs before its first year are past and left out."""
    jumlah: Counter[tuple[JenisBeban, int]] = Counter()
    for satu in beban:
        for tahun, rupiah in satu.per_tahun.items():
            jumlah[satu.jenis, tahun] += rupiah
    baris = tuple(
        TahunProyeksi(tahun, jumlah[JenisBeban.KOMITMEN, tahun], jumlah[JenisBeban.USULAN_BARU, tahun], pagu.get(tahun))
        for tahun in daftar_tahun
    )
    return Proyeksi(
        baris,
        _ekor(jumlah, JenisBeban.KOMITMEN, daftar_tahun),
        _ekor(jumlah, JenisBeban.USULAN_BARU, daftar_tahun),
    )


@dataclass(frozen=True)
class Keputusan:
    """What the walk down the ranking decided for one need.

    `kurang` holds, for every year that refuses the need, the rupiah that are short, or None where that year has no
    ceiling yet. A need whose cost is unknown (`berharga` False) is never taken.
    """

    id: str
    peringkat: int
    kurang: Mapping[int, int | None] = field(default_factory=dict)
    berharga: bool = True

    @property
    def muat(self) -> bool:
        """Return whether the need is taken."""
        return self.berharga and not self.kurang

    @property
    def status(self) -> StatusAnggaran:
        """Return the status that the lists show."""
        return StatusAnggaran.DALAM_PAGU if self.muat else StatusAnggaran.DI_LUAR_PAGU

    def alasan(self, tulis_rupiah: Callable[[int], str]) -> str:
        """Say why the need is left out: "2028 kurang Rp41.000.000; pagu 2029 belum diisi"; empty when it fits."""
        if not self.berharga:
            return "biaya belum dapat dihitung: SPP / UKT belum ada di standar biaya"
        return "; ".join(
            f"pagu {tahun} belum diisi" if rupiah is None else f"{tahun} kurang {tulis_rupiah(rupiah)}"
            for tahun, rupiah in sorted(self.kurang.items())
        )


@dataclass(frozen=True)
class Potongan:
    """The outcome of the walk: a decision per need, the cut line, and the room that is left by year.

    `garis` is the rank of the first need that does not fit: everything above it is taken. Needs below it may still be
    taken when they fit. None means that every need fits.
    """

    keputusan: tuple[Keputusan, ...]
    sisa: Mapping[int, int | None]

    @property
    def garis(self) -> int | None:
        """Return the rank of the first need that does not fit."""
        return next((satu.peringkat for satu in self.keputusan if not satu.muat), None)

    @property
    def jumlah_muat(self) -> int:
        """Return how many needs are taken."""
        return sum(satu.muat for satu in self.keputusan)


def garis_potong(berperingkat: Sequence[Beban], ruang: Mapping[int, int | None]) -> Potongan:
    """Walk down the ranking and take every need, whole, that fits in all its years; one that does not is passed over.

    `berperingkat` is ordered best first. Only years in which the need costs something are tested, so a need without
    APBD cost always fits; years that `ruang` does not name lie beyond the plan and are not limited.
    """
    sisa = dict(ruang)
    keputusan = []
    for peringkat, satu in enumerate(berperingkat, start=1):
        biaya = {tahun: rupiah for tahun, rupiah in satu.per_tahun.items() if rupiah > 0 and tahun in sisa}
        putusan = Keputusan(satu.id, peringkat, _kurang(biaya, sisa), satu.berharga)
        if putusan.muat:
            for tahun, rupiah in biaya.items():
                sisa[tahun] = (sisa[tahun] or 0) - rupiah
        keputusan.append(putusan)
    return Potongan(tuple(keputusan), sisa)


@dataclass(frozen=True)
class SelRekap:
    """One year of one group: people studying and rupiah, running and new."""

    orang_lama: int = 0
    orang_baru: int = 0
    biaya_lama: int = 0
    biaya_baru: int = 0

    @property
    def total(self) -> int:
        """Return the rupiah of running and new together."""
        return self.biaya_lama + self.biaya_baru


@dataclass(frozen=True)
class BarisRekap:
    """One group of a recapitulation with a cell for every year of the plan."""

    kelompok: str
    per_tahun: Mapping[int, SelRekap]

    @property
    def total(self) -> int:
        """Return the group's rupiah over all years of the plan."""
        return sum(sel.total for sel in self.per_tahun.values())


def rekap(
    beban: Iterable[Beban], daftar_tahun: Sequence[int], kelompok: Callable[[Beban], str] = lambda satu: satu.opd
) -> list[BarisRekap]:
    """Recapitulate by year and group (OPD, jenjang, programme, source of funds), groups in alphabetical order."""
    tahun_rencana = frozenset(daftar_tahun)
    jumlah: Counter[tuple[str, int, JenisBeban, str]] = Counter()
    nama = set()
    for satu in beban:
        grup = kelompok(satu)
        nama.add(grup)
        for tahun in tahun_rencana & satu.per_tahun.keys():
            jumlah[grup, tahun, satu.jenis, "orang"] += satu.orang
            jumlah[grup, tahun, satu.jenis, "biaya"] += satu.per_tahun[tahun]
    return [BarisRekap(grup, {tahun: _sel(jumlah, grup, tahun) for tahun in daftar_tahun}) for grup in sorted(nama)]


def _ekor(jumlah: Mapping[tuple[JenisBeban, int], int], jenis: JenisBeban, daftar_tahun: Sequence[int]) -> int:
    akhir = max(daftar_tahun)
    return sum(rupiah for (satu, tahun), rupiah in jumlah.items() if satu is jenis and tahun > akhir)


def _kurang(biaya: Mapping[int, int], sisa: Mapping[int, int | None]) -> dict[int, int | None]:
    """Return the years that cannot carry the cost, with the rupiah that are short."""
    kurang: dict[int, int | None] = {}
    for tahun, rupiah in biaya.items():
        ruang = sisa[tahun]
        if ruang is None:
            kurang[tahun] = None
        elif rupiah > ruang:
            kurang[tahun] = rupiah - ruang
    return kurang


def _sel(jumlah: Mapping[tuple[str, int, JenisBeban, str], int], grup: str, tahun: int) -> SelRekap:
    lama, baru = JenisBeban.KOMITMEN, JenisBeban.USULAN_BARU
    return SelRekap(
        orang_lama=jumlah[grup, tahun, lama, "orang"],
        orang_baru=jumlah[grup, tahun, baru, "orang"],
        biaya_lama=jumlah[grup, tahun, lama, "biaya"],
        biaya_baru=jumlah[grup, tahun, baru, "biaya"],
    )


@dataclass(frozen=True)
class BarisAnggaran:
    """One verified need, or one running study, with what its cost depends on and the groups it is counted in."""

    id: str
    butir: ButirBiaya
    opd: str = ""
    program_studi: str = ""


@dataclass(frozen=True)
class Anggaran:
    """The budget of one period: commitments and the needs that fit, against the ceilings.

    The walk down the ranking is made at escalated prices, because ceilings are rupiah of their year; `konstan` and
    `eskalasi` hold the same needs at both prices (equal when nothing escalates). `seluruh` holds every need, fitting or
    not, at escalated prices. `beban` lists what is counted at escalated prices, running studies first, and `baris` the
    same as they came in; `tanpa_harga` lists the needs and studies that the price list cannot price.
    """

    eskalasi_persen: Decimal
    konstan: Proyeksi
    eskalasi: Proyeksi
    seluruh: Proyeksi
    potongan: Potongan
    beban: tuple[Beban, ...]
    baris: tuple[BarisAnggaran, ...]
    tanpa_harga: tuple[BarisAnggaran, ...]

    @property
    def daftar_tahun(self) -> list[int]:
        """Return the budget years."""
        return [satu.tahun for satu in self.eskalasi.tahun]

    @property
    def tahun_lewat(self) -> list[TahunProyeksi]:
        """Return the years whose ceiling does not even hold what is counted."""
        return [satu for satu in self.eskalasi.tahun if satu.selisih is not None and satu.selisih < 0]

    @property
    def tersempit(self) -> TahunProyeksi | None:
        """Return the year with the least left (or the most lacking); None as long as no ceiling is known."""
        berpagu = [satu for satu in self.eskalasi.tahun if satu.selisih is not None]
        return min(berpagu, key=lambda satu: (satu.selisih or 0, satu.tahun), default=None)


class JenisRekap(Berlabel):
    """What the budget can be broken down by."""

    OPD = "opd", "OPD"
    JENJANG = "jenjang", "Jenjang"
    PROGRAM = "program", "Program studi"
    SUMBER = "sumber", "Sumber dana"

    def kelompok(self, beban: Beban) -> str:
        """Return the group a cost belongs to."""
        return {
            JenisRekap.OPD: beban.opd,
            JenisRekap.JENJANG: beban.jenjang,
            JenisRekap.PROGRAM: beban.program_studi,
            JenisRekap.SUMBER: beban.sumber,
        }[self]


def temuan(anggaran: Anggaran, tulis_rupiah: Callable[[int], str], ringkas: Callable[[int], str]) -> str:
    """Say in one line what the five years come to: the worst year first, then a ceiling that is not set."""
    tersempit = anggaran.tersempit
    if tersempit and tersempit.selisih is not None and tersempit.selisih < 0:
        return f"{tersempit.tahun} kurang {tulis_rupiah(-tersempit.selisih)}: pagu terlampaui"
    tanpa_pagu = [str(satu.tahun) for satu in anggaran.eskalasi.tahun if satu.pagu is None]
    if tanpa_pagu:
        return f"Pagu {', '.join(tanpa_pagu)} belum diisi"
    if tersempit is None or not any(satu.total for satu in anggaran.eskalasi.tahun):
        semua_muat = anggaran.potongan.garis is None
        return "Belum ada biaya yang membebani APBD" if semua_muat else "Tidak satu pun kebutuhan muat di bawah pagu"
    return f"{tersempit.tahun} paling ketat: sisa {ringkas(tersempit.selisih or 0)}"


def susun_anggaran(
    berperingkat: Sequence[BarisAnggaran],
    berjalan: Sequence[BarisAnggaran],
    *,
    pagu: Mapping[int, int],
    daftar_tahun: Sequence[int],
    tabel: TabelHarga,
    eskalasi_persen: Decimal | int = 0,
) -> Anggaran:
    """Price everything, walk down the ranking under the ceilings, and sum up the years.

    `berperingkat` is ordered best first. Prices escalate from the first year of the plan.
    """
    lama, lama_konstan = _beban(berjalan, JenisBeban.KOMITMEN, tabel, eskalasi_persen, min(daftar_tahun))
    baru, baru_konstan = _beban(berperingkat, JenisBeban.USULAN_BARU, tabel, eskalasi_persen, min(daftar_tahun))
    potongan = garis_potong(baru, proyeksi(lama, pagu, daftar_tahun).ruang)
    muat = {satu.id for satu in potongan.keputusan if satu.muat}
    dihitung = (*lama, *(satu for satu in baru if satu.id in muat))
    belum = {satu.id for satu in (*lama, *baru) if not satu.berharga}
    return Anggaran(
        eskalasi_persen=Decimal(eskalasi_persen),
        konstan=proyeksi((*lama_konstan, *(s for s in baru_konstan if s.id in muat)), pagu, daftar_tahun),
        eskalasi=proyeksi(dihitung, pagu, daftar_tahun),
        seluruh=proyeksi((*lama, *baru), pagu, daftar_tahun),
        potongan=potongan,
        beban=dihitung,
        baris=(*berjalan, *(satu for satu in berperingkat if satu.id in muat)),
        tanpa_harga=tuple(satu for satu in (*berjalan, *berperingkat) if satu.id in belum),
    )


def _beban(
    daftar: Iterable[BarisAnggaran],
    jenis: JenisBeban,
    tabel: TabelHarga,
    eskalasi_persen: Decimal | int,
    tahun_harga: int,
) -> tuple[list[Beban], list[Beban]]:
    """Return the costs at escalated and at constant prices."""
    eskalasi, konstan = [], []
    for satu in daftar:
        biaya = perkirakan(satu.butir, tabel, eskalasi_persen=eskalasi_persen, tahun_harga=tahun_harga)
        konstan.append(_satu_beban(satu, jenis, biaya.per_tahun, biaya.berharga))
        eskalasi.append(
            _satu_beban(satu, jenis, biaya.per_tahun_eskalasi, biaya.berharga) if eskalasi_persen else konstan[-1]
        )
    return eskalasi, konstan


def _satu_beban(satu: BarisAnggaran, jenis: JenisBeban, per_tahun: Mapping[int, int], berharga: bool) -> Beban:
    return Beban(
        satu.id,
        jenis,
        satu.butir.jumlah,
        per_tahun,
        opd=satu.opd,
        jenjang=satu.butir.jenjang.label,
        program_studi=satu.program_studi,
        sumber=satu.butir.pembiayaan.label,
        berharga=berharga,
    )
