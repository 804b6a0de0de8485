"""What can go wrong in the sense of the domain: said in Indonesian, to the person who can mend it."""

from __future__ import annotations


class DomainError(Exception):
    """A rule refuses what was asked; `pesan` says what is wrong and how to mend it.

    `field` names the form field (or column) that the sentence belongs to, if there is one.
    """

    def __init__(self, pesan: str, field: str | None = None) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.field = field


class Bentrok(DomainError):
    """Somebody else changed or created the same thing meanwhile (409)."""


class TakTersedia(Exception):
    """What is needed is busy, full or away; nothing was changed. Asking again in `ulangi` seconds may do (503)."""

    def __init__(self, pesan: str, ulangi: int = 30) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.ulangi = ulangi


class TidakDitemukan(DomainError):
    """There is no such thing, or not for this person (404)."""

    def __init__(self, pesan: str = "Data yang Anda cari tidak ada atau bukan milik unit Anda.") -> None:
        super().__init__(pesan)
