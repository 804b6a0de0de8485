"""Lists on pages: the page number lives in the URL."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import request, url_for
from werkzeug.datastructures import MultiDict

Isi = TypeVar("Isi")
PER_HALAMAN = 50
ANGKA_TERPANJANG = 9
"""Digits of a number in an address: more fit into no column of the database."""


def bilangan_alamat(teks: str) -> int:
    """For `args.get(…, type=bilangan_alamat)`. ValueError, and so not given, for what is no number or too long."""
    if len(teks) > ANGKA_TERPANJANG:
        raise ValueError(teks)
    return int(teks)


@dataclass(frozen=True)
class Paginasi:
    """One page of a list of `total` rows, `per_halaman` each; pages count from 1.

    A page that does not exist becomes the nearest that does. `alamat` gives the address of another page; without it
    that is the address of this request.
    """

    halaman: int
    total: int
    per_halaman: int = PER_HALAMAN
    alamat: Callable[[int], str] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "halaman", min(max(self.halaman, 1), self.jumlah_halaman))

    @classmethod
    def dari(cls, argumen: MultiDict[str, str], total: int, per_halaman: int = PER_HALAMAN) -> "Paginasi":
        """The page that the address asks for (`halaman`)."""
        return cls(argumen.get("halaman", 1, type=bilangan_alamat), total, per_halaman)

    @property
    def sebelumnya(self) -> int:
        """How many rows stand on the pages before this one."""
        return (self.halaman - 1) * self.per_halaman

    def potong(self, semua: Sequence[Isi]) -> Sequence[Isi]:
        """The rows of this page out of all rows."""
        return semua[self.sebelumnya : self.sebelumnya + self.per_halaman]

    @property
    def jumlah_halaman(self) -> int:
        return max(1, -(-self.total // self.per_halaman))

    @property
    def awal(self) -> int:
        return min(self.sebelumnya + 1, self.total)

    @property
    def akhir(self) -> int:
        return min(self.halaman * self.per_halaman, self.total)

    def url(self, halaman: int) -> str:
        """This list with the same filters at another page."""
        if self.alamat:
            return self.alamat(halaman)
        assert request.endpoint
        argumen = {**request.view_args, **request.args.to_dict(flat=False), "halaman": halaman}  # type: ignore[dict-item]
        return url_for(request.endpoint, **argumen)
