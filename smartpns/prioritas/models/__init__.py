"""The room's tables, by noun."""

from .bobot import VersiBobot
from .kunci import KunciBobot
from .pemindahan import Pemindahan
from .penilaian import ButirPenilaian, LembarNilai, NilaiPenilai, Penilai, Penilaian, Putaran

__all__ = [
    "ButirPenilaian",
    "KunciBobot",
    "LembarNilai",
    "NilaiPenilai",
    "Pemindahan",
    "Penilai",
    "Penilaian",
    "Putaran",
    "VersiBobot",
]
