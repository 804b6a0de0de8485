"""GET changes nothing: every page is opened by every role over real things, and the content is compared."""

from smartpns.akun.izin import Peran
from tests.arsitektur.hak_akses import TAMU
from tests.arsitektur.kota import Kota, alamat, aturan, kota, potret

__all__ = ["kota"]

MENGALIHKAN = {"akun.beranda"}
"""Answers by sending on to another page."""


def test_get_tidak_menulis(kota: Kota) -> None:
    dibaca = [a for a in aturan(kota.app) if "GET" in (a.methods or ())]
    belum = {a.endpoint for a in dibaca} - MENGALIHKAN
    sebelum = potret(kota.app)
    for peran in (TAMU, *Peran):
        peramban = kota.peramban(peran)
        status = {a.endpoint: peramban.get(alamat(a, kota.isian)).status_code for a in dibaca}
        assert not [endpoint for endpoint, s in status.items() if s >= 500]
        belum -= {endpoint for endpoint, s in status.items() if s == 200}
        assert potret(kota.app) == sebelum, f"a page wrote when {peran or 'a visitor'} read it"
    assert not belum, "nobody got these pages, so nothing is proved: name a real thing for them in kota.py"
