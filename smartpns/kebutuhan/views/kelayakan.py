"""Who of the holders of a need's post may go: names, so only for those who may see personal data."""

from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, pelaku, perlu_izin
from smartpns.core.tabel import Paginasi
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.queries import butuh_orang, kebutuhan_terlihat
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.organisasi.queries import hitung_kelayakan, orang_kelayakan
from smartpns.organisasi.rules import Putusan


@bp.get("/<uuid:kebutuhan_id>/kelayakan")
@perlu_izin(Izin.LIHAT_PEGAWAI)
def kelayakan(kebutuhan_id: UUID) -> ResponseReturnValue:
    """The holders with their verdicts; `?putusan=` narrows the list to one of them."""
    baris = kebutuhan_terlihat(kebutuhan_id, pelaku())
    butuh = butuh_orang(baris)
    semua = orang_kelayakan(butuh, hari_ini(), pelaku())
    dipilih = next((p for p in Putusan if p.value == request.args.get("putusan")), None)
    tampil = [o for o in semua if dipilih in (None, o.kelayakan.putusan)]
    nav = Paginasi.dari(request.args, len(tampil))
    return render_template(
        "kebutuhan/kelayakan.html",
        baris=baris,
        butuh=butuh,
        hitungan=hitung_kelayakan(o.kelayakan for o in semua),
        orang=nav.potong(tampil),
        dipilih=dipilih,
        nav=nav,
    )
