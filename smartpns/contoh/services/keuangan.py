"""Prices, ceilings, codes, DPA and spending of the sample district, all of them labelled as assumptions."""

from datetime import date

from smartpns.akun.izin import Pelaku
from smartpns.anggaran.services import Angka, atur_pagu, catat_pelaksanaan, muat_kode_bawaan
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
        muat_kode_bawaan(oleh)
    db.session.flush()
    isi_pelaksanaan(kalender, oleh)


def isi_pelaksanaan(kalender: Kalender, oleh: Pelaku) -> None:
    """DPA and spending of the two years past, the DPA of this year."""
    for b in baca("pelaksanaan"):
        tahun = int(b["tahun"]) + kalender.geser
        dpa = Angka(int(b["dpa"]), f"Asumsi contoh: DPA-SKPD BKPSDM {tahun}", date(tahun, 1, 5))
        lra = (
            Angka(int(b["realisasi"]), f"Asumsi contoh: LRA {tahun}", date(tahun, 12, 31))
            if b["realisasi"]
            else Angka()
        )
        catat_pelaksanaan(tahun, b["kode_rekening"], dpa, lra, oleh)
