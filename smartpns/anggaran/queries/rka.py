"""The RKA of one budget year, from the projection it belongs to."""

from smartpns.anggaran.queries.kode import kode_tahun
from smartpns.anggaran.rules import Anggaran, Rka, susun_rka
from smartpns.biaya.queries import harga_berlaku


def rka(anggaran: Anggaran, tahun: int) -> Rka:
    """Running studies and the needs that fit, by rekening; two statements."""
    return susun_rka(
        tahun,
        [(beban.jenis, baris) for beban, baris in zip(anggaran.beban, anggaran.baris, strict=True)],
        [baris.isi for baris in kode_tahun(tahun)],
        harga_berlaku(),
        eskalasi_persen=anggaran.eskalasi_persen,
        tahun_harga=anggaran.daftar_tahun[0],
    )
