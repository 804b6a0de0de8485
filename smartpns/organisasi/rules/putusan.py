"""The outcome of testing one person against one rule: never a pass when data is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from smartpns.core.berlabel import Berlabel


class Putusan(Berlabel):
    """Three-valued outcome of a test."""

    LOLOS = "lolos", "Lolos"
    TIDAK = "tidak", "Tidak lolos"
    BELUM_DAPAT_DINILAI = "belum_dapat_dinilai", "Belum dapat dinilai"


class Penilaian(NamedTuple):
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
    hasil = Putusan.LOLOS
    for satu in putusan:
        if satu is Putusan.TIDAK:
            return satu
        if satu is Putusan.BELUM_DAPAT_DINILAI:
            hasil = satu
    return hasil
