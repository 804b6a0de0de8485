"""What one person's tugas belajar costs: components, semesters and months per calendar year, rupiah.

The components follow the structure of the Standar Biaya Masukan for degree scholarships and the local
standar biaya (Perpres 33/2020); the amounts are reference data, never constants here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Self

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.organisasi.rules import Pembiayaan

BULAN_PER_SEMESTER = 6


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

    def __new__(cls, nilai: str, label: str, satuan: Satuan) -> Self:
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


class Lokasi(Berlabel):
    """Where the study takes place; unit costs differ by it."""

    DALAM_PROVINSI = "dalam_provinsi", "Dalam provinsi"
    LUAR_PROVINSI = "luar_provinsi", "Luar provinsi"
    LUAR_NEGERI = "luar_negeri", "Luar negeri"


@dataclass(frozen=True)
class RincianBiaya:
    """One component in one calendar year for one person, in rupiah of the APBD's share."""

    komponen: Komponen
    volume: int
    harga: int
    konstan: int
    eskalasi: int


@dataclass(frozen=True)
class BiayaTahun:
    """What one person costs the APBD in one calendar year, at constant and at escalated prices."""

    tahun: int
    semester: int
    bulan: int
    rincian: tuple[RincianBiaya, ...]

    @property
    def konstan(self) -> int:
        """Return the year's rupiah at the prices of the price list."""
        return sum(baris.konstan for baris in self.rincian)

    @property
    def eskalasi(self) -> int:
        """Return the year's rupiah with the yearly rise of costs."""
        return sum(baris.eskalasi for baris in self.rincian)


def semester_per_tahun(tahun_mulai: int, bulan_masuk: int, jumlah_semester: int) -> dict[int, int]:
    """Count semesters by the calendar year in which they begin.

    S2 (4 semesters) from September 2026 gives {2026: 1, 2027: 2, 2028: 1}; from February {2026: 2, 2027: 2}.
    """
    _periksa_masa(bulan_masuk, jumlah_semester)
    awal = range(bulan_masuk - 1, bulan_masuk - 1 + jumlah_semester * BULAN_PER_SEMESTER, BULAN_PER_SEMESTER)
    return dict(Counter(tahun_mulai + bulan // 12 for bulan in awal))


def bulan_per_tahun(tahun_mulai: int, bulan_masuk: int, jumlah_semester: int) -> dict[int, int]:
    """Count months of study by calendar year: S2 from September 2026 gives {2026: 4, 2027: 12, 2028: 8}."""
    _periksa_masa(bulan_masuk, jumlah_semester)
    akhir = bulan_masuk - 1 + jumlah_semester * BULAN_PER_SEMESTER
    tahun_ke = range((akhir + 11) // 12)
    return {tahun_mulai + tahun: min(akhir, 12 * tahun + 12) - max(bulan_masuk - 1, 12 * tahun) for tahun in tahun_ke}


def biaya_per_orang(
    harga: Mapping[Komponen, int],
    *,
    tahun_mulai: int,
    bulan_masuk: int,
    jumlah_semester: int,
    pembiayaan: Pembiayaan = Pembiayaan.APBD,
    porsi_apbd: Decimal | int = 100,
    eskalasi_persen: Decimal | int = 0,
    tahun_harga: int | None = None,
) -> list[BiayaTahun]:
    """Return what one person costs the APBD in every calendar year of the study, first year first.

    `harga` holds rupiah per unit of each component (`Komponen.satuan`); components not listed cost nothing. Once-items
    fall in the year of the first or the last semester. Funding other than APBD costs nothing, its years stay listed.
    `eskalasi_persen` compounds from `tahun_harga` (default: the first year) and never lowers an earlier year.

    Every amount is exact until it is rounded once, half up to whole rupiah, per component and year.
    """
    semester = semester_per_tahun(tahun_mulai, bulan_masuk, jumlah_semester)
    bulan = bulan_per_tahun(tahun_mulai, bulan_masuk, jumlah_semester)
    porsi = Fraction(porsi_apbd) / 100 if pembiayaan is Pembiayaan.APBD else Fraction(0)
    kenaikan = 1 + Fraction(eskalasi_persen) / 100
    dasar = tahun_mulai if tahun_harga is None else tahun_harga
    hasil = []
    for tahun in bulan:
        faktor = porsi * kenaikan ** max(tahun - dasar, 0)
        rincian = tuple(
            RincianBiaya(komponen, volume, harga[komponen], bagian(jumlah, porsi), bagian(jumlah, faktor))
            for komponen, volume in _volume(tahun, semester, bulan).items()
            if (jumlah := volume * harga.get(komponen, 0))
        )
        hasil.append(BiayaTahun(tahun, semester.get(tahun, 0), bulan[tahun], rincian))
    return hasil


def bagian(jumlah: int, faktor: Fraction) -> int:
    """Return `jumlah` rupiah times `faktor`, rounded half up to whole rupiah."""
    return (2 * jumlah * faktor.numerator + faktor.denominator) // (2 * faktor.denominator)


def _volume(tahun: int, semester: Mapping[int, int], bulan: Mapping[int, int]) -> dict[Komponen, int]:
    """Return how many units of each component fall in `tahun`."""
    per_satuan = {
        Satuan.SEKALI_AWAL: int(tahun == min(semester)),
        Satuan.SEKALI_AKHIR: int(tahun == max(semester)),
        Satuan.SEMESTER: semester.get(tahun, 0),
        Satuan.BULAN: bulan[tahun],
    }
    return {komponen: per_satuan[komponen.satuan] for komponen in Komponen}


def _periksa_masa(bulan_masuk: int, jumlah_semester: int) -> None:
    if not 1 <= bulan_masuk <= 12:
        raise DomainError(f"Bulan masuk harus 1 sampai 12; yang tertulis {bulan_masuk}.", field="bulan_masuk")
    if jumlah_semester < 1:
        raise DomainError(
            f"Lama studi paling sedikit 1 semester; yang tertulis {jumlah_semester}.", field="lama_semester"
        )
