"""How numbers, money and dates are shown in Indonesian, and how what people type is read back.

Showing: Babel with `id_ID`. Reading: `baca_…` accept what is unambiguous and otherwise raise `TidakTerbaca`,
whose sentence says what is wrong and what to type instead. Nothing is guessed.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from math import isfinite
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent
from flask import Flask

from smartpns.core.teks import tulis_desimal
from smartpns.core.waktu import hari_ini, lokal, sekarang, singkatan_zona

LOKAL = "id_ID"
KOSONG = "–"


class TidakTerbaca(ValueError):
    """What was typed cannot be read. `masalah` names the fault, `saran` says what to type."""

    def __init__(self, masalah: str, saran: str) -> None:
        super().__init__(f"{masalah}. {saran}")
        self.masalah = masalah
        self.saran = saran


# --- showing ---------------------------------------------------------------------------------------------


def rupiah(n: int | None) -> str:
    """Whole rupiah: `Rp25.000.000`."""
    return KOSONG if n is None else format_currency(n, "IDR", "¤#,##0;-¤#,##0", locale=LOKAL, currency_digits=False)


_SINGKATAN = (
    (10**12, "T", Decimal("0.01")),
    (10**9, "M", Decimal("0.01")),
    (10**6, "jt", Decimal("0.1")),
    (10**3, "rb", Decimal(1)),
)


def rupiah_ringkas(n: int | None) -> str:
    """Rounded for a headline: `Rp2,31 M`, `Rp600 jt`. M is miliar (10^9), T is triliun (10^12).

    Never rounded up to the next unit: Rp999.960.000 is not yet `Rp1 M`. `baca_rupiah` reads what stands here.
    """
    if n is None:
        return KOSONG
    for nilai, singkatan, ketelitian in _SINGKATAN:
        if abs(n) >= nilai:
            bulat = (Decimal(abs(n)) / nilai).quantize(ketelitian, ROUND_HALF_UP)
            if bulat >= 1000 and nilai < _SINGKATAN[0][0]:
                bulat = (Decimal(abs(n)) / nilai).quantize(ketelitian, ROUND_DOWN)
            return f"{'-' if n < 0 else ''}Rp{format_decimal(bulat.normalize(), locale=LOKAL)} {singkatan}"
    return rupiah(n)


def angka(n: int | None) -> str:
    """A whole number with grouping: `5.250`."""
    return KOSONG if n is None else format_decimal(n, "#,##0", locale=LOKAL)


def desimal(x: float | Decimal | None, digit: int = 1) -> str:
    """A number with exactly `digit` decimals: `12,5`."""
    return KOSONG if x is None else format_decimal(_tanpa_minus_nol(x, digit), _pola(digit), locale=LOKAL)


def persen(x: float | Decimal | None, digit: int = 1) -> str:
    """A fraction as per cent: 0.125 is `12,5%`."""
    return KOSONG if x is None else format_percent(_tanpa_minus_nol(x, digit + 2), _pola(digit) + "%", locale=LOKAL)


def _tanpa_minus_nol(x: float | Decimal, digit: int) -> float | Decimal:
    """A number as it is, but 0 where rounding would leave nothing of it than its minus sign."""
    return 0 if abs(Decimal(str(x))) < Decimal(10) ** -digit / 2 else x


def _pola(digit: int) -> str:
    return "#,##0" + ("." + "0" * digit if digit else "")


def tanggal(d: date | None) -> str:
    """`5 Maret 2027`; an instant is shown as the date in the district's zone."""
    if d is None:
        return KOSONG
    return format_date(lokal(d) if isinstance(d, datetime) else d, "d MMMM y", locale=LOKAL)


