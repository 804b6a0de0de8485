"""The gap as it is shown, as a workbook."""

from collections.abc import Sequence

from smartpns.core.sheets import BukuKeluar, KolomKeluar
from smartpns.kebutuhan.queries.rekap_celah import Kelompok, Rekap

KOLOM_REKAP = (
    KolomKeluar("Pemangku", "angka", 11),
    KolomKeluar("Belum memenuhi", "angka", 11),
    KolomKeluar("Belum dapat dinilai", "angka", 11),
    KolomKeluar("Pensiun", "angka", 11),
    KolomKeluar("Sedang studi", "angka", 11),
    KolomKeluar("Formasi kosong", "angka", 11),
    KolomKeluar("Disarankan studi", "angka", 11),
)


def tulis_kesenjangan(menurut: str, baris: Sequence[Kelompok], jumlah: Rekap, uraian: str, dibuat: str) -> bytes:
    """The lines of the view with their sums, and a sheet that says what they are."""
    judul = f"Kesenjangan kualifikasi menurut {menurut.lower()}"
    kolom = (
        KolomKeluar(menurut, lebar=40),
        KolomKeluar("Keterangan", lebar=36),
        *KOLOM_REKAP,
        KolomKeluar("Sebab", lebar=60),
    )
    buku = BukuKeluar(judul)
    buku.tabel(
        "Kesenjangan",
        kolom,
        [(b.nama, b.keterangan, *_angka(b.rekap), b.kalimat) for b in baris],
        judul=[judul, f"Saringan: {uraian}"],
        kaki=("Jumlah", "", *_angka(jumlah), ""),
    )
    buku.uraian("Tentang", [("Saringan", uraian), ("Jumlah baris", len(baris)), ("Dibuat", dibuat)])
    return buku.selesai()


def _angka(r: Rekap) -> tuple[int, ...]:
    return (
        r.pemangku,
        r.belum_memenuhi,
        r.belum_dapat_dinilai,
        r.pensiun,
        r.sedang_studi,
        r.kosong,
        r.disarankan,
    )
