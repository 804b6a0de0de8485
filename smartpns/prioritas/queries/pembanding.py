"""A second method as a cross-check of the ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartpns.prioritas.rules import Hasil, topsis

BEDA_BESAR = 10
"""More places than this between the two methods are worth a look."""


@dataclass(frozen=True, slots=True)
class Banding:
    """One need by both methods: `nilai` is its closeness to the ideal, 0-1."""

    id: str
    saw: int
    topsis: int
    nilai: float

    @property
    def beda(self) -> int:
        """How many places TOPSIS puts it above the computed rank; negative for below."""
        return self.saw - self.topsis


@dataclass(frozen=True)
class Pembanding:
    """The ranking by TOPSIS beside the computed one, in the order of that, and how alike they are (-1 to 1)."""

    semua: Sequence[Banding]
    spearman: float
    spearman_berbobot: float

    @property
    def berbeda(self) -> list[Banding]:
        """The needs that differ by more than BEDA_BESAR places, the largest difference first."""
        besar = [satu for satu in self.semua if abs(satu.beda) > BEDA_BESAR]
        return sorted(besar, key=lambda satu: (-abs(satu.beda), satu.saw))


def bandingkan(berperingkat: Sequence[Hasil]) -> Pembanding | None:
    """Rank the same needs by TOPSIS with the same weights; None when all of them have the same values.

    The matrix holds the normalised values of the ranking (all of them benefits; a missing value is 0), because K6 can
    only be compared inside an OPD. Criteria without weight or without any value above 0 part nobody and are left out.
    """
    poin = [satu.poin for satu in berperingkat]
    kolom = [nomor for nomor, satu in enumerate(zip(*poin, strict=True)) if any(p.bobot and p.normal for p in satu)]
    matriks = [[satu[nomor].normal for nomor in kolom] for satu in poin]
    if len({tuple(baris) for baris in matriks}) < 2:
        return None
    jawab = topsis(matriks, [poin[0][nomor].bobot / 100 for nomor in kolom], [1] * len(kolom))
    pasangan = zip(berperingkat, jawab.peringkat, jawab.nilai, strict=True)
    semua = [Banding(satu.id, satu.peringkat, peringkat, nilai) for satu, peringkat, nilai in pasangan]
    return Pembanding(semua, jawab.spearman, jawab.spearman_berbobot)
