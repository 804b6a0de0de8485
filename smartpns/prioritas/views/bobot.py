"""The weights: what counts now, how they came about, and trying out others before storing them."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.errors import DomainError
from smartpns.core.formats import tanggal
from smartpns.core.forms import form_transaction, pasang_galat
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.queries import periode_berjalan
from smartpns.prioritas import queries, services
from smartpns.prioritas.forms import FormBobot
from smartpns.prioritas.rules import JUMLAH_BOBOT, KRITERIA, periksa_bobot
from smartpns.prioritas.views.blueprint import bp

BANYAK_PERGESERAN = 10


@bp.get("/bobot")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def bobot() -> ResponseReturnValue:
    berlaku = queries.bobot_berlaku()
    return render_template(
        "prioritas/bobot.html",
        kriteria=KRITERIA,
        berlaku=berlaku,
        nilai=queries.nilai_bobot(berlaku),
        versi=queries.daftar_bobot(),
        hari_ini=hari_ini(),
    )


@bp.route("/bobot/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def ubah_bobot() -> ResponseReturnValue:
    """The form; “Hitung ulang” shows what would move and stores nothing."""
    nilai = queries.nilai_bobot(queries.bobot_berlaku())
    form = FormBobot(data={**nilai, "berlaku_mulai": hari_ini()})
    if not form.is_submitted():
        return _halaman_ubah(form)
    if request.form.get("aksi") == "coba":
        return _coba(form)
    if form.validate():
        with form_transaction(form):
            versi = services.simpan_bobot(
                form.nilai, form.dasar.data, form.alasan.data, form.berlaku_mulai.data, pelaku()
            )
        if not form.errors:
            flash(f"Bobot versi {versi.nomor} tersimpan, berlaku mulai {tanggal(versi.berlaku_mulai)}.", "berhasil")
            return redirect(url_for("prioritas.bobot"), 303)
    return _halaman_ubah(form, status=422)


def _coba(form: FormBobot) -> ResponseReturnValue:
    """Show the list re-ranked by the typed weights; only these are checked, basis and reason may wait."""
    terbaca = [kolom.validate(form) for kolom in form.bobot]
    if not all(terbaca):
        return _halaman_ubah(form, status=422)
    periode = periode_berjalan()
    try:
        eksak = periksa_bobot(form.nilai)
        geser = queries.pergeseran(periode, eksak) if periode else None
    except DomainError as e:
        pasang_galat(form, e)
        return _halaman_ubah(form, status=422)
    return _halaman_ubah(form, geser=geser, dicoba=True)


def _halaman_ubah(
    form: FormBobot, *, geser: queries.Geseran | None = None, dicoba: bool = False, status: int = 200
) -> ResponseReturnValue:
    return render_template(
        "prioritas/ubah_bobot.html",
        form=form,
        kriteria=KRITERIA,
        kurang=JUMLAH_BOBOT - form.jumlah,
        geser=geser,
        dicoba=dicoba,
        banyak=BANYAK_PERGESERAN,
    ), status
