"""What a person types to set a price."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length

from smartpns.core.forms import KolomRupiah, KolomTanggal


class FormHarga(FlaskForm):
    jumlah = KolomRupiah(
        "Harga satuan",
        description="Boleh Rp 8.000.000,- atau 8000000. Isi 0 bila komponen ini memang tidak dibayar.",
        validators=[InputRequired("Isi harga satuan, misalnya Rp8.000.000.")],
    )
    berlaku_mulai = KolomTanggal(
        "Berlaku mulai",
        description="Misalnya 1 Januari 2027. Harga yang sekarang berakhir sehari sebelumnya.",
        validators=[InputRequired("Isi tanggal mulai berlaku, misalnya 1 Januari 2027.")],
    )
    dasar_hukum = StringField(
        "Dasar hukum",
        description="Nomor peraturan atau keputusan. Bila belum ada, tulis Asumsi dan sumbernya.",
        validators=[DataRequired("Isi dasar hukum harga ini, atau tulis Asumsi dan sumbernya."), Length(max=250)],
    )
