"""The planner's desk: what may be published, what is, and withdrawing it."""

from flask import render_template
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, perlu_izin
from smartpns.publikasi.views.dasar import bp


@bp.get("/kelola/publikasi")
@perlu_izin(Izin.TERBITKAN)
def kelola() -> ResponseReturnValue:
    return render_template("publikasi/kelola.html")
