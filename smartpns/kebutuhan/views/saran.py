"""What the figures propose to an OPD: take it as a row, change it first, or dismiss it with a reason."""

from hashlib import sha256
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.forms import form_transaction
from smartpns.core.tabel import Paginasi
from smartpns.kebutuhan.forms.opd import FormAbaikan
from smartpns.kebutuhan.queries import usulan_pelaku
from smartpns.kebutuhan.queries.saran import SaranUsulan, ambil_abaian, saran_diabaikan, saran_usulan, satu_saran
from smartpns.kebutuhan.queries.sisa import sisa_usulan
from smartpns.kebutuhan.rules import KeadaanSaran
from smartpns.kebutuhan.services import saran as layanan
from smartpns.kebutuhan.services.alur import pastikan_dapat_diubah
from smartpns.kebutuhan.views.blueprint import bp

PER_HALAMAN = 20


@bp.get("/saran")
@perlu_izin(Izin.LIHAT_USULAN)
def saran() -> ResponseReturnValue:
    return _halaman_saran()


def _halaman_saran(
    tertolak: SaranUsulan | None = None, galat: str | None = None, status: int = 200
) -> ResponseReturnValue:
    """The proposals still open, page by page, then those answered; `tertolak` could not be taken, `galat` says why."""
    meja, usulan = usulan_pelaku(pelaku())
    semua = saran_usulan(usulan)
    baru = [s for s in semua if s.keadaan is KeadaanSaran.BARU]
    nav = Paginasi.dari(request.args, len(baru), PER_HALAMAN)
    halaman = render_template(
        "kebutuhan/saran.html",
        meja=meja,
        usulan=usulan,
        semua=semua,
        baru=nav.potong(baru),
        nav=nav,
        siap=[s for s in baru if s.siap],
        terjawab=[s for s in semua if s.keadaan in (KeadaanSaran.SEBAGIAN, KeadaanSaran.SUDAH)],
        per_nomor={b.nomor: b for b in usulan.kebutuhan},
        diabaikan=saran_diabaikan(usulan),
        sisa=sisa_usulan(usulan),
        tertolak=tertolak,
        galat=galat,
        dapat_diubah=meja.dapat_diubah and boleh(pelaku(), Izin.ISI_USULAN),
    )
    return halaman, status


@bp.post("/saran/<uuid:unit_id>/<uuid:jabatan_id>/<int:tahun>/pakai")
@perlu_izin(Izin.ISI_USULAN)
def pakai_saran(unit_id: UUID, jabatan_id: UUID, tahun: int) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    satu = satu_saran(usulan, unit_id, jabatan_id, tahun)
    try:
        with transaction():
            baris = layanan.pakai_saran(usulan, satu, pelaku(), request.form.get("program") or None)
    except TidakDitemukan:
        raise
    except DomainError as e:
        return _halaman_saran(satu, e.pesan, 422)
    flash(f"Baris {baris.nomor} dibuat: {baris.jumlah} orang {baris}. Anda masih dapat mengubahnya.", "berhasil")
    return redirect(url_for("kebutuhan.saran"), 303)


@bp.route("/saran/<uuid:unit_id>/<uuid:jabatan_id>/<int:tahun>/abaikan", methods=["GET", "POST"])
@perlu_izin(Izin.ISI_USULAN)
def abaikan_saran(unit_id: UUID, jabatan_id: UUID, tahun: int) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=request.method == "POST")
    pastikan_dapat_diubah(usulan)
    satu = satu_saran(usulan, unit_id, jabatan_id, tahun)
    form = FormAbaikan()
    if form.validate_on_submit():
        with form_transaction(form):
            layanan.abaikan_saran(usulan, satu, form.alasan.data or "", pelaku())
        if not form.errors:
            flash("Saran diabaikan untuk periode ini. Anda dapat membatalkannya di bawah daftar.", "berhasil")
            return redirect(url_for("kebutuhan.saran"), 303)
    halaman = render_template("kebutuhan/abaikan.html", form=form, usulan=usulan, saran=satu)
    return halaman, 422 if form.is_submitted() else 200


@bp.post("/saran/diabaikan/<uuid:id_>/batalkan")
@perlu_izin(Izin.ISI_USULAN)
def batalkan_abaian(id_: UUID) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    with transaction():
        layanan.batalkan_abaian(usulan, ambil_abaian(usulan, id_), pelaku())
    flash("Saran ditawarkan lagi.", "berhasil")
    return redirect(url_for("kebutuhan.saran"), 303)


@bp.route("/saran/pakai-semua", methods=["GET", "POST"])
@perlu_izin(Izin.ISI_USULAN)
def pakai_semua_saran() -> ResponseReturnValue:
    """The check page, then all rows at once; only what was shown on the page is made."""
    _, usulan = usulan_pelaku(pelaku(), kunci=request.method == "POST")
    pastikan_dapat_diubah(usulan)
    siap = [s for s in saran_usulan(usulan) if s.siap]
    berubah = request.method == "POST" and request.form.get("sidik") != _sidik(siap)
    if request.method == "POST" and not berubah:
        with transaction():
            baris = layanan.pakai_semua(usulan, pelaku())
        flash(f"{len(baris)} kebutuhan dibuat dari saran. Periksa dan urutkan sebelum dikirim.", "berhasil")
        return redirect(url_for("kebutuhan.isi"), 303)
    halaman = render_template(
        "kebutuhan/pakai_semua.html", usulan=usulan, siap=siap, sidik=_sidik(siap), berubah=berubah
    )
    return halaman, 409 if berubah else 200


def _sidik(siap: list[SaranUsulan]) -> str:
    """What the check page showed, in short: other proposals or numbers give another one."""
    isi = "\n".join(f"{s.kunci} {s.saran.jumlah} {s.program}" for s in siap)
    return sha256(isi.encode()).hexdigest()[:16]
