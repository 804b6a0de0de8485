"""What the planner sets for the best plan: marks on needs, places of OPDs."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.anggaran import queries, services
from smartpns.anggaran.forms import FormKuota, FormSyarat
from smartpns.anggaran.views.blueprint import bp
from smartpns.anggaran.views.permintaan import Permintaan, baca_permintaan
from smartpns.core.errors import TidakDitemukan
from smartpns.core.forms import form_transaction
from smartpns.organisasi.queries import ambil_unit


@bp.get("/susun/batas")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def batas() -> ResponseReturnValue:
    """Every mark and every place that is set in a period, with its reason."""
    minta = baca_permintaan()
    if minta is None:
        return render_template("anggaran/belum_ada.html")
    return render_template(
        "anggaran/batas.html",
        minta=minta,
        bertanda=queries.kebutuhan_bertanda(minta.periode),
        opd=queries.opd_berkuota(minta.periode),
    )


@bp.route("/susun/syarat/<uuid:kebutuhan_id>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def atur_syarat(kebutuhan_id: UUID) -> ResponseReturnValue:
    kebutuhan = queries.kebutuhan_terverifikasi(kebutuhan_id)
    kini = queries.syarat_satu(kebutuhan_id)
    form = FormSyarat(obj=kini)
    periode = kebutuhan.usulan.periode
    if form.validate_on_submit():
        isian = services.IsianSyarat(
            form.wajib.data, form.semua_atau_tidak.data, form.mulai_akhir.data, form.alasan.data
        )
        with form_transaction(form):
            services.atur_syarat(kebutuhan, isian, pelaku())
        if not form.errors:
            flash("Syarat kebutuhan tersimpan. Rencana terbaik dihitung ulang dengan syarat ini.", "berhasil")
            return redirect(url_for("anggaran.batas", periode=periode.tahun), 303)
    return render_template("anggaran/atur_syarat.html", form=form, kebutuhan=kebutuhan, kini=kini, periode=periode), (
        422 if form.is_submitted() else 200
    )


@bp.route("/susun/kuota/<uuid:opd_id>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def atur_kuota(opd_id: UUID) -> ResponseReturnValue:
    periode = _periode().periode
    opd = ambil_unit(opd_id, pelaku())
    if opd.opd_id != opd.id:
        raise TidakDitemukan("Kuota diatur per OPD, bukan per bagian di dalamnya.")
    kini = queries.kuota_opd(periode).get(opd.kode)
    form = FormKuota(obj=kini)
    if form.validate_on_submit():
        with form_transaction(form):
            services.atur_kuota(
                periode, opd, form.min_tempat.data or 0, form.maks_tempat.data, form.alasan.data, pelaku()
            )
        if not form.errors:
            flash(f"Kuota {opd.nama} tersimpan.", "berhasil")
            return redirect(url_for("anggaran.batas", periode=periode.tahun), 303)
    return render_template("anggaran/atur_kuota.html", form=form, opd=opd, kini=kini, periode=periode), (
        422 if form.is_submitted() else 200
    )


def _periode() -> Permintaan:
    minta = baca_permintaan()
    if minta is None:
        raise TidakDitemukan("Belum ada periode perencanaan. Buka periode dahulu.")
    return minta
