"""The room's tables, by noun."""

from .bobot import VersiBobot
from .kunci import KunciBobot
from .pemindahan import Pemindahan

__all__ = [
    "KunciBobot",
    "Pemindahan",
    "VersiBobot",
]
