"""Weights by pairwise comparison: opening it, who has finished, what comes out, storing or calling it off."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.errors import TidakDitemukan
from smartpns.core.formats import tanggal
from smartpns.core.forms import form_transaction
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.queries import periode_berjalan
from smartpns.prioritas import queries, services
from smartpns.prioritas.forms import FormBatalPerbandingan, FormBukaPerbandingan, FormDasar
from smartpns.prioritas.models import KunciBobot
from smartpns.prioritas.rules import BATAS_CR, KRITERIA, MIN_PENILAI, NAMA_KRITERIA, sebut_nilai
from smartpns.prioritas.views.blueprint import bp


@bp.route("/bobot/perbandingan", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def buka_perbandingan() -> ResponseReturnValue:
    """Choose criteria and assessors; those that carry weight by default are ticked."""
    calon = {str(orang.id): orang for orang in queries.calon_penilai()}
    form = FormBukaPerbandingan(kriteria=[satu.kode for satu in KRITERIA if satu.bobot_bawaan], penilai=list(calon))
    form.penilai.choices = [SelectChoice(id_, orang.nama) for id_, orang in calon.items()]
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.buka_perbandingan(
                form.kriteria.data,
                [calon[id_] for id_ in form.penilai.data],
                (form.kertas.data or "").splitlines(),
                pelaku(),
            )
        if not form.errors:
            flash(f"{baru} dibuka; {len(baru.lembar)} penilai diminta mengisi.", "berhasil")
            return redirect(url_for("prioritas.perbandingan", id_=baru.id), 303)
    return render_template("prioritas/buka_perbandingan.html", form=form), (422 if form.is_submitted() else 200)


@bp.get("/bobot/perbandingan/<uuid:id_>")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def perbandingan(id_: UUID) -> ResponseReturnValue:
    """Who has finished, and what those who have come to together; answers are shown once the weights are stored."""
    satu = queries.ambil_perbandingan(id_)
    return render_template(
        "prioritas/perbandingan.html",
        perbandingan=satu,
        keadaan={lembar.id: queries.keadaan_lembar(lembar) for lembar in satu.lembar},
        gabungan=queries.hasil_gabungan(satu),
        kunci=_kunci_berjalan(),
        nama=NAMA_KRITERIA,
        batas=BATAS_CR,
        minimal=MIN_PENILAI,
    )


@bp.route("/bobot/perbandingan/<uuid:id_>/simpan", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def simpan_perbandingan(id_: UUID) -> ResponseReturnValue:
    """Store the combined weights as a version."""
    satu = queries.ambil_perbandingan(id_)
    gabungan = queries.hasil_gabungan(satu)
    if gabungan is None or not satu.terbuka:
        return redirect(url_for("prioritas.perbandingan", id_=id_), 303)
    form = FormDasar(berlaku_mulai=hari_ini())
    if form.validate_on_submit():
        with form_transaction(form):
            versi = services.simpan_hasil(
                queries.ambil_perbandingan(id_, kunci=True),
                form.dasar.data,
                form.alasan.data,
                form.berlaku_mulai.data,
                pelaku(),
            )
        if not form.errors:
            flash(f"Bobot versi {versi.nomor} tersimpan, berlaku mulai {tanggal(versi.berlaku_mulai)}.", "berhasil")
            return redirect(url_for("prioritas.versi_bobot", nomor=versi.nomor), 303)
    return render_template(
        "prioritas/simpan_perbandingan.html",
        form=form,
        perbandingan=satu,
        gabungan=gabungan,
        kunci=_kunci_berjalan(),
        nama=NAMA_KRITERIA,
    ), (422 if form.is_submitted() else 200)


@bp.route("/bobot/perbandingan/<uuid:id_>/batal", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def batal_perbandingan(id_: UUID) -> ResponseReturnValue:
    satu = queries.ambil_perbandingan(id_)
    if not satu.terbuka:
        return redirect(url_for("prioritas.perbandingan", id_=id_), 303)
    form = FormBatalPerbandingan()
    if form.validate_on_submit():
        with form_transaction(form):
            services.batalkan(queries.ambil_perbandingan(id_, kunci=True), form.alasan.data, pelaku())
        if not form.errors:
            flash(f"{satu} dibatalkan.", "berhasil")
            return redirect(url_for("prioritas.bobot"), 303)
    return render_template("prioritas/batal_perbandingan.html", form=form, perbandingan=satu), (
        422 if form.is_submitted() else 200
    )


@bp.get("/bobot/versi/<int:nomor>")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def versi_bobot(nomor: int) -> ResponseReturnValue:
    """How a version came about, from what it keeps itself."""
    versi = queries.versi_bobot(nomor)
    if versi is None:
        raise TidakDitemukan(f"Bobot versi {nomor} tidak ada. Buka halaman Bobot untuk melihat yang ada.")
    periode = periode_berjalan()
    return render_template(
        "prioritas/versi_bobot.html",
        versi=versi,
        kriteria=KRITERIA,
        nama=NAMA_KRITERIA,
        sebut=sebut_nilai,
        batas=BATAS_CR,
        terbuka=periode if periode and not queries.bobot_terkunci(periode) else None,
    )


def _kunci_berjalan() -> KunciBobot | None:
    """The lock that keeps new weights from being stored now."""
    periode = periode_berjalan()
    return queries.kunci_periode(periode.id) if periode else None
