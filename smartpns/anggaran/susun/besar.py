"""Large cases: a price on every ceiling, then the exact model on the needs that remain in doubt.

With a price per rupiah of each year (Lagrange multipliers of the ceilings) the needs of different OPD no longer touch
each other: each OPD takes the people whose points exceed what they cost at those prices, within its quota. Whatever
the prices, the value of that answer plus the price of the whole room is an upper bound for every plan; the best prices
are found by cutting planes (Kelley 1960) that are pulled towards the best point so far (Ben-Ameur & Neto 2007). Most
needs are then clearly in or clearly out; those near the margin, with the room that the others leave, are a small case
of their own for the exact model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf

import numpy as np

from smartpns.anggaran.susun.isian import Isian
from smartpns.anggaran.susun.kasus import BatasOpd, Kasus
from smartpns.anggaran.susun.model import Terbukti, Usaha, selesaikan
from smartpns.anggaran.susun.program import Program

JUTA = 1e6
INTI, SEBAGIAN = 200, 200  # needs that the exact model gets: 200 and one in 200 of all
SIMPUL = 200
PUTARAN = 120
CUKUP_DEKAT = 2e-6
SELA = 1e-9  # what floating point may have lost in the bound, relative to it


def selesaikan_besar(kasus: Kasus, celah: float) -> Terbukti | None:
    """Return a plan proven to the relative gap `celah`, or None when the needs in doubt cannot be settled that well."""
    larik = Larik(kasus)
    batas, harga = harga_terbaik(larik)
    for kali in (1, 5):
        banyak = kali * (INTI + len(kasus.kebutuhan) // SEBAGIAN)
        ada = _rencana(kasus, larik, harga, batas, banyak, celah)
        if ada and not ada.rencana.pelanggaran() and float(ada.rencana.nilai) >= ada.batas * (1 - celah):
            return ada
    return None


def _rencana(
    kasus: Kasus, larik: Larik, harga: np.ndarray, batas: float, banyak_ragu: int, celah: float
) -> Terbukti | None:
    """Place what is clear and let the exact model settle so many needs in doubt; its bound counts if that is all."""
    pilihan = larik.pilih(harga)
    urutan = np.argsort(pilihan.ragu, kind="stable")
    ragu = np.sort(urutan[:banyak_ragu])
    isian = _isi_yang_jelas(kasus, larik, harga, urutan[banyak_ragu:][::-1], pilihan)
    diperebutkan = max(batas - float(isian.rencana().nilai), batas * celah, SELA)
    ada = selesaikan(
        _sisa(kasus, isian, ragu), celah=celah * max(batas, 0.0) / diperebutkan / 4, usaha=Usaha(simpul=SIMPUL)
    )
    if ada is None:
        return None
    for (n, mulai), orang in ada.rencana.pilihan.items():
        isian.taruh(int(ragu[n]), mulai, orang)
    rencana = isian.rencana()
    if len(ragu) == len(kasus.kebutuhan):
        batas = min(batas, ada.batas)
    return Terbukti(rencana, max(batas, float(rencana.nilai)))


@dataclass(frozen=True)
class Pilihan:
    """What every OPD takes at given prices."""

    batas: float
    turunan: np.ndarray  # of the bound, by the price of each year
    orang: np.ndarray  # per need
    tahun: np.ndarray  # per need, the number of its best start year
    ragu: np.ndarray  # per need, the points per person by which its decision is clear


class Larik:
    """A case as arrays.

    `nilai` has a row per need and a column per start year; `biaya` a layer per start year, in it a row per need and a
    column per budget year, in millions of rupiah.
    """

    def __init__(self, kasus: Kasus) -> None:
        self.kasus = kasus
        semua = kasus.kebutuhan
        self.nilai = np.full((len(semua), len(kasus.tahun)), -inf)
        nomor_tahun = {tahun: n for n, tahun in enumerate(kasus.tahun)}
        bobot = [float(b) for b in kasus.bobot_tunda]
        for n, k in enumerate(semua):
            skor = float(k.skor)
            for mulai in k.mulai:
                self.nilai[n, nomor_tahun[mulai]] = skor * bobot[mulai - k.mulai[0]]
        self.biaya = _biaya(kasus, nomor_tahun) / JUTA
        self.jumlah = np.array([k.jumlah for k in semua], dtype=float)
        self.wajib = np.array([k.wajib for k in semua])
        kode = sorted({k.opd for k in semua})
        nomor_opd = {satu: n for n, satu in enumerate(kode)}
        self.opd = np.array([nomor_opd[k.opd] for k in semua], dtype=int)
        batas = [kasus.opd.get(satu, BatasOpd()) for satu in kode]
        self.min_tempat = np.array([float(b.min_tempat) for b in batas])
        self.maks_tempat = np.array([inf if b.maks_tempat is None else float(b.maks_tempat) for b in batas])
        self.ruang = np.array([kasus.ruang.get(tahun, inf) for tahun in kasus.tahun], dtype=float) / JUTA

    @cached_property
    def berpagu(self) -> np.ndarray:
        """Return the numbers of the years that have a ceiling."""
        return np.flatnonzero(np.isfinite(self.ruang))

    def bersih(self, harga: np.ndarray) -> np.ndarray:
        """Return points minus priced cost, per need and start year."""
        return self.nilai - (self.biaya @ harga).T

    def pilih(self, harga: np.ndarray) -> Pilihan:
        """Let every OPD choose at these prices; fractions of an all-or-nothing need are allowed."""
        bersih = self.bersih(harga)
        tahun = bersih.argmax(axis=1)
        terbaik = bersih[np.arange(len(tahun)), tahun]
        orang, ambang = self._dalam_kuota(terbaik)
        batas = (terbaik * orang).sum() + (harga * self.ruang)[self.berpagu].sum()
        turunan = np.where(np.isfinite(self.ruang), self.ruang, 0.0) - self._beban(orang, tahun)
        kedua = np.partition(bersih, -2, axis=1)[:, -2] if bersih.shape[1] > 1 else np.full(len(tahun), -inf)
        jarak = np.where(self.wajib, inf, np.abs(terbaik - ambang))
        ragu = np.where(orang > 0, np.minimum(jarak, terbaik - kedua), jarak)
        return Pilihan(float(batas), turunan, orang, tahun, ragu)

    def _dalam_kuota(self, terbaik: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the people taken per need, and the points above which its OPD takes people."""
        banyak = len(self.min_tempat)
        perlu = np.bincount(self.opd, self.jumlah * (self.wajib | (terbaik > 0)), banyak)
        tempat = np.clip(perlu, self.min_tempat, self.maks_tempat)
        urut = np.lexsort((-terbaik, ~self.wajib, self.opd))
        kumulatif = np.cumsum(self.jumlah[urut])
        awal = np.searchsorted(self.opd[urut], np.arange(banyak))
        sebelum = kumulatif - self.jumlah[urut] - (kumulatif - self.jumlah[urut])[awal][self.opd[urut]]
        diambil = np.clip(tempat[self.opd[urut]] - sebelum, 0, self.jumlah[urut])
        orang = np.empty_like(self.jumlah)
        orang[urut] = diambil
        return orang, np.where(tempat == perlu, 0.0, self._ambang(terbaik, orang))[self.opd]

    def _ambang(self, terbaik: np.ndarray, orang: np.ndarray) -> np.ndarray:
        """Return, per OPD with a quota that binds, the points between the last person taken and the first left out."""
        terakhir, berikut = np.full(len(self.min_tempat), inf), np.full(len(self.min_tempat), -inf)
        masuk, luar = (orang > 0) & ~self.wajib, orang < self.jumlah
        np.minimum.at(terakhir, self.opd[masuk], terbaik[masuk])
        np.maximum.at(berikut, self.opd[luar], terbaik[luar])
        ada_masuk, ada_luar = np.isfinite(terakhir), np.isfinite(berikut)
        terakhir[~ada_masuk], berikut[~ada_luar] = berikut[~ada_masuk], terakhir[~ada_luar]
        tiada = ~(ada_masuk | ada_luar)
        terakhir[tiada] = berikut[tiada] = 0.0
        return (terakhir + berikut) / 2

    def _beban(self, orang: np.ndarray, tahun: np.ndarray) -> np.ndarray:
        beban = np.zeros(len(self.ruang))
        for mulai, biaya in enumerate(self.biaya):
            sini = tahun == mulai
            beban += orang[sini] @ biaya[sini]
        return beban


