"""A dated number with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class NilaiBerlaku:
    """A number in force: since when, until when (None: open), by which regulation."""

    nilai: Decimal
    dasar_hukum: str
    berlaku_mulai: date
    berlaku_sampai: date | None = None

    def berlaku(self, pada: date) -> bool:
        return self.berlaku_mulai <= pada and (self.berlaku_sampai is None or pada <= self.berlaku_sampai)
