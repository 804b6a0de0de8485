"""The shares of a study's cost as columns of a workbook; every one of them may be missing or empty."""

from smartpns.core.formats import baca_bilangan, baca_rupiah
from smartpns.core.impor import Kolom
from smartpns.core.sheets import Nilai


def baca_persen(nilai: Nilai) -> int:
    """Whole percent, also as `60%`; never summed up under the column."""
    return baca_bilangan(nilai.strip().removesuffix("%") if isinstance(nilai, str) else nilai)


def baca_rupiah_semester(nilai: Nilai) -> int:
    """Rupiah for each semester: like any amount, but never summed up under the column."""
    return baca_rupiah(nilai)


KOLOM_PEMBAGIAN = (
    Kolom(
        "persen_apbd",
        "Persen APBD",
        pembaca=baca_persen,
        bantuan="Kosongkan bila sumber utama menanggung semuanya",
        lebar=10,
    ),
    Kolom("rupiah_apbd", "Rupiah APBD per semester", pembaca=baca_rupiah_semester, lebar=16),
    Kolom("persen_apbn", "Persen APBN", pembaca=baca_persen, lebar=10),
    Kolom("persen_sponsor", "Persen sponsor", pembaca=baca_persen, lebar=10),
    Kolom("nama_sponsor", "Nama sponsor atau beasiswa", contoh="LPDP", lebar=20),
    Kolom("persen_mandiri", "Persen mandiri", pembaca=baca_persen, lebar=10),
)
