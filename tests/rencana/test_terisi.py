"""A study fills a place: ranking, next version and public list say so, and nothing is paid twice."""

from datetime import date

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Peran
from smartpns.anggaran.models import KuotaOpd
from smartpns.anggaran.queries import kasus_periode, kebutuhan_berperingkat, studi_berjalan
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.kebutuhan.queries import untuk_dinilai
from smartpns.kebutuhan.services.verifikasi import buka_kembali, sesuaikan
from smartpns.organisasi.models import Parameter, StudiBerjalan
from smartpns.organisasi.rules import HasilStudi, Jenjang, Lokasi, Pembiayaan, StatusJabatan
from smartpns.organisasi.services import IsianSelesai, IsianStudi, selesaikan_studi, tambah_studi
from smartpns.publikasi.services import terbitkan
from smartpns.rencana import services
from smartpns.rencana.queries import sidik_cocok
from tests import pabrik
from tests.halaman import Klien, teks
from tests.prioritas.lima import diterima, harga, usulan_terverifikasi
from tests.rencana.susunan import SISTEM, pagu
from tests.serempak import serempak

HARI = date(2027, 11, 1)
"""After the first intake of the plan."""


class Daerah:
    """One OPD with one need of three places for an S1 in Hukum from 2027, decided and published in December 2026."""

    def __init__(self, jumlah: int = 3) -> None:
        with time_machine.travel(date(2026, 12, 1)):
            self.periode = pabrik.periode_ditutup()
            self.prodi = pabrik.program_studi("Hukum")
            harga()
            self.opd = pabrik.unit(kode="1.01", nama="Dinas Contoh")
            self.jabatan = pabrik.jabatan((self.prodi,), nama="Analis Hukum")
            usulan = usulan_terverifikasi(self.periode, self.opd)
            self.kebutuhan = diterima(usulan, self.jabatan, self.prodi, jumlah=jumlah, tahun_mulai=2027)
            pabrik.kunci_bobot(self.periode)
            pagu(self.periode)
            pabrik.simpan(
                Parameter(kode="porsi_pergi_persen", nilai=100, berlaku_mulai=date(2020, 1, 1), dasar_hukum="Uji")
            )
            for _ in range(5):  # enough staff for nobody to be kept by the limit on absence
                pabrik.pegawai(self.opd, self.jabatan)
            self.rencana = self.tetapkan("800/1/2026")
            db.session.commit()

    def tetapkan(self, sk: str):
        satu = services.susun(self.periode, SISTEM)
        services.kirim(satu, SISTEM)
        services.tetapkan(satu, sk, date.today(), SISTEM)
        terbitkan(satu, SISTEM)
        return satu

    def mahasiswa(self, mulai: date = date(2027, 9, 1)) -> StudiBerjalan:
        orang = pabrik.pegawai(self.opd, self.jabatan)
        isian = IsianStudi(
            Jenjang.S1, self.prodi, mulai, 8, Pembiayaan.APBD, StatusJabatan.DIBERHENTIKAN, Lokasi.DALAM_PROVINSI
        )
        studi = tambah_studi(orang, isian, SISTEM)
        db.session.commit()
        return studi


@pytest.fixture
def daerah(app: Flask):
    satu = Daerah()
    with time_machine.travel(HARI):
        yield satu


@pytest.fixture
def perencana(daerah: Daerah, masuk_sebagai) -> Klien:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def tautkan(perencana: Klien, studi: StudiBerjalan, kebutuhan: Kebutuhan):
    return perencana.kirim(f"/kebutuhan/terisi/{studi.id}/{kebutuhan.id}", follow_redirects=True)


