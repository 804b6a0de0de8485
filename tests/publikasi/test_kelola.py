"""The planner's desk: preview, confirmation, publishing, withdrawing; and who may not."""

from datetime import date

import pytest
from flask import Flask

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.publikasi.models import Publikasi
from tests import pabrik
from tests.halaman import Klien, sup, teks
from tests.publikasi.conftest import rencana_contoh


@pytest.fixture
def perencana(app: Flask, masuk_sebagai) -> Klien:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def test_terbitkan_lewat_halaman(rumpun: None, perencana: Klien, klien: Klien) -> None:
    rencana = rencana_contoh(sk_nomor="800/17/SK/2026", sk_tanggal=date(2026, 3, 2))
    meja = perencana.sup("/kelola/publikasi")
    assert "Rencana 2027–2031 versi 1" in teks(meja)
    konfirmasi = perencana.sup(f"/kelola/publikasi/{rencana.id}/terbitkan")
    assert "3 program studi dari 4 kebutuhan" in teks(konfirmasi)
    assert "Angka pemangku tidak dirinci 1 kebutuhan" in teks(konfirmasi)
    assert "Ilmu Komputer" not in klien.get("/program-studi").text
    jawaban = perencana.kirim(f"/kelola/publikasi/{rencana.id}/terbitkan", follow_redirects=True)
    assert "Daftar 2027 versi 1 sudah tampil kepada umum." in teks(sup(jawaban))
    assert "Ilmu Komputer" in klien.get("/program-studi").text
    assert "Tidak ada rencana yang menunggu diterbitkan" in teks(perencana.sup("/kelola/publikasi"))


def test_pratinjau_sama_dengan_yang_terbit(rumpun: None, perencana: Klien, klien: Klien) -> None:
    rencana = rencana_contoh()
    dasar = f"/kelola/publikasi/{rencana.id}/pratinjau"
    pratinjau = perencana.sup(f"{dasar}?jenjang=s2")
    assert "Pratinjau, belum terlihat umum" in teks(pratinjau)
    tautan = str(pratinjau.select_one("tbody th a")["href"])
    assert tautan == f"{dasar}/s2-ilmu-komputer"
    rinci = perencana.sup(tautan)
    perencana.kirim(f"/kelola/publikasi/{rencana.id}/terbitkan")
    assert teks(klien.sup("/program-studi?jenjang=s2").table) == teks(pratinjau.table)
    assert teks(klien.sup("/program-studi/s2-ilmu-komputer").table) == teks(rinci.table)


def test_nip_dalam_teks_ditunjukkan_dan_tidak_ada_tombol(app: Flask, perencana: Klien) -> None:
    rencana = pabrik.rencana(pabrik.periode())
    pabrik.baris_rencana(rencana, jabatan="Analis 198503152010011001")
    halaman = perencana.sup(f"/kelola/publikasi/{rencana.id}/terbitkan")
    assert teks(halaman.select_one("mark")) == "Analis 198503152010011001"
    assert halaman.select_one(f"form[action$='{rencana.id}/terbitkan']") is None
    assert perencana.kirim(f"/kelola/publikasi/{rencana.id}/terbitkan").status_code == 400


def test_cabut_meminta_alasan(terbit: Publikasi, perencana: Klien, klien: Klien) -> None:
    alamat = f"/kelola/publikasi/{terbit.id}/cabut"
    tanpa = perencana.kirim(alamat, {"alasan": "  "})
    assert tanpa.status_code == 422
    assert "Tulis alasan pencabutan" in teks(sup(tanpa))
    perencana.kirim(alamat, {"alasan": "Lampiran SK keliru."})
    assert "Belum ada daftar yang diterbitkan" in klien.get("/program-studi").text
    meja = teks(perencana.sup("/kelola/publikasi"))
    assert "Lampiran SK keliru." in meja and "Terbitkan lagi" in meja
    perencana.kirim(f"/kelola/publikasi/{terbit.rencana_id}/terbitkan")
    assert "Ilmu Komputer" in klien.get("/program-studi").text


@pytest.mark.parametrize("peran", [p for p in Peran if p is not Peran.PERENCANA])
def test_hanya_perencana_yang_menerbitkan(app: Flask, masuk_sebagai, peran: Peran) -> None:
    rencana = rencana_contoh()
    orang = masuk_sebagai(pabrik.pengguna(peran, pabrik.unit() if peran.milik_opd else None))
    assert orang.get("/kelola/publikasi").status_code == 403
    assert orang.kirim(f"/kelola/publikasi/{rencana.id}/terbitkan").status_code == 403
    assert db.session.query(Publikasi).count() == 0


def test_pengunjung_diminta_masuk(app: Flask, klien: Klien) -> None:
    assert klien.get("/kelola/publikasi").status_code == 302
    assert klien.get("/kelola/dokumen").status_code == 302
