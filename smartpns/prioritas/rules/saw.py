"""Ranking of needs by SAW (simple additive weighting): points, ties, fingerprint.

The weights are set by decree; the method is pinned down here so that anyone can recompute a rank:

- benefit: r = x / max(x); when max(x) = 0 every r = 0, so equal values give 1 only above zero;
- cost: r = min(x) / x, the minimum taken over the values above zero; zero cost gives r = 1, so equal values give 1;
- a missing value gives r = 0, is flagged, and takes no part in max or min;
- K6 is comparable only inside one OPD and is normalised there;
- points = weight x r, score = sum of points, compared and reported to nine decimals;
- ties: higher K1, then higher K2 (missing counts below zero), then OPD code, then id.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.prioritas.rules.kriteria import KODE_KRITERIA, KRITERIA, JenisKriteria, Kriteria, periksa_bobot

DESIMAL_SKOR = 9


class AturanSeri(Berlabel):
    """What put a need below the one ranked just above it; asked in this order."""

    SKOR = "skor", "Skor"
    K1 = "k1", "Skor sama; kesenjangan kualifikasi (K1) lebih kecil"
    K2 = "k2", "Skor dan K1 sama; dukungan RPJMD (K2) lebih kecil"
    OPD = "opd", "Skor, K1, dan K2 sama; urutan kode OPD"
    ID = "id", "Skor, K1, K2, dan OPD sama; urutan kode kebutuhan"


@dataclass(frozen=True)
class NilaiKebutuhan:
    """The criterion values of one need; a code that is absent or None is a missing value."""

    id: str
    opd: str
    nilai: Mapping[str, float | Decimal | None]


class Poin(NamedTuple):
    """What one criterion gives: value, normalised value 0-1, weight, points; `hilang` flags a missing value.

    `acuan` is the number the value is compared with: the largest (benefit) or the smallest above zero (cost), 0 when
    there is none.
    """

    nilai: float | None
    acuan: float
    normal: float
    bobot: float
    poin: float
    hilang: bool


@dataclass(frozen=True)
class Hasil:
    """One ranked need with its points, in the order of the criteria, and the rule that put it below the one above.

    `kriteria` are the codes of those criteria; a frozen list keeps its own when others are added later.
    """

    id: str
    opd: str
    peringkat: int
    skor: float
    poin: tuple[Poin, ...]
    aturan: AturanSeri | None
    kriteria: tuple[str, ...] = KODE_KRITERIA

    @property
    def rincian(self) -> dict[str, Poin]:
        """Return the points by criterion code."""
        return dict(zip(self.kriteria, self.poin, strict=True))

    @property
    def hilang(self) -> list[str]:
        """Return the criteria without a value that carry weight."""
        return [kode for kode, poin in zip(self.kriteria, self.poin, strict=True) if poin.hilang and poin.bobot]


def hitung(daftar: Sequence[NilaiKebutuhan], bobot: Mapping[str, Decimal | float]) -> list[Hasil]:
    """Rank the needs, best first; raise DomainError for weights or values that the method does not allow."""
    eksak = periksa_bobot(bobot)
    kolom = [_kolom(kriteria, daftar, float(eksak[kriteria.kode])) for kriteria in KRITERIA]
    baris = [
        (_kunci(kebutuhan, poin), kebutuhan, poin)
        for kebutuhan, poin in zip(daftar, zip(*kolom, strict=True), strict=True)
    ]
    baris.sort(key=lambda satu: satu[0])
    hasil = []
    atas: _Kunci | None = None
    for peringkat, (kunci, kebutuhan, poin) in enumerate(baris, start=1):
        hasil.append(Hasil(kebutuhan.id, kebutuhan.opd, peringkat, -kunci[0], poin, _aturan(atas, kunci)))
        atas = kunci
    return hasil


def sidik(data: object) -> str:
    """Return the SHA-256 of the data as canonical JSON (sorted keys, UTF-8, no spaces), in hexadecimal.

    Decimals, dates and UUIDs enter as their text; NaN and unknown types raise, so a fingerprint never hides one.
    """
    teks = json.dumps(
        data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_teks_json
    )
    return hashlib.sha256(teks.encode()).hexdigest()


_Kunci = tuple[float, float, float, str, str]


def _kolom(kriteria: Kriteria, daftar: Sequence[NilaiKebutuhan], bobot: float) -> list[Poin]:
    """Return the points that one criterion gives to every need, in the order of the needs."""
    nilai = [_baca(kriteria, kebutuhan) for kebutuhan in daftar]
    kelompok: list[Hashable] = [kebutuhan.opd if kriteria.per_opd else None for kebutuhan in daftar]
    acuan = _acuan(kriteria.jenis, zip(kelompok, nilai, strict=True))
    hasil = []
    for satu, grup in zip(nilai, kelompok, strict=True):
        banding = acuan.get(grup, 0.0)
        r = _normal(kriteria.jenis, satu, banding)
        hasil.append(Poin(satu, banding, r, bobot, bobot * r, satu is None))
    return hasil


def _baca(kriteria: Kriteria, kebutuhan: NilaiKebutuhan) -> float | None:
    mentah = kebutuhan.nilai.get(kriteria.kode)
    if mentah is None:
        return None
    nilai = float(mentah)
    batas = math.inf if kriteria.maksimum is None else kriteria.maksimum
    if not 0 <= nilai <= batas or math.isinf(nilai):
        raise DomainError(
            f"Nilai {kriteria.kode} ({kriteria.nama}) kebutuhan {kebutuhan.id} adalah {nilai:g}, "
            f"di luar skala {kriteria.skala}. Perbaiki datanya lalu hitung ulang.",
            field=kriteria.kode,
        )
    return nilai


def _acuan(jenis: JenisKriteria, pasangan: Iterable[tuple[Hashable, float | None]]) -> dict[Hashable, float]:
    """Return per group the maximum (benefit) or the smallest value above zero (cost)."""
    per_grup: dict[Hashable, list[float]] = defaultdict(list)
    for grup, nilai in pasangan:
        if nilai:
            per_grup[grup].append(nilai)
    pilih = max if jenis is JenisKriteria.MANFAAT else min
    return {grup: pilih(nilai) for grup, nilai in per_grup.items()}


def _normal(jenis: JenisKriteria, nilai: float | None, acuan: float) -> float:
    if nilai is None:
        return 0.0
    if jenis is JenisKriteria.MANFAAT:
        return nilai / acuan if acuan else 0.0
    return acuan / nilai if nilai else 1.0


def _kunci(kebutuhan: NilaiKebutuhan, poin: Sequence[Poin]) -> _Kunci:
    """Return the sort key: every part ascending, so score, K1 and K2 enter with a minus."""
    skor = round(math.fsum([satu.poin for satu in poin]), DESIMAL_SKOR)
    return (-skor, *kunci_seri(kebutuhan.opd, kebutuhan.id, poin))


def kunci_seri(opd: str, id_: str, poin: Sequence[Poin]) -> tuple[float, float, str, str]:
    """Return what orders needs of the same score, ascending; it does not depend on the weights."""
    k1, k2 = [-1.0 if satu.nilai is None else satu.nilai for satu in poin[:2]]
    return (-k1, -k2, opd, id_)


def _aturan(atas: _Kunci | None, kunci: _Kunci) -> AturanSeri | None:
    """Return which part of the key parts a need from the one above; None for the first."""
    return None if atas is None else aturan_pembeda(atas, kunci)


def aturan_pembeda(atas: Sequence[object], bawah: Sequence[object]) -> AturanSeri:
    """Return the first rule by which two needs differ; score, K1, K2, OPD code and id of each come in this order."""
    beda = (aturan for aturan, a, b in zip(AturanSeri, atas, bawah, strict=True) if a != b)
    return next(beda, AturanSeri.ID)


def _teks_json(nilai: object) -> str:
    if isinstance(nilai, Decimal | UUID):
        return str(nilai)
    if isinstance(nilai, date):
        return nilai.isoformat()
    raise TypeError(f"no canonical JSON for {type(nilai).__name__}")
