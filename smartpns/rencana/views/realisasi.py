"""Plan against DPA against realised, per budget year: table and chart."""

from collections.abc import Sequence
from typing import Any

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, perlu_izin
from smartpns.core import bagan
from smartpns.core.formats import persen, rupiah_ringkas
from smartpns.rencana.queries import TahunPelaksanaan, pelaksanaan_rencana
from smartpns.rencana.views.blueprint import bp

LEBAR = {"lebar": 1000, "sempit": 330}
"""Width of the chart in pixels, on a desk and on a phone."""


@bp.get("/anggaran/realisasi")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def realisasi() -> ResponseReturnValue:
    semua = pelaksanaan_rencana()
    return render_template(
        "rencana/realisasi.html",
        semua=semua,
        temuan=_temuan(semua),
        tulis_persen=persen,
        gambar={
            ukuran: url_for("rencana.bagan_realisasi", ukuran=ukuran, sidik=bagan.titip(_spesifikasi(semua, ukuran)))
            for ukuran in LEBAR
        },
    )


@bp.get("/anggaran/realisasi/bagan.svg")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def bagan_realisasi() -> ResponseReturnValue:
    """The chart; drawn from what its page deposited, or anew when another process answered the page."""
    gambar = bagan.svg(request.args.get("sidik", ""))
    if gambar is None:
        ukuran = "sempit" if request.args.get("ukuran") == "sempit" else "lebar"
        gambar = bagan.svg(bagan.titip(_spesifikasi(pelaksanaan_rencana(), ukuran))) or ""
    return Response(gambar, mimetype="image/svg+xml")


def _temuan(semua: Sequence[TahunPelaksanaan]) -> str:
    """The newest year whose DPA and spending are both known, in one line."""
    for satu in reversed(semua):
        if satu.banding.serapan is not None:
            return f"{satu.tahun}: {persen(satu.banding.serapan)} DPA terserap"
    return "Belum ada tahun yang DPA dan realisasinya lengkap"


def _spesifikasi(semua: Sequence[TahunPelaksanaan], ukuran: str) -> dict[str, Any]:
    baris = [
        {
            "tahun": satu.tahun,
            "nilai": (satu.banding.rencana, satu.banding.dpa, satu.banding.realisasi),
            "label": [
                rupiah_ringkas(n).removeprefix("Rp")
                for n in (satu.banding.rencana, satu.banding.dpa, satu.banding.realisasi)
            ],
        }
        for satu in semua
    ]
    return bagan.batang_berdampingan(baris, ("Rencana", "DPA", "Realisasi"), LEBAR[ukuran])
