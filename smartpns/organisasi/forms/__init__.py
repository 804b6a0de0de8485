"""What people type about units, posts, civil servants, studies and programmes."""

from .jabatan import KRITIKAL, FormFormasi, FormJabatan, FormJumlahFormasi, isi_jabatan
from .parameter import FormParameter
from .pegawai import FormPegawai, FormPenilaian
from .program import FormProgram, isi_program
from .studi import FormKelayakan, FormSelesaiStudi, FormStudi, IsianPembagian
from .unit import FormUnit

__all__ = [
    "KRITIKAL",
    "FormFormasi",
    "FormJabatan",
    "FormJumlahFormasi",
    "FormKelayakan",
    "FormParameter",
    "FormPegawai",
    "FormPenilaian",
    "FormProgram",
    "FormSelesaiStudi",
    "FormStudi",
    "FormUnit",
    "IsianPembagian",
    "isi_jabatan",
    "isi_program",
]
