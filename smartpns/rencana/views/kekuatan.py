"""“Seberapa kuat peringkat ini”: what each weight may become before the cut line parts others."""

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, perlu_izin
from smartpns.core.errors import TidakDitemukan
from smartpns.prioritas.queries import bobot_terkunci
from smartpns.prioritas.rules import KRITERIA
from smartpns.rencana import queries
from smartpns.rencana.views.blueprint import bp
from smartpns.rencana.views.peringkat import periode_diminta


@bp.get("/peringkat/kekuatan")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def kekuatan() -> ResponseReturnValue:
    """Of the list as it stands now."""
    periode = periode_diminta()
    if periode is None:
        raise TidakDitemukan("Belum ada periode perencanaan. Buka periode dahulu.")
    if not bobot_terkunci(periode):
        return redirect(url_for("rencana.peringkat", periode=periode.tahun))
    return render_template(
        "rencana/kekuatan.html",
        periode=periode,
        rencana=None,
        kekuatan=queries.kekuatan_kini(queries.susunan_kini(periode)),
        kriteria=KRITERIA,
    )


@bp.get("/rencana/<uuid:rencana_id>/kekuatan")
@perlu_izin(Izin.LIHAT_RENCANA)
def kekuatan_beku(rencana_id: UUID) -> ResponseReturnValue:
    """Of a version of the plan; nothing live is read."""
    rencana = queries.ambil_rencana(rencana_id)
    return render_template(
        "rencana/kekuatan.html",
        periode=rencana.periode,
        rencana=rencana,
        kekuatan=queries.kekuatan_beku(rencana),
        kriteria=KRITERIA,
    )
