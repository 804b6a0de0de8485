"""Pages of the room; every module hangs its views on `bp`."""

from . import bobot, kunci, lembar, perbandingan
from .blueprint import bp

__all__ = ["bobot", "bp", "kunci", "lembar", "perbandingan"]
