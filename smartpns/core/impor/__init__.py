"""Importing a workbook: a room describes its columns and judges a row; the rest is the same for all.

The story of one import: `views.unggah` → `services.periksa` → preview → `services.simpan` → result; the command and
the pages share `pemeriksaan`.
"""

from smartpns.core.impor.cli import jalankan_impor
from smartpns.core.impor.kolom import (
    Kolom,
    Terdekat,
    baca_pilihan,
    baca_teks,
    baca_teks_panjang,
    baca_teks_terbatas,
    baca_ya_tidak,
    kunci,
)
from smartpns.core.impor.pemeriksaan import Masalah, Pratinjau, impor_berkas, periksa_berkas, simpan_siap
from smartpns.core.impor.rencana import (
    Bahan,
    BarisSiap,
    Keadaan,
    Putusan,
    RencanaImpor,
    Temuan,
    bermasalah,
    siap,
    tidak_berubah,
)
from smartpns.core.impor.templat import buku_masalah, templat_rencana, tulis_templat
from smartpns.core.impor.views import TujuanImpor, pasang_impor

__all__ = [
    "Bahan",
    "BarisSiap",
    "Keadaan",
    "Kolom",
    "Masalah",
    "Pratinjau",
    "Putusan",
    "RencanaImpor",
    "Temuan",
    "Terdekat",
    "TujuanImpor",
    "baca_pilihan",
    "baca_teks",
    "baca_teks_panjang",
    "baca_teks_terbatas",
    "baca_ya_tidak",
    "bermasalah",
    "buku_masalah",
    "impor_berkas",
    "jalankan_impor",
    "kunci",
    "pasang_impor",
    "periksa_berkas",
    "siap",
    "simpan_siap",
    "templat_rencana",
    "tidak_berubah",
    "tulis_templat",
]
