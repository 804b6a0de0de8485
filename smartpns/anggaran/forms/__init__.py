"""What people type in this room, by noun."""

from .pagu import FormPagu

__all__ = [
    "FormPagu",
]
