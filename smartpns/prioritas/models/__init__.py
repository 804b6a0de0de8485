"""The room's tables, by noun."""

from .bobot import VersiBobot

__all__ = [
    "VersiBobot",
]
