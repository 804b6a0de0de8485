"""Use cases of the room, by noun."""

from .bobot import MULAI_BAWAAN, NOMOR_BAWAAN, bobot_bawaan, simpan_bobot
from .kunci import buka_kunci, kunci_bobot
from .pemindahan import coret_pemindahan, pindahkan

__all__ = [
    "MULAI_BAWAAN",
    "NOMOR_BAWAAN",
    "bobot_bawaan",
    "buka_kunci",
    "coret_pemindahan",
    "kunci_bobot",
    "pindahkan",
    "simpan_bobot",
]
