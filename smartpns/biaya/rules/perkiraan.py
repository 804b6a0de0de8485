"""What needs and running studies cost the APBD at the prices of one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from smartpns.biaya.rules.komponen import Komponen
from smartpns.biaya.rules.pembulatan import bagi
from smartpns.biaya.rules.per_orang import BiayaTahun, biaya_per_orang
from smartpns.organisasi.rules import SUMBER_UTAMA_SAJA, BagianApbd, Jenjang, Lokasi, Pembagian, Pembiayaan

BELUM_DISEBUT = "Belum disebut sumbernya"


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
    pembagian: Pembagian = SUMBER_UTAMA_SAJA

    @property
    def bagian_apbd(self) -> BagianApbd:
        """Return the part of the APBD."""
        return self.pembagian.apbd(self.pembiayaan)

    @property
    def membebani_apbd(self) -> bool:
        """Return whether the APBD pays any of it."""
        return self.bagian_apbd.ada

    @property
    def sumber(self) -> str:
        """Say who pays."""
        return self.pembagian.sebut(self.pembiayaan)


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
    satu = _satu_orang(butir, tabel, eskalasi_persen, tahun_harga)
    berharga = not butir.membebani_apbd or tabel.ada(butir.jenjang, butir.lokasi)
    return Perkiraan(butir.jumlah, satu.konstan, satu.eskalasi, berharga)


def rincian_biaya(
    butir: ButirBiaya, tabel: TabelHarga, *, eskalasi_persen: Decimal | int = 0, tahun_harga: int | None = None
) -> tuple[BiayaTahun, ...]:
    """Return what one person of a need costs the APBD, by year and component; prices as in `perkirakan`."""
    return _satu_orang(butir, tabel, eskalasi_persen, tahun_harga).rincian


@dataclass(frozen=True)
class _SatuOrang:
    """One person's study, year by year, with the sums of its years ready."""

    rincian: tuple[BiayaTahun, ...]
    konstan: Mapping[int, int]
    eskalasi: Mapping[int, int]


def _satu_orang(
    butir: ButirBiaya, tabel: TabelHarga, eskalasi_persen: Decimal | int, tahun_harga: int | None
) -> _SatuOrang:
    return _hitung(
        tuple(tabel.harga(butir.jenjang, butir.lokasi).items()),
        butir.tahun_mulai,
        butir.bulan_masuk,
        butir.lama_semester,
        butir.bagian_apbd,
        eskalasi_persen,
        tabel.pada.year if tahun_harga is None else tahun_harga,
    )


@lru_cache(maxsize=4096)
def _hitung(
    harga: tuple[tuple[Komponen, int], ...],
    tahun_mulai: int,
    bulan_masuk: int,
    jumlah_semester: int,
    bagian: BagianApbd,
    eskalasi_persen: Decimal | int,
    tahun_harga: int,
) -> _SatuOrang:
    """Needs share few combinations, so thousands cost a handful."""
    tahun = biaya_per_orang(
        dict(harga),
        tahun_mulai=tahun_mulai,
        bulan_masuk=bulan_masuk,
        jumlah_semester=jumlah_semester,
        bagian=bagian,
        eskalasi_persen=eskalasi_persen,
        tahun_harga=tahun_harga,
    )
    return _SatuOrang(tuple(tahun), {t.tahun: t.konstan for t in tahun}, {t.tahun: t.eskalasi for t in tahun})


def bagi_sumber(
    butir: ButirBiaya, tabel: TabelHarga, *, eskalasi_persen: Decimal | int = 0, tahun_harga: int | None = None
) -> dict[str, dict[int, int]]:
    """Return who pays how much of one need by calendar year, each source by its name; prices as in `perkirakan`.

    The part of the APBD is the one that `perkirakan` gives; the others share what it leaves by their percents, so that
    a year's parts add up to its whole cost. A share that nobody has been named for stands as `BELUM_DISEBUT`.
    """

    def per_tahun(butir: ButirBiaya) -> dict[int, int]:
        biaya = perkirakan(butir, tabel, eskalasi_persen=eskalasi_persen, tahun_harga=tahun_harga)
        return biaya.per_tahun_eskalasi

    apbd = per_tahun(butir)
    penuh = per_tahun(replace(butir, pembiayaan=Pembiayaan.APBD, pembagian=SUMBER_UTAMA_SAJA))
    pembagian, persen = butir.pembagian, butir.pembagian.persen(butir.pembiayaan)
    bobot = {pembagian.nama(sumber): n for sumber, n in persen.items() if sumber is not Pembiayaan.APBD}
    bobot[BELUM_DISEBUT] = pembagian.belum_disebut(butir.pembiayaan)
    hasil: dict[str, dict[int, int]] = {Pembiayaan.APBD.label: apbd, **{nama: {} for nama in bobot}}
    for tahun, biaya in penuh.items():
        for nama, jumlah in zip(bobot, bagi(biaya - apbd[tahun], list(bobot.values())), strict=True):
            hasil[nama][tahun] = jumlah
    return hasil
