"""A case: needs with their scores and costs, budget years with ceilings and commitments, limits per OPD.

Money is whole rupiah. Scores, the discount and shares are exact fractions, so that the value of a plan is exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from math import floor

from smartpns.anggaran.susun.pergi import BULAN_PER_TAHUN, MasaPergi, Saat

DISKON_BAWAAN = Fraction(3, 100)


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    """One need. `biaya` is rupiah per person in the 1st, 2nd, … budget year after the start; `mulai` ascends.

    `biaya_mulai` holds what a person costs instead who starts in one of its years (prices rise from year to year).
    People of one need may start in different years. With `semua_atau_tidak` all of `jumlah` start or nobody does;
    with `wajib` all of them must. `pergi` says how long they are away; False for people who keep their post while they
    study, True for whole years: every calendar year in which the study has a cost, even of zero.
    """

    id: str
    opd: str
    skor: Fraction
    jumlah: int
    biaya: tuple[int, ...]
    mulai: tuple[int, ...]
    wajib: bool = False
    semua_atau_tidak: bool = False
    biaya_mulai: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    pergi: MasaPergi | bool = True

    def biaya_bila(self, mulai: int) -> tuple[int, ...]:
        """Return rupiah per person in the 1st, 2nd, … budget year for a start in the year `mulai`."""
        return self.biaya_mulai.get(mulai, self.biaya)

    def tahun_biaya(self, mulai: int) -> list[tuple[int, int]]:
        """Return (budget year, rupiah per person) for a start in the year `mulai`, the years without cost left out."""
        return [(mulai + n, rupiah) for n, rupiah in enumerate(self.biaya_bila(mulai)) if rupiah]

    def bulan_pergi(self, mulai: int) -> range:
        """Return the numbers of the months (`Saat.nomor`) in which a person who starts in the year `mulai` is away."""
        if isinstance(self.pergi, MasaPergi):
            return self.pergi.bulan(mulai)
        lama = len(self.biaya_bila(mulai)) if self.pergi else 0
        return range(mulai * BULAN_PER_TAHUN, (mulai + lama) * BULAN_PER_TAHUN)

    def saat_pergi(self, mulai: int, batas: Mapping[Saat, int]) -> list[Saat]:
        """Return the moments of a limit at which a person who starts in the year `mulai` is away."""
        bulan = self.bulan_pergi(mulai) if self.pergi and batas else range(0)
        return [saat for saat in batas if saat.nomor in bulan] if bulan else []


@dataclass(frozen=True, slots=True)
class BatasOpd:
    """Limits of one OPD: places over the whole plan, and people away at one and the same moment.

    `maks_pergi` holds the people who may be away through this plan, at each moment at which somebody can leave.
    """

    min_tempat: int = 0
    maks_tempat: int | None = None
    maks_pergi: Mapping[Saat, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Kasus:
    """What the engine is asked. A year of `tahun` that is no key of `pagu` has no ceiling."""

    tahun: tuple[int, ...]
    pagu: Mapping[int, int]
    komitmen: Mapping[int, int]
    kebutuhan: tuple[Kebutuhan, ...]
    opd: Mapping[str, BatasOpd] = field(default_factory=dict)
    diskon_tunda: Fraction = DISKON_BAWAAN

    @cached_property
    def ruang(self) -> dict[int, int]:
        """Return ceiling minus commitments, in rupiah by year; negative where commitments alone exceed the ceiling."""
        return {tahun: self.pagu[tahun] - self.komitmen.get(tahun, 0) for tahun in self.tahun if tahun in self.pagu}

    @cached_property
    def bobot_tunda(self) -> tuple[Fraction, ...]:
        """Return what one point is worth after a delay of 0, 1, 2, … years."""
        return tuple((1 - self.diskon_tunda) ** n for n in range(self.tahun[-1] - self.tahun[0] + 1))

    def nilai(self, kebutuhan: Kebutuhan, mulai: int) -> Fraction:
        """Return the points of one person of a need who starts in the year `mulai`."""
        return kebutuhan.skor * self.bobot_tunda[mulai - kebutuhan.mulai[0]]

    def dengan(self, **ganti: object) -> Kasus:
        """Return a copy with some fields replaced."""
        return replace(self, **ganti)  # type: ignore[arg-type]


def batas_pergi(pegawai: int, porsi: Fraction) -> int:
    """Return how many of a unit's staff may be away at once: the share, rounded down to whole people."""
    return floor(pegawai * porsi)
