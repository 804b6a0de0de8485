"""The cut line: who fits under the ceilings when the ranking is walked down from the top.

Ceiling minus commitments is the room for new needs, and a need must fit in every one of its years, because an intake
that is affordable in its first, one-semester year doubles in the second. Source: PP 12/2019 and Permendagri 77/2020
(yearly APBD).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from smartpns.anggaran.rules.beban import Beban
from smartpns.core.berlabel import Berlabel


class StatusAnggaran(Berlabel):
    """Whether a need fits under the ceilings."""

    DALAM_PAGU = "dalam_pagu", "Dalam pagu"
    DI_LUAR_PAGU = "di_luar_pagu", "Di luar pagu"


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
