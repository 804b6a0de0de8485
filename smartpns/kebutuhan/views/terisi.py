"""Which study fills which need: the planner names it, so that a taken place is neither offered nor paid twice."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.forms import form_transaction
from smartpns.core.tabel import bilangan_alamat
from smartpns.kebutuhan.forms.opd import FormAlasan
from smartpns.kebutuhan.queries.periode import daftar_periode, periode_berjalan, periode_tahun
from smartpns.kebutuhan.queries.terisi import ambil_studi, kebutuhan_terkunci, periode_dimulai, studi_periode
from smartpns.kebutuhan.services import terisi as layanan
from smartpns.kebutuhan.views.blueprint import bp


@bp.get("/terisi")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def terisi() -> ResponseReturnValue:
    return _halaman_terisi()


def _halaman_terisi(tertolak: UUID | None = None, galat: str | None = None) -> ResponseReturnValue:
    tahun = request.args.get("periode", type=bilangan_alamat)
    periode = periode_tahun(tahun) if tahun else periode_dimulai() or periode_berjalan()
    if periode is None:
        return render_template("kebutuhan/pantauan_kosong.html")
    semua = studi_periode(periode)
    halaman = render_template(
        "kebutuhan/terisi.html",
        periode=periode,
        semua_periode=daftar_periode(),
        semua=semua,
        terbuka=[b for b in semua if b.kebutuhan is None and b.calon],
        tanpa_calon=[b for b in semua if b.kebutuhan is None and not b.calon],
        tertaut=[b for b in semua if b.kebutuhan is not None],
        tertolak=tertolak,
        galat=galat,
    )
    return halaman, 422 if galat else 200


@bp.post("/terisi/<uuid:studi_id>/<uuid:kebutuhan_id>")
@perlu_izin(Izin.VERIFIKASI_USULAN)
def isi_tempat(studi_id: UUID, kebutuhan_id: UUID) -> ResponseReturnValue:
    studi, kebutuhan = ambil_studi(studi_id), kebutuhan_terkunci(kebutuhan_id)
    try:
        with transaction():
            tempat = layanan.isi_tempat(studi, kebutuhan, pelaku())
    except TidakDitemukan:
        raise
    except DomainError as e:
        return _halaman_terisi(studi_id, e.pesan)
    dari = f"tempat {tempat} dari {kebutuhan.jumlah_berlaku}"
    flash(f"{studi.pegawai.nama} mengisi {dari} kebutuhan {kebutuhan.kode}.", "berhasil")
    return redirect(url_for("kebutuhan.terisi", periode=kebutuhan.usulan.periode.tahun), 303)


@bp.route("/terisi/<uuid:studi_id>/lepas", methods=["GET", "POST"])
@perlu_izin(Izin.VERIFIKASI_USULAN)
def lepas_tempat(studi_id: UUID) -> ResponseReturnValue:
    studi = ambil_studi(studi_id)
    if studi.kebutuhan_id is None or studi.tempat is None:
        raise TidakDitemukan("Studi ini tidak mengisi kebutuhan mana pun.")
    kebutuhan = kebutuhan_terkunci(studi.kebutuhan_id)
    form = FormAlasan()
    if form.validate_on_submit():
        with form_transaction(form):
            layanan.lepas_tempat(studi, form.alasan.data or "", pelaku())
        if not form.errors:
            flash(f"Tautan dilepas. Satu tempat kebutuhan {kebutuhan.kode} terbuka lagi.", "berhasil")
            return redirect(url_for("kebutuhan.terisi", periode=kebutuhan.usulan.periode.tahun), 303)
    halaman = render_template("kebutuhan/lepas_tempat.html", form=form, studi=studi, kebutuhan=kebutuhan)
    return halaman, 422 if form.is_submitted() else 200
