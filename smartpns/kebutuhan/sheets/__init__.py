"""Workbooks in and out of the room: an OPD's rows, the planner's list, the gap."""

from .daftar import tulis_daftar
from .kesenjangan import tulis_kesenjangan
from .usulan import IMPOR_KEBUTUHAN, buku_usulan

__all__ = ["IMPOR_KEBUTUHAN", "buku_usulan", "tulis_daftar", "tulis_kesenjangan"]