def _biaya(kasus: Kasus, nomor_tahun: Mapping[int, int]) -> np.ndarray:
    """Return rupiah per person by start year, need and budget year; years outside the case are left out."""
    semua = kasus.kebutuhan
    dasar = np.zeros((len(semua), max((len(k.biaya) for k in semua), default=1)))
    for n, k in enumerate(semua):
        dasar[n, : len(k.biaya)] = k.biaya
    hasil = np.zeros((len(kasus.tahun), len(semua), len(kasus.tahun)))
    for mulai, lapis in zip(kasus.tahun, hasil, strict=True):
        for ke in range(dasar.shape[1]):
            if mulai + ke in nomor_tahun:
                lapis[:, nomor_tahun[mulai + ke]] = dasar[:, ke]
    for n, k in enumerate(semua):
        for mulai in k.biaya_mulai:
            lapis = hasil[nomor_tahun[mulai]]
            lapis[n] = 0
            for tahun, rupiah in k.tahun_biaya(mulai):
                if tahun in nomor_tahun:
                    lapis[n, nomor_tahun[tahun]] = rupiah
    return hasil


def harga_terbaik(larik: Larik) -> tuple[float, np.ndarray]:
    """Return the lowest upper bound found, made safe against rounding, and its prices (points per million rupiah)."""
    tahun = larik.berpagu
    terbaik = np.zeros(len(larik.ruang))
    pilihan = larik.pilih(terbaik)
    batas = pilihan.batas
    potongan = [(terbaik[tahun], pilihan)]
    paling = _harga_tertinggi(larik)
    for _ in range(PUTARAN if len(tahun) else 0):
        bawah, usul = _induk(potongan, tahun, paling)
        if batas - bawah <= CUKUP_DEKAT * abs(batas):
            break
        harga = np.zeros(len(larik.ruang))
        harga[tahun] = (terbaik[tahun] + usul) / 2
        pilihan = larik.pilih(harga)
        potongan.append((harga[tahun], pilihan))
        if pilihan.batas < batas:
            batas, terbaik = pilihan.batas, harga
    return batas + SELA * abs(batas), terbaik


