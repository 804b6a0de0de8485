"""A dated row of a parameter."""

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Optional

from smartpns.core.forms import KolomDesimal, KolomTanggal
from smartpns.organisasi.forms.kolom import wajib
from smartpns.organisasi.services import IsianParameter


class FormParameter(FlaskForm):
    nilai = KolomDesimal("Nilai", validators=[InputRequired("Isi nilainya.")])
    berlaku_mulai = KolomTanggal("Berlaku mulai", validators=[InputRequired("Isi tanggal mulai berlaku.")])
    berlaku_sampai = KolomTanggal(
        "Berlaku sampai", validators=[Optional()], description="Kosongkan bila masih berlaku."
    )
    dasar_hukum = TextAreaField(
        "Dasar hukum", wajib("Sebutkan dasar hukumnya."), description="Nama dan nomor peraturan.", render_kw={"rows": 2}
    )

    def isian(self, kode: str) -> IsianParameter:
        assert self.nilai.data is not None and self.berlaku_mulai.data
        return IsianParameter(
            kode=kode,
            nilai=self.nilai.data,
            berlaku_mulai=self.berlaku_mulai.data,
            dasar_hukum=self.dasar_hukum.data or "",
            berlaku_sampai=self.berlaku_sampai.data,
        )
