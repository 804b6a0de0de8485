"""Use cases of the room, by noun."""

from .bobot import MULAI_BAWAAN, bobot_bawaan, simpan_bobot

__all__ = [
    "MULAI_BAWAAN",
    "bobot_bawaan",
    "simpan_bobot",
]
