"""What one person's study costs the APBD in every calendar year, rupiah by component."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from smartpns.biaya.rules.komponen import Komponen, Satuan
from smartpns.biaya.rules.masa import bulan_per_tahun, semester_per_tahun
from smartpns.biaya.rules.pembulatan import bagi, kalikan
from smartpns.organisasi.rules import BagianApbd

SELURUH_BIAYA = BagianApbd()


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


def biaya_per_orang(
    harga: Mapping[Komponen, int],
    *,
    tahun_mulai: int,
    bulan_masuk: int,
    jumlah_semester: int,
    bagian: BagianApbd = SELURUH_BIAYA,
    eskalasi_persen: Decimal | int = 0,
    tahun_harga: int | None = None,
) -> list[BiayaTahun]:
    """Return what one person costs the APBD in every calendar year of the study, first year first.

    `harga` holds rupiah per unit of each component (`Komponen.satuan`); components not listed cost nothing. Once-items
    fall in the year of the first or the last semester. Where the APBD pays nothing the years stay listed.
    `eskalasi_persen` compounds from `tahun_harga` (default: the first year) and never lowers an earlier year.

    Every amount is exact until it is rounded once, half up to whole rupiah, per component and year. A part in rupiah
    per semester counts the semesters that begin in the year, at most what the year costs; it is spread over the
    components in proportion.
    """
    semester = semester_per_tahun(tahun_mulai, bulan_masuk, jumlah_semester)
    bulan = bulan_per_tahun(tahun_mulai, bulan_masuk, jumlah_semester)
    naik = 1 + Fraction(eskalasi_persen) / 100
    dasar = tahun_mulai if tahun_harga is None else tahun_harga
    hasil = []
    for tahun in bulan:
        volume = {k: n for k, n in _volume(tahun, semester, bulan).items() if n and harga.get(k)}
        penuh = [n * harga[k] for k, n in volume.items()]
        kenaikan = naik ** max(tahun - dasar, 0)
        konstan = _bagian_apbd(bagian, penuh, Fraction(1), semester.get(tahun, 0))
        eskalasi = _bagian_apbd(bagian, penuh, kenaikan, semester.get(tahun, 0))
        rincian = tuple(
            RincianBiaya(k, n, harga[k], tetap, dinaikkan)
            for (k, n), tetap, dinaikkan in zip(volume.items(), konstan, eskalasi, strict=True)
        )
        hasil.append(BiayaTahun(tahun, semester.get(tahun, 0), bulan[tahun], rincian))
    return hasil


def _bagian_apbd(bagian: BagianApbd, penuh: Sequence[int], kenaikan: Fraction, semester: int) -> list[int]:
    """Return what the APBD pays of each amount in one year."""
    if bagian.rupiah is None:
        return [kalikan(jumlah, kenaikan * bagian.persen / 100) for jumlah in penuh]
    naik = [kalikan(jumlah, kenaikan) for jumlah in penuh]
    return bagi(min(bagian.rupiah * semester, sum(naik)), naik)


def _volume(tahun: int, semester: Mapping[int, int], bulan: Mapping[int, int]) -> dict[Komponen, int]:
    """Return how many units of each component fall in `tahun`."""
    per_satuan = {
        Satuan.SEKALI_AWAL: int(tahun == min(semester)),
        Satuan.SEKALI_AKHIR: int(tahun == max(semester)),
        Satuan.SEMESTER: semester.get(tahun, 0),
        Satuan.BULAN: bulan[tahun],
    }
    return {komponen: per_satuan[komponen.satuan] for komponen in Komponen}
