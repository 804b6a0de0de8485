"""Needs carried over: what of the former period's verified needs was not filled (their waiting is criterion K8)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class KebutuhanLama:
    """A verified need of the former period; studies count towards every need of the same `kunci`.

    `kunci` is (OPD, jabatan, jenjang, program studi).
    """

    id: Hashable
    kunci: Hashable
    urutan: tuple[int, int]
    jumlah: int


def sisa_kebutuhan(lama: Iterable[KebutuhanLama], terisi: Mapping[Any, int]) -> dict[Hashable, int]:
    """Return by id how many persons of each need are still unfilled, only those with any.

    `terisi` counts by `kunci` the studies begun since the former period's first budget year. Needs of one `kunci`
    are filled in their order (start year, number), so that no student counts twice.
    """
    tersedia = dict(terisi)
    sisa = {}
    for satu in sorted(lama, key=lambda k: k.urutan):
        dipakai = min(satu.jumlah, tersedia.get(satu.kunci, 0))
        if dipakai:
            tersedia[satu.kunci] -= dipakai
        if satu.jumlah > dipakai:
            sisa[satu.id] = satu.jumlah - dipakai
    return sisa
