"""The plan: states on the way to the decree (SK PPK), what a decree must carry, verification codes.

Source: PP 11/2017 ps 203-207 (the PPK sets needs and plan; a change after that makes a new version).
"""

from __future__ import annotations

from smartpns.core.berlabel import Berlabel


class StatusRencana(Berlabel):
    """Where a version of the plan stands."""

    DISUSUN = "disusun", "Disusun"
    MENUNGGU = "menunggu", "Menunggu penetapan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIGANTIKAN = "digantikan", "Digantikan"


class AksiRencana(Berlabel):
    """What a person does to a version of the plan."""

    KIRIM = "kirim", "Kirim untuk ditetapkan"
    KEMBALIKAN = "kembalikan", "Kembalikan ke perencana"
    TETAPKAN = "tetapkan", "Tetapkan"
    GANTI = "ganti", "Ganti dengan versi baru"


ALUR: dict[tuple[StatusRencana, AksiRencana], StatusRencana] = {
    (StatusRencana.DISUSUN, AksiRencana.KIRIM): StatusRencana.MENUNGGU,
    (StatusRencana.MENUNGGU, AksiRencana.TETAPKAN): StatusRencana.DITETAPKAN,
    (StatusRencana.MENUNGGU, AksiRencana.KEMBALIKAN): StatusRencana.DIKEMBALIKAN,
    (StatusRencana.DIKEMBALIKAN, AksiRencana.KIRIM): StatusRencana.MENUNGGU,
    (StatusRencana.DITETAPKAN, AksiRencana.GANTI): StatusRencana.DIGANTIKAN,
}