_INSTAN_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)")
_TANGGAL_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def nilai_tercatat(nilai: Any) -> str:
    """A value of the audit record for people: instants in words and in the district's zone, dates in words."""
    if nilai is None or nilai == "":
        return "kosong"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, dict):
        return ", ".join(f"{kunci}: {nilai_tercatat(satu)}" for kunci, satu in nilai.items())
    if isinstance(nilai, list):
        return ", ".join(map(nilai_tercatat, nilai))
    if isinstance(nilai, str) and _INSTAN_ISO.fullmatch(nilai):
        return waktu(datetime.fromisoformat(nilai))
    if isinstance(nilai, str) and _TANGGAL_ISO.fullmatch(nilai):
        return tanggal(date.fromisoformat(nilai))
    return str(nilai)


def bulan_tahun(tahun: int, bulan: int) -> str:
    """`September 2027`."""
    return format_date(date(tahun, bulan, 1), "MMMM y", locale=LOKAL)


def hari(d: date) -> str:
    """The day of the week: `Jumat`."""
    return format_date(d, "EEEE", locale=LOKAL)


def waktu(instan: datetime | None) -> str:
    """`Jumat 27 Februari 2026, 16.00 WIB`, in the district's zone."""
    if instan is None:
        return KOSONG
    return f"{format_datetime(lokal(instan), 'EEEE d MMMM y, HH.mm', locale=LOKAL)} {singkatan_zona()}"


def jam(instan: datetime) -> str:
    """The clock of today, `14.32 WIB`; of another day with its date, `5 Maret 2027`."""
    setempat = lokal(instan)
    return f"{setempat:%H.%M} {singkatan_zona()}" if setempat.date() == hari_ini() else tanggal(instan)


def sisa_waktu(sampai: datetime) -> str:
    """How long until then, in the largest whole unit: `6 hari lagi`, `3 jam lagi`, `sudah lewat`."""
    detik = int((sampai - sekarang()).total_seconds())
    if detik <= 0:
        return "sudah lewat"
    for panjang, nama in ((86_400, "hari"), (3_600, "jam"), (60, "menit")):
        if detik >= panjang:
            return f"{detik // panjang} {nama} lagi"
    return "kurang dari semenit lagi"


def waktu_ringkas(instan: datetime | None) -> str:
    """For dense tables: 27 Feb 2026 16.00, in the district's zone."""
    return format_datetime(lokal(instan), "d MMM y HH.mm", locale=LOKAL, tzinfo=None) if instan else KOSONG


_SATUAN = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
_BESAR = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))


def terbilang(n: int) -> str:
    """A whole number in words, as decrees and receipts write it: 1.500 is `seribu lima ratus`.

    One million is `satu juta`, the form of official documents. Beyond 999 triliun it goes on in triliun: 10^15 is
    `seribu triliun`.
    """
    if n < 0:
        return f"minus {terbilang(-n)}"
    for nilai, nama in _BESAR:
        if n >= nilai:
            return _sambung(f"{terbilang(n // nilai)} {nama}", n % nilai)
    return _terbilang_ribuan(n)


def _terbilang_ribuan(n: int) -> str:
    if n >= 2000:
        return _sambung(f"{_terbilang_ribuan(n // 1000)} ribu", n % 1000)
    if n >= 1000:
        return _sambung("seribu", n % 1000)
    if n >= 200:
        return _sambung(f"{_SATUAN[n // 100]} ratus", n % 100)
    if n >= 100:
        return _sambung("seratus", n % 100)
    if n >= 20:
        return _sambung(f"{_SATUAN[n // 10]} puluh", n % 10)
    if n >= 12:
        return f"{_SATUAN[n - 10]} belas"
    return _SATUAN[n]


def _sambung(kepala: str, sisa: int) -> str:
    return f"{kepala} {terbilang(sisa)}" if sisa else kepala


def pasang(app: Flask) -> None:
    """Make every function of this page a Jinja filter of the same name, and `bilangan`: a number as `3` or `2,5`."""
    semua: tuple[Callable[..., str], ...] = (
        rupiah,
        rupiah_ringkas,
        angka,
        desimal,
        persen,
        tanggal,
        waktu,
        waktu_ringkas,
        jam,
        sisa_waktu,
        terbilang,
        nilai_tercatat,
    )
    app.jinja_env.filters.update({f.__name__: f for f in semua}, bilangan=tulis_desimal)


