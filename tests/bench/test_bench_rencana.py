"""The pages and the workbook of a ranked period with 2,000 needs."""

import io
from typing import Any
from uuid import uuid4

import pytest
import xlsxwriter
from flask import Flask
from sqlalchemy import insert

from smartpns.akun.izin import Peran
from smartpns.core.db import db, transaction
from smartpns.core.instalasi import instalasi
from smartpns.kebutuhan.models import Kebutuhan, Periode
from smartpns.rencana import services
from smartpns.rencana.queries import susunan
from smartpns.rencana.sheets import tulis_rencana
from tests import pabrik
from tests.bench.conftest import Pengukur, detik
from tests.prioritas.lima import diterima, harga, usulan_terverifikasi
from tests.rencana.susunan import SISTEM, pagu

JUMLAH = 2_000


@pytest.fixture
def periode(app) -> Periode:
    """2,000 accepted needs of one OPD that differ in programme words, rank and support."""
    satu = pabrik.periode()
    pabrik.kunci_bobot(satu)
    prodi = pabrik.program_studi()
    harga()
    pagu(satu)
    usulan = usulan_terverifikasi(satu, pabrik.unit())
    contoh = diterima(usulan, pabrik.jabatan((prodi,)), prodi)
    kolom = {k.key: getattr(contoh, k.key) for k in Kebutuhan.__table__.columns if k.key != "id"}
    baris = [
        {"id": uuid4(), **kolom, "nomor": n, "prioritas_opd": n, "prodi_kunci": f"p {n}", "dukungan_rpjmd": n % 4}
        for n in range(2, JUMLAH + 1)
    ]
    db.session.execute(insert(Kebutuhan), baris)
    db.session.commit()
    return satu


def test_halaman_peringkat(app: Flask, periode: Periode, masuk_sebagai: Any, pengukur: Pengukur) -> None:
    klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    klien.get("/peringkat")
    baku, _ = pengukur.bandingkan(
        "page of the ranking, 2,000 needs",
        lambda: klien.get("/peringkat"),
        "the ranking anew",
        lambda: susunan(periode),
    )
    assert baku < 0.15


def test_buku_kerja_rencana(periode: Periode, pengukur: Pengukur) -> None:
    with transaction():
        print(f"\nfreeze 2,000 needs: {detik(lambda: services.susun(periode, SISTEM)) * 1000:.0f} ms")
        rencana = services.susun(periode, SISTEM)
    pemda = instalasi()
    baku, _ = pengukur.bandingkan(
        "workbook of the plan, 2,000 needs",
        lambda: tulis_rencana(rencana, pemda),
        "the same number of bare cells",
        lambda: _polos(JUMLAH, 70),
        kali=3,
    )
    assert baku < 3


def _polos(baris: int, kolom: int) -> bytes:
    berkas = io.BytesIO()
    buku = xlsxwriter.Workbook(berkas, {"constant_memory": True})
    lembar = buku.add_worksheet()
    for b in range(baris):
        for k in range(kolom):
            lembar.write_number(b, k, b * k)
    buku.close()
    return berkas.getvalue()
