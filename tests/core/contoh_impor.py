"""A small import made up for the tests of the engine and its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import xlsxwriter

from smartpns.core import pekerjaan
from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.core.formats import baca_bilangan, baca_rupiah, baca_tanggal
from smartpns.core.impor import (
    Bahan,
    BarisSiap,
    Kolom,
    Putusan,
    RencanaImpor,
    Temuan,
    Terdekat,
    baca_pilihan,
    bermasalah,
    siap,
    tidak_berubah,
)
from smartpns.core.sheets import Nilai

NIP = "198503172010011003"


class Jenis(Berlabel):
    TUGAS = "tugas", "Tugas belajar"
    IZIN = "izin", "Izin belajar"


KOLOM = (
    Kolom("nip", "NIP", wajib=True, teks=True, contoh=NIP, bantuan="18 angka"),
    Kolom("nama", "Nama", wajib=True, sinonim=("Nama pegawai",), lebar=30),
    Kolom("jenis", "Jenis", pembaca=baca_pilihan(Jenis), pilihan=[j.label for j in Jenis]),
    Kolom("jumlah", "Jumlah orang", pembaca=baca_bilangan),
    Kolom("biaya", "Biaya", pembaca=baca_rupiah, contoh="Rp25.000.000"),
    Kolom("mulai", "Tanggal mulai", pembaca=baca_tanggal),
    Kolom("prodi", "Program studi"),
)
JUDUL = [k.label for k in KOLOM]
PRODI = ["Informatika", "Statistika", "Akuntansi", "Teknik Sipil", "Kedokteran", "Hukum", "Manajemen"]


class Gudang(dict[str, dict[str, Any]]):
    """What the room of this test has stored, by NIP."""


@dataclass
class Konteks:
    gudang: Gudang
    prodi: Terdekat
    awalan: str


def rencana(gudang: Gudang) -> RencanaImpor:
    def siapkan(bahan: Bahan) -> Konteks:
        return Konteks(gudang, Terdekat(PRODI), bahan.parameter.get("awalan", ""))

    def periksa(isi: Mapping[str, Any], k: Konteks) -> Putusan:
        if isi["prodi"] and isi["prodi"] not in PRODI:
            return bermasalah(Temuan("prodi", "program studi tidak dikenal", k.prodi.saran(isi["prodi"])))
        if isi["jumlah"] is not None and isi["jumlah"] < 1:
            raise DomainError("Jumlah kurang dari 1. Isi paling sedikit 1.", "jumlah")
        if k.gudang.get(isi["nip"]) == isi:
            return tidak_berubah(isi["nip"])
        return siap(isi["nip"], "Baru" if isi["nip"] not in k.gudang else "Berubah", data=k.awalan)

    def simpan(baris: Sequence[BarisSiap], k: Konteks, oleh: Any, lapor: pekerjaan.Lapor) -> None:
        for n, b in enumerate(baris):
            if b.isi["nama"] == "Meledak":
                raise DomainError("Penyimpanan ditolak. Ulangi.")
            lapor(n, len(baris), "Menyimpan")
            k.gudang[b.isi["nip"]] = dict(b.isi)

    return RencanaImpor(
        "contoh",
        "pegawai contoh",
        KOLOM,
        siapkan,
        periksa,
        simpan,
        pilihan=lambda _k: {"prodi": PRODI},
        terisi=lambda _k: [{"nip": NIP, "nama": "=Siti", "mulai": date(2027, 3, 5)}],
        petunjuk=("Satu baris untuk satu pegawai.",),
    )


def nip(n: int) -> str:
    return f"19850317201001{n:04d}"


def buku(folder: Path, baris: Sequence[Sequence[Nilai]], judul: Sequence[str] = JUDUL, atas: int = 0) -> Path:
    """A workbook as people make them: `atas` title rows, a header, rows."""
    path = folder / f"{uuid4()}.xlsx"
    wb = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    ws = wb.add_worksheet("Data")
    tgl = wb.add_format({"num_format": "dd/mm/yyyy"})
    for n in range(atas):
        ws.write(n, 0, f"Judul {n}")
    for n, isi in enumerate([judul, *baris], start=atas):
        for k, nilai in enumerate(isi):
            if isinstance(nilai, date):
                ws.write_datetime(n, k, nilai, tgl)
            elif nilai is not None:
                ws.write(n, k, nilai)
    wb.close()
    return path
