"""The words of the documents: every number equals the snapshot, to the rupiah and to the person."""

import io
import re

import pypdf
import pytest

from smartpns.akun.audit import catat
from smartpns.core.db import db
from smartpns.core.formats import rupiah
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.kebutuhan.services.verifikasi import kembalikan_baris, selesaikan_verifikasi, sesuaikan
from smartpns.naskah import services
from smartpns.naskah.cetak import cetak, cetak_draf
from smartpns.naskah.queries import bahan_berita_acara, bahan_perencanaan, bahan_sk, bahan_surat
from smartpns.naskah.rules import JenisNaskah, Kertas
from smartpns.naskah.services import TEMPLAT, IsianAturan
from smartpns.prioritas.rules import MetodeBobot
from smartpns.rencana.queries import hitung_sidik, ringkasan
from smartpns.rencana.services import kirim, susun, tetapkan
from tests import pabrik
from tests.naskah.bacaan import SISTEM, SITUS, halaman, teks, terbit, usulan_diajukan, verifikasi
from tests.prioritas.lima import diterima, usulan_terverifikasi
from tests.prioritas.menilai import meja
from tests.rencana.susunan import periode_berpagu, rencana

KINI = hari_ini()


class TestSuratUsulan:
    def test_people_and_money_in_figures_and_words(self, app):
        """Fifteen people, eight semesters at Rp1.000.000: 120 million, of which 2027 to 2030 carry 30 million each."""
        isi = teks(cetak(terbit(bahan_surat(usulan_diajukan(), KINI))))
        assert "15 (lima belas) orang dalam 2 kebutuhan dari 2 jabatan" in isi
        assert "Rp120.000.000 (seratus dua puluh juta rupiah)" in isi
        assert isi.count("Rp30.000.000") == 4
        assert "Auditor Ahli Muda" in isi and "S1 Akuntansi" in isi

    def test_it_tells_what_was_handed_in_not_what_was_verified(self, app):
        satu = usulan_diajukan()
        sesuaikan(satu.kebutuhan[0], 1, "Pagu.", SISTEM)
        bahan = bahan_surat(satu, KINI)
        assert bahan.isi["orang"] == 15
        assert bahan.isi["biaya"]["dalam"] == 120_000_000

    def test_letterhead_number_addressee_signer_copies(self, app):
        satu = usulan_diajukan()
        isian = IsianAturan(
            KINI,
            kop="Pemerintah Kabupaten Uji\nDinas Uji\nJalan Uji 5",
            jabatan="Kepala Dinas Uji",
            nama="Contoh Nama, S.T.",
            pangkat="Pembina (IV/a)",
            nip="123",
            tembusan="Bupati Uji\nArsip",
            dasar="Peraturan Bupati Uji Nomor 1",
        )
        services.atur(JenisNaskah.SURAT_USULAN, satu.opd, isian, SISTEM)
        isi = teks(cetak(terbit(bahan_surat(satu, KINI), nomor="800/99/UJI")))
        for kata in (
            "PEMERINTAH KABUPATEN UJI DINAS UJI Jalan Uji 5",
            "800/99/UJI",
            "Yth. Kepala",
            "Contoh Nama, S.T.",
        ):
            assert kata in isi
        assert "Pembina (IV/a) NIP 123" in isi
        assert "Tembusan: 1. Bupati Uji 2. Arsip" in isi
        assert "Peraturan Bupati Uji Nomor 1" in isi


class TestBeritaAcara:
    def test_verdicts_with_reasons_and_sums(self, app):
        satu = usulan_diajukan()
        sesuaikan(satu.kebutuhan[0], 4, "Menurut daya tampung.", SISTEM)
        kembalikan_baris(satu.kebutuhan[1], "Belum ada formasi.", SISTEM)
        selesaikan_verifikasi(satu, SISTEM)
        naskah = terbit(bahan_berita_acara(satu, KINI))
        isi = teks(cetak(naskah))
        assert "disetujui 4 orang" in isi
        assert "Menurut daya tampung." in isi and "Belum ada formasi." in isi
        assert "Rp32.000.000 (tiga puluh dua juta rupiah)" in isi
        assert "Yang mengusulkan," in isi and "Yang memverifikasi," in isi
        assert naskah.isi["hasil"] == {"belum": 0, "diterima": 0, "disesuaikan": 1, "dikembalikan": 1}


