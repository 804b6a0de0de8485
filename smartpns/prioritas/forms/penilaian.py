"""What assessors type (values of one need, values of many), what the planner types, and the filters of the lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from smartpns.akun.models import Pengguna
from smartpns.core.forms import KolomCentang
from smartpns.prioritas.queries import ButirSaya
from smartpns.prioritas.rules import KRITERIA, KRITERIA_ORANG, SKALA, IsianNilai

PANJANG = Length(max=2000, message="Tulis paling panjang 2.000 huruf.")
NAMA = {kriteria.kode: kriteria.nama for kriteria in KRITERIA if kriteria.kode in KRITERIA_ORANG}
TAK_DIKENAL = -1
"""Stands for an answer that is on no scale; the rules refuse it."""


def baca_nilai(teks: object) -> int | None:
    """A value as a choice sends it; None for no choice."""
    rapi = str(teks if teks is not None else "").strip()
    return None if not rapi else int(rapi) if rapi in "0123" else TAK_DIKENAL


def _pilihan(kode: str) -> list[SelectChoice]:
    return [SelectChoice(t.nilai, f"{t.nilai} – {t.nama}") for t in SKALA[kode]]


BELUM = SelectChoice("", "Belum")


class FormNilai(FlaskForm):
    """The values of one need, both asked for."""

    k2 = RadioField(
        f"K2 {NAMA['K2']}",
        choices=_pilihan("K2"),
        coerce=baca_nilai,
        validate_choice=False,
        validators=[InputRequired("Pilih nilai K2, 0 sampai 3.")],
    )
    k3 = RadioField(
        f"K3 {NAMA['K3']}",
        choices=_pilihan("K3"),
        coerce=baca_nilai,
        validate_choice=False,
        validators=[InputRequired("Pilih nilai K3, 0 sampai 3.")],
    )
    catatan = TextAreaField("Catatan", validators=[PANJANG], render_kw={"rows": 2})

    @property
    def isian(self) -> IsianNilai:
        return IsianNilai(self.k2.data, self.k3.data, (self.catatan.data or "").strip())


class FormNilaiBaris(Form):
    """The values of one need among many on the page; a value may be left for later."""

    k2 = SelectField("K2", choices=[BELUM, *_pilihan("K2")], coerce=baca_nilai, validate_choice=False)
    k3 = SelectField("K3", choices=[BELUM, *_pilihan("K3")], coerce=baca_nilai, validate_choice=False)
    catatan = StringField("Catatan", validators=[PANJANG])

    @property
    def isian(self) -> IsianNilai:
        return IsianNilai(self.k2.data, self.k3.data, (self.catatan.data or "").strip())


def form_butir(butir: ButirSaya, isi: MultiDict[str, str] | None = None) -> FormNilaiBaris:
    """The form of one row; its fields carry the id of the row."""
    kini = butir.isian
    return FormNilaiBaris(isi, prefix=str(butir.id), k2=kini.k2, k3=kini.k3, catatan=kini.catatan)


class FormPenilai(FlaskForm):
    """Who judges; the accounts that hold the role are the choices."""

    penilai = KolomCentang("Penilai", validate_choice=False, validators=[InputRequired("Pilih penilainya.")])

    def sediakan(self, orang: Iterable[Pengguna]) -> "FormPenilai":
        self.penilai.choices = [SelectChoice(str(satu.id), satu.nama) for satu in orang]
        return self

    def terpilih(self, orang: Sequence[Pengguna]) -> list[Pengguna]:
        dipilih = set(self.penilai.data or ())
        return [satu for satu in orang if str(satu.id) in dipilih]


class FormAkhiriPenilai(FlaskForm):
    alasan = TextAreaField(
        "Alasan mengakhiri tugas",
        description="Misalnya pindah tugas atau cuti. Tercatat dalam jejak audit.",
        validators=[InputRequired("Tulis alasan mengakhiri tugas penilai ini."), PANJANG],
        render_kw={"rows": 3},
    )


class FormBukaPenilaian(FlaskForm):
    alasan = TextAreaField(
        "Alasan membuka kembali",
        description="Tercatat dalam jejak audit.",
        validators=[InputRequired("Tulis alasan membuka kembali penilaian."), PANJANG],
        render_kw={"rows": 3},
    )


KEADAAN = {"belum": "Belum dinilai", "sudah": "Sudah dinilai"}


@dataclass(frozen=True)
class SaringanNilai:
    """Which needs of a sheet are shown; it lives in the address. Unknown values are left out."""

    keadaan: str = ""
    opd: str = ""
    kata: str = ""

    @classmethod
    def dari(cls, argumen: MultiDict[str, str]) -> "SaringanNilai":
        keadaan = argumen.get("keadaan", "")
        return cls(
            keadaan=keadaan if keadaan in KEADAAN else "",
            opd=argumen.get("opd", ""),
            kata=" ".join(argumen.get("kata", "").split())[:200],
        )

    @property
    def argumen(self) -> dict[str, str]:
        """The filters in force as they stand in an address."""
        isi = {"keadaan": self.keadaan, "opd": self.opd, "kata": self.kata}
        return {nama: nilai for nama, nilai in isi.items() if nilai}

    def pilih(self, semua: Sequence[ButirSaya]) -> list[ButirSaya]:
        return [satu for satu in semua if self._cocok(satu)]

    def _cocok(self, butir: ButirSaya) -> bool:
        b = butir.baris
        return (
            (not self.keadaan or butir.isian.lengkap == (self.keadaan == "sudah"))
            and (not self.opd or b.opd_kode == self.opd)
            and (not self.kata or self.kata.lower() in f"{b.jabatan_nama} {b.prodi_nama} {b.kode} {b.alasan}".lower())
        )


def butir_terkirim(semua: Sequence[ButirSaya], isi: MultiDict[str, str]) -> dict[UUID, FormNilaiBaris]:
    """The rows that a sent page carried, with what was typed in each."""
    return {satu.id: form_butir(satu, isi) for satu in semua if f"{satu.id}-k2" in isi}
