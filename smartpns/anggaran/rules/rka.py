"""The costs of one budget year in the layout of an RKA: sub-kegiatan, rekening, and rows of volume times price.

Source: PP 12/2019 and Permendagri 77/2020 (RKA-SKPD: kode rekening, uraian, volume, satuan, harga satuan, jumlah).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from smartpns.anggaran.rules.anggaran import BarisAnggaran
from smartpns.anggaran.rules.beban import JenisBeban
from smartpns.anggaran.rules.rekening import JenisKode, KodeBerlaku, pilih_rekening
from smartpns.biaya.rules import (
    SELURUH_BIAYA,
    ButirBiaya,
    Komponen,
    RincianBiaya,
    Satuan,
    TabelHarga,
    rincian_biaya,
)
from smartpns.organisasi.rules import Jenjang, Kepastian, Lokasi

SATUAN_RKA = {
    Satuan.SEKALI_AWAL: "orang",
    Satuan.SEKALI_AKHIR: "orang",
    Satuan.SEMESTER: "orang semester",
    Satuan.BULAN: "orang bulan",
}
URAIAN_PEMBULATAN = "Pembulatan ke rupiah"


@dataclass(frozen=True)
class BarisRka:
    """One row: `jumlah` is always `volume` times `harga`, in whole rupiah."""

    uraian: str
    volume: int
    satuan: str
    harga: int

    @property
    def jumlah(self) -> int:
        """Return the row's rupiah."""
        return self.volume * self.harga


@dataclass(frozen=True)
class BebanRka:
    """The rows of running studies, or of new needs, under one rekening."""

    jenis: JenisBeban
    baris: tuple[BarisRka, ...]

    @property
    def jumlah(self) -> int:
        """Return the rupiah of its rows."""
        return sum(baris.jumlah for baris in self.baris)


@dataclass(frozen=True)
class RekeningRka:
    """One rekening of the year; `kode` is None for what no rekening takes yet."""

    kode: KodeBerlaku | None
    beban: tuple[BebanRka, ...]

    @property
    def jumlah(self) -> int:
        """Return the rekening's rupiah."""
        return sum(beban.jumlah for beban in self.beban)


@dataclass(frozen=True)
class Rka:
    """One budget year; its sum is the total of the projection, to the rupiah."""

    tahun: int
    sub_kegiatan: KodeBerlaku | None
    rekening: tuple[RekeningRka, ...]

    @property
    def jumlah(self) -> int:
        """Return the year's rupiah."""
        return sum(rekening.jumlah for rekening in self.rekening)

    @property
    def perlu_diperiksa(self) -> list[KodeBerlaku]:
        """Return the codes used whose numbers are not certain."""
        dipakai = (self.sub_kegiatan, *(satu.kode for satu in self.rekening))
        return [kode for kode in dipakai if kode and kode.kepastian is not Kepastian.TERVERIFIKASI]


class _Harga(NamedTuple):
    """What makes two costs one row: the thing, where, whether the APBD pays it alone, and its price for one of it."""

    komponen: Komponen
    jenjang: Jenjang
    lokasi: Lokasi
    bersama: bool
    harga: int

    @property
    def urutan(self) -> tuple[int, ...]:
        letak = [list(type(satu)).index(satu) for satu in (self.komponen, self.jenjang, self.lokasi)]
        return (*letak, int(self.bersama), self.harga)

    @property
    def uraian(self) -> str:
        tempat = f"{self.jenjang.label} {self.lokasi.label.lower()}"
        return f"{self.komponen.label} {tempat}{' (bagian APBD)' if self.bersama else ''}"


Letak = tuple[KodeBerlaku | None, JenisBeban]


def susun_rka(
    tahun: int,
    beban: Iterable[tuple[JenisBeban, BarisAnggaran]],
    kode: Sequence[KodeBerlaku],
    tabel: TabelHarga,
    *,
    eskalasi_persen: Decimal | int,
    tahun_harga: int,
) -> Rka:
    """Lay out what one year costs the APBD, at the prices of `susun_anggaran`.

    Where a share or the rise of prices leaves a unit price with a fraction, the row shows whole rupiah and the rest of
    the rekening stands in one row of its own, so that every row can be checked with a calculator.
    """
    volume: defaultdict[Letak, Counter[_Harga]] = defaultdict(Counter)
    sisa: Counter[Letak] = Counter()
    for jenis, satu in beban:
        butir = satu.butir
        for rinci in _tahun_ini(butir, tahun, tabel, eskalasi_persen, tahun_harga):
            letak = pilih_rekening(kode, butir.jenjang, rinci.komponen), jenis
            harga, lebih = divmod(rinci.eskalasi, rinci.volume)
            kunci = _Harga(rinci.komponen, butir.jenjang, butir.lokasi, butir.bagian_apbd != SELURUH_BIAYA, harga)
            volume[letak][kunci] += butir.jumlah * rinci.volume
            sisa[letak] += butir.jumlah * lebih
    sub_kegiatan = next((k for k in kode if k.jenis is JenisKode.SUB_KEGIATAN), None)
    return Rka(tahun, sub_kegiatan, _rekening(volume, sisa))


def _tahun_ini(
    butir: ButirBiaya, tahun: int, tabel: TabelHarga, eskalasi_persen: Decimal | int, tahun_harga: int
) -> Iterator[RincianBiaya]:
    biaya = rincian_biaya(butir, tabel, eskalasi_persen=eskalasi_persen, tahun_harga=tahun_harga)
    return (rinci for t in biaya if t.tahun == tahun for rinci in t.rincian if rinci.eskalasi)


def _rekening(volume: Mapping[Letak, Counter[_Harga]], sisa: Mapping[Letak, int]) -> tuple[RekeningRka, ...]:
    """Group by rekening in the order of codes, what has none last; running studies before new needs."""
    urut = sorted({kode for kode, _ in volume}, key=lambda k: (k is None, k.kode if k else ""))
    return tuple(
        RekeningRka(
            kode,
            tuple(
                BebanRka(jenis, _baris(volume[kode, jenis], sisa[kode, jenis]))
                for jenis in JenisBeban
                if (kode, jenis) in volume
            ),
        )
        for kode in urut
    )


def _baris(volume: Mapping[_Harga, int], sisa: int) -> tuple[BarisRka, ...]:
    baris = [
        BarisRka(kunci.uraian, volume[kunci], SATUAN_RKA[kunci.komponen.satuan], kunci.harga)
        for kunci in sorted(volume, key=lambda kunci: kunci.urutan)
    ]
    return (*baris, *([BarisRka(URAIAN_PEMBULATAN, 1, "paket", sisa)] if sisa else []))
