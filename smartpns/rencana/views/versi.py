"""Versions of the plan: composing one, their list, one of them, its workbook, handing it to the leadership."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.anggaran.queries import daftar_skenario, ringkas_skenario, versi_skenario
from smartpns.core.alur import aksi_tersedia
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError
from smartpns.core.formats import angka, rupiah
from smartpns.core.forms import form_transaction
from smartpns.core.instalasi import instalasi
from smartpns.core.kode import kode_verifikasi
from smartpns.core.tabel import Paginasi
from smartpns.core.unduhan import kirim_buku
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.queries import bobot_terkunci, pemindahan_berbobot_lain
from smartpns.rencana import services
from smartpns.rencana.forms import FormKirim, FormSusun
from smartpns.rencana.models import Rencana
from smartpns.rencana.queries import (
    ambil_rencana,
    beda,
    daftar_versi,
    garis_baris,
    jelaskan_baris,
    kekuatan_beku,
    kelengkapan_kini,
    perubahan_perencana,
    perubahan_tim,
    rencana_sebelum,
    rencana_terakhir,
    ringkasan,
    riwayat_rencana,
    sidik_cocok,
    susunan_kini,
)
from smartpns.rencana.rules import ALUR, AksiRencana
from smartpns.rencana.sheets import tulis_rencana
from smartpns.rencana.views.blueprint import bp
from smartpns.rencana.views.peringkat import BarisDaftar, periode_wajib


@bp.get("/rencana")
@perlu_izin(Izin.LIHAT_RENCANA)
def daftar() -> ResponseReturnValue:
    return render_template("rencana/daftar.html", semua=daftar_versi())


@bp.route("/rencana/susun", methods=["GET", "POST"])
@perlu_izin(Izin.SUSUN_RENCANA)
def susun() -> ResponseReturnValue:
    """Say in numbers what will be frozen, then freeze it."""
    periode = periode_wajib()
    if not bobot_terkunci(periode):
        return redirect(url_for("rencana.peringkat", periode=periode.tahun), 303)
    form = FormSusun(skenario=request.args.get("skenario", ""))
    form.skenario.choices = _dasar(periode)
    if form.validate_on_submit():
        with form_transaction(form):
            skenario = versi_skenario(UUID(form.skenario.data)) if form.skenario.data else None
            rencana = services.susun(
                periode, pelaku(), form.catatan.data or "", skenario=skenario, alasan=form.alasan.data or ""
            )
        if not form.errors:
            flash(f"Rencana {periode} versi {rencana.versi} tersusun dan dibekukan.", "berhasil")
            return redirect(url_for("rencana.satu", rencana_id=rencana.id), 303)
    terakhir, kini = rencana_terakhir(periode), susunan_kini(periode)
    return render_template(
        "rencana/susun.html",
        form=form,
        periode=periode,
        kini=kini,
        kelengkapan_kini=kelengkapan_kini(kini),
        bobot_lain=pemindahan_berbobot_lain(periode),
        versi=terakhir.versi + 1 if terakhir else 1,
    ), (422 if form.is_submitted() else 200)


def _dasar(periode: Periode) -> list[SelectChoice]:
    """What a plan may rest on: the ranking simply cut, or the newest version of a scenario."""
    pilihan = [SelectChoice("", "Peringkat lalu potong, tanpa skenario")]
    for skenario in daftar_skenario(periode):
        terbaru = ringkas_skenario(skenario.versi[-1])
        versi = terbaru.versi
        sebutan = f"Skenario “{skenario.nama}” versi {versi.nomor}: {versi.daftar.label.lower()}"
        isi = f"{sebutan}, {angka(terbaru.orang)} orang, {rupiah(terbaru.rupiah)}"
        pilihan.append(SelectChoice(str(versi.id), isi))
    return pilihan


@bp.get("/rencana/<uuid:rencana_id>")
@perlu_izin(Izin.LIHAT_RENCANA)
def satu(rencana_id: UUID) -> ResponseReturnValue:
    rencana = ambil_rencana(rencana_id)
    sebelum = rencana_sebelum(rencana)
    nav = Paginasi.dari(request.args, len(rencana.baris))
    return render_template(
        "rencana/satu.html",
        rencana=rencana,
        ringkasan=ringkasan(rencana),
        perubahan=perubahan_perencana(rencana),
        tim=perubahan_tim(rencana),
        beda=beda(sebelum, rencana) if sebelum else None,
        aksi=aksi_tersedia(ALUR, rencana.status),
        AksiRencana=AksiRencana,
        nav=nav,
        daftar=_halaman(rencana, nav),
        cocok=sidik_cocok(rencana),
        kode=kode_verifikasi(rencana.sidik),
        riwayat=riwayat_rencana(rencana),
        form_kirim=_form_kirim(rencana),
    )


@bp.get("/rencana/<uuid:rencana_id>/peringkat/<int:nomor>")
@perlu_izin(Izin.LIHAT_RENCANA)
def mengapa_beku(rencana_id: UUID, nomor: int) -> ResponseReturnValue:
    """Why a need has its rank in this version; nothing live is read."""
    rencana = ambil_rencana(rencana_id)
    penjelasan = jelaskan_baris(rencana.baris, nomor)
    kekuatan = kekuatan_beku(rencana)
    return render_template(
        "rencana/mengapa.html",
        penjelasan=penjelasan,
        kekuatan=kekuatan,
        selang=kekuatan.selang_satu(penjelasan.baris.kode),
        periode=rencana.periode,
        rencana=rencana,
        sebelum=_url_mengapa(rencana, nomor - 1),
        sesudah=_url_mengapa(rencana, nomor + 1),
    )


@bp.get("/rencana/<uuid:rencana_id>/rencana.xlsx")
@perlu_izin(Izin.LIHAT_RENCANA)
def unduh(rencana_id: UUID) -> ResponseReturnValue:
    rencana = ambil_rencana(rencana_id)
    return kirim_buku(tulis_rencana(rencana, instalasi()), f"rencana-{rencana.periode.tahun}-v{rencana.versi}.xlsx")


@bp.post("/rencana/<uuid:rencana_id>/kirim")
@perlu_izin(Izin.SUSUN_RENCANA)
def kirim(rencana_id: UUID) -> ResponseReturnValue:
    try:
        with transaction():
            rencana = ambil_rencana(rencana_id, kunci=True)
            services.kirim(rencana, pelaku(), alasan=FormKirim().alasan.data or "")
    except DomainError as e:
        flash(e.pesan, "galat")
    else:
        flash(f"Rencana versi {rencana.versi} terkirim dan menunggu penetapan pimpinan.", "berhasil")
    return redirect(url_for("rencana.satu", rencana_id=rencana_id), 303)


def _form_kirim(rencana: Rencana) -> FormKirim | None:
    """The question that goes along with handing a version on; None when there is nothing to ask."""
    if rencana.alasan_terbuka or AksiRencana.KIRIM not in aksi_tersedia(ALUR, rencana.status):
        return None
    return FormKirim() if kelengkapan_kini(susunan_kini(rencana.periode)).terbuka else None


def _url_mengapa(rencana: Rencana, nomor: int) -> str | None:
    if not 1 <= nomor <= len(rencana.baris):
        return None
    return url_for("rencana.mengapa_beku", rencana_id=rencana.id, nomor=nomor)


def _halaman(rencana: Rencana, nav: Paginasi) -> list[BarisDaftar]:
    garis = garis_baris(rencana.baris)
    return [
        BarisDaftar(
            baris,
            url_for("rencana.mengapa_beku", rencana_id=rencana.id, nomor=baris.peringkat),
            garis is not None and baris.peringkat == garis.peringkat,
        )
        for baris in nav.potong(rencana.baris)
    ]
