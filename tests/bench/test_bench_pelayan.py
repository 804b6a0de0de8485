"""A visitor of the real server while fifty others send their bodies byte by byte."""

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import create_connection

from tests.core.peladen import Peladen, peladen_nyata

LAMBAT = 50
KALI = 300


def p95(peladen: Peladen) -> float:
    lama = []
    for _ in range(KALI):
        mulai = time.perf_counter()
        assert b" 200 " in peladen.ambil("/masuk")[:20]
        lama.append(time.perf_counter() - mulai)
    return statistics.quantiles(lama, n=20)[-1]


@contextmanager
def menetes(peladen: Peladen) -> Iterator[None]:
    selesai = threading.Event()
    with ExitStack() as tumpukan:
        kiriman = [tumpukan.enter_context(create_connection(("127.0.0.1", peladen.porta))) for _ in range(LAMBAT)]
        for s in kiriman:
            s.sendall(b"POST /masuk HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n")

        def tetes() -> None:
            while not selesai.wait(0.2):
                for s in kiriman:
                    s.sendall(b"a")

        utas = threading.Thread(target=tetes)
        utas.start()
        try:
            yield
        finally:
            selesai.set()
            utas.join()


def test_pengunjung_lain_di_tengah_kiriman_lambat(tmp_path: Path) -> None:
    with peladen_nyata(tmp_path) as peladen:
        p95(peladen)
        sepi = p95(peladen)
        with menetes(peladen):
            ramai = p95(peladen)
    print(f"\np95 of /masuk: {ramai * 1000:.1f} ms beside {LAMBAT} slow bodies, {sepi * 1000:.1f} ms alone")
    assert ramai <= 2 * sepi
