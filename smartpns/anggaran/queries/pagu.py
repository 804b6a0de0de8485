"""The ceilings of the budget years."""

from collections.abc import Sequence

from sqlalchemy import select

from smartpns.anggaran.models import Pagu
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.queries import daftar_periode


def daftar_pagu(tahun: Sequence[int]) -> dict[int, Pagu]:
    """The ceilings of these budget years, by year; a year without one is absent."""
    return {p.tahun: p for p in db.session.scalars(select(Pagu).where(Pagu.tahun.in_(tahun)))}


def tahun_berpagu() -> list[int]:
    """The budget years that have a ceiling or belong to a period, oldest first."""
    berpagu = set(db.session.scalars(select(Pagu.tahun)))
    return sorted(berpagu.union(*(periode.daftar_tahun for periode in daftar_periode())))


def pastikan_tahun_anggaran(tahun: int) -> None:
    """Raise TidakDitemukan for a year that no period plans."""
    if tahun not in tahun_berpagu():
        raise TidakDitemukan(f"Tahun {tahun} tidak termasuk periode mana pun.")
