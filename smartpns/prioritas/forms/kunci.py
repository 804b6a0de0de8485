"""What the planner types to lock the weights of a period and to open them again."""

from flask_wtf import FlaskForm
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length


class FormKunci(FlaskForm):
    """Which version counts, and on what basis; the view fills in the choices."""

    versi = RadioField("Bobot yang dikunci", coerce=int, validators=[InputRequired("Pilih versi bobot.")])
    dasar = StringField(
        "Dasar",
        description="Nomor SK atau berita acara yang menetapkan bobot untuk periode ini.",
        validators=[
            InputRequired("Tulis dasar penguncian."),
            Length(max=250, message="Dasar paling panjang 250 huruf."),
        ],
    )


class FormBukaKunci(FlaskForm):
    """Why the weights must be opened."""

    alasan = TextAreaField(
        "Alasan membuka kunci",
        validators=[
            InputRequired("Tulis alasan membuka kunci."),
            Length(max=2000, message="Alasan paling panjang 2.000 huruf."),
        ],
        render_kw={"rows": 3},
    )
