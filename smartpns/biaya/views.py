"""The price list: what is in force on a day, one price with its history, setting a new one."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.biaya import queries, services
from smartpns.biaya.forms import FormHarga
from smartpns.biaya.rules import Komponen
from smartpns.biaya.sheets import IMPOR_HARGA
from smartpns.core.formats import TidakTerbaca, baca_tanggal, rupiah, tanggal, terbilang
from smartpns.core.forms import form_transaction
from smartpns.core.impor import TujuanImpor, pasang_impor
from smartpns.core.waktu import hari_ini
from smartpns.organisasi.rules import Jenjang, Lokasi

bp = Blueprint("biaya", __name__, url_prefix="/biaya")


def _salah_satu(nama: str, pilihan: type[Komponen] | type[Jenjang] | type[Lokasi]) -> str:
    return f"<any({', '.join(pilihan)}):{nama}>"


SATU_HARGA = "/".join(
    ("", _salah_satu("komponen", Komponen), _salah_satu("jenjang", Jenjang), _salah_satu("lokasi", Lokasi))
)


@bp.get("")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def daftar() -> ResponseReturnValue:
    lokasi = _lokasi_dipilih()
    pada, salah = _tanggal_dipilih()
    matriks = queries.matriks(lokasi, pada)
    return render_template(
        "biaya/daftar.html",
        lokasi=lokasi,
        pada=pada,
        tanggal_salah=salah,
        berharga=[baris for baris in matriks if baris.harga],
        tanpa_harga=[baris.jenjang for baris in matriks if not baris.harga],
        tanpa_ukt=[baris.jenjang for baris in matriks if baris.harga and Komponen.UKT not in baris.harga],
        jumlah_asumsi=sum(harga.asumsi for baris in matriks for harga in baris.harga.values()),
        semua_komponen=list(Komponen),
        semua_lokasi=list(Lokasi),
    )


def _tujuan_impor() -> TujuanImpor:
    return TujuanImpor(
        IMPOR_HARGA,
        kembali=url_for("biaya.daftar"),
        label_kembali="Lihat standar biaya",
        keterangan="Unduh harga yang berlaku, ubah di Excel, lalu unggah kembali.",
        remah=[("Anggaran", url_for("anggaran.proyeksi")), ("Standar biaya", url_for("biaya.daftar"))],
    )


pasang_impor(bp, "/impor", tujuan=_tujuan_impor, izin=perlu_izin(Izin.ATUR_ANGGARAN), pelaku=pelaku)


@bp.get(SATU_HARGA)
@perlu_izin(Izin.LIHAT_ANGGARAN)
def harga(komponen: str, jenjang: str, lokasi: str) -> ResponseReturnValue:
    kunci = Komponen(komponen), Jenjang(jenjang), Lokasi(lokasi)
    return render_template("biaya/harga.html", kunci=kunci, riwayat=queries.riwayat_harga(*kunci), hari_ini=hari_ini())


@bp.route(f"{SATU_HARGA}/atur", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def atur(komponen: str, jenjang: str, lokasi: str) -> ResponseReturnValue:
    kunci = Komponen(komponen), Jenjang(jenjang), Lokasi(lokasi)
    form = FormHarga()
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.tetapkan_harga(
                *kunci,
                jumlah=form.jumlah.data,
                berlaku_mulai=form.berlaku_mulai.data,
                dasar_hukum=form.dasar_hukum.data.strip(),
                oleh=pelaku(),
            )
        if not form.errors:
            flash(*_kabar(*kunci, form.jumlah.data, form.berlaku_mulai.data, berubah=baru is not None))
            return redirect(url_for("biaya.harga", komponen=komponen, jenjang=jenjang, lokasi=lokasi), 303)
    riwayat = queries.riwayat_harga(*kunci)
    status = 422 if form.is_submitted() else 200
    return render_template("biaya/atur.html", form=form, kunci=kunci, riwayat=riwayat, hari_ini=hari_ini()), status


def _kabar(
    komponen: Komponen, jenjang: Jenjang, lokasi: Lokasi, jumlah: int, mulai: date, *, berubah: bool
) -> tuple[str, str]:
    if not berubah:
        return f"Tidak ada yang berubah: harga ini sudah berlaku pada {tanggal(mulai)}.", "info"
    nama = f"{komponen.label} {jenjang.label} {lokasi.label.lower()}"
    return f"{nama}: {rupiah(jumlah)} ({terbilang(jumlah)} rupiah) mulai {tanggal(mulai)}.", "berhasil"


def _lokasi_dipilih() -> Lokasi:
    nilai = request.args.get("lokasi")
    return Lokasi(nilai) if nilai in set(Lokasi) else Lokasi.DALAM_PROVINSI


def _tanggal_dipilih() -> tuple[date, str | None]:
    """The day asked for; today, and what was typed, when it cannot be read."""
    teks = request.args.get("pada", "").strip()
    if not teks:
        return hari_ini(), None
    try:
        return baca_tanggal(teks), None
    except TidakTerbaca:
        return hari_ini(), teks
