"""The RKA of one budget year: on the screen, on paper, as a workbook."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, perlu_izin
from smartpns.anggaran import queries
from smartpns.anggaran.rules import Anggaran
from smartpns.anggaran.sheets import tulis_rka
from smartpns.anggaran.views.blueprint import bp
from smartpns.anggaran.views.pilihan import Pilihan, baca_pilihan
from smartpns.anggaran.views.proyeksi import hitung
from smartpns.core.errors import TidakDitemukan
from smartpns.core.instalasi import instalasi
from smartpns.core.tabel import bilangan_alamat
from smartpns.core.unduhan import kirim_buku
from smartpns.prioritas.queries import bobot_terkunci


@bp.get("/rka")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def rka() -> ResponseReturnValue:
    pilihan = baca_pilihan()
    if pilihan is None:
        return render_template("anggaran/belum_ada.html")
    anggaran = hitung(pilihan)
    tahun = tahun_diminta(anggaran)
    return render_template(
        "anggaran/rka.html",
        pilihan=pilihan,
        anggaran=anggaran,
        rka=queries.rka(anggaran, tahun),
        proyeksi=next(t for t in anggaran.eskalasi.tahun if t.tahun == tahun),
        terkunci=bobot_terkunci(pilihan.periode),
    )


@bp.get("/rka.xlsx")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def unduh_rka() -> Response:
    pilihan = baca_pilihan()
    if pilihan is None:
        raise TidakDitemukan("Belum ada periode perencanaan, jadi belum ada yang dapat dihitung.")
    anggaran = hitung(pilihan)
    tahun = tahun_diminta(anggaran)
    isi = tulis_rka(queries.rka(anggaran, tahun), instalasi(), keterangan_rka(pilihan))
    return kirim_buku(isi, f"RKA tugas belajar {tahun}.xlsx")


def tahun_diminta(anggaran: Anggaran) -> int:
    """The budget year of the address; the first one when it names none of the period."""
    tahun = request.args.get("tahun", type=bilangan_alamat)
    return tahun if tahun in anggaran.daftar_tahun else anggaran.daftar_tahun[0]


def keterangan_rka(pilihan: Pilihan) -> list[tuple[str, str]]:
    """What the workbook says it rests on."""
    return [
        ("Periode", str(pilihan.periode)),
        ("Kenaikan biaya per tahun", f"{pilihan.kenaikan}%, dari harga {pilihan.periode.tahun}"),
        ("Percobaan", " dan ".join(pilihan.percobaan) or "tidak, memakai yang berlaku"),
    ]
