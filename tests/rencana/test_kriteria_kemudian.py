"""A plan frozen today is printed and explained with today's criteria, also when a ninth one exists."""

import io
import sys
from decimal import Decimal

import openpyxl
import pytest
from flask import Flask

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.core.instalasi import instalasi
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.naskah.cetak import cetak_draf
from smartpns.naskah.queries import bahan_perencanaan
from smartpns.naskah.services import TEMPLAT
from smartpns.prioritas.rules import KRITERIA, JenisKriteria, Kriteria
from smartpns.rencana.models import Rencana
from smartpns.rencana.queries import ambil_rencana, sidik_cocok
from smartpns.rencana.sheets import tulis_rencana
from tests import pabrik
from tests.halaman import teks
from tests.naskah.bacaan import teks as teks_pdf
from tests.rencana.susunan import rencana

KESEMBILAN = Kriteria(
    "K9", "Kriteria kemudian", JenisKriteria.MANFAAT, "0 sampai 3", Decimal(0), "Ditambahkan tahun depan."
)
PEMAKAI = (
    "smartpns.prioritas.rules.kriteria",
    "smartpns.prioritas.queries.peringkat",
    "smartpns.naskah.queries.isi_rencana",
)


@pytest.fixture
def beku(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Rencana:
    """Frozen with eight criteria, read with nine."""
    satu = rencana(th2028=3_000_000)
    db.session.commit()
    for nama in PEMAKAI:
        monkeypatch.setattr(sys.modules[nama], "KRITERIA", (*KRITERIA, KESEMBILAN))
    monkeypatch.setattr("smartpns.rencana.sheets.NAMA_KRITERIA", {k.kode: k.nama for k in (*KRITERIA, KESEMBILAN)})
    monkeypatch.setattr("smartpns.rencana.views.kekuatan.NAMA_KRITERIA", {})
    return ambil_rencana(satu.id)


def test_buku_kerja_memuat_kriterianya_sendiri(beku: Rencana) -> None:
    buku = openpyxl.load_workbook(io.BytesIO(tulis_rencana(beku, instalasi())))
    kepala = [str(sel.value) for baris in buku["Nilai kriteria"].iter_rows(max_row=6) for sel in baris]
    assert "K8 nilai" in kepala and not any("K9" in satu for satu in kepala)
    assert sidik_cocok(beku)


def test_dokumen_memuat_kriterianya_sendiri(beku: Rencana) -> None:
    bahan = bahan_perencanaan(beku, hari_ini())
    assert [k["kode"] for k in bahan.isi["kriteria"]] == [f"K{n}" for n in range(1, 9)]
    assert "Kriteria kemudian" not in teks_pdf(cetak_draf(bahan.jenis, bahan.isi, TEMPLAT, sekarang()))


def test_halamannya_menjelaskan_dengan_kriterianya_sendiri(beku: Rencana, masuk_sebagai) -> None:
    klien = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
    for alamat in (f"/rencana/{beku.id}", f"/rencana/{beku.id}/peringkat/1", f"/rencana/{beku.id}/kekuatan"):
        assert "Kriteria kemudian" not in teks(klien.sup(alamat).main)
    assert "K8" in teks(klien.sup(f"/rencana/{beku.id}/kekuatan").main)
