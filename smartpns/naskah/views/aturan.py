"""How documents look: letterhead, number pattern, signer, copies, legal bases; for all OPDs or for one."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.forms import form_transaction
from smartpns.core.waktu import hari_ini
from smartpns.naskah import services
from smartpns.naskah.forms import FormAturan, FormAturanSurat
from smartpns.naskah.queries import penanda_opd, ringkas_aturan
from smartpns.naskah.rules import JenisNaskah
from smartpns.naskah.views.blueprint import bp
from smartpns.organisasi.models import Unit
from smartpns.organisasi.queries import ambil_unit, opd_aktif

MENURUT_ALAMAT = {jenis.alamat: jenis for jenis in JenisNaskah}
JENIS = f"any({', '.join(map(repr, MENURUT_ALAMAT))})"


@bp.get("/naskah/pengaturan")
@perlu_izin(Izin.ATUR_NASKAH)
def pengaturan() -> ResponseReturnValue:
    return render_template(
        "naskah/pengaturan.html",
        semua=[ringkas_aturan(jenis, None, hari_ini()) for jenis in JenisNaskah],
        opd=penanda_opd(hari_ini(), opd_aktif()),
    )


@bp.route(f"/naskah/pengaturan/<{JENIS}:jenis>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_NASKAH)
def atur(jenis: str) -> ResponseReturnValue:
    return _atur(MENURUT_ALAMAT[jenis], None)


@bp.route("/naskah/pengaturan/opd/<uuid:opd_id>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_NASKAH)
def atur_opd(opd_id: UUID) -> ResponseReturnValue:
    """The letters of one OPD."""
    return _atur(JenisNaskah.SURAT_USULAN, ambil_unit(opd_id, pelaku()))


def _atur(jenis: JenisNaskah, opd: Unit | None) -> ResponseReturnValue:
    ringkas = ringkas_aturan(jenis, opd, hari_ini())
    bersama = jenis is JenisNaskah.SURAT_USULAN and opd is None
    form = (FormAturanSurat if bersama else FormAturan).dari(ringkas.kini, hari_ini())
    if form.validate_on_submit():
        with form_transaction(form):
            services.atur(jenis, opd, form.isian(), pelaku())
        if not form.errors:
            flash("Pengaturan tersimpan. Naskah yang sudah terbit tidak berubah.", "berhasil")
            return redirect(url_for("naskah.pengaturan"), 303)
    halaman = render_template("naskah/atur.html", form=form, ringkas=ringkas, opd=opd)
    return halaman, (422 if form.is_submitted() else 200)
