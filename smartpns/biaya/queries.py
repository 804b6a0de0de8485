"""Which prices hold on a day, and what needs cost at those prices."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, or_, select

from smartpns.biaya.models import StandarBiaya
from smartpns.biaya.rules import ButirBiaya, Komponen, Lokasi, Perkiraan, TabelHarga, perkirakan
from smartpns.core.db import db
from smartpns.core.waktu import hari_ini
from smartpns.organisasi.rules import Jenjang


def harga_berlaku(pada: date | None = None) -> TabelHarga:
    """The prices in force on `pada` (default today), in one statement."""
    hari = pada or hari_ini()
    isi: defaultdict[tuple[Jenjang, Lokasi], dict[Komponen, int]] = defaultdict(dict)
    pilih = select(StandarBiaya.jenjang, StandarBiaya.lokasi, StandarBiaya.komponen, StandarBiaya.jumlah)
    for jenjang, lokasi, komponen, jumlah in db.session.execute(pilih.where(berlaku_pada(hari))):
        isi[jenjang, lokasi][komponen] = jumlah
    return TabelHarga(hari, dict(isi))


def perkiraan_biaya(
    butir: Iterable[ButirBiaya],
    tabel: TabelHarga | None = None,
    *,
    eskalasi_persen: Decimal | int = 0,
    tahun_harga: int | None = None,
) -> list[Perkiraan]:
    """What each need costs the APBD, in the same order; one statement, none when `tabel` is given."""
    harga = tabel or harga_berlaku()
    return [perkirakan(b, harga, eskalasi_persen=eskalasi_persen, tahun_harga=tahun_harga) for b in butir]


def berlaku_pada(hari: date) -> ColumnElement[bool]:
    sampai = StandarBiaya.berlaku_sampai
    return and_(StandarBiaya.berlaku_mulai <= hari, or_(sampai.is_(None), sampai >= hari))
