"""What a tugas belajar costs: components, semesters and months per calendar year, rupiah; one import place."""

from .komponen import Komponen, Satuan, asumsi
from .masa import BULAN_PER_SEMESTER, bulan_per_tahun, semester_per_tahun
from .pembulatan import bagi, kalikan
from .per_orang import SELURUH_BIAYA, BiayaTahun, RincianBiaya, biaya_per_orang
from .perkiraan import BELUM_DISEBUT, ButirBiaya, Perkiraan, TabelHarga, bagi_sumber, perkirakan, rincian_biaya
from .semester import BiayaSemester, SemesterKalender, biaya_per_semester

__all__ = [
    "BELUM_DISEBUT",
    "BULAN_PER_SEMESTER",
    "SELURUH_BIAYA",
    "BiayaSemester",
    "BiayaTahun",
    "ButirBiaya",
    "Komponen",
    "Perkiraan",
    "RincianBiaya",
    "Satuan",
    "SemesterKalender",
    "TabelHarga",
    "asumsi",
    "bagi",
    "bagi_sumber",
    "biaya_per_orang",
    "biaya_per_semester",
    "bulan_per_tahun",
    "kalikan",
    "perkirakan",
    "rincian_biaya",
    "semester_per_tahun",
]
