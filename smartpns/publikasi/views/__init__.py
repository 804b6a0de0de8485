"""The public face and the planner's publishing desk, as one blueprint."""

from smartpns.publikasi.views import daftar, data, keadaan, kelola, keterangan
from smartpns.publikasi.views.dasar import bp

__all__ = ["bp", "daftar", "data", "keadaan", "kelola", "keterangan"]
