"""Budget of tugas belajar: projection over the years against the ceiling, the cut line, recapitulations.

Commitments of running students stand apart from new needs; ceiling minus commitments is the room for new needs, and
a need must fit in every one of its years, because an intake that is affordable in its first, one-semester year
doubles in the second. Source: PP 12/2019 and Permendagri 77/2020 (yearly APBD), PP 11/2017 ps 205.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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
    """

    id: str
    jenis: JenisBeban
    orang: int
    per_tahun: Mapping[int, int]
    opd: str = ""
    jenjang: str = ""
    program_studi: str = ""
    sumber: str = ""


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
    ceiling yet. It is empty exactly when the need fits.
    """

    id: str
    peringkat: int
    kurang: Mapping[int, int | None] = field(default_factory=dict)

    @property
    def muat(self) -> bool:
        """Return whether the need is taken."""
        return not self.kurang

    @property
    def status(self) -> StatusAnggaran:
        """Return the status that the lists show."""
        return StatusAnggaran.DALAM_PAGU if self.muat else StatusAnggaran.DI_LUAR_PAGU

    def alasan(self, tulis_rupiah: Callable[[int], str]) -> str:
        """Say why the need is left out: "2028 kurang Rp41.000.000; pagu 2029 belum diisi"; empty when it fits."""
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
        kurang = _kurang(biaya, sisa)
        if not kurang:
            for tahun, rupiah in biaya.items():
                sisa[tahun] = (sisa[tahun] or 0) - rupiah
        keputusan.append(Keputusan(satu.id, peringkat, kurang))
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
