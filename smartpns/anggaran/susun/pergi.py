"""Who is away when: counted by month from intake to end, so that a study is away for its semesters and no longer.

A limit on absence says how many people of an OPD may be away at one moment. The number of people away only grows
where somebody leaves, so it is enough to look at the months in which somebody can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from smartpns.biaya.rules import BULAN_PER_SEMESTER
from smartpns.core.formats import bulan_tahun

BULAN_PER_TAHUN = 12


class Saat(NamedTuple):
    """A month of a year at which people away are counted; month 0 stands for the whole year."""

    tahun: int
    bulan: int = 0

    @property
    def nomor(self) -> int:
        """Return the number of the month since the year 0; of the whole year, that of its January."""
        return self.tahun * BULAN_PER_TAHUN + max(self.bulan - 1, 0)

    def __str__(self) -> str:
        return bulan_tahun(self.tahun, self.bulan) if self.bulan else str(self.tahun)


@dataclass(frozen=True, slots=True)
class MasaPergi:
    """How long a study keeps its people away: so many semesters from the month of its intake."""

    semester: int
    bulan_mulai: int

    def bulan(self, mulai: int) -> range:
        """Return the numbers of the months away for a start in the year `mulai`."""
        awal = Saat(mulai, self.bulan_mulai).nomor
        return range(awal, awal + BULAN_PER_SEMESTER * self.semester)


@dataclass(frozen=True, slots=True)
class SedangPergi:
    """People who are away already: since when, and for how long."""

    mulai: int
    masa: MasaPergi
    orang: int = 1

    def ada(self, saat: Saat) -> bool:
        """Return whether they are away in that month."""
        return saat.nomor in self.masa.bulan(self.mulai)


def saat_berangkat(
    tahun: Sequence[int], masa: Iterable[tuple[MasaPergi | bool, Sequence[int]]], sedang: Iterable[SedangPergi] = ()
) -> list[Saat]:
    """Return the moments at which the people away may become more: every start that the needs of an OPD allow.

    `masa` holds how long and with which start years each need is away. Where whole years are all that is known, these
    are the years; what runs already counts only where it begins inside the plan.
    """
    berjalan = list(sedang)
    pergi = [(satu, mulai) for satu, mulai in masa if satu]
    bulanan = [(satu, mulai) for satu, mulai in pergi if isinstance(satu, MasaPergi)]
    if not bulanan and not berjalan:
        return [Saat(satu) for satu in tahun]
    saat = {Saat(satu, masa.bulan_mulai) for masa, mulai in bulanan for satu in mulai}
    saat |= {Saat(satu.mulai, satu.masa.bulan_mulai) for satu in berjalan if satu.mulai in tahun}
    if len(bulanan) < len(pergi):
        saat |= {Saat(satu, 1) for satu in tahun}
    return sorted(saat)


def batas_per_saat(batas: Mapping[int, int], saat: Iterable[Saat], sedang: Iterable[SedangPergi]) -> dict[Saat, int]:
    """Return how many people more may be away at each moment, by the limit of its year; never fewer than nobody.

    Those who are away already are not called back: an OPD over its limit sends nobody, and that is all.
    """
    berjalan = list(sedang)
    return {
        satu: max(batas[satu.tahun] - sum(s.orang for s in berjalan if s.ada(satu)), 0)
        for satu in saat
        if satu.tahun in batas
    }


def saat_menyempit(batas: Mapping[int, int], awal: int) -> list[Saat]:
    """Return the Januaries in which a limit by year becomes narrower than it was; `awal` is the first year of all."""
    return [
        Saat(tahun, 1)
        for tahun, orang in sorted(batas.items())
        if tahun > awal and (tahun - 1 not in batas or orang < batas[tahun - 1])
    ]
