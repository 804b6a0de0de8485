"""Every endpoint × method × role, and signed out, called for real and compared with a table kept by hand."""

from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db
from smartpns.core.waktu import hari_ini
from tests import pabrik
from tests.arsitektur.hak_akses import HAK_AKSES, MASUK, TAMU
from tests.arsitektur.kota import Kota, alamat, aturan, kota, potret

__all__ = ["kota"]

TANPA_SESI = ("akun.keluar",)
"""Ends the session of the one who calls it, and is therefore called last."""


def test_tabel_sama_dengan_endpoint(aplikasi: Flask) -> None:
    ada = {a.endpoint for a in aturan(aplikasi)}
    assert ada == set(HAK_AKSES), f"decide who may: {sorted(ada ^ set(HAK_AKSES))}"


def ditolak(jawab: TestResponse) -> bool:
    """Whether the guard stopped it: 403 for somebody known, to the sign-in page for somebody unknown."""
    ke_masuk = jawab.status_code == 302 and jawab.headers["Location"].startswith("/masuk")
    return jawab.status_code == 403 or ke_masuk


@pytest.mark.parametrize("peran", [TAMU, *Peran], ids=lambda p: p.value if p else "tamu")
def test_hak_akses(kota: Kota, peran: Peran | None) -> None:
    """GET of the real thing, POST for one that does not exist: whoever may gets past the guard, others never do."""
    sebelum = potret(kota.app)
    peramban = kota.peramban(peran)
    salah = []
    for rule in aturan(kota.app):
        for metode in sorted((rule.methods or set()) & {"GET", "POST"}):
            if rule.endpoint in TANPA_SESI:
                continue
            url = alamat(rule, kota.isian if metode == "GET" else {})
            token = "" if metode == "GET" else peramban.token()
            jawab = peramban.open(url, method=metode, data={"csrf_token": token} if token else None)
            if ditolak(jawab) == (peran in HAK_AKSES[rule.endpoint]) or jawab.status_code >= 500:
                salah.append(f"{metode} {url} ({rule.endpoint}): {jawab.status_code}")
    assert not salah, "\n".join(salah)
    if peran in (TAMU, Peran.PNS):
        assert potret(kota.app) == sebelum, "a call that was refused changed something"


@pytest.mark.parametrize(
    ("mulai", "sampai", "berlaku"),
    [(-9, None, True), (-9, 0, True), (-9, -1, False), (0, None, True), (1, None, False)],
    ids=["sejak lama", "berakhir hari ini", "berakhir kemarin", "mulai hari ini", "mulai besok"],
)
def test_peran_hanya_dalam_masanya(kota: Kota, mulai: int, sampai: int | None, berlaku: bool) -> None:
    """An acting official may act from the first to the last day of the assignment; outside it remains a PNS."""
    with kota.app.app_context():
        orang = pabrik.pengguna()
        akhir = None if sampai is None else hari_ini() + timedelta(days=sampai)
        pabrik.penugasan(orang, Peran.ADMIN, mulai=hari_ini() + timedelta(days=mulai), sampai=akhir)
        db.session.commit()
        peramban = kota.peramban(pabrik.sesi(orang))
    assert ditolak(peramban.get("/akun/pengguna")) is not berlaku
    assert peramban.get("/akun").status_code == 200


def test_peran_terpilih_yang_berakhir_tidak_dipakai(kota: Kota) -> None:
    """The role chosen in the session counts no longer once its assignment has ended."""
    with kota.app.app_context():
        orang = pabrik.pengguna(Peran.ADMIN)
        db.session.commit()
        peramban = kota.peramban(pabrik.sesi(orang))
        peramban.kirim("/akun/peran", {"penugasan": str(orang.penugasan[0].id)})
        assert not ditolak(peramban.get("/akun/pengguna"))
        orang.penugasan[0].sampai = orang.penugasan[0].mulai
        catat("akhiri_tugas", orang.penugasan[0], Pelaku.sistem())
        db.session.commit()
    assert ditolak(peramban.get("/akun/pengguna"))


def test_akun_nonaktif_ditolak_di_mana_pun(kota: Kota) -> None:
    """Switching an account off ends its session at the next request: it is a visitor."""
    with kota.app.app_context():
        orang = pabrik.pengguna(Peran.PERENCANA)
        db.session.commit()
        peramban = kota.peramban(pabrik.sesi(orang))
        assert peramban.get("/akun").status_code == 200
        orang.aktif = False
        catat("nonaktifkan_akun", orang, Pelaku.sistem())
        db.session.commit()
    lolos = [
        a.endpoint
        for a in aturan(kota.app)
        if HAK_AKSES[a.endpoint] <= MASUK
        and "GET" in (a.methods or ())
        and not ditolak(peramban.get(alamat(a, kota.isian)))
    ]
    assert not lolos
