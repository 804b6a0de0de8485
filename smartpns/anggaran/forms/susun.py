"""What the planner types around the best plan: marks, places, assumptions to try, the name of a scenario."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Form, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional, StopValidation

from smartpns.anggaran.rules import Andaian, Daftar
from smartpns.core.errors import DomainError
from smartpns.core.forms import KolomBilangan, KolomDesimal, KolomRupiah
from smartpns.prioritas.rules import KRITERIA, periksa_bobot

PANJANG_TEKS = 2_000
_ALASAN_PANJANG = Length(max=PANJANG_TEKS, message="Alasan paling panjang 2.000 huruf.")


class FormSyarat(FlaskForm):
    wajib = BooleanField("Wajib: semua orangnya harus mulai dalam periode ini")
    semua_atau_tidak = BooleanField("Semua atau tidak: tidak boleh hanya sebagian orangnya yang mulai")
    mulai_akhir = KolomBilangan(
        "Mulai paling akhir",
        description="Tahun; kosongkan bila boleh sampai akhir periode.",
        validators=[Optional(), NumberRange(1900, 2200, "Tulis tahun, misalnya 2028.")],
    )
    alasan = TextAreaField(
        "Alasan",
        validators=[InputRequired("Tulis alasannya, supaya tim dan auditor tahu mengapa."), _ALASAN_PANJANG],
        render_kw={"rows": 3},
    )


class FormKuota(FlaskForm):
    min_tempat = KolomBilangan(
        "Paling sedikit",
        description="Orang selama periode ini; 0 bila tidak ada batas bawah.",
        validators=[InputRequired("Isi 0 bila tidak ada batas bawah."), NumberRange(0, 10**6, "Isi 0 atau lebih.")],
    )
    maks_tempat = KolomBilangan(
        "Paling banyak",
        description="Kosongkan bila tidak dibatasi.",
        validators=[Optional(), NumberRange(0, 10**6, "Isi 0 atau lebih.")],
    )
    alasan = TextAreaField(
        "Alasan",
        validators=[InputRequired("Tulis alasannya, supaya tim dan auditor tahu mengapa."), _ALASAN_PANJANG],
        render_kw={"rows": 3},
    )


class FormSkenario(FlaskForm):
    nama = StringField(
        "Nama skenario",
        description="Misalnya Pagu Februari. Nama yang sudah ada mendapat versi berikutnya.",
        validators=[InputRequired("Beri nama skenario ini, misalnya Pagu Februari."), Length(max=120)],
    )
    daftar = RadioField(
        "Daftar yang dipakai",
        choices=[SelectChoice(d.value, d.label) for d in (Daftar.TERBAIK, Daftar.TIM, Daftar.POTONG)],
        default=Daftar.TERBAIK.value,
    )
    catatan = TextAreaField(
        "Catatan",
        description="Untuk apa skenario ini dibuat. Catatan ikut dibekukan.",
        validators=[Length(max=PANJANG_TEKS, message="Catatan paling panjang 2.000 huruf.")],
        render_kw={"rows": 2},
    )


def _bobot_genap(form: Form, _kolom: object) -> None:
    """Weights are tried all together or not at all."""
    bobot = form.bobot
    if bobot:
        try:
            periksa_bobot(dict(bobot))
        except DomainError as e:
            raise StopValidation(e.pesan) from e


class FormCobaSusun(FlaskForm):
    """Assumptions to try; an empty field stays as it is in force. Years, weights and OPDs are added by `form_coba`."""

    eskalasi = KolomDesimal("Kenaikan biaya per tahun", validators=[Optional(), NumberRange(0, 50, "Isi 0 sampai 50.")])
    perpanjangan = KolomBilangan("Perpanjangan studi berjalan", validators=[Optional()])
    diskon = KolomDesimal(
        "Nilai hilang per tahun tunda", validators=[Optional(), NumberRange(0, 100, "Isi 0 sampai 100.")]
    )
    porsi = KolomDesimal(
        "Pegawai OPD yang boleh pergi bersamaan", validators=[Optional(), NumberRange(0, 100, "Isi 0 sampai 100.")]
    )
    tunda = KolomBilangan("Penundaan paling lama", validators=[Optional(), NumberRange(0, 20, "Isi 0 sampai 20.")])

    @property
    def bobot(self) -> tuple[tuple[str, Decimal], ...]:
        """The weights as typed, none when all of their fields are empty."""
        diisi = {k.kode: self[f"bobot.{k.kode}"].data for k in KRITERIA}
        if all(nilai is None for nilai in diisi.values()):
            return ()
        return tuple((kode, nilai or Decimal(0)) for kode, nilai in sorted(diisi.items()))

    @property
    def andaian(self) -> Andaian:
        """What the form assumes."""
        return Andaian(
            pagu=self._kelompok("pagu", int),
            bobot=self.bobot,
            eskalasi_persen=self.eskalasi.data,
            perpanjangan=self.perpanjangan.data or 0,
            diskon_persen=self.diskon.data,
            porsi_pergi_persen=self.porsi.data,
            tunda=self.tunda.data,
            min_tempat=self._kelompok("min", str),
            maks_tempat=self._kelompok("maks", str),
        )

    def kelompok(self, awalan: str) -> list[Any]:
        """The fields whose names begin so, in the order in which they were added."""
        return [kolom for kolom in self if kolom.name.startswith(f"{awalan}.")]

    def _kelompok(self, awalan: str, kunci: Callable[[str], Any]) -> tuple[tuple[Any, int], ...]:
        isi = ((k.name.removeprefix(f"{awalan}."), k.data) for k in self.kelompok(awalan))
        return tuple(sorted((kunci(nama), nilai) for nama, nilai in isi if nilai is not None))


def form_coba(andaian: Andaian, tahun: range, nama_opd: Mapping[str, str], perpanjangan_terlama: int) -> FormCobaSusun:
    """The form of a period, filled with what is tried already."""

    class FormPeriode(FormCobaSusun):
        pass

    orang = [Optional(), NumberRange(0, 10**6, "Isi 0 atau lebih.")]
    for satu in tahun:
        setattr(FormPeriode, f"pagu.{satu}", KolomRupiah(f"Pagu {satu}", validators=[Optional()]))
    for nomor, kriteria in enumerate(KRITERIA):
        sah = [Optional(), NumberRange(0, 100, "Isi 0 sampai 100.")] if nomor else [_bobot_genap, Optional()]
        setattr(
            FormPeriode,
            f"bobot.{kriteria.kode}",
            KolomDesimal(f"{kriteria.kode} {kriteria.nama}", validators=sah),
        )
    for kode, nama in nama_opd.items():
        setattr(FormPeriode, f"min.{kode}", KolomBilangan(f"{nama}: paling sedikit", validators=orang))
        setattr(FormPeriode, f"maks.{kode}", KolomBilangan(f"{nama}: paling banyak", validators=orang))
    form = FormPeriode(data=_isian(andaian))
    batas = f"Isi 0 sampai {perpanjangan_terlama} semester."
    form.perpanjangan.validators = [Optional(), NumberRange(0, perpanjangan_terlama, batas)]
    return form


def _isian(andaian: Andaian) -> dict[str, Any]:
    """What is tried already, by field name."""
    isi: dict[str, Any] = {
        "eskalasi": andaian.eskalasi_persen,
        "perpanjangan": andaian.perpanjangan or None,
        "diskon": andaian.diskon_persen,
        "porsi": andaian.porsi_pergi_persen,
        "tunda": andaian.tunda,
    }
    isi |= {f"pagu.{tahun}": rupiah for tahun, rupiah in andaian.pagu}
    isi |= {f"bobot.{kode}": nilai for kode, nilai in andaian.bobot}
    isi |= {f"min.{kode}": orang for kode, orang in andaian.min_tempat}
    return isi | {f"maks.{kode}": orang for kode, orang in andaian.maks_tempat}
