"""What the room knows, by noun; one import place for the rooms above."""

from .kasus import KasusPeriode, Keterangan, kasus_periode, kuota_opd, syarat_kebutuhan
from .komitmen import StudiKomitmen, perpanjangan_terbanyak, studi_berjalan
from .pagu import daftar_pagu, pastikan_tahun_anggaran, tahun_berpagu
from .proyeksi import baris_anggaran, eskalasi_berlaku, kebutuhan_berperingkat, proyeksi

__all__ = [
    "KasusPeriode",
    "Keterangan",
    "StudiKomitmen",
    "baris_anggaran",
    "daftar_pagu",
    "eskalasi_berlaku",
    "kasus_periode",
    "kebutuhan_berperingkat",
    "kuota_opd",
    "pastikan_tahun_anggaran",
    "perpanjangan_terbanyak",
    "proyeksi",
    "studi_berjalan",
    "syarat_kebutuhan",
    "tahun_berpagu",
]
