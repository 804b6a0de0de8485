"""The plan workbook with 2,000 needs: under three seconds, beside writing the bare list alone."""

from flask import Flask

from smartpns.core.db import db
from smartpns.core.instalasi import instalasi
from smartpns.core.sheets import BukuKeluar, KolomKeluar
from smartpns.prioritas.rules import KRITERIA
from smartpns.rencana.models import TahunRencana
from smartpns.rencana.sheets import tulis_rencana
from tests import pabrik
from tests.bench.conftest import Pengukur

JUMLAH = 2_000
NILAI = {"teks": "7 dari 11", "acuan": 1.0, "normal": 0.5, "bobot": 10, "poin": 5.0}
RINCIAN = [{"kode": k.kode, "nama": k.nama} | NILAI for k in KRITERIA]


def test_buku_rencana_2_000(app: Flask, pengukur: Pengukur) -> None:
    rencana = pabrik.rencana(pabrik.periode())
    for n in range(JUMLAH):
        pabrik.baris_rencana(
            rencana,
            program_studi=f"Program {n % 200}",
            nama_opd=f"Dinas {n % 60}",
            kode_opd=f"{n % 60}",
            rincian=RINCIAN,
            biaya_eskalasi={str(t): 40_000_000 for t in range(2027, 2031)},
        )
    nol = dict.fromkeys(("pagu", "komitmen", "usulan_baru", "komitmen_eskalasi", "usulan_baru_eskalasi"), 0)
    db.session.add_all(TahunRencana(rencana_id=rencana.id, tahun=t, **nol) for t in rencana.periode.daftar_tahun)
    db.session.commit()
    kolom = [KolomKeluar(k, "teks") for k in ("OPD", "Jabatan", "Program studi")]
    baris = [[b.nama_opd, b.jabatan, b.program_studi] for b in rencana.baris]

    def polos() -> None:
        buku = BukuKeluar("Polos")
        buku.tabel("Daftar", kolom, baris)
        buku.selesai()

    buku, _ = pengukur.bandingkan(
        "plan workbook, 2,000 needs",
        lambda: tulis_rencana(rencana, instalasi()),
        "one sheet of three columns",
        polos,
        3,
    )
    assert buku < 3
