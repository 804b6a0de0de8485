"""The committee's list: moving a need after seeing what it does, the log of all moves, striking one out."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.db import db
from smartpns.core.errors import Bentrok, DomainError
from smartpns.core.forms import form_transaction, pasang_galat
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas import services
from smartpns.prioritas.queries import (
    Pindah,
    ambil_pemindahan,
    bobot_terkunci,
    daftar_pemindahan,
    pemindahan_berbobot_lain,
    pindah_berlaku,
)
from smartpns.prioritas.rules import periksa_tujuan
from smartpns.rencana.forms import FormCoret, FormPindah
from smartpns.rencana.queries import Akibat, Calon, Susunan, akibat, calon_kebutuhan, susunan_dipindah, susunan_kini
from smartpns.rencana.views.blueprint import bp
from smartpns.rencana.views.peringkat import periode_wajib

LANGKAH = {"naik": -1, "turun": 1}


@bp.get("/peringkat/pemindahan")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def pemindahan() -> ResponseReturnValue:
    """Every move of the period, struck out or not."""
    periode = periode_wajib()
    if not bobot_terkunci(periode):
        return redirect(url_for("rencana.peringkat", periode=periode.tahun))
    return render_template(
        "rencana/pemindahan.html",
        periode=periode,
        semua=daftar_pemindahan(periode),
        bobot_lain=pemindahan_berbobot_lain(periode),
        calon={satu.id: satu for satu in susunan_kini(periode).calon},
    )


@bp.route("/peringkat/<uuid:kebutuhan_id>/pindahkan", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def pindahkan(kebutuhan_id: UUID) -> ResponseReturnValue:
    """First what the move would do, then its reason; what was not checked is not stored."""
    periode = periode_wajib()
    if not bobot_terkunci(periode):
        return redirect(url_for("rencana.peringkat", periode=periode.tahun))
    kini = susunan_kini(periode)
    calon = calon_kebutuhan(kini, kebutuhan_id)
    form = FormPindah(data={"ke": calon.peringkat})
    if not form.is_submitted():
        return _halaman_pindah(kini, calon, form)
    form.langkah(LANGKAH.get(request.form.get("aksi", ""), 0), calon.peringkat)
    if not _tujuan_sah(form, calon, len(kini.calon)):
        return _halaman_pindah(kini, calon, form, status=422)
    dampak = _dampak_pindah(kini, calon, form)
    if request.form.get("aksi") != "simpan" or not form.sudah_diperiksa:
        return _halaman_pindah(kini, calon, form, dampak)
    if form.validate():
        with form_transaction(form):
            satu = services.pindahkan(periode, kebutuhan_id, form.tujuan, form.alasan.data, pelaku())
        if not form.errors:
            flash(f"{satu.sebutan} dipindahkan dari peringkat {satu.dari} ke {satu.ke}.", "berhasil")
            return redirect(url_for("rencana.pemindahan", periode=periode.tahun), 303)
    return _halaman_pindah(kini, calon, form, dampak, status=422)


@bp.route("/peringkat/pemindahan/<uuid:pemindahan_id>/coret", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def coret_pemindahan(pemindahan_id: UUID) -> ResponseReturnValue:
    """Strike a move out; the page says what the list would then be."""
    satu = ambil_pemindahan(pemindahan_id, kunci=request.method == "POST")
    if not satu.berlaku:
        raise Bentrok(f"Pemindahan {satu.nomor} sudah dicoret.")
    periode = db.session.get_one(Periode, satu.periode_id)
    if not bobot_terkunci(periode):
        return redirect(url_for("rencana.peringkat", periode=periode.tahun))
    form = FormCoret()
    if form.validate_on_submit():
        with form_transaction(form):
            services.coret_pemindahan(satu, form.alasan.data, pelaku())
        if not form.errors:
            flash(f"Pemindahan {satu.nomor} dicoret; catatannya tetap tersimpan.", "berhasil")
            return redirect(url_for("rencana.pemindahan", periode=periode.tahun), 303)
    kini = susunan_kini(periode)
    return render_template(
        "rencana/coret_pemindahan.html",
        form=form,
        periode=periode,
        satu=satu,
        dampak=akibat(kini, susunan_dipindah(kini, pindah_berlaku(periode, tanpa=satu.id))),
    ), (422 if form.is_submitted() else 200)


def _tujuan_sah(form: FormPindah, calon: Calon, banyak: int) -> bool:
    """Whether the typed rank can be read and gone to; if not, the form says why."""
    if form.ke.validate(form):
        try:
            periksa_tujuan(calon.peringkat, form.tujuan, banyak)
        except DomainError as e:
            pasang_galat(form, e)
    return not form.errors


def _dampak_pindah(kini: Susunan, calon: Calon, form: FormPindah) -> Akibat:
    """What the typed move would do, on top of those that count already."""
    coba = Pindah(calon.id, form.tujuan, form.alasan.data or "")
    return akibat(kini, susunan_dipindah(kini, [*pindah_berlaku(kini.periode), coba]))


def _halaman_pindah(
    kini: Susunan, calon: Calon, form: FormPindah, dampak: Akibat | None = None, status: int = 200
) -> ResponseReturnValue:
    form.diperiksa.data = str(form.ke.data) if dampak else ""
    return render_template(
        "rencana/pindahkan.html", form=form, periode=kini.periode, kini=kini, calon=calon, dampak=dampak
    ), status
