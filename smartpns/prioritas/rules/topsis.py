"""TOPSIS, a second ranking method to hold beside the weighted sum, and how alike two rankings are.

Source: Hwang & Yoon (1981), Multiple Attribute Decision Making; Pinto da Costa & Soares (2005) for the weighted
correlation, in which the upper places count more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DESIMAL = 9
"""Closeness that is equal to so many decimals keeps the order that is checked."""


@dataclass(frozen=True)
class HasilTopsis:
    """Closeness to the ideal (0-1) and rank, by row, and both correlations (-1 to 1) with the order of the rows."""

    nilai: list[float]
    peringkat: list[int]
    spearman: float
    spearman_berbobot: float


def topsis(matriks: Sequence[Sequence[float]], bobot: Sequence[float], jenis: Sequence[int]) -> HasilTopsis:
    """Rank rows, given best first by another method, by their distance to the ideal and the worst row.

    `bobot` are weights by column, `jenis` is 1 where more is better and -1 where less is. No column may be all zero.
    Raises ValueError for an empty matrix.
    """
    if not len(matriks):
        raise ValueError("TOPSIS needs at least one row")
    nilai = np.asarray(matriks, dtype=float)
    tertimbang = nilai / np.sqrt((nilai**2).sum(axis=0)) * np.asarray(bobot) * np.asarray(jenis)
    ke_ideal = np.sqrt(((tertimbang - tertimbang.max(axis=0)) ** 2).sum(axis=1))
    ke_buruk = np.sqrt(((tertimbang - tertimbang.min(axis=0)) ** 2).sum(axis=1))
    kedekatan = ke_buruk / (ke_ideal + ke_buruk)
    acuan = np.arange(1, len(kedekatan) + 1)
    peringkat = np.empty(len(kedekatan), dtype=int)
    peringkat[np.lexsort((acuan, -np.round(kedekatan, DESIMAL)))] = acuan
    return HasilTopsis(kedekatan.tolist(), peringkat.tolist(), *_korelasi(acuan, peringkat))


def _korelasi(satu: np.ndarray, dua: np.ndarray) -> tuple[float, float]:
    """Spearman's correlation of two rankings without ties, plain and weighted by place; 1 for a single row."""
    n = len(satu)
    if n < 2:
        return 1.0, 1.0
    kuadrat = (satu - dua).astype(float) ** 2
    atas = (n - satu + 1) + (n - dua + 1)
    biasa = 1 - 6 * kuadrat.sum() / (n * (n**2 - 1))
    berbobot = 1 - 6 * (kuadrat * atas).sum() / (n**4 + n**3 - n**2 - n)
    return float(biasa), float(berbobot)
