"""A post with what it requires, and its places in a unit."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from smartpns.core.forms import KolomBilangan
from smartpns.organisasi import queries
from smartpns.organisasi.forms.kolom import KolomBanyakEntitas, KolomEntitas, KolomEnum, sebut_unit, wajib
from smartpns.organisasi.models import Jabatan
from smartpns.organisasi.rules import JenisJabatan, Jenjang, JenjangJabatan
from smartpns.organisasi.services import IsianFormasi, IsianJabatan

KRITIKAL = ("0 – biasa", "1 – penting", "2 – sangat penting", "3 – kritikal")


class FormJabatan(FlaskForm):
    kode = StringField("Kode jabatan", wajib("Isi kode jabatan."), description="Huruf kecil dan tanda hubung.")
    nama = StringField("Nama jabatan", wajib("Isi nama jabatan."))
    jenis = KolomEnum("Jenis jabatan", JenisJabatan)
    jenjang_jabatan = KolomEnum("Jenjang jabatan", JenjangJabatan)
    jenjang_syarat = KolomEnum("Pendidikan paling rendah", Jenjang, "Belum diatur")
    prodi = KolomBanyakEntitas("Program studi yang diterima", queries.program_aktif)
    rumpun = KolomBanyakEntitas("Rumpun ilmu yang diterima", queries.semua_rumpun, sebut=lambda r: f"{r.kode} {r.nama}")
    kritikal = SelectField(
        "Tingkat kritikal",
        choices=[SelectChoice(str(n), label) for n, label in enumerate(KRITIKAL)],
        coerce=int,
        validators=[InputRequired("Pilih tingkat kritikal.")],
    )
    bup_khusus = KolomBilangan("BUP khusus", validators=[Optional()])
    dasar_bup = StringField("Dasar hukum BUP khusus", [Length(max=200, message="Paling panjang 200 huruf.")])

    def isian(self) -> IsianJabatan:
        return IsianJabatan(
            kode=self.kode.data or "",
            nama=self.nama.data or "",
            jenis=self.jenis.data,
            jenjang_jabatan=self.jenjang_jabatan.data,
            jenjang_syarat=self.jenjang_syarat.data,
            prodi=self.prodi.data or (),
            rumpun=self.rumpun.data or (),
            kritikal=self.kritikal.data,
            bup_khusus=self.bup_khusus.data,
            dasar_bup=self.dasar_bup.data,
        )


def isi_jabatan(jabatan: Jabatan) -> dict[str, Any]:
    """What FormJabatan needs beside the columns of a post."""
    return {
        "prodi": [s.program_studi for s in jabatan.syarat if s.program_studi],
        "rumpun": [s.rumpun for s in jabatan.syarat if s.rumpun],
    }


class FormJumlahFormasi(FlaskForm):
    jumlah = KolomBilangan("Jumlah formasi", validators=[InputRequired("Isi jumlah formasi, 0 atau lebih.")])
    alasan = StringField("Dasar perubahan", [Length(max=300, message="Paling panjang 300 huruf.")])


class FormFormasi(FlaskForm):
    unit = KolomEntitas("Unit", queries.unit_aktif, "Pilih unit", sebut_unit, validators=wajib("Pilih unit."))
    jabatan = KolomEntitas("Jabatan", queries.jabatan_aktif, "Pilih jabatan", validators=wajib("Pilih jabatan."))
    jumlah = KolomBilangan("Jumlah formasi", validators=[InputRequired("Isi jumlah formasi, 0 atau lebih.")])

    def isian(self) -> IsianFormasi:
        return IsianFormasi(self.unit.data, self.jabatan.data, self.jumlah.data or 0)
