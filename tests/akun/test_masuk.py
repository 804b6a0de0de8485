"""Signing in, waiting after failures, one-time links, roles that come and go."""

from datetime import date, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from smartpns.akun import rules, services
from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db, transaction
from smartpns.core.errors import DomainError
from smartpns.core.waktu import sekarang
from tests import pabrik
from tests.halaman import Klien, sup, teks


def coba_masuk(klien: Klien, nama: str, sandi: str) -> int:
    return klien.kirim("/masuk", {"nama": nama, "sandi": sandi}).status_code


def test_masuk_dengan_nama_atau_nip_berspasi(klien: Klien) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR, nip="198503152010011001")
    assert coba_masuk(klien, orang.nama_pengguna.upper(), pabrik.SANDI) == 302
    klien.kirim("/keluar")
    assert coba_masuk(klien, "19850315 201001 1 001", pabrik.SANDI) == 302
    assert klien.get("/jejak").status_code == 200


def test_salah_sandi_dan_akun_tak_ada_dijawab_sama(klien: Klien) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    jawab = [
        teks(
            sup(klien.kirim("/masuk", {"nama": n, "sandi": "keliru"})).select_one(
                ".bidang-galat, .invalid-feedback, #nama-galat"
            )
        )
        for n in (orang.nama_pengguna, "tidak.ada")
    ]
    assert jawab[0] == jawab[1]
    assert "tidak cocok" in jawab[0]


@pytest.mark.parametrize("gagal,detik", [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (20, 900)])
def test_tunda_bertambah(gagal: int, detik: int) -> None:
    assert rules.tunda_setelah(gagal) == timedelta(seconds=detik)


def test_tunda_tersimpan_di_basis_data(klien: Klien) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    lain = pabrik.pengguna(Peran.AUDITOR)
    kini = sekarang()
    with time_machine.travel(kini, tick=False):
        for _ in range(5):
            assert coba_masuk(klien, orang.nama_pengguna, "keliru") == 422
        assert coba_masuk(klien, orang.nama_pengguna, pabrik.SANDI) == 422, "even the right password waits"
        assert coba_masuk(klien, lain.nama_pengguna, pabrik.SANDI) == 302, "the wait is not global"
    with time_machine.travel(kini + timedelta(seconds=31), tick=False):
        assert coba_masuk(klien, orang.nama_pengguna, pabrik.SANDI) == 302


def test_akun_nonaktif_dan_ganti_sandi_mengakhiri_sesi(klien: Klien, masuk_sebagai) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    lama = masuk_sebagai(orang)
    assert lama.get("/jejak").status_code == 200
    with transaction():
        services.ganti_sandi(orang, pabrik.SANDI, "kalimat lain yang panjang", pabrik.pelaku(Peran.ADMIN))
    assert lama.get("/jejak").status_code == 302
    baru = masuk_sebagai(orang)
    with transaction():
        services.atur_aktif(orang, False, pabrik.pelaku(Peran.ADMIN), "pindah tugas")
    assert baru.get("/jejak").status_code == 302
    assert coba_masuk(klien, orang.nama_pengguna, "kalimat lain yang panjang") == 422


@pytest.mark.parametrize("sandi", ["pendek", "a" * 12, "smartpns12345", "SmartPNS-2027!", "akun orang.uji di sini"])
def test_sandi_lemah_ditolak(sandi: str) -> None:
    with pytest.raises(DomainError):
        rules.periksa_sandi(sandi, "orang.uji")


def test_tautan_sekali_pakai(klien: Klien) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    with transaction():
        usang = services.terbitkan_tautan(orang, pabrik.pelaku(Peran.ADMIN))
        kode = services.terbitkan_tautan(orang, pabrik.pelaku(Peran.ADMIN))
    assert klien.get(f"/tautan/{usang}").status_code == 400, "a new link ends the old one"
    baru = {"sandi_baru": "kalimat lain yang panjang", "ulangi": "kalimat lain yang panjang"}
    assert klien.kirim(f"/tautan/{kode}", baru).status_code == 302
    assert klien.kirim(f"/tautan/{kode}", baru).status_code == 400
    assert coba_masuk(klien, orang.nama_pengguna, "kalimat lain yang panjang") == 302


