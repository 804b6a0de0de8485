"""A plan, and a plan being filled, in whole rupiah: what every year carries, what still fits, what is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from smartpns.anggaran.susun.kasus import BatasOpd, Kasus
from smartpns.anggaran.susun.pergi import Saat
from smartpns.anggaran.susun.syarat import Syarat

TANPA_BATAS = BatasOpd()


class Isian:
    """Fills a plan need by need and knows, exactly, how many people still fit."""

    def __init__(self, kasus: Kasus) -> None:
        self.kasus = kasus
        self.sisa = dict(kasus.ruang)
        self.pilihan: Counter[tuple[int, int]] = Counter()
        self.tempat: Counter[str] = Counter()
        self.pergi: Counter[tuple[str, Saat]] = Counter()

    def muat(self, nomor: int, mulai: int) -> int:
        """Return how many more people of need number `nomor` fit with a start in `mulai`, OPD minimums ignored."""
        kebutuhan = self.kasus.kebutuhan[nomor]
        orang = kebutuhan.jumlah
        for tahun, biaya in kebutuhan.tahun_biaya(mulai):
            if tahun in self.sisa:
                orang = min(orang, self.sisa[tahun] // biaya)
        batas = self.kasus.opd.get(kebutuhan.opd, TANPA_BATAS)
        if batas.maks_tempat is not None:
            orang = min(orang, batas.maks_tempat - self.tempat[kebutuhan.opd])
        for saat in kebutuhan.saat_pergi(mulai, batas.maks_pergi):
            orang = min(orang, batas.maks_pergi[saat] - self.pergi[kebutuhan.opd, saat])
        return max(orang, 0)

    def taruh(self, nomor: int, mulai: int, orang: int) -> None:
        """Add people to the plan, whether they fit or not."""
        kebutuhan = self.kasus.kebutuhan[nomor]
        self.pilihan[nomor, mulai] += orang
        self.tempat[kebutuhan.opd] += orang
        for tahun, biaya in kebutuhan.tahun_biaya(mulai):
            if tahun in self.sisa:
                self.sisa[tahun] -= biaya * orang
        for saat in kebutuhan.saat_pergi(mulai, self.kasus.opd.get(kebutuhan.opd, TANPA_BATAS).maks_pergi):
            self.pergi[kebutuhan.opd, saat] += orang

    @classmethod
    def dari(cls, rencana: Rencana) -> Isian:
        """Return a filling that begins with a plan."""
        isian = cls(rencana.kasus)
        for (nomor, mulai), orang in rencana.pilihan.items():
            isian.taruh(nomor, mulai, orang)
        return isian

    def rencana(self) -> Rencana:
        """Return the plan as it stands."""
        return Rencana(self.kasus, {kunci: orang for kunci, orang in sorted(self.pilihan.items()) if orang})


@dataclass(frozen=True)
class Rencana:
    """How many people of which need (its number in the case) start in which year."""

    kasus: Kasus
    pilihan: Mapping[tuple[int, int], int]

    @cached_property
    def nilai(self) -> Fraction:
        """Return the exact value: score x people x what the delay leaves of it."""
        per_tunda: Counter[int] = Counter()
        for (nomor, mulai), orang in self.pilihan.items():
            kebutuhan = self.kasus.kebutuhan[nomor]
            per_tunda[mulai - kebutuhan.mulai[0]] += kebutuhan.skor * orang  # type: ignore[assignment]
        return sum((poin * self.kasus.bobot_tunda[tunda] for tunda, poin in per_tunda.items()), Fraction(0))

    @cached_property
    def orang(self) -> Counter[int]:
        """Return the people chosen per need, whatever their year."""
        jumlah: Counter[int] = Counter()
        for (nomor, _), orang in self.pilihan.items():
            jumlah[nomor] += orang
        return jumlah

    @cached_property
    def baru(self) -> Counter[int]:
        """Return the rupiah of the chosen people by year, years outside the case included."""
        jumlah: Counter[int] = Counter()
        for (nomor, mulai), orang in self.pilihan.items():
            for tahun, biaya in self.kasus.kebutuhan[nomor].tahun_biaya(mulai):
                jumlah[tahun] += biaya * orang
        return jumlah

    @property
    def ekor(self) -> int:
        """Return the rupiah that fall into years outside the case."""
        return sum(rupiah for tahun, rupiah in self.baru.items() if tahun not in self.kasus.tahun)

    def pelanggaran(self) -> dict[Syarat, int]:
        """Return every constraint the plan breaks and by how much (rupiah or people), checked in whole numbers."""
        return {syarat: lebih for syarat, lebih in self._kelebihan() if lebih > 0}

    def _kelebihan(self) -> list[tuple[Syarat, int]]:
        kasus = self.kasus
        tempat: Counter[str] = Counter()
        pergi: Counter[tuple[str, Saat]] = Counter()
        for (nomor, mulai), orang in self.pilihan.items():
            kebutuhan = kasus.kebutuhan[nomor]
            tempat[kebutuhan.opd] += orang
            for saat in kebutuhan.saat_pergi(mulai, kasus.opd.get(kebutuhan.opd, TANPA_BATAS).maks_pergi):
                pergi[kebutuhan.opd, saat] += orang
        lebih = [(Syarat.pagu(tahun), self.baru[tahun] - ruang) for tahun, ruang in kasus.ruang.items()]
        for kode, batas in kasus.opd.items():
            lebih.append((Syarat.minimal(kode), batas.min_tempat - tempat[kode]))
            if batas.maks_tempat is not None:
                lebih.append((Syarat.maksimal(kode), tempat[kode] - batas.maks_tempat))
            lebih += [(Syarat.pergi(kode, saat), pergi[kode, saat] - maks) for saat, maks in batas.maks_pergi.items()]
        for nomor, kebutuhan in enumerate(kasus.kebutuhan):
            ada = self.orang[nomor]
            if kebutuhan.wajib:
                lebih.append((Syarat.wajib(kebutuhan.id), kebutuhan.jumlah - ada))
            elif kebutuhan.semua_atau_tidak and ada:
                lebih.append((Syarat.utuh(kebutuhan.id), kebutuhan.jumlah - ada))
            lebih.append((Syarat.jumlah(kebutuhan.id), ada - kebutuhan.jumlah))
        return lebih
