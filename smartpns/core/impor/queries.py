"""Reading a kept preview."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select

from smartpns.core.db import db
from smartpns.core.impor.kolom import tampil
from smartpns.core.impor.models import BarisPratinjau, Impor
from smartpns.core.impor.rencana import Keadaan
from smartpns.core.sheets import Nilai, nilai_dari_json


def baris_pratinjau(impor: Impor, keadaan: Keadaan, awal: int, banyak: int) -> list[dict[str, Any]]:
    """One page of a tab: nomor, keterangan, sel (as text), masalah."""
    perintah = (
        select(BarisPratinjau.nomor, BarisPratinjau.keterangan, BarisPratinjau.sel, BarisPratinjau.masalah)
        .where(BarisPratinjau.impor_id == impor.id, BarisPratinjau.keadaan == keadaan)
        .order_by(BarisPratinjau.nomor)
        .offset(awal)
        .limit(banyak)
    )
    return [
        {
            "nomor": b.nomor,
            "keterangan": b.keterangan,
            "sel": [tampil(nilai_dari_json(s)) for s in b.sel],
            "masalah": b.masalah,
        }
        for b in db.session.execute(perintah)
    ]


def baris_bermasalah(impor: Impor) -> Iterator[tuple[Sequence[Nilai], list[dict[str, str]]]]:
    """All bad rows: their original cells and their faults."""
    perintah = (
        select(BarisPratinjau.sel, BarisPratinjau.masalah)
        .where(BarisPratinjau.impor_id == impor.id, BarisPratinjau.keadaan == Keadaan.BERMASALAH)
        .order_by(BarisPratinjau.nomor)
    )
    for b in db.session.execute(perintah):
        yield [nilai_dari_json(s) for s in b.sel], b.masalah
