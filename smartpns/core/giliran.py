"""Taking turns among all processes of this machine: few at once, the others wait a bounded time."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from smartpns.core.errors import TakTersedia

JEDA = 0.1


@contextmanager
def giliran(berkas: Path, tunggu: float, sambil: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Hold the lock on `berkas` during the block; `sambil` is called now and then while waiting.

    The lock belongs to the open file, so it ends with the process that holds it, however that ends.
    Raises TakTersedia when the turn has not come after `tunggu` seconds.
    """
    berkas.parent.mkdir(parents=True, exist_ok=True)
    gembok = os.open(berkas, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        batas = time.monotonic() + tunggu
        while not _dapat(gembok):
            if time.monotonic() > batas:
                raise TakTersedia(
                    "Server sedang membaca banyak berkas lain, jadi berkas Anda belum mendapat giliran. Tidak ada yang "
                    "tersimpan; unggah lagi beberapa menit lagi.",
                    ulangi=120,
                )
            sambil()
            time.sleep(JEDA)
        yield
    finally:
        os.close(gembok)


def _dapat(gembok: int) -> bool:
    try:
        fcntl.flock(gembok, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
