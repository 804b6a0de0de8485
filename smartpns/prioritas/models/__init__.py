"""The room's tables, by noun."""

from .bobot import VersiBobot
from .kunci import KunciBobot
from .pemindahan import Pemindahan
from .penilaian import ButirPenilaian, LembarNilai, NilaiPenilai, Penilai, Penilaian, Putaran
from .perbandingan import LembarPerbandingan, Perbandingan

__all__ = [
    "ButirPenilaian",
    "KunciBobot",
    "LembarNilai",
    "LembarPerbandingan",
    "NilaiPenilai",
    "Pemindahan",
    "Penilai",
    "Penilaian",
    "Perbandingan",
    "Putaran",
    "VersiBobot",
]
