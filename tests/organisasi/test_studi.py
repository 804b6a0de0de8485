"""Running studies by workbook: export, change as a person would, import; shares of the cost among the columns."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db
from smartpns.core.impor import Keadaan, impor_berkas, periksa_berkas, tulis_templat
from smartpns.organisasi.models import StudiBerjalan
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembagian, Pembiayaan, StatusJabatan
from smartpns.organisasi.services import IsianStudi, tambah_studi
from smartpns.organisasi.sheets import IMPOR
from tests import pabrik
from tests.halaman import sup, teks

STUDI = IMPOR["studi"]


def dua_studi() -> list[StudiBerjalan]:
    unit, jabatan, prodi = pabrik.unit(), pabrik.jabatan(), pabrik.program_studi()
    isian = IsianStudi(
        Jenjang.S2,
        prodi,
        date(2025, 9, 1),
        4,
        Pembiayaan.APBD,
        StatusJabatan.DIBERHENTIKAN,
        Lokasi.DALAM_PROVINSI,
        Pembagian(persen_apbd=60, persen_sponsor=40, nama_sponsor="LPDP"),
    )
    return [tambah_studi(pabrik.pegawai(unit, jabatan), isian, Pelaku.sistem()) for _ in range(2)]


def sel(**lain: Any) -> dict[str, Any]:
    dasar = {"jenjang": "S2", "program_studi": "Informatika", "mulai": date(2025, 9, 1), "lama_semester": 4}
    return dasar | {
        "pembiayaan": "APBD",
        "status_jabatan": "Diberhentikan dari jabatan",
        "lokasi": "Dalam provinsi",
        **lain,
    }


def test_unduh_ubah_unggah(masuk_sebagai: Any, tmp_path: Path) -> None:
    dua_studi()
    klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    buku = load_workbook(BytesIO(klien.get("/data-induk/impor-studi/templat.xlsx").data))
    lembar = buku.worksheets[0]
    judul = {str(satu.value).rstrip(" *"): satu.column for satu in lembar[1]}
    lembar.cell(2, judul["Persen APBD"]).value = None
    lembar.cell(2, judul["Rupiah APBD per semester"]).value = "Rp 5.000.000,-"
    lembar.cell(2, judul["Persen sponsor"]).value = "100%"
    berkas = tmp_path / "studi.xlsx"
    buku.save(berkas)
    keadaan = [b.keadaan for b in periksa_berkas(STUDI, berkas, {}).baris]
    assert sorted(keadaan) == sorted([Keadaan.SIAP, Keadaan.TIDAK_BERUBAH])
    impor_berkas(STUDI, berkas, {}, Pelaku.sistem())
    sebutan = sorted(s.pembagian.sebut(s.pembiayaan) for s in db.session.scalars(select(StudiBerjalan)))
    assert sebutan == ["APBD 60%, LPDP 40%", "APBD Rp5.000.000 per semester, selebihnya LPDP"]


def test_studi_baru_tanpa_kolom_pembagian(app: Flask, tmp_path: Path) -> None:
    """A workbook that knows no shares still loads; the main source then pays everything."""
    pabrik.program_studi()
    orang = pabrik.pegawai(pabrik.unit(), pabrik.jabatan())
    kolom = [k for k in STUDI.kolom if "persen" not in k.nama and k.nama not in ("rupiah_apbd", "nama_sponsor")]
    berkas = tmp_path / "lama.xlsx"
    berkas.write_bytes(tulis_templat("studi", kolom, [sel(nip=orang.nip)]))
    impor_berkas(STUDI, berkas, {}, Pelaku.sistem())
    (studi,) = db.session.scalars(select(StudiBerjalan))
    assert studi.pembagian == Pembagian()


@pytest.mark.parametrize(
    ("salah", "masalah"),
    [
        ({"nip": "199001012015011001"}, "pegawai dengan NIP ini tidak ada"),
        ({"program_studi": "Ilmu Gaib"}, "program studi tidak dikenal"),
        ({"persen_apbd": 60, "persen_mandiri": 50}, "Bagian semua sumber berjumlah 110%"),
        ({"lama_semester": 20}, "Lama studi 20 semester tidak mungkin"),
    ],
)
def test_baris_bermasalah(app: Flask, tmp_path: Path, salah: dict[str, Any], masalah: str) -> None:
    pabrik.program_studi()
    orang = pabrik.pegawai(pabrik.unit(), pabrik.jabatan())
    berkas = tmp_path / "salah.xlsx"
    berkas.write_bytes(tulis_templat("studi", STUDI.kolom, [sel(nip=orang.nip) | salah]))
    (baris,) = periksa_berkas(STUDI, berkas, {}).baris
    assert [t.masalah for t in baris.masalah] == [masalah]


def test_form_studi_menerima_dan_menolak_pembagian(masuk_sebagai: Any) -> None:
    (studi, _) = dua_studi()
    klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    alamat = f"/data-induk/studi/{studi.id}/ubah"
    isian = {
        "jenjang": "s2",
        "program_studi": str(studi.program_studi_id),
        "mulai": "1 September 2025",
        "lama_semester": "4",
        "pembiayaan": "sponsor",
        "nama_sponsor": "LPDP",
        "rupiah_apbd": "3 juta",
        "status_jabatan": "diberhentikan",
        "lokasi": "dalam_provinsi",
    }
    assert klien.kirim(alamat, isian).status_code == 302
    assert studi.pembagian == Pembagian(rupiah_apbd=3_000_000, nama_sponsor="LPDP")
    assert "APBD Rp3.000.000 per semester, selebihnya LPDP" in teks(
        klien.sup(f"/data-induk/pegawai/{studi.pegawai_id}")
    )
    salah = klien.kirim(alamat, isian | {"persen_apbd": "50"})
    assert salah.status_code == 422
    assert "tertulis dua kali" in teks(sup(salah))
    assert sup(salah).select_one("#rupiah_apbd")["value"] == "3 juta"
    assert sup(salah).select_one("details.rincian").has_attr("open")
