"""Whole rupiah: one rounding, and shares that lose none."""

from collections.abc import Sequence
from fractions import Fraction


def kalikan(jumlah: int, faktor: Fraction) -> int:
    """Return `jumlah` rupiah times `faktor`, rounded half up to whole rupiah."""
    return (2 * jumlah * faktor.numerator + faktor.denominator) // (2 * faktor.denominator)


def bagi(jumlah: int, bobot: Sequence[int]) -> list[int]:
    """Split `jumlah` rupiah in proportion to `bobot`, to the rupiah.

    What rounding down leaves goes to the largest remainders, the first ones when equal. Nothing is split when every
    weight is 0.
    """
    total = sum(bobot)
    if not total:
        return [0] * len(bobot)
    hasil = [jumlah * satu // total for satu in bobot]
    sisa = sorted(range(len(bobot)), key=lambda i: (-(jumlah * bobot[i] % total), i))
    for i in sisa[: jumlah - sum(hasil)]:
        hasil[i] += 1
    return hasil