class TestRencana:
    def test_every_number_of_the_plan(self, app):
        satu = rencana(th2028=3_000_000)
        isi = teks(cetak(terbit(bahan_perencanaan(satu, KINI))))
        jumlah = ringkasan(satu)
        for t in satu.tahun:
            for n in (t.pagu, t.komitmen_eskalasi, t.usulan_baru_eskalasi, t.total_eskalasi, t.selisih):
                assert rupiah(n) in isi, (t.tahun, n)
        assert f"memuat {jumlah.orang_termuat} orang dalam {jumlah.termuat} kebutuhan" in isi
        assert f"{rupiah(jumlah.apbd)} (delapan juta rupiah)" in isi
        assert "2028 kurang Rp1.000.000" in isi
        assert satu.sidik in isi
        for baris in satu.baris:
            assert f"{baris.skor:.2f}".replace(".", ",") in isi
            for r in baris.rincian:
                assert f"{r['poin']:.2f}".replace(".", ",") in isi

    def test_escalated_sums_name_the_year_whose_prices_rise(self, app):
        satu = rencana()
        satu.eskalasi_persen = "2.5"
        satu.sidik = hitung_sidik(satu)
        catat("uji", satu, SISTEM)
        isi = teks(cetak(terbit(bahan_perencanaan(satu, KINI))))
        assert "kenaikan biaya 2,5% per tahun dari harga 2027" in isi

    def test_weights_and_where_they_come_from(self, app):
        isi = teks(cetak(terbit(bahan_perencanaan(rencana(), KINI))))
        assert re.search(r"K1 Kesenjangan kualifikasi 25 ", isi)
        assert "Bobot yang dipakai adalah versi 1" in isi
        assert "ditulis langsung" in isi

    def test_weights_by_pairwise_comparison_say_how_consistent(self, app):
        satu = rencana()
        satu.bobot.metode = MetodeBobot.AHP
        satu.bobot.rincian_ahp = {"penilai": [{}, {}, {}], "gabungan": {"cr": 0.0314}}
        catat("uji", satu.bobot, SISTEM)
        isi = teks(cetak(terbit(bahan_perencanaan(satu, KINI))))
        assert "(AHP) dari 3 penilai" in isi and "rasio konsistensi gabungan 0,031" in isi

    def test_how_many_assessors_judged(self, app):
        periode = periode_berpagu()
        meja(3, periode).sampai_ditutup((2, 2), (3, 2), (2, 1))
        satu = susun(periode, SISTEM)
        assert "K3 adalah rata-rata dari 3 penilai; nilai baru terbuka setelah semuanya selesai." in teks(
            cetak(terbit(bahan_perencanaan(satu, KINI)))
        )

    def test_needs_that_nobody_judged_are_counted(self, app):
        periode = periode_berpagu()
        meja(periode=periode).sampai_ditutup((2, 2), (3, 2))
        diterima(usulan_terverifikasi(periode, pabrik.unit(kode="1.09")), pabrik.jabatan(), pabrik.program_studi())
        kalimat = bahan_perencanaan(susun(periode, SISTEM), KINI).isi["penilai"]
        assert "rata-rata dari 2 penilai" in kalimat
        assert kalimat.endswith(
            "Untuk 1 kebutuhan yang tidak dinilai penilai, K2 memakai isian perangkat daerah dan K3 "
            "memakai tingkat jabatan."
        )

    def test_without_assessors_it_says_so_and_a_version_that_does_not_know_says_nothing(self, app):
        satu = rencana()
        assert "Tidak ada kebutuhan yang dinilai penilai" in bahan_perencanaan(satu, KINI).isi["penilai"]
        for baris in satu.baris:
            baris.rincian = [{k: v for k, v in r.items() if k != "penilai"} for r in baris.rincian]
        assert bahan_perencanaan(satu, KINI).isi["penilai"] == ""

    def test_the_decree_has_blanks_until_it_is_signed(self, app):
        satu = rencana(th2028=3_000_000)
        isi = teks(cetak(terbit(bahan_sk(satu, KINI))))
        for kata in ("MEMUTUSKAN:", "Menimbang", "Mengingat", "KESATU", "KELIMA", "LAMPIRAN I ", "DAFTAR TUNGGU"):
            assert kata in isi
        assert "NOMOR ……" in isi
        assert "sebanyak 2 (dua) orang dalam 2 kebutuhan pada 1 perangkat daerah" in isi

    def test_the_decree_has_its_number_afterwards(self, app):
        satu = rencana()
        kirim(satu, SISTEM)
        tetapkan(satu, "188.45/7/2026", KINI, SISTEM)
        isi = teks(cetak(terbit(bahan_sk(satu, KINI))))
        assert isi.count("NOMOR 188.45/7/2026") == 3

    def test_people_are_counted_in_the_years_that_the_scenario_chose(self, app):
        """Two of three begin a year later than asked; the one who waits stays at the year of the OPD."""
        satu = rencana()
        baris = satu.baris[0]
        with db.session.no_autoflush:
            baris.jumlah, baris.orang_termuat, baris.mulai = 3, 2, {"2028": 2}
            isi = bahan_perencanaan(satu, KINI).isi["rekap"]
        lain, muat = (sum(getattr(b, nama) for b in satu.baris[1:]) for nama in ("jumlah", "orang_termuat"))
        assert [(r["orang"], r["orang_termuat"]) for r in isi["tahun_mulai"]][:2] == [(lain + 1, muat), (2, 2)]
        assert [sum(r["per_tahun"][n] for r in isi["opd"]) for n in (0, 1)] == [lain + 1, 2]


