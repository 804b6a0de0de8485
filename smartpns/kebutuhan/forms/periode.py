"""Opening, closing and extension as local dates and times of the district."""

import re
from datetime import datetime, time
from typing import Any

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, InputRequired

from smartpns.core.formats import TidakTerbaca
from smartpns.core.forms import KolomBilangan, KolomTanggal, KolomTerbaca
from smartpns.core.waktu import instan_lokal, lokal
from smartpns.kebutuhan.forms.opd import PANJANG
from smartpns.kebutuhan.models import Periode

_JAM = re.compile(r"(?:pukul\s*)?(?P<jam>\d{1,2})(?:[.:](?P<menit>\d{2}))?", re.IGNORECASE)


def baca_jam(teks: str) -> time:
    """A time of day: `16.00`, `16:00`, `pukul 8`. Raises TidakTerbaca."""
    cocok = _JAM.fullmatch(teks.strip())
    jam, menit = (int(cocok["jam"]), int(cocok["menit"] or 0)) if cocok else (24, 0)
    if jam > 23 or menit > 59:
        raise TidakTerbaca("jam ini tidak dikenal", "Tulis jam 00.00 sampai 23.59, misalnya 16.00")
    return time(jam, menit)


class KolomJam(KolomTerbaca):
    data: time | None

    def __init__(self, label: str, **lain: Any) -> None:
        super().__init__(label, baca_jam, lambda jam: f"{jam:%H.%M}", **lain)


class FormMasaPeriode(FlaskForm):
    """When the OPDs may fill in."""

    dibuka_pada = KolomTanggal("Tanggal dibuka", validators=[InputRequired("Isi tanggal pembukaan.")])
    dibuka_jam = KolomJam("Jam dibuka", default=time(8), validators=[InputRequired("Isi jam pembukaan.")])
    ditutup_pada = KolomTanggal("Tanggal ditutup", validators=[InputRequired("Isi tanggal penutupan.")])
    ditutup_jam = KolomJam("Jam ditutup", default=time(16), validators=[InputRequired("Isi jam penutupan.")])

    @property
    def dibuka(self) -> datetime:
        return _instan(self.dibuka_pada, self.dibuka_jam)

    @property
    def ditutup(self) -> datetime:
        return _instan(self.ditutup_pada, self.ditutup_jam)


class FormBukaPeriode(FormMasaPeriode):
    tahun = KolomBilangan(
        "Tahun anggaran pertama",
        validators=[InputRequired("Isi tahun anggaran pertama, misalnya 2027.")],
        description="Periode mencakup lima tahun anggaran mulai tahun ini.",
    )


class FormUbahPeriode(FormMasaPeriode):
    alasan = TextAreaField(
        "Alasan perubahan",
        validators=[
            DataRequired("Tulis alasan perubahan; OPD dan auditor akan membacanya."),
            PANJANG,
        ],
        render_kw={"rows": 3},
    )

    @classmethod
    def dari(cls, periode: Periode, *, sudah_dibuka: bool) -> "FormUbahPeriode":
        """The form of a stored period; an opening that has passed is no longer asked."""
        dibuka, ditutup = lokal(periode.dibuka_pada), lokal(periode.ditutup_pada)
        form = cls(
            dibuka_pada=dibuka.date(), dibuka_jam=dibuka.time(), ditutup_pada=ditutup.date(), ditutup_jam=ditutup.time()
        )
        if sudah_dibuka:
            del form.dibuka_pada, form.dibuka_jam
        return form


class FormPerpanjangan(FlaskForm):
    sampai = KolomTanggal("Tanggal batas baru", validators=[InputRequired("Isi tanggal batas baru.")])
    sampai_jam = KolomJam("Jam", default=time(16), validators=[InputRequired("Isi jam batas baru.")])
    alasan = TextAreaField(
        "Alasan perpanjangan",
        validators=[
            DataRequired("Tulis alasan perpanjangan, misalnya nomor surat permohonan OPD."),
            PANJANG,
        ],
        description="Misalnya nomor dan tanggal surat permohonan OPD.",
        render_kw={"rows": 3},
    )

    @property
    def instan(self) -> datetime:
        return _instan(self.sampai, self.sampai_jam)


def _instan(tanggal: KolomTanggal, jam: KolomJam) -> datetime:
    """Date and time as typed in the district, as an instant; for a form that validated."""
    assert tanggal.data and jam.data is not None
    return instan_lokal(datetime.combine(tanggal.data, jam.data))
