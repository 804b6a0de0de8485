"""The room's tables, by noun."""

from .bobot import VersiBobot
from .pemindahan import Pemindahan

__all__ = [
    "Pemindahan",
    "VersiBobot",
]
