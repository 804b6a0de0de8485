"""Setting prices: each new price closes the one before it, and nothing is overwritten silently."""

from datetime import date, timedelta

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.biaya import queries
from smartpns.biaya.models import StandarBiaya
from smartpns.biaya.rules import Komponen
from smartpns.core.db import db
from smartpns.organisasi.rules import Jenjang, Lokasi

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
    baris = queries.riwayat_harga(komponen, jenjang, lokasi)
    kini = next((b for b in baris if b.berlaku(berlaku_mulai)), None)
    if kini and (kini.jumlah, kini.dasar_hukum) == (jumlah, dasar_hukum):
        return None
    if kini and kini.berlaku_mulai == berlaku_mulai:
        kini.jumlah, kini.dasar_hukum = jumlah, dasar_hukum
        catat("perbaiki_harga", kini, oleh)
        return kini
    if kini:
        kini.berlaku_sampai = berlaku_mulai - SEHARI
        catat("akhiri_harga", kini, oleh)
    berikut = min((b.berlaku_mulai for b in baris if b.berlaku_mulai > berlaku_mulai), default=None)
    baru = StandarBiaya(
        komponen=komponen,
        jenjang=jenjang,
        lokasi=lokasi,
        jumlah=jumlah,
        berlaku_mulai=berlaku_mulai,
        berlaku_sampai=berikut - SEHARI if berikut else None,
        dasar_hukum=dasar_hukum,
    )
    db.session.add(baru)
    catat("tetapkan_harga", baru, oleh)
    return baru
