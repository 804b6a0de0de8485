"""The projection: commitments of running students and new needs against the ceiling, year by year.

Source: PP 12/2019 and Permendagri 77/2020 (yearly APBD).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from smartpns.anggaran.rules.beban import Beban, JenisBeban


@dataclass(frozen=True)
class TahunProyeksi:
    """One budget year in rupiah; `pagu` is None as long as no ceiling has been entered."""

    tahun: int
    komitmen: int
    usulan_baru: int
    pagu: int | None

    @property
    def total(self) -> int:
        """Return commitments plus new needs."""
        return self.komitmen + self.usulan_baru

    @property
    def selisih(self) -> int | None:
        """Return ceiling minus total, negative when the year is over its ceiling; None without a ceiling."""
        return None if self.pagu is None else self.pagu - self.total

    @property
    def ruang(self) -> int | None:
        """Return what the ceiling leaves for new needs; None without a ceiling."""
        return None if self.pagu is None else self.pagu - self.komitmen


@dataclass(frozen=True)
class Proyeksi:
    """The budget years, and what falls due after the last of them (`ekor`, not limited by any ceiling)."""

    tahun: tuple[TahunProyeksi, ...]
    ekor_komitmen: int
    ekor_usulan_baru: int

    @property
    def ruang(self) -> dict[int, int | None]:
        """Return the room for new needs by year, as `garis_potong` asks for it."""
        return {satu.tahun: satu.ruang for satu in self.tahun}


def proyeksi(beban: Iterable[Beban], pagu: Mapping[int, int], daftar_tahun: Sequence[int]) -> Proyeksi:
    """Sum the costs by year and kind for the years of the plan; costs before its first year are past and left out."""
    jumlah: Counter[tuple[JenisBeban, int]] = Counter()
    for satu in beban:
        for tahun, rupiah in satu.per_tahun.items():
            jumlah[satu.jenis, tahun] += rupiah
    baris = tuple(
        TahunProyeksi(tahun, jumlah[JenisBeban.KOMITMEN, tahun], jumlah[JenisBeban.USULAN_BARU, tahun], pagu.get(tahun))
        for tahun in daftar_tahun
    )
    return Proyeksi(
        baris,
        _ekor(jumlah, JenisBeban.KOMITMEN, daftar_tahun),
        _ekor(jumlah, JenisBeban.USULAN_BARU, daftar_tahun),
    )


def _ekor(jumlah: Mapping[tuple[JenisBeban, int], int], jenis: JenisBeban, daftar_tahun: Sequence[int]) -> int:
    akhir = max(daftar_tahun)
    return sum(rupiah for (satu, tahun), rupiah in jumlah.items() if satu is jenis and tahun > akhir)