class TestBerkas:
    @pytest.fixture
    def naskah(self, app):
        return terbit(bahan_surat(usulan_diajukan(), KINI))

    def test_is_an_archivable_and_accessible_pdf(self, naskah):
        """What another reader can tell: XMP names PDF/A-2a and PDF/UA-1, all fonts are embedded, there are tags."""
        baca = pypdf.PdfReader(io.BytesIO(cetak(naskah)))
        xmp = baca.trailer["/Root"]["/Metadata"].get_data().decode()
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert baca.metadata is not None and baca.metadata.title == naskah.judul
        assert baca.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert baca.trailer["/Root"]["/Lang"] == "id"
        for lembar in baca.pages:
            for huruf in lembar["/Resources"]["/Font"].values():
                turunan = huruf.get_object()["/DescendantFonts"][0].get_object()
                assert {"/FontFile2", "/FontFile3"} & set(turunan["/FontDescriptor"].get_object())

    def test_code_fingerprint_and_page_of_pages_on_every_page(self, naskah):
        semua = halaman(cetak(naskah))
        for nomor, isi in enumerate(semua, start=1):
            assert f"{SITUS}/verifikasi/{naskah.kode}" in isi
            assert naskah.sidik in isi
            assert f"Halaman {nomor} dari {len(semua)}" in isi

    def test_nothing_invisible_is_copied_and_the_address_is_a_link(self, naskah):
        baca = pypdf.PdfReader(io.BytesIO(cetak(naskah)))
        asli = "".join(lembar.extract_text() for lembar in baca.pages)
        assert "\u200b" not in asli
        assert f"{SITUS}/verifikasi/{naskah.kode}" in asli and naskah.sidik in asli
        tautan = [a.get_object()["/A"]["/URI"] for a in baca.pages[0]["/Annots"]]
        assert tautan == [f"{SITUS}/verifikasi/{naskah.kode}"]

    @pytest.mark.parametrize(("kertas", "ukuran"), [(Kertas.A4, (595, 842)), (Kertas.F4, (609, 935))])
    def test_paper(self, app, kertas, ukuran):
        satu = usulan_diajukan()
        services.atur(JenisNaskah.SURAT_USULAN, None, IsianAturan(KINI, kertas=kertas), SISTEM)
        kotak = pypdf.PdfReader(io.BytesIO(cetak(terbit(bahan_surat(satu, KINI))))).pages[0].mediabox
        assert (round(kotak.width), round(kotak.height)) == ukuran

    def test_a_draft_says_so_and_has_no_code(self, app):
        bahan = bahan_surat(usulan_diajukan(), KINI)
        semua = halaman(cetak_draf(bahan.jenis, bahan.isi, TEMPLAT, sekarang()))
        assert all("DRAF" in isi and "belum diterbitkan" in isi and "verifikasi" not in isi for isi in semua)

    def test_heads_of_tables_stand_on_every_page_of_them(self, app):
        satu = usulan_diajukan()
        satu.kebutuhan[0].alasan = "Alasan yang panjang sekali. " * 400
        catat("uji", satu.kebutuhan[0], SISTEM)
        semua = halaman(cetak(terbit(bahan_surat(satu, KINI))))
        tabel = [isi for isi in semua if "Alasan yang panjang sekali." in isi]
        assert len(tabel) > 1
        assert all("Jenjang dan program studi" in isi for isi in tabel)


@pytest.mark.parametrize("banyak", [4, 6, 9, 15, 27])
def test_a_signature_never_stands_alone(app, banyak):
    """Whatever the number of rows, the last page has rows and their sums with a head above the signature."""
    bahan = bahan_surat(usulan_diajukan(), KINI)
    bahan.isi["baris"] = bahan.isi["baris"][:1] * banyak
    akhir = halaman(cetak_draf(bahan.jenis, bahan.isi, TEMPLAT, sekarang()))[-1]
    assert akhir.index("Kebutuhan 2027") < akhir.index("Jumlah 30.000.000") < akhir.index("(……")
    assert akhir.count("S1 Akuntansi") >= 3


def test_a_verified_proposal_still_has_its_letter(app):
    assert terbit(bahan_surat(verifikasi(usulan_diajukan()), KINI)).nomor
