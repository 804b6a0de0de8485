"""The front page of the master data."""

from flask import render_template
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.organisasi import queries
from smartpns.organisasi.rules import PARAMETER_BAWAAN
from smartpns.organisasi.views.blueprint import bp


@bp.get("")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def beranda() -> ResponseReturnValue:
    return render_template(
        "organisasi/beranda.html", ringkas=queries.ringkasan(pelaku()), jumlah_parameter=len(PARAMETER_BAWAAN)
    )
