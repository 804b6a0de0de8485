"""What the OPD types: one need, a reason. What the words mean is settled by `rules`, not here."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from smartpns.core.berlabel import Berlabel
from smartpns.core.forms import KolomBilangan
from smartpns.core.teks import tanpa_siluman
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.rules import DUKUNGAN_RPJMD, IsianKebutuhan, Temuan
from smartpns.organisasi.forms import IsianPembagian
from smartpns.organisasi.models import Jabatan, Unit
from smartpns.organisasi.rules import JENJANG_STUDI, Jenjang, Lokasi, Pembiayaan, StatusJabatan

PANJANG_TEKS = 2_000
DUKUNGAN = (
    SelectChoice("", "Belum dinilai"),
    *(SelectChoice(str(n), f"{n} – {label[:1].upper()}{label[1:]}") for n, label in enumerate(DUKUNGAN_RPJMD)),
)
NAMA_ISIAN = {"unit": "unit_id", "jabatan": "jabatan_id"}
"""Form fields whose name differs from that of the row they fill."""


class Diharapkan:
    """Marks a question that the rules require; the rules say so themselves, with how to mend it."""

    field_flags = {"required": True}  # noqa: RUF012

    def __call__(self, form: Any, field: Field) -> None:
        pass


def kosong_atau(baca: Callable[..., Any]) -> Callable[[Any], Any]:
    """A coercion for choices: what is empty, or not one of them, is None; the rules then ask for it."""

    def coerce(nilai: Any) -> Any:
        try:
            return None if nilai in ("", None) else baca(nilai)
        except ValueError:
            return None

    return coerce


def pilihan_jenjang(kosong: str, *, tujuan: bool) -> list[SelectChoice]:
    """Levels of education; as a goal only those that are studied for."""
    semua = [SelectChoice(j.value, j.label) for j in (JENJANG_STUDI if tujuan else Jenjang)]
    return [SelectChoice("", kosong), *semua]


def pilihan_enum(kelas: type[Berlabel]) -> dict[str, Any]:
    return {
        "choices": [SelectChoice(*p) for p in kelas.pilihan()],
        "coerce": kosong_atau(kelas),
        "validate_choice": False,
    }


PANJANG = Length(max=PANJANG_TEKS, message="Paling panjang %(max)d huruf.")


class FormKebutuhan(IsianPembagian, FlaskForm):
    """One row of Rencana Kebutuhan Tugas Belajar."""

    versi = HiddenField()
    asal = HiddenField()
    unit = SelectField("Unit kerja", coerce=kosong_atau(UUID), validate_choice=False, validators=[Diharapkan()])
    jabatan = SelectField("Jabatan", coerce=kosong_atau(UUID), validate_choice=False, validators=[Diharapkan()])
    jenjang_saat_ini = SelectField(
        "Pendidikan pemangku saat ini",
        choices=pilihan_jenjang("Belum diketahui", tujuan=False),
        coerce=kosong_atau(Jenjang),
        validate_choice=False,
        description="Jenjang terakhir orang yang akan belajar. Terisi dari data pegawai bila ada.",
    )
    jenjang_tujuan = SelectField(
        "Jenjang yang dituju",
        choices=pilihan_jenjang("Pilih jenjang", tujuan=True),
        coerce=kosong_atau(Jenjang),
        validate_choice=False,
        validators=[Diharapkan()],
    )
    alasan_jenjang = StringField(
        "Alasan bila jenjang tidak naik",
        validators=[PANJANG],
        description="Isi hanya bila jenjang dituju sama atau lebih rendah, misalnya D-III kedua sesuai SKJ.",
    )
    program_studi = StringField(
        "Program studi",
        validators=[Diharapkan(), Length(max=200, message="Nama program studi paling panjang %(max)d huruf.")],
        description="Ketik namanya, lalu pilih dari saran. Nama yang tidak ada di saran tetap disimpan.",
    )
    jumlah = KolomBilangan("Jumlah orang", validators=[Diharapkan()])
    tahun_mulai = SelectField(
        "Tahun mulai kuliah", coerce=kosong_atau(int), validate_choice=False, validators=[Diharapkan()]
    )
    lama_semester = KolomBilangan(
        "Lama studi", description="Kosongkan untuk memakai lama yang lazim (S1 8 semester, S2 4 semester)."
    )
    pembiayaan = RadioField("Sumber biaya utama", validators=[Diharapkan()], **pilihan_enum(Pembiayaan))
    status_jabatan = RadioField(
        "Status jabatan selama belajar", validators=[Diharapkan()], **pilihan_enum(StatusJabatan)
    )
    lokasi = RadioField("Tempat kuliah", validators=[Diharapkan()], **pilihan_enum(Lokasi))
    alasan = TextAreaField(
        "Alasan kebutuhan",
        validators=[Diharapkan(), PANJANG],
        description="Jelaskan kesenjangannya dengan angka. Jangan menulis nama atau NIP pegawai.",
    )
    dukungan_rpjmd = RadioField("Dukungan pada RPJMD", choices=DUKUNGAN, coerce=kosong_atau(int), validate_choice=False)
    dukungan_teks = StringField(
        "Misi, sasaran, atau program RPJMD yang didukung",
        validators=[PANJANG],
        description="Misalnya: Misi 2, program penyelenggaraan SPBE.",
    )
    prioritas_opd = KolomBilangan(
        "Prioritas OPD", description="1 adalah yang paling penting. Kosongkan untuk menaruhnya paling akhir."
    )
    keterangan = TextAreaField("Keterangan", validators=[PANJANG])

    def sediakan(self, periode: Periode, unit: Iterable[Unit], jabatan: Iterable[Jabatan]) -> "FormKebutuhan":
        """Fill the choices that come from the data."""
        self.unit.choices = [SelectChoice(str(u.id), u.nama) for u in unit]
        self.jabatan.choices = [
            SelectChoice("", "Pilih jabatan"),
            *(SelectChoice(str(j.id), j.nama) for j in jabatan),
        ]
        self.tahun_mulai.choices = [
            SelectChoice("", "Pilih tahun"),
            *(SelectChoice(str(t)) for t in periode.daftar_tahun),
        ]
        return self

    def isian(self, dasar: IsianKebutuhan) -> IsianKebutuhan:
        """What was typed, over the values that this form does not ask."""
        nilai = {NAMA_ISIAN.get(n, n): self[n].data for n in KOLOM}
        return replace(dasar, **{n: v for n, v in nilai.items() if v is not None or n not in TEKS})

    def tampilkan_temuan(self, temuan: Iterable[Temuan]) -> None:
        """Put what the rules found beside the fields; a cell that could not be read has its own sentence already."""
        terbaca = [n for n in KOLOM if not self[n].errors]
        for t in temuan:
            if t.kolom in terbaca:
                self[t.kolom].errors = [*self[t.kolom].errors, t.kalimat]

    def sebutan(self, nama: str, nilai: str) -> str:
        """A typed value as a person reads it: the label of a choice, else the words."""
        pilihan = getattr(self[nama], "choices", None) or ()
        return {p.value: p.label for p in pilihan}.get(nilai, nilai) or "(kosong)"


KOLOM = [n for f in fields(IsianKebutuhan) if hasattr(FormKebutuhan, n := f.name.removesuffix("_id"))]
"""The questions, in the order of the row."""
TEKS = frozenset({"alasan_jenjang", "program_studi", "nama_sponsor", "alasan", "dukungan_teks", "keterangan", "lokasi"})
"""Values that are never None in a row."""


class FormAlasan(FlaskForm):
    """Why something goes back."""

    alasan = TextAreaField(
        "Alasan",
        validators=[Diharapkan(), PANJANG],
        description="Tulis apa yang harus diperbaiki, sejelas mungkin. Operator membacanya di daftar tugas.",
    )


class FormAbaikan(FlaskForm):
    """Why a proposal from the figures is not taken up."""

    alasan = TextAreaField(
        "Mengapa saran ini diabaikan?",
        validators=[Diharapkan(), PANJANG],
        description="Misalnya: formasi akan diisi lewat mutasi. Perencana membacanya saat verifikasi.",
    )


class FormLepas(FlaskForm):
    """Why an unfilled need is not carried over."""

    alasan = TextAreaField(
        "Mengapa tidak diteruskan?",
        validators=[Diharapkan(), PANJANG],
        description="Misalnya: jabatannya sudah terisi lewat mutasi. Perencana membacanya saat verifikasi.",
    )


def nilai_form(isian: IsianKebutuhan) -> dict[str, str]:
    """A row as the texts its form would send."""
    return {n: _teks(getattr(isian, NAMA_ISIAN.get(n, n))) for n in KOLOM}


def _teks(nilai: Any) -> str:
    return "" if nilai is None else str(nilai)


def asal_tertulis(isian: IsianKebutuhan) -> str:
    """What the row was when its form was opened, to be sent back with the form."""
    return json.dumps(nilai_form(isian), ensure_ascii=False)


def baca_asal(teks: str | None) -> dict[str, str]:
    """The row as it was when the form was opened; {} when the form does not say."""
    try:
        isi = json.loads(teks or "{}")
    except ValueError:
        return {}
    return {n: tanpa_siluman(str(isi[n])) for n in KOLOM if n in isi} if isinstance(isi, dict) else {}


def susun_kiriman(kiriman: Mapping[str, str], rekan: Mapping[str, str] | None = None) -> MultiDict[str, str]:
    """What was sent, with the nearest programme that was clicked and the colleague's values that were chosen."""
    isi = MultiDict(kiriman)
    if kiriman.get("pilihan_program"):
        isi["program_studi"] = kiriman["pilihan_program"]
    for nama in KOLOM:
        if rekan is not None and kiriman.get(f"pilih-{nama}") == "rekan":
            isi[nama] = rekan[nama]
    return isi
