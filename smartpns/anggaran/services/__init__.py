"""Use cases of the room, by noun."""

from .kode import IsianKode, akhiri_kode, muat_kode_bawaan, tetapkan_kode
from .pagu import atur_pagu
from .pelaksanaan import Angka, catat_pelaksanaan, periksa_angka

__all__ = [
    "Angka",
    "IsianKode",
    "akhiri_kode",
    "atur_pagu",
    "catat_pelaksanaan",
    "muat_kode_bawaan",
    "periksa_angka",
    "tetapkan_kode",
]
