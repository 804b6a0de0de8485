"""Verifying one usulan row by row, finishing it, giving it back, taking it up again."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, Pelaku, boleh, pelaku, perlu_izin
from smartpns.biaya.rules import Perkiraan
from smartpns.core.alur import maju
from smartpns.core.db import transaction
from smartpns.core.errors import Bentrok, DomainError
from smartpns.core.formats import waktu
from smartpns.core.forms import form_transaction, pasang_galat
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.forms.perencana import (
    FormBukaKembali,
    FormKembalikanBaris,
    FormKembalikanUsulan,
    FormPutusan,
    FormSesuaikan,
    form_baris,
)
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.kebutuhan.queries import Posisi, kebutuhan_opd, pengubah_terakhir, perkiraan_usulan, posisi_opd
from smartpns.kebutuhan.queries.acuan import Acuan
from smartpns.kebutuhan.queries.kesenjangan import celah_dari
from smartpns.kebutuhan.queries.pantauan import usulan_menunggu
from smartpns.kebutuhan.queries.periode import batas_opd
from smartpns.kebutuhan.queries.saran import saran_diabaikan
from smartpns.kebutuhan.queries.sisa import sisa_dilepas
from smartpns.kebutuhan.queries.usulan import usulan_beserta_isi
from smartpns.kebutuhan.rules import ALUR, AksiUsulan, HasilVerifikasi, StatusUsulan, Temuan
from smartpns.kebutuhan.services import verifikasi as layanan
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.kebutuhan.views.riwayat import riwayat_usulan
from smartpns.organisasi.models import ProgramStudi
from smartpns.organisasi.queries import HitunganKelayakan, program_terdekat_semua

Putusan = Callable[[Kebutuhan, FormPutusan, Pelaku], None]

PUTUSAN: Mapping[str, tuple[type[FormPutusan], Putusan]] = {
    "terima": (FormPutusan, lambda b, f, oleh: layanan.terima(b, oleh, f.versi.data)),
    "sesuaikan": (
        FormSesuaikan,
        lambda b, f, oleh: layanan.sesuaikan(b, f["jumlah"].data, f["alasan"].data, oleh, f.versi.data),
    ),
    "kembalikan": (
        FormKembalikanBaris,
        lambda b, f, oleh: layanan.kembalikan_baris(b, f["alasan"].data, oleh, f.versi.data),
    ),
    "urungkan": (FormPutusan, lambda b, f, oleh: layanan.urungkan_putusan(b, oleh, f.versi.data)),
}
"""What the planner may do to a row: what is asked for it, and the service that does it."""


@dataclass
class BarisPeriksa:
    """One row with everything the planner weighs."""

    baris: Kebutuhan
    posisi: Posisi
    perkiraan: Perkiraan
    temuan: list[Temuan]
    terdekat: list[ProgramStudi]
    kelayakan: HitunganKelayakan
    form_terima: FormPutusan
    form_sesuaikan: FormPutusan
    form_kembalikan: FormPutusan
    galat: list[str] = field(default_factory=list)


@bp.get("/usulan/<uuid:usulan_id>")
@perlu_izin(Izin.PANTAU_USULAN)
def lihat_usulan(usulan_id: UUID) -> ResponseReturnValue:
    """Any usulan as it stands, for those who only look."""
    return _halaman_periksa(usulan_beserta_isi(usulan_id), dapat_diputuskan=False)


@bp.get("/usulan/<uuid:usulan_id>/periksa")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def periksa_usulan(usulan_id: UUID) -> ResponseReturnValue:
    return _halaman_periksa(usulan_beserta_isi(usulan_id))


@bp.post("/usulan/<uuid:usulan_id>/baris/<uuid:baris_id>/<any(terima, sesuaikan, kembalikan, urungkan):putusan>")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def putuskan(usulan_id: UUID, baris_id: UUID, putusan: str) -> ResponseReturnValue:
    usulan = usulan_beserta_isi(usulan_id, kunci=True)
    baris = kebutuhan_opd(usulan, baris_id)
    kelas, jalankan = PUTUSAN[putusan]
    form = form_baris(kelas, baris)
    if not form.validate():
        return _halaman_periksa(usulan, tertolak=(baris_id, form), status=422)
    try:
        with transaction():
            jalankan(baris, form, pelaku())
    except DomainError as e:
        pasang_galat(form, e)
        bentrok = isinstance(e, Bentrok)
        return _halaman_periksa(
            usulan_beserta_isi(usulan_id), tertolak=(baris_id, form), status=409 if bentrok else 422
        )
    sesudah = baris if putusan == "urungkan" else _berikutnya(usulan, baris)
    return redirect(url_for("kebutuhan.periksa_usulan", usulan_id=usulan.id, _anchor=f"baris-{sesudah.nomor}"), 303)


def _berikutnya(usulan: Usulan, baris: Kebutuhan) -> Kebutuhan:
    """The next row without a verdict, in the order of the page; this one when there is none."""
    letak = usulan.kebutuhan.index(baris)
    lanjutan = usulan.kebutuhan[letak + 1 :] + usulan.kebutuhan[:letak]
    return next((b for b in lanjutan if b.verifikasi is HasilVerifikasi.BELUM), baris)


@bp.post("/usulan/<uuid:usulan_id>/terima-sisa")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def terima_sisa(usulan_id: UUID) -> ResponseReturnValue:
    usulan = usulan_beserta_isi(usulan_id, kunci=True)
    with transaction():
        banyak = layanan.terima_sisa(usulan, pelaku())
    flash(f"{banyak} baris diterima sesuai jumlah yang diminta.", "berhasil")
    return redirect(url_for("kebutuhan.periksa_usulan", usulan_id=usulan_id), 303)


@bp.post("/usulan/<uuid:usulan_id>/selesai")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def selesaikan(usulan_id: UUID) -> ResponseReturnValue:
    usulan = usulan_beserta_isi(usulan_id, kunci=True)
    try:
        with transaction():
            layanan.selesaikan_verifikasi(usulan, pelaku())
    except DomainError as e:
        return _halaman_periksa(usulan_beserta_isi(usulan_id), galat=e.pesan, status=422)
    return redirect(url_for("kebutuhan.usulan_selesai", usulan_id=usulan_id), 303)


@bp.get("/usulan/<uuid:usulan_id>/selesai")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def usulan_selesai(usulan_id: UUID) -> ResponseReturnValue:
    """What was decided, and which OPD is next."""
    usulan = usulan_beserta_isi(usulan_id)
    return render_template(
        "kebutuhan/selesai.html",
        usulan=usulan,
        jumlah=_jumlah_putusan(usulan),
        orang=sum(b.jumlah_disetujui or 0 for b in usulan.kebutuhan),
        berikut=usulan_menunggu(usulan.periode, usulan.id),
    )


@bp.route("/usulan/<uuid:usulan_id>/kembalikan", methods=["GET", "POST"])
@perlu_izin(Izin.VERIFIKASI_USULAN)
def kembalikan_usulan(usulan_id: UUID) -> ResponseReturnValue:
    usulan = usulan_beserta_isi(usulan_id, kunci=request.method == "POST")
    maju(ALUR, usulan.status, AksiUsulan.KEMBALIKAN)
    form = FormKembalikanUsulan(alasan=_catatan_baris(usulan))
    if form.validate_on_submit():
        with form_transaction(form):
            layanan.kembalikan_usulan(usulan, form.alasan.data or "", pelaku())
        if not form.errors:
            flash(f"Usulan {usulan.opd.nama} dikembalikan. OPD dapat memperbaikinya sekarang.", "berhasil")
            return redirect(url_for("kebutuhan.verifikasi"), 303)
    halaman = render_template(
        "kebutuhan/kembalikan_usulan.html",
        usulan=usulan,
        form=form,
        batas=batas_opd(usulan.periode, usulan.opd_id),
        kini=sekarang(),
    )
    return halaman, 422 if form.is_submitted() else 200


def _catatan_baris(usulan: Usulan) -> str:
    """The reasons of the returned rows, as a beginning of the letter to the OPD."""
    dikembalikan = [b for b in usulan.kebutuhan if b.verifikasi is HasilVerifikasi.DIKEMBALIKAN]
    return "\n".join(
        f"Baris {b.nomor} ({b.jenjang_tujuan.sebut(b.prodi_teks)}): {b.alasan_verifikasi}" for b in dikembalikan
    )


@bp.route("/usulan/<uuid:usulan_id>/buka-kembali", methods=["GET", "POST"])
@perlu_izin(Izin.VERIFIKASI_USULAN)
def buka_kembali(usulan_id: UUID) -> ResponseReturnValue:
    usulan = usulan_beserta_isi(usulan_id, kunci=request.method == "POST")
    maju(ALUR, usulan.status, AksiUsulan.BUKA_KEMBALI)
    form = FormBukaKembali()
    if form.validate_on_submit():
        with form_transaction(form):
            layanan.buka_kembali(usulan, form.alasan.data or "", pelaku())
        if not form.errors:
            flash("Verifikasi dibuka kembali. Putusan yang sudah ada tetap sampai Anda mengubahnya.", "berhasil")
            return redirect(url_for("kebutuhan.periksa_usulan", usulan_id=usulan_id), 303)
    halaman = render_template("kebutuhan/buka_kembali.html", usulan=usulan, form=form)
    return halaman, 422 if form.is_submitted() else 200


def _halaman_periksa(
    usulan: Usulan,
    *,
    dapat_diputuskan: bool = True,
    tertolak: tuple[UUID, FormPutusan] | None = None,
    galat: str | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    """The rows of an usulan; `tertolak` is a verdict that was refused, shown with what was typed."""
    dapat_diputuskan = dapat_diputuskan and usulan.status is StatusUsulan.DIAJUKAN
    perkiraan = perkiraan_usulan(usulan.periode, usulan.kebutuhan)
    daftar = _susun_baris(usulan, perkiraan.per_baris)
    if tertolak:
        _pasang_tertolak(daftar, *tertolak)
    halaman = render_template(
        "kebutuhan/periksa_usulan.html",
        usulan=usulan,
        daftar=daftar,
        perkiraan=perkiraan,
        jumlah=_jumlah_putusan(usulan),
        halangan=layanan.halangan_selesai(usulan.kebutuhan),
        riwayat=riwayat_usulan(usulan),
        diabaikan=saran_diabaikan(usulan),
        dilepas=sisa_dilepas(usulan),
        dapat_diputuskan=dapat_diputuskan,
        pemeriksa=boleh(pelaku(), Izin.VERIFIKASI_USULAN),
        galat=galat,
        form_tertolak=tertolak[1] if tertolak else None,
    )
    return halaman, status


def _jumlah_putusan(usulan: Usulan) -> dict[HasilVerifikasi, int]:
    return {hasil: sum(b.verifikasi is hasil for b in usulan.kebutuhan) for hasil in HasilVerifikasi}


def _susun_baris(usulan: Usulan, biaya: Mapping[UUID, Perkiraan]) -> list[BarisPeriksa]:
    posisi = posisi_opd(usulan.opd_id, {b.jabatan_id for b in usulan.kebutuhan}, periode=usulan.periode)
    temuan: defaultdict[int | None, list[Temuan]] = defaultdict(list)
    acuan = Acuan(usulan)
    for t in acuan.periksa_tersimpan(celah_dari(posisi)):
        temuan[t.baris].append(t)
    terdekat = program_terdekat_semua(b.prodi_teks for b in usulan.kebutuhan if b.program_studi_id is None)
    return [
        BarisPeriksa(
            baris=b,
            posisi=posisi[b.jabatan_id],
            perkiraan=biaya[b.id],
            temuan=[t for t in temuan[b.nomor] if t.kolom != "program_studi" or b.program_studi_id],
            terdekat=[] if b.program_studi_id else terdekat.get(b.prodi_teks, []),
            kelayakan=acuan.kelayakan[b.id],
            form_terima=form_baris(FormPutusan, b),
            form_sesuaikan=form_baris(FormSesuaikan, b, jumlah=b.jumlah),
            form_kembalikan=form_baris(FormKembalikanBaris, b),
        )
        for b in usulan.kebutuhan
    ]


def _pasang_tertolak(daftar: list[BarisPeriksa], baris_id: UUID, form: FormPutusan) -> None:
    """Put the refused form back into its row, made out for the row as it is now."""
    satu = next(d for d in daftar if d.baris.id == baris_id)
    satu.galat = list(form.form_errors)
    pengubah = pengubah_terakhir(satu.baris) if form.versi.data != satu.baris.versi else None
    if pengubah:
        satu.galat.append(f"Diubah {pengubah[0]}, {waktu(pengubah[1])}. Periksa lagi, lalu putuskan.")
        satu.galat += [f"Yang Anda ketik: “{form[k].data}”" for k in ("jumlah", "alasan") if k in form and form[k].data]
    form.versi.raw_data, form.versi.data = None, satu.baris.versi
    if isinstance(form, FormSesuaikan):
        satu.form_sesuaikan = form
    elif isinstance(form, FormKembalikanBaris):
        satu.form_kembalikan = form
