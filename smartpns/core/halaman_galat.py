"""Error pages: what happened in plain words, what to do next, and a code to quote for what we did not foresee."""

import secrets
from contextlib import suppress
from typing import Any

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, SecurityError

from smartpns.core.db import db
from smartpns.core.errors import Bentrok, DomainError, TakTersedia, TidakDitemukan
from smartpns.core.gangguan import gangguan

HALAMAN = {400, 403, 404, 409, 413, 429, 500, 503}


def pasang(app: Flask) -> None:
    app.register_error_handler(CSRFError, galat_csrf)
    app.register_error_handler(HTTPException, galat_http)
    app.register_error_handler(SecurityError, galat_peladen)
    app.register_error_handler(DomainError, galat_domain)
    app.register_error_handler(TakTersedia, galat_tak_tersedia)
    app.register_error_handler(Exception, galat_lain)


def galat_domain(galat: DomainError) -> ResponseReturnValue:
    """A refusal that no form showed beside its field."""
    status = 404 if isinstance(galat, TidakDitemukan) else 409 if isinstance(galat, Bentrok) else 400
    return _halaman(status, pesan=galat.pesan), status


def galat_tak_tersedia(galat: TakTersedia) -> ResponseReturnValue:
    """Nothing was done and nothing is broken: the same request may succeed a little later."""
    return _halaman(503, pesan=galat.pesan), 503, {"Retry-After": str(galat.ulangi)}


def galat_http(galat: HTTPException) -> ResponseReturnValue:
    if galat.code is None or galat.code < 400:
        return galat
    status = galat.code if galat.code in HALAMAN else 400 if galat.code < 500 else 500
    return _halaman(status), galat.code


def galat_peladen(_galat: SecurityError) -> ResponseReturnValue:
    """A Host this installation does not answer to: no page, because no address of ours may be built from it."""
    return "Alamat ini tidak dilayani di sini.\n", 400, {"Content-Type": "text/plain; charset=utf-8"}


def galat_csrf(_galat: CSRFError) -> ResponseReturnValue:
    pesan = (
        "Halaman ini sudah terlalu lama terbuka atau Anda keluar di jendela lain. Kembali ke halaman itu, salin isian "
        "yang panjang agar tidak hilang, muat ulang, lalu kirim lagi."
    )
    return _halaman(400, pesan=pesan), 400


def galat_lain(galat: Exception) -> ResponseReturnValue:
    """What nobody foresaw: a state of the machine (503), else a defect of ours (500)."""
    if sebab := gangguan(galat):
        current_app.logger.warning("terganggu", exc_info=galat)
        halaman = current_app.jinja_env.get_template("galat/503.html")  # without a frame that asks the database
        isi = halaman.render(pesan=sebab.pesan, request=request, tanpa_sesi=True)
        return isi, 503, {"Retry-After": str(sebab.ulangi)}
    if current_app.testing or current_app.debug:
        raise galat
    kode = secrets.token_hex(3).upper()
    current_app.logger.exception("galat %s", kode)
    with suppress(SQLAlchemyError):
        db.session.rollback()  # else the page, which reads, would send what was left half done
    return _halaman(500, kode=kode), 500


def _halaman(status: int, **isi: Any) -> str:
    """The page of this status; while the database cannot be asked, without what the frame reads from it."""
    templat = f"galat/{status}.html"
    try:
        return render_template(templat, **isi)
    except SQLAlchemyError:
        return current_app.jinja_env.get_template(templat).render(isi, tanpa_sesi=True)
