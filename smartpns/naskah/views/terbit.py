"""Issuing a document: what it will say, the draft as PDF, number and date, and then for good."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.forms import form_transaction
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.naskah import services
from smartpns.naskah.cetak import cetak_draf
from smartpns.naskah.forms import FormTerbit, FormTerbitRencana, FormTerbitTanpaNomor
from smartpns.naskah.models import Naskah
from smartpns.naskah.queries import (
    Bahan,
    bahan_berita_acara,
    bahan_perencanaan,
    bahan_sk,
    bahan_surat,
    naskah_berlaku,
    nomor_berikut,
    usulan_terlihat,
)
from smartpns.naskah.rules import JenisNaskah, tulis_nomor
from smartpns.naskah.views.blueprint import bp, kirim_pdf
from smartpns.rencana.queries import ambil_rencana

Susun = Callable[[UUID, date], Bahan]

SUSUN: dict[str, Susun] = {
    JenisNaskah.BERITA_ACARA.alamat: lambda id_, pada: bahan_berita_acara(usulan_terlihat(id_, pelaku()), pada),
    JenisNaskah.PERENCANAAN.alamat: lambda id_, pada: bahan_perencanaan(ambil_rencana(id_), pada),
    JenisNaskah.SK.alamat: lambda id_, pada: bahan_sk(ambil_rencana(id_), pada),
}
"""What the planner issues, by the part of the address that names it: the id is that of an usulan or of a plan."""
JENIS = f"any({', '.join(map(repr, SUSUN))})"


def susun_surat(usulan_id: UUID, pada: date) -> Bahan:
    """The letter of one's own OPD."""
    return bahan_surat(usulan_terlihat(usulan_id, pelaku()), pada)


@bp.route("/naskah/terbit/surat-usulan/<uuid:usulan_id>", methods=["GET", "POST"])
@perlu_izin(Izin.TERBITKAN_SURAT)
def terbitkan_surat(usulan_id: UUID) -> ResponseReturnValue:
    return _terbitkan(susun_surat, usulan_id, url_for("naskah.draf_surat", usulan_id=usulan_id))


@bp.get("/naskah/terbit/surat-usulan/<uuid:usulan_id>/draf.pdf")
@perlu_izin(Izin.TERBITKAN_SURAT)
def draf_surat(usulan_id: UUID) -> ResponseReturnValue:
    return _draf(susun_surat(usulan_id, hari_ini()))


@bp.route(f"/naskah/terbit/<{JENIS}:jenis>/<uuid:sumber_id>", methods=["GET", "POST"])
@perlu_izin(Izin.TERBITKAN_NASKAH)
def terbitkan(jenis: str, sumber_id: UUID) -> ResponseReturnValue:
    return _terbitkan(SUSUN[jenis], sumber_id, url_for("naskah.draf", jenis=jenis, sumber_id=sumber_id))


@bp.get(f"/naskah/terbit/<{JENIS}:jenis>/<uuid:sumber_id>/draf.pdf")
@perlu_izin(Izin.TERBITKAN_NASKAH)
def draf(jenis: str, sumber_id: UUID) -> ResponseReturnValue:
    return _draf(SUSUN[jenis](sumber_id, hari_ini()))


def _draf(bahan: Bahan) -> ResponseReturnValue:
    isi = cetak_draf(bahan.jenis, bahan.isi, services.TEMPLAT, sekarang())
    return kirim_pdf(isi, f"draf {bahan.judul}", unduh=False)


def _terbitkan(susun: Susun, sumber_id: UUID, url_draf: str) -> ResponseReturnValue:
    bahan = susun(sumber_id, hari_ini())
    form = _formulir(bahan.jenis)
    if form.validate_on_submit():
        with form_transaction(form):
            pada = form.tanggal.data or hari_ini()
            nomor = form.nomor.data or "" if form.nomor else ""
            publik = bool(form.publik.data) if isinstance(form, FormTerbitRencana) else False
            naskah = services.terbitkan(
                susun(sumber_id, pada), pada, pelaku(), situs=alamat_situs(), nomor=nomor, publik=publik
            )
        if not form.errors:
            flash(f"{naskah.jenis.label} terbit{' dengan nomor ' + naskah.nomor if naskah.nomor else ''}.", "berhasil")
            return redirect(url_for("naskah.satu", naskah_id=naskah.id), 303)
    return render_template(
        "naskah/terbitkan.html",
        form=form,
        bahan=bahan,
        berlaku=_berlaku(bahan),
        url_draf=url_draf,
        nomor_usul=_nomor_usul(bahan),
    ), (422 if form.is_submitted() else 200)


def _formulir(jenis: JenisNaskah) -> FormTerbit:
    if not jenis.bernomor:
        return FormTerbitTanpaNomor(tanggal=hari_ini())
    return (FormTerbitRencana if jenis.dapat_publik else FormTerbit)(tanggal=hari_ini())


def _berlaku(bahan: Bahan) -> Naskah | None:
    """The document that this one would replace."""
    return naskah_berlaku(
        bahan.jenis,
        usulan_id=bahan.usulan.id if bahan.usulan else None,
        periode_id=bahan.rencana.periode_id if bahan.rencana else None,
    )


def _nomor_usul(bahan: Bahan) -> str:
    """The number that it would get today."""
    if not bahan.jenis.bernomor:
        return ""
    kode = bahan.penerbit.kode if bahan.penerbit else ""
    urut = nomor_berikut(kode, bahan.jenis, hari_ini().year)
    return tulis_nomor(bahan.aturan.pola_nomor, urut, bahan.singkatan, hari_ini())


def alamat_situs() -> str:
    """Where the verification of this installation is found: as configured, else as this request came in."""
    situs: str = current_app.config["ALAMAT_SITUS"] or request.url_root
    return situs.rstrip("/")