# --- reading ---------------------------------------------------------------------------------------------

_ANGKA_BULAT = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+)")
_RUPIAH = re.compile(r"(?:rp\.?|idr)?\s*(?P<angka>.+?)\s*(?:,-+|\.-+|,0{1,2})?\s*(?:rupiah)?", re.IGNORECASE)
_DENGAN_SATUAN = re.compile(
    r"(?P<angka>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<pecahan>\d+))?\s*(?P<satuan>[a-z]+)", re.IGNORECASE
)
_KALI = {
    **dict.fromkeys(("ribu", "rb"), 10**3),
    **dict.fromkeys(("juta", "jt"), 10**6),
    **dict.fromkeys(("miliar", "milyar", "m"), 10**9),
    **dict.fromkeys(("triliun", "t"), 10**12),
}


def baca_bilangan(nilai: Any) -> int:
    """A whole number: 12, 12.0, '1.250', ' 12 '. Raises TidakTerbaca."""
    if isinstance(nilai, bool) or nilai is None or isinstance(nilai, date):
        raise TidakTerbaca("bukan bilangan", "Tulis angkanya saja, misalnya 2")
    if isinstance(nilai, int | float):
        return _bulat(nilai)
    teks = _rapi(nilai)
    if _ANGKA_BULAT.fullmatch(teks):
        return int(teks.replace(".", ""))
    if re.fullmatch(r"-?\d+[.,]\d+", teks):
        raise TidakTerbaca("bukan bilangan bulat", "Tulis tanpa koma dan tanpa pecahan, misalnya 2 atau 1.250")
    raise TidakTerbaca("bukan bilangan", "Tulis angkanya saja tanpa kata lain, misalnya 2")


RUPIAH_TERBESAR = 10**15
"""A thousand trillion: more than any budget, and little enough to stay exact in sums and in the database."""
_TERLALU_BESAR = "nilai rupiah terlalu besar, paling banyak seribu triliun"


def baca_rupiah(nilai: Any) -> int:
    """Whole rupiah from 0 to `RUPIAH_TERBESAR`: 25000000, 'Rp 25.000.000,-', 'Rp1.500.000,00', '1,5 juta'.

    Raises TidakTerbaca.
    """
    contoh = "Tulis rupiah penuh, misalnya Rp25.000.000"
    if isinstance(nilai, int | float) and not isinstance(nilai, bool):
        hasil = _bulat(nilai)
    elif isinstance(nilai, str):
        hasil = _rupiah_dari_teks(_rapi(nilai), contoh)
    else:
        raise TidakTerbaca("bukan nilai rupiah", contoh)
    if hasil < 0:
        raise TidakTerbaca("nilai rupiah negatif", contoh)
    if hasil > RUPIAH_TERBESAR:
        raise TidakTerbaca(_TERLALU_BESAR, contoh)
    return hasil


def _rupiah_dari_teks(teks: str, contoh: str) -> int:
    if len(teks) > 100:  # int() refuses thousands of digits in its own words
        raise TidakTerbaca(_TERLALU_BESAR, contoh)
    cocok = _RUPIAH.fullmatch(teks)
    isi = cocok["angka"] if cocok else ""
    if _ANGKA_BULAT.fullmatch(isi):
        return int(isi.replace(".", ""))
    if re.fullmatch(r"\d{1,3}(,\d{3}){2,}", isi):
        return int(isi.replace(",", ""))
    satuan = _DENGAN_SATUAN.fullmatch(isi)
    if satuan and satuan["satuan"].lower() in _KALI:
        pecahan = satuan["pecahan"] or ""
        kali = _KALI[satuan["satuan"].lower()]
        jumlah = Decimal(f"{satuan['angka'].replace('.', '')}.{pecahan or 0}") * kali
        if jumlah == int(jumlah):
            return int(jumlah)
    if re.fullmatch(r"\d{1,3}[.,]\d{1,3}([.,]\d+)?", isi):
        raise TidakTerbaca("titik atau koma pada nilai rupiah bisa berarti dua hal", contoh)
    raise TidakTerbaca("bukan nilai rupiah", contoh)


