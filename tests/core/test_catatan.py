"""The log says what happened and where, never whose data it was: on both databases, in requests, jobs and commands."""

import io
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from smartpns.core.catatan import Bentuk
from smartpns.core.db import db
from smartpns.core.pekerjaan import kerjakan
from smartpns.organisasi.models import Pegawai
from tests import pabrik
from tests.halaman import Klien
from tests.kebocoran import bocor

AKAR = Path(__file__).parents[2]
NAMA = "Kenari Rahasia Utami"
NIP = "198503152010012999"
RAHASIA = {NAMA, NIP, "kenari@contoh.invalid"}


@pytest.fixture
def catatan(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the handler of the installation writes while nothing is a test."""
    (penulis,) = (h for h in logging.getLogger().handlers if isinstance(h.formatter, Bentuk))
    assert isinstance(penulis, logging.StreamHandler)
    keluar = io.StringIO()
    semula = penulis.setStream(keluar)
    monkeypatch.setitem(app.config, "TESTING", False)
    yield keluar
    if semula:
        penulis.setStream(semula)


@pytest.fixture
def orang(app: Flask) -> dict[str, Any]:
    """A row of a person as it is stored, to be spoilt."""
    baris = pabrik.pegawai(pabrik.unit(), pabrik.jabatan(), nama=NAMA, nip=NIP)
    db.session.commit()
    return {k.key: getattr(baris, k.key) for k in Pegawai.__mapper__.column_attrs if k.key != "id"}


def kembar(orang: dict[str, Any]) -> None:
    db.session.execute(insert(Pegawai), [{**orang, "id": uuid4()}])


def kosong(orang: dict[str, Any]) -> None:
    db.session.execute(insert(Pegawai), [{**orang, "id": uuid4(), "nip": NIP[::-1], "tanggal_lahir": None}])


def setengah_jadi(orang: dict[str, Any]) -> None:
    """What was begun waits in the session while the error page is made."""
    db.session.add(Pegawai(**orang))
    raise RuntimeError(NAMA)


def di_luar_pilihan(orang: dict[str, Any]) -> None:
    db.session.execute(text("UPDATE pegawai SET status = :nama WHERE nip = :nip"), {"nama": NAMA, "nip": NIP})


def tak_dikenal(_orang: dict[str, Any]) -> None:
    db.session.execute(text(f"SELECT '{NAMA}' FROM tidak_ada WHERE nip = '{NIP}'"))  # noqa: S608


def rujukan(_orang: dict[str, Any]) -> None:
    db.session.execute(text("UPDATE pegawai SET unit_id = :u WHERE nip = :nip"), {"u": "f" * 32, "nip": NIP})


def bersebab(orang: dict[str, Any]) -> None:
    try:
        kembar(orang)
    except DBAPIError as e:
        raise ValueError(f"{NAMA} {NIP}\n{NAMA}") from e


def bersusulan(orang: dict[str, Any]) -> None:
    try:
        di_luar_pilihan(orang)
    except DBAPIError:
        {}[NAMA]


RUSAK = (kembar, kosong, setengah_jadi, di_luar_pilihan, tak_dikenal, rujukan, bersebab, bersusulan)


def rusakkan(app: Flask, monkeypatch: pytest.MonkeyPatch, isi: Callable[[], None]) -> None:
    """The public list of documents does this instead."""
    asal = app.view_functions["dokumen.daftar"]

    @wraps(asal)
    def halaman() -> str:
        isi()
        raise AssertionError("it was to fail")

    monkeypatch.setitem(app.view_functions, "dokumen.daftar", halaman)


@pytest.mark.parametrize("rusak", RUSAK, ids=[r.__name__ for r in RUSAK])
def test_galat_di_halaman(
    app: Flask,
    klien: Klien,
    catatan: io.StringIO,
    orang: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    rusak: Callable[[dict[str, Any]], None],
) -> None:
    rusakkan(app, monkeypatch, lambda: rusak(orang))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        jawaban = klien.get(f"/dokumen?kata={NAMA}")
    assert jawaban.status_code == 500
    isi = catatan.getvalue()
    assert "galat" in isi and "test_catatan.py:" in isi and rusak.__name__ in isi, "it says where"
    assert not bocor(isi, RAHASIA)
    assert NAMA not in jawaban.text.replace(f'value="{NAMA}"', "")


@pytest.mark.parametrize("rusak", RUSAK, ids=[r.__name__ for r in RUSAK])
def test_galat_di_pekerjaan(
    app: Flask, catatan: io.StringIO, orang: dict[str, Any], rusak: Callable[[dict[str, Any]], None]
) -> None:
    hasil = kerjakan("uji", f"Uji {NAMA}", lambda _lapor: rusak(orang) or {}, None)
    assert hasil.galat and not bocor(hasil.galat, RAHASIA)
    isi = catatan.getvalue()
    assert rusak.__name__ in isi
    assert not bocor(isi, RAHASIA)


def test_galat_pada_perintah_dan_utas(tmp_path: Path) -> None:
    """A process of its own, as `wsgi` sets it up: what nobody caught is a record, not a quotation."""
    naskah = f"""
import threading
import wsgi
utas = threading.Thread(target=lambda: (_ for _ in ()).throw(ValueError("{NAMA} utas")))
utas.start(); utas.join()
raise RuntimeError("{NIP}")
"""
    lingkungan = {**os.environ, "SMARTPNS_ENV": "development", "DATA_DIR": str(tmp_path)}
    hasil = subprocess.run(
        [sys.executable, "-c", naskah],
        cwd=AKAR,
        env=lingkungan,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert hasil.returncode == 1
    assert "ValueError" in hasil.stderr and "RuntimeError" in hasil.stderr
    assert not bocor(hasil.stderr, RAHASIA)


def test_penjaga_ini_melihat_kebocoran() -> None:
    """Were the search blind, the tests above would say nothing."""
    for baris in (
        f"galat {NAMA.upper()}",
        f"a {NIP} b",
        "[parameters: (1)]",
        "Key (nip)=(1) already exists",
        "select a from b",
    ):
        assert bocor(f"baik\n{baris}\nbaik", RAHASIA) == [baris]
    assert bocor("galat A1B2C3 IntegrityError UniqueViolation 23505 uq_pegawai_nip [x.py:1 f]", RAHASIA) == []
