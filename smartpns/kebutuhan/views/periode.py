"""Planning periods: the list, opening a new one, moving its closing."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.formats import waktu
from smartpns.core.forms import form_transaction
from smartpns.core.waktu import sekarang, singkatan_zona
from smartpns.kebutuhan.forms.periode import FormBukaPeriode, FormUbahPeriode
from smartpns.kebutuhan.queries.pantauan import daftar_perpanjangan
from smartpns.kebutuhan.queries.periode import daftar_periode, periode_tahun
from smartpns.kebutuhan.queries.persiapan import persiapan
from smartpns.kebutuhan.services.periode import buka_periode, ubah_periode
from smartpns.kebutuhan.views.blueprint import bp


@bp.get("/periode")
@perlu_izin(Izin.PANTAU_USULAN)
def periode() -> ResponseReturnValue:
    return render_template("kebutuhan/periode.html", daftar=daftar_periode(), kini=sekarang())


@bp.route("/periode/baru", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERIODE)
def periode_baru() -> ResponseReturnValue:
    form = FormBukaPeriode()
    if form.validate_on_submit():
        with form_transaction(form):
            baru = buka_periode(form.tahun.data or 0, form.dibuka, form.ditutup, pelaku())
        if not form.errors:
            flash(
                f"Periode {baru} tersimpan. Pengisian {waktu(baru.dibuka_pada)} sampai {waktu(baru.ditutup_pada)}.",
                "berhasil",
            )
            return redirect(url_for("kebutuhan.periode"), 303)
    halaman = render_template("kebutuhan/periode_baru.html", form=form, persiapan=persiapan(), zona=singkatan_zona())
    return halaman, 422 if form.is_submitted() else 200


@bp.route("/periode/<int:tahun>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERIODE)
def periode_ubah(tahun: int) -> ResponseReturnValue:
    satu = periode_tahun(tahun)
    sudah_dibuka = satu.dibuka_pada <= sekarang()
    form = FormUbahPeriode.dari(satu, sudah_dibuka=sudah_dibuka)
    if form.validate_on_submit():
        with form_transaction(form):
            dibuka = satu.dibuka_pada if sudah_dibuka else form.dibuka
            ubah_periode(satu, dibuka, form.ditutup, form.alasan.data or "", pelaku())
        if not form.errors:
            flash(f"Waktu periode {satu} diubah. Penutupan sekarang {waktu(satu.ditutup_pada)}.", "berhasil")
            return redirect(url_for("kebutuhan.periode"), 303)
    halaman = render_template(
        "kebutuhan/periode_ubah.html",
        form=form,
        periode=satu,
        perpanjangan=daftar_perpanjangan(satu),
    )
    return halaman, 422 if form.is_submitted() else 200
