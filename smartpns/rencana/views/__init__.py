"""Pages of the room: the ranking with its cut line, the versions of the plan, the decision."""

from . import keputusan, pemindahan, peringkat, realisasi, versi
from .blueprint import bp

__all__ = ["bp", "keputusan", "pemindahan", "peringkat", "realisasi", "versi"]
