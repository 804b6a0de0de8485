"""What the planner types: a verdict on a row, a reason, a canonical programme for somebody's words."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Optional
from wtforms.widgets import HiddenInput

from smartpns.core.forms import KolomBilangan
from smartpns.kebutuhan.forms.opd import PANJANG
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.organisasi.models import ProgramStudi


class FormPutusan(FlaskForm):
    """A verdict that needs no more than a button; `versi` is the row as the planner saw it."""

    versi = IntegerField(widget=HiddenInput(), validators=[Optional()])


class FormSesuaikan(FormPutusan):
    jumlah = KolomBilangan("Jumlah yang disetujui", validators=[InputRequired("Isi jumlah orang yang disetujui.")])
    alasan = TextAreaField(
        "Alasan penyesuaian",
        validators=[DataRequired("Tulis alasan penyesuaian; OPD dan pimpinan akan membacanya."), PANJANG],
        render_kw={"rows": 2},
    )


class FormKembalikanBaris(FormPutusan):
    alasan = TextAreaField(
        "Yang harus diperbaiki OPD",
        validators=[DataRequired("Tulis apa yang harus diperbaiki OPD pada baris ini."), PANJANG],
        render_kw={"rows": 2},
    )


def form_baris(kelas: type[FormPutusan], baris: Kebutuhan, **awal: Any) -> FormPutusan:
    """The form of one row among many on the page: its fields carry the number of the row."""
    nama = kelas.__name__.removeprefix("Form").lower()
    return kelas(prefix=f"{nama}-{baris.nomor}", versi=baris.versi, **awal)


class FormKembalikanUsulan(FlaskForm):
    alasan = TextAreaField(
        "Alasan pengembalian",
        validators=[
            DataRequired("Tulis alasan pengembalian, supaya OPD tahu apa yang harus diperbaiki."),
            PANJANG,
        ],
        description="OPD membacanya di daftar tugas dan memperbaikinya sebelum mengajukan lagi.",
        render_kw={"rows": 6},
    )


class FormBukaKembali(FlaskForm):
    alasan = TextAreaField(
        "Alasan membuka kembali",
        validators=[DataRequired("Tulis alasan membuka kembali verifikasi."), PANJANG],
        description="Dicatat dalam riwayat usulan dan dibaca OPD serta auditor.",
        render_kw={"rows": 4},
    )


class FormPemetaan(FlaskForm):
    """Words of an OPD and the canonical programme they stand for."""

    kata = HiddenField(validators=[DataRequired()])
    usulan = HiddenField()
    program = SelectField(
        "Program studi baku",
        coerce=lambda teks: UUID(str(teks)) if teks else None,
        validators=[DataRequired("Pilih program studi baku dari daftar.")],
        description="Ketik beberapa huruf untuk mencari.",
    )
    jadikan_alias = BooleanField(
        "Ingat sebagai nama lain",
        description="Tahun depan kata ini langsung dikenal. Jangan dicentang bila kata ini dapat berarti program lain.",
    )

    def sediakan(self, daftar: Iterable[ProgramStudi]) -> "FormPemetaan":
        self.program.choices = [("", "Pilih program studi"), *((str(p.id), p.nama) for p in daftar)]
        return self
