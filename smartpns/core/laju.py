"""A polite brake: so many at once, then one at a time. It makes people wait seconds and locks nobody out."""

from collections import OrderedDict
from math import ceil
from threading import Lock
from time import monotonic

BANYAK = 10_000
"""Askers remembered; the one not heard of for longest is forgotten first."""


class Laju:
    """Counts per asker within this process: `muat` at once, one more every `isi_ulang` seconds."""

    def __init__(self, muat: int, isi_ulang: float) -> None:
        self.muat = muat
        self.isi_ulang = isi_ulang
        self._penuh: OrderedDict[str, float] = OrderedDict()
        """When each asker will have the full number again."""
        self._gembok = Lock()

    def tunggu(self, siapa: str) -> int:
        """Seconds until the next one is allowed, 0 for now; counts nothing."""
        with self._gembok:
            kurang = self._penuh.get(siapa, 0.0) - monotonic() - (self.muat - 1) * self.isi_ulang
        return max(0, ceil(kurang))

    def catat(self, siapa: str) -> None:
        """Count one."""
        with self._gembok:
            self._penuh[siapa] = max(self._penuh.get(siapa, 0.0), monotonic()) + self.isi_ulang
            self._penuh.move_to_end(siapa)
            while len(self._penuh) > BANYAK:
                self._penuh.popitem(last=False)

    def kosongkan(self) -> None:
        with self._gembok:
            self._penuh.clear()
