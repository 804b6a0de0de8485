"""Words as addresses."""

import re
import unicodedata
from collections.abc import Collection


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
