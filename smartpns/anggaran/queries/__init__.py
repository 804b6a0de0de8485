"""What the room knows, by noun; one import place for the rooms above."""

from .kasus import KasusPeriode, Keterangan, kasus_periode, kuota_opd, syarat_kebutuhan
from .kode import ambil_kode, kode_pada, kode_tahun, riwayat_kode, semua_kode
from .komitmen import StudiKomitmen, perpanjangan_terbanyak, studi_berjalan
from .pagu import daftar_pagu, pastikan_tahun_anggaran, tahun_berpagu
from .pelaksanaan import daftar_pelaksanaan, pelaksanaan, rekening_pelaksanaan, rekening_tahun, tahun_pelaksanaan
from .proyeksi import baris_anggaran, eskalasi_berlaku, kebutuhan_berperingkat, proyeksi
from .rka import rka

__all__ = [
    "KasusPeriode",
    "Keterangan",
    "StudiKomitmen",
    "ambil_kode",
    "baris_anggaran",
    "daftar_pagu",
    "daftar_pelaksanaan",
    "eskalasi_berlaku",
    "kasus_periode",
    "kebutuhan_berperingkat",
    "kode_pada",
    "kode_tahun",
    "kuota_opd",
    "pastikan_tahun_anggaran",
    "pelaksanaan",
    "perpanjangan_terbanyak",
    "proyeksi",
    "rekening_pelaksanaan",
    "rekening_tahun",
    "riwayat_kode",
    "rka",
    "semua_kode",
    "studi_berjalan",
    "syarat_kebutuhan",
    "tahun_berpagu",
    "tahun_pelaksanaan",
]
