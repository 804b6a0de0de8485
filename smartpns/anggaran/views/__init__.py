"""Pages of the room; every module hangs its views on `bp`."""

from . import kode, komitmen, pagu, pelaksanaan, proyeksi, rka
from .blueprint import bp

__all__ = ["bp", "kode", "komitmen", "pagu", "pelaksanaan", "proyeksi", "rka"]
