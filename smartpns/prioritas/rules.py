"""Ranking of needs by SAW (simple additive weighting): criteria, weights, points, ties, fingerprint.

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
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.rules import DUKUNGAN_RPJMD

DESIMAL_SKOR = 9
JUMLAH_BOBOT = Decimal(100)


class JenisKriteria(Berlabel):
    """Whether more is better or less is better."""

    MANFAAT = "manfaat", "Manfaat (makin besar makin diutamakan)"
    BIAYA = "biaya", "Biaya (makin kecil makin diutamakan)"


class AturanSeri(Berlabel):
    """What put a need below the one ranked just above it."""

    SKOR = "skor", "Skor"
    K1 = "k1", "Skor sama; kesenjangan kualifikasi (K1) lebih kecil"
    K2 = "k2", "Skor dan K1 sama; dukungan RPJMD (K2) lebih kecil"
    OPD = "opd", "Skor, K1, dan K2 sama; urutan kode OPD"
    ID = "id", "Skor, K1, K2, dan OPD sama; urutan kode kebutuhan"


@dataclass(frozen=True)
class Kriteria:
    """One criterion; `maksimum` bounds its scale, `per_opd` normalises it inside each OPD."""

    kode: str
    nama: str
    jenis: JenisKriteria
    skala: str
    bobot_bawaan: Decimal
    penjelasan: str
    maksimum: int | None = None
    per_opd: bool = False


KRITERIA: tuple[Kriteria, ...] = (
    Kriteria(
        "K1",
        "Kesenjangan kualifikasi",
        JenisKriteria.MANFAAT,
        "rasio 0–1",
        Decimal(25),
        "Pemangku jabatan yang belum memenuhi jenjang atau bidang yang disyaratkan, dibagi semua pemangku.",
        maksimum=1,
    ),
    Kriteria(
        "K2",
        "Dukungan RPJMD",
        JenisKriteria.MANFAAT,
        "0–3",
        Decimal(20),
        "; ".join(f"{tingkat} {label}" for tingkat, label in enumerate(DUKUNGAN_RPJMD)) + ".",
        maksimum=3,
    ),
    Kriteria(
        "K3",
        "Jabatan kritikal",
        JenisKriteria.MANFAAT,
        "0–3",
        Decimal(15),
        "Seberapa penting jabatan itu, atau seberapa tegas peraturan mewajibkan kualifikasinya.",
        maksimum=3,
    ),
    Kriteria(
        "K4",
        "Formasi kosong",
        JenisKriteria.MANFAAT,
        "rasio 0–1",
        Decimal(10),
        "Formasi yang belum terisi dibagi seluruh formasi jabatan itu.",
        maksimum=1,
    ),
    Kriteria(
        "K5",
        "Risiko pensiun",
        JenisKriteria.MANFAAT,
        "rasio 0–1",
        Decimal(10),
        "Pemangku yang mencapai batas usia pensiun dalam jangka rencana, dibagi semua pemangku.",
        maksimum=1,
    ),
    Kriteria(
        "K6",
        "Prioritas OPD",
        JenisKriteria.BIAYA,
        "urutan 1, 2, 3, …",
        Decimal(10),
        "Urutan yang diberikan OPD sendiri; hanya dibandingkan di dalam OPD yang sama.",
        per_opd=True,
    ),
    Kriteria(
        "K7",
        "Biaya APBD per orang",
        JenisKriteria.BIAYA,
        "rupiah",
        Decimal(10),
        "Biaya satu orang selama studi yang ditanggung APBD; tanpa biaya APBD mendapat nilai penuh.",
    ),
    Kriteria(
        "K8",
        "Lama menunggu",
        JenisKriteria.MANFAAT,
        "tahun",
        Decimal(0),
        "Tahun sejak kebutuhan pertama kali diusulkan tetapi belum terpenuhi.",
    ),
)
KODE_KRITERIA: tuple[str, ...] = tuple(kriteria.kode for kriteria in KRITERIA)


def bobot_bawaan() -> dict[str, Decimal]:
    """Return the weights with which an installation starts."""
    return {kriteria.kode: kriteria.bobot_bawaan for kriteria in KRITERIA}


def periksa_bobot(bobot: Mapping[str, Decimal | float]) -> dict[str, Decimal]:
    """Return the weights of all criteria as exact numbers (not named: 0); raise DomainError unless they sum to 100."""
    asing = sorted(set(bobot) - set(KODE_KRITERIA))
    if asing:
        raise DomainError(f"Kriteria {', '.join(asing)} tidak dikenal. Yang ada: {', '.join(KODE_KRITERIA)}.")
    eksak = {kode: Decimal(str(bobot.get(kode, 0))) for kode in KODE_KRITERIA}
    for kode, nilai in eksak.items():
        if not nilai.is_finite() or nilai < 0:
            raise DomainError(f"Bobot {kode} tidak boleh {_angka(nilai)}. Isi 0 sampai 100.", field=kode)
    jumlah = sum(eksak.values(), Decimal(0))
    if jumlah != JUMLAH_BOBOT:
        arah = "kurang" if jumlah < JUMLAH_BOBOT else "lebih"
        raise DomainError(
            f"Jumlah bobot harus 100; sekarang {_angka(jumlah)}, {arah} {_angka(abs(JUMLAH_BOBOT - jumlah))}."
        )
    return eksak


@dataclass(frozen=True, slots=True)
class Bahan:
    """What the criterion values of one need are made of: persons, places, scales 0-3, rupiah.

    The counts are those of the need's post in its OPD. `biaya_per_orang` is None as long as the study cannot be priced;
    `lama_menunggu` (years) None as long as nobody recorded since when the need waits.
    """

    pemangku: int
    belum_memenuhi: int
    belum_dapat_dinilai: int
    formasi: int
    kosong: int
    pensiun: int
    dukungan_rpjmd: int | None
    kritikal: int
    prioritas_opd: int
    biaya_per_orang: int | None
    lama_menunggu: int | None = None

    @property
    def nilai(self) -> dict[str, float | None]:
        """Return the value of every criterion; a ratio of nothing is a missing value, never a zero or a pass."""
        return {
            "K1": self.belum_memenuhi / self.pemangku if self.pemangku else None,
            "K2": self.dukungan_rpjmd,
            "K3": self.kritikal,
            "K4": self.kosong / self.formasi if self.formasi else None,
            "K5": self.pensiun / self.pemangku if self.pemangku else None,
            "K6": self.prioritas_opd,
            "K7": self.biaya_per_orang,
            "K8": self.lama_menunggu,
        }

    def teks(self, tulis_rupiah: Callable[[int], str]) -> dict[str, str]:
        """Return every value in words, with the numbers it comes from: "7 dari 11 pemangku belum memenuhi"."""
        return {
            "K1": self._teks_kesenjangan(),
            "K2": self._teks_dukungan(),
            "K3": f"tingkat {self.kritikal} dari 3",
            "K4": f"{self.kosong} dari {self.formasi} formasi kosong" if self.formasi else "formasi belum dicatat",
            "K5": f"{self.pensiun} dari {self.pemangku} pemangku" if self.pemangku else "belum ada pemangku",
            "K6": f"urutan {self.prioritas_opd} di OPD-nya",
            "K7": self._teks_biaya(tulis_rupiah),
            "K8": "belum dicatat" if self.lama_menunggu is None else f"{self.lama_menunggu} tahun",
        }

    def _teks_kesenjangan(self) -> str:
        if not self.pemangku:
            return "belum ada pemangku"
        teks = f"{self.belum_memenuhi} dari {self.pemangku} pemangku belum memenuhi"
        ragu = self.belum_dapat_dinilai
        return f"{teks}; {ragu} belum dapat dinilai" if ragu else teks

    def _teks_dukungan(self) -> str:
        if self.dukungan_rpjmd is None:
            return "belum dinilai"
        return f"{self.dukungan_rpjmd} dari 3: {DUKUNGAN_RPJMD[self.dukungan_rpjmd]}"

    def _teks_biaya(self, tulis_rupiah: Callable[[int], str]) -> str:
        if self.biaya_per_orang is None:
            return "belum ada standar biaya"
        return tulis_rupiah(self.biaya_per_orang) if self.biaya_per_orang else "tidak membebani APBD"


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
    """One ranked need with its points, in the order of the criteria, and the rule that put it below the one above."""

    id: str
    opd: str
    peringkat: int
    skor: float
    poin: tuple[Poin, ...]
    aturan: AturanSeri | None

    @property
    def rincian(self) -> dict[str, Poin]:
        """Return the points by criterion code."""
        return dict(zip(KODE_KRITERIA, self.poin, strict=True))

    @property
    def hilang(self) -> list[str]:
        """Return the criteria without a value that carry weight."""
        return [kode for kode, poin in zip(KODE_KRITERIA, self.poin, strict=True) if poin.hilang and poin.bobot]


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
_URUTAN_ATURAN = (AturanSeri.SKOR, AturanSeri.K1, AturanSeri.K2, AturanSeri.OPD, AturanSeri.ID)


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
    k1, k2 = [-1.0 if satu.nilai is None else satu.nilai for satu in poin[:2]]
    return (-skor, -k1, -k2, kebutuhan.opd, kebutuhan.id)


def _aturan(atas: _Kunci | None, kunci: _Kunci) -> AturanSeri | None:
    """Return which part of the key parts a need from the one above; None for the first."""
    if atas is None:
        return None
    beda = (aturan for aturan, a, b in zip(_URUTAN_ATURAN, atas, kunci, strict=True) if a != b)
    return next(beda, AturanSeri.ID)


def _angka(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}".replace(".", ",") if nilai.is_finite() else "kosong"


def _teks_json(nilai: object) -> str:
    if isinstance(nilai, Decimal | UUID):
        return str(nilai)
    if isinstance(nilai, date):
        return nilai.isoformat()
    raise TypeError(f"no canonical JSON for {type(nilai).__name__}")
