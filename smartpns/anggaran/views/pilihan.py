"""What the addresses of the budget pages ask for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask import request

from smartpns.anggaran import queries
from smartpns.core.tabel import bilangan_alamat
from smartpns.core.teks import tulis_desimal
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import daftar_periode

ESKALASI = re.compile(r"((?:50|[0-4]?\d)(?:[.,]\d{1,2})?) ?%?")


"""Percent a year that may be tried: below 51, at most two decimals."""


@dataclass(frozen=True)
class Pilihan:
    """What the address asks for: the period, the escalation and the extension in semesters to try.

    `salah` is an escalation that could not be read; `perpanjangan_terbanyak` is what may be granted.
    """

    periode: Periode
    semua: Sequence[Periode]
    eskalasi_persen: Decimal
    tersimpan: Decimal
    salah: str | None
    perpanjangan: int
    perpanjangan_terbanyak: int

    @property
    def percobaan(self) -> list[str]:
        """What differs from what holds, in words; empty when nothing does."""
        kenaikan = f"kenaikan {self.kenaikan}% per tahun dari harga {self.periode.tahun}"
        perpanjangan = f"setiap studi berjalan diperpanjang {self.perpanjangan} semester"
        return [
            *([kenaikan] if self.eskalasi_persen != self.tersimpan else []),
            *([perpanjangan] if self.perpanjangan else []),
        ]

    @property
    def kenaikan(self) -> str:
        return tulis_desimal(self.eskalasi_persen)

    @property
    def kenaikan_tersimpan(self) -> str:
        return tulis_desimal(self.tersimpan)

    @property
    def argumen(self) -> dict[str, Any]:
        """The choice as it stands in the addresses of this page."""
        naik = {"eskalasi": self.kenaikan} if self.eskalasi_persen != self.tersimpan else {}
        panjang = {"perpanjangan": self.perpanjangan} if self.perpanjangan else {}
        return {"periode": str(self.periode.tahun), **naik, **panjang}


def baca_pilihan() -> Pilihan | None:
    """None as long as there is no period at all."""
    semua = daftar_periode()
    if not semua:
        return None
    dicari = request.args.get("periode", type=bilangan_alamat)
    periode = next((p for p in semua if p.tahun == dicari), semua[0])
    tersimpan = queries.eskalasi_berlaku()
    eskalasi, salah = _eskalasi_dicoba(tersimpan)
    batas = queries.perpanjangan_terbanyak()
    diminta = request.args.get("perpanjangan", 0, type=bilangan_alamat)
    return Pilihan(periode, semua, eskalasi, tersimpan, salah, diminta if 0 <= diminta <= batas else 0, batas)


def _eskalasi_dicoba(tersimpan: Decimal) -> tuple[Decimal, str | None]:
    teks = request.args.get("eskalasi", "").strip()
    cocok = ESKALASI.fullmatch(teks)
    if teks and not cocok:
        return tersimpan, teks
    return (Decimal(cocok[1].replace(",", ".")), None) if cocok else (tersimpan, None)
