"""Pages about the site itself: privacy, accessibility, complaints, security contact."""

from datetime import timedelta

from flask import make_response, url_for
from flask.typing import ResponseReturnValue

from smartpns.akun.izin import pelaku_kini, publik
from smartpns.core.caching import halaman_publik, tandai_publik
from smartpns.core.instalasi import instalasi
from smartpns.core.waktu import sekarang
from smartpns.publikasi.views.dasar import bp


@bp.get("/privasi")
@publik
def privasi() -> ResponseReturnValue:
    return halaman_publik("publikasi/privasi.html", pribadi=pelaku_kini() is not None)


@bp.get("/aksesibilitas")
@publik
def aksesibilitas() -> ResponseReturnValue:
    return halaman_publik("publikasi/aksesibilitas.html", pribadi=pelaku_kini() is not None)


@bp.get("/pengaduan")
@publik
def pengaduan() -> ResponseReturnValue:
    return halaman_publik("publikasi/pengaduan.html", pribadi=pelaku_kini() is not None)


@bp.get("/.well-known/security.txt")
@publik
def security_txt() -> ResponseReturnValue:
    """Where to report a weakness (RFC 9116)."""
    habis = (sekarang() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    baris = (
        f"Contact: mailto:{instalasi().email}",
        f"Contact: {url_for('publikasi.pengaduan', _external=True)}",
        f"Expires: {habis:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: id, en",
    )
    jawaban = make_response("\n".join(baris) + "\n")
    jawaban.mimetype = "text/plain"
    return tandai_publik(jawaban)
