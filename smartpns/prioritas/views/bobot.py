"""The weights: what counts now, how they came about, changing them while open, trying others once locked.

What other weights would move is shown only after locking: before it, nobody may choose weights by whom they favour;
after it, trying cannot change anything without opening the lock, which asks a reason and is recorded.
"""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.formats import tanggal
from smartpns.core.forms import form_transaction, pasang_galat
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import daftar_periode, periode_berjalan
from smartpns.prioritas import queries, services
from smartpns.prioritas.forms import FormBobot, FormCoba
from smartpns.prioritas.models import KunciBobot
from smartpns.prioritas.rules import JUMLAH_BOBOT, KRITERIA, periksa_bobot
from smartpns.prioritas.views.blueprint import bp

BANYAK_PERGESERAN = 10


@bp.get("/bobot")
@perlu_izin(Izin.LIHAT_PERINGKAT)
def bobot() -> ResponseReturnValue:
    berlaku = queries.bobot_berlaku()
    kunci = queries.daftar_kunci()
    return render_template(
        "prioritas/bobot.html",
        kriteria=KRITERIA,
        berlaku=berlaku,
        nilai=queries.nilai_bobot(berlaku),
        versi=queries.daftar_bobot(),
        perbandingan=queries.daftar_perbandingan(),
        berjalan=periode_berjalan(),
        periode=daftar_periode(),
        terkunci={satu.periode_id: satu for satu in kunci if satu.dibuka_pada is None},
        dibuka=[satu for satu in kunci if satu.dibuka_pada],
        hari_ini=hari_ini(),
    )


@bp.route("/bobot/ubah", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def ubah_bobot() -> ResponseReturnValue:
    """The form of a new version; while the running period is locked, how to open it."""
    form = FormBobot(data={**queries.nilai_bobot(queries.bobot_berlaku()), "berlaku_mulai": hari_ini()})
    if form.validate_on_submit():
        with form_transaction(form):
            versi = services.simpan_bobot(
                form.nilai, form.dasar.data, form.alasan.data, form.berlaku_mulai.data, pelaku()
            )
        if not form.errors:
            flash(f"Bobot versi {versi.nomor} tersimpan, berlaku mulai {tanggal(versi.berlaku_mulai)}.", "berhasil")
            return redirect(url_for("prioritas.bobot"), 303)
    periode = periode_berjalan()
    return render_template(
        "prioritas/ubah_bobot.html",
        form=form,
        kriteria=KRITERIA,
        kurang=JUMLAH_BOBOT - form.jumlah,
        kunci=queries.kunci_periode(periode.id) if periode else None,
    ), (422 if form.is_submitted() else 200)


@bp.route("/bobot/coba", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def coba_bobot() -> ResponseReturnValue:
    """Show what other weights would move in the running period; stores nothing, asks for locked weights."""
    periode = periode_berjalan()
    if periode is None:
        raise TidakDitemukan("Belum ada periode perencanaan. Buka periode dahulu.")
    kunci = queries.kunci_periode(periode.id)
    if kunci is None:
        return render_template("prioritas/belum_dikunci.html", judul="Coba bobot lain", periode=periode)
    form = FormCoba(data=queries.nilai_bobot(kunci.versi))
    dampak = _dampak(form, periode) if form.validate_on_submit() else None
    return _halaman_coba(form, kunci, dampak)


def _dampak(form: FormCoba, periode: Periode) -> queries.DampakBobot | None:
    try:
        return queries.dampak_bobot(periode, periksa_bobot(form.nilai))
    except DomainError as e:
        pasang_galat(form, e)
        return None


def _halaman_coba(form: FormCoba, kunci: KunciBobot, dampak: queries.DampakBobot | None) -> ResponseReturnValue:
    return render_template(
        "prioritas/coba_bobot.html",
        form=form,
        kriteria=KRITERIA,
        kurang=JUMLAH_BOBOT - form.jumlah,
        kunci=kunci,
        dampak=dampak,
        banyak=BANYAK_PERGESERAN,
    ), (422 if form.errors else 200)
