"""What the planner types to try other weights and to store new ones."""

import re
from decimal import Decimal

from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from smartpns.core.formats import TidakTerbaca
from smartpns.core.forms import KolomTanggal, KolomTerbaca
from smartpns.core.teks import tulis_desimal
from smartpns.prioritas.rules import KODE_KRITERIA, KRITERIA


def baca_bobot(teks: str) -> Decimal:
    """A weight as people type it: `12,5`, `12.5`, `12`. Raises TidakTerbaca."""
    rapi = teks.strip().rstrip("%").strip()
    if not re.fullmatch(r"\d{1,3}([.,]\d{1,4})?", rapi):
        raise TidakTerbaca("bobot ini tidak terbaca", "Tulis angka 0 sampai 100, misalnya 12,5")
    return Decimal(rapi.replace(",", "."))


class FormDasar(FlaskForm):
    """The day from which new weights count, and on what they rest."""

    berlaku_mulai = KolomTanggal(
        "Berlaku mulai",
        description="Misalnya 1 Maret 2027. Periode yang sudah dikunci tetap memakai bobot terkuncinya.",
        validators=[InputRequired("Isi tanggal mulai berlaku.")],
    )
    dasar = StringField(
        "Dasar",
        description="Nomor SK atau berita acara yang menetapkan bobot ini.",
        validators=[
            InputRequired("Tulis dasar bobot ini."),
            Length(max=250, message="Dasar paling panjang 250 huruf."),
        ],
    )
    alasan = TextAreaField(
        "Alasan perubahan",
        validators=[
            InputRequired("Tulis alasan mengubah bobot."),
            Length(max=2000, message="Alasan paling panjang 2.000 huruf."),
        ],
        render_kw={"rows": 3},
    )


class FormCoba(FlaskForm):
    """One field per criterion, added below."""

    @property
    def bobot(self) -> list[KolomTerbaca]:
        """The fields of the weights, in the order of the criteria."""
        return [self[kode] for kode in KODE_KRITERIA]

    @property
    def nilai(self) -> dict[str, Decimal]:
        """The weights as typed; an empty field counts 0."""
        return {kode: self[kode].data or Decimal(0) for kode in KODE_KRITERIA}

    @property
    def jumlah(self) -> Decimal:
        return sum(self.nilai.values(), Decimal(0))


for _kriteria in KRITERIA:
    setattr(
        FormCoba,
        _kriteria.kode,
        KolomTerbaca(
            f"{_kriteria.kode} {_kriteria.nama}",
            baca_bobot,
            tulis_desimal,
            render_kw={"inputmode": "decimal", "autocomplete": "off", "data-bobot": True},
        ),
    )


class FormBobot(FormCoba, FormDasar):
    """New weights, typed."""
