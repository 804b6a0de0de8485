"""Workbooks in and out of the room, by noun."""

from .pagu import IMPOR_PAGU, KOLOM_PAGU, Konteks

__all__ = [
    "IMPOR_PAGU",
    "KOLOM_PAGU",
    "Konteks",
]
