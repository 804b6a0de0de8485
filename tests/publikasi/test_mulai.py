"""What a scenario chose stands in the public list: places within the ceilings by start year."""

from flask import Flask

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.instalasi import instalasi
from smartpns.core.waktu import hari_ini
from smartpns.publikasi.services import terbitkan
from smartpns.rencana import services as rencana
from smartpns.rencana.sheets import tulis_rencana
from tests.anggaran.test_skenario import JUTA, kabupaten, simpan
from tests.halaman import teks

SISTEM = Pelaku.sistem()


def test_tahun_mulai_pilihan_skenario_terbit(app: Flask, klien) -> None:
    periode = kabupaten(th2028=3 * JUTA)
    satu = rencana.susun(periode, SISTEM, skenario=simpan(periode))
    rencana.kirim(satu, SISTEM)
    rencana.tetapkan(satu, "SK/1", hari_ini(), SISTEM)
    terbit = terbitkan(satu, SISTEM)
    db.session.commit()
    baris = {b.prioritas: b for b in terbit.baris}
    assert baris[2].mulai == {"2028": 1} and baris[2].tahun_mulai == 2027
    assert "2028 (1 orang)" in teks(klien.sup(f"/program-studi/{baris[2].slug}"))
    assert tulis_rencana(satu, instalasi())
