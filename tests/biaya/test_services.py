"""Setting prices: the former one ends the day before, a later one stays, the same one changes nothing."""

from datetime import date

from flask import Flask
from sqlalchemy import select

from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Jejak
from smartpns.biaya.models import StandarBiaya
from smartpns.biaya.queries import riwayat_harga
from smartpns.biaya.rules import Komponen
from smartpns.biaya.services import tetapkan_harga
from smartpns.core.db import db
from smartpns.organisasi.rules import Jenjang, Lokasi

KUNCI = (Komponen.UKT, Jenjang.S2, Lokasi.DALAM_PROVINSI)


def tetapkan(jumlah: int, mulai: date, dasar: str = "Perbup 1/2026") -> StandarBiaya | None:
    return tetapkan_harga(*KUNCI, jumlah=jumlah, berlaku_mulai=mulai, dasar_hukum=dasar, oleh=Pelaku.sistem())


def masa() -> list[tuple[int, date, date | None]]:
    db.session.flush()
    return [(h.jumlah, h.berlaku_mulai, h.berlaku_sampai) for h in reversed(riwayat_harga(*KUNCI))]


def test_harga_baru_mengakhiri_yang_lama(app: Flask) -> None:
    tetapkan(8_000_000, date(2025, 1, 1))
    tetapkan(9_000_000, date(2027, 1, 1))
    assert masa() == [
        (8_000_000, date(2025, 1, 1), date(2026, 12, 31)),
        (9_000_000, date(2027, 1, 1), None),
    ]
    assert list(db.session.scalars(select(Jejak.aksi).order_by(Jejak.pada))) == [
        "tetapkan_harga",
        "akhiri_harga",
        "tetapkan_harga",
    ]


def test_harga_di_antara_dua_harga(app: Flask) -> None:
    tetapkan(8_000_000, date(2025, 1, 1))
    tetapkan(10_000_000, date(2028, 1, 1))
    tetapkan(9_000_000, date(2026, 7, 1))
    assert masa() == [
        (8_000_000, date(2025, 1, 1), date(2026, 6, 30)),
        (9_000_000, date(2026, 7, 1), date(2027, 12, 31)),
        (10_000_000, date(2028, 1, 1), None),
    ]


def test_harga_yang_sama_tidak_mengubah_apa_pun(app: Flask) -> None:
    tetapkan(8_000_000, date(2025, 1, 1))
    assert tetapkan(8_000_000, date(2026, 1, 1)) is None
    assert masa() == [(8_000_000, date(2025, 1, 1), None)]


def test_harga_pada_tanggal_yang_sama_dibetulkan(app: Flask) -> None:
    tetapkan(80_000_000, date(2025, 1, 1))
    tetapkan(8_000_000, date(2025, 1, 1))
    assert masa() == [(8_000_000, date(2025, 1, 1), None)]
