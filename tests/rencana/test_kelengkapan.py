"""Completeness is frozen into a version, read first by the head, and asks a reason while data still move."""

from dataclasses import replace

import pytest

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.formats import tanggal
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.kebutuhan.queries import masa_pengisian_berjalan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.naskah.queries import bahan_perencanaan, bahan_sk
from smartpns.publikasi.services import terbitkan
from smartpns.rencana import services
from smartpns.rencana.queries import sidik_cocok
from smartpns.rencana.rules import Kelengkapan, TahapPenilaian, periksa_alasan_terbuka
from tests import pabrik
from tests.halaman import sup, teks
from tests.rencana.susunan import SISTEM, periode_berpagu, rencana

LENGKAP = Kelengkapan(47, [], [], 0, 0, TahapPenilaian.DITUTUP, 0, 0, "")


def dengan_yang_absen():
    """Three OPDs handed in; two did not, and one more usulan waits for its verification."""
    periode = periode_berpagu()
    pabrik.unit(kode="2.01", nama="Dinas Absen")
    draf = pabrik.unit(kode="2.02", nama="Dinas Setengah Jalan")
    pabrik.usulan(periode, draf)
    menunggu = pabrik.unit(kode="2.03", nama="Dinas Menunggu")
    pabrik.usulan(periode, menunggu, status=StatusUsulan.DIAJUKAN, diajukan_pada=sekarang())
    return periode


class TestAturan:
    @pytest.mark.parametrize(
        ("ubah", "terbuka"),
        [
            ({}, False),
            ({"absen": ["A"]}, False),
            ({"penilaian": TahapPenilaian.TERBUKA}, True),
            ({"pengisian_sampai": "Jumat 4 Desember 2026, 16.00 WIB"}, True),
        ],
    )
    def test_a_reason_is_due_while_others_can_still_change_the_list(self, ubah, terbuka):
        isi = replace(LENGKAP, **ubah)
        assert isi.terbuka is terbuka
        if terbuka:
            with pytest.raises(DomainError, match="masih dapat berubah"):
                periksa_alasan_terbuka(isi, " ")
        assert periksa_alasan_terbuka(isi, " Rapat  besok. ") == "Rapat besok."

    def test_the_title_is_the_finding(self):
        assert replace(LENGKAP, absen=["A"] * 18).judul == "18 dari 47 OPD belum mengajukan kebutuhan"
        assert LENGKAP.judul.startswith("Lengkap: 47 OPD")
        assert replace(LENGKAP, tanpa_nilai=3).judul == "Semua 47 OPD mengajukan; 1 hal belum selesai"


class TestBeku:
    def test_who_is_absent_stands_in_the_version_whatever_happens_later(self, app):
        periode = dengan_yang_absen()
        satu = services.susun(periode, SISTEM)
        isi = satu.lengkap
        assert (isi.opd, isi.absen) == (6, ["Dinas Absen (belum mulai)", "Dinas Setengah Jalan (draf)"])
        assert isi.belum_verifikasi == ["Dinas Menunggu"]
        pabrik.unit(kode="2.09", nama="Dinas Baru")
        db.session.expire_all()
        assert satu.lengkap == isi and sidik_cocok(satu)
        satu.kelengkapan = {**satu.kelengkapan, "absen": []}
        assert not sidik_cocok(satu), "the fingerprint covers it"
        db.session.rollback()

    def test_open_intake_asks_why_and_the_head_reads_it_first(self, app, masuk_sebagai):
        periode = dengan_yang_absen()
        pabrik.perpanjangan(periode, pabrik.unit(kode="2.10", nama="Dinas Terlambat"))
        perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        ditolak = perencana.kirim("/rencana/susun", {"catatan": "Tetap simpan"})
        assert ditolak.status_code == 422
        assert "Tulis mengapa tidak ditunggu" in teks(sup(ditolak).select_one("#alasan-galat"))
        dibekukan = perencana.kirim("/rencana/susun", {"alasan": "Batas KUA-PPAS hari ini."})
        assert perencana.kirim(f"{dibekukan.headers['Location']}/kirim").status_code == 303
        pimpinan = masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN))
        isi = pimpinan.sup("/rencana/keputusan").main
        pertama = isi.select_one(".pemberitahuan")
        assert "3 dari 7 OPD belum mengajukan kebutuhan" in teks(pertama)
        assert "Batas KUA-PPAS hari ini." in teks(pertama) and "Dinas Absen" in teks(pertama)
        assert "pengisian masih terbuka" in teks(pertama).lower()

    def test_the_decree_closes_intake_and_extensions(self, app, masuk_sebagai):
        periode = dengan_yang_absen()
        pabrik.perpanjangan(periode, pabrik.unit(kode="2.10", nama="Dinas Terlambat"))
        satu = services.susun(periode, SISTEM, alasan="Batas KUA-PPAS hari ini.")
        services.kirim(satu, SISTEM)
        db.session.commit()
        pimpinan = masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN))
        alamat = f"/rencana/{satu.id}/tetapkan"
        assert "ditutup saat itu juga" in teks(pimpinan.sup(alamat).main)
        assert pimpinan.kirim(alamat, {"sk_nomor": "1/SK", "sk_tanggal": tanggal(hari_ini())}).status_code == 303
        db.session.expire_all()
        assert not masa_pengisian_berjalan(periode)

    def test_documents_and_the_public_page_say_it(self, app, klien):
        satu = services.susun(dengan_yang_absen(), SISTEM)
        ringkas = "Disusun dari usulan 4 dari 6 perangkat daerah; usulan 1 di antaranya belum diverifikasi."
        for bahan in (bahan_perencanaan(satu, hari_ini()), bahan_sk(satu, hari_ini())):
            assert bahan.isi["kelengkapan"]["ringkas"] == ringkas
        services.kirim(satu, SISTEM)
        services.tetapkan(satu, "1/SK", hari_ini(), SISTEM)
        terbitkan(satu, SISTEM)
        assert ringkas in teks(klien.sup("/").main)

    def test_a_version_from_before_says_that_it_was_not_kept(self, app, masuk_sebagai):
        satu = rencana()
        satu.kelengkapan = None
        pabrik.simpan(satu)
        perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        assert "Kelengkapan data tidak dicatat" in teks(perencana.sup(f"/rencana/{satu.id}").main)
