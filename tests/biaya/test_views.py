"""The price list on the screen: who may see and set it, empty, filled, and with mistakes."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from smartpns.akun.izin import Pelaku, Peran
from smartpns.biaya.rules import Komponen
from smartpns.biaya.services import tetapkan_harga
from smartpns.organisasi.rules import Jenjang, Lokasi
from tests import pabrik
from tests.halaman import sup, teks

ATUR = "/biaya/UKT/s2/dalam_provinsi/atur"
ISIAN = {"jumlah": "Rp 8.000.000,-", "berlaku_mulai": "1 Januari 2026", "dasar_hukum": "Perbup 1/2026"}


@pytest.fixture
def perencana(masuk_sebagai: Any) -> Any:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def tetapkan(komponen: Komponen, jumlah: int, jenjang: Jenjang = Jenjang.S2, dasar: str = "Perbup 1/2026") -> None:
    tetapkan_harga(
        komponen,
        jenjang,
        Lokasi.DALAM_PROVINSI,
        jumlah=jumlah,
        berlaku_mulai=date(2025, 1, 1),
        dasar_hukum=dasar,
        oleh=Pelaku.sistem(),
    )


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.AUDITOR])
def test_melihat_tanpa_mengubah(app: Flask, masuk_sebagai: Any, peran: Peran) -> None:
    tetapkan(Komponen.UKT, 8_000_000)
    klien = masuk_sebagai(pabrik.pengguna(peran))
    assert "Rp8.000.000" in teks(klien.sup("/biaya"))
    assert not klien.sup("/biaya/UKT/s2/dalam_provinsi").select("a.btn-primary")
    assert klien.get(ATUR).status_code == 403


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.PNS])
def test_peran_lain_ditolak(app: Flask, masuk_sebagai: Any, peran: Peran) -> None:
    opd = pabrik.unit() if peran.milik_opd else None
    assert masuk_sebagai(pabrik.pengguna(peran, opd)).get("/biaya").status_code == 403


def test_kosong_mengajak_menetapkan(perencana: Any) -> None:
    halaman = perencana.sup("/biaya?lokasi=luar_negeri")
    assert "Belum ada harga luar negeri" in teks(halaman)
    assert halaman.select_one(".kosong a.btn")["href"] == "/biaya/UKT/s1/luar_negeri/atur"


def test_asumsi_dan_jumlah_sampai_lulus(perencana: Any) -> None:
    """S2 from September: 4 semesters of 8 million plus 24 months of 1 million."""
    tetapkan(Komponen.UKT, 8_000_000)
    tetapkan(Komponen.HIDUP, 1_000_000, dasar="Asumsi contoh")
    halaman = perencana.sup("/biaya")
    assert "1 harga di bawah ini masih asumsi" in teks(halaman)
    assert "Rp56.000.000" in teks(halaman.select_one("tbody tr"))


def test_tanpa_ukt_diberi_tahu(perencana: Any) -> None:
    tetapkan(Komponen.HIDUP, 1_000_000, Jenjang.D3)
    assert "SPP / UKT belum ada untuk D-III" in teks(perencana.sup("/biaya"))


def test_tanggal_tak_terbaca_disebut(perencana: Any) -> None:
    assert 'Tanggal "besok" tidak terbaca' in teks(perencana.sup("/biaya?pada=besok"))
    tetapkan(Komponen.UKT, 8_000_000)
    assert "Belum ada harga" in teks(perencana.sup("/biaya?pada=31/12/2024"))


def test_menetapkan_harga_disebut_dalam_kata(perencana: Any) -> None:
    jawaban = perencana.kirim(ATUR, ISIAN)
    assert jawaban.status_code == 303
    halaman = perencana.sup(jawaban.headers["Location"])
    assert "Rp8.000.000 (delapan juta rupiah) mulai 1 Januari 2026" in teks(halaman)
    assert "tidak ada yang berubah" in teks(sup(perencana.kirim(ATUR, ISIAN, follow_redirects=True))).lower()


def test_isian_salah_kembali_dengan_yang_tertulis(perencana: Any) -> None:
    jawaban = perencana.kirim(ATUR, ISIAN | {"jumlah": "delapan juta", "dasar_hukum": ""})
    assert jawaban.status_code == 422
    halaman = sup(jawaban)
    assert halaman.select_one("#jumlah")["value"] == "delapan juta"
    assert "Isi dasar hukum" in teks(halaman.select_one(".ringkasan-galat"))


def test_riwayat_harga(perencana: Any) -> None:
    tetapkan(Komponen.UKT, 8_000_000)
    perencana.kirim(ATUR, ISIAN | {"jumlah": "9 juta", "berlaku_mulai": "1 Januari 2099"})
    halaman = perencana.sup("/biaya/UKT/s2/dalam_provinsi")
    assert [teks(b.select("td")[-1]) for b in halaman.select("tbody tr")] == ["Akan berlaku", "Berlaku"]
    assert "delapan juta rupiah" in teks(halaman)


def test_komponen_asing_tidak_ada(perencana: Any) -> None:
    assert perencana.get("/biaya/MAKAN/s2/dalam_provinsi").status_code == 404
