"""Ceilings by workbook."""

from pathlib import Path
from typing import Any

from flask import Flask

from smartpns.akun.izin import Pelaku, Peran
from smartpns.anggaran.queries import daftar_pagu
from smartpns.anggaran.services import atur_pagu
from smartpns.anggaran.sheets import IMPOR_PAGU, KOLOM_PAGU
from smartpns.core.impor import Keadaan, impor_berkas, periksa_berkas, tulis_templat
from tests import pabrik
from tests.halaman import teks


def berkas(folder: Path, *baris: tuple[int, str]) -> Path:
    path = folder / "pagu.xlsx"
    isi = [{"tahun": tahun, "jumlah": jumlah, "dasar_hukum": "KUA-PPAS"} for tahun, jumlah in baris]
    path.write_bytes(tulis_templat("pagu", KOLOM_PAGU, isi))
    return path


def test_pagu_diimpor_dan_diulang_tanpa_perubahan(app: Flask, tmp_path: Path) -> None:
    pabrik.periode(2027)
    atur_pagu(2027, 500_000_000, "KUA-PPAS", Pelaku.sistem())
    path = berkas(tmp_path, (2027, "Rp 600.000.000,-"), (2028, "700 juta"))
    assert [b.keterangan for b in periksa_berkas(IMPOR_PAGU, path, {}).baris] == [
        "Rp500.000.000 → Rp600.000.000",
        "Baru",
    ]
    impor_berkas(IMPOR_PAGU, path, {}, Pelaku.sistem())
    assert {t: p.jumlah for t, p in daftar_pagu([2027, 2028]).items()} == {2027: 600_000_000, 2028: 700_000_000}
    assert {b.keadaan for b in periksa_berkas(IMPOR_PAGU, path, {}).baris} == {Keadaan.TIDAK_BERUBAH}


def test_yang_berubah_hanya_dasar_hukumnya(app: Flask, tmp_path: Path) -> None:
    pabrik.periode(2027)
    atur_pagu(2027, 500_000_000, "KUA-PPAS rancangan", Pelaku.sistem())
    path = berkas(tmp_path, (2027, "500 juta"))
    (baris,) = periksa_berkas(IMPOR_PAGU, path, {}).baris
    assert baris.keterangan == "dasar hukum: KUA-PPAS rancangan → KUA-PPAS"
    impor_berkas(IMPOR_PAGU, path, {}, Pelaku.sistem())
    assert daftar_pagu([2027])[2027].dasar_hukum == "KUA-PPAS"


def test_dasar_hukum_yang_terlalu_panjang_ditolak(app: Flask, tmp_path: Path) -> None:
    pabrik.periode(2027)
    path = tmp_path / "pagu.xlsx"
    isi = [{"tahun": 2027, "jumlah": "500 juta", "dasar_hukum": "x" * 251}]
    path.write_bytes(tulis_templat("pagu", KOLOM_PAGU, isi))
    (masalah,) = impor_berkas(IMPOR_PAGU, path, {}, Pelaku.sistem())["bermasalah"]
    assert masalah["masalah"] == "251 huruf" and not daftar_pagu([2027])


def test_tahun_di_luar_periode_ditolak(app: Flask, tmp_path: Path) -> None:
    pabrik.periode(2027)
    (masalah,) = impor_berkas(IMPOR_PAGU, berkas(tmp_path, (2050, "1")), {}, Pelaku.sistem())["bermasalah"]
    assert masalah["masalah"] == "tahun di luar semua periode"


def test_halaman_impor_dan_templat(masuk_sebagai: Any) -> None:
    pabrik.periode(2027)
    klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    assert "Impor pagu" in teks(klien.sup("/anggaran/pagu/impor"))
    assert klien.get("/anggaran/pagu/impor/templat.xlsx").status_code == 200
    assert masuk_sebagai(pabrik.pengguna(Peran.AUDITOR)).get("/anggaran/pagu/impor").status_code == 403
