"""Why a need has its rank: its neighbours, the rule that parted them, its distance from the cut line."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartpns.core.errors import TidakDitemukan
from smartpns.prioritas.rules import AturanSeri
from smartpns.rencana.models import BarisRencana
from smartpns.rencana.queries.susunan import Calon, Susunan, baris_rencana
from smartpns.rencana.rules import aturan_seri


@dataclass(frozen=True)
class Penjelasan:
    """One row of the list with the row above it and the two rows on either side of the cut line.

    `garis` is the first need that the ceilings refuse, `atas_garis` the last one above it.
    """

    baris: BarisRencana
    atas: BarisRencana | None
    garis: BarisRencana | None
    atas_garis: BarisRencana | None
    banyak: int

    @property
    def aturan(self) -> AturanSeri | None:
        """The rule that put this need below the one above; None for the first."""
        return None if self.atas is None else aturan_seri(self.atas, self.baris)

    @property
    def kurang_ke_atas(self) -> float:
        """Points that this need lacks to the one above."""
        return self.atas.skor - self.baris.skor if self.atas else 0.0

    @property
    def di_atas_garis(self) -> bool:
        return self.garis is None or self.baris.peringkat < self.garis.peringkat

    @property
    def jarak_garis(self) -> float | None:
        """Points above the first refused need, or points lacking to the last need above the line; None without one."""
        if self.garis is None:
            return None
        if self.di_atas_garis:
            return self.baris.skor - self.garis.skor
        return self.atas_garis.skor - self.baris.skor if self.atas_garis else None


def jelaskan_calon(susunan: Susunan, calon: Calon) -> Penjelasan:
    """Explain a rank of the list as it stands now."""
    semua = susunan.calon
    garis = susunan.garis
    return Penjelasan(
        baris=baris_rencana(calon),
        atas=_baris(semua, calon.peringkat - 1),
        garis=baris_rencana(garis) if garis else None,
        atas_garis=_baris(semua, garis.peringkat - 1) if garis else None,
        banyak=len(semua),
    )


def _baris(semua: Sequence[Calon], peringkat: int) -> BarisRencana | None:
    return baris_rencana(semua[peringkat - 1]) if peringkat else None


def jelaskan_baris(semua: Sequence[BarisRencana], peringkat: int) -> Penjelasan:
    """Explain a rank of a stored version."""
    if not 1 <= peringkat <= len(semua):
        raise TidakDitemukan(f"Peringkat {peringkat} tidak ada; rencana ini berisi {len(semua)} kebutuhan.")
    garis = garis_baris(semua)
    return Penjelasan(
        baris=semua[peringkat - 1],
        atas=semua[peringkat - 2] if peringkat > 1 else None,
        garis=garis,
        atas_garis=semua[garis.peringkat - 2] if garis and garis.peringkat > 1 else None,
        banyak=len(semua),
    )


def garis_baris(semua: Sequence[BarisRencana]) -> BarisRencana | None:
    """The first row that the ceilings refuse; one that cannot be priced draws no line."""
    return next((baris for baris in semua if not baris.termuat and baris.berharga), None)
