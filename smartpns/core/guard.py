"""What every answer carries: a strict content policy, and no caching of what is not public."""

from flask import Flask, Response, request

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


def pasang(app: Flask) -> None:
    app.after_request(beri_kepala)


def beri_kepala(jawaban: Response) -> Response:
    for nama, nilai in KEPALA.items():
        jawaban.headers.setdefault(nama, nilai)
    if request.is_secure:
        jawaban.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if "Cache-Control" not in jawaban.headers:
        jawaban.headers["Cache-Control"] = "no-store"
        jawaban.vary.add("Cookie")
    return jawaban
