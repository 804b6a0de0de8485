"""Workbooks in and out, by noun."""

from .pagu import IMPOR_PAGU, KOLOM_PAGU
from .pelaksanaan import IMPOR_PELAKSANAAN
from .rka import tulis_rka

__all__ = [
    "IMPOR_PAGU",
    "IMPOR_PELAKSANAAN",
    "KOLOM_PAGU",
    "tulis_rka",
]
