"""What is recorded although it changes nothing: refusals, pages about people, files taken out."""

import logging

from flask import Response, current_app, request
from sqlalchemy.exc import SQLAlchemyError

from smartpns.akun.izin import Izin, izin_endpoint, pelaku_kini
from smartpns.akun.rules import Perbuatan
from smartpns.akun.services.akses import catat_akses
from smartpns.core.db import transaction

TENTANG_ORANG = frozenset({Izin.LIHAT_PEGAWAI, Izin.UBAH_PEGAWAI})
"""Pages that ask for one of these show people by name."""
CATATAN = logging.getLogger(__name__)


def saksikan(jawaban: Response) -> Response:
    """After each request of somebody signed in: record what the answer gave or refused.

    A file leaves only when that could be recorded; a page that cannot be recorded is shown, and the log says so.
    """
    perbuatan = _perbuatan(jawaban)
    if perbuatan is None:
        return jawaban
    try:
        with transaction():
            catat_akses(perbuatan, pelaku_kini(), request.remote_addr or "", request.path)
    except SQLAlchemyError:
        if perbuatan is Perbuatan.EKSPOR:
            raise
        CATATAN.warning("access not recorded: %s", perbuatan.value)
    return jawaban


def _perbuatan(jawaban: Response) -> Perbuatan | None:
    try:
        izin = izin_endpoint(current_app, request.endpoint or "static")
    except KeyError:
        return None
    if izin is None or jawaban.status_code >= 500 or pelaku_kini() is None:
        return None
    if jawaban.status_code == 403:
        return Perbuatan.DITOLAK
    if jawaban.status_code >= 300:
        return None
    if "attachment" in jawaban.headers.get("Content-Disposition", ""):
        return Perbuatan.EKSPOR
    return Perbuatan.LIHAT_ORANG if request.method == "GET" and izin in TENTANG_ORANG else None
