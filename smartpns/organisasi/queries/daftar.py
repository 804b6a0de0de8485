"""What every list shares: the words searched for, an allow-list of orders, one page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from smartpns.core.db import db
from smartpns.core.tabel import Paginasi

Urutan = Mapping[str, Sequence[Any]]
"""Name in the address -> columns; `-name` is the same backwards."""


@dataclass(frozen=True)
class Daftar:
    """One page of a list."""

    baris: Sequence[Any]
    paginasi: Paginasi


def satu_halaman(pilih: Select[*tuple[Any, ...]], urutan: Urutan, urut: str, halaman: int) -> Daftar:
    """Two statements, however long the list is. An unknown order falls back to the first of the allow-list."""
    total = db.session.scalar(select(func.count()).select_from(pilih.order_by(None).subquery())) or 0
    paginasi = Paginasi(halaman, total)
    potongan = pilih.limit(paginasi.per_halaman).offset(paginasi.sebelumnya)
    return Daftar(db.session.execute(potongan.order_by(*kolom_urut(urutan, urut))).all(), paginasi)


def kolom_urut(urutan: Urutan, urut: str) -> list[Any]:
    """The columns to sort by; the first order of the allow-list settles what is equal."""
    utama = next(iter(urutan.values()))
    kolom = urutan.get(urut.removeprefix("-"), utama)
    return [*(k.desc() if urut.startswith("-") else k for k in kolom), *(k for k in utama if k not in kolom)]


def memuat(kata: str, *kolom: Any) -> ColumnElement[bool]:
    """Any of the columns contains the words, in capitals or not."""
    return or_(*(func.lower(k).contains(kata.lower(), autoescape=True) for k in kolom))
