"""The gap engine over 5,000 staff (under 2 s) and 100,000 (under 30 s), beside merely reading the same people."""

import pytest
from flask import Flask
from sqlalchemy import select

from smartpns.core.db import db
from smartpns.kebutuhan.queries.celah import celah_jabatan
from smartpns.organisasi.models import Pegawai, Unit
from tests.bench.conftest import Pengukur
from tests.kebutuhan.kota_celah import ATURAN, Penanam
from tests.kebutuhan.kota_tersimpan import KotaTersimpan


@pytest.mark.parametrize(("pegawai", "unit", "batas"), [(5_000, 60, 2), (100_000, 1_200, 30)])
def test_mesin_celah(app: Flask, pengukur: Pengukur, pegawai: int, unit: int, batas: int) -> None:
    KotaTersimpan(Penanam(pegawai, unit).kota(pegawai))
    mesin, _ = pengukur.bandingkan(
        f"gap engine, {pegawai:,} staff", hitung, "reading the same people", baca, kali=5 if pegawai < 50_000 else 3
    )
    assert mesin < batas


def hitung() -> None:
    db.session.expunge_all()
    assert sum(c.orang for c in celah_jabatan(ATURAN))


def baca() -> None:
    """The columns that the engine asks of every person, and nothing done with them."""
    p = Pegawai
    kolom = (p.id, Unit.opd_id, p.unit_id, p.jabatan_id, p.jenjang, p.program_studi_id, p.tanggal_lahir)
    assert db.session.execute(select(*kolom).join(Unit, Unit.id == p.unit_id).where(p.aktif)).all()
