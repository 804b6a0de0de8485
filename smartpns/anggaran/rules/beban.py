"""What one need, or one running student, costs the APBD by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smartpns.core.berlabel import Berlabel


class JenisBeban(Berlabel):
    """Whether a cost runs already or is newly asked for."""

    KOMITMEN = "komitmen", "Komitmen (sedang studi)"
    USULAN_BARU = "usulan_baru", "Usulan baru"


@dataclass(frozen=True)
class Beban:
    """What one need, or one running student, costs the APBD: rupiah of all its people by calendar year.

    Every year of study is a key, with 0 where the APBD pays nothing; so a year's people can be counted as well.
    `berharga` is False when the price list cannot price it: the rupiah are then a lower bound.
    """

    id: str
    jenis: JenisBeban
    orang: int
    per_tahun: Mapping[int, int]
    opd: str = ""
    jenjang: str = ""
    program_studi: str = ""
    sumber: str = ""
    berharga: bool = True
