"""The planner's watch: which OPD has submitted, whom to remind, who gets more time; the queue to verify."""

from collections import Counter
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.errors import TidakDitemukan
from smartpns.core.forms import form_transaction
from smartpns.core.tabel import bilangan_alamat
from smartpns.core.waktu import singkatan_zona
from smartpns.kebutuhan.forms.periode import FormPerpanjangan
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries.pantauan import (
    BELUM_MULAI,
    KeadaanOpd,
    antrean,
    daftar_perpanjangan,
    keadaan_opd,
)
from smartpns.kebutuhan.queries.pemetaan import jumlah_kata_bebas
from smartpns.kebutuhan.queries.periode import batas_opd, daftar_periode, periode_berjalan, periode_tahun
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.kebutuhan.services.periode import beri_perpanjangan
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.organisasi.queries import ambil_unit
from smartpns.organisasi.rules import JenisUnit

LABEL_STATUS = {BELUM_MULAI: "Belum mulai"} | {s.value: s.label for s in StatusUsulan}


def periode_dipilih() -> Periode | None:
    """The period the address names (`?periode=2026`), else the current one."""
    tahun = request.args.get("periode", type=bilangan_alamat)
    return periode_tahun(tahun) if tahun else periode_berjalan()


def periode_wajib() -> Periode:
    """As `periode_dipilih`, for pages that are nothing without one. Raises TidakDitemukan."""
    periode = periode_dipilih()
    if periode is None:
        raise TidakDitemukan("Belum ada periode perencanaan. Buka periode dahulu dari halaman Pantauan.")
    return periode


@bp.get("/pantauan")
@perlu_izin(Izin.PANTAU_USULAN)
def pantauan() -> ResponseReturnValue:
    periode = periode_dipilih()
    if periode is None:
        return render_template("kebutuhan/pantauan_kosong.html")
    semua = keadaan_opd(periode)
    dipilih = [s for s in request.args.getlist("status") if s in LABEL_STATUS]
    kata = " ".join(request.args.get("kata", "").split())
    return render_template(
        "kebutuhan/pantauan.html",
        periode=periode,
        semua_periode=daftar_periode(),
        semua=semua,
        daftar=[k for k in semua if _cocok(k, dipilih, kata)],
        belum=[k for k in semua if not k.sudah_mengajukan],
        menunggu=antrean(semua),
        jumlah_status=Counter(k.kunci_status for k in semua),
        label_status=LABEL_STATUS,
        dipilih=dipilih,
        kata=kata,
        perpanjangan=daftar_perpanjangan(periode),
    )


def _cocok(keadaan: KeadaanOpd, status: list[str], kata: str) -> bool:
    dicari = kata.casefold()
    return (not status or keadaan.kunci_status in status) and (
        not dicari or dicari in keadaan.nama.casefold() or keadaan.kode.startswith(dicari)
    )


@bp.get("/verifikasi")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def verifikasi() -> ResponseReturnValue:
    periode = periode_dipilih()
    if periode is None:
        return render_template("kebutuhan/pantauan_kosong.html")
    semua = keadaan_opd(periode)
    return render_template(
        "kebutuhan/verifikasi.html",
        periode=periode,
        menunggu=antrean(semua),
        selesai=[k for k in semua if k.status is StatusUsulan.DIVERIFIKASI],
        belum=[k for k in semua if not k.sudah_mengajukan],
        semua=semua,
        jumlah_kata=jumlah_kata_bebas(periode),
    )


@bp.route("/pantauan/perpanjangan/<uuid:opd_id>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERIODE)
def perpanjangan(opd_id: UUID) -> ResponseReturnValue:
    periode = periode_wajib()
    opd = ambil_unit(opd_id, pelaku())
    if opd.jenis is not JenisUnit.OPD:
        raise TidakDitemukan("Perpanjangan diberikan kepada OPD, bukan unit di bawahnya.")
    form = FormPerpanjangan()
    if form.validate_on_submit():
        with form_transaction(form):
            beri_perpanjangan(periode, opd, form.instan, form.alasan.data or "", pelaku())
        if not form.errors:
            flash(f"Batas waktu {opd.nama} diperpanjang.", "berhasil")
            return redirect(url_for("kebutuhan.pantauan", periode=periode.tahun), 303)
    halaman = render_template(
        "kebutuhan/perpanjangan.html",
        form=form,
        opd=opd,
        periode=periode,
        batas=batas_opd(periode, opd.id),
        zona=singkatan_zona(),
    )
    return halaman, 422 if form.is_submitted() else 200
