"""What the room knows, by noun; one import place for the rooms above."""

from .dinilai import BarisDinilai, untuk_dinilai
from .kelayakan import butuh_orang, kebutuhan_terlihat, kelayakan_kebutuhan
from .kesenjangan import Posisi, batas_pensiun, kesenjangan_usulan, posisi_opd, syarat_jabatan
from .periode import (
    batas_opd,
    daftar_periode,
    masa_pengisian_berjalan,
    periode_berjalan,
    periode_sebelum,
    periode_tahun,
    perpanjangan_opd,
)
from .perkiraan import PerkiraanUsulan, butir_biaya, perkiraan_usulan
from .terisi import mulai_terisi, terisi_per_opd
from .usulan import (
    Meja,
    disimpan_pada,
    kebutuhan_opd,
    meja_opd,
    pengubah_terakhir,
    usulan_opd,
    usulan_pelaku,
    usulan_sebelum,
)

__all__ = [
    "BarisDinilai",
    "Meja",
    "PerkiraanUsulan",
    "Posisi",
    "batas_opd",
    "batas_pensiun",
    "butir_biaya",
    "butuh_orang",
    "daftar_periode",
    "disimpan_pada",
    "kebutuhan_opd",
    "kebutuhan_terlihat",
    "kelayakan_kebutuhan",
    "kesenjangan_usulan",
    "masa_pengisian_berjalan",
    "meja_opd",
    "mulai_terisi",
    "pengubah_terakhir",
    "periode_berjalan",
    "periode_sebelum",
    "periode_tahun",
    "perkiraan_usulan",
    "perpanjangan_opd",
    "posisi_opd",
    "syarat_jabatan",
    "terisi_per_opd",
    "untuk_dinilai",
    "usulan_opd",
    "usulan_pelaku",
    "usulan_sebelum",
]
