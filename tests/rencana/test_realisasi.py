"""Plan against DPA against realised: missing and zero in words, the form, the workbook, the decreed plan."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook

from smartpns.akun.izin import Pelaku, Peran
from smartpns.anggaran.queries import daftar_pelaksanaan, pelaksanaan
from smartpns.anggaran.rules import Banding, jumlahkan
from smartpns.anggaran.services import Angka, catat_pelaksanaan, muat_kode_bawaan
from smartpns.anggaran.sheets import IMPOR_PELAKSANAAN
from smartpns.core.errors import DomainError
from smartpns.core.formats import persen
from smartpns.core.impor import Keadaan, impor_berkas, periksa_berkas, tulis_templat
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.queries import periode_tahun
from smartpns.rencana import services
from tests import pabrik
from tests.anggaran.test_views import isi
from tests.halaman import sup, teks

S2 = "5.1.02.02.11.0002"
JUTA = 1_000_000
KINI = hari_ini().year


@pytest.fixture
def perencana(masuk_sebagai: Any) -> Any:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def dpa(juta: int) -> Angka:
    return Angka(juta * JUTA, "DPA-SKPD 1", date(KINI, 1, 5))


def lra(juta: int) -> Angka:
    return Angka(juta * JUTA, "LRA", date(KINI, 12, 31))


@pytest.mark.parametrize(
    ("banding", "kata"),
    [
        (Banding(None, 600, 555), "92,5%"),
        (Banding(None, 600, 0), "0,0%"),
        (Banding(None, 600, 700), "116,7%"),
        (Banding(100, None, 50), "DPA belum diisi"),
        (Banding(100, 60, None), "realisasi belum diisi"),
        (Banding(100, 0, 5), "DPA Rp0, persen tidak dihitung"),
        (Banding(100, 0, 0), "tidak dianggarkan"),
    ],
)
def test_serapan_dengan_kata(banding: Banding, kata: str) -> None:
    assert banding.sebut_serapan(persen) == kata


def test_selisih_hanya_bila_keduanya_ada() -> None:
    lengkap = Banding(600, 550, 500)
    assert (lengkap.dpa_kurang_rencana, lengkap.sisa, lengkap.serapan) == (-50, 50, Decimal(500) / 550)
    kosong = Banding(None, None, 5)
    assert (kosong.dpa_kurang_rencana, kosong.sisa, kosong.serapan) == (None, None, None)
    assert jumlahkan([None, 5, None, 0]) == 5 and jumlahkan([None]) is None


def test_jumlah_tanpa_dasar_ditolak(app: Flask) -> None:
    for salah, kolom in (
        ((Angka(), Angka()), "dpa"),
        ((Angka(5, None, date(2026, 1, 1)), Angka()), "dpa_dasar"),
        ((dpa(1), Angka(5, "LRA", None)), "realisasi_tanggal"),
        ((Angka(None, "DPA", None), lra(1)), "dpa"),
    ):
        with pytest.raises(DomainError) as galat:
            catat_pelaksanaan(KINI, S2, *salah, Pelaku.sistem())
        assert galat.value.field == kolom


def test_belum_ada_apa_pun(perencana: Any) -> None:
    assert "Belum ada rencana, DPA, atau realisasi" in teks(perencana.sup("/anggaran/realisasi"))


def baris(halaman: Any) -> dict[str, list[str]]:
    tabel = halaman.select_one('section[aria-label="Rencana, DPA, dan realisasi per tahun"]')
    return {teks(b.select_one("th")): [teks(s) for s in b.select("td")] for b in tabel.select("tbody tr")}


def test_rencana_dpa_dan_realisasi_berdampingan(perencana: Any) -> None:
    """The plan of 2027 is decreed: 20 million committed and 20 million new."""
    isi()
    muat_kode_bawaan(Pelaku.sistem())
    catat_pelaksanaan(KINI - 1, S2, dpa(100), lra(92), Pelaku.sistem())
    catat_pelaksanaan(KINI, S2, dpa(50), Angka(), Pelaku.sistem())
    rencana = services.susun(periode_tahun(2027), Pelaku.sistem(), alasan="Rapat anggaran besok.")
    services.kirim(rencana, Pelaku.sistem())
    services.tetapkan(rencana, "800/9", hari_ini(), Pelaku.sistem())
    halaman = perencana.sup("/anggaran/realisasi")
    isi_tabel = baris(halaman)
    assert f"{KINI - 1}: 92,0% DPA terserap" in teks(halaman.select_one("h1"))
    tanpa = "tidak ada rencana yang ditetapkan"
    assert isi_tabel[str(KINI - 1)] == [tanpa, "Rp100.000.000", "Rp92.000.000", "–", "Rp8.000.000", "92,0%"]
    assert isi_tabel[str(KINI)][2:] == ["belum diisi", "–", "–", "realisasi belum diisi"]
    assert isi_tabel["2027"][:2] == ["Rp40.000.000 800/9", "belum diisi"]
    gambar = perencana.get(halaman.select_one("picture img")["src"])
    assert gambar.mimetype == "image/svg+xml" and "Realisasi" in gambar.get_data(as_text=True)
    assert perencana.get("/anggaran/realisasi/bagan.svg?ukuran=lebar&sidik=hilang").data == gambar.data


def test_isi_dan_ubah_satu_rekening(perencana: Any) -> None:
    muat_kode_bawaan(Pelaku.sistem())
    alamat = f"/anggaran/realisasi/{KINI}/{S2}"
    isian = {"dpa": "600 juta", "dpa_dasar": "DPA-SKPD 1", "dpa_tanggal": f"5 Januari {KINI}"}
    assert perencana.kirim(alamat, isian).status_code == 303
    assert pelaksanaan(KINI, S2).dpa == 600 * JUTA
    assert "enam ratus juta rupiah" in teks(perencana.sup("/anggaran/realisasi"))
    salah = perencana.kirim(alamat, isian | {"realisasi": "550 juta"})
    assert salah.status_code == 422
    assert "Dasar realisasi belum diisi" in teks(sup(salah))
    assert sup(salah).select_one("#realisasi")["value"] == "550 juta"
    assert perencana.get(f"/anggaran/realisasi/{KINI}/9.9.9").status_code == 404
    assert perencana.get(f"/anggaran/realisasi/1999/{S2}").status_code == 404


def test_buku_keluar_diubah_lalu_masuk(perencana: Any, tmp_path: Path) -> None:
    """Export, change one figure as a person would, import: one row changes, the other is left alone."""
    muat_kode_bawaan(Pelaku.sistem())
    catat_pelaksanaan(KINI - 1, S2, dpa(100), lra(92), Pelaku.sistem())
    catat_pelaksanaan(KINI, S2, dpa(50), Angka(), Pelaku.sistem())
    buku = load_workbook(BytesIO(perencana.get("/anggaran/realisasi/impor/templat.xlsx").data))
    lembar = buku.worksheets[0]
    judul = {str(sel.value).rstrip(" *"): sel.column for sel in lembar[1]}
    nomor = next(satu[0].row for satu in lembar.iter_rows() if satu[0].value == KINI)
    lembar.cell(nomor, judul["Realisasi"]).value = 40 * JUTA
    lembar.cell(nomor, judul["Dasar realisasi"]).value = "LRA semester I"
    lembar.cell(nomor, judul["Tanggal realisasi"]).value = date(KINI, 6, 30)
    berkas = tmp_path / "realisasi.xlsx"
    buku.save(berkas)
    assert [b.keadaan for b in periksa_berkas(IMPOR_PELAKSANAAN, berkas, {}).baris] == [
        Keadaan.TIDAK_BERUBAH,
        Keadaan.SIAP,
    ]
    impor_berkas(IMPOR_PELAKSANAAN, berkas, {}, Pelaku.sistem())
    assert [(b.tahun, b.dpa, b.realisasi) for b in daftar_pelaksanaan()] == [
        (KINI - 1, 100 * JUTA, 92 * JUTA),
        (KINI, 50 * JUTA, 40 * JUTA),
    ]


@pytest.mark.parametrize(
    ("isi_baris", "masalah"),
    [
        ({"tahun": 1999, "dpa": 1}, "tahun di luar yang dapat diisi"),
        ({"kode_rekening": "9.9.9", "dpa": 1}, "rekening tidak ada di daftar kode tahun ini"),
        ({"dpa": 1}, "Dasar DPA belum diisi"),
        ({}, "DPA dan realisasi kosong"),
    ],
)
def test_baris_buku_bermasalah(app: Flask, tmp_path: Path, isi_baris: dict[str, Any], masalah: str) -> None:
    muat_kode_bawaan(Pelaku.sistem())
    berkas = tmp_path / "realisasi.xlsx"
    baris_buku = {"tahun": KINI, "kode_rekening": S2} | isi_baris
    berkas.write_bytes(tulis_templat("realisasi", IMPOR_PELAKSANAAN.kolom, [baris_buku]))
    (satu,) = periksa_berkas(IMPOR_PELAKSANAAN, berkas, {}).baris
    assert [t.masalah for t in satu.masalah] == [masalah]


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.AUDITOR])
def test_melihat_tanpa_mengubah(masuk_sebagai: Any, peran: Peran) -> None:
    muat_kode_bawaan(Pelaku.sistem())
    catat_pelaksanaan(KINI, S2, dpa(50), Angka(), Pelaku.sistem())
    klien = masuk_sebagai(pabrik.pengguna(peran))
    assert not klien.sup("/anggaran/realisasi").select("td a")
    assert klien.kirim(f"/anggaran/realisasi/{KINI}/{S2}", {"dpa": "1"}).status_code == 403
