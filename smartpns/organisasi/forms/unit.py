"""A unit."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import Optional

from smartpns.core.forms import KolomBilangan
from smartpns.organisasi import queries
from smartpns.organisasi.forms.kolom import KolomEntitas, KolomEnum, sebut_unit, wajib
from smartpns.organisasi.rules import JenisUnit
from smartpns.organisasi.services import IsianUnit


class FormUnit(FlaskForm):
    kode = StringField("Kode unit", wajib("Isi kode unit."), description="Kode SIMPEG atau SOTK, misalnya 1.02.05.")
    nama = StringField("Nama unit", wajib("Isi nama unit."))
    singkatan = StringField("Singkatan", description="Dipakai di tabel. Dikosongkan: awal nama unit.")
    jenis = KolomEnum("Jenis unit", JenisUnit)
    induk = KolomEntitas(
        "Unit induk",
        queries.unit_aktif,
        "Tanpa induk (perangkat daerah)",
        sebut_unit,
        description="Kosongkan hanya untuk perangkat daerah.",
    )
    urutan = KolomBilangan(
        "Nomor urut", validators=[Optional()], description="Urutan tampil; nomor kecil lebih dahulu."
    )

    def isian(self) -> IsianUnit:
        return IsianUnit(
            kode=self.kode.data or "",
            nama=self.nama.data or "",
            singkatan=self.singkatan.data or "",
            jenis=self.jenis.data,
            induk=self.induk.data,
            urutan=self.urutan.data or 0,
        )
