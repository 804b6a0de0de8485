"""The head of the OPD, on a phone: read, then approve and submit, or send back with a reason."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError
from smartpns.core.forms import form_transaction
from smartpns.kebutuhan.forms.opd import FormAlasan
from smartpns.kebutuhan.models import Usulan
from smartpns.kebutuhan.queries import (
    Meja,
    meja_opd,
    perkiraan_usulan,
    posisi_opd,
    usulan_pelaku,
    usulan_sebelum,
)
from smartpns.kebutuhan.queries.acuan import Acuan
from smartpns.kebutuhan.queries.kesenjangan import celah_dari
from smartpns.kebutuhan.queries.saran import belum_dijawab
from smartpns.kebutuhan.rules import PENUNGGU, Berat, StatusUsulan
from smartpns.kebutuhan.services import alur
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.kebutuhan.views.riwayat import riwayat_usulan, sejak
from smartpns.kebutuhan.views.tugas import susun_tugas


@bp.get("/persetujuan")
@perlu_izin(Izin.SETUJUI_USULAN)
def persetujuan() -> ResponseReturnValue:
    return _halaman_persetujuan()


def _halaman_persetujuan(galat: str | None = None, status: int = 200) -> ResponseReturnValue:
    meja = meja_opd(pelaku())
    if meja.usulan is None or meja.usulan.status is not StatusUsulan.MENUNGGU_KEPALA:
        return _tidak_menunggu(meja)
    usulan = meja.usulan
    posisi = posisi_opd(meja.opd.id, {b.jabatan_id for b in usulan.kebutuhan}, periode=meja.periode)
    acuan = Acuan(usulan)
    temuan = acuan.periksa_tersimpan(celah_dari(posisi))
    halaman = render_template(
        "kebutuhan/persetujuan.html",
        meja=meja,
        usulan=usulan,
        galat=galat,
        posisi=posisi,
        kelayakan=acuan.kelayakan,
        perkiraan=perkiraan_usulan(usulan.periode, usulan.kebutuhan),
        saran=[t for t in temuan if t.berat is Berat.PERINGATAN],
        lalu=usulan_sebelum(usulan),
        sejak=sejak(usulan),
        pengirim=usulan.riwayat[-1].oleh_nama if usulan.riwayat else None,
    )
    return halaman, status


def _tidak_menunggu(meja: Meja) -> ResponseReturnValue:
    """Nothing to decide: who works on it, and how far."""
    usulan = meja.usulan
    posisi = posisi_opd(meja.opd.id, periode=meja.periode)
    temuan = Acuan(usulan).periksa_tersimpan(celah_dari(posisi)) if usulan else []
    belum = belum_dijawab(usulan) if usulan else None
    langkah = susun_tugas(usulan, list(posisi.values()), temuan, belum, dapat_diubah=False)
    return render_template(
        "kebutuhan/tidak_menunggu.html",
        meja=meja,
        usulan=usulan,
        selesai=sum(t.selesai for t in langkah),
        langkah=langkah,
        penunggu=PENUNGGU.get(usulan.status) if usulan else None,
        sejak=sejak(usulan) if usulan else None,
        riwayat=riwayat_usulan(usulan) if usulan else [],
    )


@bp.post("/ajukan")
@perlu_izin(Izin.SETUJUI_USULAN)
def ajukan() -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    if berubah_sejak_dibuka(usulan):
        return _halaman_persetujuan("Usulan ini berubah sejak Anda membukanya. Baca lagi, lalu putuskan.", 409)
    try:
        with transaction():
            alur.ajukan(usulan, pelaku())
    except DomainError as e:
        return _halaman_persetujuan(e.pesan, 422)
    return redirect(url_for("kebutuhan.terkirim"), 303)


@bp.route("/kembalikan", methods=["GET", "POST"])
@perlu_izin(Izin.SETUJUI_USULAN)
def kembalikan() -> ResponseReturnValue:
    """Send back to the operator; the reason is asked on a page of its own."""
    meja, usulan = usulan_pelaku(pelaku(), kunci=request.method == "POST")
    form = FormAlasan()
    if form.validate_on_submit():
        if berubah_sejak_dibuka(usulan):
            return _halaman_persetujuan("Usulan ini berubah sejak Anda membukanya. Baca lagi, lalu putuskan.", 409)
        with form_transaction(form):
            alur.kembalikan_ke_operator(usulan, form.alasan.data or "", pelaku())
        if not form.errors:
            flash("Usulan dikembalikan ke operator beserta alasan Anda.", "berhasil")
            return redirect(url_for("kebutuhan.persetujuan"), 303)
    if usulan.status is not StatusUsulan.MENUNGGU_KEPALA:
        return redirect(url_for("kebutuhan.persetujuan"), 303)
    halaman = render_template("kebutuhan/kembalikan.html", meja=meja, usulan=usulan, form=form)
    return halaman, 422 if form.errors else 200


def berubah_sejak_dibuka(usulan: Usulan) -> bool:
    """Whether the usulan is another one than the page showed."""
    return request.form.get("versi", str(usulan.versi)) != str(usulan.versi)
