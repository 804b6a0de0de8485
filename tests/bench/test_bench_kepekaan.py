"""Intervals of all weights for 2,000 needs: under one second, beside one ranking of the same needs."""

from smartpns.prioritas.rules import bobot_bawaan, hitung, kepekaan, kepekaan_satu
from tests.bench.conftest import Pengukur
from tests.bench.test_bench_peringkat import daftar

JUMLAH = 2_000


def test_selang_2_000(pengukur: Pengukur) -> None:
    baris, bobot = daftar()[:JUMLAH], bobot_bawaan()
    urut = hitung(baris, bobot)
    for batas in (20, 1_000, 1_990):
        lama, _ = pengukur.bandingkan(
            f"eight intervals, {batas} of 2,000 needs above the line",
            lambda batas=batas: kepekaan(urut, batas),
            "rank the same needs once",
            lambda: hitung(baris, bobot),
        )
        assert lama < 1


def test_selang_satu_2_000(pengukur: Pengukur) -> None:
    baris, bobot = daftar()[:JUMLAH], bobot_bawaan()
    urut = hitung(baris, bobot)
    lama, _ = pengukur.bandingkan(
        "eight intervals of one need among 2,000",
        lambda: kepekaan_satu(urut, 1_000, urut[900].id),
        "rank the same needs once",
        lambda: hitung(baris, bobot),
    )
    assert lama < 1
