"""What people type around the plan, and the filters of the ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from smartpns.core.forms import KolomBilangan, KolomTanggal
from smartpns.organisasi.rules import Jenjang
from smartpns.rencana.queries import Calon

PANJANG_TEKS = 2000


class FormSusun(FlaskForm):
    """`skenario` gets its choices from the view: the versions of the period, and the ranking simply cut."""

    skenario = RadioField("Dasar rencana", default="")
    alasan = TextAreaField(
        "Mengapa tidak ditunggu sampai selesai?",
        description="Wajib selama pengisian atau penilaian masih terbuka. Pimpinan membacanya sebelum menetapkan.",
        validators=[Length(max=PANJANG_TEKS, message="Alasan paling panjang 2.000 huruf.")],
        render_kw={"rows": 2},
    )
    catatan = TextAreaField(
        "Catatan untuk pimpinan",
        description="Misalnya apa yang berubah sejak versi sebelumnya. Catatan ini ikut dibekukan.",
        validators=[Length(max=PANJANG_TEKS, message="Catatan paling panjang 2.000 huruf.")],
        render_kw={"rows": 3},
    )


class FormKirim(FlaskForm):
    """Handing a version to the leadership; the reason is asked for only while the list can still change."""

    alasan = TextAreaField(
        "Mengapa tidak ditunggu sampai selesai?",
        validators=[Length(max=PANJANG_TEKS, message="Alasan paling panjang 2.000 huruf.")],
        render_kw={"rows": 2},
    )


class FormTetapkan(FlaskForm):
    sk_nomor = StringField(
        "Nomor SK",
        description="Seperti tertera di SK, misalnya 800.1.4/123/2027.",
        validators=[
            InputRequired("Nomor SK belum diisi. Tulis seperti tertera di SK."),
            Length(max=100, message="Nomor SK paling panjang 100 huruf."),
        ],
        render_kw={"autocomplete": "off"},
    )
    sk_tanggal = KolomTanggal(
        "Tanggal SK",
        description="Misalnya 5 Maret 2027 atau 5/3/2027.",
        validators=[InputRequired("Tanggal SK belum diisi. Tulis seperti tertera di SK.")],
    )


class FormKembalikan(FlaskForm):
    alasan = TextAreaField(
        "Alasan pengembalian",
        description="Perencana membaca kalimat ini. Tulis apa yang perlu diperbaiki.",
        validators=[
            InputRequired("Tulis alasan pengembalian, supaya perencana tahu apa yang diperbaiki."),
            Length(max=PANJANG_TEKS, message="Alasan paling panjang 2.000 huruf."),
        ],
        render_kw={"rows": 4},
    )


class FormPindah(FlaskForm):
    """`diperiksa` is the rank whose consequences were shown; only that one is stored."""

    ke = KolomBilangan(
        "Menjadi peringkat",
        validators=[InputRequired("Isi peringkat yang dituju.")],
    )
    alasan = TextAreaField(
        "Alasan tim",
        description="Ikut dibekukan dalam rencana dan dibaca pimpinan serta auditor.",
        validators=[
            InputRequired("Tulis alasan pemindahan; pimpinan dan auditor membacanya."),
            Length(max=PANJANG_TEKS, message="Alasan paling panjang 2.000 huruf."),
        ],
        render_kw={"rows": 3},
    )
    diperiksa = HiddenField()

    @property
    def tujuan(self) -> int:
        """The rank that was typed; for a form whose `ke` is valid."""
        assert self.ke.data is not None
        return self.ke.data

    @property
    def sudah_diperiksa(self) -> bool:
        return self.diperiksa.data == str(self.ke.data)

    def langkah(self, langkah: int, kini: int) -> None:
        """Go `langkah` places from the typed rank, or from `kini` when none can be read."""
        if langkah:
            self.ke.process(MultiDict({"ke": str((self.ke.data or kini) + langkah)}))


class FormCoret(FlaskForm):
    alasan = TextAreaField(
        "Alasan mencoret",
        description="Pemindahan yang dicoret tetap tercatat bersama alasan ini.",
        validators=[
            InputRequired("Tulis alasan mencoret pemindahan ini."),
            Length(max=PANJANG_TEKS, message="Alasan paling panjang 2.000 huruf."),
        ],
        render_kw={"rows": 3},
    )


PAGU = {"dalam": "Dalam pagu", "luar": "Di luar pagu"}


@dataclass(frozen=True)
class Saringan:
    """Which needs of the ranking are shown; it lives in the address. Unknown values are left out."""

    opd: str = ""
    program: str = ""
    jenjang: tuple[Jenjang, ...] = ()
    pagu: str = ""

    @classmethod
    def dari(cls, argumen: MultiDict[str, str]) -> "Saringan":
        diminta = set(argumen.getlist("jenjang"))
        return cls(
            opd=argumen.get("opd", ""),
            program=argumen.get("program", ""),
            jenjang=tuple(j for j in Jenjang if j.value in diminta),
            pagu=argumen.get("pagu", "") if argumen.get("pagu") in PAGU else "",
        )

    @property
    def argumen(self) -> dict[str, str | list[str]]:
        """The filters in force as they stand in an address."""
        isi: dict[str, str | list[str]] = {
            "opd": self.opd,
            "program": self.program,
            "jenjang": [j.value for j in self.jenjang],
            "pagu": self.pagu,
        }
        return {nama: nilai for nama, nilai in isi.items() if nilai}

    def tanpa(self, nama: str) -> dict[str, str | list[str]]:
        return {lain: nilai for lain, nilai in self.argumen.items() if lain != nama}

    def pilih(self, semua: Sequence[Calon]) -> list[Calon]:
        """The needs that pass every filter, in their order."""
        return [satu for satu in semua if self._cocok(satu)]

    def _cocok(self, calon: Calon) -> bool:
        baris = calon.terperingkat.baris
        return (
            (not self.opd or baris.opd_kode == self.opd)
            and (not self.program or baris.prodi_kode == self.program)
            and (not self.jenjang or baris.jenjang_tujuan in self.jenjang)
            and (not self.pagu or calon.keputusan.muat == (self.pagu == "dalam"))
        )
