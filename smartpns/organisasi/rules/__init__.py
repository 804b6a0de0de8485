"""Who serves where, by the regulations: one import place for the rules of this room.

Sources: PP 11/2017 jo. PP 17/2020 (Manajemen PNS), UU 20/2023 (ASN), SE MenPANRB 28/2021 (pengembangan kompetensi
melalui jalur pendidikan), Perpres 8/2012 (KKNI), BKN reference tables.
"""

from .kualifikasi import Prodi, SyaratJabatan, dalam_rumpun, memenuhi_syarat
from .nama import baca_jenjang, kunci_nama
from .nip import Nip, format_nip, ketidakcocokan, urai_nip
from .parameter import PARAMETER_BAWAAN, Kepastian, ParameterBawaan, kode_semester, nilai_bawaan
from .pemangku import Pemangku
from .pensiun import bup, selisih_bulan, tambah_bulan, tanggal_bup, tmt_pensiun
from .pilihan import (
    JENJANG_STUDI,
    LAMA_SEMESTER_MUNGKIN,
    Golongan,
    JenisJabatan,
    JenisKelamin,
    JenisUnit,
    Jenjang,
    JenjangJabatan,
    Lokasi,
    Pembiayaan,
    Predikat,
    StatusJabatan,
    StatusPegawai,
    TingkatHukdis,
    di_atas,
)
from .putusan import Penilaian, Putusan
from .sisa_masa_kerja import kode_pengali, uji_sisa_masa_kerja

__all__ = [
    "JENJANG_STUDI",
    "LAMA_SEMESTER_MUNGKIN",
    "PARAMETER_BAWAAN",
    "Golongan",
    "JenisJabatan",
    "JenisKelamin",
    "JenisUnit",
    "Jenjang",
    "JenjangJabatan",
    "Kepastian",
    "Lokasi",
    "Nip",
    "ParameterBawaan",
    "Pemangku",
    "Pembiayaan",
    "Penilaian",
    "Predikat",
    "Prodi",
    "Putusan",
    "StatusJabatan",
    "StatusPegawai",
    "SyaratJabatan",
    "TingkatHukdis",
    "baca_jenjang",
    "bup",
    "dalam_rumpun",
    "di_atas",
    "format_nip",
    "ketidakcocokan",
    "kode_pengali",
    "kode_semester",
    "kunci_nama",
    "memenuhi_syarat",
    "nilai_bawaan",
    "selisih_bulan",
    "tambah_bulan",
    "tanggal_bup",
    "tmt_pensiun",
    "uji_sisa_masa_kerja",
    "urai_nip",
]
