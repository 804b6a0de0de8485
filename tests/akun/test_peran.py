"""Roles: nobody takes a deciding one, another admin confirms it, it can end at once, acting officials are named so."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from smartpns.akun.izin import Peran
from smartpns.akun.models import Akses, Jejak, Pengguna
from smartpns.akun.rules import Perbuatan, SifatTugas
from smartpns.core.db import db
from tests import pabrik
from tests.halaman import Klien, sup, teks

SK = "SK Bupati 800/12 tanggal 5 Maret 2026"


def isian(peran: Peran, **lain: str) -> dict[str, str]:
    return {
        "peran": peran.value,
        "unit_id": "",
        "mulai": "1 Januari 2026",
        "sampai": "",
        "dasar": SK,
        "sifat": "definitif",
    } | lain


@pytest.fixture
def admin(app: Flask) -> Pengguna:
    return pabrik.pengguna(Peran.ADMIN, nama="Admin Satu")


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PENILAI, Peran.AUDITOR])
def test_tidak_memberi_peran_penentu_kepada_diri_sendiri(admin: Pengguna, masuk_sebagai, peran: Peran) -> None:
    jawab = masuk_sebagai(admin).kirim(f"/akun/pengguna/{admin.id}/tugas", isian(peran))
    assert jawab.status_code == 422
    assert "kepada diri sendiri. Minta admin lain" in teks(sup(jawab).select_one("#peran-galat"))
    assert [t.peran for t in admin.penugasan] == [Peran.ADMIN]


def test_peran_penentu_berlaku_setelah_ditegaskan_admin_lain(admin: Pengguna, masuk_sebagai) -> None:
    orang, kedua = pabrik.pengguna(), pabrik.pengguna(Peran.ADMIN)
    satu, dua = masuk_sebagai(admin), masuk_sebagai(kedua)
    assert satu.kirim(f"/akun/pengguna/{orang.id}/tugas", isian(Peran.PIMPINAN)).status_code == 302
    assert orang.penugasan_berlaku() == [], "not yet"
    halaman = satu.sup(f"/akun/pengguna/{orang.id}")
    assert "Menunggu penegasan" in teks(halaman)
    assert "Peran menunggu penegasan" in teks(dua.sup("/akun/pengguna")), "the other admin finds it"
    tugas = orang.penugasan[0]
    ditolak = satu.kirim(f"/akun/tugas/{tugas.id}/tegaskan", follow_redirects=True)
    assert "admin yang tidak memberi" in teks(sup(ditolak))
    assert orang.penugasan_berlaku() == []
    assert dua.kirim(f"/akun/tugas/{tugas.id}/tegaskan").status_code == 302
    db.session.expire_all()
    assert [t.peran for t in orang.penugasan_berlaku()] == [Peran.PIMPINAN]


def test_satu_satunya_admin_menegaskan_lewat_baris_perintah(app: Flask, admin: Pengguna, masuk_sebagai) -> None:
    orang = pabrik.pengguna(nama_pengguna="bu.rina")
    masuk_sebagai(admin).kirim(f"/akun/pengguna/{orang.id}/tugas", isian(Peran.AUDITOR))
    hasil = FlaskCliRunner(app).invoke(args=["akun", "tegaskan", "bu.rina"])
    assert hasil.output == "Ditegaskan: auditor.\n"
    db.session.expire_all()
    assert [t.peran for t in orang.penugasan_berlaku()] == [Peran.AUDITOR]
    assert FlaskCliRunner(app).invoke(args=["akun", "tegaskan", "bu.rina"]).exit_code == 1


def test_peran_lain_langsung_berlaku(admin: Pengguna, masuk_sebagai) -> None:
    orang = pabrik.pengguna()
    masuk_sebagai(admin).kirim(f"/akun/pengguna/{orang.id}/tugas", isian(Peran.PERENCANA))
    assert [t.peran for t in orang.penugasan_berlaku()] == [Peran.PERENCANA]


@pytest.mark.parametrize("dasar", ["x", "SK", "800/12/2026", "SK 1"])
def test_dasar_dapat_dicari(admin: Pengguna, masuk_sebagai, dasar: str) -> None:
    orang = pabrik.pengguna()
    jawab = masuk_sebagai(admin).kirim(f"/akun/pengguna/{orang.id}/tugas", isian(Peran.PERENCANA, dasar=dasar))
    assert jawab.status_code == 422
    assert "jenis, nomor, dan tanggal surat" in teks(sup(jawab).select_one("#dasar-galat"))


def test_rangkap_diperingatkan(admin: Pengguna, masuk_sebagai) -> None:
    orang = pabrik.pengguna(Peran.PERENCANA, nama="Budi Uji")
    klien = masuk_sebagai(admin)
    kabar = klien.kirim(f"/akun/pengguna/{orang.id}/tugas", isian(Peran.PIMPINAN), follow_redirects=True)
    assert "Budi Uji sekarang dapat menyusun dan menetapkan rencana" in teks(sup(kabar))


def test_operator_dan_kepala_dua_opd_bukan_rangkap(admin: Pengguna, masuk_sebagai) -> None:
    satu, dua = pabrik.unit(), pabrik.unit()
    orang = pabrik.pengguna(Peran.OPERATOR, satu)
    for opd, diperingatkan in ((dua, False), (satu, True)):
        isi = isian(Peran.KEPALA_OPD, unit_id=str(opd.id))
        kabar = masuk_sebagai(admin).kirim(f"/akun/pengguna/{orang.id}/tugas", isi, follow_redirects=True)
        assert ("menyusun dan menyetujui usulan" in kabar.text) is diperingatkan


@pytest.mark.parametrize(("kapan", "status"), [("ya", 302), ("tidak", 200)])
def test_peran_berakhir_sekarang_juga(admin: Pengguna, masuk_sebagai, kapan: str, status: int) -> None:
    """At once: the open session ends with it; by default of the day it goes on until midnight."""
    orang = pabrik.pengguna(Peran.AUDITOR)
    auditor = masuk_sebagai(orang)
    assert auditor.get("/jejak").status_code == 200
    isi = {"alasan": "Dipindahtugaskan.", "seketika": kapan}
    assert masuk_sebagai(admin).kirim(f"/akun/tugas/{orang.penugasan[0].id}/akhiri", isi).status_code == 302
    assert auditor.get("/jejak").status_code == status
    db.session.expire_all()
    assert bool(orang.penugasan_berlaku()) is (kapan == "tidak")


def test_plt_perlu_batas_dan_disebut_di_jejak(admin: Pengguna, masuk_sebagai) -> None:
    orang = pabrik.pengguna(nama="Sari Uji")
    klien = masuk_sebagai(admin)
    plt = isian(Peran.PERENCANA, sifat="plt")
    tanpa = klien.kirim(f"/akun/pengguna/{orang.id}/tugas", plt)
    assert "bertugas untuk sementara" in teks(sup(tanpa).select_one("#sampai-galat"))
    assert klien.kirim(f"/akun/pengguna/{orang.id}/tugas", plt | {"sampai": "31/12/2030"}).status_code == 302
    (tugas,) = orang.penugasan_berlaku()
    assert (tugas.sifat, tugas.sampai) == (SifatTugas.PLT, date(2030, 12, 31))
    isi = {"tahun": "2031", "dibuka_pada": "1/2/2031", "dibuka_jam": "08.00", "ditutup_pada": "1/3/2031"}
    masuk_sebagai(orang).kirim("/kebutuhan/periode/baru", isi | {"tahun": "2031", "ditutup_jam": "16.00"})
    jejak = db.session.query(Jejak).filter_by(aksi="buka_periode").one()
    assert jejak.oleh_nama == f"Sari Uji (Plt. Perencana, {SK})"


class TestAkses:
    def catatan(self, perbuatan: Perbuatan) -> list[tuple[str, str]]:
        db.session.expire_all()
        semua = db.session.query(Akses).filter_by(perbuatan=perbuatan).order_by(Akses.id)
        return [(a.oleh_nama, a.rincian) for a in semua]

    def test_ditolak_dilihat_dan_diunduh_tercatat(self, app: Flask, klien: Klien, masuk_sebagai) -> None:
        opd = pabrik.unit()
        pegawai = pabrik.pegawai(opd, pabrik.jabatan())
        orang = pabrik.pengguna(Peran.OPERATOR, opd, nama="Rina Operator")
        operator: Klien = masuk_sebagai(orang)
        assert operator.get("/jejak").status_code == 403
        operator.get(f"/data-induk/pegawai/{pegawai.id}")
        operator.get("/data-induk/unit")
        assert operator.get("/data-induk/ekspor-pegawai.xlsx").status_code == 200
        assert self.catatan(Perbuatan.DITOLAK) == [("Rina Operator", "/jejak")]
        assert self.catatan(Perbuatan.LIHAT_ORANG) == [("Rina Operator", f"/data-induk/pegawai/{pegawai.id}")]
        assert self.catatan(Perbuatan.EKSPOR) == [("Rina Operator", "/data-induk/ekspor-pegawai.xlsx")]
        klien.get("/jejak")
        assert len(self.catatan(Perbuatan.DITOLAK)) == 1, "a visitor is sent to sign in, not refused"

    def test_ganti_peran_tercatat(self, masuk_sebagai) -> None:
        orang = pabrik.pengguna(Peran.AUDITOR, nama="Budi")
        kedua = pabrik.penugasan(orang, Peran.ADMIN)
        masuk_sebagai(orang).kirim("/akun/peran", {"penugasan": str(kedua.id)})
        assert self.catatan(Perbuatan.GANTI_PERAN) == [("Budi", "menjadi Admin")]

    def test_auditor_menyaring(self, klien: Klien, masuk_sebagai) -> None:
        klien.kirim("/masuk", {"nama": "tidak.ada", "sandi": "keliru"})
        auditor: Klien = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
        assert "Nama yang tidak dikenal" in teks(auditor.sup("/jejak/akses?perbuatan=gagal_masuk").main)
        assert "Tidak ada catatan yang cocok" in teks(auditor.sup("/jejak/akses?perbuatan=ekspor").main)

    @pytest.mark.parametrize("alamat", ["/jejak", "/jejak/akses"])
    def test_tanggal_yang_tidak_mungkin_disebut(self, masuk_sebagai, alamat: str) -> None:
        halaman = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR)).sup(f"{alamat}?dari=31/2/2026")
        assert "31/2/2026" in str(halaman.select_one("#dari"))
        assert teks(halaman.select_one("#dari-galat"))
