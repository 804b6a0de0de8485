"""One at a time, among threads and processes; whoever holds the turn and dies gives it back."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from smartpns.core.errors import TakTersedia
from smartpns.core.giliran import giliran

PEMEGANG = """
import sys, time
from pathlib import Path
from smartpns.core.giliran import giliran
with giliran(Path(sys.argv[1]), 1):
    print("pegang", flush=True)
    time.sleep(60)
"""


def test_tidak_pernah_dua_sekaligus(tmp_path: Path) -> None:
    di_dalam, terbanyak, giliran_ke = 0, 0, []

    def kerja(n: int) -> None:
        nonlocal di_dalam, terbanyak
        with giliran(tmp_path / "a", 30):
            di_dalam += 1
            terbanyak = max(terbanyak, di_dalam)
            time.sleep(0.02)
            giliran_ke.append(n)
            di_dalam -= 1

    utas = [threading.Thread(target=kerja, args=(n,)) for n in range(8)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert (terbanyak, sorted(giliran_ke)) == (1, list(range(8)))


def test_menunggu_ada_batasnya_dan_yang_mati_melepaskan(tmp_path: Path) -> None:
    menunggu: list[int] = []
    pemegang = subprocess.Popen(
        [sys.executable, "-c", PEMEGANG, str(tmp_path / "a")], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    with pemegang:
        assert pemegang.stdout and pemegang.stdout.readline() == b"pegang\n"
        with (
            pytest.raises(TakTersedia, match="Tidak ada yang tersimpan") as galat,
            giliran(tmp_path / "a", 0.3, lambda: menunggu.append(1)),
        ):
            pytest.fail("two at once")
        pemegang.kill()
    assert galat.value.ulangi > 0 and menunggu
    with giliran(tmp_path / "a", 1):
        pass
