"""The plan: states on the way to the decree (SK PPK), what a decree must carry.

Source: PP 11/2017 ps 203-207 (the PPK sets needs and plan; a change after that makes a new version).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.core.formats import tanggal as format_tanggal
from smartpns.prioritas.rules import AturanSeri, aturan_pembeda


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


def periksa_penetapan(
    nomor: str, tanggal: date | None, *, hari_ini: date, disusun: date, nomor_terpakai: Collection[str] = ()
) -> str:
    """Return the decree number with tidy spaces; raise DomainError (field `sk_nomor` or `sk_tanggal`) otherwise.

    The pattern of the number is free. `disusun` is the day on which the snapshot was frozen: a decree cannot be older
    than the list that it sets. `nomor_terpakai` are the numbers of other plans.
    """
    rapi = " ".join(nomor.split())
    if not rapi:
        raise DomainError("Nomor SK belum diisi. Tulis seperti tertera di SK.", field="sk_nomor")
    if _samakan(rapi) in {_samakan(lain) for lain in nomor_terpakai}:
        raise DomainError(
            f"Nomor SK {rapi} sudah dipakai rencana lain. Periksa nomor pada SK yang ditandatangani.", field="sk_nomor"
        )
    if tanggal is None:
        raise DomainError("Tanggal SK belum diisi. Tulis seperti tertera di SK.", field="sk_tanggal")
    if tanggal > hari_ini:
        raise DomainError(
            f"Tanggal SK {format_tanggal(tanggal)} belum tiba. Tetapkan setelah SK ditandatangani.", field="sk_tanggal"
        )
    if tanggal < disusun:
        raise DomainError(
            f"Tanggal SK {format_tanggal(tanggal)} lebih awal dari daftar yang ditetapkan, yang disusun "
            f"{format_tanggal(disusun)}. Periksa tanggal SK, atau pilih versi rencana yang benar.",
            field="sk_tanggal",
        )
    return rapi


class Berperingkat(Protocol):
    """What a row of the list, stored or not, says about its rank."""

    @property
    def skor(self) -> float: ...

    @property
    def kode(self) -> str: ...

    @property
    def kode_opd(self) -> str: ...

    @property
    def rincian(self) -> Sequence[Mapping[str, Any]]: ...


def aturan_seri(atas: Berperingkat, bawah: Berperingkat) -> AturanSeri:
    """Return which rule put `bawah` below `atas`, its neighbour in the list."""
    return aturan_pembeda(_penentu(atas), _penentu(bawah))


def _penentu(baris: Berperingkat) -> tuple[Any, ...]:
    k1, k2 = (satu["nilai"] for satu in baris.rincian[:2])
    return (baris.skor, k1, k2, baris.kode_opd, baris.kode)


def _samakan(nomor: str) -> str:
    return re.sub(r"\s", "", nomor).casefold()
