"""What is kept to be used again: computed things in memory, and public pages that anyone may keep for a minute.

A public page is the same bytes for every visitor, with an ETag and without a cookie.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any, Generic, TypeVar

from flask import Response, make_response, render_template, request

N = TypeVar("N")

UMUR = 60
"""Seconds that a public answer may be reused, by us and by any cache on the way."""


@dataclass(frozen=True)
class Salinan:
    """A rendered page, plain and compressed, and when it was made."""

    isi: bytes
    mampat: bytes
    etag: str
    dibuat: float


class Ingatan(Generic[N]):
    """The things used last, at most `muat` of them; safe among the threads of one process."""

    def __init__(self, muat: int) -> None:
        self.muat = muat
        self._isi: OrderedDict[Hashable, N] = OrderedDict()
        self._gembok = Lock()

    def baca(self, kunci: Hashable) -> N | None:
        """What is kept under `kunci`, if it still is."""
        with self._gembok:
            if kunci in self._isi:
                self._isi.move_to_end(kunci)
            return self._isi.get(kunci)

    def simpan(self, kunci: Hashable, nilai: N) -> N:
        """Keep `nilai`, and let go of what was not used for longest."""
        with self._gembok:
            self._isi[kunci] = nilai
            self._isi.move_to_end(kunci)
            while len(self._isi) > self.muat:
                self._isi.popitem(last=False)
        return nilai

    def kosongkan(self) -> None:
        with self._gembok:
            self._isi.clear()


class Simpanan(Ingatan[Salinan]):
    """The last pages rendered, each for UMUR seconds."""

    def ambil(self, kunci: Hashable, buat: Callable[[], str]) -> Salinan:
        """The page kept under `kunci`, or what `buat` renders now."""
        ada = self.baca(kunci)
        if ada and monotonic() - ada.dibuat < UMUR:
            return ada
        return self.simpan(kunci, salin(buat()))


def salin(html: str) -> Salinan:
    isi = html.encode()
    return Salinan(isi, gzip.compress(isi, 6, mtime=0), hashlib.sha256(isi).hexdigest()[:20], monotonic())


def halaman_publik(templat: str, pribadi: bool, **isi: Any) -> Response:
    """A page for everyone; whoever is signed in (`pribadi`) sees it inside their own frame, and nobody keeps that."""
    if pribadi:
        return make_response(render_template(templat, **isi))
    jawaban = make_response(render_template(templat, tanpa_sesi=True, **isi))
    jawaban.vary.add("Cookie")
    return tandai_publik(jawaban)


def jawab_salinan(salinan: Salinan) -> Response:
    """An answer from the store; compressed once, not at every request."""
    mampat = request.accept_encodings["gzip"] > 0
    jawaban = Response(salinan.mampat if mampat else salinan.isi, mimetype="text/html")
    if mampat:
        jawaban.headers["Content-Encoding"] = "gzip"
    jawaban.vary.update(("Accept-Encoding", "Cookie"))
    jawaban.set_etag(salinan.etag + ("-gz" if mampat else ""))
    return tandai_publik(jawaban)


def tandai_publik(jawaban: Response) -> Response:
    """Mark an answer as public, and answer 304 to whoever has it already."""
    jawaban.headers["Cache-Control"] = f"public, max-age={UMUR}"
    jawaban.add_etag()
    jawaban.make_conditional(request)
    return jawaban
