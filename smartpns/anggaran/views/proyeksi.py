"""The five-year projection, its breakdowns and charts."""

from collections import Counter
from collections.abc import Sequence

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import Izin, perlu_izin
from smartpns.anggaran import bagan as bagan_anggaran
from smartpns.anggaran import queries
from smartpns.anggaran.rules import Anggaran, BarisAnggaran, JenisRekap, rekap, temuan
from smartpns.anggaran.views.blueprint import bp
from smartpns.anggaran.views.pilihan import Pilihan, baca_pilihan
from smartpns.core import bagan as bagan_inti
from smartpns.core.formats import rupiah, rupiah_ringkas
from smartpns.core.tabel import bilangan_alamat
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.queries import bobot_terkunci

TERBANYAK_TIDAK_MUAT = 5


JENIS_BAGAN = f"<any({', '.join(bagan_anggaran.JENIS_BAGAN)}):jenis>"


JENIS_REKAP = f"<any({', '.join(JenisRekap)}):jenis>"


def hitung(pilihan: Pilihan) -> Anggaran:
    return queries.proyeksi(
        pilihan.periode, berperingkat(pilihan.periode), pilihan.eskalasi_persen, pilihan.perpanjangan
    )


def berperingkat(periode: Periode) -> Sequence[BarisAnggaran]:
    """The ranked needs; none as long as the weights are open, for what fits would tell who stands first."""
    return queries.kebutuhan_berperingkat(periode) if bobot_terkunci(periode) else []


@bp.get("")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def proyeksi() -> ResponseReturnValue:
    pilihan = baca_pilihan()
    if pilihan is None:
        return render_template("anggaran/belum_ada.html")
    daftar = berperingkat(pilihan.periode)
    anggaran = queries.proyeksi(pilihan.periode, daftar, pilihan.eskalasi_persen, pilihan.perpanjangan)
    rincian = {satu.id: satu for satu in daftar}
    melampaui = [k for k in anggaran.potongan.keputusan if k.berharga and not k.penuh]
    return render_template(
        "anggaran/proyeksi.html",
        pilihan=pilihan,
        terkunci=bobot_terkunci(pilihan.periode),
        anggaran=anggaran,
        temuan=temuan(anggaran, rupiah, rupiah_ringkas),
        jumlah=rekap(anggaran.beban, anggaran.daftar_tahun, lambda _: "")[0].per_tahun if anggaran.beban else {},
        orang_muat=anggaran.potongan.orang_muat,
        melampaui=[(rincian[k.id], k.alasan(rupiah)) for k in melampaui[:TERBANYAK_TIDAK_MUAT]],
        jumlah_melampaui=len(melampaui),
        jumlah_kelompok=bagan_anggaran.KELOMPOK_TERBANYAK,
        rekap={jenis: rekap(anggaran.beban, anggaran.daftar_tahun, jenis.kelompok) for jenis in JenisRekap},
        tanpa_harga=Counter((satu.butir.jenjang, satu.butir.lokasi) for satu in anggaran.tanpa_harga),
        bagan={jenis: _alamat_bagan(jenis, anggaran, pilihan) for jenis in bagan_anggaran.JENIS_BAGAN},
    )


def _alamat_bagan(jenis: str, anggaran: Anggaran, pilihan: Pilihan) -> dict[str, str]:
    """The address of a chart for every size; the specification waits to be drawn."""
    return {
        ukuran: url_for(
            "anggaran.bagan",
            jenis=jenis,
            ukuran=ukuran,
            sidik=bagan_inti.titip(bagan_anggaran.spesifikasi(jenis, anggaran, ukuran)),
            **pilihan.argumen,
        )
        for ukuran in bagan_anggaran.UKURAN
    }


@bp.get(f"/bagan/{JENIS_BAGAN}.svg")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def bagan(jenis: str) -> ResponseReturnValue:
    """One chart; drawn from what its page deposited, or anew when another process answered the page."""
    gambar = bagan_inti.svg(request.args.get("sidik", ""))
    if gambar is None:
        pilihan = baca_pilihan()
        if pilihan is None:
            return "", 404
        ukuran = "sempit" if request.args.get("ukuran") == "sempit" else "lebar"
        spek = bagan_anggaran.spesifikasi(jenis, hitung(pilihan), ukuran)
        gambar = bagan_inti.svg(bagan_inti.titip(spek)) or ""
    return Response(gambar, mimetype="image/svg+xml")


@bp.get(f"/rekap/{JENIS_REKAP}")
@perlu_izin(Izin.LIHAT_ANGGARAN)
def rincian(jenis: str) -> ResponseReturnValue:
    pilihan = baca_pilihan()
    if pilihan is None:
        return render_template("anggaran/belum_ada.html")
    anggaran = hitung(pilihan)
    tahun = request.args.get("tahun", type=bilangan_alamat)
    tahun = tahun if tahun in anggaran.daftar_tahun else anggaran.daftar_tahun[0]
    dasar = JenisRekap(jenis)
    return render_template(
        "anggaran/rekap.html",
        pilihan=pilihan,
        terkunci=bobot_terkunci(pilihan.periode),
        jenis=dasar,
        tahun=tahun,
        daftar_tahun=anggaran.daftar_tahun,
        tahun_proyeksi=next(t for t in anggaran.eskalasi.tahun if t.tahun == tahun),
        rekap=rekap(anggaran.beban, [tahun], dasar.kelompok),
        jumlah=rekap(anggaran.beban, [tahun], lambda _: ""),
    )
