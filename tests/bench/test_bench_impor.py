"""5,000 pegawai from a workbook, preview included: under five seconds, beside only reading the same file."""

from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db, transaction
from smartpns.core.impor import periksa_berkas, simpan_siap, tulis_templat
from smartpns.core.sheets import baca_buku
from smartpns.organisasi.models import Pegawai
from smartpns.organisasi.sheets.pegawai import IMPOR_PEGAWAI
from tests import pabrik
from tests.bench.conftest import Pengukur, detik

JUMLAH = 5_000


def tulis_berkas(berkas: Path) -> None:
    """60 units, 40 posts, one row per person with the columns an office fills."""
    unit = [pabrik.unit() for _ in range(60)]
    jabatan = [pabrik.jabatan() for _ in range(40)]
    pabrik.program_studi("Informatika")
    db.session.commit()
    baris = [
        {
            "nip": f"{1970 + n % 20}{n % 12 + 1:02d}{n % 27 + 1:02d}2010011{n // 540 + 1:03d}",
            "nama": f"Pegawai Uji {n}",
            "unit": unit[n % 60].kode,
            "jabatan": jabatan[n % 40].kode,
            "golongan": "III/b",
            "jenjang": "S1",
            "program_studi": "Teknik Informatika" if n % 3 else "Informatika",
        }
        for n in range(JUMLAH)
    ]
    berkas.write_bytes(tulis_templat("pegawai", IMPOR_PEGAWAI.kolom, baris))


def test_impor_5_000_pegawai(app: Flask, tmp_path: Path, pengukur: Pengukur) -> None:
    berkas = tmp_path / "pegawai.xlsx"
    tulis_berkas(berkas)
    pengukur.bandingkan(
        "preview of 5,000 pegawai",
        lambda: periksa_berkas(IMPOR_PEGAWAI, berkas, {}),
        "only reading the file",
        lambda: baca_buku(berkas),
    )

    def periksa_dan_simpan() -> None:
        pratinjau = periksa_berkas(IMPOR_PEGAWAI, berkas, {})
        with transaction():
            simpan_siap(IMPOR_PEGAWAI, pratinjau, Pelaku.sistem())

    lama = detik(periksa_dan_simpan)
    print(f"\npreview and saving of 5,000 pegawai, each with its audit entry: {lama:.2f} s")
    assert db.session.scalar(select(func.count()).select_from(Pegawai)) == JUMLAH
    assert lama < 5
