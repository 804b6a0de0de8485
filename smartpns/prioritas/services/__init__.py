"""Use cases of the room, by noun."""

from .bobot import MULAI_BAWAAN, NOMOR_BAWAAN, bobot_bawaan, simpan_bobot
from .kunci import buka_kunci, kunci_bobot
from .pemindahan import coret_pemindahan, pindahkan
from .penilaian import (
    akhiri_penilai,
    belum_selesai,
    buka_kembali,
    buka_penilaian,
    minta_ulang,
    selesai_menilai,
    simpan_nilai,
    tambah_penilai,
    tutup,
    ungkap,
)
from .perbandingan import batalkan, buka_lembar, buka_perbandingan, selesaikan_lembar, simpan_hasil, simpan_lembar

__all__ = [
    "MULAI_BAWAAN",
    "NOMOR_BAWAAN",
    "akhiri_penilai",
    "batalkan",
    "belum_selesai",
    "bobot_bawaan",
    "buka_kembali",
    "buka_kunci",
    "buka_lembar",
    "buka_penilaian",
    "buka_perbandingan",
    "coret_pemindahan",
    "kunci_bobot",
    "minta_ulang",
    "pindahkan",
    "selesai_menilai",
    "selesaikan_lembar",
    "simpan_bobot",
    "simpan_hasil",
    "simpan_lembar",
    "simpan_nilai",
    "tambah_penilai",
    "tutup",
    "ungkap",
]
