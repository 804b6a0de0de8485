"""Which prices hold on a day, and what needs cost at those prices."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, or_, select

from smartpns.biaya.models import StandarBiaya
from smartpns.biaya.rules import ButirBiaya, Komponen, Perkiraan, TabelHarga, perkirakan
from smartpns.core.db import db
from smartpns.core.waktu import hari_ini
from smartpns.organisasi.rules import JENJANG_STUDI, Jenjang, Lokasi, Pembiayaan

BULAN_MASUK_LAZIM = 9


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


@dataclass(frozen=True)
class BarisMatriks:
    """The prices of one level, and what one person costs from the first day to graduation."""

    jenjang: Jenjang
    harga: Mapping[Komponen, StandarBiaya]
    sampai_lulus: int
    lama_semester: int


def matriks(lokasi: Lokasi, pada: date) -> list[BarisMatriks]:
    """The prices of one place on a day, a row for each level of study; one statement."""
    harga: dict[Jenjang, dict[Komponen, StandarBiaya]] = {j: {} for j in JENJANG_STUDI}
    pilih = select(StandarBiaya).where(StandarBiaya.lokasi == lokasi, berlaku_pada(pada))
    for baris in db.session.scalars(pilih):
        harga.setdefault(baris.jenjang, {})[baris.komponen] = baris
    return [_baris_matriks(jenjang, lokasi, pada, isi) for jenjang, isi in harga.items()]


def _baris_matriks(
    jenjang: Jenjang, lokasi: Lokasi, pada: date, harga: Mapping[Komponen, StandarBiaya]
) -> BarisMatriks:
    tabel = TabelHarga(pada, {(jenjang, lokasi): {k: baris.jumlah for k, baris in harga.items()}})
    semester = jenjang.semester_bawaan or 1
    butir = ButirBiaya(jenjang, lokasi, 1, pada.year, BULAN_MASUK_LAZIM, semester, Pembiayaan.APBD)
    return BarisMatriks(jenjang, harga, perkirakan(butir, tabel).total, semester)


def riwayat_harga(komponen: Komponen, jenjang: Jenjang, lokasi: Lokasi) -> list[StandarBiaya]:
    """Every price that was or will be in force, newest first."""
    pilih = select(StandarBiaya).where(
        StandarBiaya.komponen == komponen, StandarBiaya.jenjang == jenjang, StandarBiaya.lokasi == lokasi
    )
    return list(db.session.scalars(pilih.order_by(StandarBiaya.berlaku_mulai.desc())))


Kunci = tuple[Komponen, Jenjang, Lokasi]


def semua_harga() -> dict[Kunci, list[StandarBiaya]]:
    """Every price that was or will be in force, oldest first; one statement."""
    hasil: defaultdict[Kunci, list[StandarBiaya]] = defaultdict(list)
    for baris in db.session.scalars(select(StandarBiaya).order_by(StandarBiaya.berlaku_mulai)):
        hasil[baris.komponen, baris.jenjang, baris.lokasi].append(baris)
    return dict(hasil)


def berlaku_pada(hari: date) -> ColumnElement[bool]:
    """The condition that a price is in force on that day."""
    sampai = StandarBiaya.berlaku_sampai
    return and_(StandarBiaya.berlaku_mulai <= hari, or_(sampai.is_(None), sampai >= hari))
