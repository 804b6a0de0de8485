"""Pages of the room; every module hangs its views on `bp`."""

from . import impor, isian, kepala, opd
from .blueprint import bp

__all__ = ["bp", "impor", "isian", "kepala", "opd"]
