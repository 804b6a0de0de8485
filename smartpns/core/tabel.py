"""Lists on pages: the page number lives in the URL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import request, url_for
from werkzeug.datastructures import MultiDict

Isi = TypeVar("Isi")


@dataclass(frozen=True)
class Paginasi:
    """One page of a list of `total` rows, `per_halaman` each; pages count from 1."""

    halaman: int
    total: int
    per_halaman: int = 50

    @classmethod
    def dari(cls, argumen: MultiDict[str, str], total: int, per_halaman: int = 50) -> "Paginasi":
        """The page that the address asks for (`halaman`), or the nearest that exists."""
        diminta = argumen.get("halaman", 1, type=int)
        terakhir = cls(1, total, per_halaman).jumlah_halaman
        return cls(min(max(diminta, 1), terakhir), total, per_halaman)

    def potong(self, semua: Sequence[Isi]) -> Sequence[Isi]:
        """The rows of this page out of all rows."""
        awal = (self.halaman - 1) * self.per_halaman
        return semua[awal : awal + self.per_halaman]

    @property
    def jumlah_halaman(self) -> int:
        return max(1, -(-self.total // self.per_halaman))

    @property
    def awal(self) -> int:
        return min((self.halaman - 1) * self.per_halaman + 1, self.total)

    @property
    def akhir(self) -> int:
        return min(self.halaman * self.per_halaman, self.total)

    def url(self, halaman: int) -> str:
        """This list with the same filters at another page."""
        assert request.endpoint
        argumen = {**request.view_args, **request.args.to_dict(flat=False), "halaman": halaman}  # type: ignore[dict-item]
        return url_for(request.endpoint, **argumen)
