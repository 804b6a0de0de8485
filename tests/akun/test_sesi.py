"""Sessions live on the server, a link wins once, and the brake counts exactly, also for forty at the same instant."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import create_engine, event, func, select

from smartpns.akun import services
from smartpns.akun.izin import Peran
from smartpns.akun.models import Akses, Pengguna, Sesi
from smartpns.akun.rules import Perbuatan
from smartpns.core.db import db, transaction
from smartpns.core.waktu import sekarang
from tests import pabrik
from tests.halaman import Klien, teks
from tests.serempak import serempak

PERANGKAT = "Mozilla/5.0 (Linux; Android 13) Chrome/120.0"


@contextmanager
def penghalang(app: Flask) -> Iterator[None]:
    """Somebody else holds what a sign-in writes, for longer than it waits."""
    lain = create_engine(db.engine.url)
    sqlite = db.engine.dialect.name == "sqlite"

    def tidak_sabar(koneksi: Any, _catatan: object, _wakil: object) -> None:
        kursor = koneksi.cursor()
        kursor.execute("PRAGMA busy_timeout=200" if sqlite else "SET lock_timeout='200ms'")
        kursor.close()
        koneksi.commit()

    db.session.rollback()
    db.engine.dispose()
    event.listen(db.engine, "checkout", tidak_sabar)
    try:
        with lain.connect() as koneksi:
            kunci = "BEGIN IMMEDIATE" if sqlite else "LOCK TABLE percobaan_masuk IN ACCESS EXCLUSIVE MODE"
            koneksi.exec_driver_sql(kunci)
            yield
            koneksi.rollback()
    finally:
        event.remove(db.engine, "checkout", tidak_sabar)
        lain.dispose()
        db.session.rollback()
        db.engine.dispose()


@pytest.fixture
def siang() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(sekarang(), tick=False) as jam:
        yield jam


def masuk(klien: Klien, nama: str, sandi: str = pabrik.SANDI, alamat: str = "10.0.0.1") -> int:
    kepala = {"User-Agent": PERANGKAT}
    isi = {"nama": nama, "sandi": sandi}
    return klien.kirim("/masuk", isi, headers=kepala, environ_base={"REMOTE_ADDR": alamat}).status_code


def salin_kuki(dari: Klien, ke: Klien) -> None:
    """A thief who copied the cookie before the person signed out."""
    kuki = dari.get_cookie("session")
    assert kuki
    ke.set_cookie("session", kuki.value)


class TestSesi:
    def test_keluar_mengakhiri_sesi_yang_disalin(self, app: Flask, klien: Klien) -> None:
        orang = pabrik.pengguna(Peran.AUDITOR)
        assert masuk(klien, orang.nama_pengguna) == 302
        pencuri: Klien = app.test_client()  # type: ignore[assignment]
        salin_kuki(klien, pencuri)
        assert pencuri.get("/akun").status_code == 200, "before the sign-out the copy is the session"
        klien.kirim("/keluar")
        assert pencuri.get("/akun").status_code == 302

    def test_masuk_memberi_sesi_baru(self, app: Flask, klien: Klien) -> None:
        orang = pabrik.pengguna(Peran.AUDITOR)
        masuk(klien, orang.nama_pengguna)
        lama: Klien = app.test_client()  # type: ignore[assignment]
        salin_kuki(klien, lama)
        masuk(klien, orang.nama_pengguna)
        assert klien.get("/akun").status_code == 200
        assert lama.get("/akun").status_code == 302, "the former session of this browser ended"
        assert db.session.scalar(select(func.count()).select_from(Sesi)) == 1

    @pytest.mark.parametrize(("jeda", "berapa", "status"), [(29, 24, 200), (31, 1, 302), (29, 25, 302)])
    def test_diam_30_menit_atau_12_jam(self, klien: Klien, siang, jeda: int, berapa: int, status: int) -> None:
        """Used every 29 minutes it lives 11 h 36 min, and is over with the 25th step at 12 h 5 min."""
        masuk(klien, pabrik.pengguna(Peran.AUDITOR).nama_pengguna)
        for _ in range(berapa - 1):
            siang.shift(timedelta(minutes=jeda))
            assert klien.get("/akun").status_code == 200
        siang.shift(timedelta(minutes=jeda))
        assert klien.get("/akun").status_code == status

    def test_mengeluarkan_perangkat_lain(self, app: Flask, klien: Klien) -> None:
        orang = pabrik.pengguna(Peran.AUDITOR)
        lain: Klien = app.test_client()  # type: ignore[assignment]
        masuk(lain, orang.nama_pengguna)
        masuk(klien, orang.nama_pengguna)
        halaman = klien.sup("/akun")
        assert teks(halaman).count("Chrome di Android") >= 2
        assert teks(halaman).count("(yang ini)") == 1
        (tombol,) = halaman.select("form[action^='/akun/sesi/']")
        assert klien.kirim(tombol["action"]).status_code == 302
        assert (lain.get("/akun").status_code, klien.get("/akun").status_code) == (302, 200)

    def test_sesi_orang_lain_tidak_dapat_diakhiri(self, app: Flask, klien: Klien) -> None:
        korban: Klien = app.test_client()  # type: ignore[assignment]
        masuk(korban, pabrik.pengguna(Peran.AUDITOR).nama_pengguna)
        sesi = db.session.scalars(select(Sesi.id)).one()
        masuk(klien, pabrik.pengguna(Peran.ADMIN).nama_pengguna)
        assert klien.kirim(f"/akun/sesi/{sesi}/akhiri").status_code == 404
        assert korban.get("/akun").status_code == 200

    def test_kode_sesi_tidak_tersimpan(self, klien: Klien) -> None:
        masuk(klien, pabrik.pengguna(Peran.AUDITOR).nama_pengguna)
        with klien.session_transaction() as kuki:
            kode = kuki["_user_id"]
        assert len(kode) >= 43
        assert db.session.scalars(select(Sesi.kode_hash)).one() == services.hash_sesi(kode) != kode

    def test_masuk_salah_dan_keluar_tercatat(self, klien: Klien) -> None:
        orang = pabrik.pengguna(Peran.AUDITOR)
        masuk(klien, orang.nama_pengguna, "keliru")
        masuk(klien, "sandi-yang-salah-kolom", "keliru")
        masuk(klien, orang.nama_pengguna)
        klien.kirim("/keluar")
        tercatat = db.session.execute(select(Akses.perbuatan, Akses.oleh_nama, Akses.alamat).order_by(Akses.id)).all()
        assert tercatat == [
            (Perbuatan.GAGAL_MASUK, orang.nama, "10.0.0.1"),
            (Perbuatan.GAGAL_MASUK, "Nama yang tidak dikenal", "10.0.0.1"),
            (Perbuatan.MASUK, orang.nama, "10.0.0.1"),
            (Perbuatan.KELUAR, orang.nama, "127.0.0.1"),
        ]
        assert "sandi-yang-salah-kolom" not in str(db.session.execute(select(Akses.rincian)).all())


class TestRem:
    def test_dari_perangkat_sendiri_paling_lama_60_detik(self, app: Flask, klien: Klien, siang) -> None:
        """A stranger guesses fifty times; the person still comes in at once from a device used before."""
        orang = pabrik.pengguna(Peran.AUDITOR)
        assert masuk(klien, orang.nama_pengguna) == 302
        klien.kirim("/keluar")
        asing: Klien = app.test_client()  # type: ignore[assignment]
        for n in range(50):
            masuk(asing, orang.nama_pengguna, "tebakan", f"10.9.{n}.1")
        assert masuk(asing, orang.nama_pengguna, alamat="10.8.0.1") == 422
        assert masuk(klien, orang.nama_pengguna) == 302
        klien.kirim("/keluar")
        for _ in range(20):
            masuk(klien, orang.nama_pengguna, "lupa")
        assert masuk(klien, orang.nama_pengguna) == 422
        siang.shift(timedelta(seconds=60))
        assert masuk(klien, orang.nama_pengguna) == 302

    def test_banyak_nama_dari_satu_alamat_diperlambat(self, klien: Klien, siang) -> None:
        jawab = []
        for n in range(60):
            halaman = klien.kirim(
                "/masuk", {"nama": f"orang.{n}", "sandi": "keliru"}, environ_base={"REMOTE_ADDR": f"10.0.0.{n}"}
            )
            jawab.append("dari jaringan ini" in halaman.text)
        assert jawab == [False] * 30 + [True] * 30
        orang = pabrik.pengguna(Peran.AUDITOR)
        assert masuk(klien, orang.nama_pengguna, alamat="10.0.1.1") == 302, "another network does not wait"

    def test_empat_puluh_tebakan_serempak_dihitung_tepat(self, app: Flask) -> None:
        """The password is right in none of forty; exactly five were compared, all others had to wait."""
        nama = pabrik.pengguna(Peran.AUDITOR).nama_pengguna
        db.session.commit()
        klien = [app.test_client() for _ in range(40)]
        alamat = {k: f"10.1.{n}.1" for n, k in enumerate(klien)}
        hasil = serempak(
            klien,
            lambda k: k.kirim("/masuk", {"nama": nama, "sandi": "keliru"}, environ_base={"REMOTE_ADDR": alamat[k]}),
        )
        dibandingkan = db.session.scalar(select(func.count()).where(Akses.perbuatan == Perbuatan.GAGAL_MASUK))
        assert dibandingkan == 5, hasil
        assert not {s for s in hasil if s >= 500 and s != 503}, hasil


def test_tautan_dipakai_serempak_menang_sekali(app: Flask) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    with transaction():
        kode = services.terbitkan_tautan(orang, pabrik.pelaku(Peran.ADMIN))
    klien = [app.test_client() for _ in range(8)]
    sandi = {k: f"kalimat panjang nomor {n}" for n, k in enumerate(klien)}
    hasil = serempak(klien, lambda k: k.kirim(f"/tautan/{kode}", {"sandi_baru": sandi[k], "ulangi": sandi[k]}))
    db.session.expire_all()
    assert hasil[302] == 1, hasil
    kini = db.session.get_one(Pengguna, orang.id)
    assert sum(services.sandi_cocok(kini, s) for s in sandi.values()) == 1


def test_masuk_selama_basis_terkunci_503(app: Flask, klien: Klien) -> None:
    orang = pabrik.pengguna(Peran.AUDITOR)
    nama = orang.nama_pengguna
    db.session.commit()
    with penghalang(app):
        jawab = klien.kirim("/masuk", {"nama": nama, "sandi": pabrik.SANDI})
    assert (jawab.status_code, int(jawab.headers["Retry-After"]) > 0) == (503, True)
    assert masuk(klien, nama) == 302, "and afterwards all is well"
