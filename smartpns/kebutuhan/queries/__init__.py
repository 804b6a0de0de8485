"""What the room knows, by noun; one import place for the rooms above."""

from .periode import batas_opd, periode_berjalan, periode_sebelum, periode_tahun
from .usulan import kebutuhan_opd, usulan_opd

__all__ = [
    "batas_opd",
    "kebutuhan_opd",
    "periode_berjalan",
    "periode_sebelum",
    "periode_tahun",
    "usulan_opd",
]
