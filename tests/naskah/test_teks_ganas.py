"""Whatever people type, the document compiles and shows it as they typed it; nothing of it is ever code."""

from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartpns.core.db import db
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.naskah.cetak import cetak_draf
from smartpns.naskah.queries import bahan_berita_acara, bahan_perencanaan, bahan_sk, bahan_surat
from smartpns.naskah.rules import JenisNaskah, aksara
from smartpns.naskah.services import TEMPLAT
from tests.naskah.bacaan import teks, usulan_diajukan, verifikasi
from tests.rencana.susunan import rencana

GANAS = (
    '#import "@preview/cetz:0.3.0"',
    '#read("/etc/passwd")',
    "#panic()",
    "$x^2$ *tebal* _miring_ `kode` <label> @rujukan = Judul",
    "\\u{0} \\ // /* */ [ ] { } ( ) ; : ~ ' \"",
    "“kutip” – strip — Rp1.000.000,00",
    "a\0b\x1bc\u202etupmok\u202c\u200d",
    "W" * 300,
    "Pneumonoultramikroskopik" * 20,
    "baris satu\nbaris dua",
    "é ñ ü Ω я ≤ → □",
)
PENANDA = dict.fromkeys(("jabatan", "nama", "pangkat", "nip"), "")
TETAP = {"jenis", "kertas"}
"""Not typed by anyone: enum values that the templates choose by."""


@pytest.fixture(scope="module")
def isi_naskah(aplikasi: Flask) -> dict[JenisNaskah, dict[str, Any]]:
    """The data of one document of each kind."""
    with aplikasi.app_context():
        aplikasi.extensions["kosong"].pulihkan()
        satu = rencana(th2028=3_000_000)
        bahan = [bahan_perencanaan(satu, hari_ini()), bahan_sk(satu, hari_ini())]
        db.session.rollback()
        usulan = usulan_diajukan(keterangan="Catatan", dukungan_teks="Misi 1")
        bahan.append(bahan_surat(usulan, hari_ini()))
        bahan.append(bahan_berita_acara(verifikasi(usulan), hari_ini()))
        db.session.rollback()
        return {b.jenis: b.isi for b in bahan}


def ganti(isi: Any, baru: str) -> Any:
    """The data with every text in it replaced."""
    if isinstance(isi, str):
        return baru
    if isinstance(isi, dict):
        return {k: v if k in TETAP else ganti(v, baru) for k, v in isi.items()}
    return [ganti(v, baru) for v in isi] if isinstance(isi, list) else isi


def isian(isi: dict[str, Any], baru: str) -> dict[str, Any]:
    """As `ganti`; the codes of the criteria, which stand in heads of tables, are the application's own."""
    hasil: dict[str, Any] = ganti(isi, baru)
    for lama, kriteria in zip(isi.get("kriteria", ()), hasil.get("kriteria", ()), strict=True):
        kriteria["kode"] = lama["kode"]
    return hasil


def rapat(kata: str) -> str:
    """Without spaces and line ends, which justify and wrap as they must."""
    return "".join(kata.replace("\xad", "").split())


def tercetak(jenis: JenisNaskah, isi: dict[str, Any]) -> str:
    return rapat(teks(cetak_draf(jenis, isi, TEMPLAT, sekarang())))


@pytest.mark.parametrize("jenis", JenisNaskah, ids=lambda j: j.value)
@pytest.mark.parametrize("teks_ganas", GANAS, ids=range(len(GANAS)))
def test_setiap_isian_tercetak_apa_adanya(isi_naskah, jenis: JenisNaskah, teks_ganas: str) -> None:
    assert rapat(aksara(teks_ganas)) in tercetak(jenis, isian(isi_naskah[jenis], teks_ganas))


@pytest.mark.parametrize("jenis", JenisNaskah, ids=lambda j: j.value)
def test_sepuluh_ribu_huruf(isi_naskah, jenis: JenisNaskah) -> None:
    """A long text in a table breaks over pages; so does one of ten thousand characters."""
    panjang = "Kata yang diulang-ulang #1. " * 360
    isi = isi_naskah[jenis]
    kunci = "baris" if "baris" in isi else "ditetapkan"
    isi = isi | {kunci: [ganti(isi[kunci][0], panjang) | {"poin": ["1"] * 8, "biaya": isi[kunci][0].get("biaya", 0)}]}
    assert tercetak(jenis, isi).count("Katayangdiulang") >= 360


@pytest.mark.parametrize("jenis", JenisNaskah, ids=lambda j: j.value)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acak=st.text(min_size=1, max_size=60).filter(lambda kata: aksara(kata).strip()))
def test_teks_acak_selalu_jadi(isi_naskah, jenis: JenisNaskah, acak: str) -> None:
    """Any Unicode: the standards (PDF/A-2a, PDF/UA-1) refuse no document."""
    assert cetak_draf(jenis, isian(isi_naskah[jenis], acak), TEMPLAT, sekarang()).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("jenis", JenisNaskah, ids=lambda j: j.value)
def test_setiap_huruf_yang_dibiarkan_dapat_dicetak(isi_naskah, jenis: JenisNaskah) -> None:
    """Every letter that `aksara` leaves has a glyph in upright, bold and capitals, so no document fails on one."""
    semua = " ".join(chr(kode) for kode in range(0x20, 0x3000) if aksara(chr(kode)) == chr(kode))
    judul = {nama: semua for nama in ("periode", "opd", "pemda", "bkpsdm") if nama in isi_naskah[jenis]}
    isi = isi_naskah[jenis] | judul | {"kop": [semua, semua], "dasar": [semua], "penanda": PENANDA | {"nama": semua}}
    assert cetak_draf(jenis, isi, TEMPLAT, sekarang())
