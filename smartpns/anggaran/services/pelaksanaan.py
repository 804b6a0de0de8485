"""Recording the DPA and what was spent."""

from dataclasses import dataclass
from datetime import date

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.anggaran import queries
from smartpns.anggaran.models import Pelaksanaan
from smartpns.core.db import db
from smartpns.core.errors import DomainError


@dataclass(frozen=True)
class Angka:
    """Rupiah with the document and the date they rest on; all None as long as they are not known."""

    jumlah: int | None = None
    dasar: str | None = None
    tanggal: date | None = None


def catat_pelaksanaan(tahun: int, kode_rekening: str, dpa: Angka, realisasi: Angka, oleh: Pelaku) -> Pelaksanaan | None:
    """Set DPA and realised spending of one rekening and year; None when they already stand so.

    Raises DomainError when neither is given, or one without its document or date.
    """
    periksa_angka(dpa, realisasi)
    baris = queries.pelaksanaan(tahun, kode_rekening) or Pelaksanaan(tahun=tahun, kode_rekening=kode_rekening)
    nilai = {
        "dpa": dpa.jumlah,
        "dpa_dasar": dpa.dasar,
        "dpa_tanggal": dpa.tanggal,
        "realisasi": realisasi.jumlah,
        "realisasi_dasar": realisasi.dasar,
        "realisasi_tanggal": realisasi.tanggal,
    }
    if all(getattr(baris, nama) == isi for nama, isi in nilai.items()):
        return None
    for nama, isi in nilai.items():
        setattr(baris, nama, isi)
    db.session.add(baris)
    catat("catat_pelaksanaan", baris, oleh)
    return baris


def periksa_angka(dpa: Angka, realisasi: Angka) -> None:
    """Raise DomainError when neither is given, or one without its document or date."""
    _periksa(dpa, "dpa")
    _periksa(realisasi, "realisasi")
    if dpa.jumlah is None and realisasi.jumlah is None:
        raise DomainError("DPA dan realisasi kosong. Isi salah satu, atau Rp0 bila tidak ada.", "dpa")


def _periksa(angka: Angka, nama: str) -> None:
    """Figure, document and date come together or not at all."""
    label = {"dpa": "DPA", "realisasi": "realisasi"}[nama]
    if angka.jumlah is None and (angka.dasar or angka.tanggal):
        raise DomainError(f"Jumlah {label} belum diisi. Isi jumlahnya, atau kosongkan dasar dan tanggalnya.", nama)
    if angka.jumlah is not None and not angka.dasar:
        raise DomainError(f"Dasar {label} belum diisi. Tulis dokumennya dengan nomornya.", f"{nama}_dasar")
    if angka.jumlah is not None and not angka.tanggal:
        raise DomainError(f"Tanggal {label} belum diisi. Tulis tanggal dokumennya.", f"{nama}_tanggal")
