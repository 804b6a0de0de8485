"""A linear program with whole numbers, filled row by row and column by column, and solved by HiGHS.

One thread and a fixed seed, and limits in nodes: the same program gives the same answer. Only whoever asks for a
limit in seconds gets an answer that depends on the machine.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import frexp, inf

import highspy
import numpy as np

BUNTU = {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}
TELITI = 1e-9


@dataclass(frozen=True)
class Hasil:
    """What HiGHS found: a value per column, and a bound that no solution exceeds."""

    x: np.ndarray
    batas: float


class Program:
    """Maximise the value of the columns within the bounds of the rows."""

    def __init__(self) -> None:
        self._nilai, self._bawah, self._atas = array("d"), array("d"), array("d")
        self._baris_bawah, self._baris_atas = array("d"), array("d")
        self._awal, self._indeks, self._isi = array("i", [0]), array("i"), array("d")
        self._bulat: list[bool] = []

    def baris(self, bawah: float = -inf, atas: float = inf) -> int:
        """Add a row with its bounds and return its number."""
        self._baris_bawah.append(bawah)
        self._baris_atas.append(atas)
        return len(self._baris_atas) - 1

    def kolom(
        self, nilai: float, atas: float, isi: Iterable[tuple[int, float]], *, bawah: float = 0, bulat: bool = True
    ) -> int:
        """Add a column: its value per unit, its bounds, its (row, coefficient) pairs. Return its number."""
        self._nilai.append(nilai)
        self._bawah.append(bawah)
        self._atas.append(atas)
        self._bulat.append(bulat)
        for baris, koefisien in isi:
            self._indeks.append(baris)
            self._isi.append(koefisien)
        self._awal.append(len(self._indeks))
        return len(self._nilai) - 1

    def selesaikan(
        self,
        celah: float = 0.0,
        simpul: int | None = None,
        detik: float | None = None,
        awal: Mapping[int, float] | None = None,
    ) -> Hasil | None:
        """Solve to the relative gap `celah` within so many nodes and seconds; None when there is no solution.

        `awal` holds the values of some columns in a solution known already; it is found at least.
        """
        if not self._nilai:
            return self._tanpa_kolom()
        skala = self._skala()
        h = _highs(celah, simpul, detik)
        h.passModel(self._lp(skala))
        if awal:
            h.setSolution(len(awal), np.array(list(awal), dtype=np.int32), np.array(list(awal.values())))
        h.run()
        info = h.getInfo()
        if h.getModelStatus() in BUNTU:
            return None
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return self.selesaikan(celah) if simpul is not None or detik is not None else None
        bulat = any(self._bulat)
        batas = info.mip_dual_bound if bulat else info.objective_function_value
        return Hasil(np.array(h.getSolution().col_value), batas / skala)

    def _tanpa_kolom(self) -> Hasil | None:
        sah = all(b <= 0 for b in self._baris_bawah) and all(a >= 0 for a in self._baris_atas)
        return Hasil(np.array([]), 0.0) if sah else None

    def _skala(self) -> float:
        """Return the power of two that brings the largest value near 1,000, where tolerances of 1e-9 are harmless."""
        terbesar = max((abs(n) for n in self._nilai), default=0.0)
        return 2.0 ** (10 - frexp(terbesar)[1]) if terbesar else 1.0

    def _lp(self, skala: float) -> highspy.HighsLp:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._nilai), len(self._baris_atas)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.array(self._nilai) * skala
        lp.col_lower_, lp.col_upper_ = np.array(self._bawah), np.array(self._atas)
        lp.row_lower_, lp.row_upper_ = np.array(self._baris_bawah), np.array(self._baris_atas)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.array(self._awal)
        lp.a_matrix_.index_, lp.a_matrix_.value_ = np.array(self._indeks), np.array(self._isi)
        jenis = highspy.HighsVarType
        lp.integrality_ = [jenis.kInteger if bulat else jenis.kContinuous for bulat in self._bulat]
        return lp


def _highs(celah: float, simpul: int | None, detik: float | None) -> highspy.Highs:
    h = highspy.Highs()
    pilihan: dict[str, bool | int | float | str] = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "mip_rel_gap": celah,
        "mip_abs_gap": TELITI,
        "mip_feasibility_tolerance": TELITI,
        "primal_feasibility_tolerance": TELITI,
    }
    if simpul is not None:
        pilihan["mip_max_nodes"] = simpul
    if detik is not None:
        pilihan["time_limit"] = float(detik)
    for nama, nilai in pilihan.items():
        h.setOptionValue(nama, nilai)
    return h
