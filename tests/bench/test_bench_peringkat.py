"""Ranking 20,000 needs: under one second."""

from smartpns.prioritas.rules import NilaiKebutuhan, bobot_bawaan, hitung
from tests.bench.conftest import Pengukur
from tests.prioritas.test_rules import kebutuhan

JUMLAH = 20_000


def daftar() -> list[NilaiKebutuhan]:
    return [
        kebutuhan(
            str(n),
            str(n % 60),
            K1=n % 101 / 100,
            K2=n % 4,
            K3=n % 3,
            K4=n % 11 / 10,
            K5=n % 7 / 7,
            K6=n // 60 + 1,
            K7=n * 1000,
            K8=n % 5,
        )
        for n in range(JUMLAH)
    ]


def test_peringkat_20_000(pengukur: Pengukur) -> None:
    baris, bobot = daftar(), bobot_bawaan()
    baku, _ = pengukur.bandingkan(
        "rank 20,000 needs by SAW",
        lambda: hitung(baris, bobot),
        "sort the same 20,000 by eight keys",
        lambda: sorted(baris, key=lambda k: [k.nilai[c] or 0 for c in sorted(k.nilai)]),
    )
    assert baku < 1
