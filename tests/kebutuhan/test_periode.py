"""Periods and extensions."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask

from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.kebutuhan.services.alur import ajukan
from smartpns.kebutuhan.services.periode import beri_perpanjangan, buka_periode, ubah_periode
from tests import pabrik

BUKA = datetime(2026, 2, 1, 1, tzinfo=UTC)
TUTUP = datetime(2026, 2, 27, 9, tzinfo=UTC)
SISTEM = Pelaku.sistem()


def test_buka_periode_lima_tahun(app: Flask) -> None:
    periode = buka_periode(2027, BUKA, TUTUP, SISTEM)
    assert (str(periode), list(periode.daftar_tahun)) == ("2027–2031", [2027, 2028, 2029, 2030, 2031])


@pytest.mark.parametrize(
    ("tahun", "buka", "tutup", "kata"),
    [
        (2027, TUTUP, BUKA, "tidak sesudah pembukaan"),
        (2025, BUKA, TUTUP, "Isi tahun 2026 sampai 2029"),
        (2030, BUKA, TUTUP, "Isi tahun 2026 sampai 2029"),
    ],
)
def test_waktu_yang_tidak_mungkin_dijelaskan(
    app: Flask, tahun: int, buka: datetime, tutup: datetime, kata: str
) -> None:
    with pytest.raises(DomainError, match=kata):
        buka_periode(tahun, buka, tutup, SISTEM)


def test_tahun_yang_sama_dan_masa_yang_bertumpuk_ditolak(app: Flask) -> None:
    buka_periode(2027, BUKA, TUTUP, SISTEM)
    with pytest.raises(DomainError, match="sudah ada"):
        buka_periode(2027, TUTUP, TUTUP + timedelta(days=1), SISTEM)
    with pytest.raises(DomainError, match="bertumpuk dengan periode 2027–2031"):
        buka_periode(2028, TUTUP - timedelta(days=1), TUTUP + timedelta(days=1), SISTEM)
    assert buka_periode(2028, TUTUP, TUTUP + timedelta(days=1), SISTEM).tahun == 2028


def test_penutupan_diubah_dengan_alasan_pembukaan_yang_lewat_tidak(app: Flask) -> None:
    periode = buka_periode(2027, BUKA, TUTUP, SISTEM)
    with time_machine.travel(BUKA + timedelta(days=2), tick=False):
        with pytest.raises(DomainError, match="Tulis alasan"):
            ubah_periode(periode, BUKA, TUTUP + timedelta(days=3), "", SISTEM)
        with pytest.raises(DomainError, match="tidak dapat diubah lagi"):
            ubah_periode(periode, BUKA + timedelta(days=1), TUTUP, "Keliru", SISTEM)
        with pytest.raises(DomainError, match="Waktunya sama"):
            ubah_periode(periode, BUKA, TUTUP, "Tidak apa-apa", SISTEM)
        ubah_periode(periode, BUKA, TUTUP + timedelta(days=3), "Libur bersama", SISTEM)
    assert periode.ditutup_pada == TUTUP + timedelta(days=3)


def test_perpanjangan_membuka_pengajuan_satu_opd(app: Flask) -> None:
    periode = buka_periode(2027, BUKA, TUTUP, SISTEM)
    opd, lain = pabrik.unit(), pabrik.unit()
    kepala = pabrik.pelaku(Peran.KEPALA_OPD, opd)
    usulan = pabrik.usulan(periode, opd, status=StatusUsulan.MENUNGGU_KEPALA)
    usulan_lain = pabrik.usulan(periode, lain, status=StatusUsulan.MENUNGGU_KEPALA)
    with time_machine.travel(TUTUP + timedelta(hours=1), tick=False):
        with pytest.raises(DomainError, match="sudah lewat"):
            ajukan(usulan, kepala)
        beri_perpanjangan(periode, opd, TUTUP + timedelta(days=2), "Surat 12/2026", SISTEM)
        ajukan(usulan, kepala)
        with pytest.raises(DomainError, match="sudah lewat"):
            ajukan(usulan_lain, kepala)
    db.session.flush()
    assert usulan.status is StatusUsulan.DIAJUKAN


def test_perpanjangan_harus_lebih_lama_dan_beralasan(app: Flask) -> None:
    periode = buka_periode(2027, BUKA, TUTUP, SISTEM)
    opd = pabrik.unit()
    with time_machine.travel(BUKA, tick=False):
        with pytest.raises(DomainError, match=r"Batas waktu .* sudah"):
            beri_perpanjangan(periode, opd, TUTUP, "Surat", SISTEM)
        with pytest.raises(DomainError, match="Tulis alasan"):
            beri_perpanjangan(periode, opd, TUTUP + timedelta(days=1), " ", SISTEM)
        beri_perpanjangan(periode, opd, TUTUP + timedelta(days=1), "Surat", SISTEM)
        with pytest.raises(DomainError, match=r"Batas waktu .* sudah"):
            beri_perpanjangan(periode, opd, TUTUP + timedelta(hours=2), "Surat", SISTEM)
    with (
        time_machine.travel(TUTUP + timedelta(days=9), tick=False),
        pytest.raises(DomainError, match="Waktu itu sudah lewat"),
    ):
        beri_perpanjangan(periode, opd, TUTUP + timedelta(days=5), "Surat", SISTEM)
