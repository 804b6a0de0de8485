"""Pages of the room; every module hangs its views on `bp`."""

from . import batas, kode, komitmen, pagu, pelaksanaan, proyeksi, rka, skenario, susun
from .blueprint import bp

__all__ = ["batas", "bp", "kode", "komitmen", "pagu", "pelaksanaan", "proyeksi", "rka", "skenario", "susun"]
