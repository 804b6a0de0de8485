"""The public list over 1,000 published needs, beside a bare Flask page that reads 50 rows by Core."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, select

from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db
from smartpns.organisasi.rules import Jenjang, Pembiayaan
from smartpns.publikasi.models import BarisPublik
from smartpns.publikasi.services import terbitkan
from smartpns.publikasi.views.dasar import SIMPANAN
from tests import pabrik
from tests.bench.conftest import Pengukur

JUMLAH = 1_000
KB = 1024
STATIS = Path(__file__).parents[2] / "smartpns" / "static"

TELANJANG = """<!doctype html><html lang="id"><title>Daftar</title><table>
{% for b in baris %}<tr><td>{{ b.jenjang.value }}</td><td>{{ b.program_studi }}</td><td>{{ b.nama_opd }}</td>
<td>{{ b.jumlah }}</td><td>{{ b.tahun_mulai }}</td><td>{{ b.pembiayaan.value }}</td></tr>{% endfor %}</table></html>"""


@pytest.fixture
def terbit(app: Flask) -> None:
    rencana = pabrik.rencana(pabrik.periode())
    for n in range(JUMLAH):
        pabrik.baris_rencana(
            rencana,
            program_studi=f"Ilmu Terapan dan Teknologi {n % 300:03d}",
            kode_prodi=f"ilmu-{n % 300}",
            jenjang=(Jenjang.S1, Jenjang.S2, Jenjang.D4)[n % 3],
            kode_opd=f"{n % 60}",
            nama_opd=f"Dinas Pekerjaan Umum dan Penataan Ruang {n % 60}",
            tahun_mulai=2027 + n % 5,
            pembiayaan=list(Pembiayaan)[n % 4],
        )
    terbitkan(rencana, Pelaku(None, "Bench", Peran.PERENCANA))
    db.session.commit()


@pytest.fixture
def telanjang(app: Flask) -> Iterator[FlaskClient]:
    """The baseline: Flask, one Core select of 50 rows, one plain table."""
    mesin = create_engine(db.engine.url)
    polos = Flask("polos")
    templat = polos.jinja_env.from_string(TELANJANG)

    @polos.get("/")
    def daftar() -> str:
        with mesin.connect() as koneksi:
            baris = koneksi.execute(select(BarisPublik.__table__).limit(50)).all()
        return templat.render(baris=baris)

    yield FlaskClient(polos, polos.response_class)
    mesin.dispose()


def ulang(minta: Callable[[], object], kali: int = 100) -> Callable[[], None]:
    def semua() -> None:
        for _ in range(kali):
            minta()

    return semua


@pytest.mark.parametrize("kepala", [{}, {"Accept-Encoding": "gzip"}], ids=["plain", "gzip"])
def test_daftar_publik(
    app: Flask, terbit: None, telanjang: FlaskClient, pengukur: Pengukur, kepala: dict[str, str]
) -> None:
    klien = FlaskClient(app, app.response_class)
    assert klien.get("/program-studi").status_code == 200
    kita, dasar = pengukur.bandingkan(
        f"100 requests for the public list of {JUMLAH} needs",
        ulang(lambda: klien.get("/program-studi", headers=kepala)),
        "bare page of 50 rows",
        ulang(lambda: telanjang.get("/")),
    )
    assert dasar / kita >= 0.5


def test_daftar_yang_belum_pernah_diminta(app: Flask, terbit: None, telanjang: FlaskClient, pengukur: Pengukur) -> None:
    klien = FlaskClient(app, app.response_class)

    def minta() -> None:
        SIMPANAN.kosongkan()
        klien.get("/program-studi?jenjang=s2")

    kita, _ = pengukur.bandingkan(
        "20 filtered lists that nobody asked for before",
        ulang(minta, 20),
        "bare page",
        ulang(lambda: telanjang.get("/"), 20),
    )
    assert kita / 20 < 0.1


def test_bobot_pandangan_pertama(app: Flask, terbit: None) -> None:
    klien = FlaskClient(app, app.response_class)
    halaman = klien.get("/program-studi").data
    acuan = set(re.findall(r'(?:href|src)="/static/([^"?#]+)', halaman.decode()))
    berkas = [STATIS / a for a in sorted(acuan | {"vendor/inter-5.3.0/inter-latin-wght-normal.woff2"})]
    mampat = {b.name: len(b.read_bytes() if b.suffix == ".woff2" else gzip.compress(b.read_bytes())) for b in berkas}
    jumlah = sum(mampat.values()) + len(gzip.compress(halaman))
    print(f"\nbody {len(halaman) / KB:.1f} KB (at most 60); first view {jumlah / KB:.1f} KB compressed (at most 150)")
    for nama, ukuran in mampat.items():
        print(f"  {nama}: {ukuran / KB:.1f} KB")
    assert len(halaman) <= 60 * KB
    assert jumlah <= 150 * KB
