"""A long plan document beside the same rows as a workbook, and what the child process costs."""

import pytest

from smartpns.core.db import transaction
from smartpns.core.instalasi import instalasi
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.naskah.cetak import cetak
from smartpns.naskah.queries import bahan_perencanaan, bahan_sk
from smartpns.rencana import services
from smartpns.rencana.sheets import tulis_rencana
from tests.bench.conftest import Pengukur, detik
from tests.bench.test_bench_rencana import periode
from tests.naskah.bacaan import halaman, terbit
from tests.rencana.susunan import SISTEM

__all__ = ["periode"]


@pytest.mark.parametrize("banyak", [640, 2_000])
def test_dokumen_perencanaan(periode: Periode, pengukur: Pengukur, banyak: int) -> None:
    """640 needs make about sixty pages."""
    with transaction():
        rencana = services.susun(periode, SISTEM)
        bahan = bahan_perencanaan(rencana, hari_ini())
        bahan.isi["baris"] = bahan.isi["baris"][:banyak]
        naskah = terbit(bahan)
        print(f"\ndata of the plan: {detik(lambda: bahan_perencanaan(rencana, hari_ini())) * 1000:.0f} ms")
    lembar = len(halaman(cetak(naskah)))
    pdf, _ = pengukur.bandingkan(
        f"plan document, {banyak} needs, {lembar} pages",
        lambda: cetak(naskah),
        "workbook of the plan, 2,000 needs",
        lambda: tulis_rencana(rencana, instalasi()),
        kali=3,
    )
    assert pdf < 3 or banyak > 640


def test_draf_sk(periode: Periode, pengukur: Pengukur) -> None:
    with transaction():
        rencana = services.susun(periode, SISTEM)
        naskah = terbit(bahan_sk(rencana, hari_ini()))
    lembar = len(halaman(cetak(naskah)))
    pengukur.bandingkan(
        f"draft decree, 2,000 needs, {lembar} pages",
        lambda: cetak(naskah),
        "its data",
        lambda: bahan_sk(rencana, hari_ini()),
        kali=3,
    )
