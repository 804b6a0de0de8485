"""One list, one cut: whatever page, command, document or publication names the people served names the same."""

import json
from datetime import date
from typing import Any

from flask import Flask
from sqlalchemy import select

from smartpns.akun.izin import Peran
from smartpns.anggaran.models import KuotaOpd
from smartpns.anggaran.queries import jawaban_kini, kebutuhan_berperingkat, proyeksi
from smartpns.anggaran.rules import Andaian, Daftar
from smartpns.core.db import db
from smartpns.kebutuhan.models import Kebutuhan, Periode
from smartpns.naskah.queries.isi_rencana import bahan_sk
from smartpns.organisasi.models import Unit
from smartpns.organisasi.rules import StatusJabatan
from smartpns.publikasi.services import terbitkan
from smartpns.rencana import services
from smartpns.rencana.queries import ringkasan, susunan_kini
from tests import pabrik
from tests.halaman import teks
from tests.rencana.susunan import SISTEM, periode_sepersepuluh

JUTA = 1_000_000
DILAYANI = {"1.01-001": 1, "1.01-002": 1, "1.02-001": 1}


def kabupaten() -> Periode:
    """A ceiling, a quota and the limit on absence each keep part of a need out.

    1.01-001 asks for three who leave their posts: one of its OPD may be away at once. 1.02-001 asks for two who keep
    theirs: of the five million of 2028 three are left, which hold one. 1.01-002 asks for four and costs nothing: its
    OPD has two places and one is taken. 1.02-002 costs eight million in 2028 and 1.03-001 has no price: nobody.
    """
    periode = periode_sepersepuluh(th2028=5 * JUTA)
    tetap = StatusJabatan.TIDAK_DIBERHENTIKAN
    for satu in db.session.scalars(select(Kebutuhan)).all():
        kode = f"{satu.usulan.opd.kode}-{satu.nomor:03}"
        jumlah = {"1.01-001": 3, "1.02-001": 2, "1.01-002": 4}.get(kode, 1)
        satu.jumlah = satu.jumlah_disetujui = jumlah
        satu.status_jabatan = satu.status_jabatan if kode == "1.01-001" else tetap
        pabrik.simpan(satu)
    opd = db.session.scalars(select(Unit).where(Unit.kode == "1.01")).one()
    pabrik.simpan(KuotaOpd(periode=periode, opd=opd, min_tempat=0, maks_tempat=2, alasan="Merata."))
    db.session.commit()
    return periode


def test_setiap_halaman_perintah_dan_naskah_menyebut_orang_yang_sama(
    app: Flask, masuk_sebagai: Any, klien: Any
) -> None:
    periode = kabupaten()
    kini = susunan_kini(periode)
    assert {c.terperingkat.baris.kode: c.keputusan.orang for c in kini.calon if c.keputusan.orang} == DILAYANI
    tiga = jawaban_kini(periode, Andaian()).tiga
    assert tiga is not None
    assert {b.kode: b.orang(Daftar.TIM) for b in tiga.kebutuhan if b.orang(Daftar.TIM)} == DILAYANI
    anggaran = proyeksi(periode, kebutuhan_berperingkat(periode))
    assert sum(satu.butir.jumlah for satu in anggaran.baris) == 3
    assert {t.tahun: t.usulan_baru for t in anggaran.eskalasi.tahun} == {t: tiga.tim.baru[t] for t in range(2027, 2032)}

    perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    peringkat = teks(perencana.sup("/peringkat"))
    assert "Dalam pagu: 3 kebutuhan, 3 orang" in peringkat
    assert "Sebagian OPD ini sudah mencapai batas pegawai yang pergi pada September 2027" in peringkat
    assert "Sebagian 2028 kurang Rp1.000.000" in peringkat
    assert "Sebagian tempat OPD ini sudah terisi menurut kuotanya" in peringkat
    assert "3 kebutuhan, 3 orang" in teks(perencana.sup("/anggaran"))
    assert "Rp4.000.000" in teks(perencana.sup("/anggaran/rka?tahun=2028")), "two people at two million each"
    susun = perencana.sup("/anggaran/susun").select("main .kartu")
    assert any("Keputusan tim" in teks(kartu) and "Orang 3" in teks(kartu) for kartu in susun)
    assert "3 kebutuhan, 3 orang" in teks(perencana.sup("/rencana/susun?periode=2027"))
    perintah = app.test_cli_runner().invoke(args=["anggaran", "proyeksi", "--periode", "2027", "--json"])
    assert json.loads(perintah.stdout)["orang_muat"] == 3

    rencana = services.susun(periode, SISTEM)
    assert ringkasan(rencana).orang_termuat == 3
    assert {b.kode: b.orang_termuat for b in rencana.baris if b.termuat} == DILAYANI
    assert [t.usulan_baru_eskalasi for t in rencana.tahun] == [t.usulan_baru for t in anggaran.eskalasi.tahun]
    services.kirim(rencana, SISTEM)
    services.tetapkan(rencana, "800/1/2027", date.today(), SISTEM)
    terbitkan(rencana, SISTEM)
    db.session.commit()
    assert bahan_sk(rencana, date.today()).isi["jumlah"]["orang_termuat"] == 3
    data = klien.get("/data/kebutuhan.json?periode=2027").get_json()["data"]
    assert sum(satu["jumlah_ditetapkan"] for satu in data) == 3
    assert sum(satu["jumlah_menunggu"] for satu in data) == 8
