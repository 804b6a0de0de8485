"""The sheet of a pairwise comparison: an assessor's own, or one on paper that the planner types."""

from uuid import UUID

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.forms import form_transaction
from smartpns.prioritas import queries, services
from smartpns.prioritas.forms import FormLembar, form_lembar
from smartpns.prioritas.models import LembarPerbandingan
from smartpns.prioritas.rules import BATAS_CR, INDEKS_ACAK, KRITERIA, NAMA_KRITERIA, SKALA_AHP, sebut_nilai
from smartpns.prioritas.views.blueprint import bp


@bp.route("/penilaian/bobot/<uuid:id_>", methods=["GET", "POST"])
@perlu_izin(Izin.MENILAI)
def lembar(id_: UUID) -> ResponseReturnValue:
    """An assessor's own sheet."""
    return _isi(queries.ambil_lembar(id_, pelaku().pengguna_id))


@bp.post("/penilaian/bobot/<uuid:id_>/buka")
@perlu_izin(Izin.MENILAI)
def buka_lembar(id_: UUID) -> ResponseReturnValue:
    return _buka(queries.ambil_lembar(id_, pelaku().pengguna_id))


@bp.route("/bobot/perbandingan/kertas/<uuid:id_>", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_PERINGKAT)
def lembar_kertas(id_: UUID) -> ResponseReturnValue:
    """The sheet of an assessor without an account."""
    return _isi(queries.ambil_lembar(id_, None))


@bp.post("/bobot/perbandingan/kertas/<uuid:id_>/buka")
@perlu_izin(Izin.ATUR_PERINGKAT)
def buka_lembar_kertas(id_: UUID) -> ResponseReturnValue:
    return _buka(queries.ambil_lembar(id_, None))


def _isi(lembar: LembarPerbandingan) -> ResponseReturnValue:
    """Every POST keeps the answers first, so that nothing is lost when handing in is refused."""
    if not lembar.terbuka:
        return _baca(lembar)
    penilaian = queries.penilaian_lembar(lembar)
    form = form_lembar(lembar.perbandingan.kriteria)(data={"-".join(satu): nilai for satu, nilai in penilaian.items()})
    if form.validate_on_submit():
        with form_transaction(form):
            services.simpan_lembar(lembar, form.penilaian, pelaku())
        if request.form.get("aksi") == "selesai" and not form.errors:
            with form_transaction(form):
                services.selesaikan_lembar(lembar, pelaku())
            if not form.errors:
                flash(f"Jawaban {lembar.nama} selesai dan tersimpan.", "berhasil")
                return redirect(request.path, 303)
        elif not form.errors:
            return redirect(f"{request.path}#hasil", 303)
    return _halaman(lembar, form)


def _halaman(lembar: LembarPerbandingan, form: FormLembar) -> ResponseReturnValue:
    kode = lembar.perbandingan.kriteria
    return render_template(
        "prioritas/lembar.html",
        lembar=lembar,
        form=form,
        kriteria=[satu for satu in KRITERIA if satu.kode in kode],
        keadaan=queries.keadaan_lembar(lembar),
        skala=SKALA_AHP,
        batas=BATAS_CR,
        indeks_acak=INDEKS_ACAK[len(kode) - 1],
    ), (422 if form.errors else 200)


def _baca(lembar: LembarPerbandingan) -> ResponseReturnValue:
    return render_template(
        "prioritas/lembar_selesai.html",
        lembar=lembar,
        nama=NAMA_KRITERIA,
        keadaan=queries.keadaan_lembar(lembar),
        jawaban=[(satu, sebut_nilai(satu, nilai)) for satu, nilai in queries.penilaian_lembar(lembar).items()],
        batas=BATAS_CR,
    )


def _buka(lembar: LembarPerbandingan) -> ResponseReturnValue:
    with transaction():
        services.buka_lembar(lembar, pelaku())
    return redirect(request.path.removesuffix("/buka"), 303)
