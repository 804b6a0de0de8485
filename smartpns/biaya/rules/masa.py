"""Semesters and months of a study by calendar year."""

from __future__ import annotations

from collections import Counter

from smartpns.core.errors import DomainError
from smartpns.organisasi.rules import BULAN_PER_SEMESTER


def semester_per_tahun(tahun_mulai: int, bulan_masuk: int, jumlah_semester: int) -> dict[int, int]:
    """Count semesters by the calendar year in which they begin.

    S2 (4 semesters) from September 2026 gives {2026: 1, 2027: 2, 2028: 1}; from February {2026: 2, 2027: 2}.
    """
    _periksa_masa(bulan_masuk, jumlah_semester)
    awal = range(bulan_masuk - 1, bulan_masuk - 1 + jumlah_semester * BULAN_PER_SEMESTER, BULAN_PER_SEMESTER)
    return dict(Counter(tahun_mulai + bulan // 12 for bulan in awal))


def bulan_per_tahun(tahun_mulai: int, bulan_masuk: int, jumlah_semester: int) -> dict[int, int]:
    """Count months of study by calendar year: S2 from September 2026 gives {2026: 4, 2027: 12, 2028: 8}."""
    _periksa_masa(bulan_masuk, jumlah_semester)
    akhir = bulan_masuk - 1 + jumlah_semester * BULAN_PER_SEMESTER
    tahun_ke = range((akhir + 11) // 12)
    return {tahun_mulai + tahun: min(akhir, 12 * tahun + 12) - max(bulan_masuk - 1, 12 * tahun) for tahun in tahun_ke}


def _periksa_masa(bulan_masuk: int, jumlah_semester: int) -> None:
    if not 1 <= bulan_masuk <= 12:
        raise DomainError(f"Bulan masuk harus 1 sampai 12; yang tertulis {bulan_masuk}.", field="bulan_masuk")
    if jumlah_semester < 1:
        raise DomainError(
            f"Lama studi paling sedikit 1 semester; yang tertulis {jumlah_semester}.", field="lama_semester"
        )
