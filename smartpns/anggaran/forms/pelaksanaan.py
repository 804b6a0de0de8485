"""What a person types about DPA and realised spending."""

from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import Length, Optional

from smartpns.anggaran.services import Angka
from smartpns.core.forms import KolomRupiah, KolomTanggal


class FormPelaksanaan(FlaskForm):
    """DPA and realised spending of one rekening and year; a part that is not known stays open."""

    dpa = KolomRupiah("Jumlah DPA", validators=[Optional()], description="Isi Rp0 bila tidak dianggarkan.")
    dpa_dasar = StringField(
        "Dasar DPA",
        description="Misalnya DPA-SKPD 5.03.02 atau DPPA, dengan nomornya.",
        validators=[Length(max=250, message="Paling panjang %(max)d huruf.")],
    )
    dpa_tanggal = KolomTanggal("Tanggal DPA", validators=[Optional()])
    realisasi = KolomRupiah(
        "Jumlah realisasi", validators=[Optional()], description="Yang sudah dibelanjakan sampai tanggal dokumennya."
    )
    realisasi_dasar = StringField(
        "Dasar realisasi",
        description="Misalnya Laporan Realisasi Anggaran, dengan nomornya.",
        validators=[Length(max=250, message="Paling panjang %(max)d huruf.")],
    )
    realisasi_tanggal = KolomTanggal("Tanggal realisasi", validators=[Optional()])

    def angka(self, nama: str) -> Angka:
        """One of `dpa` and `realisasi` with its document and date."""
        dasar: Field = self[f"{nama}_dasar"]
        return Angka(self[nama].data, (dasar.data or "").strip() or None, self[f"{nama}_tanggal"].data)
