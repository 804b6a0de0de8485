"""Needs of the former period that were not filled: carry each over, or let it go with a reason."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.forms import form_transaction
from smartpns.kebutuhan.forms.opd import FormLepas
from smartpns.kebutuhan.queries import usulan_pelaku
from smartpns.kebutuhan.queries.saran import belum_dijawab
from smartpns.kebutuhan.queries.sisa import SisaLama, ambil_dilepas, satu_sisa, sisa_usulan
from smartpns.kebutuhan.services import sisa as layanan
from smartpns.kebutuhan.services.alur import pastikan_dapat_diubah
from smartpns.kebutuhan.views.blueprint import bp


@bp.get("/sisa")
@perlu_izin(Izin.LIHAT_USULAN)
def sisa() -> ResponseReturnValue:
    return _halaman_sisa()


def _halaman_sisa(tertolak: SisaLama | None = None, galat: str | None = None, status: int = 200) -> ResponseReturnValue:
    meja, usulan = usulan_pelaku(pelaku())
    semua = sisa_usulan(usulan)
    halaman = render_template(
        "kebutuhan/sisa.html",
        meja=meja,
        usulan=usulan,
        semua=semua,
        terbuka=[s for s in semua if s.terbuka],
        terjawab=[s for s in semua if not s.terbuka],
        jumlah_saran=belum_dijawab(usulan).saran,
        tertolak=tertolak,
        galat=galat,
        dapat_diubah=meja.dapat_diubah and boleh(pelaku(), Izin.ISI_USULAN),
    )
    return halaman, status


@bp.post("/sisa/<uuid:asal_id>/ambil")
@perlu_izin(Izin.ISI_USULAN)
def ambil_sisa(asal_id: UUID) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    satu = satu_sisa(usulan, asal_id)
    try:
        with transaction():
            baris = layanan.ambil_sisa(usulan, satu, pelaku())
    except TidakDitemukan:
        raise
    except DomainError as e:
        return _halaman_sisa(satu, e.pesan, 422)
    flash(f"Baris {baris.nomor} meneruskan kebutuhan sejak {baris.tahun_pertama}: {baris}.", "berhasil")
    return redirect(url_for("kebutuhan.sisa"), 303)


@bp.route("/sisa/<uuid:asal_id>/lepas", methods=["GET", "POST"])
@perlu_izin(Izin.ISI_USULAN)
def lepas_sisa(asal_id: UUID) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=request.method == "POST")
    pastikan_dapat_diubah(usulan)
    satu = satu_sisa(usulan, asal_id)
    form = FormLepas()
    if form.validate_on_submit():
        with form_transaction(form):
            layanan.lepas_sisa(usulan, satu, form.alasan.data or "", pelaku())
        if not form.errors:
            flash("Kebutuhan tidak diteruskan. Anda dapat membatalkannya di bawah daftar.", "berhasil")
            return redirect(url_for("kebutuhan.sisa"), 303)
    halaman = render_template("kebutuhan/lepas.html", form=form, usulan=usulan, sisa=satu)
    return halaman, 422 if form.is_submitted() else 200


@bp.post("/sisa/dilepas/<uuid:id_>/batalkan")
@perlu_izin(Izin.ISI_USULAN)
def batalkan_lepas(id_: UUID) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    with transaction():
        layanan.batalkan_lepas(usulan, ambil_dilepas(usulan, id_), pelaku())
    flash("Kebutuhan ditawarkan lagi.", "berhasil")
    return redirect(url_for("kebutuhan.sisa"), 303)
