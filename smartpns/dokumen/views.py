"""SOP, standards of service, guides and regulations: reading them, and looking after them."""

from datetime import date
from typing import cast
from uuid import UUID

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, pelaku_kini, perlu_izin, publik
from smartpns.core.caching import halaman_publik, tandai_publik
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.forms import form_transaction
from smartpns.core.tabel import bilangan_alamat
from smartpns.core.waktu import hari_ini
from smartpns.dokumen import services
from smartpns.dokumen.forms import FormDokumen, FormUnggah, FormVersi
from smartpns.dokumen.models import VersiDokumen
from smartpns.dokumen.queries import (
    ambil_dokumen,
    ambil_versi,
    cari_dokumen,
    dokumen_menurut_slug,
    letak_berkas,
    semua_dokumen,
    unit_penerbit,
    versi_menurut_nomor,
)
from smartpns.dokumen.rules import JenisDokumen, keberlakuan, ukuran, urai_isi
from smartpns.organisasi.queries import ambil_unit

bp = Blueprint("dokumen", __name__)

MENUNGGU = "Tampil kepada umum setelah disetujui orang lain yang mengelola dokumen."
ISOLASI = "sandbox; default-src 'none'"
"""A file from outside may do nothing in the visitor's browser."""


@bp.app_template_filter("ukuran")
def saring_ukuran(byte: int) -> str:
    return ukuran(byte)


@bp.get("/dokumen")
@publik
def daftar() -> ResponseReturnValue:
    kata = " ".join(request.args.get("kata", "").split())[:100]
    jenis_diminta = request.args.get("jenis", "")
    jenis = next((j for j in JenisDokumen if j.value == jenis_diminta), None)
    dokumen = cari_dokumen(kata, jenis)
    return halaman_publik(
        "dokumen/daftar.html",
        pribadi=pelaku_kini() is not None,
        kelompok=[(j, isi) for j in JenisDokumen if (isi := [d for d in dokumen if d.jenis == j])],
        kata=kata,
        jenis=jenis,
        diabaikan=jenis_diminta if jenis_diminta and not jenis else None,
        tanpa_jenis=len(cari_dokumen(kata)) if jenis and not dokumen else 0,
        JenisDokumen=JenisDokumen,
        keberlakuan=keberlakuan,
        hari_ini=hari_ini(),
    )


@bp.get("/dokumen/<slug>")
@publik
def baca(slug: str) -> ResponseReturnValue:
    dokumen = dokumen_menurut_slug(slug)
    versi = versi_menurut_nomor(dokumen, request.args.get("versi", type=bilangan_alamat))
    return halaman_publik(
        "dokumen/baca.html",
        pribadi=pelaku_kini() is not None,
        dokumen=dokumen,
        versi=versi,
        blok=urai_isi(versi.isi),
        keberlakuan=keberlakuan,
        hari_ini=hari_ini(),
    )


@bp.get("/dokumen/<slug>/versi-<int:versi>.pdf")
@publik
def unduh(slug: str, versi: int) -> ResponseReturnValue:
    """The PDF itself, always as a download, never as a page of this site."""
    return tandai_publik(_kirim_berkas(versi_menurut_nomor(dokumen_menurut_slug(slug), versi)))


def _kirim_berkas(pilihan: VersiDokumen) -> Response:
    letak = letak_berkas(current_app.instance_path, pilihan)
    if not letak.is_file():
        raise TidakDitemukan("Berkas dokumen ini sedang tidak tersedia. Hubungi kami agar kami kirimkan.")
    jawaban = send_file(
        letak, mimetype="application/pdf", as_attachment=True, download_name=pilihan.nama_berkas, etag=pilihan.sha256
    )
    jawaban.headers["Content-Security-Policy"] = ISOLASI
    return jawaban


@bp.get("/kelola/dokumen")
@perlu_izin(Izin.KELOLA_DOKUMEN)
def kelola() -> ResponseReturnValue:
    return render_template("dokumen/kelola.html", dokumen=semua_dokumen(), keberlakuan=keberlakuan, hari_ini=hari_ini())


