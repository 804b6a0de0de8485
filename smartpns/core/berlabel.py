"""Enums whose value goes to the database and whose label goes to the screen."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Berlabel(StrEnum):
    """A string enum with an Indonesian label: `SETUJU = "setuju", "Disetujui"`.

    The label has a default only for type checkers, which would else refuse the look-up by value, `Setuju("setuju")`.
    """

    label: str

    def __new__(cls, nilai: str, label: str = "") -> Self:
        anggota = str.__new__(cls, nilai)
        anggota._value_ = nilai
        anggota.label = label
        return anggota

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        """Return (value, label) pairs in the order of definition, as a select field wants them."""
        return [(anggota.value, anggota.label) for anggota in cls]
