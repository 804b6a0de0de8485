"""The exact model: a whole number of people per need and start year, as a program for HiGHS.

HiGHS reckons in floating point and allows itself small tolerances; a ceiling is a law. So every plan is checked again
in whole rupiah, and a ceiling that was broken is stated a second time in two parts (millions and the rest), whose
numbers are small enough for the tolerance to mean nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import gcd, inf

import numpy as np

from smartpns.anggaran.susun.isian import TANPA_BATAS, Isian, Rencana
from smartpns.anggaran.susun.kasus import Kasus, Kebutuhan
from smartpns.anggaran.susun.program import Program
from smartpns.anggaran.susun.syarat import Jenis, Syarat

ANGKA_AMAN = 2**30
BAGIAN = 10**6


@dataclass(frozen=True)
class Terbukti:
    """A plan, and a bound above the value of every plan."""

    rencana: Rencana
    batas: float


@dataclass(frozen=True)
class Usaha:
    """How far a proof is pursued: nodes of branching and seconds; and a plan known already, which is kept at least."""

    simpul: int | None = None
    detik: float | None = None
    awal: Rencana | None = None


SAMPAI_HABIS = Usaha()


def selesaikan(kasus: Kasus, celah: float = 0.0, usaha: Usaha = SAMPAI_HABIS) -> Terbukti | None:
    """Return the best plan to the relative gap `celah`, proven; None when no plan keeps every constraint.

    Where `usaha` ends first, the bound tells how much is left unproven.
    """
    return _pecahkan(kasus, {}, celah, usaha)


def longgar(kasus: Kasus, harga: Mapping[Jenis, float]) -> Rencana | None:
    """Return the plan that breaks constraints of the given kinds as little as possible, and no others.

    `harga` is the price of one person or one rupiah of each kind; None when loosening those kinds is not enough.
    """
    ada = _pecahkan(kasus, harga, 0.0, SAMPAI_HABIS)
    return ada.rencana if ada else None


def mungkin(kasus: Kasus) -> Rencana | None:
    """Return any plan that keeps every constraint, or None. Only needs that must or may have to start are tried."""
    perlu = {kode for kode, batas in kasus.opd.items() if batas.min_tempat > 0}
    nomor = [n for n, k in enumerate(kasus.kebutuhan) if k.wajib or k.opd in perlu]
    ada = selesaikan(kasus.dengan(kebutuhan=tuple(kasus.kebutuhan[n] for n in nomor)), celah=inf)
    if ada is None:
        return None
    return Rencana(kasus, {(nomor[n], mulai): orang for (n, mulai), orang in ada.rencana.pilihan.items()})


def _pecahkan(kasus: Kasus, lentur: Mapping[Jenis, float], celah: float, usaha: Usaha) -> Terbukti | None:
    terurai: frozenset[int] = frozenset()
    while True:
        model = Model(kasus, terurai=terurai, lentur=lentur)
        awal = model.nilai_kolom(usaha.awal) if usaha.awal else None
        hasil = model.program.selesaikan(celah, usaha.simpul, usaha.detik, awal)
        if hasil is None:
            return None
        rencana = model.rencana(hasil.x)
        dilanggar = {syarat for syarat in rencana.pelanggaran() if syarat.jenis not in lentur}
        if not dilanggar:
            return Terbukti(rencana, max(hasil.batas, float(rencana.nilai)))
        tahun = {syarat.tahun for syarat in dilanggar if syarat.jenis is Jenis.PAGU}
        if tahun <= terurai:
            raise ArithmeticError(f"HiGHS breaks {sorted(dilanggar)} although every number is small")
        terurai |= tahun


class Model:
    """The program of a case, and the way back from its columns to a plan.

    `terurai` names the years whose ceiling is stated in two parts. `lentur` gives the kinds of constraint that may be
    broken and the price of breaking them by one person or one rupiah; the value is then minus the price paid.
    """

    def __init__(self, kasus: Kasus, *, terurai: Collection[int] = (), lentur: Mapping[Jenis, float]) -> None:
        self.kasus = kasus
        self.lentur = lentur
        self.program = Program()
        self.kolom: list[tuple[int, int, int, int]] = []  # need, start year, column, people per unit
        self._pagu = {tahun: _BarisPagu(self, tahun, tahun in terurai) for tahun in self._tahun_mengikat()}
        self._opd = {kode: self._baris_opd(kode) for kode in kasus.opd}
        self._pergi = {
            (kode, saat): self._baris(Syarat.pergi(kode, saat), atas=maks)
            for kode, batas in kasus.opd.items()
            for saat, maks in batas.maks_pergi.items()
        }
        for nomor, kebutuhan in enumerate(kasus.kebutuhan):
            self._tambah(nomor, kebutuhan)

    def rencana(self, x: np.ndarray) -> Rencana:
        """Return the plan that the values of the columns stand for."""
        isian = Isian(self.kasus)
        for nomor, mulai, kolom, per_satuan in self.kolom:
            if orang := round(x[kolom]) * per_satuan:
                isian.taruh(nomor, mulai, orang)
        return isian.rencana()

    def nilai_kolom(self, rencana: Rencana) -> dict[int, float]:
        """Return the values that a plan gives to the columns that people choose by."""
        return {
            kolom: rencana.pilihan.get((nomor, mulai), 0) / per_satuan for nomor, mulai, kolom, per_satuan in self.kolom
        }

    # --- rows ---

    def _tahun_mengikat(self) -> list[int]:
        """Return the years whose ceiling could be reached at all."""
        paling: dict[int, int] = dict.fromkeys(self.kasus.ruang, 0)
        for kebutuhan in self.kasus.kebutuhan:
            for mulai in kebutuhan.mulai:
                for tahun, biaya in kebutuhan.tahun_biaya(mulai):
                    if tahun in paling:
                        paling[tahun] += biaya * kebutuhan.jumlah
        return [tahun for tahun, ruang in self.kasus.ruang.items() if paling[tahun] > ruang]

    def _baris_opd(self, kode: str) -> list[int]:
        batas = self.kasus.opd[kode]
        baris = []
        if batas.min_tempat > 0:
            baris.append(self._baris(Syarat.minimal(kode), bawah=batas.min_tempat))
        if batas.maks_tempat is not None:
            baris.append(self._baris(Syarat.maksimal(kode), atas=batas.maks_tempat))
        return baris

    def _baris(self, syarat: Syarat, bawah: float = -inf, atas: float = inf) -> int:
        baris = self.program.baris(bawah, atas)
        if syarat.jenis in self.lentur:
            arah = 1.0 if bawah > -inf else -1.0
            self.program.kolom(-self.lentur[syarat.jenis], inf, [(baris, arah)])
        return baris

    # --- columns ---

    def _tambah(self, nomor: int, kebutuhan: Kebutuhan) -> None:
        """Add the columns of one need, and the row that holds them together."""
        muat = {mulai: self._paling_banyak(kebutuhan, mulai) for mulai in kebutuhan.mulai}
        if kebutuhan.semua_atau_tidak and sum(muat.values()) < kebutuhan.jumlah and not kebutuhan.wajib:
            return
        mulai_ada = [mulai for mulai in kebutuhan.mulai if muat[mulai]]
        per_satuan = kebutuhan.jumlah if kebutuhan.semua_atau_tidak and len(mulai_ada) == 1 else 1
        ikatan = self._ikatan(kebutuhan, len(mulai_ada))
        for mulai in mulai_ada:
            kolom = self.program.kolom(
                0.0 if self.lentur else float(self.kasus.nilai(kebutuhan, mulai) * per_satuan),
                muat[mulai] // per_satuan,
                self._isi(kebutuhan, mulai, per_satuan, ikatan),
            )
            self.kolom.append((nomor, mulai, kolom, per_satuan))

    def _paling_banyak(self, kebutuhan: Kebutuhan, mulai: int) -> int:
        """Return how many people could start in that year if nobody else did."""
        if self.lentur:
            return kebutuhan.jumlah
        orang = kebutuhan.jumlah
        for tahun, biaya in kebutuhan.tahun_biaya(mulai):
            if tahun in self._pagu:
                orang = min(orang, max(self.kasus.ruang[tahun], 0) // biaya)
        return orang

    def _ikatan(self, kebutuhan: Kebutuhan, banyak_kolom: int) -> int | None:
        """Return the row over all start years of a need, or None where the columns' own bounds say it all."""
        jumlah = kebutuhan.jumlah
        if kebutuhan.wajib:
            baris = self.program.baris(jumlah, jumlah)
            if Jenis.WAJIB in self.lentur:
                langkah = jumlah if kebutuhan.semua_atau_tidak else 1
                self.program.kolom(-self.lentur[Jenis.WAJIB] * langkah, jumlah // langkah, [(baris, langkah)])
            return baris
        if banyak_kolom < 2:
            return None
        if not kebutuhan.semua_atau_tidak:
            return self.program.baris(atas=jumlah)
        baris = self.program.baris(0, 0)
        self.program.kolom(0.0, 1, [(baris, -jumlah)])
        return baris

    def _isi(
        self, kebutuhan: Kebutuhan, mulai: int, per_satuan: int, ikatan: int | None
    ) -> Iterator[tuple[int, float]]:
        if ikatan is not None:
            yield ikatan, per_satuan
        for tahun, biaya in kebutuhan.tahun_biaya(mulai):
            if tahun in self._pagu:
                yield from self._pagu[tahun].isi(biaya * per_satuan)
        for baris in self._opd.get(kebutuhan.opd, ()):
            yield baris, per_satuan
        for saat in kebutuhan.saat_pergi(mulai, self.kasus.opd.get(kebutuhan.opd, TANPA_BATAS).maks_pergi):
            yield self._pergi[kebutuhan.opd, saat], per_satuan


class _BarisPagu:
    """The ceiling of one year, in units that divide every cost of that year."""

    def __init__(self, model: Model, tahun: int, terurai: bool) -> None:
        self.satuan = _satuan(model.kasus, tahun)
        ruang = model.kasus.ruang[tahun] // self.satuan
        self.skala = 1.0
        self.rendah: int | None = None
        if terurai:
            tinggi, rendah = divmod(ruang, BAGIAN)
            self.tinggi = model.program.baris(atas=tinggi)
            self.rendah = model.program.baris(atas=rendah)
            model.program.kolom(0.0, max(tinggi, 0), [(self.tinggi, 1), (self.rendah, -BAGIAN)])
            return
        while ruang / self.skala > ANGKA_AMAN:
            self.skala *= 2
        self.tinggi = model.program.baris(atas=ruang / self.skala)
        if Jenis.PAGU in model.lentur:
            harga = model.lentur[Jenis.PAGU] * self.satuan * self.skala
            model.program.kolom(-harga, inf, [(self.tinggi, -1)], bulat=False)

    def isi(self, rupiah: int) -> Iterator[tuple[int, float]]:
        """Yield where a cost stands in the ceiling's row, or rows."""
        biaya = rupiah // self.satuan
        if self.rendah is None:
            yield self.tinggi, biaya / self.skala
            return
        tinggi, rendah = divmod(biaya, BAGIAN)
        if tinggi:
            yield self.tinggi, tinggi
        if rendah:
            yield self.rendah, rendah


def _satuan(kasus: Kasus, tahun: int) -> int:
    """Return the greatest common divisor of all costs that can fall into a year."""
    biaya = {
        kebutuhan.biaya_bila(mulai)[tahun - mulai]
        for kebutuhan in kasus.kebutuhan
        for mulai in kebutuhan.mulai
        if 0 <= tahun - mulai < len(kebutuhan.biaya_bila(mulai))
    }
    return gcd(*biaya) or 1
