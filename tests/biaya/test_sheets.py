"""Unit costs by workbook: what went out comes back unchanged; a changed price is shown beside the old one."""

from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from smartpns.akun.izin import Pelaku, Peran
from smartpns.biaya.queries import harga_berlaku
from smartpns.biaya.rules import Komponen
from smartpns.biaya.services import tetapkan_harga
from smartpns.biaya.sheets import IMPOR_HARGA, KOLOM_HARGA
from smartpns.core.impor import Keadaan, impor_berkas, periksa_berkas, tulis_templat
from smartpns.organisasi.rules import Jenjang, Lokasi
from tests import pabrik
from tests.halaman import teks

BARIS = {
    "komponen": "SPP / UKT",
    "jenjang": "S2",
    "lokasi": "Dalam provinsi",
    "jumlah": "Rp 8.000.000,-",
    "berlaku_mulai": "1 Januari 2026",
    "dasar_hukum": "Perbup 1/2026",
}


def berkas(folder: Path, *baris: dict[str, Any]) -> Path:
    path = folder / "harga.xlsx"
    path.write_bytes(tulis_templat("harga", KOLOM_HARGA, list(baris)))
    return path


def test_impor_dan_impor_ulang_tidak_mengubah_apa_pun(app: Flask, tmp_path: Path) -> None:
    path = berkas(tmp_path, BARIS, BARIS | {"komponen": "HIDUP", "jumlah": "1,5 juta"})
    assert impor_berkas(IMPOR_HARGA, path, {}, Pelaku.sistem())["tersimpan"] == 2
    tabel = harga_berlaku(date(2026, 6, 1))
    assert tabel.harga(Jenjang.S2, Lokasi.DALAM_PROVINSI) == {Komponen.UKT: 8_000_000, Komponen.HIDUP: 1_500_000}
    ulang = periksa_berkas(IMPOR_HARGA, path, {})
    assert [b.keadaan for b in ulang.baris] == [Keadaan.TIDAK_BERUBAH] * 2


def test_pratinjau_menyebut_harga_lama_dan_baru(app: Flask, tmp_path: Path) -> None:
    tetapkan_harga(
        Komponen.UKT,
        Jenjang.S2,
        Lokasi.DALAM_PROVINSI,
        jumlah=7_000_000,
        berlaku_mulai=date(2025, 1, 1),
        dasar_hukum="Perbup 1/2025",
        oleh=Pelaku.sistem(),
    )
    (baris,) = periksa_berkas(IMPOR_HARGA, berkas(tmp_path, BARIS), {}).baris
    assert baris.keterangan == "Rp7.000.000 → Rp8.000.000"


def test_baris_salah_disebut_kolomnya(app: Flask, tmp_path: Path) -> None:
    path = berkas(tmp_path, BARIS | {"jenjang": "SMA"}, BARIS | {"jumlah": "banyak"}, BARIS | {"dasar_hukum": ""})
    masalah = impor_berkas(IMPOR_HARGA, path, {}, Pelaku.sistem(), uji=True)["bermasalah"]
    assert [m["kolom"] for m in masalah] == ["Jenjang", "Harga satuan", "Dasar hukum"]


def test_halaman_impor_dan_templat_terisi(masuk_sebagai: Any) -> None:
    klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    assert "Impor standar biaya" in teks(klien.sup("/biaya/impor"))
    assert klien.get("/biaya/impor/templat.xlsx").status_code == 200
    assert masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN)).get("/biaya/impor").status_code == 403
