"""What the room knows, by noun; one import place for the rooms above."""

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
    "BelumDinilai",
    "Calon",
    "RingkasVersi",
    "Susunan",
    "ambil_rencana",
    "baris_dikembalikan",
    "baris_rencana",
    "belum_dinilai",
    "calon_kebutuhan",
    "daftar_versi",
    "hitung_sidik",
    "nomor_sk_lain",
    "rencana_ditetapkan",
    "rencana_menunggu",
    "rencana_sebelum",
    "rencana_terakhir",
    "riwayat_rencana",
    "sidik_cocok",
    "susunan",
]
