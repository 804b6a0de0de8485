"""Long work: inside the request, in a thread of its own, and its progress."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from smartpns.core import pekerjaan
from smartpns.core.db import db, transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.pekerjaan import (
    Lapor,
    Pekerjaan,
    StatusPekerjaan,
    diam,
    kemajuan_terminal,
    kerjakan,
    muat_pekerjaan,
)
from smartpns.core.waktu import sekarang
from tests.pabrik import pengguna


@pytest.fixture
def di_utas(app: Flask) -> Iterator[None]:
    app.config["PEKERJAAN_LANGSUNG"] = False
    yield
    for utas in threading.enumerate():
        if utas.name.startswith("pekerjaan-"):
            utas.join(10)
    app.config["PEKERJAAN_LANGSUNG"] = True


def baca(job: Pekerjaan) -> Pekerjaan:
    db.session.rollback()
    db.session.refresh(job)
    return job


def test_quick_work_is_finished_at_once(app):
    job = kerjakan("uji", "Uji", lambda lapor: lapor(1, 2, "x") or {"n": 3}, None)
    assert (job.status, job.hasil, job.galat, job.terhenti) == (StatusPekerjaan.SELESAI, {"n": 3}, None, False)


def test_a_refusal_is_told_in_its_own_words(app):
    def tolak(_lapor: Lapor) -> dict[str, Any]:
        raise DomainError("Berkas ini rusak.")

    job = kerjakan("uji", "Uji", tolak, None)
    assert (job.status, job.sebab_gagal) == (StatusPekerjaan.GAGAL, "Berkas ini rusak.")


def basis_sibuk() -> sqlite3.Error:
    """What SQLite raises while somebody else writes."""
    galat = sqlite3.OperationalError("database is locked")
    galat.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return galat


@pytest.mark.parametrize(
    ("galat", "kata"),
    [(RuntimeError("rahasia"), "Sebutkan kode"), (OperationalError("x", {}, basis_sibuk()), "sedang dipakai")],
)
def test_a_defect_gets_a_code_and_tells_no_secret(app, galat, kata):
    def rusak(_lapor: Lapor) -> dict[str, Any]:
        raise galat

    job = kerjakan("uji", "Uji", rusak, None)
    assert job.status == StatusPekerjaan.GAGAL and kata in job.galat and "rahasia" not in job.galat


def test_what_the_work_left_uncommitted_is_dropped(app):
    def lupa(_lapor: Lapor) -> dict[str, Any]:
        db.session.add(Pekerjaan(jenis="hantu", label="x"))
        db.session.flush()
        return {}

    kerjakan("uji", "Uji", lupa, None)
    assert db.session.query(Pekerjaan).filter_by(jenis="hantu").count() == 0


def test_slow_work_goes_on_after_the_answer(app, di_utas):
    lanjut, di_tengah = threading.Event(), threading.Event()

    def lambat(lapor: Lapor) -> dict[str, Any]:
        lapor(3, 10, "Menghitung")
        di_tengah.set()
        lanjut.wait(10)
        with transaction() as sesi:
            sesi.add(Pekerjaan(jenis="jejak", label="ditulis oleh pekerjaan"))
        return {"n": 10}

    job = kerjakan("uji", "Uji", lambat, None, tunggu=0.05)
    assert di_tengah.wait(10)
    assert (baca(job).status, job.maju, job.jumlah, job.langkah) == (StatusPekerjaan.BERJALAN, 3, 10, "Menghitung")
    lanjut.set()
    for _ in range(100):
        if baca(job).status == StatusPekerjaan.SELESAI:
            break
        time.sleep(0.05)
    assert job.hasil == {"n": 10}
    assert db.session.query(Pekerjaan).filter_by(jenis="jejak").count() == 1


def test_progress_never_waits_for_the_works_own_lock(app, di_utas):
    """On SQLite the work may hold the write lock: the note is dropped within a moment, the work is not harmed."""

    def menulis(lapor: Lapor) -> dict[str, Any]:
        with transaction() as sesi:
            sesi.add(Pekerjaan(jenis="jejak", label="x"))
            sesi.flush()
            mulai = time.perf_counter()
            for n in range(5):
                lapor(n, 5, f"Langkah {n}")
            return {"lama": time.perf_counter() - mulai}

    job = kerjakan("uji", "Uji", menulis, None, tunggu=10)
    assert job.status == StatusPekerjaan.SELESAI and job.hasil["lama"] < 1
    assert db.session.query(Pekerjaan).filter_by(jenis="jejak").count() == 1
    if db.engine.dialect.name == "sqlite":
        assert db.session.execute(text("PRAGMA busy_timeout")).scalar_one() == 5000


def test_progress_is_written_now_and_then_but_a_new_step_at_once(app, monkeypatch):
    tertulis: list[tuple[int, str]] = []
    monkeypatch.setattr(pekerjaan, "_catat", lambda _nomor, maju, jumlah, langkah: tertulis.append((maju, langkah)))
    lapor = pekerjaan._pelapor(None)
    for n in range(1000):
        lapor(n, 1000, "a" if n < 500 else "b")
    assert tertulis == [(0, "a"), (500, "b")]


def test_a_dead_worker_is_noticed(app):
    with transaction() as sesi:
        job = Pekerjaan(jenis="uji", label="Uji")
        sesi.add(job)
    assert not job.terhenti and job.sebab_gagal is None
    with time_machine.travel(sekarang() + timedelta(minutes=3)):
        assert job.terhenti and "ulangi" in job.sebab_gagal


def test_a_job_belongs_to_a_person(app):
    siapa = pengguna()
    job = kerjakan("uji", "Uji", lambda _lapor: {}, siapa.id)
    assert muat_pekerjaan(job.id, siapa.id) is job
    with pytest.raises(TidakDitemukan):
        muat_pekerjaan(job.id, None)


def test_the_terminal_shows_steps(app, capsys, monkeypatch):
    with kemajuan_terminal("Contoh") as lapor:
        lapor(0, None, "Membaca")
        lapor(1, 2, "Menyimpan")
        lapor(2, 2, "Menyimpan")
    tertulis = capsys.readouterr()
    assert tertulis.err == "Contoh: Membaca\nContoh: Menyimpan\n" and not tertulis.out
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with kemajuan_terminal("Contoh") as lapor:
        lapor(1, 2, "Menyimpan")
    assert capsys.readouterr().err.endswith("Contoh: Menyimpan 1 dari 2\n")
    diam(1, 2, "tidak berkata apa-apa")
