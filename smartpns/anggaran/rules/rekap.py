"""Recapitulations of the budget by year and group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from smartpns.anggaran.rules.beban import Beban, JenisBeban
from smartpns.core.berlabel import Berlabel


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


def _sel(jumlah: Mapping[tuple[str, int, JenisBeban, str], int], grup: str, tahun: int) -> SelRekap:
    lama, baru = JenisBeban.KOMITMEN, JenisBeban.USULAN_BARU
    return SelRekap(
        orang_lama=jumlah[grup, tahun, lama, "orang"],
        orang_baru=jumlah[grup, tahun, baru, "orang"],
        biaya_lama=jumlah[grup, tahun, lama, "biaya"],
        biaya_baru=jumlah[grup, tahun, baru, "biaya"],
    )
