"""What nobody decided is gone after a day; what a kill cut is marked."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.core.impor.models import Impor, StatusImpor
from smartpns.core.pekerjaan import TERHENTI, Pekerjaan, StatusPekerjaan
from smartpns.core.waktu import sekarang
from tests import pabrik


def unggahan(app: Flask, nama: str, umur: timedelta, status: StatusImpor) -> Path:
    with time_machine.travel(sekarang() - umur):
        isi = {"jenis": "unit", "nama_berkas": "a.xlsx", "sha256": "0" * 64, "ukuran": 1, "parameter": {}}
        impor = pabrik.simpan(Impor(**isi, berkas=nama, status=status, ringkasan={}))
    impor.path.parent.mkdir(parents=True, exist_ok=True)
    impor.path.write_bytes(b"x")
    return impor.path


@pytest.mark.parametrize(
    ("jam", "status", "tinggal"),
    [
        (23, StatusImpor.DIPERIKSA, True),
        (25, StatusImpor.DIPERIKSA, False),
        (25, StatusImpor.DIUNGGAH, False),
        (25, StatusImpor.DISIMPAN, True),  # decided: its own rules
    ],
)
def test_unggahan_yang_tidak_diputuskan(app: Flask, jam: int, status: StatusImpor, tinggal: bool) -> None:
    berkas = unggahan(app, f"{jam}-{status}.xlsx", timedelta(hours=jam), status)
    db.session.commit()
    hasil = FlaskCliRunner(app).invoke(args=["rapikan"])
    assert hasil.exit_code == 0, hasil.output
    assert berkas.exists() is tinggal
    db.session.expire_all()
    assert db.session.query(Impor.status).scalar() is (status if tinggal else StatusImpor.DIBATALKAN)
    berkas.unlink(missing_ok=True)


def test_berkas_tanpa_pemilik(app: Flask) -> None:
    folder = Path(app.instance_path) / "impor"
    folder.mkdir(parents=True, exist_ok=True)
    lama, baru = folder / "lama.xlsx", folder / "baru.xlsx"
    for berkas in (lama, baru):
        berkas.write_bytes(b"x")
    kemarin = (sekarang() - timedelta(hours=25)).timestamp()
    os.utime(lama, (kemarin, kemarin))
    FlaskCliRunner(app).invoke(args=["rapikan"])
    assert (lama.exists(), baru.exists()) == (False, True)
    baru.unlink()


def test_pekerjaan_yang_terputus_ditandai(app: Flask) -> None:
    kini = sekarang()
    orang = pabrik.pengguna(Peran.PERENCANA)
    for umur, status in ((1, StatusPekerjaan.BERJALAN), (3, StatusPekerjaan.BERJALAN), (3, StatusPekerjaan.SELESAI)):
        denyut = kini - timedelta(minutes=umur)
        isi = {"jenis": "uji", "label": "Uji", "oleh_id": orang.id}
        pabrik.simpan(Pekerjaan(**isi, status=status, heartbeat=denyut))
    db.session.commit()
    assert '"pekerjaan": 1' in FlaskCliRunner(app).invoke(args=["rapikan", "--json"]).output
    db.session.expire_all()
    tercatat = db.session.query(Pekerjaan.status, Pekerjaan.galat).order_by(Pekerjaan.heartbeat).all()
    assert (StatusPekerjaan.GAGAL, TERHENTI) in tercatat
    assert sorted(s for s, _ in tercatat) == sorted(
        [StatusPekerjaan.BERJALAN, StatusPekerjaan.GAGAL, StatusPekerjaan.SELESAI]
    )
