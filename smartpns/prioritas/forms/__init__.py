"""What people type in this room, by noun."""

from .bobot import FormBobot, FormCoba, FormDasar, baca_bobot
from .kunci import FormBukaKunci, FormKunci
from .penilaian import (
    KEADAAN,
    FormAkhiriPenilai,
    FormBukaPenilaian,
    FormNilai,
    FormNilaiBaris,
    FormPenilai,
    SaringanNilai,
    butir_terkirim,
    form_butir,
)
from .perbandingan import FormBatalPerbandingan, FormBukaPerbandingan, FormLembar, form_lembar

__all__ = [
    "KEADAAN",
    "FormAkhiriPenilai",
    "FormBatalPerbandingan",
    "FormBobot",
    "FormBukaKunci",
    "FormBukaPenilaian",
    "FormBukaPerbandingan",
    "FormCoba",
    "FormDasar",
    "FormKunci",
    "FormLembar",
    "FormNilai",
    "FormNilaiBaris",
    "FormPenilai",
    "SaringanNilai",
    "baca_bobot",
    "butir_terkirim",
    "form_butir",
    "form_lembar",
]
