"""Pages of the room; every module hangs its views on `bp`."""

from .blueprint import bp

__all__ = ["bp"]
