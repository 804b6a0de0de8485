"""Use cases around people who sign in, by noun; one import place for the other rooms."""

from .akses import catat_akses
from .akun import atur_aktif, buat_pengguna, ubah_instalasi, ubah_pengguna
from .dua_pihak import ORANG_SAMA, bertanda, pastikan_orang_lain
from .masuk import SALAH, gagal_masuk, keluar, kenali, masuk
from .peran import akhiri_tugas, tegaskan_tugas, tugaskan
from .rem import ambil_giliran
from .sandi import PENYANDI, ganti_sandi, pakai_tautan, sandi_cocok, tautan_sah, terbitkan_tautan
from .sesi import akhiri_sesi, buka_sesi, hash_sesi

__all__ = [
    "ORANG_SAMA",
    "PENYANDI",
    "SALAH",
    "akhiri_sesi",
    "akhiri_tugas",
    "ambil_giliran",
    "atur_aktif",
    "bertanda",
    "buat_pengguna",
    "buka_sesi",
    "catat_akses",
    "gagal_masuk",
    "ganti_sandi",
    "hash_sesi",
    "keluar",
    "kenali",
    "masuk",
    "pakai_tautan",
    "pastikan_orang_lain",
    "sandi_cocok",
    "tautan_sah",
    "tegaskan_tugas",
    "terbitkan_tautan",
    "tugaskan",
    "ubah_instalasi",
    "ubah_pengguna",
]
