"""What the room knows, by noun; one import place for the rooms above."""

from .komitmen import StudiKomitmen, perpanjangan_terbanyak, studi_berjalan
from .pagu import daftar_pagu, pastikan_tahun_anggaran, tahun_berpagu
from .proyeksi import baris_anggaran, eskalasi_berlaku, kebutuhan_berperingkat, proyeksi

__all__ = [
    "StudiKomitmen",
    "baris_anggaran",
    "daftar_pagu",
    "eskalasi_berlaku",
    "kebutuhan_berperingkat",
    "pastikan_tahun_anggaran",
    "perpanjangan_terbanyak",
    "proyeksi",
    "studi_berjalan",
    "tahun_berpagu",
]
