"""What people type in this room, by noun."""

from .bobot import FormBobot, FormCoba, FormDasar, baca_bobot
from .kunci import FormBukaKunci, FormKunci
from .perbandingan import FormBatalPerbandingan, FormBukaPerbandingan, FormLembar, form_lembar

__all__ = [
    "FormBatalPerbandingan",
    "FormBobot",
    "FormBukaKunci",
    "FormBukaPerbandingan",
    "FormCoba",
    "FormDasar",
    "FormKunci",
    "FormLembar",
    "baca_bobot",
    "form_lembar",
]
