"""Weights from pairwise comparisons (AHP): scale, principal eigenvector, consistency, several assessors together.

Sources: T. L. Saaty, "How to make a decision: the analytic hierarchy process", European Journal of Operational Research
48 (1990) 9-26, for scale, eigenvector and consistency; P. T. Harker, "Alternative modes of questioning in the analytic
hierarchy process", Mathematical Modelling 9 (1987) 353-360, for the value that fits a pair best; J. Aczél and
T. L. Saaty, "Procedures for synthesizing ratio judgements", Journal of Mathematical Psychology 27 (1983) 93-102, for
the geometric mean of several assessors.

A judgement of the pair (i, j) is a whole number of the scale: 1 equal, 2 to 9 the first is that many times as
important, -2 to -9 the second is. In the matrix it stands as the ratio, its reciprocal across the diagonal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import exp, floor, log

from smartpns.core.errors import DomainError

SKALA_AHP = {
    1: "sama penting",
    2: "tipis lebih penting",
    3: "sedikit lebih penting",
    4: "cukup lebih penting",
    5: "jelas lebih penting",
    6: "jauh lebih penting",
    7: "sangat lebih penting",
    8: "amat sangat lebih penting",
    9: "mutlak lebih penting",
}
"""Saaty's fundamental scale in words; the even steps lie between their neighbours."""
NILAI_SKALA: tuple[int, ...] = (*range(9, 1, -1), 1, *range(-2, -10, -1))
"""Every judgement, from the first being absolutely more important to the second being so."""
INDEKS_ACAK = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""RI for matrices of 1 to 10 criteria (Saaty 1980); other tables differ in the second decimal."""
BATAS_CR = 0.1
"""A consistency ratio from here on is refused."""
MIN_KRITERIA = 3
"""With fewer there is nothing to be inconsistent about, and weights are better typed."""
ORDE_MATRIKS = range(2, len(INDEKS_ACAK) + 1)
"""How many criteria a matrix may hold."""
DESIMAL_BOBOT = 2
_TELITI = 1e-15
_MAKS_ULANG = 20_000

Pasangan = tuple[str, str]


@dataclass(frozen=True)
class Matriks:
    """Ratios of importance: `isi[i][j]` says how many times as important criterion i is as criterion j."""

    kode: tuple[str, ...]
    isi: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class HasilAhp:
    """Weights by code, summing to 1, and how consistent the matrix is."""

    bobot: Mapping[str, float]
    lambda_maks: float
    ci: float
    cr: float

    @property
    def konsisten(self) -> bool:
        return self.cr < BATAS_CR


@dataclass(frozen=True)
class Saran:
    """The judgement to look at first: what it is, the value that the other judgements speak for, and the CR with it."""

    pasangan: Pasangan
    sekarang: int
    cocok: int
    cr: float

    @property
    def sebut_sekarang(self) -> str:
        return sebut_nilai(self.pasangan, self.sekarang)

    @property
    def sebut_cocok(self) -> str:
        return sebut_nilai(self.pasangan, self.cocok)


def sebut_nilai(pasangan: Pasangan, nilai: int) -> str:
    """A judgement in words: `K2 jelas lebih penting (5)`."""
    kata = SKALA_AHP[abs(nilai)]
    if nilai == 1:
        return f"keduanya {kata} (1)"
    return f"{pasangan[0] if nilai > 0 else pasangan[1]} {kata} ({abs(nilai)})"


def daftar_pasangan(kode: Sequence[str]) -> list[Pasangan]:
    """Every pair once, in the order of the criteria."""
    return list(combinations(kode, 2))


def rasio(nilai: int) -> float:
    """A judgement as a ratio. Raises DomainError for what is not on the scale."""
    if nilai not in NILAI_SKALA:
        raise DomainError(f"Penilaian {nilai} tidak ada dalam skala 1 sampai 9.")
    return float(nilai) if nilai > 0 else 1 / -nilai


def susun_matriks(kode: Sequence[str], penilaian: Mapping[Pasangan, int]) -> Matriks:
    """The reciprocal matrix of a full set of judgements. Raises DomainError when one is missing."""
    if len(kode) not in ORDE_MATRIKS:
        raise DomainError(f"Bandingkan {ORDE_MATRIKS[0]} sampai {ORDE_MATRIKS[-1]} kriteria.")
    kurang = [pasangan for pasangan in daftar_pasangan(kode) if pasangan not in penilaian]
    if kurang:
        raise DomainError(f"Masih ada {len(kurang)} perbandingan yang belum diisi.", field="-".join(kurang[0]))
    return Matriks(
        tuple(kode),
        tuple(
            tuple(
                1.0 if a == b else rasio(penilaian[a, b]) if (a, b) in penilaian else 1 / rasio(penilaian[b, a])
                for b in kode
            )
            for a in kode
        ),
    )


def hitung_ahp(matriks: Matriks) -> HasilAhp:
    """Weights and consistency: CI = (lambda_max - n) / (n - 1), CR = CI / RI(n); CR = 0 for two criteria."""
    n = len(matriks.kode)
    bobot, lambda_maks = _vektor_utama(matriks.isi)
    ci = max(lambda_maks - n, 0.0) / (n - 1)
    cr = ci / INDEKS_ACAK[n - 1] if INDEKS_ACAK[n - 1] else 0.0
    return HasilAhp(dict(zip(matriks.kode, bobot, strict=True)), lambda_maks, ci, cr)


def gabungkan(semua: Sequence[Matriks]) -> Matriks:
    """The matrix of several assessors: each ratio the geometric mean of theirs, so that it stays reciprocal."""
    kode = semua[0].kode
    return Matriks(
        kode,
        tuple(
            tuple(exp(sum(log(satu.isi[i][j]) for satu in semua) / len(semua)) for j in range(len(kode)))
            for i in range(len(kode))
        ),
    )


def cari_saran(kode: Sequence[str], penilaian: Mapping[Pasangan, int]) -> Saran:
    """The one judgement whose mending lowers the CR most.

    For each pair the value that the other judgements speak for is found without it (Harker's matrix: 0 in the place of
    the pair, 2 on the diagonal), taken to the nearest step of the scale, and the CR computed anew. This names a pair
    that an assessor can mend, where the largest deviation a_ij w_j / w_i may only show what another judgement pulls.
    """
    matriks = susun_matriks(kode, penilaian)
    calon = []
    for a, b in daftar_pasangan(kode):
        cocok = _nilai_cocok(matriks, kode.index(a), kode.index(b))
        if cocok != penilaian[a, b]:
            diganti = susun_matriks(kode, {**penilaian, (a, b): cocok})
            calon.append(Saran((a, b), penilaian[a, b], cocok, hitung_ahp(diganti).cr))
    return min(calon, key=lambda satu: satu.cr)


def bulatkan_bobot(bobot: Mapping[str, float]) -> dict[str, Decimal]:
    """Weights of sum 1 as numbers with two decimals that sum to exactly 100.

    Largest remainder: every weight is rounded down to hundredths, and the hundredths still missing go to those that
    lost most by it (equal losses: in the order of the criteria).
    """
    satuan = 100 * 10**DESIMAL_BOBOT
    jumlah = sum(bobot.values())
    tepat = {kode: nilai / jumlah * satuan for kode, nilai in bobot.items()}
    bawah = {kode: floor(nilai) for kode, nilai in tepat.items()}
    urut = sorted(tepat, key=lambda kode: bawah[kode] - tepat[kode])
    naik = set(urut[: satuan - sum(bawah.values())])
    return {kode: Decimal(bawah[kode] + (kode in naik)).scaleb(-DESIMAL_BOBOT) for kode in bobot}


def _vektor_utama(isi: Sequence[Sequence[float]]) -> tuple[list[float], float]:
    """The principal eigenvector, summing to 1, and its eigenvalue, by powers of the matrix (Perron: it is positive)."""
    n = len(isi)
    vektor = [1 / n] * n
    for _ in range(_MAKS_ULANG):
        kali = [sum(a * v for a, v in zip(baris, vektor, strict=True)) for baris in isi]
        nilai = sum(kali)
        baru = [k / nilai for k in kali]
        if max(abs(b - v) for b, v in zip(baru, vektor, strict=True)) < _TELITI:
            return baru, nilai
        vektor = baru
    return vektor, nilai


def _nilai_cocok(matriks: Matriks, i: int, j: int) -> int:
    """The step of the scale nearest to what all other judgements say about this pair."""
    isi = [list(baris) for baris in matriks.isi]
    isi[i][j] = isi[j][i] = 0.0
    isi[i][i] = isi[j][j] = 2.0
    bobot, _ = _vektor_utama(isi)
    tepat = log(bobot[i] / bobot[j])
    return min(NILAI_SKALA, key=lambda nilai: abs(log(rasio(nilai)) - tepat))
