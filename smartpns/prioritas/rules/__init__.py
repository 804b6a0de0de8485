"""Criteria, weights and ranking of needs (no persons): SAW, as the decree on weights names it."""

from .bahan import Bahan
from .kriteria import JUMLAH_BOBOT, KODE_KRITERIA, KRITERIA, JenisKriteria, Kriteria, bobot_bawaan, periksa_bobot
from .pemindahan import periksa_tujuan, terapkan
from .saw import DESIMAL_SKOR, AturanSeri, Hasil, NilaiKebutuhan, Poin, hitung, sidik

__all__ = [
    "DESIMAL_SKOR",
    "JUMLAH_BOBOT",
    "KODE_KRITERIA",
    "KRITERIA",
    "AturanSeri",
    "Bahan",
    "Hasil",
    "JenisKriteria",
    "Kriteria",
    "NilaiKebutuhan",
    "Poin",
    "bobot_bawaan",
    "hitung",
    "periksa_bobot",
    "periksa_tujuan",
    "sidik",
    "terapkan",
]
