"""What is issued: the list, one document, its PDF, and withdrawing it."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.core.alur import aksi_tersedia
from smartpns.core.forms import form_transaction
from smartpns.core.tabel import Paginasi
from smartpns.naskah import services
from smartpns.naskah.forms import FormCabut, baca_saringan
from smartpns.naskah.models import Naskah
from smartpns.naskah.queries import ambil_naskah, daftar_naskah, hitung_naskah, tahun_naskah
from smartpns.naskah.rules import ALUR, AksiNaskah, JenisNaskah, StatusNaskah
from smartpns.naskah.views.blueprint import bp, kirim_naskah


@bp.get("/naskah")
@perlu_izin(Izin.LIHAT_NASKAH)
def daftar() -> ResponseReturnValue:
    saringan = baca_saringan(request.args)
    nav = Paginasi.dari(request.args, hitung_naskah(saringan, pelaku()))
    return render_template(
        "naskah/daftar.html",
        saringan=saringan,
        disaring=any(vars(saringan).values()),
        nav=nav,
        semua=daftar_naskah(saringan, pelaku(), nav.sebelumnya, nav.per_halaman),
        jenis=JenisNaskah,
        status=StatusNaskah,
        tahun=tahun_naskah(pelaku()),
    )


@bp.get("/naskah/<uuid:naskah_id>")
@perlu_izin(Izin.LIHAT_NASKAH)
def satu(naskah_id: UUID) -> ResponseReturnValue:
    naskah = ambil_naskah(naskah_id, pelaku())
    return render_template(
        "naskah/satu.html", naskah=naskah, dapat_dicabut=_dapat_dicabut(naskah) and boleh(pelaku(), Izin.CABUT_NASKAH)
    )


@bp.get("/naskah/<uuid:naskah_id>/naskah.pdf")
@perlu_izin(Izin.LIHAT_NASKAH)
def unduh(naskah_id: UUID) -> ResponseReturnValue:
    naskah = ambil_naskah(naskah_id, pelaku())
    return kirim_naskah(naskah)


@bp.route("/naskah/<uuid:naskah_id>/cabut", methods=["GET", "POST"])
@perlu_izin(Izin.CABUT_NASKAH)
def cabut(naskah_id: UUID) -> ResponseReturnValue:
    naskah = ambil_naskah(naskah_id, pelaku(), kunci=request.method == "POST")
    form = FormCabut()
    if form.validate_on_submit():
        with form_transaction(form):
            services.cabut(naskah, form.alasan.data or "", pelaku())
        if not form.errors:
            flash(f"{naskah.jenis.label} dicabut. Halaman verifikasinya sekarang menyebut demikian.", "berhasil")
            return redirect(url_for("naskah.satu", naskah_id=naskah_id), 303)
    return render_template("naskah/cabut.html", form=form, naskah=naskah), (422 if form.is_submitted() else 200)


def _dapat_dicabut(naskah: Naskah) -> bool:
    return AksiNaskah.CABUT in aksi_tersedia(ALUR, naskah.status)
