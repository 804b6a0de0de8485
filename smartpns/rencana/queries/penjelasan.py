"""Why a need has its rank: its neighbours, the rule that parted them, its distance from the cut line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from smartpns.core.errors import TidakDitemukan
from smartpns.prioritas.rules import AturanSeri
from smartpns.rencana.models import BarisRencana
from smartpns.rencana.queries.susunan import Calon, Susunan, baris_rencana
from smartpns.rencana.rules import aturan_seri


@dataclass(frozen=True)
class Penjelasan:
    """One row of the list with its neighbours in the computed ranking, by which points are compared.

    `atas` is the computed rank just above this need. `batas` is how many needs stand above the cut line, None when
    there is no line; `terakhir` and `pertama` are the computed ranks on either side of it.
    """

    baris: BarisRencana
    atas: BarisRencana | None
    batas: int | None
    terakhir: BarisRencana | None
    pertama: BarisRencana | None
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
    def dipindah(self) -> bool:
        """Whether the committee's rank is another than the computed one."""
        return self.baris.peringkat != self.baris.peringkat_hitung

    @property
    def di_atas_garis(self) -> bool:
        """Whether it stands above the line in the list that the committee decided."""
        return self.batas is None or self.baris.peringkat <= self.batas

    @property
    def dihitung_di_atas_garis(self) -> bool:
        """Whether its points alone would put it above the line."""
        return self.batas is None or self.baris.peringkat_hitung <= self.batas

    @property
    def jarak_garis(self) -> float | None:
        """Points above the first computed rank below the line, or lacking to the last one above it; None without."""
        if self.batas is None:
            return None
        if self.dihitung_di_atas_garis:
            return self.baris.skor - self.pertama.skor if self.pertama else None
        return self.terakhir.skor - self.baris.skor if self.terakhir else None


def jelaskan_calon(susunan: Susunan, calon: Calon) -> Penjelasan:
    """Explain a rank of the list as it stands now."""
    dihitung = {satu.terperingkat.hasil.peringkat: satu for satu in susunan.calon}
    return _penjelasan(
        baris_rencana(calon),
        susunan.garis.peringkat if susunan.garis else None,
        lambda nomor: baris_rencana(dihitung[nomor]) if nomor in dihitung else None,
        len(susunan.calon),
    )


def jelaskan_baris(semua: Sequence[BarisRencana], peringkat: int) -> Penjelasan:
    """Explain a rank of a stored version."""
    if not 1 <= peringkat <= len(semua):
        raise TidakDitemukan(f"Peringkat {peringkat} tidak ada; rencana ini berisi {len(semua)} kebutuhan.")
    garis = garis_baris(semua)
    dihitung = {baris.peringkat_hitung: baris for baris in semua}
    return _penjelasan(semua[peringkat - 1], garis.peringkat if garis else None, dihitung.get, len(semua))


def _penjelasan(
    baris: BarisRencana, garis: int | None, dihitung: Callable[[int], BarisRencana | None], banyak: int
) -> Penjelasan:
    """`garis` is the decided rank that the ceilings refuse first, `dihitung` finds a row by its computed rank."""
    return Penjelasan(
        baris=baris,
        atas=dihitung(baris.peringkat_hitung - 1),
        batas=garis - 1 if garis else None,
        terakhir=dihitung(garis - 1) if garis else None,
        pertama=dihitung(garis) if garis else None,
        banyak=banyak,
    )


def garis_baris(semua: Sequence[BarisRencana]) -> BarisRencana | None:
    """The first row that the ceilings refuse; one that cannot be priced draws no line, nor does a scenario's choice."""
    if any(baris.mulai for baris in semua):
        return None
    return next((baris for baris in semua if not baris.termuat and baris.berharga), None)