def _harga_tertinggi(larik: Larik) -> float:
    """Return a price per million rupiah at which nobody would be taken of their own accord."""
    biaya = np.where(larik.biaya > 0, larik.biaya, inf).min(axis=(0, 2), initial=inf)
    nilai = larik.nilai.max(axis=1)
    return float(np.max(nilai / biaya, initial=0.0)) + 1.0


def _induk(potongan: list[tuple[np.ndarray, Pilihan]], tahun: np.ndarray, paling: float) -> tuple[float, np.ndarray]:
    """Return the lowest bound that the cuts seen so far allow, and the prices at which they allow it."""
    program = Program()
    baris = [program.baris(bawah=pilihan.batas - float(pilihan.turunan[tahun] @ harga)) for harga, pilihan in potongan]
    program.kolom(-1.0, inf, [(satu, 1.0) for satu in baris], bawah=-inf, bulat=False)
    for satu in tahun:
        isi = [(b, -float(pilihan.turunan[satu])) for b, (_, pilihan) in zip(baris, potongan, strict=True)]
        program.kolom(0.0, paling, isi, bulat=False)
    hasil = program.selesaikan()
    assert hasil is not None, "the price of every year is bounded and the cuts bound the value"
    return -hasil.batas, hasil.x[1:]


def _isi_yang_jelas(kasus: Kasus, larik: Larik, harga: np.ndarray, jelas: np.ndarray, pilihan: Pilihan) -> Isian:
    """Place the needs whose decision is clear, the clearest first, as long as they fit."""
    isian = Isian(kasus)
    bersih = larik.bersih(harga)
    for nomor in jelas[np.argsort(~larik.wajib[jelas], kind="stable")].tolist():
        sisa = round(pilihan.orang[nomor])
        if not sisa:
            continue
        kebutuhan = kasus.kebutuhan[nomor]
        for n in np.argsort(-bersih[nomor], kind="stable").tolist():
            if not sisa or not np.isfinite(bersih[nomor, n]) or (bersih[nomor, n] < 0 and not kebutuhan.wajib):
                break
            muat = min(isian.muat(nomor, kasus.tahun[n]), sisa)
            if muat and not (kebutuhan.semua_atau_tidak and muat < kebutuhan.jumlah):
                isian.taruh(nomor, kasus.tahun[n], muat)
                sisa -= muat
    return isian


def _sisa(kasus: Kasus, isian: Isian, ragu: np.ndarray) -> Kasus:
    """Return the case of the needs in doubt, with what the others leave of ceilings and limits."""
    terpakai = isian.rencana().baru
    return kasus.dengan(
        kebutuhan=tuple(kasus.kebutuhan[n] for n in ragu),
        pagu={tahun: pagu - terpakai[tahun] for tahun, pagu in kasus.pagu.items()},
        opd={kode: _sisa_opd(kode, batas, isian) for kode, batas in kasus.opd.items()},
    )


def _sisa_opd(kode: str, batas: BatasOpd, isian: Isian) -> BatasOpd:
    ada = isian.tempat[kode]
    return BatasOpd(
        min_tempat=max(batas.min_tempat - ada, 0),
        maks_tempat=None if batas.maks_tempat is None else batas.maks_tempat - ada,
        maks_pergi={saat: maks - isian.pergi[kode, saat] for saat, maks in batas.maks_pergi.items()},
    )
