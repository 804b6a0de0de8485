"""How far each weight may go before other needs stand above the cut line.

One weight t goes from 0 to 100 while the others keep their proportions to one another. The score of every need is then
a straight line over t, so the ends of the interval are crossings of two such lines: nothing is sampled.

- The set above the line is the first `batas` needs of the computed ranking.
- Scores count as equal when they agree to nine decimals, as in the ranking; the tie rules then decide. So an end may
  itself still belong to the interval (the tie is won) or not (it is lost); `Ujung.termasuk` says which.
- A weight of 100 has no interval: the others are all 0, so they have no proportions that could be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from smartpns.prioritas.rules.kriteria import JUMLAH_BOBOT
from smartpns.prioritas.rules.saw import DESIMAL_SKOR, Hasil, kunci_seri

DESIMAL_UJUNG = 12
"""Decimals to which an end is given; the scores there then agree to more than the nine that are compared."""
SAMA = 0.5 * 10.0**-DESIMAL_SKOR
PENUH = Fraction(JUMLAH_BOBOT)
SEJAJAR = 10.0**-DESIMAL_UJUNG
"""Lines whose slopes differ by less never part by anything that is compared."""
PERCOBAAN = 600
"""How many orders are walked down in one direction of one weight before trying ends."""
NAIK, TURUN = 1, -1
SEBELUM, TEPAT, SESUDAH = -1, 0, 1
"""Just before an end, at it, just beyond it, in the direction in which the weight goes."""


@dataclass(frozen=True)
class Ujung:
    """One end of an interval of a weight, and which needs change sides of the cut line there.

    `termasuk`: whether at this very weight everybody still stands where they stand now. Nobody changes (`keluar` and
    `masuk` are empty) at an end that is 0 or 100 only because weights go no further.
    """

    bobot: Decimal
    termasuk: bool
    arah: int
    keluar: tuple[str, ...] = ()
    masuk: tuple[str, ...] = ()
    terbatas: bool = False
    """Nobody changes up to here, and further out was not tried."""

    @property
    def berganti(self) -> bool:
        """Return whether anybody changes here."""
        return bool(self.keluar or self.masuk)

    def bulat(self, desimal: int) -> Decimal:
        """Return the end rounded towards the inside of the interval."""
        return self.bobot.quantize(Decimal(1).scaleb(-desimal), ROUND_FLOOR if self.arah == NAIK else ROUND_CEILING)

    def dalam(self, desimal: int) -> Decimal:
        """Return the outermost weight of so many decimals that still changes nothing."""
        bulat = self.bulat(desimal)
        return bulat if self.termasuk or bulat != self.bobot else bulat - self.arah * Decimal(1).scaleb(-desimal)


@dataclass(frozen=True)
class Selang:
    """The interval of one weight in which nothing changes; both ends are None for a weight of 100."""

    kode: str
    bobot: Decimal
    bawah: Ujung | None
    atas: Ujung | None

    @property
    def aman(self) -> tuple[Decimal, Decimal] | None:
        """Return the interval in two decimals, never wider than it is; the weight itself always lies in it."""
        if self.bawah is None or self.atas is None:
            return None
        return min(self.bawah.dalam(2), self.bobot), max(self.atas.dalam(2), self.bobot)

    @property
    def jarak(self) -> Decimal | None:
        """Return how far the weight is from the nearer end at which somebody changes sides; None without one."""
        ujung = [satu for satu in (self.bawah, self.atas) if satu and satu.berganti]
        return min((abs(satu.bobot - self.bobot) for satu in ujung), default=None)


def kepekaan(berperingkat: Sequence[Hasil], batas: int) -> list[Selang]:
    """Return for every criterion the interval of its weight in which the set above the line stays the same.

    `berperingkat` is the computed ranking, best first; its first `batas` needs stand above the line.
    """
    return [_selang(garis, _tukar_pertama) for garis in _semua_garis(berperingkat, batas)]


def kepekaan_satu(berperingkat: Sequence[Hasil], batas: int, id_: str) -> list[Selang]:
    """Return for every criterion the interval of its weight in which one need keeps its side of the line."""
    nomor = next(i for i, hasil in enumerate(berperingkat) if hasil.id == id_)
    return [_selang(garis, partial(_seberang, nomor=nomor)) for garis in _semua_garis(berperingkat, batas)]


Layanan = Callable[[Sequence[int]], Sequence[int]]
"""Who is served, need by need, when the needs (by their place in the computed ranking) are walked down in an order."""


def kepekaan_layanan(
    berperingkat: Sequence[Hasil], diminta: Sequence[int], layani: Layanan, percobaan: int = PERCOBAAN
) -> list[Selang]:
    """Return for every criterion the interval of its weight in which the same people are served.

    `diminta` are the people that each need asks for. Crossings of two scores are tried one after the other, the
    nearest first. Two neighbours that are both served wholly, or not at all, may change places without anybody
    noticing; so only the other crossings are walked down, at most `percobaan` of them in each direction.
    """
    if not berperingkat:
        return []
    kini = tuple(layani(range(len(berperingkat))))
    cari = partial(_layanan_pertama, kini=kini, diminta=diminta, layani=layani, percobaan=percobaan)
    return [_selang_layanan(garis, cari, kini, layani) for garis in _semua_garis(berperingkat, 0)]


def _selang_layanan(
    garis: _Garis, cari: Callable[..., tuple[_Titik | None, bool]], kini: tuple[int, ...], layani: Layanan
) -> Selang:
    if garis.bobot[garis.nomor] == PENUH:
        return Selang(garis.kode, garis.kini, None, None)
    ujung = []
    for arah in (TURUN, NAIK):
        titik, terbatas = cari(garis, arah)
        if titik is None:
            ujung.append(Ujung(_terjauh(arah), True, arah))
        elif terbatas:
            ujung.append(Ujung(titik.bobot, False, arah, terbatas=True))
        else:
            lain = layani(garis.urutan(titik.bobot, titik.fase, arah))
            keluar = tuple(h.id for h, a, b in zip(garis.hasil, kini, lain, strict=True) if b < a)
            masuk = tuple(h.id for h, a, b in zip(garis.hasil, kini, lain, strict=True) if b > a)
            ujung.append(Ujung(titik.bobot, titik.fase == SESUDAH, arah, keluar, masuk))
    return Selang(garis.kode, garis.kini, *ujung)


def _layanan_pertama(
    garis: _Garis, arah: int, *, kini: tuple[int, ...], diminta: Sequence[int], layani: Layanan, percobaan: int
) -> tuple[_Titik | None, bool]:
    """Return where other people are first served, or (that place, True) where trying ends before."""
    dicoba = 0
    for t in garis.perlintasan(arah, kini, diminta):
        for fase in (TEPAT, SESUDAH):
            if fase == SESUDAH and t == _terjauh(arah):
                continue
            if dicoba == percobaan:
                return _Titik(t, fase), True
            dicoba += 1
            if tuple(layani(garis.urutan(t, fase, arah))) != kini:
                return _Titik(t, fase), False
    return None, False


class _Titik(NamedTuple):
    """Where somebody changes sides: the weight, and whether it happens at it (TEPAT) or just beyond it (SESUDAH)."""

    bobot: Decimal
    fase: int


@dataclass(frozen=True)
class _Garis:
    """The scores of all needs as lines over one weight: `pangkal + laju · t`; `seri` are their places among equals."""

    kode: str
    nomor: int
    bobot: tuple[Fraction, ...]
    hasil: Sequence[Hasil]
    batas: int
    pangkal: NDArray[np.float64]
    laju: NDArray[np.float64]
    seri: NDArray[np.int64]

    @property
    def kini(self) -> Decimal:
        """The weight as it is."""
        return _desimal(self.bobot[self.nomor])

    @property
    def semula(self) -> frozenset[int]:
        """The needs above the line as it is; a need is known here by its place in the ranking."""
        return frozenset(range(self.batas))

    def skor(self, t: Decimal) -> NDArray[np.float64]:
        return self.pangkal + self.laju * float(t)

    def di_atas(self, t: Decimal, fase: int, arah: int) -> frozenset[int]:
        """The needs above the line at a weight, or just before it or beyond it."""
        skor = self.skor(t)
        terakhir = np.partition(skor, -self.batas)[-self.batas]
        pasti = np.flatnonzero(skor > terakhir + SAMA)
        seri = np.flatnonzero(np.abs(skor - terakhir) <= SAMA)
        laju = np.round(self.laju[seri], DESIMAL_UJUNG) * (fase * arah)
        urut = seri[np.lexsort((self.seri[seri], -laju))]
        return frozenset(pasti.tolist()) | frozenset(urut[: self.batas - len(pasti)].tolist())

    def urutan(self, t: Decimal, fase: int, arah: int) -> list[int]:
        """Return the needs in their order at a weight, or just before it or beyond it."""
        skor = self.skor(t)
        turun = np.argsort(-skor, kind="stable")
        kelompok = np.empty(len(skor), dtype=np.int64)
        kelompok[turun] = np.concatenate(([0], np.cumsum(np.diff(skor[turun]) < -SAMA)))
        laju = np.round(self.laju, DESIMAL_UJUNG) * (fase * arah)
        urut: list[int] = np.lexsort((self.seri, -laju, kelompok)).tolist()
        return urut

    def perlintasan(self, arah: int, kini: Sequence[int], diminta: Sequence[int]) -> list[Decimal]:
        """Return the weights at which two needs change places that are not served alike, the nearest first."""
        penuh = np.array([a == b for a, b in zip(kini, diminta, strict=True)])
        kosong = np.array([not a for a in kini])
        a, b = np.triu_indices(len(kini), 1)
        beda_laju = self.laju[b] - self.laju[a]
        perlu = ~((penuh[a] & penuh[b]) | (kosong[a] & kosong[b])) & (np.abs(beda_laju) > SEJAJAR)
        a, b = a[perlu], b[perlu]
        t = (self.pangkal[a] - self.pangkal[b]) / beda_laju[perlu]
        jauh = (t - float(self.kini)) * arah
        ujung = abs(float(_terjauh(arah)) - float(self.kini))
        dalam = np.flatnonzero((jauh > -SEJAJAR) & (jauh <= ujung + SEJAJAR))
        hasil: dict[Decimal, None] = {}
        for n in dalam[np.argsort(jauh[dalam], kind="stable")]:
            tepat = _sejauh(self, arah, self.silang(int(a[n]), int(b[n])))
            hasil.setdefault(min(max(tepat, Decimal(0)), JUMLAH_BOBOT))
        return list(hasil)

    def silang(self, a: int, b: int) -> Decimal:
        """The weight at which two lines cross, by exact arithmetic."""
        (pangkal_a, laju_a), (pangkal_b, laju_b) = self._tepat(a), self._tepat(b)
        return _desimal((pangkal_a - pangkal_b) / (laju_b - laju_a))

    def _tepat(self, nomor: int) -> tuple[Fraction, Fraction]:
        normal = [Fraction(poin.normal) for poin in self.hasil[nomor].poin]
        lain = sum(w * r for i, (w, r) in enumerate(zip(self.bobot, normal, strict=True)) if i != self.nomor)
        per_sisa = lain / (PENUH - self.bobot[self.nomor])
        return PENUH * per_sisa, normal[self.nomor] - per_sisa


def _semua_garis(hasil: Sequence[Hasil], batas: int) -> list[_Garis]:
    if not hasil:
        return []
    bobot = tuple(Fraction(str(poin.bobot)) for poin in hasil[0].poin)
    normal = np.array([[poin.normal for poin in satu.poin] for satu in hasil])
    urutan = sorted(range(len(hasil)), key=lambda i: kunci_seri(hasil[i].opd, hasil[i].id, hasil[i].poin))
    seri = np.empty(len(hasil), dtype=np.int64)
    seri[urutan] = np.arange(len(hasil))
    return [_garis(nomor, bobot, hasil, batas, normal, seri) for nomor in range(len(hasil[0].poin))]


def _garis(
    nomor: int,
    bobot: tuple[Fraction, ...],
    hasil: Sequence[Hasil],
    batas: int,
    normal: NDArray[np.float64],
    seri: NDArray[np.int64],
) -> _Garis:
    lain = np.array([0.0 if i == nomor else float(w) for i, w in enumerate(bobot)])
    per_sisa = normal @ lain / float(PENUH - bobot[nomor]) if bobot[nomor] < PENUH else np.zeros(len(hasil))
    pangkal, laju = float(PENUH) * per_sisa, normal[:, nomor] - per_sisa
    return _Garis(hasil[0].kriteria[nomor], nomor, bobot, hasil, batas, pangkal, laju, seri)


def _selang(garis: _Garis, cari: Callable[[_Garis, int], _Titik | None]) -> Selang:
    if garis.bobot[garis.nomor] == PENUH:
        return Selang(garis.kode, garis.kini, None, None)
    bawah, atas = (_ujung(garis, arah, cari(garis, arah)) for arah in (TURUN, NAIK))
    return Selang(garis.kode, garis.kini, bawah, atas)


def _ujung(garis: _Garis, arah: int, titik: _Titik | None) -> Ujung:
    if titik is None:
        return Ujung(_terjauh(arah), True, arah)
    t, fase = titik
    sebelum = garis.semula if t == garis.kini else garis.di_atas(t, SEBELUM, arah)
    sesudah = garis.di_atas(t, fase, arah)
    keluar, masuk = (tuple(garis.hasil[i].id for i in sorted(x)) for x in (sebelum - sesudah, sesudah - sebelum))
    return Ujung(t, fase == SESUDAH, arah, keluar, masuk)


def _tukar_pertama(garis: _Garis, arah: int) -> _Titik | None:
    """Where the set first changes: where the lowest score above the line meets the highest below it.

    Their difference is concave over the weight (a minimum of lines less a maximum of lines), so Newton's method from
    the far end comes down on its first zero and steps from crossing to crossing, each of two lines, until no pair is
    left that crossed before.
    """
    if not 0 < garis.batas < len(garis.hasil):
        return None
    t = _terjauh(arah)
    while True:
        skor = garis.skor(t)
        a = int(np.argmin(skor[: garis.batas]))
        b = garis.batas + int(np.argmax(skor[garis.batas :]))
        if skor[a] - skor[b] >= -SAMA:
            break
        t = _sejauh(garis, arah, garis.silang(a, b))
        if t == garis.kini:
            break
    if garis.di_atas(t, TEPAT, arah) != garis.semula:
        return _Titik(t, TEPAT)
    return None if t == _terjauh(arah) else _Titik(t, SESUDAH)


def _seberang(garis: _Garis, arah: int, nomor: int) -> _Titik | None:
    """Where one need changes sides: every crossing with another need moves it one place, the nearest first."""
    semua = np.arange(len(garis.hasil))
    beda = np.abs(garis.skor(garis.kini) - garis.skor(garis.kini)[nomor])
    laju = (garis.laju - garis.laju[nomor]) * arah
    dahulu, menang = semua < nomor, garis.seri < garis.seri[nomor]  # who stands before it; who wins a tie against it
    lewat = np.flatnonzero(np.where(dahulu, -laju, laju) > SEJAJAR)
    jauh = np.round(np.where(beda <= SAMA, 0.0, beda)[lewat] / np.abs(laju[lewat]), DESIMAL_SKOR)
    fase = np.where(dahulu[lewat] == menang[lewat], SESUDAH, TEPAT)
    ujung = float(abs(_terjauh(arah) - garis.kini))
    sampai = np.flatnonzero((jauh < ujung) | ((jauh == ujung) & (fase == TEPAT)))
    urut = sampai[np.lexsort((fase[sampai], jauh[sampai]))]
    peringkat = nomor + np.cumsum(np.where(dahulu[lewat[urut]], -1, 1))
    serentak = (np.diff(jauh[urut]) == 0) & (np.diff(fase[urut]) == 0)
    pindah = (peringkat < garis.batas) != (nomor < garis.batas)
    pindah[:-1] &= ~serentak  # crossings at the same point count together, after the last of them
    if not pindah.any():
        return None
    pertama = urut[int(np.argmax(pindah))]
    return _Titik(_sejauh(garis, arah, garis.silang(nomor, int(lewat[pertama]))), int(fase[pertama]))


def _terjauh(arah: int) -> Decimal:
    return JUMLAH_BOBOT if arah == NAIK else Decimal(0)


def _sejauh(garis: _Garis, arah: int, t: Decimal) -> Decimal:
    """A crossing that rounding of scores puts on the wrong side of the weight as it is lies at that weight."""
    return t if (t - garis.kini) * arah > 0 else garis.kini


def _desimal(nilai: Fraction) -> Decimal:
    return Decimal(round(nilai * 10**DESIMAL_UJUNG)).scaleb(-DESIMAL_UJUNG)
