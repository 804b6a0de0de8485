"""The room's tables, by noun."""

from .pagu import Pagu

__all__ = [
    "Pagu",
]
