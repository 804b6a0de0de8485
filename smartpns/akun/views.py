"""Signing in and out, one's own account."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user

from smartpns.akun import services
from smartpns.akun.forms import FormMasuk
from smartpns.akun.izin import Izin, Peran, pelaku, perlu_izin, publik
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan

bp = Blueprint("akun", __name__)

RUMAH = {
    Peran.OPERATOR: "kebutuhan.tugas",
    Peran.KEPALA_OPD: "kebutuhan.persetujuan",
    Peran.PERENCANA: "kebutuhan.pantauan",
    Peran.PIMPINAN: "rencana.keputusan",
    Peran.AUDITOR: "akun.jejak",
    Peran.ADMIN: "akun.daftar_pengguna",
    Peran.PNS: "publikasi.daftar",
}
"""Where each role lands after signing in."""


@bp.route("/masuk", methods=["GET", "POST"])
@publik
def masuk() -> ResponseReturnValue:
    form = FormMasuk()
    if form.validate_on_submit():
        try:
            with transaction():
                orang = services.masuk(form.nama.data, form.sandi.data)
        except DomainError as e:
            form.nama.errors = [e.pesan]
        else:
            if orang:
                session.clear()
                login_user(orang)
                session.permanent = True
                return redirect(alamat_lokal(request.args.get("lanjut")) or url_for("akun.beranda"))
            form.nama.errors = [services.SALAH]
    status = 422 if form.is_submitted() else 200
    return render_template("akun/masuk.html", form=form, peragaan=current_app.config["PERAGAAN"]), status


def alamat_lokal(alamat: str | None) -> str | None:
    """A path of this site, or None: nothing that a browser could take for another host."""
    aman = alamat and alamat.startswith("/") and not alamat.startswith("//")
    return alamat if aman and not set(alamat) & set("\\\r\n\t") else None


@bp.post("/keluar")
@publik
def keluar() -> ResponseReturnValue:
    logout_user()
    session.clear()
    flash("Anda sudah keluar.", "info")
    jawaban = redirect(url_for("akun.masuk"))
    jawaban.headers["Clear-Site-Data"] = '"cache", "storage"'
    return jawaban


@bp.get("/beranda")
@perlu_izin(Izin.AKUN_SENDIRI)
def beranda() -> ResponseReturnValue:
    peran = pelaku().peran or Peran.PNS
    return redirect(url_for(RUMAH[peran]))


@bp.route("/akun/peran", methods=["GET", "POST"])
@perlu_izin(Izin.AKUN_SENDIRI)
def peran() -> ResponseReturnValue:
    """Choose which of one's roles to act in."""
    if request.method == "POST":
        pilihan = request.form.get("penugasan")
        if pilihan not in {str(p.id) for p in current_user.penugasan_berlaku()}:
            raise TidakDitemukan("Penugasan ini tidak berlaku lagi untuk Anda.")
        session["penugasan"] = pilihan
        return redirect(url_for("akun.beranda"))
    return render_template(
        "akun/peran.html", penugasan=current_user.penugasan_berlaku(), dipakai=current_user.penugasan_dipakai()
    )
