"""Plan, DPA and realised spending of a budget year beside each other.

Source: PP 12/2019 (RKA, DPA, realisasi APBD). A figure that nobody has entered is None and stays apart from Rp0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Banding:
    """One budget year, or one rekening of it, in rupiah."""

    rencana: int | None
    dpa: int | None
    realisasi: int | None

    @property
    def dpa_kurang_rencana(self) -> int | None:
        """Return DPA minus plan: negative when less was budgeted than planned."""
        return None if self.dpa is None or self.rencana is None else self.dpa - self.rencana

    @property
    def sisa(self) -> int | None:
        """Return what of the DPA was not spent; negative when more was spent."""
        return None if self.dpa is None or self.realisasi is None else self.dpa - self.realisasi

    @property
    def serapan(self) -> Decimal | None:
        """Return realised by DPA as a fraction; None when one is missing or the DPA is Rp0."""
        return Decimal(self.realisasi) / self.dpa if self.dpa and self.realisasi is not None else None

    def sebut_serapan(self, tulis_persen: Callable[[Decimal], str]) -> str:
        """Say the share of the DPA that was spent, or why there is none."""
        if self.dpa is None:
            return "DPA belum diisi"
        if self.realisasi is None:
            return "realisasi belum diisi"
        if self.serapan is None:
            return "DPA Rp0, persen tidak dihitung" if self.realisasi else "tidak dianggarkan"
        return tulis_persen(self.serapan)


def jumlahkan(nilai: list[int | None]) -> int | None:
    """Add what is known; None when nothing is."""
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada) if ada else None
