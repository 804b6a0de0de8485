"""The people themselves: a filled place becomes somebody with a name, a career, a degree and appraisals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from smartpns.organisasi.rules import Jenjang, JenjangJabatan, Predikat, TingkatHukdis, dalam_rumpun

from .karier import Karier, rakit_karier
from .nama import Penamaan
from .pasangan import Terisi
from .riwayat import Riwayat, rakit_riwayat

PELUANG_SESUAI = 0.84
"""How often somebody studied a field the post accepts."""
PELUANG_SESUAI_GURU = 0.93
PELUANG_PRODI_KOSONG = 0.02
PELUANG_PRODI_ASING = 0.01
PELUANG_TANPA_NILAI = 0.02
SEKOLAH = frozenset({Jenjang.SD, Jenjang.SMP, Jenjang.SMA})
PROFESI = frozenset({"fungsional", "guru"})
UMUM = (
    "administrasi-publik",
    "manajemen",
    "hukum",
    "ekonomi-pembangunan",
    "ilmu-pemerintahan",
    "akuntansi",
    "agribisnis",
    "pendidikan-agama-islam",
    "manajemen-informatika",
    "ilmu-komunikasi",
    "teknik-sipil",
    "sosiologi",
)
"""Fields that people in any office have."""
PRODI_ASING = ("Administrasi Perkantoran Modern", "Ketatausahaan Niaga", "Komputer Bisnis", "Penyuluhan Terpadu")
"""Words that no programme of the nomenclature bears, as they are met in personnel data."""
PREDIKAT = (
    (Predikat.BAIK,) * 84 + (Predikat.SANGAT_BAIK,) * 9 + (Predikat.BUTUH_PERBAIKAN,) * 5 + (Predikat.KURANG,) * 2
)
BANYAK_HUKDIS = 14


@dataclass(frozen=True)
class SyaratKursi:
    """What a post asks for; empty `prodi` and `rumpun` accept any field."""

    jenjang_jabatan: JenjangJabatan
    jenjang: Jenjang
    prodi: tuple[str, ...]
    rumpun: tuple[str, ...]
    usia_bup: int

    @property
    def segala_bidang(self) -> bool:
        return not self.prodi and not self.rumpun


@dataclass(frozen=True)
class Orang:
    """A civil servant of the sample district. `prodi` is a code, `prodi_teks` words outside the nomenclature."""

    terisi: Terisi
    nama: str
    karier: Karier
    jenjang: Jenjang
    prodi: str | None
    prodi_teks: str | None
    penilaian: Mapping[int, Predikat]
    riwayat: Riwayat
    hukdis: tuple[TingkatHukdis, date, date] | None = None


@dataclass
class Rakitan:
    """What people are put together from. `diajarkan` lists code and rumpun of the programmes of every level."""

    syarat: Mapping[str, SyaratKursi]
    diajarkan: Mapping[Jenjang, Sequence[tuple[str, str]]]
    penamaan: Penamaan
    tahun: int
    acak: Random
    acak_riwayat: Random
    terpakai: Counter[str] = field(default_factory=Counter)
    umum: dict[Jenjang, list[str]] = field(default_factory=dict)
    sesuai: dict[tuple[SyaratKursi, Jenjang], list[str]] = field(default_factory=dict)

    def orang(self, terisi: Terisi) -> Orang:
        syarat = self.syarat[terisi.kursi.jabatan]
        jenjang = self._jenjang(terisi, syarat)
        karier = rakit_karier(
            syarat.jenjang_jabatan,
            terisi.kursi.golongan,
            jenjang,
            terisi.kelamin,
            syarat.usia_bup,
            self.tahun,
            self.terpakai,
            self.acak,
        )
        prodi, teks = self._prodi(terisi, syarat, jenjang)
        nama = self.penamaan.beri(terisi.kelamin, self.acak)
        riwayat = rakit_riwayat(jenjang, self.tahun, self.acak_riwayat)
        return Orang(terisi, nama, karier, jenjang, prodi, teks, self._penilaian(), riwayat)

    def _jenjang(self, terisi: Terisi, syarat: SyaratKursi) -> Jenjang:
        """The level behind a row of the published table, which puts several levels into one."""
        acak = self.acak.random()
        match terisi.pendidikan:
            case "d1_d3" if terisi.kursi.kelompok == "guru":
                return Jenjang.D2 if acak < 0.6 else Jenjang.D3
            case "d1_d3" if terisi.kursi.kelompok == "pelaksana":
                return Jenjang.D1 if acak < 0.05 else Jenjang.D2 if acak < 0.1 else Jenjang.D3
            case "d1_d3":
                return Jenjang.D3
            case "s1" if syarat.jenjang in (Jenjang.PROFESI, Jenjang.SP1):
                return Jenjang.PROFESI if acak < 0.92 else Jenjang.S1
            case "s1" if any(p.startswith("profesi-") for p in syarat.prodi):
                return Jenjang.PROFESI if acak < 0.4 else Jenjang.S1
            case "s2" if syarat.jenjang is Jenjang.SP1:
                return Jenjang.SP1
            case pendidikan:
                return Jenjang(pendidikan)

    def _prodi(self, terisi: Terisi, syarat: SyaratKursi, jenjang: Jenjang) -> tuple[str | None, str | None]:
        acak = self.acak.random()
        if jenjang in SEKOLAH or acak < PELUANG_PRODI_KOSONG:
            return None, None
        if acak < PELUANG_PRODI_KOSONG + PELUANG_PRODI_ASING:
            return None, self.acak.choice(PRODI_ASING)
        sesuai = self._prodi_sesuai(syarat, jenjang)
        peluang = PELUANG_SESUAI_GURU if terisi.kursi.kelompok == "guru" else PELUANG_SESUAI
        if sesuai and (syarat.segala_bidang or self.acak.random() < peluang):
            return self.acak.choice(sesuai), None
        lain = self._prodi_lain(terisi, syarat, jenjang)
        return (self.acak.choice(lain), None) if lain else (None, None)

    def _prodi_sesuai(self, syarat: SyaratKursi, jenjang: Jenjang) -> list[str]:
        """The programmes of a level that the post accepts, a named one four times as likely as one of a rumpun."""
        if syarat.segala_bidang:
            return self._umum(jenjang)
        if (syarat, jenjang) not in self.sesuai:
            ada = self.diajarkan.get(jenjang, ())
            bernama = [kode for kode, _ in ada if kode in syarat.prodi]
            serumpun = [kode for kode, rumpun in ada if any(dalam_rumpun(rumpun, induk) for induk in syarat.rumpun)]
            self.sesuai[syarat, jenjang] = bernama * 4 + serumpun
        return self.sesuai[syarat, jenjang]

    def _prodi_lain(self, terisi: Terisi, syarat: SyaratKursi, jenjang: Jenjang) -> list[str]:
        """Fields beside those of the post: for a profession its neighbours, for an office what people there have."""
        if terisi.kursi.kelompok not in PROFESI:
            return self._umum(jenjang)
        rumpun = {r for ada in self.diajarkan.values() for kode, r in ada if kode in syarat.prodi}
        return [
            kode for kode, r in self.diajarkan.get(jenjang, ()) if r in rumpun and kode not in syarat.prodi
        ] or self._umum(jenjang)

    def _umum(self, jenjang: Jenjang) -> list[str]:
        if jenjang not in self.umum:
            ada = {kode for kode, _ in self.diajarkan.get(jenjang, ())}
            self.umum[jenjang] = [kode for kode in UMUM if kode in ada]
        return self.umum[jenjang]

    def _penilaian(self) -> dict[int, Predikat]:
        tahun = (self.tahun - 2, self.tahun - 1)
        return {t: self.acak.choice(PREDIKAT) for t in tahun if self.acak.random() >= PELUANG_TANPA_NILAI}


def rakit_orang(rakitan: Rakitan, terisi: Sequence[Terisi]) -> list[Orang]:
    """Everybody, a few of them under hukuman disiplin; in the order of `terisi`."""
    semua = [rakitan.orang(t) for t in terisi]
    tingkat = (TingkatHukdis.RINGAN, TingkatHukdis.SEDANG, TingkatHukdis.BERAT)
    for urutan, i in enumerate(sorted(rakitan.acak.sample(range(len(semua)), BANYAK_HUKDIS))):
        tahun = max(rakitan.tahun - 1 - urutan % 3, semua[i].karier.tmt_pns.year + 1)
        mulai = date(tahun, 1 + urutan % 12, 1)
        semua[i] = replace(semua[i], hukdis=(tingkat[urutan % 3], mulai, mulai.replace(year=tahun + 1)))
    return semua
