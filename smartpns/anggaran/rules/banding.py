"""Two answers beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from smartpns.anggaran.rules.andaian import Daftar
from smartpns.anggaran.rules.tiga_daftar import BarisKebutuhan, TigaDaftar


@dataclass(frozen=True)
class Beda:
    """One thing in two lists, in people or rupiah."""

    nama: str
    satu: int
    dua: int

    @property
    def selisih(self) -> int:
        """Return the second minus the first."""
        return self.dua - self.satu


@dataclass(frozen=True)
class BandingSkenario:
    """Two lists beside each other, each with its answer: by OPD, by year, and the needs that only one of them has."""

    satu: tuple[TigaDaftar, Daftar]
    dua: tuple[TigaDaftar, Daftar]

    @cached_property
    def per_opd(self) -> list[Beda]:
        """Return people by OPD where they differ, the largest difference first."""
        (a, yang_a), (b, yang_b) = self.satu, self.dua
        nama = b.nama_opd | a.nama_opd
        orang_a = {satu.kode: satu.orang[yang_a] for satu in a.per_opd}
        orang_b = {satu.kode: satu.orang[yang_b] for satu in b.per_opd}
        beda = [Beda(nama[kode], orang_a.get(kode, 0), orang_b.get(kode, 0)) for kode in nama]
        return sorted((satu for satu in beda if satu.selisih), key=lambda satu: (-abs(satu.selisih), satu.nama))

    @cached_property
    def per_tahun(self) -> list[Beda]:
        """Return rupiah of new needs by year."""
        (a, yang_a), (b, yang_b) = self.satu, self.dua
        tahun = sorted({*a.kasus.tahun, *b.kasus.tahun})
        return [Beda(str(t), a.daftar(yang_a).baru[t], b.daftar(yang_b).baru[t]) for t in tahun]

    @property
    def hanya_satu(self) -> list[BarisKebutuhan]:
        """Return the needs with people in the first list only."""
        return _hanya(self.satu, self.dua)

    @property
    def hanya_dua(self) -> list[BarisKebutuhan]:
        """Return the needs with people in the second list only."""
        return _hanya(self.dua, self.satu)


def _hanya(ada: tuple[TigaDaftar, Daftar], tiada: tuple[TigaDaftar, Daftar]) -> list[BarisKebutuhan]:
    lain = {satu.kode for satu in tiada[0].kebutuhan if satu.orang(tiada[1])}
    return [satu for satu in ada[0].kebutuhan if satu.orang(ada[1]) and satu.kode not in lain]
