"""What a unit, a post, a rank, an education level or a funding can be.

Sources: PP 11/2017 jo. PP 17/2020 (Manajemen PNS), UU 20/2023 (ASN), Perpres 8/2012 (KKNI), BKN reference tables.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from smartpns.core.berlabel import Berlabel


class Jenjang(StrEnum):
    """Education level with its BKN code, KKNI level (Perpres 8/2012) and usual length in semesters.

    The length is only a fall-back for a program studi that has none of its own; school levels have no length.
    """

    label: str
    kode_bkn: str
    kkni: int
    semester_bawaan: int | None

    def __new__(
        cls, nilai: str, label: str = "", kode_bkn: str = "", kkni: int = 0, semester: int | None = None
    ) -> Self:
        anggota = str.__new__(cls, nilai)
        anggota._value_ = nilai
        anggota.label = label
        anggota.kode_bkn = kode_bkn
        anggota.kkni = kkni
        anggota.semester_bawaan = semester
        return anggota

    SD = "sd", "SD", "05", 1, None
    SMP = "smp", "SMP", "10", 1, None
    SMA = "sma", "SMA", "15", 2, None
    D1 = "d1", "D-I", "20", 3, 2
    D2 = "d2", "D-II", "25", 4, 4
    D3 = "d3", "D-III", "30", 5, 6
    D4 = "d4", "D-IV", "35", 6, 8
    S1 = "s1", "S1", "40", 6, 8
    PROFESI = "profesi", "Profesi", "42", 7, 2
    S2 = "s2", "S2", "45", 8, 4
    SP1 = "sp1", "Sp-1", "47", 8, 8
    SP2 = "sp2", "Sp-2", "49", 9, 4
    S3 = "s3", "S3", "50", 9, 6

    @property
    def tingkat(self) -> tuple[int, str]:
        """Sort key: KKNI level; SD and SMP, which share a level, are told apart by their BKN code."""
        return (self.kkni, self.kode_bkn if self.kkni < Jenjang.D1.kkni else "")

    def sebut(self, program: str) -> str:
        """Level and programme as people say them: `S2 Hukum`, but `Profesi Ners`, not `Profesi Profesi Ners`."""
        return program if program.casefold().startswith(f"{self.label} ".casefold()) else f"{self.label} {program}"


JENJANG_STUDI = tuple(jenjang for jenjang in Jenjang if jenjang.semester_bawaan)
"""The levels a tugas belajar can lead to."""
LAMA_SEMESTER_MUNGKIN = range(1, 15)
"""Semesters that a study can take; the tables hold the same CHECK."""


class JenisJabatan(Berlabel):
    """Kind of post."""

    JPT = "jpt", "Jabatan pimpinan tinggi"
    ADMINISTRASI = "administrasi", "Jabatan administrasi"
    FUNGSIONAL_KEAHLIAN = "fungsional_keahlian", "Jabatan fungsional keahlian"
    FUNGSIONAL_KETERAMPILAN = (
        "fungsional_keterampilan",
        "Jabatan fungsional keterampilan",
    )


class JenjangJabatan(StrEnum):
    """Level of a post, the kind it belongs to and its BUP in years (PP 11/2017 ps 239, UU 20/2023 ps 55)."""

    label: str
    jenis: JenisJabatan
    bup: int

    def __new__(cls, nilai: str, label: str, jenis: JenisJabatan, bup: int) -> Self:
        anggota = str.__new__(cls, nilai)
        anggota._value_ = nilai
        anggota.label = label
        anggota.jenis = jenis
        anggota.bup = bup
        return anggota

    JPT_UTAMA = "jpt_utama", "JPT utama", JenisJabatan.JPT, 60
    JPT_MADYA = "jpt_madya", "JPT madya", JenisJabatan.JPT, 60
    JPT_PRATAMA = "jpt_pratama", "JPT pratama", JenisJabatan.JPT, 60
    ADMINISTRATOR = "administrator", "Administrator", JenisJabatan.ADMINISTRASI, 58
    PENGAWAS = "pengawas", "Pengawas", JenisJabatan.ADMINISTRASI, 58
    PELAKSANA = "pelaksana", "Pelaksana", JenisJabatan.ADMINISTRASI, 58
    AHLI_PERTAMA = "ahli_pertama", "Ahli pertama", JenisJabatan.FUNGSIONAL_KEAHLIAN, 58
    AHLI_MUDA = "ahli_muda", "Ahli muda", JenisJabatan.FUNGSIONAL_KEAHLIAN, 58
    AHLI_MADYA = "ahli_madya", "Ahli madya", JenisJabatan.FUNGSIONAL_KEAHLIAN, 60
    AHLI_UTAMA = "ahli_utama", "Ahli utama", JenisJabatan.FUNGSIONAL_KEAHLIAN, 65
    PEMULA = "pemula", "Pemula", JenisJabatan.FUNGSIONAL_KETERAMPILAN, 58
    TERAMPIL = "terampil", "Terampil", JenisJabatan.FUNGSIONAL_KETERAMPILAN, 58
    MAHIR = "mahir", "Mahir", JenisJabatan.FUNGSIONAL_KETERAMPILAN, 58
    PENYELIA = "penyelia", "Penyelia", JenisJabatan.FUNGSIONAL_KETERAMPILAN, 58


class Golongan(StrEnum):
    """Golongan ruang of a PNS with its BKN code and pangkat; defined from lowest to highest."""

    kode_bkn: str
    pangkat: str

    def __new__(cls, nilai: str, kode_bkn: str, pangkat: str) -> Self:
        anggota = str.__new__(cls, nilai)
        anggota._value_ = nilai
        anggota.kode_bkn = kode_bkn
        anggota.pangkat = pangkat
        return anggota

    I_A = "I/a", "11", "Juru Muda"
    I_B = "I/b", "12", "Juru Muda Tk. I"
    I_C = "I/c", "13", "Juru"
    I_D = "I/d", "14", "Juru Tk. I"
    II_A = "II/a", "21", "Pengatur Muda"
    II_B = "II/b", "22", "Pengatur Muda Tk. I"
    II_C = "II/c", "23", "Pengatur"
    II_D = "II/d", "24", "Pengatur Tk. I"
    III_A = "III/a", "31", "Penata Muda"
    III_B = "III/b", "32", "Penata Muda Tk. I"
    III_C = "III/c", "33", "Penata"
    III_D = "III/d", "34", "Penata Tk. I"
    IV_A = "IV/a", "41", "Pembina"
    IV_B = "IV/b", "42", "Pembina Tk. I"
    IV_C = "IV/c", "43", "Pembina Utama Muda"
    IV_D = "IV/d", "44", "Pembina Utama Madya"
    IV_E = "IV/e", "45", "Pembina Utama"

    @property
    def label(self) -> str:
        """Return pangkat and golongan as official letters write them, e.g. `Penata Muda (III/a)`."""
        return f"{self.pangkat} ({self.value})"

    @property
    def urutan(self) -> int:
        """Sort key: the BKN code as a number rises with the rank."""
        return int(self.kode_bkn)


class JenisUnit(Berlabel):
    """Kind of a node in the unit tree."""

    OPD = "opd", "Perangkat daerah"
    UPT = "upt", "UPT"
    KELURAHAN = "kelurahan", "Kelurahan"
    BIDANG = "bidang", "Bidang / bagian"
    KELOMPOK = "kelompok", "Kelompok"


class StatusPegawai(Berlabel):
    """Employment status; tugas belajar is planned for PNS."""

    PNS = "pns", "PNS"
    CPNS = "cpns", "CPNS"
    PPPK = "pppk", "PPPK"


class Kedudukan(Berlabel):
    """Standing of a civil servant as far as tugas belajar asks for it (PP 11/2017 ps 276-281, 310-314)."""

    AKTIF = "aktif", "Aktif bekerja"
    CLTN = "cltn", "Cuti di luar tanggungan negara"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara", "Diberhentikan sementara"


class HasilStudi(Berlabel):
    """How a tugas belajar ended."""

    LULUS = "lulus", "Lulus"
    GAGAL = "gagal", "Dibatalkan, dihentikan, atau gagal"


class JenisKelamin(Berlabel):
    """Gender as the fifteenth digit of the NIP tells it."""

    L = "l", "Laki-laki"
    P = "p", "Perempuan"


class Pembiayaan(Berlabel):
    """Who pays the study; only `APBD` costs the Pemda."""

    APBD = "apbd", "APBD"
    APBN = "apbn", "APBN"
    SPONSOR = "sponsor", "Sponsor / beasiswa lain"
    MANDIRI = "mandiri", "Mandiri"


class Lokasi(Berlabel):
    """Where the study takes place; unit costs differ by it."""

    DALAM_PROVINSI = "dalam_provinsi", "Dalam provinsi"
    LUAR_PROVINSI = "luar_provinsi", "Luar provinsi"
    LUAR_NEGERI = "luar_negeri", "Luar negeri"


class StatusJabatan(Berlabel):
    """Whether the PNS is released from the post while studying (SE MenPANRB 28/2021)."""

    DIBERHENTIKAN = "diberhentikan", "Diberhentikan dari jabatan"
    TIDAK_DIBERHENTIKAN = "tidak_diberhentikan", "Tidak diberhentikan dari jabatan"


class Predikat(Berlabel):
    """Yearly performance predicate (PermenPANRB 6/2022), best first."""

    SANGAT_BAIK = "sangat_baik", "Sangat baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat kurang"


class TingkatHukdis(Berlabel):
    """Level of hukuman disiplin (PP 94/2021)."""

    RINGAN = "ringan", "Ringan"
    SEDANG = "sedang", "Sedang"
    BERAT = "berat", "Berat"


def di_atas(tujuan: Jenjang, kini: Jenjang) -> bool:
    """Return whether `tujuan` is a higher level than `kini` by KKNI; D-IV and S1 are equal, so are S2 and Sp-1."""
    return tujuan.tingkat > kini.tingkat
