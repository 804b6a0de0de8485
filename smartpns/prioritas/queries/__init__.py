"""What the room knows, by noun; one import place for the rooms above."""

from .bobot import Bobot, bobot_berlaku, daftar_bobot, nilai_bobot
from .peringkat import Dinilai, Geseran, Pergeseran, Terperingkat, kebutuhan_dinilai, pergeseran, peringkat, urutkan

__all__ = [
    "Bobot",
    "Dinilai",
    "Geseran",
    "Pergeseran",
    "Terperingkat",
    "bobot_berlaku",
    "daftar_bobot",
    "kebutuhan_dinilai",
    "nilai_bobot",
    "pergeseran",
    "peringkat",
    "urutkan",
]
