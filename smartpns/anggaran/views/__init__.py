"""Pages of the room; every module hangs its views on `bp`."""

from . import komitmen, pagu, proyeksi
from .blueprint import bp

__all__ = ["bp", "komitmen", "pagu", "proyeksi"]
