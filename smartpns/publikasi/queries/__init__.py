"""Reading what is published: the versions, their rows kept in memory, the list a visitor asked for."""

from .pencarian import (
    URUTAN,
    Hasil,
    Pelonggaran,
    Program,
    Saringan,
    cari,
    kelompokkan,
    pelonggaran,
    program_menurut_slug,
    program_terdekat,
)
from .versi import SARINGAN, Baris, Isi, Terbitan, cari_terbitan, daftar_terbitan, isi_terbitan, susun_isi

__all__ = [
    "SARINGAN",
    "URUTAN",
    "Baris",
    "Hasil",
    "Isi",
    "Pelonggaran",
    "Program",
    "Saringan",
    "Terbitan",
    "cari",
    "cari_terbitan",
    "daftar_terbitan",
    "isi_terbitan",
    "kelompokkan",
    "pelonggaran",
    "program_menurut_slug",
    "program_terdekat",
    "susun_isi",
]
