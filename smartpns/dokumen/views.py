"""SOP, standards of service, guides and regulations: reading them, and looking after them."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku_kini, perlu_izin, publik
from smartpns.core.caching import halaman_publik

bp = Blueprint("dokumen", __name__)


@bp.get("/dokumen")
@publik
def daftar() -> ResponseReturnValue:
    return halaman_publik("dokumen/daftar.html", pribadi=pelaku_kini() is not None)


@bp.get("/kelola/dokumen")
@perlu_izin(Izin.KELOLA_DOKUMEN)
def kelola() -> ResponseReturnValue:
    return render_template("dokumen/kelola.html")
