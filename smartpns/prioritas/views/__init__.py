"""Pages of the room; every module hangs its views on `bp`."""

from . import bobot, kelola_penilaian, kunci, lembar, penilaian, perbandingan, tugas_penilai
from .blueprint import bp

__all__ = [
    "bobot",
    "bp",
    "kelola_penilaian",
    "kunci",
    "lembar",
    "penilaian",
    "perbandingan",
    "tugas_penilai",
]
