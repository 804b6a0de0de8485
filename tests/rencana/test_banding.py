"""The head is told whom the best plan would have served in addition, as it stood when the version was frozen."""

from flask import Flask

from smartpns.akun.izin import Peran
from smartpns.anggaran.services import atur_pagu
from smartpns.core.db import db
from smartpns.rencana import services
from smartpns.rencana.queries import sidik_cocok
from tests import pabrik
from tests.halaman import teks
from tests.rencana.susunan import SISTEM, periode_berpagu

JUTA = 1_000_000


def test_pimpinan_membaca_siapa_yang_dilayani_tambahan(app: Flask, masuk_sebagai) -> None:
    """2028 holds one of two million: the cut leaves 1.02-001 waiting, the best plan lets it start a year later."""
    periode = periode_berpagu(th2028=3 * JUTA)
    rencana = services.susun(periode, SISTEM)
    services.kirim(rencana, SISTEM)
    db.session.commit()
    banding = rencana.banding_terbaik
    assert banding is not None
    assert [(b.kode, b.diputuskan, b.terbaik) for b in banding.tambahan] == [("1.02-001", 0, 1), ("1.02-002", 0, 1)]
    assert (banding.orang, banding.orang_terbaik, banding.berkurang) == (2, 4, [])
    assert banding.nilai == 72.5 + 50.0 and banding.nilai_terbaik > banding.nilai
    pimpinan = masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN))
    halaman = teks(pimpinan.sup("/rencana/keputusan"))
    assert "rencana terbaik melayani 4 orang , daftar ini 2" in halaman or "melayani 4 orang, daftar ini 2" in halaman
    assert "Dinas Contoh 2 S1 Akuntansi: 1 orang, daftar ini 0" in halaman
    atur_pagu(2028, 90 * JUTA, "Perubahan", SISTEM)  # what comes later changes nothing that was frozen
    db.session.commit()
    assert "Dinas Contoh 2 S1 Akuntansi: 1 orang, daftar ini 0" in teks(pimpinan.sup("/rencana/keputusan"))
    assert sidik_cocok(rencana)
    rencana.banding = {**rencana.banding, "orang_terbaik": 2}
    assert not sidik_cocok(rencana)
