"""Whether a log tells whose data it was: names and numbers of people, or the words and values of a statement."""

import re
from collections.abc import Iterable

from sqlalchemy import create_engine, text

PERINTAH_SQL = re.compile(
    r"\[SQL|\[parameters|INSERT INTO|UPDATE \w+ SET|DELETE FROM|SELECT .* FROM|Failing row|Key \(|DETAIL:",
    re.IGNORECASE,
)
NIP = re.compile(r"(?<!\d)\d{18}(?!\d)")
KOLOM = ("pegawai.nama", "pegawai.nip", "pengguna.nama", "pengguna.nip", "pengguna.email")


def orang_dan_nomor(alamat: str) -> set[str]:
    """Every name, NIP and address of a person that this database holds."""
    mesin = create_engine(alamat)
    try:
        with mesin.connect() as koneksi:
            pasangan = [k.split(".") for k in KOLOM]
            isi = {n for t, k in pasangan for n in koneksi.scalars(text(f"SELECT {k} FROM {t}"))}  # noqa: S608
    finally:
        mesin.dispose()
    return {n for n in isi if n}


def bocor(catatan: str, rahasia: Iterable[str]) -> list[str]:
    """The lines that tell too much."""
    dicari = [r.casefold() for r in rahasia]
    return [
        baris
        for baris in catatan.splitlines()
        if PERINTAH_SQL.search(baris) or NIP.search(baris) or any(r in baris.casefold() for r in dicari)
    ]
