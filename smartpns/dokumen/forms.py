"""What the keeper of the documents types."""

from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from smartpns.core.forms import KolomTanggal
from smartpns.dokumen.rules import UKURAN_TERBESAR, JenisDokumen, ukuran


class BagianRingkasan:
    """The summary, which speaks of the newest version."""

    ringkasan = TextAreaField(
        "Ringkasan",
        validators=[
            DataRequired("Isi ringkasan satu atau dua kalimat."),
            Length(max=600, message="Ringkasan paling panjang 600 huruf."),
        ],
        description="Satu atau dua kalimat yang tampil di daftar dokumen.",
        id="ringkasan-dokumen",  # "ringkasan-galat" is the summary of errors of the page
    )


class FormDokumen(BagianRingkasan, FlaskForm):
    """What a document is."""

    jenis = SelectField(
        "Jenis dokumen",
        choices=[SelectChoice("", "Pilih jenis"), *(SelectChoice(j.value, j.label) for j in JenisDokumen)],
        validators=[DataRequired("Pilih jenis dokumen.")],
        invalid_choice_message="Pilih salah satu jenis dalam daftar.",
    )
    judul = StringField(
        "Judul",
        validators=[DataRequired("Isi judul dokumen."), Length(max=250, message="Judul paling panjang 250 huruf.")],
    )
    unit = SelectField(
        "Unit penerbit",
        validators=[DataRequired("Pilih unit yang menerbitkan dokumen.")],
        invalid_choice_message="Pilih salah satu unit dalam daftar.",
    )

    def __init__(self, penerbit: list[tuple[str, str]], **nilai: Any) -> None:
        super().__init__(**nilai)
        self.unit.choices = [SelectChoice("", "Pilih unit"), *(SelectChoice(i, nama) for i, nama in penerbit)]


class BagianVersi:
    """The fields of one version."""

    nomor = StringField(
        "Nomor dokumen",
        validators=[DataRequired("Isi nomor dokumen."), Length(max=100, message="Nomor paling panjang 100 huruf.")],
    )
    tanggal = KolomTanggal("Tanggal dokumen", validators=[InputRequired("Isi tanggal dokumen.")])
    berlaku_mulai = KolomTanggal("Berlaku mulai", validators=[InputRequired("Isi tanggal mulai berlaku.")])
    berlaku_sampai = KolomTanggal("Berlaku sampai", validators=[Optional()])
    naskah = TextAreaField(
        "Isi yang dapat dibaca",
        validators=[
            DataRequired("Isi naskah dokumen, agar terbaca tanpa membuka PDF."),
            Length(max=200_000, message="Naskah paling panjang 200.000 huruf."),
        ],
    )
    berkas = FileField(
        "Berkas PDF",
        validators=[FileRequired("Pilih berkas PDF.")],
        description=f"PDF tanpa kata sandi dan tanpa tanda tangan elektronik, paling besar {ukuran(UKURAN_TERBESAR)}.",
    )


class FormUnggah(BagianVersi, FormDokumen):
    """A new document with its first version."""


class FormVersi(BagianRingkasan, BagianVersi, FlaskForm):
    """A new version of a document."""
