"""Who prepared does not approve: by person, not by role; where an office allows it, everything says so."""

from datetime import date

import pytest
from flask import Flask

from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak, Pengguna
from smartpns.akun.services import ORANG_SAMA
from smartpns.core.db import db
from smartpns.core.formats import tanggal
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.naskah.queries import bahan_perencanaan
from smartpns.organisasi.models import Parameter
from smartpns.rencana.models import Rencana
from smartpns.rencana.rules import StatusRencana
from tests import pabrik
from tests.halaman import Klien, teks
from tests.kebutuhan.dunia import Dunia
from tests.rencana.susunan import periode_berpagu

SK = {"sk_nomor": "800/77/2026", "sk_tanggal": tanggal(hari_ini())}


def izinkan() -> None:
    isi = {"kode": "satu_orang_dua_pihak", "nilai": 1, "berlaku_mulai": date(2026, 1, 1)}
    pabrik.simpan(Parameter(**isi, dasar_hukum="SK Kepala BKPSDM 800/3/2026"))


@pytest.fixture
def rangkap(app: Flask) -> Pengguna:
    """One person who is planner and leader."""
    orang = pabrik.pengguna(Peran.PERENCANA, nama="Budi Rangkap")
    pabrik.penugasan(orang, Peran.PIMPINAN)
    return orang


def sebagai(klien: Klien, orang: Pengguna, peran: Peran) -> Klien:
    klien.kirim("/akun/peran", {"penugasan": str(next(t.id for t in orang.penugasan if t.peran is peran))})
    return klien


@pytest.fixture
def menunggu(rangkap: Pengguna, masuk_sebagai) -> tuple[Klien, Rencana]:
    """A plan that this person froze and sent through the pages, and the browser in which they now act as leader."""
    periode = periode_berpagu()
    db.session.commit()
    klien = sebagai(masuk_sebagai(rangkap), rangkap, Peran.PERENCANA)
    klien.kirim("/rencana/susun", {"periode": str(periode.tahun), "skenario": "", "catatan": ""})
    satu = db.session.query(Rencana).one()
    klien.kirim(f"/rencana/{satu.id}/kirim", {})
    assert satu.status is StatusRencana.MENUNGGU
    return sebagai(klien, rangkap, Peran.PIMPINAN), satu


def test_penyusun_tidak_menetapkan(menunggu: tuple[Klien, Rencana], masuk_sebagai) -> None:
    klien, satu = menunggu
    jawab = klien.kirim(f"/rencana/{satu.id}/tetapkan", SK)
    assert jawab.status_code in (400, 422)
    assert "Anda ikut menyusun rencana ini" in jawab.text
    db.session.expire_all()
    assert satu.status is StatusRencana.MENUNGGU
    lain: Klien = masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN))
    assert lain.kirim(f"/rencana/{satu.id}/tetapkan", SK).status_code == 303
    db.session.expire_all()
    assert satu.status is StatusRencana.DITETAPKAN
    assert ORANG_SAMA not in (satu.ditetapkan_oleh or "")


def test_bila_diizinkan_semuanya_menyebut(menunggu: tuple[Klien, Rencana]) -> None:
    klien, satu = menunggu
    izinkan()
    assert klien.kirim(f"/rencana/{satu.id}/tetapkan", SK).status_code == 303
    db.session.expire_all()
    assert satu.ditetapkan_oleh == f"Budi Rangkap ({ORANG_SAMA})"
    assert ORANG_SAMA in teks(klien.sup(f"/rencana/{satu.id}").main)
    assert db.session.query(Jejak).filter_by(aksi="tetapkan_rencana").one().alasan == ORANG_SAMA
    assert ORANG_SAMA in str(bahan_perencanaan(satu, hari_ini()).isi)


def test_penyusun_usulan_tidak_mengajukan(app: Flask, masuk_sebagai) -> None:
    """The head who also acts as operator and typed a row; another head of the OPD may."""
    d = Dunia()
    d.mulai()
    pabrik.penugasan(d.operator, Peran.KEPALA_OPD, d.opd)
    db.session.commit()
    klien = sebagai(masuk_sebagai(d.operator), d.operator, Peran.OPERATOR)
    klien.kirim("/kebutuhan/baris/baru", d.formulir())
    d.kirim()
    kepala = sebagai(klien, d.operator, Peran.KEPALA_OPD)
    jawab = kepala.kirim("/kebutuhan/ajukan", {"setuju": "y"})
    assert jawab.status_code in (400, 422)
    assert "Anda ikut menyusun usulan ini" in jawab.text
    assert d.usulan.status is StatusUsulan.MENUNGGU_KEPALA
    izinkan()
    assert kepala.kirim("/kebutuhan/ajukan", {"setuju": "y"}).status_code in (302, 303)
    db.session.expire_all()
    assert d.usulan.riwayat[-1].alasan == "Disusun dan disetujui orang yang sama."
