"""Pages about the site itself: privacy, accessibility, complaints, security contact."""

from flask.typing import ResponseReturnValue

from smartpns.akun.izin import pelaku_kini, publik
from smartpns.core.caching import halaman_publik
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
