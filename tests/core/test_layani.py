"""The service as it is started in production: slow visitors, and the end of a worker."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.core.peladen import Peladen, peladen_nyata, tunggu_sehat

KEPALA = (
    b"POST /masuk HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 100000\r\n\r\n"
)


@pytest.fixture(scope="module")
def peladen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peladen]:
    with peladen_nyata(tmp_path_factory.mktemp("layani")) as p:
        yield p


def test_lima_puluh_kiriman_lambat_tidak_menghentikan_siapa_pun(peladen: Peladen) -> None:
    with ExitStack() as tumpukan:
        lambat = [tumpukan.enter_context(socket.create_connection(("127.0.0.1", peladen.porta))) for _ in range(50)]
        for s in lambat:
            s.sendall(KEPALA + b"a")
        setengah = [tumpukan.enter_context(socket.create_connection(("127.0.0.1", peladen.porta))) for _ in range(50)]
        for s in setengah:
            s.sendall(b"GET /healthz HTTP/1.1\r\nHost:")
        for _ in range(10):
            assert b" 200 " in peladen.ambil("/healthz", 10)[:20]
            assert b" 200 " in peladen.ambil("/masuk", 10)[:20]
            for s in lambat:
                s.sendall(b"a")


def test_permintaan_tetap_seperti_dikirim(peladen: Peladen) -> None:
    assert b" 404 " in peladen.ambil("/tidak%20ada/%C3%A9%FF")[:20]
    terlalu_besar = KEPALA.replace(b"100000", b"99999999").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    assert b" 413 " in peladen.minta(terlalu_besar + b"a" * 1000)[:20]
    kepala, _, isi = peladen.minta(b"HEAD /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").partition(
        b"\r\n\r\n"
    )
    assert (b" 200 " in kepala[:20], isi) == (True, b"")


def test_berakhirnya_pekerja_tidak_mengakhiri_layanan(peladen: Peladen) -> None:
    """Twice in a row, for a second end soon after the first is what granian takes for a crash loop."""
    for _ in range(3):
        assert peladen.pekerja()
        for pid in peladen.pekerja():
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.5)
        tunggu_sehat(peladen)
    batas = time.monotonic() + 20
    while len(peladen.pekerja()) < 2 and time.monotonic() < batas:
        time.sleep(0.1)
    assert len(peladen.pekerja()) == 2
