"""Is this document genuine? Anyone may ask, and learns nothing of a person."""

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import pelaku_kini, publik
from smartpns.core.caching import halaman_publik
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.kode import baca_kode_verifikasi
from smartpns.core.laju import Laju
from smartpns.naskah.forms import FormBandingkan
from smartpns.naskah.queries import keaslian, kode_berkas, naskah_berkode
from smartpns.naskah.rules import sidik_berkas
from smartpns.naskah.views.blueprint import bp, kirim_naskah

TAK_SAMA = (
    "Berkas ini tidak sama dengan naskah mana pun yang diterbitkan di sini. Bila ia dipindai, disimpan ulang, atau "
    "ditandatangani secara elektronik sesudah terbit, sidiknya memang berubah: periksa dengan kode di kaki halamannya."
)
TAK_DIKENAL = Laju(muat=20, isi_ulang=2.0)
"""Unknown codes, by address of the asker: twenty at once, then one every two seconds. Nobody is locked out."""


@bp.get("/verifikasi")
@publik
def verifikasi() -> ResponseReturnValue:
    """The form; a code in its query leads to the answer."""
    teks = request.args.get("kode")
    if teks is None:
        return halaman_publik("naskah/verifikasi.html", pribadi=pelaku_kini() is not None, teks="", galat="")
    try:
        kode = baca_kode_verifikasi(teks)
    except DomainError as e:
        return _formulir(teks, e.pesan, 422)
    return redirect(url_for("naskah.verifikasi_kode", kode=kode), 303)


@bp.get("/verifikasi/<kode>")
@publik
def verifikasi_kode(kode: str) -> ResponseReturnValue:
    try:
        baku = baca_kode_verifikasi(kode)
    except DomainError as e:
        return _formulir(kode, e.pesan, 404)
    tunggu = TAK_DIKENAL.tunggu(request.remote_addr or "")
    if tunggu:
        return _terlalu_sering(tunggu)
    hasil = keaslian(baku)
    if hasil is None:
        TAK_DIKENAL.catat(request.remote_addr or "")
        galat = f"Kode {baku} tidak ditemukan. Periksa lagi huruf demi huruf, atau pindai kode QR pada naskah."
        return _formulir(baku, galat, 404)
    return halaman_publik("naskah/keaslian.html", pribadi=pelaku_kini() is not None, hasil=hasil, sama=None)


@bp.get("/verifikasi/<kode>/naskah.pdf")
@publik
def unduh_publik(kode: str) -> ResponseReturnValue:
    """The original, where whoever issued it allowed that."""
    hasil = keaslian(_kode_baku(kode))
    naskah = naskah_berkode(hasil.kode) if hasil and hasil.publik else None
    if naskah is None:
        raise TidakDitemukan("Naskah ini tidak ditawarkan untuk diunduh. Mintalah kepada penerbitnya.")
    return kirim_naskah(naskah)


@bp.route("/verifikasi/berkas", methods=["GET", "POST"])
@publik
def bandingkan() -> ResponseReturnValue:
    """Is this file the one that was issued? It is hashed and let go."""
    form = FormBandingkan()
    if form.validate_on_submit():
        kode = kode_berkas(sidik_berkas(form.berkas.data.read()))
        if kode:
            return render_template("naskah/keaslian.html", hasil=keaslian(kode), sama=True)
        form.berkas.errors = [TAK_SAMA]
    return render_template("naskah/bandingkan.html", form=form), (422 if form.is_submitted() else 200)


def _kode_baku(teks: str) -> str:
    try:
        return baca_kode_verifikasi(teks)
    except DomainError as e:
        raise TidakDitemukan(e.pesan) from e


def _formulir(teks: str, galat: str, status: int) -> ResponseReturnValue:
    return render_template(
        "naskah/verifikasi.html", teks=teks[:80], galat=galat, tanpa_sesi=pelaku_kini() is None
    ), status


def _terlalu_sering(tunggu: int) -> Response:
    jawaban = make_response(render_template("galat/429.html", tunggu=tunggu), 429)
    jawaban.headers["Retry-After"] = str(tunggu)
    return jawaban
