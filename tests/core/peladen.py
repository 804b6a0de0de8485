"""A real server of its own for a test: processes, sockets, a database file."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).parents[2]


@dataclass
class Peladen:
    porta: int
    pid: int
    lingkungan: dict[str, str]

    def minta(self, permintaan: bytes, tenggat: float = 20) -> bytes:
        """Send bytes as they are and return everything that is answered until the connection is closed."""
        with socket.create_connection(("127.0.0.1", self.porta), tenggat) as s:
            s.sendall(permintaan)
            jawaban = b""
            while potongan := s.recv(65_536):
                jawaban += potongan
        return jawaban

    def ambil(self, jalan: str, tenggat: float = 20) -> bytes:
        return self.minta(f"GET {jalan} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode(), tenggat)

    def pekerja(self) -> list[int]:
        """Process ids of the workers: all living children."""
        anak = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [int(p) for p in anak if Path(f"/proc/{p}/cmdline").read_bytes()]


def porta_bebas() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def peladen_nyata(folder: Path, proses: int = 2) -> Iterator[Peladen]:
    """`flask layani` on an empty SQLite database, in processes of its own."""
    porta = porta_bebas()
    lingkungan = {**os.environ, "SMARTPNS_ENV": "development", "DATA_DIR": str(folder)}
    flask = [sys.executable, "-m", "flask", "--app", "wsgi"]
    subprocess.run([*flask, "db", "upgrade"], cwd=AKAR, env=lingkungan, check=True, capture_output=True)
    perintah = [*flask, "layani", "--port", str(porta), "--proses", str(proses)]
    induk = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, start_new_session=True)
    peladen = Peladen(porta, induk.pid, lingkungan)
    try:
        tunggu_sehat(peladen)
        yield peladen
        assert induk.poll() is None, "the service has ended"
    finally:
        if induk.poll() is None:
            os.killpg(induk.pid, signal.SIGTERM)
            induk.wait(40)


def tunggu_sehat(peladen: Peladen, detik: float = 30) -> None:
    batas = time.monotonic() + detik
    while time.monotonic() < batas:
        try:
            if b" 200 " in peladen.ambil("/healthz", 2)[:20]:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError("the server does not answer")
