"""The components of what a study costs.

They follow the structure of the Standar Biaya Masukan for degree scholarships and the local standar biaya (Perpres
33/2020); the amounts are reference data, never constants here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from smartpns.core.berlabel import Berlabel


class Satuan(Berlabel):
    """How often a component is paid."""

    SEKALI_AWAL = "sekali_awal", "sekali, tahun pertama"
    SEKALI_AKHIR = "sekali_akhir", "sekali, tahun terakhir"
    SEMESTER = "semester", "per semester"
    BULAN = "bulan", "per bulan"


class Komponen(StrEnum):
    """Cost component of a study; `satuan` says how often it is paid."""

    label: str
    satuan: Satuan

    def __new__(cls, nilai: str, label: str = "", satuan: Satuan = Satuan.SEMESTER) -> Self:
        anggota = str.__new__(cls, nilai)
        anggota._value_ = nilai
        anggota.label = label
        anggota.satuan = satuan
        return anggota

    PDFT = "PDFT", "Pendaftaran, matrikulasi, dan seleksi", Satuan.SEKALI_AWAL
    UKT = "UKT", "SPP / UKT", Satuan.SEMESTER
    HIDUP = "HIDUP", "Biaya hidup dan operasional", Satuan.BULAN
    MONDOK = "MONDOK", "Pemondokan", Satuan.BULAN
    BUKU = "BUKU", "Buku dan referensi", Satuan.SEMESTER
    RISET = "RISET", "Skripsi / tesis / disertasi", Satuan.SEKALI_AKHIR
    TRANSP = "TRANSP", "Transportasi", Satuan.BULAN
    WISUDA = "WISUDA", "Wisuda", Satuan.SEKALI_AKHIR


def asumsi(dasar_hukum: str) -> bool:
    """Return whether a price rests on an assumption instead of a regulation."""
    return dasar_hukum.strip().lower().startswith("asumsi")
