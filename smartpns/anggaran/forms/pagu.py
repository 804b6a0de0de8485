"""What a person types to set a ceiling."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length

from smartpns.core.forms import KolomRupiah


class FormPagu(FlaskForm):
    jumlah = KolomRupiah(
        "Pagu tugas belajar",
        description="Boleh Rp 600.000.000,- atau 600 juta.",
        validators=[InputRequired("Isi pagu, misalnya Rp600.000.000. Isi 0 bila tidak ada anggaran.")],
    )
    dasar_hukum = StringField(
        "Dasar hukum",
        description="Misalnya Perda APBD, KUA-PPAS, atau RPJMD, dengan nomor dan tahunnya.",
        validators=[DataRequired("Isi dasar hukum pagu ini, atau tulis Asumsi dan sumbernya."), Length(max=250)],
    )