def test_tautan_kedaluwarsa(klien: Klien) -> None:
    orang = pabrik.pengguna()
    with transaction():
        kode = services.terbitkan_tautan(orang, pabrik.pelaku(Peran.ADMIN))
    with time_machine.travel(sekarang() + rules.MASA_TAUTAN, tick=False):
        assert klien.get(f"/tautan/{kode}").status_code == 400


@pytest.mark.parametrize(
    "alamat", ["//jahat.example", "/\\jahat.example", "https://jahat.example", "/\t/jahat.example"]
)
def test_lanjut_hanya_ke_dalam(klien: Klien, alamat: str) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    isi = {"nama": orang.nama_pengguna, "sandi": pabrik.SANDI}
    jawab = klien.kirim("/masuk", isi, query_string={"lanjut": alamat})
    assert jawab.headers["Location"] == "/beranda"


def test_peran_berlaku_pada_harinya_saja(app: Flask) -> None:
    opd = pabrik.unit()
    orang = pabrik.pengguna(Peran.OPERATOR, opd)
    pabrik.penugasan(orang, Peran.KEPALA_OPD, opd, mulai=date(2030, 1, 1), sampai=date(2030, 1, 31), dasar="Plh")
    db.session.refresh(orang)
    assert [t.peran for t in orang.penugasan_berlaku(date(2030, 1, 31))] == [Peran.OPERATOR, Peran.KEPALA_OPD]
    assert [t.peran for t in orang.penugasan_berlaku(date(2030, 2, 1))] == [Peran.OPERATOR]


def test_dua_peran_memilih_satu(masuk_sebagai) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    kedua = pabrik.penugasan(orang, Peran.ADMIN)
    klien = masuk_sebagai(orang)
    assert klien.get("/pengaturan").status_code == 403
    klien.kirim("/akun/peran", {"penugasan": str(kedua.id)})
    assert klien.get("/pengaturan").status_code == 200
    milik_lain = pabrik.penugasan(pabrik.pengguna(), Peran.PERENCANA)
    assert klien.kirim("/akun/peran", {"penugasan": str(milik_lain.id)}).status_code == 404


def test_tanpa_csrf_ditolak(klien: Klien) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    assert klien.post("/masuk", data={"nama": orang.nama_pengguna, "sandi": pabrik.SANDI}).status_code == 400


def test_jejak_mencatat_sebelum_dan_sesudah(masuk_sebagai) -> None:
    orang = pabrik.pengguna(nama="Nama Lama")
    klien = masuk_sebagai(pabrik.pengguna(Peran.ADMIN))
    isi = {"nama": "Nama Baru", "nama_pengguna": orang.nama_pengguna, "nip": "", "email": ""}
    assert klien.kirim(f"/akun/pengguna/{orang.id}/ubah", isi).status_code == 302
    entri = db.session.query(Jejak).filter_by(aksi="ubah_akun").one()
    assert (entri.sebelum, entri.sesudah) == ({"nama": "Nama Lama"}, {"nama": "Nama Baru"})
    halaman = klien.sup(f"/jejak/{entri.id}")
    assert "Nama Lama" in teks(halaman) and "Nama Baru" in teks(halaman)


def test_mengganti_sandi_sendiri_lewat_halamannya(klien: Klien, masuk_sebagai) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    nama, lain = orang.nama_pengguna, masuk_sebagai(orang)
    saya = masuk_sebagai(orang)
    baru = "kalimat lain yang panjang"
    isi = {"sandi_lama": pabrik.SANDI, "sandi_baru": baru, "ulangi": baru}
    assert saya.kirim("/akun", isi | {"sandi_lama": "keliru sama sekali"}).status_code == 422
    assert saya.kirim("/akun", isi).status_code == 302
    assert saya.get("/akun").status_code == 200, "this very session goes on"
    assert lain.get("/akun").status_code == 302, "every other one ends"
    assert klien.kirim("/masuk", {"nama": nama, "sandi": baru}).status_code == 302
    assert db.session.scalars(select(Jejak.aksi).where(Jejak.oleh_nama == orang.nama)).all() == ["ganti_sandi"]
