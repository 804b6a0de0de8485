"""The files of the sample district, read as they are; `data/SUMBER.md` says where their figures come from."""

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def baca(nama: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<nama>.csv` by column name."""
    with (DATA / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
        return tuple(csv.DictReader(berkas))


def kode(teks: str) -> list[str]:
    """The codes of a column that holds several, separated by `|`."""
    return [bagian for bagian in teks.split("|") if bagian]
