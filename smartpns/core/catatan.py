"""The log: what happened and where in the code, never whose data it was.

The text of an error may hold a name or an NIP (PostgreSQL quotes the row that broke a rule), so an error is written as
its kind, the code the database gives it, the constraint, and the places in the code. A record is always one line, so
that nothing typed can pass for a line of its own.
"""

import logging
import sqlite3
import sys
import threading
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

import psycopg
from sqlalchemy.exc import DBAPIError

Rantai = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Bentuk(logging.Formatter):
    """One line for each record; of an error everything but its words."""

    def format(self, catatan: logging.LogRecord) -> str:
        semula, catatan.exc_text = catatan.exc_text, None  # where another handler may have left the full text
        try:
            return super().format(catatan).replace("\r", "\\r").replace("\n", " | ")
        finally:
            catatan.exc_text = semula

    def formatException(self, ei: Rantai | Any) -> str:
        return " <= ".join(_satu(galat) for galat in _rantai(ei[1]))


def pasang() -> None:
    """Give the root logger our handler, once; loggers of libraries end there too."""
    akar = logging.getLogger()
    if any(isinstance(h.formatter, Bentuk) for h in akar.handlers):
        return
    penulis = logging.StreamHandler()
    penulis.setFormatter(Bentuk("%(asctime)s %(levelname)s %(name)s %(message)s"))
    akar.addHandler(penulis)


def jaga_proses() -> None:
    """What nobody caught, in a command or a thread, ends on the standard error of this process as a record too."""
    sys.excepthook = _tak_tertangkap
    threading.excepthook = lambda e: _tak_tertangkap(e.exc_type, e.exc_value or e.exc_type(), e.exc_traceback)


def _tak_tertangkap(jenis: type[BaseException], galat: BaseException, jejak: TracebackType | None) -> None:
    if issubclass(jenis, KeyboardInterrupt):
        sys.__excepthook__(jenis, galat, jejak)
    else:
        logging.getLogger(__name__).critical("galat tak tertangkap", exc_info=(jenis, galat, jejak))


def _rantai(galat: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from."""
    while galat is not None:
        yield galat
        galat = galat.__cause__ or (None if galat.__suppress_context__ else galat.__context__)


def _satu(galat: BaseException) -> str:
    tempat = [f"{f.filename.rpartition('/smartpns/')[2]}:{f.lineno} {f.name}" for f in _bingkai(galat)]
    return f"{type(galat).__name__}{_kode(galat)} [{' < '.join(reversed(tempat))}]"


def _bingkai(galat: BaseException) -> traceback.StackSummary:
    return traceback.StackSummary.extract(
        traceback.walk_tb(galat.__traceback__), lookup_lines=False, capture_locals=False
    )


def _kode(galat: BaseException) -> str:
    """What the database says without quoting anything: its code and the constraint."""
    asal = galat.orig if isinstance(galat, DBAPIError) else galat
    if isinstance(asal, sqlite3.Error):
        return f" {type(asal).__name__} {getattr(asal, 'sqlite_errorname', '')}".rstrip()
    if isinstance(asal, psycopg.Error):
        return f" {type(asal).__name__} {asal.sqlstate or ''} {asal.diag.constraint_name or ''}".rstrip()
    return ""
