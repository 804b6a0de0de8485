"""Use cases of the room, by noun."""

from .pagu import atur_pagu

__all__ = [
    "atur_pagu",
]
