"""The leadership's page: one plan to decide, the decree, the way back with a reason."""

from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.errors import Bentrok
from smartpns.core.forms import form_transaction
from smartpns.core.kode import kode_verifikasi
from smartpns.kebutuhan.queries import masa_pengisian_berjalan, periode_sebelum
from smartpns.rencana import services
from smartpns.rencana.forms import FormKembalikan, FormTetapkan
from smartpns.rencana.models import Rencana
from smartpns.rencana.queries import (
    Ringkasan,
    ambil_rencana,
    beda,
    perubahan_perencana,
    perubahan_tim,
    rencana_ditetapkan,
    rencana_menunggu,
    ringkasan,
    sidik_cocok,
)
from smartpns.rencana.rules import StatusRencana
from smartpns.rencana.views.blueprint import bp

BANYAK_TERATAS = 5


@bp.get("/rencana/keputusan")
@perlu_izin(Izin.TETAPKAN_RENCANA)
def keputusan() -> ResponseReturnValue:
    """What waits for a decision; without it, the last decision."""
    rencana = rencana_menunggu()
    if rencana is None:
        return render_template("rencana/keputusan_kosong.html", terakhir=rencana_ditetapkan())
    berlaku = rencana_ditetapkan(rencana.periode_id)
    return render_template(
        "rencana/keputusan.html",
        rencana=rencana,
        ringkasan=ringkasan(rencana),
        perubahan=perubahan_perencana(rencana),
        tim=perubahan_tim(rencana),
        beda=beda(berlaku, rencana) if berlaku else None,
        tahun_lalu=_tahun_lalu(rencana),
        teratas=rencana.baris[:BANYAK_TERATAS],
        cocok=sidik_cocok(rencana),
    )


@bp.route("/rencana/<uuid:rencana_id>/tetapkan", methods=["GET", "POST"])
@perlu_izin(Izin.TETAPKAN_RENCANA)
def tetapkan(rencana_id: UUID) -> ResponseReturnValue:
    form = FormTetapkan()
    if form.validate_on_submit():
        with form_transaction(form):
            rencana = ambil_rencana(rencana_id, kunci=True)
            services.tetapkan(rencana, form.sk_nomor.data, form.sk_tanggal.data, pelaku())
        if not form.errors:
            return redirect(url_for("rencana.ditetapkan", rencana_id=rencana_id), 303)
    rencana = _menunggu(rencana_id)
    return render_template(
        "rencana/tetapkan.html",
        form=form,
        rencana=rencana,
        ringkasan=ringkasan(rencana),
        berlaku=rencana_ditetapkan(rencana.periode_id),
        masih_terbuka=masa_pengisian_berjalan(rencana.periode),
    ), (422 if form.is_submitted() else 200)


@bp.route("/rencana/<uuid:rencana_id>/kembalikan", methods=["GET", "POST"])
@perlu_izin(Izin.TETAPKAN_RENCANA)
def kembalikan(rencana_id: UUID) -> ResponseReturnValue:
    form = FormKembalikan()
    if form.validate_on_submit():
        with form_transaction(form):
            rencana = ambil_rencana(rencana_id, kunci=True)
            services.kembalikan(rencana, form.alasan.data, pelaku())
        if not form.errors:
            flash(f"Rencana versi {rencana.versi} dikembalikan ke perencana dengan alasan Anda.", "berhasil")
            return redirect(url_for("rencana.keputusan"), 303)
    rencana = _menunggu(rencana_id)
    return render_template("rencana/kembalikan.html", form=form, rencana=rencana), (422 if form.is_submitted() else 200)


@bp.get("/rencana/<uuid:rencana_id>/ditetapkan")
@perlu_izin(Izin.LIHAT_RENCANA)
def ditetapkan(rencana_id: UUID) -> ResponseReturnValue:
    """What was decided and what happens next; stays reachable."""
    rencana = ambil_rencana(rencana_id)
    if rencana.sk_nomor is None:
        return redirect(url_for("rencana.satu", rencana_id=rencana_id))
    return render_template(
        "rencana/ditetapkan.html",
        rencana=rencana,
        ringkasan=ringkasan(rencana),
        kode=kode_verifikasi(rencana.sidik),
    )


@dataclass(frozen=True)
class TahunLalu:
    """The plan of the period before, as it was decided."""

    rencana: Rencana
    ringkasan: Ringkasan


def _tahun_lalu(rencana: Rencana) -> TahunLalu | None:
    lalu = periode_sebelum(rencana.periode)
    ditetapkan = rencana_ditetapkan(lalu.id) if lalu else None
    return TahunLalu(ditetapkan, ringkasan(ditetapkan)) if ditetapkan else None


def _menunggu(rencana_id: UUID) -> Rencana:
    """The version if it still waits. Raises Bentrok when somebody decided meanwhile."""
    rencana = ambil_rencana(rencana_id)
    if rencana.status is not StatusRencana.MENUNGGU:
        raise Bentrok(
            f"Rencana versi {rencana.versi} sekarang berstatus “{rencana.status.label}”, jadi tidak menunggu keputusan."
        )
    return rencana
