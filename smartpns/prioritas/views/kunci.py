"""Locking the weights of a period, and opening the lock with a reason."""

from collections.abc import Mapping
from decimal import Decimal

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.formats import tanggal
from smartpns.core.forms import form_transaction
from smartpns.core.teks import tulis_desimal
from smartpns.kebutuhan.queries import periode_tahun
from smartpns.prioritas import queries, services
from smartpns.prioritas.forms import FormBukaKunci, FormKunci
from smartpns.prioritas.rules import bobot_bawaan
from smartpns.prioritas.views.blueprint import bp


@bp.route("/bobot/kunci/<int:tahun>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def kunci_bobot(tahun: int) -> ResponseReturnValue:
    """Choose the version that a period is ranked by; its scores are shown from then on."""
    periode = periode_tahun(tahun)
    kunci = queries.kunci_periode(periode.id)
    if kunci is not None:
        flash(f"Bobot periode {periode} sudah terkunci pada versi {kunci.versi.nomor}.", "info")
        return redirect(url_for("prioritas.bobot"), 303)
    berlaku = queries.bobot_berlaku()
    form = FormKunci(versi=berlaku.nomor if berlaku else services.NOMOR_BAWAAN)
    pilihan, isi = _pilihan()
    form.versi.choices = pilihan
    if form.validate_on_submit():
        with form_transaction(form):
            services.kunci_bobot(periode, form.versi.data, form.dasar.data, pelaku())
        if not form.errors:
            flash(f"Bobot periode {periode} terkunci pada versi {form.versi.data}.", "berhasil")
            return redirect(url_for("rencana.peringkat", periode=tahun), 303)
    return render_template("prioritas/kunci.html", form=form, periode=periode, isi_versi=isi), (
        422 if form.is_submitted() else 200
    )


@bp.route("/bobot/buka-kunci/<int:tahun>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def buka_kunci(tahun: int) -> ResponseReturnValue:
    periode = periode_tahun(tahun)
    kunci = queries.kunci_periode(periode.id)
    if kunci is None:
        flash(f"Bobot periode {periode} tidak sedang terkunci.", "info")
        return redirect(url_for("prioritas.bobot"), 303)
    form = FormBukaKunci()
    if form.validate_on_submit():
        with form_transaction(form):
            services.buka_kunci(periode, form.alasan.data, pelaku())
        if not form.errors:
            flash(f"Kunci bobot periode {periode} dibuka. Skornya disembunyikan sampai dikunci lagi.", "berhasil")
            return redirect(url_for("prioritas.bobot"), 303)
    return render_template("prioritas/buka_kunci.html", form=form, kunci=kunci), (422 if form.is_submitted() else 200)


def _pilihan() -> tuple[list[SelectChoice], dict[int, str]]:
    """The versions that can be locked, and the weights of each in words; the defaults as long as none is stored."""
    versi = queries.daftar_bobot()
    if not versi:
        return [SelectChoice(services.NOMOR_BAWAAN, "Bobot bawaan aplikasi, menjadi versi 1")], {
            services.NOMOR_BAWAAN: _kalimat(bobot_bawaan())
        }
    return (
        [SelectChoice(v.nomor, f"Versi {v.nomor}, berlaku mulai {tanggal(v.berlaku_mulai)}") for v in versi],
        {v.nomor: f"{_kalimat(queries.nilai_bobot(v))}. {v.dasar}." for v in versi},
    )


def _kalimat(nilai: Mapping[str, Decimal]) -> str:
    return ", ".join(f"{kode} {tulis_desimal(satu)}" for kode, satu in nilai.items() if satu)
