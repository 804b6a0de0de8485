"""What is not a defect but a state of the machine: a database or disk that is busy, full, away or read-only.

Nothing was done then, and the same request may succeed later: 503 with the reason, never 500.
"""

import errno
import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as TanpaSambungan

from smartpns.core.errors import TakTersedia

AMAN = "Tidak ada yang berubah; coba lagi sebentar lagi."
SIBUK = f"Basis data sedang dipakai pekerjaan lain. {AMAN}"
HANYA_BACA = "Basis data sedang hanya dapat dibaca, jadi perubahan belum dapat disimpan. Tidak ada yang berubah."
TERPUTUS = f"Basis data sedang tidak dapat dihubungi. {AMAN}"
PENUH = "Ruang di server habis, jadi perubahan belum dapat disimpan. Tidak ada yang berubah. Hubungi admin."

MENURUT_SQLITE = {
    sqlite3.SQLITE_BUSY: (SIBUK, 10),
    sqlite3.SQLITE_LOCKED: (SIBUK, 10),
    sqlite3.SQLITE_READONLY: (HANYA_BACA, 300),
    sqlite3.SQLITE_FULL: (PENUH, 300),
    sqlite3.SQLITE_IOERR: (TERPUTUS, 60),
    sqlite3.SQLITE_CANTOPEN: (TERPUTUS, 60),
}
MENURUT_SQLSTATE = {
    "08": (TERPUTUS, 30),  # connection exception
    "25006": (HANYA_BACA, 300),  # read-only transaction
    "40001": (SIBUK, 5),  # serialization failure
    "40P01": (SIBUK, 5),  # deadlock
    "53100": (PENUH, 300),  # disk full
    "53": (SIBUK, 30),  # out of memory, too many connections
    "55P03": (SIBUK, 10),  # lock not available
    "57014": (SIBUK, 30),  # statement cancelled for taking too long
    "57P": (TERPUTUS, 30),  # shut down by the operator, starting up
    "58030": (TERPUTUS, 60),  # input or output error
}
MENURUT_ERRNO = {
    errno.ENOSPC: (PENUH, 300),
    errno.EDQUOT: (PENUH, 300),
    errno.EROFS: (PENUH, 300),
}


def gangguan(galat: BaseException) -> TakTersedia | None:
    """Return what to tell when `galat` comes from the state of the machine, None when it is a defect of ours."""
    if isinstance(galat, TakTersedia):
        return galat
    if isinstance(galat, TanpaSambungan):
        return TakTersedia(SIBUK, 10)
    asal = galat.orig if isinstance(galat, DBAPIError) else galat
    sebab: tuple[str, int] | None = None
    if isinstance(asal, sqlite3.Error):
        sebab = MENURUT_SQLITE.get(getattr(asal, "sqlite_errorcode", 0) & 0xFF)
    elif isinstance(asal, psycopg.Error):
        sebab = _menurut_sqlstate(asal)
    elif isinstance(asal, OSError):
        sebab = MENURUT_ERRNO.get(asal.errno or 0)
    return TakTersedia(*sebab) if sebab else None


def _menurut_sqlstate(galat: psycopg.Error) -> tuple[str, int] | None:
    """By the whole code, else by its class; a connection that was never made or broke off carries none."""
    kode = galat.sqlstate
    if kode is None:
        return (TERPUTUS, 30) if isinstance(galat, psycopg.OperationalError) else None
    return next((MENURUT_SQLSTATE[k] for k in (kode, kode[:3], kode[:2]) if k in MENURUT_SQLSTATE), None)
