"""What the room knows, by noun; one import place for the rooms above."""

from .isi import Beda, PerubahanPerencana, Ringkasan, beda, perubahan_perencana, ringkasan
from .penjelasan import Penjelasan, garis_baris, jelaskan_baris, jelaskan_calon
from .susunan import (
    BelumDinilai,
    Calon,
    Susunan,
    baris_dikembalikan,
    baris_rencana,
    belum_dinilai,
    calon_kebutuhan,
    susunan,
)
from .versi import (
    RingkasVersi,
    ambil_rencana,
    daftar_versi,
    hitung_sidik,
    nomor_sk_lain,
    rencana_ditetapkan,
    rencana_menunggu,
    rencana_sebelum,
    rencana_terakhir,
    riwayat_rencana,
    sidik_cocok,
)

__all__ = [
    "Beda",
    "BelumDinilai",
    "Calon",
    "Penjelasan",
    "PerubahanPerencana",
    "RingkasVersi",
    "Ringkasan",
    "Susunan",
    "ambil_rencana",
    "baris_dikembalikan",
    "baris_rencana",
    "beda",
    "belum_dinilai",
    "calon_kebutuhan",
    "daftar_versi",
    "garis_baris",
    "hitung_sidik",
    "jelaskan_baris",
    "jelaskan_calon",
    "nomor_sk_lain",
    "perubahan_perencana",
    "rencana_ditetapkan",
    "rencana_menunggu",
    "rencana_sebelum",
    "rencana_terakhir",
    "ringkasan",
    "riwayat_rencana",
    "sidik_cocok",
    "susunan",
]
