"""Words of the OPDs that are not canonical programmes yet, and what to make of them."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.forms import form_transaction
from smartpns.core.tabel import Paginasi
from smartpns.kebutuhan.forms.perencana import FormPemetaan
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries.pemetaan import (
    baris_berkata,
    jumlah_kata_bebas,
    kata_bebas,
    kata_terpetakan,
)
from smartpns.kebutuhan.services.pemetaan import HasilPemetaan, lepas_pemetaan, petakan
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.kebutuhan.views.pantauan import periode_wajib
from smartpns.organisasi.models import ProgramStudi
from smartpns.organisasi.queries import ambil_program, program_aktif, program_terdekat_semua

PER_HALAMAN = 25


@bp.get("/pemetaan")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def pemetaan() -> ResponseReturnValue:
    periode = periode_wajib()
    nav = Paginasi.dari(request.args, jumlah_kata_bebas(periode), PER_HALAMAN)
    kelompok = kata_bebas(periode, nav.sebelumnya, nav.per_halaman)
    return render_template(
        "kebutuhan/pemetaan.html",
        periode=periode,
        kelompok=kelompok,
        terdekat=program_terdekat_semua(k.teks for k in kelompok),
        terpetakan=kata_terpetakan(periode),
        nav=nav,
        jumlah_kata=nav.total,
    )


@bp.route("/pemetaan/kata", methods=["GET", "POST"])
@perlu_izin(Izin.VERIFIKASI_USULAN)
def petakan_kata() -> ResponseReturnValue:
    """One group of words: the rows that use them, and the choice; a one-click choice posts here too."""
    periode = periode_wajib()
    form = FormPemetaan(formdata=request.form if request.method == "POST" else request.args)
    form.sediakan(program_aktif())
    if request.method == "POST" and form.validate():
        with form_transaction(form):
            program = ambil_program(form.program.data)
            hasil = petakan(
                form.kata.data or "", program, pelaku(), periode=periode, jadikan_alias=form.jadikan_alias.data
            )
        if not form.errors:
            _laporkan(hasil, program, form.kata.data or "")
            return redirect(_kembali(form, periode), 303)
    return _halaman_kata(form, periode, 422 if request.method == "POST" else 200)


def _halaman_kata(form: FormPemetaan, periode: Periode, status: int) -> ResponseReturnValue:
    kata = form.kata.data or ""
    baris = baris_berkata(periode, kata)
    if not baris and not form.errors:
        raise TidakDitemukan(f"Tidak ada baris “{kata}” yang belum dipetakan. Mungkin sudah dipetakan rekan Anda.")
    halaman = render_template(
        "kebutuhan/pemetaan_kata.html",
        form=form,
        kata=baris[0].prodi_teks if baris else kata,
        baris=baris,
        terdekat=program_terdekat_semua([kata]).get(kata, []),
        periode=periode,
    )
    return halaman, status


@bp.post("/pemetaan/batal")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def batalkan_pemetaan() -> ResponseReturnValue:
    periode = periode_wajib()
    form = FormPemetaan()
    form.sediakan(program_aktif())
    if not form.validate():
        raise DomainError("Program studi pemetaan ini tidak ada lagi. Muat ulang halaman Pemetaan.")
    with transaction():
        program = ambil_program(form.program.data)
        banyak = lepas_pemetaan(form.kata.data or "", program, pelaku(), periode=periode)
    flash(f"Pemetaan “{form.kata.data}” ke {program} dibatalkan pada {banyak} baris.", "berhasil")
    return redirect(url_for("kebutuhan.pemetaan", periode=periode.tahun), 303)


def _laporkan(hasil: HasilPemetaan, program: ProgramStudi, kata: str) -> None:
    if hasil.terpetakan:
        flash(
            f"“{kata}” dipetakan ke {program} pada {len(hasil.terpetakan)} baris. Kata aslinya tetap tersimpan.",
            "berhasil",
        )
    if hasil.kembar:
        kode = ", ".join(b.kode for b in hasil.kembar)
        flash(
            f"{len(hasil.kembar)} baris tidak dipetakan karena akan sama dengan baris lain usulan itu: {kode}. "
            "Kembalikan baris itu agar OPD menggabungkannya.",
            "perhatian",
        )


def _kembali(form: FormPemetaan, periode: Periode) -> str:
    """Back to the usulan from which the planner came, else to the list of words."""
    if form.usulan.data:
        return url_for("kebutuhan.periksa_usulan", usulan_id=form.usulan.data)
    return url_for("kebutuhan.pemetaan", periode=periode.tahun)
