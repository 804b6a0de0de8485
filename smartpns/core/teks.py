"""Text made of values: addresses, names of files, numbers."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import PurePath

BATANG_TERPANJANG = 140
AKHIRAN_TERPANJANG = 10


def slug(teks: str, terpakai: Collection[str] = ()) -> str:
    """Return a stable address part: "Perencanaan Wilayah & Kota" gives `perencanaan-wilayah-dan-kota`.

    When it is in `terpakai` the first free `-2`, `-3`, … is added.
    """
    tanpa_aksen = unicodedata.normalize("NFKD", teks.replace("&", " dan ")).encode("ascii", "ignore").decode()
    dasar = re.sub(r"[^a-z0-9]+", "-", tanpa_aksen.lower()).strip("-") or "tanpa-nama"
    if dasar not in terpakai:
        return dasar
    nomor = 2
    while f"{dasar}-{nomor}" in terpakai:
        nomor += 1
    return f"{dasar}-{nomor}"


def nama_berkas(nama: str, bawaan: str = "berkas") -> str:
    """Return the file name a person gave as it may be shown and sent, `bawaan` when nothing of it is left.

    No folders, no control or steering characters, no space but the common one; a long one keeps its ending.
    """
    terakhir = unicodedata.normalize("NFC", re.split(r"[\\/]", nama)[-1])
    bersih = "".join(h for h in terakhir if unicodedata.category(h)[0] not in "CZ" or h == " ").strip(" .")
    if len(bersih) > BATANG_TERPANJANG + AKHIRAN_TERPANJANG:
        jalur = PurePath(bersih)
        return f"{jalur.stem[:BATANG_TERPANJANG]}{jalur.suffix[:AKHIRAN_TERPANJANG]}"
    return bersih or bawaan


_SILUMAN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def tanpa_siluman(teks: str) -> str:
    """Return a text without what nobody sees: control characters, marks of no width, marks that turn the direction.

    They make two equal words different, one word read otherwise than it is stored, and one of the databases refuse it.
    Line breaks and tabs stay; letters with accents get their one standard form (NFC).
    """
    bersih = _SILUMAN.sub("", teks) if _SILUMAN.search(teks) else teks
    return bersih if bersih.isascii() else unicodedata.normalize("NFC", bersih)


@lru_cache(maxsize=10_000)
def tulis_tanggal(tanggal: date) -> str:
    """A date in figures, `05-03-2027`; kept, because sentences about thousands of people name the same days."""
    return f"{tanggal:%d-%m-%Y}"


def tulis_desimal(nilai: Decimal | float) -> str:
    """Return a number with as many decimals as it has: `2`, `2,5`, `12,25`."""
    return f"{Decimal(str(nilai)).normalize():f}".replace(".", ",")
