"""Kabupaten Contoh built once, in a database of its own that its tests only read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, make_url, text

from smartpns import create_app
from smartpns.core.db import db
from tests.halaman import Klien


@dataclass(frozen=True)
class Bangunan:
    """A built district: its application and what the command answered."""

    app: Flask
    jawaban: dict[str, Any]
    kemajuan: str


def bangun(alamat: str, folder: Path) -> Bangunan:
    """Migrate an empty database and fill it with the command, as `make run` does."""
    app = create_app("test", DATABASE_URL=alamat, DATA_DIR=str(folder))
    app.test_client_class = Klien
    with app.app_context():
        hasil = app.test_cli_runner().invoke(args=["contoh", "isi", "--migrasi", "--json"])
        assert hasil.exit_code == 0, hasil.output
    return Bangunan(app, json.loads(hasil.stdout), hasil.stderr)


@pytest.fixture(scope="session")
def bangunan(alamat_basis: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bangunan]:
    folder = tmp_path_factory.mktemp("contoh")
    hasil = bangun(basis_sendiri(alamat_basis, folder, "contoh"), folder)
    yield hasil
    with hasil.app.app_context():
        db.engine.dispose()


@pytest.fixture
def contoh(bangunan: Bangunan) -> Iterator[Flask]:
    """The application on the built district, inside an app context."""
    with bangunan.app.app_context():
        yield bangunan.app
        db.session.rollback()


def basis_sendiri(alamat: str, folder: Path, nama: str) -> str:
    """The URL of another, empty database of the same kind."""
    url = make_url(alamat)
    if url.get_backend_name() == "sqlite":
        return f"sqlite:///{folder / nama}.db"
    mesin = create_engine(url, isolation_level="AUTOCOMMIT")
    with mesin.connect() as koneksi:
        koneksi.execute(text(f'CREATE DATABASE "{nama}"'))
    mesin.dispose()
    return url.set(database=nama).render_as_string(hide_password=False)
