"""The outcome of testing one person against one rule: never a pass when data is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smartpns.core.berlabel import Berlabel


class Putusan(Berlabel):
    """Three-valued outcome of a test."""

    LOLOS = "lolos", "Lolos"
    TIDAK = "tidak", "Tidak lolos"
    BELUM_DAPAT_DINILAI = "belum_dapat_dinilai", "Belum dapat dinilai"


@dataclass(frozen=True)
class Penilaian:
    """An outcome with the sentence that explains it by its numbers."""

    putusan: Putusan
    penjelasan: str


def lolos(penjelasan: str) -> Penilaian:
    """Return a pass."""
    return Penilaian(Putusan.LOLOS, penjelasan)


def tidak(penjelasan: str) -> Penilaian:
    """Return a fail."""
    return Penilaian(Putusan.TIDAK, penjelasan)


def belum_dapat_dinilai(penjelasan: str) -> Penilaian:
    """Return "cannot be judged yet"; the sentence says which data is missing."""
    return Penilaian(Putusan.BELUM_DAPAT_DINILAI, penjelasan)


def simpulkan(putusan: Iterable[Putusan]) -> Putusan:
    """Return the outcome of several tests together: one fail fails; else what is not judgeable leaves it open."""
    semua = set(putusan)
    if Putusan.TIDAK in semua:
        return Putusan.TIDAK
    return Putusan.BELUM_DAPAT_DINILAI if Putusan.BELUM_DAPAT_DINILAI in semua else Putusan.LOLOS
