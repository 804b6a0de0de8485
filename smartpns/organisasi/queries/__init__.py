"""What the other rooms and this room's pages may ask: one import place."""

from .keadaan import JumlahKeadaan, KeadaanJabatan, jumlahkan, keadaan_jabatan
from .lingkup import opd_lingkup, pastikan_dalam_lingkup
from .parameter_berlaku import baris_parameter, daftar_parameter, parameter, rincian_parameter, semua_parameter
from .program import peta_program, program_bernama, program_terdekat, program_terdekat_semua
from .unit import ambil_unit, opd_aktif, unit_berkode, unit_dalam_opd

__all__ = [
    "JumlahKeadaan",
    "KeadaanJabatan",
    "ambil_unit",
    "baris_parameter",
    "daftar_parameter",
    "jumlahkan",
    "keadaan_jabatan",
    "opd_aktif",
    "opd_lingkup",
    "parameter",
    "pastikan_dalam_lingkup",
    "peta_program",
    "program_bernama",
    "program_terdekat",
    "program_terdekat_semua",
    "rincian_parameter",
    "semua_parameter",
    "unit_berkode",
    "unit_dalam_opd",
]
