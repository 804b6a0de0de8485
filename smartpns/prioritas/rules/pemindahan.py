"""The committee's list: the computed ranking with the moves that the committee made, one after the other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from smartpns.core.errors import DomainError

K = TypeVar("K", bound=Hashable)


def terapkan(urutan: Sequence[K], langkah: Iterable[tuple[K, int]]) -> list[K]:
    """Return the order after every move, oldest first; a move takes a need out and puts it at a rank (from 1).

    The needs between the two places each give way by one; all others stay. A need that is not in the list any more is
    passed over, and a rank beyond its end is its end.
    """
    hasil = list(urutan)
    for siapa, ke in langkah:
        if siapa in hasil:
            hasil.remove(siapa)
            hasil.insert(ke - 1, siapa)
    return hasil


def periksa_tujuan(kini: int, ke: int, banyak: int) -> None:
    """Raise DomainError (field `ke`) unless a need at rank `kini` can go to rank `ke` of a list of `banyak`."""
    if not 1 <= ke <= banyak:
        raise DomainError(f"Peringkat {ke} tidak ada. Isi 1 sampai {banyak}.", field="ke")
    if ke == kini:
        raise DomainError(f"Kebutuhan ini sudah di peringkat {ke}. Isi peringkat yang lain.", field="ke")
