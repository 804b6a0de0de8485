"""Is this document genuine? Anyone may ask, and learns nothing of a person."""

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import pelaku_kini, publik
from smartpns.core.caching import halaman_publik
from smartpns.core.errors import DomainError
from smartpns.core.kode import baca_kode_verifikasi
from smartpns.core.laju import Laju
from smartpns.naskah.queries import keaslian
from smartpns.naskah.views.blueprint import bp

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
    return halaman_publik("naskah/keaslian.html", pribadi=pelaku_kini() is not None, hasil=hasil)


def _formulir(teks: str, galat: str, status: int) -> ResponseReturnValue:
    return render_template(
        "naskah/verifikasi.html", teks=teks[:80], galat=galat, tanpa_sesi=pelaku_kini() is None
    ), status


def _terlalu_sering(tunggu: int) -> Response:
    jawaban = make_response(render_template("galat/429.html", tunggu=tunggu), 429)
    jawaban.headers["Retry-After"] = str(tunggu)
    return jawaban
