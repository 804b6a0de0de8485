"""What every answer carries (a strict content policy, no caching of what is not public), and what no request may."""

from itertools import chain
from typing import Any

from flask import Flask, Response, abort, request
from werkzeug.routing import IntegerConverter

KEBIJAKAN_ISI = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
KEPALA = {
    "Content-Security-Policy": KEBIJAKAN_ISI,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class BilanganAlamat(IntegerConverter):
    """`<int:…>` of an address: a number that a column can hold, everything longer is not found."""

    def __init__(self, *argumen: Any, **pilihan: Any) -> None:
        super().__init__(*argumen, **{"max": 2**31 - 1, **pilihan})


def pasang(app: Flask) -> None:
    """Call before the first route is registered."""
    app.url_map.converters["int"] = BilanganAlamat
    app.before_request(tolak_nul)
    app.after_request(beri_kepala)


def tolak_nul() -> None:
    """A NUL fits into no text that PostgreSQL keeps, and nobody types one."""
    if any("\0" in teks for teks in chain((request.path,), *request.args.listvalues(), *request.form.listvalues())):
        abort(400)


def beri_kepala(jawaban: Response) -> Response:
    for nama, nilai in KEPALA.items():
        jawaban.headers.setdefault(nama, nilai)
    if request.is_secure:
        jawaban.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if (request.endpoint != "static" and not jawaban.cache_control.public) or jawaban.status_code >= 400:
        jawaban.headers["Cache-Control"] = "no-store"
        jawaban.vary.add("Cookie")
    return jawaban
