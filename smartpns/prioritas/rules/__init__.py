"""Criteria, weights and ranking of needs (no persons): SAW, as the decree on weights names it."""

from .bahan import Bahan
from .kriteria import JUMLAH_BOBOT, KODE_KRITERIA, KRITERIA, JenisKriteria, Kriteria, bobot_bawaan, periksa_bobot
from .pemindahan import periksa_tujuan, terapkan
from .penilaian import (
    ALUR_PENILAIAN,
    KRITERIA_ORANG,
    MIN_PENILAI,
    SKALA,
    AksiPenilaian,
    IsianNilai,
    NilaiTim,
    StatusPenilaian,
    Tingkat,
    periksa_isian,
)
from .saw import DESIMAL_SKOR, AturanSeri, Hasil, NilaiKebutuhan, Poin, hitung, sidik

__all__ = [
    "ALUR_PENILAIAN",
    "DESIMAL_SKOR",
    "JUMLAH_BOBOT",
    "KODE_KRITERIA",
    "KRITERIA",
    "KRITERIA_ORANG",
    "MIN_PENILAI",
    "SKALA",
    "AksiPenilaian",
    "AturanSeri",
    "Bahan",
    "Hasil",
    "IsianNilai",
    "JenisKriteria",
    "Kriteria",
    "NilaiKebutuhan",
    "NilaiTim",
    "Poin",
    "StatusPenilaian",
    "Tingkat",
    "bobot_bawaan",
    "hitung",
    "periksa_bobot",
    "periksa_isian",
    "periksa_tujuan",
    "sidik",
    "terapkan",
]