def test_tempat_terisi_keluar_dari_peringkat(daerah: Daerah, perencana: Klien) -> None:
    """One of three places taken: two are ranked and priced, the third is paid as the commitment of the study alone."""
    (sebelum,) = kebutuhan_berperingkat(daerah.periode)
    studi = daerah.mahasiswa()
    halaman = perencana.sup("/kebutuhan/terisi?periode=2027")
    assert "1 studi belum menyebut kebutuhannya" in teks(halaman.h1)
    kabar = tautkan(perencana, studi, daerah.kebutuhan)
    assert "mengisi tempat 1 dari 3 kebutuhan 1.01-001" in kabar.text
    db.session.expire_all()
    (sesudah,) = kebutuhan_berperingkat(daerah.periode)
    assert (sebelum.butir.jumlah, sesudah.butir.jumlah) == (3, 2)
    assert len(studi_berjalan()) == 1
    assert "Semua studi menyebut kebutuhannya" in teks(perencana.sup("/kebutuhan/terisi?periode=2027").h1)


def test_rencana_ulang_mulai_dari_yang_terisi(daerah: Daerah, perencana: Klien, klien: Klien) -> None:
    for _ in range(2):
        tautkan(perencana, daerah.mahasiswa(), daerah.kebutuhan)
    db.session.expire_all()
    kedua = daerah.tetapkan("800/2/2027")
    (baris,) = kedua.baris
    assert (baris.jumlah, baris.terisi, baris.disetujui, baris.jumlah_diusulkan) == (1, 2, 3, 3)
    assert sidik_cocok(kedua)
    assert sidik_cocok(daerah.rencana)
    db.session.commit()
    data = klien.get("/data/kebutuhan.json?periode=2027&versi=2").get_json()["data"]
    assert [(d["jumlah"], d["jumlah_ditetapkan"], d["jumlah_terisi"], d["status"]) for d in data] == [
        (1, 1, 0, "dalam_pagu")
    ]
    tautkan(perencana, daerah.mahasiswa(), daerah.kebutuhan)
    assert untuk_dinilai(daerah.periode) == [], "nothing is left to rank"


def test_laman_publik_menyebut_yang_terisi(daerah: Daerah, perencana: Klien, klien: Klien) -> None:
    tautkan(perencana, daerah.mahasiswa(), daerah.kebutuhan)
    with time_machine.travel(date(2027, 8, 1)):  # before the intake: two of three are open
        assert "1 di antaranya sudah terisi" in teks(klien.sup("/").select_one(".hero-angka"))
        assert "2 dari 3 tempat yang ditetapkan belum lewat masa masuknya dan belum terisi" in teks(klien.sup("/").main)
        assert "1 sudah terisi" in teks(klien.sup("/program-studi?keadaan=terisi").main)
    data = klien.get("/data/kebutuhan.json").get_json()["data"]
    assert [(d["jumlah_ditetapkan"], d["jumlah_terisi"], d["status"]) for d in data] == [(3, 1, "dalam_pagu")]
    for _ in range(2):
        tautkan(perencana, daerah.mahasiswa(), daerah.kebutuhan)
    data = klien.get("/data/kebutuhan.json").get_json()["data"]
    assert [(d["jumlah_ditetapkan"], d["jumlah_terisi"], d["status"]) for d in data] == [(3, 3, "terisi")]
    assert "Semua tempat yang ditetapkan sudah terisi" in teks(klien.sup("/program-studi/s1-hukum").main)


def test_studi_gagal_mengembalikan_tempat(daerah: Daerah, perencana: Klien) -> None:
    studi = daerah.mahasiswa()
    tautkan(perencana, studi, daerah.kebutuhan)
    selesaikan_studi(studi, IsianSelesai(HARI, HasilStudi.GAGAL, "Mengundurkan diri"), SISTEM)
    db.session.commit()
    assert [b.jumlah_berlaku for b in untuk_dinilai(daerah.periode)] == [3]


def test_tautan_dapat_dilepas_dengan_alasan(daerah: Daerah, perencana: Klien) -> None:
    studi = daerah.mahasiswa()
    tautkan(perencana, studi, daerah.kebutuhan)
    assert perencana.kirim(f"/kebutuhan/terisi/{studi.id}/lepas", {"alasan": ""}).status_code == 422
    kabar = perencana.kirim(f"/kebutuhan/terisi/{studi.id}/lepas", {"alasan": "Salah orang."}, follow_redirects=True)
    assert "Satu tempat kebutuhan 1.01-001 terbuka lagi" in kabar.text
    db.session.expire_all()
    assert (studi.kebutuhan_id, studi.tempat) == (None, None)


