"""Use cases of the room, by noun."""

from .batas import IsianSyarat, atur_kuota, atur_syarat
from .kode import IsianKode, akhiri_kode, muat_kode_bawaan, tetapkan_kode
from .pagu import atur_pagu
from .pelaksanaan import Angka, catat_pelaksanaan, periksa_angka
from .skenario import HasilSkenario, IsianSkenario, hitung_skenario, simpan_skenario

__all__ = [
    "Angka",
    "HasilSkenario",
    "IsianKode",
    "IsianSkenario",
    "IsianSyarat",
    "akhiri_kode",
    "atur_kuota",
    "atur_pagu",
    "atur_syarat",
    "catat_pelaksanaan",
    "hitung_skenario",
    "muat_kode_bawaan",
    "periksa_angka",
    "simpan_skenario",
    "tetapkan_kode",
]
