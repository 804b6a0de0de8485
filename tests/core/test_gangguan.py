"""A busy, full, read-only or absent database and a full disk: 503 with the reason, and nothing half done."""

import errno
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, event, func, select, text
from sqlalchemy.engine import Engine
from werkzeug.test import TestResponse

from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.gangguan import gangguan
from smartpns.dokumen.models import Dokumen, VersiDokumen
from tests import pabrik
from tests.dokumen.berkas import pdf
from tests.halaman import Klien, sup, teks


@pytest.fixture
def perencana(app: Flask, masuk_sebagai: Any) -> Klien:
    db.session.commit()
    klien: Klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    return klien


@pytest.fixture
def isian(perencana: Klien) -> dict[str, Any]:
    """A whole form for a new document, token included: sending it is one request that changes rows and disk."""
    unit = pabrik.unit()
    db.session.commit()
    return {
        "csrf_token": perencana.token(),
        "jenis": "sop",
        "judul": "SOP Tugas Belajar",
        "unit": str(unit.id),
        "ringkasan": "Ringkas.",
        "nomor": "1/2026",
        "tanggal": "1 Januari 2026",
        "berlaku_mulai": "1 Januari 2026",
        "berlaku_sampai": "",
        "naskah": "Isi",
    }


def kirim(klien: Klien, isian: dict[str, Any]) -> TestResponse:
    return klien.post(
        "/kelola/dokumen/tambah",
        data={**isian, "berkas": (io.BytesIO(pdf()), "sop.pdf")},
        content_type="multipart/form-data",
    )


def berkas(app: Flask) -> list[Path]:
    folder = Path(app.instance_path) / "berkas"
    return sorted(folder.iterdir()) if folder.exists() else []


def banyak() -> tuple[int | None, ...]:
    return tuple(db.session.scalar(select(func.count()).select_from(k)) for k in (Dokumen, VersiDokumen, Jejak))


@contextmanager
def terkunci(app: Flask) -> Iterator[None]:
    """Somebody else holds what the request needs, for longer than it waits."""
    lain = create_engine(db.engine.url)
    sqlite = db.engine.dialect.name == "sqlite"
    db.session.commit()
    if sqlite:
        with db.engine.connect() as koneksi:
            koneksi.exec_driver_sql("PRAGMA busy_timeout=200")
    else:
        db.session.execute(text("SET lock_timeout='200ms'"))
        db.session.commit()
    try:
        with lain.connect() as koneksi:
            koneksi.exec_driver_sql("BEGIN IMMEDIATE" if sqlite else "LOCK TABLE dokumen IN ACCESS EXCLUSIVE MODE")
            yield
            koneksi.rollback()
    finally:
        lain.dispose()
        db.session.rollback()
        db.engine.dispose()


@contextmanager
def hanya_baca(app: Flask) -> Iterator[None]:
    """The database takes no change, as a standby or a file system mounted read-only does."""
    perintah = "PRAGMA query_only=ON" if db.engine.dialect.name == "sqlite" else "SET default_transaction_read_only=on"

    def siapkan(koneksi: Any, _catatan: object, _wakil: object) -> None:
        with (
            koneksi.cursor()
            if hasattr(koneksi, "autocommit") and "psycopg" in type(koneksi).__module__
            else (_Kursor(koneksi)) as kursor
        ):
            kursor.execute(perintah)
        koneksi.commit()  # the next transaction begins read-only, not the one that asked for it

    db.session.rollback()
    db.engine.dispose()
    event.listen(db.engine, "checkout", siapkan)
    try:
        yield
    finally:
        event.remove(db.engine, "checkout", siapkan)
        db.session.rollback()
        db.engine.dispose()


class _Kursor:
    """A cursor of sqlite3, which knows no `with`."""

    def __init__(self, koneksi: Any) -> None:
        self.kursor = koneksi.cursor()

    def __enter__(self) -> Any:
        return self.kursor

    def __exit__(self, *_: object) -> None:
        self.kursor.close()


@contextmanager
def terputus(app: Flask) -> Iterator[None]:
    """The connection ends in the middle of the work."""
    if db.engine.dialect.name == "sqlite":
        pytest.skip("SQLite is in the same process")

    def putus(koneksi: Any, _kursor: object, perintah: str, *_: object) -> None:
        if perintah.startswith("INSERT INTO versi_dokumen"):
            with mesin.connect() as lain:
                lain.execute(
                    text("SELECT pg_terminate_backend(:pid)"),
                    {"pid": koneksi.connection.dbapi_connection.info.backend_pid},
                )

    mesin = create_engine(db.engine.url)
    event.listen(Engine, "before_cursor_execute", putus)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", putus)
        mesin.dispose()


@pytest.mark.parametrize(
    ("keadaan", "kalimat"),
    [
        (terkunci, "sedang dipakai pekerjaan lain"),
        (hanya_baca, "hanya dapat dibaca"),
        (terputus, "tidak dapat dihubungi"),
    ],
)
def test_basis_data_terganggu_503_dan_tidak_ada_yang_setengah(
    app: Flask, perencana: Klien, isian: dict[str, Any], keadaan: Any, kalimat: str
) -> None:
    sebelum, berkas_sebelum = banyak(), berkas(app)
    with keadaan(app):
        jawaban = kirim(perencana, isian)
    assert jawaban.status_code == 503
    assert int(jawaban.headers["Retry-After"]) > 0
    isi = teks(sup(jawaban).select_one("main"))
    assert kalimat in isi and "Isian Anda masih ada di halaman sebelumnya" in isi
    assert (banyak(), berkas(app)) == (sebelum, berkas_sebelum)
    jawaban = kirim(perencana, isian)
    assert jawaban.status_code == 302, "and afterwards all is well"
    assert len(berkas(app)) == len(berkas_sebelum) + 1


@pytest.mark.parametrize("nomor", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_folder_data_penuh_503(
    app: Flask, perencana: Klien, isian: dict[str, Any], monkeypatch: pytest.MonkeyPatch, nomor: int
) -> None:
    sebelum, berkas_sebelum = banyak(), berkas(app)

    def setengah(jalur: Path, isi: bytes) -> int:
        with jalur.open("wb") as keluar:
            keluar.write(isi[:100])
        raise OSError(nomor, "penuh")

    with monkeypatch.context() as tambal:
        tambal.setattr(Path, "write_bytes", setengah)
        jawaban = kirim(perencana, isian)
    assert (jawaban.status_code, jawaban.headers["Retry-After"]) == (503, "300")
    assert "Ruang di server habis" in teks(sup(jawaban).select_one("main"))
    assert (banyak(), berkas(app)) == (sebelum, berkas_sebelum)


def test_membaca_tetap_bisa_selama_terkunci(app: Flask, perencana: Klien) -> None:
    with terkunci(app):
        assert perencana.get("/program-studi").status_code == 200


def test_cacat_kita_bukan_gangguan(app: Flask) -> None:
    with pytest.raises(Exception) as galat:
        db.session.execute(text("SELECT * FROM tidak_ada"))
    db.session.rollback()
    assert gangguan(galat.value) is None
    assert gangguan(OSError(errno.ENOENT, "tidak ada")) is None
    assert gangguan(ValueError()) is None


def test_alamat_basis_yang_mati_disebut_terputus(app: Flask) -> None:
    mati = create_engine("postgresql+psycopg://x@127.0.0.1:1/x", connect_args={"connect_timeout": 2})
    with pytest.raises(Exception) as galat:
        mati.connect()
    sebab = gangguan(galat.value)
    assert sebab and re.search("tidak dapat dihubungi", sebab.pesan)
