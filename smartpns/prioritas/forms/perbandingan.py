"""What is typed for a pairwise comparison: who compares what, the answers of a sheet, why one is called off."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from smartpns.core.forms import KolomCentang
from smartpns.prioritas.rules import KRITERIA, NAMA_KRITERIA, NILAI_SKALA, Pasangan, daftar_pasangan, sebut_nilai


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
    """The question names both criteria in full; the answers only by code, so that they fit a phone."""
    a, b = (f"{kode} {NAMA_KRITERIA[kode]}" for kode in pasangan)
    return SelectField(
        f"Mana yang lebih penting: {a} atau {b}? Seberapa?",
        choices=[SelectChoice("", "Pilih jawaban"), *(_jawaban(pasangan, nilai) for nilai in NILAI_SKALA)],
        coerce=lambda teks: int(teks) if teks else None,
        render_kw={"data-pasangan": " ".join(pasangan)},
    )


def _jawaban(pasangan: Pasangan, nilai: int) -> SelectChoice:
    kata = sebut_nilai(pasangan, nilai)
    return SelectChoice(str(nilai), kata[:1].upper() + kata[1:])
