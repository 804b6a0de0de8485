"""What the room knows, by noun; one import place for the rooms above."""

from .bobot import Bobot, bobot_berlaku, daftar_bobot, nilai_bobot, versi_bobot
from .kunci import bobot_dipakai, bobot_periode, bobot_terkunci, daftar_kunci, kunci_periode
from .pemindahan import Pindah, ambil_pemindahan, daftar_pemindahan, pindah_berlaku
from .peringkat import (
    Dinilai,
    Geseran,
    Pergeseran,
    Terperingkat,
    kebutuhan_dinilai,
    pergeseran,
    peringkat,
    putuskan,
    urutan_tim,
    urutkan,
)

__all__ = [
    "Bobot",
    "Dinilai",
    "Geseran",
    "Pergeseran",
    "Pindah",
    "Terperingkat",
    "ambil_pemindahan",
    "bobot_berlaku",
    "bobot_dipakai",
    "bobot_periode",
    "bobot_terkunci",
    "daftar_bobot",
    "daftar_kunci",
    "daftar_pemindahan",
    "kebutuhan_dinilai",
    "kunci_periode",
    "nilai_bobot",
    "pergeseran",
    "peringkat",
    "pindah_berlaku",
    "putuskan",
    "urutan_tim",
    "urutkan",
    "versi_bobot",
]
