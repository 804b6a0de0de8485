"""Public pages that anyone may keep for a minute: the same bytes for every visitor, an ETag, no cookie."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

from flask import Response, make_response, render_template, request

UMUR = 60
"""Seconds that a public answer may be reused, by us and by any cache on the way."""


@dataclass(frozen=True)
class Salinan:
    """A rendered page, plain and compressed, and when it was made."""

    isi: bytes
    mampat: bytes
    etag: str
    dibuat: float


class Simpanan:
    """The last pages rendered, at most `muat` of them, each for UMUR seconds."""

    def __init__(self, muat: int) -> None:
        self.muat = muat
        self._halaman: OrderedDict[Hashable, Salinan] = OrderedDict()
        self._gembok = Lock()

    def ambil(self, kunci: Hashable, buat: Callable[[], str]) -> Salinan:
        """The page kept under `kunci`, or what `buat` renders now."""
        with self._gembok:
            ada = self._halaman.get(kunci)
            if ada and monotonic() - ada.dibuat < UMUR:
                self._halaman.move_to_end(kunci)
                return ada
        baru = salin(buat())
        with self._gembok:
            self._halaman[kunci] = baru
            while len(self._halaman) > self.muat:
                self._halaman.popitem(last=False)
        return baru

    def kosongkan(self) -> None:
        with self._gembok:
            self._halaman.clear()


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
