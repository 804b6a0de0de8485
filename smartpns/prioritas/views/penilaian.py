"""An assessor's own sheet: one need per page, many needs on one page, handing in."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.formats import angka
from smartpns.core.forms import form_transaction, pasang_galat
from smartpns.core.tabel import Paginasi
from smartpns.kebutuhan.queries import posisi_opd
from smartpns.prioritas import services
from smartpns.prioritas.forms import (
    KEADAAN,
    FormNilai,
    FormNilaiBaris,
    SaringanNilai,
    butir_terkirim,
    form_butir,
)
from smartpns.prioritas.models import LembarNilai
from smartpns.prioritas.queries import ButirSaya, isi_lembar, lembar_saya
from smartpns.prioritas.rules import KRITERIA_ORANG, SKALA, periksa_isian
from smartpns.prioritas.views.blueprint import bp

PER_HALAMAN = 20


def _lembar(lembar_id: UUID, *, kunci: bool = False) -> LembarNilai:
    return lembar_saya(lembar_id, pelaku().pengguna_id, kunci=kunci)


@bp.route("/penilaian/<uuid:lembar_id>", methods=["GET", "POST"])
@perlu_izin(Izin.MENILAI)
def lembar_nilai(lembar_id: UUID) -> ResponseReturnValue:
    """Many needs on one page; what is saved is what the page carried, whatever the filters say by then."""
    lembar = _lembar(lembar_id, kunci=request.method == "POST")
    semua = isi_lembar(lembar)
    if request.method == "GET":
        return _halaman_lembar(lembar, semua, {})
    terkirim = butir_terkirim(semua, request.form)
    if not _terima(semua, terkirim):
        return _halaman_lembar(lembar, semua, terkirim), 422
    with transaction():
        banyak = services.simpan_nilai(lembar, {id_: form.isian for id_, form in terkirim.items()}, pelaku())
    flash(f"{angka(banyak)} kebutuhan tersimpan." if banyak else "Tidak ada yang berubah.", "berhasil")
    return redirect(request.full_path.rstrip("?"), 303)


def _terima(semua: Sequence[ButirSaya], terkirim: Mapping[UUID, FormNilaiBaris]) -> bool:
    """Whether the rules accept every row; what they refuse stands in the errors of its row."""
    for butir in semua:
        form = terkirim.get(butir.id)
        if form is None or not form.validate():
            continue
        try:
            periksa_isian(form.isian, butir.sebelum)
        except DomainError as e:
            pasang_galat(form, e)
    return not any(form.errors for form in terkirim.values())


def _halaman_lembar(lembar: LembarNilai, semua: Sequence[ButirSaya], terkirim: Mapping[UUID, FormNilaiBaris]) -> str:
    saringan = SaringanNilai.dari(request.args)
    cocok = saringan.pilih(semua)
    nav = Paginasi.dari(request.args, len(cocok), PER_HALAMAN)
    tampil = [butir for butir in semua if butir.id in terkirim] or nav.potong(cocok)
    return render_template(
        "prioritas/lembar_nilai.html",
        lembar=lembar,
        terisi=_terisi(semua),
        jumlah=len(semua),
        baris=[(butir, terkirim.get(butir.id) or form_butir(butir)) for butir in tampil],
        galat=any(form.errors for form in terkirim.values()),
        berikut=_berikut(semua, None),
        saringan=saringan,
        keadaan=KEADAAN,
        opd={butir.baris.opd_kode: butir.baris.opd_nama for butir in semua},
        nav=nav,
        skala=SKALA,
    )


@bp.route("/penilaian/<uuid:lembar_id>/kebutuhan/<uuid:butir_id>", methods=["GET", "POST"])
@perlu_izin(Izin.MENILAI)
def nilai_kebutuhan(lembar_id: UUID, butir_id: UUID) -> ResponseReturnValue:
    """One need with everything to judge it by; saving goes on to the next that lacks a value."""
    lembar = _lembar(lembar_id, kunci=request.method == "POST")
    semua = isi_lembar(lembar)
    letak = next((n for n, satu in enumerate(semua) if satu.id == butir_id), None)
    if letak is None:
        raise TidakDitemukan("Kebutuhan ini tidak ada di lembar Anda. Mungkin verifikasinya dibuka kembali.")
    butir = semua[letak]
    kini = butir.isian
    lama = butir.sebelum if butir.sebelum and not kini.lengkap else kini
    form = FormNilai(k2=lama.k2, k3=lama.k3, catatan=kini.catatan)
    if form.validate_on_submit():
        with form_transaction(form):
            services.simpan_nilai(lembar, {butir_id: form.isian}, pelaku())
        if not form.errors:
            return redirect(_sesudah(lembar, butir_id), 303)
    periode = lembar.putaran.penilaian.periode
    posisi = posisi_opd(butir.baris.opd_id, [butir.baris.jabatan_id], periode=periode)[butir.baris.jabatan_id]
    return render_template(
        "prioritas/nilai_kebutuhan.html",
        lembar=lembar,
        butir=butir,
        form=form,
        posisi=posisi,
        terisi=_terisi(semua),
        nomor=letak + 1,
        jumlah=len(semua),
        sebelum=semua[letak - 1].id if letak else None,
        sesudah=semua[letak + 1].id if letak + 1 < len(semua) else None,
        arti={kode: {t.nilai: t.arti for t in SKALA[kode]} for kode in KRITERIA_ORANG},
    ), (422 if form.is_submitted() else 200)


def _sesudah(lembar: LembarNilai, butir_id: UUID) -> str:
    """The next need without both values, from this one on and then from the top; the end when there is none."""
    berikut = _berikut(isi_lembar(lembar), butir_id)
    if berikut is None:
        return url_for("prioritas.selesai_menilai", lembar_id=lembar.id)
    return url_for("prioritas.nilai_kebutuhan", lembar_id=lembar.id, butir_id=berikut)


def _berikut(semua: Sequence[ButirSaya], sesudah: UUID | None) -> UUID | None:
    letak = next((n for n, satu in enumerate(semua) if satu.id == sesudah), -1) + 1
    return next((satu.id for satu in [*semua[letak:], *semua[:letak]] if not satu.isian.lengkap), None)


def _terisi(semua: Sequence[ButirSaya]) -> int:
    return sum(satu.isian.lengkap for satu in semua)


@bp.route("/penilaian/<uuid:lembar_id>/selesai", methods=["GET", "POST"])
@perlu_izin(Izin.MENILAI)
def selesai_menilai(lembar_id: UUID) -> ResponseReturnValue:
    """Look once more, then hand in for good."""
    lembar = _lembar(lembar_id, kunci=request.method == "POST")
    galat = ""
    if request.method == "POST":
        try:
            with transaction():
                services.selesai_menilai(lembar, pelaku())
        except DomainError as e:
            galat, lembar = e.pesan, _lembar(lembar_id)
        else:
            flash("Lembar Anda selesai. Nilai Anda terbuka setelah semua penilai selesai.", "berhasil")
            return redirect(url_for("prioritas.penilaian"), 303)
    semua = isi_lembar(lembar)
    return render_template(
        "prioritas/selesai_menilai.html",
        lembar=lembar,
        belum=[satu for satu in semua if not satu.isian.lengkap],
        jumlah=len(semua),
        sebaran={kode: _sebaran(semua, kode) for kode in KRITERIA_ORANG},
        skala=SKALA,
        galat=galat,
    ), (422 if galat else 200)


def _sebaran(semua: Sequence[ButirSaya], kode: str) -> list[int]:
    """How many needs were given each value, 0 first."""
    nilai = [satu.isian.k2 if kode == "K2" else satu.isian.k3 for satu in semua]
    return [nilai.count(tingkat.nilai) for tingkat in SKALA[kode]]
