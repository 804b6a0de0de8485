"""Named scenarios: keeping one, their list, one version, two beside each other."""

from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, Pelaku, pelaku, perlu_izin
from smartpns.anggaran import queries, services
from smartpns.anggaran.forms import FormSkenario
from smartpns.anggaran.rules import BandingSkenario, Daftar
from smartpns.anggaran.services import IsianSkenario
from smartpns.anggaran.views.blueprint import bp
from smartpns.anggaran.views.permintaan import baca_permintaan
from smartpns.anggaran.views.susun import isi_halaman
from smartpns.core.db import transaction
from smartpns.core.errors import TidakDitemukan
from smartpns.core.formats import rupiah
from smartpns.core.pekerjaan import (
    Kerja,
    Lapor,
    Pekerjaan,
    StatusPekerjaan,
    halaman_pekerjaan,
    kerjakan,
    muat_pekerjaan,
)
from smartpns.kebutuhan.queries import periode_tahun
from smartpns.prioritas.queries import bobot_terkunci


@bp.get("/skenario")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def skenario() -> ResponseReturnValue:
    """The scenarios of a period, the newest version of each first."""
    minta = baca_permintaan()
    if minta is None:
        return render_template("anggaran/belum_ada.html")
    semua = queries.daftar_skenario(minta.periode)
    ringkas = {v.id: queries.ringkas_skenario(v) for s in semua for v in s.versi}
    return render_template("anggaran/skenario.html", minta=minta, semua=semua, ringkas=ringkas)


@bp.route("/skenario/simpan", methods=["GET", "POST"])
@perlu_izin(Izin.ATUR_ANGGARAN)
def simpan_skenario() -> ResponseReturnValue:
    """Keep what the address tries under a name: solved and proven beside the request, then frozen."""
    minta = baca_permintaan()
    if minta is None or not bobot_terkunci(minta.periode):
        return redirect(url_for("anggaran.susun"), 303)
    form = FormSkenario()
    if form.validate_on_submit():
        isian = IsianSkenario(form.nama.data, Daftar(form.daftar.data), minta.andaian, form.catatan.data or "")
        pekerjaan = kerjakan(
            "skenario",
            f"Menyimpan skenario “{isian.nama[:100]}”",
            _kerja(minta.periode.tahun, isian, pelaku()),
            pelaku().pengguna_id,
        )
        if pekerjaan.status is not StatusPekerjaan.GAGAL:
            return redirect(_lanjut(pekerjaan), 303)
        form.form_errors = [*form.form_errors, pekerjaan.sebab_gagal]
    return render_template(
        "anggaran/simpan_skenario.html",
        form=form,
        minta=minta,
        andaian=minta.andaian.kalimat(rupiah, queries.nilai_berlaku(minta.periode).nama_opd),
        nama_ada=[satu.nama for satu in queries.daftar_skenario(minta.periode)],
    ), (422 if form.is_submitted() else 200)


@bp.get("/skenario/pekerjaan/<uuid:pekerjaan_id>")
@perlu_izin(Izin.ATUR_ANGGARAN)
def pekerjaan_skenario(pekerjaan_id: UUID) -> ResponseReturnValue:
    pekerjaan = muat_pekerjaan(pekerjaan_id, pelaku().pengguna_id)
    return halaman_pekerjaan(pekerjaan, hasil=_lanjut(pekerjaan), ulangi=url_for("anggaran.susun"))


@bp.get("/skenario/<uuid:versi_id>")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def satu_skenario(versi_id: UUID) -> ResponseReturnValue:
    """One version, from what it froze; nothing living is read."""
    versi = queries.versi_skenario(versi_id)
    tiga = queries.isi_versi(versi)
    return render_template(
        "anggaran/satu_skenario.html",
        versi=versi,
        periode=versi.skenario.periode,
        andaian=queries.andaian_versi(versi).kalimat(rupiah, tiga.nama_opd),
        **isi_halaman(tiga, versi.isi.alasan),
    )


@bp.get("/skenario/banding")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def banding_skenario() -> ResponseReturnValue:
    """Two versions beside each other, each by the list that it adopts."""
    versi = [queries.versi_skenario(_id(nama)) for nama in ("a", "b")]
    satu, dua = ((queries.isi_versi(v), v.daftar) for v in versi)
    return render_template(
        "anggaran/banding_skenario.html",
        versi=versi,
        ringkas=[queries.ringkas_skenario(v) for v in versi],
        banding=BandingSkenario(satu, dua),
    )


def _id(nama: str) -> UUID:
    try:
        return UUID(request.args.get(nama, ""))
    except ValueError:
        raise TidakDitemukan("Pilih dua skenario yang akan dibandingkan di daftar skenario.") from None


def _kerja(tahun: int, isian: IsianSkenario, oleh: Pelaku) -> Kerja:
    def kerja(lapor: Lapor) -> dict[str, Any]:
        hasil = services.hitung_skenario(periode_tahun(tahun), isian, lapor)
        with transaction():
            versi = services.simpan_skenario(periode_tahun(tahun), isian, hasil, oleh)
            return {"versi": str(versi.id)}

    return kerja


def _lanjut(pekerjaan: Pekerjaan) -> str:
    """The version when the work is done, else how far it is."""
    if pekerjaan.status is StatusPekerjaan.SELESAI and pekerjaan.hasil:
        return url_for("anggaran.satu_skenario", versi_id=pekerjaan.hasil["versi"])
    return url_for("anggaran.pekerjaan_skenario", pekerjaan_id=pekerjaan.id)
