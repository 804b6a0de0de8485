"""What people type in this room, by noun."""

from .bobot import FormBobot, FormCoba, baca_bobot
from .kunci import FormBukaKunci, FormKunci

__all__ = [
    "FormBobot",
    "FormBukaKunci",
    "FormCoba",
    "FormKunci",
    "baca_bobot",
]
