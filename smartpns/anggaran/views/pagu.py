"""The ceilings: list, form, workbook."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.anggaran import queries, services
from smartpns.anggaran.forms import FormPagu
from smartpns.anggaran.sheets import IMPOR_PAGU
from smartpns.anggaran.views.blueprint import bp
from smartpns.core.formats import rupiah, terbilang
from smartpns.core.forms import form_transaction
from smartpns.core.impor import TujuanImpor, pasang_impor


@bp.get("/pagu")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def pagu() -> ResponseReturnValue:
    tahun = queries.tahun_berpagu()
    return render_template("anggaran/pagu.html", daftar_tahun=tahun, pagu=queries.daftar_pagu(tahun))


@bp.route("/pagu/<int:tahun>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def atur_pagu(tahun: int) -> ResponseReturnValue:
    queries.pastikan_tahun_anggaran(tahun)
    kini = queries.daftar_pagu([tahun]).get(tahun)
    form = FormPagu(obj=kini)
    if form.validate_on_submit():
        with form_transaction(form):
            baru = services.atur_pagu(tahun, form.jumlah.data, form.dasar_hukum.data.strip(), pelaku())
        if not form.errors:
            if baru is None:
                flash(f"Tidak ada yang berubah pada pagu {tahun}.", "info")
            else:
                flash(f"Pagu {tahun}: {rupiah(baru.jumlah)} ({terbilang(baru.jumlah)} rupiah).", "berhasil")
            return redirect(url_for("anggaran.pagu"), 303)
    return render_template("anggaran/atur_pagu.html", form=form, tahun=tahun, kini=kini), (
        422 if form.is_submitted() else 200
    )


def _tujuan_impor() -> TujuanImpor:
    return TujuanImpor(
        IMPOR_PAGU,
        kembali=url_for("anggaran.pagu"),
        label_kembali="Lihat pagu",
        keterangan="Unduh pagu yang ada, ubah di Excel, lalu unggah kembali.",
        remah=[("Anggaran", url_for("anggaran.proyeksi")), ("Pagu", url_for("anggaran.pagu"))],
    )


pasang_impor(bp, "/pagu/impor", tujuan=_tujuan_impor, izin=perlu_izin(Izin.ATUR_ANGGARAN), pelaku=pelaku)
