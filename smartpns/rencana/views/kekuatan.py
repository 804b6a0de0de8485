"""How far the ranking can be trusted: what each weight may become, and what a second method says."""

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, perlu_izin
from smartpns.prioritas.queries import BEDA_BESAR, bobot_terkunci
from smartpns.prioritas.rules import NAMA_KRITERIA
from smartpns.rencana import queries
from smartpns.rencana.views.blueprint import bp
from smartpns.rencana.views.peringkat import periode_wajib


@bp.get("/peringkat/kekuatan")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def kekuatan() -> ResponseReturnValue:
    """Of the list as it stands now."""
    periode = periode_wajib()
    if not bobot_terkunci(periode):
        return redirect(url_for("rencana.peringkat", periode=periode.tahun))
    return render_template(
        "rencana/kekuatan.html",
        periode=periode,
        rencana=None,
        kekuatan=queries.kekuatan_kini(queries.susunan_kini(periode)),
        kriteria=NAMA_KRITERIA,
    )


@bp.get("/peringkat/topsis")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def topsis() -> ResponseReturnValue:
    """The list as it stands now beside the order that a second method gives."""
    periode = periode_wajib()
    if not bobot_terkunci(periode):
        return redirect(url_for("rencana.peringkat", periode=periode.tahun))
    kini = queries.susunan_kini(periode)
    return render_template(
        "rencana/topsis.html",
        periode=periode,
        pembanding=queries.pembanding_kini(kini),
        calon={satu.terperingkat.baris.kode: satu for satu in kini.calon},
        beda_besar=BEDA_BESAR,
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
        kriteria={r["kode"]: r["nama"] for r in rencana.baris[0].rincian} if rencana.baris else {},
    )
