"""The criteria, the weights an installation starts with, and what weights must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.rules import DUKUNGAN_RPJMD

JUMLAH_BOBOT = Decimal(100)


class MetodeBobot(Berlabel):
    """How weights were found."""

    LANGSUNG = "langsung", "Diketik langsung"
    AHP = "ahp", "Perbandingan berpasangan (AHP)"


class JenisKriteria(Berlabel):
    """Whether more is better or less is better."""

    MANFAAT = "manfaat", "Manfaat (makin besar makin diutamakan)"
    BIAYA = "biaya", "Biaya (makin kecil makin diutamakan)"


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
NAMA_KRITERIA = {kriteria.kode: kriteria.nama for kriteria in KRITERIA}


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


def _angka(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}".replace(".", ",") if nilai.is_finite() else "kosong"
