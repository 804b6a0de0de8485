"""The planner's list over 2,000 needs: under 150 ms, beside the same list over 200."""

from typing import Any

from flask import Flask

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.organisasi.rules import Jenjang
from tests import pabrik
from tests.bench.conftest import Pengukur
from tests.halaman import Klien
from tests.kebutuhan.meja import usulan_diajukan

ALAMAT = {
    "all needs": "/kebutuhan/daftar?periode={tahun}&kata=pemangku&urut=program&halaman=2",
    "equal needs": "/kebutuhan/gabungan?periode={tahun}",
    "watch": "/kebutuhan/pantauan?periode={tahun}",
}


def isi_periode(tahun: int, opd: list[Any], baris: int) -> None:
    periode = pabrik.periode(tahun)
    prodi = [pabrik.program_studi(f"Program {tahun} {n}") for n in range(40)]
    jabatan = [pabrik.jabatan() for _ in range(20)]
    for satu in opd:
        usulan = usulan_diajukan(periode, satu)
        for n in range(baris // len(opd)):
            pabrik.kebutuhan(usulan, jabatan[n % 20], prodi[n % 40], jenjang_tujuan=list(Jenjang)[n % 3 + 6])


def test_daftar_perencana_2_000(app: Flask, masuk_sebagai: Any, pengukur: Pengukur) -> None:
    opd = [pabrik.unit() for _ in range(50)]
    isi_periode(2027, opd, 2_000)
    isi_periode(2028, opd, 200)
    pengguna = pabrik.pengguna(Peran.PERENCANA)
    db.session.commit()
    klien: Klien = masuk_sebagai(pengguna)
    for nama, alamat in ALAMAT.items():
        banyak, _ = pengukur.bandingkan(
            f"planner: {nama}, 2,000 rows",
            lambda alamat=alamat: minta(klien, alamat.format(tahun=2027)),
            "200 rows",
            lambda alamat=alamat: minta(klien, alamat.format(tahun=2028)),
        )
        assert banyak < 0.150


def minta(klien: Klien, alamat: str) -> None:
    """One request as a server answers it, without the checks of the page that tests add."""
    with klien.application.app_context():
        assert super(Klien, klien).open(alamat).status_code == 200
