"""Prices and ceilings of the sample district, all of them labelled as assumptions."""

from datetime import date

from smartpns.akun.izin import Pelaku
from smartpns.anggaran.services import atur_pagu
from smartpns.biaya.rules import Komponen
from smartpns.biaya.services import tetapkan_harga
from smartpns.contoh.berkas import baca
from smartpns.contoh.kalender import Kalender
from smartpns.core.db import db
from smartpns.organisasi.rules import Jenjang, Lokasi


def isi_keuangan(kalender: Kalender, oleh: Pelaku) -> None:
    """Unit costs from last January on, ceilings of this year and the five after it."""
    with db.session.no_autoflush:
        for b in baca("standar_biaya"):
            tetapkan_harga(
                Komponen(b["komponen"]),
                Jenjang(b["jenjang"]),
                Lokasi(b["lokasi"]),
                jumlah=int(b["jumlah"]),
                berlaku_mulai=date(kalender.tahun - 1, 1, 1),
                dasar_hukum=b["dasar_hukum"],
                oleh=oleh,
            )
        for b in baca("pagu"):
            tahun = int(b["tahun"]) + kalender.geser
            atur_pagu(tahun, int(b["jumlah"]), b["dasar_hukum"].replace(b["tahun"], str(tahun)), oleh)
    db.session.flush()
