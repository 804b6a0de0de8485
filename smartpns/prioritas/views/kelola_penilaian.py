"""The planner's side of the judging: assessors, progress, opening the values, the spread, closing."""

from collections.abc import Callable, Sequence
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, Pelaku, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.forms import form_transaction
from smartpns.core.tabel import Paginasi, bilangan_alamat
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import daftar_periode, periode_berjalan, untuk_dinilai
from smartpns.prioritas import queries, services
from smartpns.prioritas.forms import FormAkhiriPenilai, FormBukaPenilaian, FormPenilai
from smartpns.prioritas.models import Penilaian
from smartpns.prioritas.rules import MIN_PENILAI
from smartpns.prioritas.views.blueprint import bp

LANGKAH: dict[str, tuple[Callable[[Penilaian, Pelaku], object], str]] = {
    "ungkap": (services.ungkap, "Nilai terbuka. Periksa kebutuhan yang selisihnya lebar."),
    "ulang": (services.minta_ulang, "Putaran berikut dimulai. Semua penilai melihatnya di halaman tugasnya."),
    "tutup": (services.tutup, "Penilaian ditutup. Rata-ratanya sekarang dipakai peringkat."),
}
"""What the planner does with one button: the service and what is said afterwards."""


def _periode() -> Periode:
    tahun = request.args.get("periode", type=bilangan_alamat)
    periode = next((p for p in daftar_periode() if p.tahun == tahun), None) or periode_berjalan()
    if periode is None:
        raise TidakDitemukan("Belum ada periode perencanaan. Buka periode dahulu.")
    return periode


def _ke(penilaian: Penilaian) -> ResponseReturnValue:
    return redirect(url_for("prioritas.kelola_penilaian", periode=penilaian.periode.tahun), 303)


@bp.get("/kelola/penilaian")
@perlu_izin(Izin.LIHAT_PENILAIAN)
def kelola_penilaian() -> ResponseReturnValue:
    """Where the judging of a period stands; values only of rounds that have been opened."""
    periode = _periode()
    penilaian = queries.penilaian_periode(periode)
    if penilaian is None:
        return render_template(
            "prioritas/penilaian_kosong.html",
            periode=periode,
            daftar_periode=daftar_periode(),
            kebutuhan=len(untuk_dinilai(periode)),
        )
    hasil = queries.hasil_penilaian(penilaian)
    lebar = queries.berselisih_lebar(penilaian, hasil)
    hanya_lebar = "lebar" in request.args
    tampil: Sequence[queries.HasilKebutuhan] = lebar if hanya_lebar else hasil
    nav = Paginasi.dari(request.args, len(tampil))
    return render_template(
        "prioritas/kelola_penilaian.html",
        periode=periode,
        daftar_periode=daftar_periode(),
        penilaian=penilaian,
        kemajuan=queries.kemajuan(penilaian),
        belum=services.belum_selesai(penilaian),
        hasil=hasil,
        lebar=lebar,
        sekali=[h for h in lebar if h.kali == 1],
        baru=queries.kebutuhan_baru(penilaian),
        hanya_lebar=hanya_lebar,
        daftar=nav.potong(tampil),
        nav=nav,
    )


@bp.route("/kelola/penilaian/buka", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def buka_penilaian() -> ResponseReturnValue:
    """Choose the assessors and begin."""
    periode = _periode()
    if (sudah := queries.penilaian_periode(periode)) is not None:
        return _ke(sudah)
    orang = queries.calon_penilai()
    form = FormPenilai().sediakan(orang)
    if form.validate_on_submit():
        with form_transaction(form):
            services.buka_penilaian(periode, form.terpilih(orang), pelaku())
        if not form.errors:
            flash(f"Penilaian {periode} dibuka. Penilai melihatnya di halaman tugasnya.", "berhasil")
            return redirect(url_for("prioritas.kelola_penilaian", periode=periode.tahun), 303)
    return render_template(
        "prioritas/buka_penilaian.html",
        form=form,
        periode=periode,
        orang=orang,
        kebutuhan=len(untuk_dinilai(periode)),
        minimal=MIN_PENILAI,
        penilaian=None,
    ), (422 if form.is_submitted() else 200)


@bp.route("/kelola/penilaian/<uuid:penilaian_id>/penilai", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def tambah_penilai(penilaian_id: UUID) -> ResponseReturnValue:
    """Let further people judge in the first round."""
    penilaian = queries.ambil_penilaian(penilaian_id, kunci=request.method == "POST")
    sudah = {satu.pengguna_id for satu in penilaian.penilai}
    orang = [satu for satu in queries.calon_penilai() if satu.id not in sudah]
    form = FormPenilai().sediakan(orang)
    if form.validate_on_submit():
        with form_transaction(form):
            for satu in form.terpilih(orang):
                services.tambah_penilai(penilaian, satu, pelaku())
        if not form.errors:
            flash("Penilai ditambahkan dan mendapat lembar sendiri.", "berhasil")
            return _ke(penilaian)
    return render_template(
        "prioritas/buka_penilaian.html",
        form=form,
        periode=penilaian.periode,
        orang=orang,
        kebutuhan=queries.banyak_butir(penilaian.putaran_kini),
        minimal=1,
        penilaian=penilaian,
    ), (422 if form.is_submitted() else 200)


@bp.route("/kelola/penilaian/penilai/<uuid:penilai_id>/akhiri", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def akhiri_penilai(penilai_id: UUID) -> ResponseReturnValue:
    penilai = queries.ambil_penilai(penilai_id)
    form = FormAkhiriPenilai()
    if form.validate_on_submit():
        with form_transaction(form):
            services.akhiri_penilai(penilai, form.alasan.data, pelaku())
        if not form.errors:
            flash(f"Tugas {penilai.nama} diakhiri.", "berhasil")
            return _ke(penilai.penilaian)
    return render_template("prioritas/akhiri_penilai.html", form=form, penilai=penilai), (
        422 if form.is_submitted() else 200
    )


@bp.post("/kelola/penilaian/<uuid:penilaian_id>/<any(ungkap, ulang, tutup):langkah>")
@perlu_izin(Izin.ATUR_PERINGKAT)
def langkah_penilaian(penilaian_id: UUID, langkah: str) -> ResponseReturnValue:
    jalankan, kalimat = LANGKAH[langkah]
    penilaian = queries.ambil_penilaian(penilaian_id, kunci=True)
    try:
        with transaction():
            jalankan(penilaian, pelaku())
    except DomainError as e:
        flash(e.pesan, "galat")
    else:
        flash(kalimat, "berhasil")
    return _ke(penilaian)


@bp.route("/kelola/penilaian/<uuid:penilaian_id>/buka-kembali", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def buka_kembali_penilaian(penilaian_id: UUID) -> ResponseReturnValue:
    penilaian = queries.ambil_penilaian(penilaian_id, kunci=request.method == "POST")
    form = FormBukaPenilaian()
    if form.validate_on_submit():
        with form_transaction(form):
            services.buka_kembali(penilaian, form.alasan.data, pelaku())
        if not form.errors:
            flash("Penilaian dibuka kembali. Peringkat tidak memakai nilainya sampai ditutup lagi.", "berhasil")
            return _ke(penilaian)
    return render_template("prioritas/buka_kembali_penilaian.html", form=form, penilaian=penilaian), (
        422 if form.is_submitted() else 200
    )
