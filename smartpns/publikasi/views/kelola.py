"""The planner's desk: what may be published, what is, and withdrawing it."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.errors import TidakDitemukan
from smartpns.core.waktu import hari_ini
from smartpns.publikasi import services
from smartpns.publikasi.forms import FormCabut, baca_saringan
from smartpns.publikasi.queries import (
    Terbitan,
    ambil_publikasi,
    cari_terbitan,
    daftar_terbitan,
    kelompokkan,
    program_menurut_slug,
    rencana_ditetapkan,
    rencana_siap,
    ringkas,
    riwayat_publikasi,
    susun_isi,
    tahun_terisi,
)
from smartpns.publikasi.rules import AMBANG_SEL_KECIL
from smartpns.publikasi.views.daftar import konteks_daftar, konteks_rinci
from smartpns.publikasi.views.dasar import Permintaan, Tempat, bp
from smartpns.rencana.models import Rencana


@bp.get("/kelola/publikasi")
@perlu_izin(Izin.TERBITKAN)
def kelola() -> ResponseReturnValue:
    return render_template(
        "publikasi/kelola.html",
        siap=rencana_siap(),
        riwayat=riwayat_publikasi(),
        tampil=cari_terbitan(daftar_terbitan()),
    )


@bp.get("/kelola/publikasi/<uuid:rencana_id>/pratinjau")
@perlu_izin(Izin.TERBITKAN)
def pratinjau(rencana_id: UUID) -> ResponseReturnValue:
    """The list exactly as visitors will see it."""
    rencana = rencana_ditetapkan(rencana_id)
    isi = susun_isi(services.susun_baris(rencana), tahun_terisi(rencana))
    konteks = konteks_daftar(_minta(rencana), isi, baca_saringan(request.args, isi), _tempat(rencana))
    return render_template("publikasi/daftar.html", pratinjau=rencana, **konteks)


@bp.get("/kelola/publikasi/<uuid:rencana_id>/pratinjau/<slug>")
@perlu_izin(Izin.TERBITKAN)
def pratinjau_rinci(rencana_id: UUID, slug: str) -> ResponseReturnValue:
    rencana = rencana_ditetapkan(rencana_id)
    program = program_menurut_slug(susun_isi(services.susun_baris(rencana), tahun_terisi(rencana)), slug)
    if program is None:
        raise TidakDitemukan("Program studi ini tidak ada dalam rencana.")
    konteks = konteks_rinci(_minta(rencana), program, _tempat(rencana))
    return render_template("publikasi/rinci.html", pratinjau=rencana, **konteks)


@bp.get("/kelola/publikasi/<uuid:rencana_id>/terbitkan")
@perlu_izin(Izin.TERBITKAN)
def konfirmasi(rencana_id: UUID) -> ResponseReturnValue:
    """What publishing will do, in numbers, and what stands in its way."""
    rencana = rencana_ditetapkan(rencana_id)
    baris = services.susun_baris(rencana)
    isi = susun_isi(baris, tahun_terisi(rencana))
    return render_template(
        "publikasi/konfirmasi.html",
        rencana=rencana,
        temuan=services.data_pribadi(rencana, baris),
        program=kelompokkan(isi.baris),
        isi=isi,
        ringkas=ringkas(isi.baris, hari_ini()),
        dikasarkan=sum(0 < b.pemangku < AMBANG_SEL_KECIL for b in rencana.baris),
        tampil=cari_terbitan(daftar_terbitan()),
    )


@bp.post("/kelola/publikasi/<uuid:rencana_id>/terbitkan")
@perlu_izin(Izin.TERBITKAN)
def terbitkan(rencana_id: UUID) -> ResponseReturnValue:
    rencana = rencana_ditetapkan(rencana_id)
    with transaction():
        publikasi = services.terbitkan(rencana, oleh=pelaku())
    flash(f"Daftar {publikasi.tahun} versi {publikasi.versi} sudah tampil kepada umum.", "berhasil")
    return redirect(url_for("publikasi.kelola"))


@bp.route("/kelola/publikasi/<uuid:publikasi_id>/cabut", methods=["GET", "POST"])
@perlu_izin(Izin.TERBITKAN)
def cabut(publikasi_id: UUID) -> ResponseReturnValue:
    publikasi = ambil_publikasi(publikasi_id)
    form = FormCabut()
    if form.validate_on_submit():
        with transaction():
            services.cabut(publikasi, form.alasan.data, oleh=pelaku())
        flash(f"Daftar {publikasi.tahun} versi {publikasi.versi} sudah dicabut dari halaman publik.", "berhasil")
        return redirect(url_for("publikasi.kelola"))
    pengganti = next((t for t in daftar_terbitan() if t.id != publikasi.id), None)
    status = 422 if form.is_submitted() else 200
    return render_template("publikasi/cabut.html", form=form, publikasi=publikasi, pengganti=pengganti), status


def _minta(rencana: Rencana) -> Permintaan:
    """A head for the preview, as if the plan were out."""
    calon = Terbitan.dari(services.susun_kepala(rencana, pelaku()))
    return Permintaan(calon, calon)


def _tempat(rencana: Rencana) -> Tempat:
    return Tempat("publikasi.pratinjau", "publikasi.pratinjau_rinci", {"rencana_id": rencana.id})
