"""The data set: its description, and its files."""

from flask.typing import ResponseReturnValue

from smartpns.akun.izin import pelaku_kini, publik
from smartpns.core.caching import halaman_publik
from smartpns.publikasi.views.dasar import bp


@bp.get("/data")
@publik
def data() -> ResponseReturnValue:
    return halaman_publik("publikasi/data.html", pribadi=pelaku_kini() is not None)
