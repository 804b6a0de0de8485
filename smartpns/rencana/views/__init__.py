"""Pages of the room: the ranking with its cut line, the versions of the plan, the decision."""

from . import kekuatan, keputusan, pemindahan, peringkat, realisasi, versi
from .blueprint import bp

__all__ = ["bp", "kekuatan", "keputusan", "pemindahan", "peringkat", "realisasi", "versi"]
