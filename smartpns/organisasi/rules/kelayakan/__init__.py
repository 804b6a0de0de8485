"""Who may go on tugas belajar: facts about a person, the requirements, the verdicts (SE MenPANRB 28/2021)."""

from .daftar import (
    SYARAT_TUBEL,
    HasilSyarat,
    Kelayakan,
    Ketentuan,
    SyaratTubel,
    Tahap,
    nilai_kelayakan,
)
from .fakta import FaktaPegawai, StudiDituju, StudiTercatat
from .ketentuan import NilaiBerlaku
from .uji import JENJANG_BERUSIA_MAKS, jenjang_lanjut, kode_usia_maks

__all__ = [
    "JENJANG_BERUSIA_MAKS",
    "SYARAT_TUBEL",
    "FaktaPegawai",
    "HasilSyarat",
    "Kelayakan",
    "Ketentuan",
    "NilaiBerlaku",
    "StudiDituju",
    "StudiTercatat",
    "SyaratTubel",
    "Tahap",
    "jenjang_lanjut",
    "kode_usia_maks",
    "nilai_kelayakan",
]
