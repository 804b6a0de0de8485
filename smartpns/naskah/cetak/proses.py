"""The process that prints, kept between documents: starting it anew costs more than most documents."""

import atexit
import json
import subprocess
import sys
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO, Any, cast

from smartpns.core.errors import DomainError

SKRIP = Path(__file__).parent / "penyusun.py"
BATAS_DETIK = 30
"""A document of several hundred pages takes a few seconds; more means that something is wrong."""
BANYAK_NASKAH = 200
"""After so many documents a new process begins, so that what it remembers does not grow."""


class Penyusun:
    """One printing process of this worker; one document at a time."""

    def __init__(self) -> None:
        self._gembok = Lock()
        self._proses: subprocess.Popen[bytes] | None = None
        self._banyak = 0
        atexit.register(self.tutup)

    def susun(self, minta: dict[str, Any]) -> bytes:
        """The PDF. Raises DomainError when it takes too long or too much memory, RuntimeError for a wrong template."""
        with self._gembok:
            proses, habis = self._hidup(), Event()
            batas = Timer(BATAS_DETIK, _akhiri, (proses, habis))
            batas.start()
            try:
                jawab, isi = _tanya(proses, minta)
            except (OSError, ValueError):
                self.tutup()
                raise DomainError(
                    "Naskah ini terlalu lama disusun. Coba lagi; bila tetap begitu, hubungi admin."
                    if habis.is_set()
                    else "Naskah ini terlalu besar untuk disusun. Hubungi admin."
                ) from None
            finally:
                batas.cancel()
        if "galat" in jawab:
            raise RuntimeError(jawab["galat"])
        return isi

    def tutup(self) -> None:
        """End the process; the next document begins a new one."""
        proses, self._proses = self._proses, None
        if proses:
            proses.kill()
            proses.communicate()

    def _hidup(self) -> subprocess.Popen[bytes]:
        if self._banyak >= BANYAK_NASKAH or (self._proses and self._proses.poll() is not None):
            self.tutup()
        if self._proses is None:
            self._banyak = 0
            self._proses = subprocess.Popen(
                [sys.executable, "-I", str(SKRIP)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
            )
        self._banyak += 1
        return self._proses


def _tanya(proses: subprocess.Popen[bytes], minta: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    masuk, keluar = cast(IO[bytes], proses.stdin), cast(IO[bytes], proses.stdout)
    masuk.write(json.dumps(minta).encode() + b"\n")
    masuk.flush()
    jawab = json.loads(keluar.readline())
    isi = keluar.read(jawab.get("panjang", 0))
    if len(isi) != jawab.get("panjang", 0):
        raise ValueError("the process ended in the middle of a document")
    return jawab, isi


def _akhiri(proses: subprocess.Popen[bytes], habis: Event) -> None:
    habis.set()
    proses.kill()
