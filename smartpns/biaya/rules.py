"""What one person's tugas belajar costs: components, semesters and months per calendar year, rupiah.

The components follow the structure of the Standar Biaya Masukan for degree scholarships and the local
standar biaya (Perpres 33/2020); the amounts are reference data, never constants here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Self

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembiayaan

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


@dataclass(frozen=True)
class TabelHarga:
    """The unit prices in force on one day: rupiah per unit of each component, by level and place."""

    pada: date
    isi: Mapping[tuple[Jenjang, Lokasi], Mapping[Komponen, int]] = field(default_factory=dict)

    def harga(self, jenjang: Jenjang, lokasi: Lokasi) -> Mapping[Komponen, int]:
        """Return the prices of one level and place; empty when none is known."""
        return self.isi.get((jenjang, lokasi), {})

    def ada(self, jenjang: Jenjang, lokasi: Lokasi) -> bool:
        """Return whether a study can be priced: without the SPP / UKT its cost is unknown."""
        return Komponen.UKT in self.harga(jenjang, lokasi)


@dataclass(frozen=True)
class ButirBiaya:
    """What the cost of one need (or of one running study) depends on."""

    jenjang: Jenjang
    lokasi: Lokasi
    jumlah: int
    tahun_mulai: int
    bulan_masuk: int
    lama_semester: int
    pembiayaan: Pembiayaan
    porsi_apbd: int = 100

    @property
    def membebani_apbd(self) -> bool:
        """Return whether the APBD pays any of it."""
        return self.pembiayaan is Pembiayaan.APBD and self.porsi_apbd > 0


@dataclass(frozen=True)
class Perkiraan:
    """What `jumlah` people cost the APBD, by calendar year, at constant and at escalated prices.

    `berharga` is False when the APBD pays but the price list lacks the SPP / UKT of this level and place: the figures
    are then a lower bound, not the cost.
    """

    jumlah: int
    per_orang: Mapping[int, int]
    per_orang_eskalasi: Mapping[int, int]
    berharga: bool

    @property
    def per_tahun(self) -> dict[int, int]:
        """Return rupiah per calendar year for all people, at constant prices."""
        return {tahun: self.jumlah * rupiah for tahun, rupiah in self.per_orang.items()}

    @property
    def per_tahun_eskalasi(self) -> dict[int, int]:
        """Return rupiah per calendar year for all people, at escalated prices."""
        return {tahun: self.jumlah * rupiah for tahun, rupiah in self.per_orang_eskalasi.items()}

    @property
    def biaya_satu_orang(self) -> int:
        """Return the rupiah of one person's whole study (criterion K7)."""
        return sum(self.per_orang.values())

    @property
    def total(self) -> int:
        """Return the rupiah of all people's whole study."""
        return self.jumlah * self.biaya_satu_orang


def perkirakan(
    butir: ButirBiaya, tabel: TabelHarga, *, eskalasi_persen: Decimal | int = 0, tahun_harga: int | None = None
) -> Perkiraan:
    """Price one need; `eskalasi_persen` compounds from `tahun_harga` (default: the year of the price list)."""
    konstan, eskalasi = _per_tahun(
        tuple(tabel.harga(butir.jenjang, butir.lokasi).items()),
        butir.tahun_mulai,
        butir.bulan_masuk,
        butir.lama_semester,
        butir.pembiayaan,
        butir.porsi_apbd,
        eskalasi_persen,
        tabel.pada.year if tahun_harga is None else tahun_harga,
    )
    berharga = not butir.membebani_apbd or tabel.ada(butir.jenjang, butir.lokasi)
    return Perkiraan(butir.jumlah, konstan, eskalasi, berharga)


@lru_cache(maxsize=4096)
def _per_tahun(
    harga: tuple[tuple[Komponen, int], ...],
    tahun_mulai: int,
    bulan_masuk: int,
    jumlah_semester: int,
    pembiayaan: Pembiayaan,
    porsi_apbd: int,
    eskalasi_persen: Decimal | int,
    tahun_harga: int,
) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Return constant and escalated rupiah by year; needs share few combinations, so thousands cost a handful."""
    tahun = biaya_per_orang(
        dict(harga),
        tahun_mulai=tahun_mulai,
        bulan_masuk=bulan_masuk,
        jumlah_semester=jumlah_semester,
        pembiayaan=pembiayaan,
        porsi_apbd=porsi_apbd,
        eskalasi_persen=eskalasi_persen,
        tahun_harga=tahun_harga,
    )
    return {t.tahun: t.konstan for t in tahun}, {t.tahun: t.eskalasi for t in tahun}
