"""The admin's pages: accounts, roles, links, settings; the audit guard; the command."""

import json

import pytest
from flask import Flask

from smartpns.akun.audit import PerubahanTidakDicatat
from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak, Pengguna
from smartpns.akun.queries import cap_jejak
from smartpns.core.db import db, transaction
from tests import pabrik
from tests.halaman import Klien, sup, teks


@pytest.fixture
def admin(masuk_sebagai) -> Klien:
    return masuk_sebagai(pabrik.pengguna(Peran.ADMIN, nama_pengguna="admin.uji"))


def test_membuat_akun_memberi_peran_dan_tautan(admin: Klien, klien: Klien) -> None:
    opd = pabrik.unit()
    isi = {"nama": "Rina Uji", "nama_pengguna": "Rina.Uji", "nip": "19850315 201001 1 001", "email": ""}
    alamat = admin.kirim("/akun/pengguna/baru", isi).headers["Location"]
    tugas = {"peran": "operator", "unit_id": str(opd.id), "mulai": "1 Januari 2026", "sampai": ""}
    tugas |= {"dasar": "SK Bupati 800/1 tahun 2026", "sifat": "definitif"}
    assert admin.kirim(f"{alamat}/tugas", tugas).status_code == 302
    halaman = sup(admin.kirim(f"{alamat}/tautan"))
    kode = teks(halaman.select_one(".pemberitahuan .kode")).rsplit("/", 1)[1]
    assert klien.get(f"/tautan/{kode}").status_code == 200
    orang = db.session.query(Pengguna).filter_by(nama_pengguna="rina.uji").one()
    assert (orang.nip, orang.penugasan[0].nama_unit) == ("198503152010011001", opd.nama)


def test_operator_perlu_opd(admin: Klien) -> None:
    orang = pabrik.pengguna()
    tugas = {"peran": "operator", "unit_id": "", "mulai": "2026-01-01", "sampai": "", "sifat": "definitif"}
    tugas["dasar"] = "SK Bupati 800/1 tahun 2026"
    jawab = admin.kirim(f"/akun/pengguna/{orang.id}/tugas", tugas)
    assert jawab.status_code == 422
    assert "Pilih OPD-nya" in teks(sup(jawab))


@pytest.mark.parametrize(
    "kolom,nilai,kata",
    [("nip", "1985", "18 angka"), ("nama_pengguna", "a b!", "huruf kecil"), ("nama", "", "Isi nama")],
)
def test_isian_keliru_disebut_dan_tidak_hilang(admin: Klien, kolom: str, nilai: str, kata: str) -> None:
    isi = {"nama": "Rina Uji", "nama_pengguna": "rina.uji", "nip": "", "email": "rina@contoh.example"} | {kolom: nilai}
    jawab = admin.kirim("/akun/pengguna/baru", isi)
    assert jawab.status_code == 422
    halaman = sup(jawab)
    assert kata in teks(halaman.select_one("#ringkasan-galat"))
    assert halaman.select_one("input[name=email]")["value"] == "rina@contoh.example"


def test_nama_pengguna_ganda_disebut(admin: Klien) -> None:
    pabrik.pengguna(nama_pengguna="rina.uji", nama="Rina Pertama")
    jawab = admin.kirim("/akun/pengguna/baru", {"nama": "Rina", "nama_pengguna": "rina.uji", "nip": "", "email": ""})
    assert "sudah dipakai akun Rina Pertama" in teks(sup(jawab))


def test_admin_tidak_menonaktifkan_diri(admin: Klien) -> None:
    diri = db.session.query(Pengguna).filter_by(nama_pengguna="admin.uji").one()
    assert admin.kirim(f"/akun/pengguna/{diri.id}/aktif", {"alasan": "coba"}).status_code == 422


def test_pengaturan_langsung_tampil(admin: Klien) -> None:
    halaman = admin.sup("/pengaturan")
    isi = {str(k["name"]): str(k.get("value", "")) for k in halaman.select("main input[name]")}
    admin.kirim("/pengaturan", isi | {"nama_pemda": "Kota Uji", "zona": "Asia/Makassar"})
    assert "Kota Uji" in teks(admin.sup("/pengaturan").select_one("header"))
    assert "WITA" in teks(admin.sup("/jejak").select_one("main")) or db.session.query(Jejak).count()


def test_saringan_jejak_di_alamat(admin: Klien) -> None:
    pabrik.pengguna(nama="Orang Dicari")
    db.session.commit()
    assert "Orang Dicari" in teks(admin.sup("/jejak?kata=dicari&jenis=pengguna"))
    assert "Tidak ada catatan" in teks(admin.sup("/jejak?kata=tidakada"))
    assert "Tidak ada catatan" in teks(admin.sup("/jejak?sampai=5+Maret+2020"))
    assert admin.get("/jejak?dari=bukan-tanggal&halaman=-3").status_code == 200


def test_perubahan_tanpa_catatan_ditolak(app: Flask) -> None:
    orang = pabrik.pengguna()
    db.session.commit()
    with pytest.raises(PerubahanTidakDicatat), transaction():
        orang.nama = "Diam-diam"
    assert db.session.get(Pengguna, orang.id).nama != "Diam-diam"


def test_rahasia_tidak_masuk_jejak(app: Flask) -> None:
    orang = pabrik.pengguna()
    entri = db.session.query(Jejak).filter_by(objek_id=str(orang.id)).one()
    assert entri.sesudah["sandi_hash"] == "•••"


def test_perintah_buat(app: Flask) -> None:
    opd = pabrik.unit(kode="4.01")
    db.session.commit()
    jalankan = app.test_cli_runner().invoke
    baik = jalankan(
        args=["akun", "buat", "rina.uji", "--nama", "Rina", "--peran", "operator", "--opd", "4.01", "--json"]
    )
    assert baik.exit_code == 0 and json.loads(baik.stdout)["tautan"].startswith("/tautan/")
    assert db.session.query(Pengguna).one().penugasan[0].unit_id == opd.id
    assert jalankan(args=["akun", "buat", "rina.uji", "--nama", "Rina", "--peran", "admin"]).exit_code == 1
    assert (
        jalankan(args=["akun", "buat", "lain.uji", "--nama", "Lain", "--peran", "operator", "--opd", "x"]).exit_code
        == 1
    )


def test_cap_jejak_melihat_catatan_yang_menyusul(app: Flask) -> None:
    """On PostgreSQL an entry may be committed after one with a higher number: the stamp must change then too."""
    umum = {"oleh_nama": "Uji", "oleh_peran": "sistem", "aksi": "uji", "objek_jenis": "unit", "objek_id": "1"}
    cap = [cap_jejak()]
    for nomor in (100_000, 99_990):
        db.session.add(Jejak(id=nomor, objek_label="Dinas Uji", **umum))
        db.session.flush()
        cap.append(cap_jejak())
    assert len(set(cap)) == 3
