"""What a study costs the APBD semester by semester; the years agree with the yearly figures to the rupiah."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from smartpns.biaya.rules.komponen import Komponen, Satuan
from smartpns.biaya.rules.masa import BULAN_PER_SEMESTER
from smartpns.biaya.rules.pembulatan import bagi
from smartpns.biaya.rules.perkiraan import ButirBiaya, TabelHarga, perkirakan
from smartpns.organisasi.rules import tambah_bulan

BULAN_GENAP = range(2, 8)
"""Months in which the second semester of an academic year begins."""


@dataclass(frozen=True, order=True)
class SemesterKalender:
    """A semester as the campus counts it: `Ganjil 2026/2027` begins in the second half of 2026."""

    tahun_akademik: int
    genap: bool

    @classmethod
    def mulai(cls, hari: date) -> SemesterKalender:
        """Return the semester that begins on this day."""
        return cls(hari.year - (hari.month < BULAN_GENAP.stop), hari.month in BULAN_GENAP)

    def __str__(self) -> str:
        return f"{'Genap' if self.genap else 'Ganjil'} {self.tahun_akademik}/{self.tahun_akademik + 1}"


@dataclass(frozen=True)
class BiayaSemester:
    """One semester of a study: its number, its days, and rupiah of all its people by budget year."""

    ke: int
    mulai: date
    selesai: date
    per_tahun: Mapping[int, int]

    @property
    def kalender(self) -> SemesterKalender:
        """Return which semester of the academic year it is."""
        return SemesterKalender.mulai(self.mulai)

    @property
    def jumlah(self) -> int:
        """Return the semester's rupiah over its years."""
        return sum(self.per_tahun.values())


def biaya_per_semester(
    butir: ButirBiaya, tabel: TabelHarga, *, eskalasi_persen: Decimal | int = 0, tahun_harga: int | None = None
) -> list[BiayaSemester]:
    """Return every semester of a study with what it costs the APBD; prices as in `perkirakan`.

    A semester that crosses into the next year costs in both: its fees when it begins, its monthly items month by month.
    Each year's rupiah are split over its semesters in proportion to what these cost in full, so that none is lost.
    """
    biaya = perkirakan(butir, tabel, eskalasi_persen=eskalasi_persen, tahun_harga=tahun_harga).per_tahun_eskalasi
    harga = tabel.harga(butir.jenjang, butir.lokasi)
    mulai = [
        tambah_bulan(date(butir.tahun_mulai, butir.bulan_masuk, 1), BULAN_PER_SEMESTER * n)
        for n in range(butir.lama_semester)
    ]
    bobot = [_biaya_penuh(n, hari, butir.lama_semester, harga) for n, hari in enumerate(mulai)]
    bagian: list[dict[int, int]] = [{} for _ in mulai]
    for tahun, jumlah in biaya.items():
        for isi, rupiah in zip(bagian, bagi(jumlah, [satu.get(tahun, 0) for satu in bobot]), strict=True):
            if rupiah:
                isi[tahun] = rupiah
    return [
        BiayaSemester(n + 1, hari, tambah_bulan(hari, BULAN_PER_SEMESTER) - timedelta(days=1), isi)
        for n, (hari, isi) in enumerate(zip(mulai, bagian, strict=True))
    ]


def _biaya_penuh(ke: int, mulai: date, lama: int, harga: Mapping[Komponen, int]) -> dict[int, int]:
    """Return what one person's semester costs in full in each of its years, at the prices of the list."""
    bulan_awal = min(BULAN_PER_SEMESTER, 13 - mulai.month)
    berlaku = {
        Satuan.SEKALI_AWAL: int(ke == 0),
        Satuan.SEKALI_AKHIR: int(ke == lama - 1),
        Satuan.SEMESTER: 1,
        Satuan.BULAN: bulan_awal,
    }
    hasil = {mulai.year: sum(jumlah * berlaku[k.satuan] for k, jumlah in harga.items())}
    if lewat := BULAN_PER_SEMESTER - bulan_awal:
        hasil[mulai.year + 1] = lewat * sum(jumlah for k, jumlah in harga.items() if k.satuan is Satuan.BULAN)
    return hasil
