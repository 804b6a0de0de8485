"""Instants are UTC inside; people see the zone of their district."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import current_app, has_app_context

SINGKATAN_ZONA = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
ZONA_BAWAAN = "Asia/Jakarta"


def sekarang() -> datetime:
    return datetime.now(UTC)


def zona() -> ZoneInfo:
    """The district's zone; `create_app` says where it is read from."""
    baca = current_app.extensions.get("zona") if has_app_context() else None
    return ZoneInfo(baca() if baca else ZONA_BAWAAN)


def singkatan_zona() -> str:
    return SINGKATAN_ZONA[zona().key]


def lokal(instan: datetime) -> datetime:
    return instan.astimezone(zona())


def hari_ini() -> date:
    return lokal(sekarang()).date()


def instan_lokal(tanggal_jam: datetime) -> datetime:
    """What a person typed as local date and time, as an instant."""
    return tanggal_jam.replace(tzinfo=zona()).astimezone(UTC)
