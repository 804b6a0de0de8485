"""The same request from many at the same instant, over real connections."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from werkzeug.test import TestResponse

from tests.halaman import Klien


def serempak(klien: Sequence[Klien], kirim: Callable[[Klien], TestResponse]) -> Counter[int]:
    """How often which status came back when all of them sent at once."""
    garis = Barrier(len(klien))

    def satu(siapa: Klien) -> int:
        with siapa.application.app_context():
            garis.wait()
            return kirim(siapa).status_code

    with ThreadPoolExecutor(len(klien)) as utas:
        return Counter(utas.map(satu, klien))
