"""Retirement: BUP of a post and the dates that follow from it (PP 11/2017 ps 239, UU 20/2023 ps 55)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache

from .pilihan import JenjangJabatan

HARI_SELALU_ADA = 28
"""Every month has this day; asking the calendar only for later ones keeps thousands of dates quick."""


def bup(jenjang: JenjangJabatan, khusus: int | None = None) -> int:
    """Return the BUP in years; `khusus` is the age set by a law of its own for the post (guru 60, dosen 65)."""
    return jenjang.bup if khusus is None else khusus


def tanggal_bup(tanggal_lahir: date, usia: int) -> date:
    """Return the birthday on which BUP is reached; who was born on 29 February reaches it on 28 in common years."""
    tahun = tanggal_lahir.year + usia
    hari = min(tanggal_lahir.day, monthrange(tahun, tanggal_lahir.month)[1])
    return date(tahun, tanggal_lahir.month, hari)


def tmt_pensiun(tanggal_lahir: date, usia: int) -> date:
    """Return the first day of the month after the BUP birthday (born on 29 February: 1 March in every year)."""
    return tambah_bulan(tanggal_bup(tanggal_lahir, usia).replace(day=1), 1)


def tambah_bulan(tanggal: date, bulan: int) -> date:
    """Return the date `bulan` months later, on the last day of the month where the day does not exist."""
    tahun, indeks = divmod(tanggal.year * 12 + tanggal.month - 1 + bulan, 12)
    hari = tanggal.day if tanggal.day <= HARI_SELALU_ADA else min(tanggal.day, monthrange(tahun, indeks + 1)[1])
    return date(tahun, indeks + 1, hari)


def selisih_bulan(dari: date, sampai: date) -> int:
    """Return the whole months from `dari` to `sampai`, negative when `sampai` is earlier."""
    bulan = (sampai.year - dari.year) * 12 + sampai.month - dari.month
    if bulan > 0 and tambah_bulan(dari, bulan) > sampai:
        return bulan - 1
    if bulan < 0 and tambah_bulan(dari, bulan) < sampai:
        return bulan + 1
    return bulan


@cache
def sebut_lama(bulan: int) -> str:
    """Return a number of months in words: `2 tahun 6 bulan`, `5 bulan`, `0 tahun`."""
    tahun, sisa = divmod(bulan, 12)
    bagian = [f"{tahun} tahun"] if tahun or not sisa else []
    if sisa:
        bagian.append(f"{sisa} bulan")
    return " ".join(bagian)
