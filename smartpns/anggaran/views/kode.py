"""The codes of the budget: list, a new one, a change from a day on, an end."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.anggaran import queries, services
from smartpns.anggaran.forms import FormAkhiriKode, FormKode, FormUbahKode
from smartpns.anggaran.rules import JenisKode
from smartpns.anggaran.views.blueprint import bp
from smartpns.core.db import transaction
from smartpns.core.formats import tanggal
from smartpns.core.forms import form_transaction
from smartpns.core.waktu import hari_ini


@bp.get("/kode")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def kode() -> ResponseReturnValue:
    semua = queries.semua_kode()
    return render_template(
        "anggaran/kode.html",
        per_jenis=[(jenis, [k for k in semua if k.jenis is jenis]) for jenis in JenisKode],
        hari_ini=hari_ini(),
    )


@bp.post("/kode/bawaan")
@perlu_izin(Izin.ATUR_ANGGARAN)
def muat_kode_bawaan() -> ResponseReturnValue:
    with transaction():
        baru = services.muat_kode_bawaan(pelaku())
    flash(f"{len(baru)} kode bawaan dimuat. Periksa nomornya sebelum dipakai.", "berhasil")
    return redirect(url_for("anggaran.kode"), 303)


@bp.route("/kode/tambah", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def tambah_kode() -> ResponseReturnValue:
    form = FormKode()
    if form.validate_on_submit():
        with form_transaction(form):
            services.tetapkan_kode(form.isian(form.jenis.data, form.kode.data or ""), pelaku())
        if not form.errors:
            flash(f"Kode {form.kode.data} disimpan.", "berhasil")
            return redirect(url_for("anggaran.kode"), 303)
    return render_template("anggaran/isi_kode.html", form=form, kode=None), 422 if form.is_submitted() else 200


@bp.route("/kode/<uuid:id_>/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def ubah_kode(id_: UUID) -> ResponseReturnValue:
    kini = queries.ambil_kode(id_)
    form = FormUbahKode(obj=kini)
    if form.validate_on_submit():
        with form_transaction(form):
            services.tetapkan_kode(form.isian(kini.jenis, kini.kode), pelaku())
        if not form.errors:
            flash(f"Kode {kini.kode} berlaku begini mulai {tanggal(form.berlaku_mulai.data)}.", "berhasil")
            return redirect(url_for("anggaran.kode"), 303)
    return render_template("anggaran/isi_kode.html", form=form, kode=kini), 422 if form.is_submitted() else 200


@bp.route("/kode/<uuid:id_>/akhiri", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def akhiri_kode(id_: UUID) -> ResponseReturnValue:
    kini = queries.ambil_kode(id_)
    form = FormAkhiriKode(obj=kini)
    if form.validate_on_submit():
        with form_transaction(form):
            services.akhiri_kode(kini, form.berlaku_sampai.data, pelaku())
        if not form.errors:
            flash(f"Kode {kini.kode} berlaku sampai {tanggal(form.berlaku_sampai.data)}.", "berhasil")
            return redirect(url_for("anggaran.kode"), 303)
    return render_template("anggaran/akhiri_kode.html", form=form, kode=kini), 422 if form.is_submitted() else 200