@bp.route("/kelola/dokumen/tambah", methods=["GET", "POST"])
@perlu_izin(Izin.KELOLA_DOKUMEN)
def tambah() -> ResponseReturnValue:
    form = FormUnggah(penerbit=unit_penerbit())
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.unggah(isian_dokumen(form), isian_versi(form), current_app.instance_path, oleh=pelaku())
        if not form.errors:
            flash(f"Dokumen “{baru.judul}” tersimpan. {MENUNGGU}", "berhasil")
            return redirect(url_for("dokumen.rincian", dokumen_id=baru.id))
    return render_template("dokumen/tambah.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/kelola/dokumen/<uuid:dokumen_id>")
@perlu_izin(Izin.KELOLA_DOKUMEN)
def rincian(dokumen_id: UUID) -> ResponseReturnValue:
    return render_template(
        "dokumen/rincian.html", dokumen=ambil_dokumen(dokumen_id), keberlakuan=keberlakuan, hari_ini=hari_ini()
    )


@bp.route("/kelola/dokumen/<uuid:dokumen_id>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.KELOLA_DOKUMEN)
def ubah(dokumen_id: UUID) -> ResponseReturnValue:
    dokumen = ambil_dokumen(dokumen_id)
    form = FormDokumen(
        penerbit=unit_penerbit(),
        jenis=dokumen.jenis.value,
        judul=dokumen.judul,
        unit=str(dokumen.unit_id),
        ringkasan=dokumen.ringkasan,
    )
    if form.validate_on_submit():
        with transaction():
            services.ubah_dokumen(dokumen, isian_dokumen(form), oleh=pelaku())
        flash("Keterangan dokumen sudah diubah.", "berhasil")
        return redirect(url_for("dokumen.rincian", dokumen_id=dokumen.id))
    return render_template("dokumen/ubah.html", form=form, dokumen=dokumen), 422 if form.is_submitted() else 200


@bp.route("/kelola/dokumen/<uuid:dokumen_id>/versi", methods=["GET", "POST"])
@perlu_izin(Izin.KELOLA_DOKUMEN)
def tambah_versi(dokumen_id: UUID) -> ResponseReturnValue:
    dokumen = ambil_dokumen(dokumen_id)
    form = FormVersi(naskah=dokumen.versi[0].isi, ringkasan=dokumen.ringkasan)
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.versi_baru(dokumen, isian_versi(form), current_app.instance_path, oleh=pelaku())
        if not form.errors:
            flash(f"Versi {baru.versi} tersimpan; versi sebelumnya tetap tampil. {MENUNGGU}", "berhasil")
            return redirect(url_for("dokumen.rincian", dokumen_id=dokumen.id))
    return render_template("dokumen/versi.html", form=form, dokumen=dokumen), 422 if form.is_submitted() else 200


@bp.get("/kelola/dokumen/versi/<uuid:versi_id>.pdf")
@perlu_izin(Izin.KELOLA_DOKUMEN)
def periksa_berkas(versi_id: UUID) -> ResponseReturnValue:
    """The PDF of a version that is not public yet, for who has to agree."""
    return _kirim_berkas(ambil_versi(versi_id))


@bp.post("/kelola/dokumen/versi/<uuid:versi_id>/tampilkan")
@perlu_izin(Izin.KELOLA_DOKUMEN)
def tampilkan(versi_id: UUID) -> ResponseReturnValue:
    versi = ambil_versi(versi_id)
    try:
        with transaction():
            services.tampilkan(versi, pelaku())
    except DomainError as e:
        flash(e.pesan, "galat")
    else:
        flash(f"Versi {versi.versi} tampil kepada umum.", "berhasil")
    return redirect(url_for("dokumen.rincian", dokumen_id=versi.dokumen_id), 303)


def isian_dokumen(form: FormDokumen) -> services.IsianDokumen:
    return services.IsianDokumen(
        jenis=next(j for j in JenisDokumen if j.value == form.jenis.data),
        judul=form.judul.data.strip(),
        unit=ambil_unit(UUID(form.unit.data), pelaku()),
        ringkasan=form.ringkasan.data.strip(),
    )


def isian_versi(form: FormUnggah | FormVersi) -> services.IsianVersi:
    """What a validated form says; the two dates are required, so they are there."""
    return services.IsianVersi(
        nomor=form.nomor.data.strip(),
        tanggal=cast(date, form.tanggal.data),
        berlaku_mulai=cast(date, form.berlaku_mulai.data),
        berlaku_sampai=form.berlaku_sampai.data,
        isi=form.naskah.data,
        berkas=form.berkas.data.read(),
        nama_berkas=form.berkas.data.filename or "",
        ringkasan=form.ringkasan.data.strip(),
    )
