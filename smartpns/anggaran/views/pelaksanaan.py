"""DPA and realised spending: the form of one rekening and year, the workbook."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.anggaran import queries, services
from smartpns.anggaran.forms import FormPelaksanaan
from smartpns.anggaran.sheets import IMPOR_PELAKSANAAN
from smartpns.anggaran.views.blueprint import bp
from smartpns.core.formats import rupiah, terbilang
from smartpns.core.forms import form_transaction
from smartpns.core.impor import TujuanImpor, pasang_impor


@bp.route("/realisasi/<int:tahun>/<kode>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def atur_pelaksanaan(tahun: int, kode: str) -> ResponseReturnValue:
    rekening = queries.rekening_pelaksanaan(tahun, kode)
    kini = queries.pelaksanaan(tahun, kode)
    form = FormPelaksanaan(obj=kini)
    if form.validate_on_submit():
        with form_transaction(form):
            dpa, realisasi = form.angka("dpa"), form.angka("realisasi")
            baru = services.catat_pelaksanaan(tahun, kode, dpa, realisasi, pelaku())
        if not form.errors:
            if baru is None:
                flash(f"Tidak ada yang berubah pada {kode} tahun {tahun}.", "info")
            else:
                sebutan = [
                    f"{nama} {rupiah(jumlah)} ({terbilang(jumlah)} rupiah)"
                    for nama, jumlah in (("DPA", baru.dpa), ("realisasi", baru.realisasi))
                    if jumlah is not None
                ]
                flash(f"{kode} tahun {tahun}: {', '.join(sebutan)}.", "berhasil")
            return redirect(url_for("rencana.realisasi"), 303)
    return render_template("anggaran/atur_pelaksanaan.html", form=form, tahun=tahun, rekening=rekening), (
        422 if form.is_submitted() else 200
    )


def _tujuan_impor() -> TujuanImpor:
    return TujuanImpor(
        IMPOR_PELAKSANAAN,
        kembali=url_for("rencana.realisasi"),
        label_kembali="Lihat realisasi",
        keterangan="Unduh DPA dan realisasi yang ada, ubah di Excel, lalu unggah kembali.",
        remah=[("Anggaran", url_for("anggaran.proyeksi")), ("Realisasi", url_for("rencana.realisasi"))],
    )


pasang_impor(
    bp,
    "/realisasi/impor",
    tujuan=_tujuan_impor,
    izin=perlu_izin(Izin.ATUR_ANGGARAN),
    pelaku=pelaku,
    nama="impor_pelaksanaan",
)
