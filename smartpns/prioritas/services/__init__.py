"""Use cases of the room, by noun."""

from .bobot import MULAI_BAWAAN, bobot_bawaan, simpan_bobot
from .pemindahan import coret_pemindahan, pindahkan

__all__ = [
    "MULAI_BAWAAN",
    "bobot_bawaan",
    "coret_pemindahan",
    "pindahkan",
    "simpan_bobot",
]
