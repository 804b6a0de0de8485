"""Reading what is published: the versions, their rows kept in memory, the list a visitor asked for."""

from .keadaan import periksa_keadaan
from .meja import ambil_publikasi, rencana_ditetapkan, rencana_siap, riwayat_publikasi
from .pencarian import (
    URUTAN,
    Hasil,
    Pelonggaran,
    Program,
    Ringkas,
    Saringan,
    cari,
    kelompokkan,
    pelonggaran,
    program_menurut_slug,
    program_terdekat,
    ringkas,
)
from .syarat import periode_terdekat, syarat_program
from .versi import (
    SARINGAN,
    Baris,
    Isi,
    Terbitan,
    cari_terbitan,
    daftar_terbitan,
    isi_terbitan,
    jumlah_baris,
    susun_isi,
    tahun_terisi,
)

__all__ = [
    "SARINGAN",
    "URUTAN",
    "Baris",
    "Hasil",
    "Isi",
    "Pelonggaran",
    "Program",
    "Ringkas",
    "Saringan",
    "Terbitan",
    "ambil_publikasi",
    "cari",
    "cari_terbitan",
    "daftar_terbitan",
    "isi_terbitan",
    "jumlah_baris",
    "kelompokkan",
    "pelonggaran",
    "periksa_keadaan",
    "periode_terdekat",
    "program_menurut_slug",
    "program_terdekat",
    "rencana_ditetapkan",
    "rencana_siap",
    "ringkas",
    "riwayat_publikasi",
    "susun_isi",
    "syarat_program",
    "tahun_terisi",
]
