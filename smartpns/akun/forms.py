"""What people type around their accounts."""

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length


class FormMasuk(FlaskForm):
    nama = StringField(
        "NIP atau nama pengguna",
        validators=[DataRequired("Isi NIP atau nama pengguna Anda."), Length(max=60)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    sandi = PasswordField(
        "Kata sandi",
        validators=[DataRequired("Isi kata sandi Anda."), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