def test_studi_tanpa_kebutuhan_yang_cocok_tidak_disebut_bertaut(daerah: Daerah, perencana: Klien) -> None:
    """The only study begun is at a level that no need asks for: the title must not say that all name their need."""
    studi = daerah.mahasiswa()
    studi.jenjang = Jenjang.S3
    catat("uji", studi, SISTEM)
    db.session.commit()
    assert teks(perencana.sup("/kebutuhan/terisi?periode=2027").h1) == "1 studi tanpa kebutuhan yang cocok"


def test_yang_tidak_cocok_ditolak(daerah: Daerah, perencana: Klien) -> None:
    studi = daerah.mahasiswa()
    lain = diterima(usulan_terverifikasi(daerah.periode, pabrik.unit(kode="1.02")), daerah.jabatan, daerah.prodi)
    lebih_tinggi = diterima(daerah.kebutuhan.usulan, daerah.jabatan, daerah.prodi, jenjang_tujuan=Jenjang.S2)
    asing = diterima(daerah.kebutuhan.usulan, pabrik.jabatan(), pabrik.program_studi("Geologi"))
    db.session.commit()
    tolak = (lain, "milik OPD lain"), (lebih_tinggi, "meminta S2"), (asing, "program studi lain untuk jabatan lain")
    for kebutuhan, kalimat in tolak:
        jawaban = tautkan(perencana, studi, kebutuhan)
        assert jawaban.status_code == 422
        assert kalimat in jawaban.text
    assert studi.tempat is None


def test_jumlah_tidak_dapat_turun_di_bawah_yang_terisi(daerah: Daerah, perencana: Klien) -> None:
    for _ in range(2):
        tautkan(perencana, daerah.mahasiswa(), daerah.kebutuhan)
    usulan = db.session.get_one(Usulan, daerah.kebutuhan.usulan_id)
    buka_kembali(usulan, "Ada yang keliru.", SISTEM)
    with pytest.raises(DomainError, match=r"2 tempat kebutuhan 1\.01-001 sudah diisi"):
        sesuaikan(usulan.kebutuhan[0], 1, "Dikurangi.", SISTEM)


def test_kuota_berkurang_sebanyak_yang_terisi(daerah: Daerah, perencana: Klien) -> None:
    kuota = {"min_tempat": 2, "maks_tempat": 3, "alasan": "Rapat tim."}
    pabrik.simpan(KuotaOpd(periode=daerah.periode, opd=daerah.opd, **kuota))
    tautkan(perencana, daerah.mahasiswa(), daerah.kebutuhan)
    batas = kasus_periode(daerah.periode).kasus.opd["1.01"]
    assert (batas.min_tempat, batas.maks_tempat) == (1, 2)


def test_satu_tempat_satu_orang(app: Flask, masuk_sebagai) -> None:
    """Twelve planners give the only place of a need to twelve people at the same instant."""
    satu = Daerah(jumlah=1)
    with time_machine.travel(HARI):
        studi = [satu.mahasiswa().id for _ in range(12)]
        siapa = pabrik.pengguna(Peran.PERENCANA)
        klien = [masuk_sebagai(siapa) for _ in studi]
        alamat = {k: f"/kebutuhan/terisi/{s}/{satu.kebutuhan.id}" for k, s in zip(klien, studi, strict=True)}
        db.session.commit()
        hasil = serempak(klien, lambda k: k.kirim(alamat[k], {}))
    db.session.expire_all()
    assert db.session.scalar(select(func.count()).where(StudiBerjalan.tempat.is_not(None))) == 1, hasil
    assert not {status for status in hasil if status >= 500 and status != 503}, hasil
