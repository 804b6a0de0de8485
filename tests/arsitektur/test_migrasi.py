"""Migrations equal the models, and go down and up again with rows in them."""

import flask_migrate
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, select, text

from smartpns.core.db import Base, db
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.organisasi.rules import Pembiayaan
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


def test_pembagian_biaya_mempertahankan_arti_baris_lama(app: Flask) -> None:
    """A share of the APBD stays a share; other main sources cost the APBD nothing, whatever the old column said."""
    usulan, jabatan = pabrik.usulan(pabrik.periode(), pabrik.unit()), pabrik.jabatan()
    nilai: dict[Pembiayaan, int] = {Pembiayaan.APBD: 40, Pembiayaan.APBN: 100, Pembiayaan.MANDIRI: 0}
    for pembiayaan in nilai:
        pabrik.kebutuhan(usulan, jabatan, pembiayaan=pembiayaan)
    pabrik.kebutuhan(usulan, jabatan, prodi_teks="Hukum")
    db.session.commit()
    db.session.close()
    folder = app.extensions["migrate"].directory
    flask_migrate.downgrade(directory=folder, revision="0009_pembagian-1")
    for pembiayaan, porsi in nilai.items():
        lama = text("UPDATE kebutuhan SET porsi_apbd = :porsi WHERE pembiayaan = :p AND prodi_teks <> 'Hukum'")
        db.session.execute(lama, {"porsi": porsi, "p": pembiayaan.value})
    db.session.commit()
    db.session.close()
    flask_migrate.upgrade(directory=folder)
    semua = db.session.scalars(select(Kebutuhan).order_by(Kebutuhan.nomor)).all()
    assert [b.pembagian.apbd(b.pembiayaan).persen for b in semua] == [40, 0, 0, 100]
    assert [b.pembagian.belum_disebut(b.pembiayaan) for b in semua] == [60, 0, 0, 0]
