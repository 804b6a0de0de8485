"""Judging by people: who may, in which steps, what each value means, and what several values come to.

K2 and K3 cannot be counted; two or more assessors judge them from 0 to 3, blind to each other until all have handed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.core.teks import tulis_desimal
from smartpns.kebutuhan.rules import DUKUNGAN_RPJMD

MIN_PENILAI = 2
NILAI_TERTINGGI = 3
KRITERIA_ORANG = ("K2", "K3")
"""The criteria that people judge."""


@dataclass(frozen=True)
class Tingkat:
    """One value of a scale: the number, its name, and when to give it."""

    nilai: int
    nama: str
    arti: str


def _skala(nama: Sequence[str], arti: Sequence[str]) -> tuple[Tingkat, ...]:
    return tuple(Tingkat(nilai, *satu) for nilai, satu in enumerate(zip(nama, arti, strict=True)))


SKALA: Mapping[str, tuple[Tingkat, ...]] = {
    "K2": _skala(
        DUKUNGAN_RPJMD,
        (
            "Tidak ada sasaran atau program daerah yang terbantu.",
            "Membantu kerja OPD, tetapi tidak menunjuk program tertentu.",
            "Menunjuk program atau indikator dalam Renstra OPD.",
            "Menunjuk program prioritas atau indikator kinerja utama dalam RPJMD.",
        ),
    ),
    "K3": _skala(
        ("biasa", "penting", "sangat penting", "kritikal"),
        (
            "Tugas jabatan berjalan baik tanpa kualifikasi ini.",
            "Tanpa kualifikasi ini mutu pekerjaan turun, layanan tetap berjalan.",
            "Tanpa kualifikasi ini layanan wajib atau pengawasan terganggu.",
            "Peraturan mewajibkan kualifikasi ini, atau layanan tidak dapat berjalan tanpanya.",
        ),
    ),
}
"""What each value means, by criterion."""


class StatusPenilaian(Berlabel):
    """Where the judging of a period stands."""

    MENILAI = "menilai", "Sedang dinilai"
    TERBUKA = "terbuka", "Nilai terbuka"
    DITUTUP = "ditutup", "Ditutup"


class AksiPenilaian(Berlabel):
    """What the planner does to the judging of a period."""

    UNGKAP = "ungkap", "Buka nilai"
    MINTA_ULANG = "minta_ulang", "Mulai putaran berikut"
    TUTUP = "tutup", "Tutup penilaian"
    BUKA_KEMBALI = "buka_kembali", "Buka kembali penilaian"


ALUR_PENILAIAN: dict[tuple[StatusPenilaian, AksiPenilaian], StatusPenilaian] = {
    (StatusPenilaian.MENILAI, AksiPenilaian.UNGKAP): StatusPenilaian.TERBUKA,
    (StatusPenilaian.TERBUKA, AksiPenilaian.MINTA_ULANG): StatusPenilaian.MENILAI,
    (StatusPenilaian.TERBUKA, AksiPenilaian.TUTUP): StatusPenilaian.DITUTUP,
    (StatusPenilaian.DITUTUP, AksiPenilaian.BUKA_KEMBALI): StatusPenilaian.TERBUKA,
}


@dataclass(frozen=True)
class IsianNilai:
    """What an assessor gives one need: values 0-3 (None: not yet) and a note."""

    k2: int | None = None
    k3: int | None = None
    catatan: str = ""

    @property
    def lengkap(self) -> bool:
        return self.k2 is not None and self.k3 is not None


def periksa_isian(isian: IsianNilai, sebelum: IsianNilai | None) -> None:
    """Raise DomainError (field `k2`, `k3` or `catatan`) for a value off the scale or an unexplained change.

    `sebelum` is what the same assessor gave the need in an earlier round: at the second look a value may be kept as it
    is, or changed with a reason.
    """
    for field in ("k2", "k3"):
        nilai = getattr(isian, field)
        if nilai is not None and not 0 <= nilai <= NILAI_TERTINGGI:
            raise DomainError(f"Nilai {field.upper()} tidak dikenal. Pilih 0 sampai {NILAI_TERTINGGI}.", field=field)
    if sebelum is None or isian.catatan:
        return
    if any(baru is not None and baru != lama for lama, baru in ((sebelum.k2, isian.k2), (sebelum.k3, isian.k3))):
        raise DomainError("Anda mengubah nilai Anda sendiri. Tulis alasannya.", field="catatan")


@dataclass(frozen=True, slots=True)
class NilaiTim:
    """The values of the assessors of one need by criterion, each as long as there are assessors, lowest first."""

    k2: tuple[int, ...]
    k3: tuple[int, ...]

    @classmethod
    def dari(cls, pasangan: Sequence[tuple[int, int]]) -> NilaiTim:
        """From one (K2, K3) pair per assessor."""
        k2, k3 = zip(*pasangan, strict=True)
        return cls(tuple(sorted(k2)), tuple(sorted(k3)))

    def nilai(self, kode: str) -> tuple[int, ...]:
        """The values of a criterion that people judge."""
        return {"K2": self.k2, "K3": self.k3}[kode]

    def rata(self, kode: str) -> float:
        """The mean, 0-3, not rounded."""
        return fmean(self.nilai(kode))

    def selisih(self, kode: str) -> int:
        """How far the highest value lies above the lowest."""
        return self.nilai(kode)[-1] - self.nilai(kode)[0]

    @property
    def selisih_terbesar(self) -> int:
        return max(self.selisih(kode) for kode in KRITERIA_ORANG)

    def teks(self, kode: str) -> str:
        """Return "2,5 dari 3: rata-rata 2 penilai (2 dan 3)"; nobody is named."""
        semua = self.nilai(kode)
        rata = tulis_desimal(round(self.rata(kode), 2))
        return f"{rata} dari {NILAI_TERTINGGI}: rata-rata {len(semua)} penilai ({_deret(semua)})"


def _deret(nilai: Sequence[int]) -> str:
    *awal, akhir = map(str, nilai)
    if not awal:
        return akhir
    return f"{', '.join(awal)}{',' if len(awal) > 1 else ''} dan {akhir}"
