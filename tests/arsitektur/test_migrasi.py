"""Migrations equal the models, and go down and up again with rows in them."""

import flask_migrate
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect

from smartpns.core.db import Base, db
from tests import pabrik


def test_migrasi_sama_dengan_model(app: Flask) -> None:
    with db.engine.connect() as koneksi:
        beda = compare_metadata(MigrationContext.configure(koneksi), Base.metadata)
    assert beda == []


def test_migrasi_turun_dan_naik_dengan_isi(app: Flask) -> None:
    opd = pabrik.unit()
    pabrik.kebutuhan(pabrik.usulan(pabrik.periode(), opd), pabrik.jabatan())
    db.session.commit()
    db.session.close()
    folder = app.extensions["migrate"].directory
    flask_migrate.downgrade(directory=folder, revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    flask_migrate.upgrade(directory=folder)
    assert set(Base.metadata.tables) <= set(inspect(db.engine).get_table_names())
