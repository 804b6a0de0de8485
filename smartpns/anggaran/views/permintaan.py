"""What the addresses around the best plan ask for: the period and what is tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

from smartpns.anggaran.rules import Andaian, baca_andaian
from smartpns.core.tabel import bilangan_alamat
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import daftar_periode, periode_berjalan

TAMPIL = {"beda": "Yang berbeda", "tidak": "Tidak terpilih", "semua": "Semua"}
"""Which needs a list shows."""


@dataclass(frozen=True)
class Permintaan:
    """The period and the assumptions of an address; `salah` names what could not be read and is not used."""

    periode: Periode
    semua: Sequence[Periode]
    andaian: Andaian
    salah: Sequence[str]

    @property
    def argumen(self) -> dict[str, Any]:
        """Period and assumptions as they stand in the addresses of these pages."""
        return {"periode": str(self.periode.tahun), **self.andaian.argumen}


def baca_permintaan() -> Permintaan | None:
    """None as long as there is no period at all; the current one when the address names none."""
    semua = daftar_periode()
    diminta = request.args.get("periode", type=bilangan_alamat)
    periode = next((p for p in semua if p.tahun == diminta), None) or periode_berjalan()
    if periode is None:
        return None
    andaian, salah = baca_andaian(request.args.to_dict())
    return Permintaan(periode, semua, andaian, salah)


def tampil_diminta() -> str:
    """Which needs the list is to show."""
    diminta = request.args.get("tampil", "")
    return diminta if diminta in TAMPIL else "beda"
