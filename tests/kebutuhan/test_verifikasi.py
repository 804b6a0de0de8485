"""The planner's verdicts and the mapping of words, through the services."""

import pytest
from flask import Flask
from sqlalchemy import select

from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import Bentrok, DomainError
from smartpns.kebutuhan.queries.dinilai import untuk_dinilai
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.kebutuhan.services.pemetaan import lepas_pemetaan, petakan
from smartpns.kebutuhan.services.verifikasi import (
    buka_kembali,
    kembalikan_baris,
    kembalikan_usulan,
    selesaikan_verifikasi,
    sesuaikan,
    terima,
    terima_sisa,
    urungkan_putusan,
)
from smartpns.organisasi.queries import program_bernama
from tests import pabrik
from tests.kebutuhan.meja import Meja


@pytest.fixture
def meja(app: Flask) -> Meja:
    return Meja()


def test_terima_sesuaikan_kembalikan_urungkan(meja: Meja) -> None:
    terima(meja.baku, meja.perencana)
    assert (meja.baku.verifikasi, meja.baku.jumlah_berlaku) == (HasilVerifikasi.DITERIMA, 4)
    sesuaikan(meja.baku, 3, "Satu pemangku pensiun 2028.", meja.perencana)
    assert (meja.baku.verifikasi, meja.baku.jumlah, meja.baku.jumlah_berlaku) == (HasilVerifikasi.DISESUAIKAN, 4, 3)
    kembalikan_baris(meja.baku, "Jabatan tidak ada di OPD.", meja.perencana)
    assert (meja.baku.jumlah_disetujui, meja.baku.alasan_verifikasi) == (None, "Jabatan tidak ada di OPD.")
    urungkan_putusan(meja.baku, meja.perencana)
    assert (meja.baku.verifikasi, meja.baku.alasan_verifikasi) == (HasilVerifikasi.BELUM, None)
    jejak = db.session.scalars(select(Jejak).where(Jejak.aksi.startswith("putuskan_")).order_by(Jejak.id)).all()
    assert [j.aksi for j in jejak] == [
        "putuskan_diterima",
        "putuskan_disesuaikan",
        "putuskan_dikembalikan",
        "putuskan_belum",
    ]
    assert jejak[1].alasan == "Satu pemangku pensiun 2028."
    assert (jejak[1].sebelum["jumlah_disetujui"], jejak[1].sesudah["jumlah_disetujui"]) == (4, 3)


@pytest.mark.parametrize(
    ("jumlah", "alasan", "kata"), [(0, "x", "paling sedikit 1"), (4, "x", "Terima saja"), (3, "  ", "Tulis alasan")]
)
def test_penyesuaian_yang_tidak_masuk_akal_ditolak(meja: Meja, jumlah: int, alasan: str, kata: str) -> None:
    with pytest.raises(DomainError, match=kata):
        sesuaikan(meja.baku, jumlah, alasan, meja.perencana)
    assert meja.baku.verifikasi is HasilVerifikasi.BELUM


def test_putusan_atas_versi_lama_ditolak(meja: Meja) -> None:
    lama = meja.baku.versi
    terima(meja.baku, meja.perencana, versi=lama)
    with pytest.raises(Bentrok):
        kembalikan_baris(meja.baku, "Kurang jelas.", meja.perencana, versi=lama)
    assert meja.baku.verifikasi is HasilVerifikasi.DITERIMA


def test_selesai_hanya_bila_semua_diputuskan_dan_dipetakan(meja: Meja) -> None:
    with pytest.raises(DomainError, match=r"2 baris \(nomor 1, 2\) belum diputuskan"):
        selesaikan_verifikasi(meja.usulan, meja.perencana)
    assert terima_sisa(meja.usulan, meja.perencana) == 2
    with pytest.raises(DomainError, match=r"1 baris \(nomor 2\) belum dipetakan"):
        selesaikan_verifikasi(meja.usulan, meja.perencana)
    petakan("teknik informatika", meja.prodi, meja.perencana, periode=meja.periode)
    selesaikan_verifikasi(meja.usulan, meja.perencana)
    assert meja.usulan.status is StatusUsulan.DIVERIFIKASI
    with pytest.raises(DomainError, match="tidak dapat diputuskan"):
        terima(meja.baku, meja.perencana)


def test_baris_yang_dikembalikan_tidak_perlu_dipetakan_dan_tidak_dinilai(meja: Meja) -> None:
    terima(meja.baku, meja.perencana)
    kembalikan_baris(meja.bebas, "Nama program tidak jelas.", meja.perencana)
    selesaikan_verifikasi(meja.usulan, meja.perencana)
    assert [b.kode for b in untuk_dinilai(meja.periode)] == [f"{meja.opd.kode}-001"]


