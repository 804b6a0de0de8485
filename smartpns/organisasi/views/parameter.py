"""Pages of the dated numbers that regulations set."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.forms import form_transaction
from smartpns.core.waktu import hari_ini
from smartpns.organisasi import queries, services
from smartpns.organisasi.forms import FormParameter
from smartpns.organisasi.rules import KelompokParameter
from smartpns.organisasi.views.blueprint import bp, status


@bp.get("/parameter")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def parameter() -> ResponseReturnValue:
    daftar = queries.daftar_parameter(hari_ini())
    kelompok = [(k, [p for p in daftar if p.bawaan.kelompok is k]) for k in KelompokParameter]
    return render_template("organisasi/parameter.html", kelompok=kelompok)


@bp.get("/parameter/<kode>")
@perlu_izin(Izin.LIHAT_ORGANISASI)
def rinci_parameter(kode: str) -> ResponseReturnValue:
    return render_template(
        "organisasi/rinci_parameter.html", ringkas=queries.rincian_parameter(kode, hari_ini()), hari_ini=hari_ini()
    )


@bp.route("/parameter/<kode>/tambah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def tambah_parameter(kode: str) -> ResponseReturnValue:
    ringkas = queries.rincian_parameter(kode, hari_ini())
    form = FormParameter()
    if form.validate_on_submit():
        with form_transaction(form):
            services.tambah_parameter(form.isian(kode), pelaku())
        if not form.errors:
            flash(f"Nilai baru {ringkas.bawaan.label.lower()} disimpan.", "berhasil")
            return redirect(url_for("organisasi.rinci_parameter", kode=kode))
    return render_template("organisasi/form_parameter.html", form=form, ringkas=ringkas, baris=None), status(form)


@bp.route("/parameter/<kode>/<uuid:id_>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.UBAH_ORGANISASI)
def ubah_parameter(kode: str, id_: UUID) -> ResponseReturnValue:
    ringkas = queries.rincian_parameter(kode, hari_ini())
    baris = queries.baris_parameter(id_, kode)
    form = FormParameter(obj=baris)
    if form.validate_on_submit():
        with form_transaction(form):
            services.ubah_parameter(baris, form.isian(kode), pelaku())
        if not form.errors:
            flash("Perbaikan disimpan.", "berhasil")
            return redirect(url_for("organisasi.rinci_parameter", kode=kode))
    return render_template("organisasi/form_parameter.html", form=form, ringkas=ringkas, baris=baris), status(form)
