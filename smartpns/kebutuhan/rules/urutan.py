"""The order in which an OPD wants its needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID


def susun_urutan(lama: Mapping[UUID, int], diketik: Mapping[UUID, int]) -> list[UUID]:
    """Return the needs by the numbers typed over the ones they had.

    Who types 1 means "before the old 1", so of equal numbers the changed one comes first.
    """
    return sorted(lama, key=lambda satu: (diketik[satu], diketik[satu] == lama[satu], lama[satu]))


def geser(urutan: Sequence[UUID], satu: UUID, langkah: int) -> list[UUID]:
    """Return the order with one need moved by so many places, down when positive, never past an end."""
    lain = [yang for yang in urutan if yang != satu]
    tujuan = min(max(urutan.index(satu) + langkah, 0), len(lain))
    return [*lain[:tujuan], satu, *lain[tujuan:]]