def test_usulan_yang_seluruhnya_dikembalikan_tidak_dapat_diselesaikan(meja: Meja) -> None:
    for baris in (meja.baku, meja.bebas):
        kembalikan_baris(baris, "Tidak sesuai formasi.", meja.perencana)
    with pytest.raises(DomainError, match="Semua baris dikembalikan"):
        selesaikan_verifikasi(meja.usulan, meja.perencana)


def test_kembalikan_dan_buka_kembali_beralasan(meja: Meja) -> None:
    with pytest.raises(DomainError, match="Tulis alasan"):
        kembalikan_usulan(meja.usulan, " ", meja.perencana)
    kembalikan_usulan(meja.usulan, "Lengkapi alasan baris 2.", meja.perencana)
    assert (meja.usulan.status, meja.usulan.alasan_kembali) == (StatusUsulan.DIKEMBALIKAN, "Lengkapi alasan baris 2.")
    with pytest.raises(DomainError, match="tidak dapat dilakukan"):
        buka_kembali(meja.usulan, "Keliru.", meja.perencana)


def test_buka_kembali_mempertahankan_putusan(meja: Meja) -> None:
    terima(meja.baku, meja.perencana)
    kembalikan_baris(meja.bebas, "Tidak jelas.", meja.perencana)
    selesaikan_verifikasi(meja.usulan, meja.perencana)
    buka_kembali(meja.usulan, "Ada surat susulan.", meja.perencana)
    assert (meja.usulan.status, meja.baku.verifikasi) == (StatusUsulan.DIAJUKAN, HasilVerifikasi.DITERIMA)
    assert untuk_dinilai(meja.periode) == []


def test_untuk_dinilai_membawa_jumlah_yang_berlaku(meja: Meja) -> None:
    sesuaikan(meja.baku, 3, "Sesuai formasi.", meja.perencana)
    kembalikan_baris(meja.bebas, "Tidak jelas.", meja.perencana)
    selesaikan_verifikasi(meja.usulan, meja.perencana)
    (baris,) = untuk_dinilai(meja.periode)
    assert (baris.jumlah, baris.jumlah_berlaku, baris.alasan_verifikasi) == (4, 3, "Sesuai formasi.")
    assert (baris.prodi_nama, baris.opd_nama, baris.jabatan_nama) == ("Informatika", meja.opd.nama, meja.jabatan.nama)


class TestPemetaan:
    def test_kata_asli_tetap(self, meja: Meja) -> None:
        hasil = petakan("S2  TEKNIK informatika", meja.prodi, meja.perencana, periode=meja.periode)
        assert hasil.terpetakan == [meja.bebas]
        assert (meja.bebas.program_studi, meja.bebas.prodi_teks) == (meja.prodi, "Teknik Informatika")
        assert program_bernama("Teknik Informatika") is None

    def test_alias_dikenal_tahun_depan(self, meja: Meja) -> None:
        petakan("teknik informatika", meja.prodi, meja.perencana, periode=meja.periode, jadikan_alias=True)
        assert program_bernama("Teknik Informatika") is meja.prodi

    def test_baris_yang_akan_menjadi_kembar_dilaporkan(self, meja: Meja) -> None:
        kembar = meja.baris(prodi_teks="Teknik Informatika")
        hasil = petakan("teknik informatika", meja.prodi, meja.perencana, periode=meja.periode)
        assert (hasil.terpetakan, hasil.kembar) == ([meja.bebas], [kembar])
        assert kembar.program_studi is None

    def test_periode_lain_tidak_disentuh(self, meja: Meja) -> None:
        lain = pabrik.periode(2028)
        with pytest.raises(DomainError, match="Tidak ada lagi baris"):
            petakan("teknik informatika", meja.prodi, meja.perencana, periode=lain)

    def test_dapat_dibatalkan_selama_belum_selesai(self, meja: Meja) -> None:
        petakan("teknik informatika", meja.prodi, meja.perencana, periode=meja.periode)
        assert lepas_pemetaan("Teknik Informatika", meja.prodi, meja.perencana, periode=meja.periode) == 1
        assert (meja.bebas.program_studi, meja.bebas.prodi_kunci) == (None, "teknik informatika")
        petakan("teknik informatika", meja.prodi, meja.perencana, periode=meja.periode)
        terima_sisa(meja.usulan, meja.perencana)
        selesaikan_verifikasi(meja.usulan, meja.perencana)
        with pytest.raises(DomainError, match="tidak dapat dibatalkan"):
            lepas_pemetaan("Teknik Informatika", meja.prodi, meja.perencana, periode=meja.periode)
