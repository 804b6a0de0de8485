"""Level and programme are said once, also when the programme's name begins with its level."""

from flask import Flask

from smartpns.kebutuhan.queries import syarat_jabatan
from smartpns.organisasi.rules import Jenjang
from tests import pabrik
from tests.kebutuhan.dunia import Dunia


def test_profesi_tidak_disebut_dua_kali(app: Flask) -> None:
    dunia = Dunia()
    dunia.mulai()
    ners = pabrik.program_studi("Profesi Ners", (Jenjang.PROFESI,))
    perawat = pabrik.jabatan((ners,), jenjang_syarat=Jenjang.PROFESI)
    pabrik.formasi(dunia.opd, perawat)
    assert syarat_jabatan(perawat) == "Profesi Ners"
    baris = dunia.tambah(jabatan_id=perawat.id, program_studi="Profesi Ners", jenjang_tujuan=Jenjang.PROFESI)
    assert baris.sebutan == "Profesi Ners"
    assert dunia.tambah().sebutan == "S1 Informatika"
    assert syarat_jabatan(pabrik.jabatan(jenjang_syarat=Jenjang.S2)) == "S2"
