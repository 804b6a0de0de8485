"""Pages of the room; every module hangs its views on `bp`."""

from . import bobot, kunci
from .blueprint import bp

__all__ = ["bobot", "bp", "kunci"]
