"""Pages of the room: issuing, the list of what is issued, how it looks, and the public verification."""

from . import aturan, daftar, terbit, verifikasi
from .blueprint import bp

__all__ = ["aturan", "bp", "daftar", "terbit", "verifikasi"]