def _bulat(nilai: int | float) -> int:
    if not isfinite(nilai) or nilai != int(nilai):
        raise TidakTerbaca("bukan bilangan bulat", "Tulis tanpa koma dan tanpa pecahan, misalnya 2 atau 1.250")
    return int(nilai)


_BULAN = {
    nama: nomor
    for nomor, semua in enumerate(
        (
            "januari jan january",
            "februari pebruari feb peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu agt ags agust aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nopember nov nop",
            "desember des dec december",
        ),
        start=1,
    )
    for nama in semua.split()
}
_HARI = r"(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,?\s+)?"
_TANGGAL_KATA = re.compile(_HARI + r"(\d{1,2})[\s\-./]+([a-z]+)\.?[\s\-./,]+(\d{4}|\d{2})")
_TANGGAL_ANGKA = re.compile(_HARI + r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_TANGGAL_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_CONTOH_TANGGAL = "Tulis hari, bulan, tahun, misalnya 5 Maret 2027 atau 05/03/2027"
_HARI_NOL_EXCEL = date(1899, 12, 30)
_SERI_EXCEL = range(3_654, 73_051)
"""1 January 1910 to 31 December 2099: below it a number is a year or a typing error, not a date."""


def baca_tanggal(nilai: Any) -> date:
    """A date: date, datetime, Excel serial number, '5/3/27' (day first), '5 Maret 2027', ISO. Raises TidakTerbaca."""
    if isinstance(nilai, datetime):
        return nilai.date()
    if isinstance(nilai, date):
        return nilai
    if isinstance(nilai, int | float) and not isinstance(nilai, bool):
        return _tanggal_dari_seri(nilai)
    if not isinstance(nilai, str):
        raise TidakTerbaca("bukan tanggal", _CONTOH_TANGGAL)
    teks = _rapi(nilai).lower()
    if cocok := _TANGGAL_ISO.fullmatch(teks):
        tahun, bulan, hari = (int(bagian) for bagian in cocok.groups())
        return _susun_tanggal(tahun, bulan, hari)
    if cocok := _TANGGAL_ANGKA.fullmatch(teks):
        return _susun_tanggal(_tahun_penuh(cocok[3]), int(cocok[2]), int(cocok[1]))
    if (cocok := _TANGGAL_KATA.fullmatch(teks)) and cocok[2] in _BULAN:
        return _susun_tanggal(_tahun_penuh(cocok[3]), _BULAN[cocok[2]], int(cocok[1]))
    if re.fullmatch(r"\d{4}", teks):
        raise TidakTerbaca("hanya tahun, tanpa hari dan bulan", _CONTOH_TANGGAL)
    raise TidakTerbaca("bukan tanggal", _CONTOH_TANGGAL)


def _tanggal_dari_seri(nilai: int | float) -> date:
    if isfinite(nilai) and int(nilai) in _SERI_EXCEL:
        return _HARI_NOL_EXCEL + timedelta(days=int(nilai))
    raise TidakTerbaca("angka ini bukan tanggal", _CONTOH_TANGGAL)


def _tahun_penuh(teks: str) -> int:
    """Two digits: 00–50 is this century (plans), 51–99 the last one (births)."""
    tahun = int(teks)
    if len(teks) == 4:
        return tahun
    return tahun + (2000 if tahun <= 50 else 1900)


def _susun_tanggal(tahun: int, bulan: int, hari: int) -> date:
    if bulan > 12:
        raise TidakTerbaca("bulan lebih dari 12", _CONTOH_TANGGAL)
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        raise TidakTerbaca("tanggal ini tidak ada di kalender", _CONTOH_TANGGAL) from None


def _rapi(nilai: Any) -> str:
    """Text with every kind of white space (also the no-break space Excel likes) made one plain space."""
    return " ".join(str(nilai).split())
