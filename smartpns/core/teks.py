"""Text made of values: addresses, numbers."""

import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal


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


def tulis_desimal(nilai: Decimal | float) -> str:
    """Return a number with as many decimals as it has: `2`, `2,5`, `12,25`."""
    return f"{Decimal(str(nilai)).normalize():f}".replace(".", ",")
