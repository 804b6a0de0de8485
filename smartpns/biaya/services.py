"""Setting prices: each new price closes the one before it, and nothing is overwritten silently."""

from datetime import date, timedelta

from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.biaya.models import StandarBiaya
from smartpns.biaya.rules import Komponen, Lokasi
from smartpns.core.db import db
from smartpns.organisasi.rules import Jenjang

SEHARI = timedelta(days=1)


def tetapkan_harga(
    komponen: Komponen,
    jenjang: Jenjang,
    lokasi: Lokasi,
    *,
    jumlah: int,
    berlaku_mulai: date,
    dasar_hukum: str,
    oleh: Pelaku,
) -> StandarBiaya | None:
    """Set a price from a day on; None when exactly this price already holds from then.

    The price before it ends the day before, a price set earlier for a later day stays and ends this one. A price that
    begins on the same day is corrected.
    """
    baris = list(
        db.session.scalars(
            select(StandarBiaya)
            .where(StandarBiaya.komponen == komponen, StandarBiaya.jenjang == jenjang, StandarBiaya.lokasi == lokasi)
            .order_by(StandarBiaya.berlaku_mulai)
        )
    )
    lalu = next((b for b in reversed(baris) if b.berlaku_mulai <= berlaku_mulai), None)
    if lalu and lalu.jumlah == jumlah and lalu.dasar_hukum == dasar_hukum and _masih_berlaku(lalu, berlaku_mulai):
        return None
    if lalu and lalu.berlaku_mulai == berlaku_mulai:
        lalu.jumlah, lalu.dasar_hukum = jumlah, dasar_hukum
        catat("perbaiki_harga", lalu, oleh)
        return lalu
    if lalu and _masih_berlaku(lalu, berlaku_mulai):
        lalu.berlaku_sampai = berlaku_mulai - SEHARI
        catat("akhiri_harga", lalu, oleh)
    berikut = next((b for b in baris if b.berlaku_mulai > berlaku_mulai), None)
    baru = StandarBiaya(
        komponen=komponen,
        jenjang=jenjang,
        lokasi=lokasi,
        jumlah=jumlah,
        berlaku_mulai=berlaku_mulai,
        berlaku_sampai=berikut.berlaku_mulai - SEHARI if berikut else None,
        dasar_hukum=dasar_hukum,
    )
    db.session.add(baru)
    catat("tetapkan_harga", baru, oleh)
    return baru


def _masih_berlaku(harga: StandarBiaya, pada: date) -> bool:
    return harga.berlaku_sampai is None or harga.berlaku_sampai >= pada
