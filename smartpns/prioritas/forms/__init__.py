"""What people type in this room, by noun."""

from .bobot import FormBobot, baca_bobot

__all__ = [
    "FormBobot",
    "baca_bobot",
]
