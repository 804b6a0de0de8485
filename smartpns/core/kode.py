"""The short code under which anyone checks whether a document is genuine."""

import re
import unicodedata

from smartpns.core.errors import DomainError

HURUF_KODE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
PANJANG_KODE = 12
TAK_TAMPAK = {"Cf", "Cc"}
"""Categories of characters that copying from a PDF or a chat brings along unseen."""


def kode_verifikasi(sidik: str) -> str:
    """Return the short code under which a document is checked, derived from its fingerprint: `7K2M-9QXA-4TBD`.

    Its 60 bits are of the fingerprint (hexadecimal SHA-256); digits and letters that look alike are not used.
    """
    sisa = int(sidik, 16)
    huruf = []
    for _ in range(PANJANG_KODE):
        sisa, indeks = divmod(sisa, len(HURUF_KODE))
        huruf.append(HURUF_KODE[indeks])
    return "-".join("".join(huruf[awal : awal + 4]) for awal in range(0, PANJANG_KODE, 4))


def baca_kode_verifikasi(teks: str) -> str:
    """Return a typed code, or the address that carries it, in its printed form; raise DomainError when it is none.

    Small letters, missing or other dashes, spaces, full stops and invisible characters are forgiven.
    """
    tampak = "".join(h for h in teks if unicodedata.category(h) not in TAK_TAMPAK).strip().rstrip("/")
    huruf = re.sub(r"[\s.\u2010-\u2015\u2212-]", "", tampak.split("?")[0].rsplit("/", 1)[-1].upper())
    if len(huruf) != PANJANG_KODE or not set(huruf) <= set(HURUF_KODE):
        raise DomainError(
            f"Kode verifikasi terdiri atas {PANJANG_KODE} huruf dan angka, misalnya 7K2M-9QXA-4TBD; "
            "angka 0 dan 1 serta huruf I dan O tidak dipakai. Salin lagi dari dokumen.",
            field="kode",
        )
    return "-".join(huruf[awal : awal + 4] for awal in range(0, PANJANG_KODE, 4))
