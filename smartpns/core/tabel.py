"""Lists on pages: the page number lives in the URL."""

from dataclasses import dataclass

from flask import request, url_for


@dataclass(frozen=True)
class Paginasi:
    """One page of a list of `total` rows, `per_halaman` each; pages count from 1."""

    halaman: int
    total: int
    per_halaman: int = 50

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
