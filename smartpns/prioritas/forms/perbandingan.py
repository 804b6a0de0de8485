"""What is typed for a pairwise comparison: who compares what, the answers of a sheet, why one is called off."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import SelectField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from smartpns.prioritas.rules import KRITERIA, NAMA_KRITERIA, NILAI_SKALA, SKALA_AHP, Pasangan, daftar_pasangan


class KolomCentang(SelectMultipleField):
    """Any number of choices, each with its own box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class FormBukaPerbandingan(FlaskForm):
    """Which criteria are compared and by whom; the view fills in the people who may judge."""

    kriteria = KolomCentang(
        "Kriteria yang dibandingkan",
        choices=[SelectChoice(satu.kode, f"{satu.kode} {satu.nama}") for satu in KRITERIA],
        description="Yang tidak ikut mendapat bobot 0.",
        validators=[InputRequired("Pilih kriteria yang dibandingkan.")],
    )
    penilai = KolomCentang("Penilai yang mengisi sendiri")
    kertas = TextAreaField(
        "Penilai tanpa akun",
        description="Satu nama setiap baris. Mereka menjawab di kertas, Anda yang mengetikkannya.",
        validators=[Length(max=2000, message="Daftar nama paling panjang 2.000 huruf.")],
        render_kw={"rows": 3},
    )


class FormBatalPerbandingan(FlaskForm):
    """Why a comparison is called off."""

    alasan = TextAreaField(
        "Alasan membatalkan",
        validators=[
            InputRequired("Tulis alasan membatalkan."),
            Length(max=2000, message="Alasan paling panjang 2.000 huruf."),
        ],
        render_kw={"rows": 3},
    )


class FormLembar(FlaskForm):
    """One question per pair, added by `form_lembar`; an answer may be left open until the sheet is handed in."""

    pasangan: Sequence[Pasangan] = ()

    @property
    def penilaian(self) -> dict[Pasangan, int | None]:
        return {satu: self["-".join(satu)].data for satu in self.pasangan}


def form_lembar(kriteria: Sequence[str]) -> type[FormLembar]:
    """The form of a comparison of these criteria."""
    pasangan = daftar_pasangan(kriteria)
    pertanyaan = {"-".join(satu): _pertanyaan(satu) for satu in pasangan}
    return type("FormLembarKriteria", (FormLembar,), {"pasangan": pasangan, **pertanyaan})


def _pertanyaan(pasangan: Pasangan) -> SelectField:
    a, b = (f"{kode} {NAMA_KRITERIA[kode]}" for kode in pasangan)
    jawaban = [
        SelectChoice(str(n), f"{a if n > 0 else b} {SKALA_AHP[abs(n)]} ({abs(n)})") for n in NILAI_SKALA if n != 1
    ]
    jawaban.insert(len(jawaban) // 2, SelectChoice("1", "Keduanya sama penting (1)"))
    return SelectField(
        f"Mana yang lebih penting: {a} atau {b}? Seberapa?",
        choices=[SelectChoice("", "Pilih jawaban"), *jawaban],
        coerce=lambda teks: int(teks) if teks else None,
        render_kw={"data-pasangan": " ".join(pasangan)},
    )
