"""The list of needs as a workbook."""

from collections.abc import Iterable
from typing import Any

from smartpns.core.sheets import BukuKeluar, KolomKeluar
from smartpns.kebutuhan.queries.daftar import sumber_biaya
from smartpns.kebutuhan.rules import kode_kebutuhan

KOLOM = (
    KolomKeluar("Kode", lebar=14),
    KolomKeluar("OPD", lebar=32),
    KolomKeluar("Unit", lebar=28),
    KolomKeluar("Jabatan", lebar=32),
    KolomKeluar("Jenjang", lebar=9),
    KolomKeluar("Program studi", lebar=28),
    KolomKeluar("Kata asli OPD", lebar=28),
    KolomKeluar("Jumlah diminta", "angka", 10),
    KolomKeluar("Jumlah berlaku", "angka", 10),
    KolomKeluar("Tahun mulai", lebar=9),
    KolomKeluar("Lama (semester)", "angka", 10),
    KolomKeluar("Sumber biaya", lebar=24),
    KolomKeluar("Status jabatan", lebar=18),
    KolomKeluar("Prioritas OPD", "angka", 10),
    KolomKeluar("Alasan", lebar=48),
    KolomKeluar("Status usulan", lebar=18),
    KolomKeluar("Hasil verifikasi", lebar=18),
    KolomKeluar("Alasan verifikasi", lebar=40),
)


def tulis_daftar(periode: str, daftar: Iterable[Any], saringan: str, dibuat: str) -> bytes:
    """The rows of `baris_daftar`, and a sheet that says what they are."""
    baris = [_baris(b) for b in daftar]
    buku = BukuKeluar(f"Kebutuhan tugas belajar {periode}")
    buku.tabel("Kebutuhan", KOLOM, baris, judul=[f"Kebutuhan tugas belajar {periode}", f"Saringan: {saringan}"])
    buku.uraian(
        "Tentang", [("Periode", periode), ("Saringan", saringan), ("Jumlah baris", len(baris)), ("Dibuat", dibuat)]
    )
    return buku.selesai()


def _baris(b: Any) -> tuple[Any, ...]:
    return (
        kode_kebutuhan(b.opd_kode, b.nomor),
        b.opd_nama,
        b.unit_nama,
        b.jabatan_nama,
        b.jenjang_tujuan.label,
        b.program_nama,
        b.prodi_teks,
        b.jumlah,
        b.orang,
        str(b.tahun_mulai),
        b.lama_semester,
        sumber_biaya(b),
        b.status_jabatan.label,
        b.prioritas_opd,
        b.alasan,
        b.status.label,
        b.verifikasi.label,
        b.alasan_verifikasi,
    )
