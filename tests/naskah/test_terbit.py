"""Issuing: numbers, what stays for good, replacing, withdrawing, and the looks of the day."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.kode import kode_verifikasi
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.naskah import services
from smartpns.naskah.cetak import cetak
from smartpns.naskah.queries import bahan_berita_acara, bahan_perencanaan, bahan_sk, bahan_surat, keaslian
from smartpns.naskah.rules import JenisNaskah, Kertas, StatusNaskah
from smartpns.naskah.services import IsianAturan
from smartpns.rencana.rules import StatusRencana
from smartpns.rencana.services import susun
from tests import pabrik
from tests.naskah.bacaan import SISTEM, teks, terbit, usulan_diajukan, verifikasi
from tests.rencana.susunan import rencana

KINI = hari_ini()


class TestNomor:
    def test_counts_by_issuer_kind_and_year(self, app):
        satu, dua = usulan_diajukan(), usulan_diajukan_lain()
        assert terbit(bahan_surat(satu, KINI)).nomor == f"800.1.3.1/001/DPU/{KINI.year}"
        assert terbit(bahan_surat(satu, KINI)).nomor == f"800.1.3.1/002/DPU/{KINI.year}"
        assert terbit(bahan_surat(dua, KINI)).nomor == f"800.1.3.1/001/DLAIN/{KINI.year}"
        verifikasi(satu)
        assert terbit(bahan_berita_acara(satu, KINI)).nomor == f"800.1.3.1/001/BA/BKPSDM/{KINI.year}"

    def test_a_typed_number_is_kept_and_the_counter_passes_by(self, app):
        satu = usulan_diajukan()
        assert terbit(bahan_surat(satu, KINI), nomor=f" 800.1.3.1/001/DPU/{KINI.year} ").nomor[-4:] == str(KINI.year)
        assert terbit(bahan_surat(satu, KINI)).nomor == f"800.1.3.1/002/DPU/{KINI.year}"

    def test_a_number_twice_is_refused(self, app):
        satu = usulan_diajukan()
        terbit(bahan_surat(satu, KINI), nomor="800/1")
        with pytest.raises(DomainError, match="sudah dipakai") as galat:
            terbit(bahan_surat(satu, KINI), nomor="800/1")
        assert galat.value.field == "nomor"

    def test_a_decree_gets_none(self, app):
        assert terbit(bahan_sk(rencana(), KINI)).nomor is None


def usulan_diajukan_lain():
    usulan = pabrik.usulan(
        db.session.scalars(select(Kebutuhan)).first().usulan.periode,
        pabrik.unit(nama="Dinas Lain", singkatan="DLAIN"),
        status=StatusUsulan.DIAJUKAN,
        diajukan_pada=pabrik.sekarang(),
    )
    db.session.refresh(usulan)
    return usulan


class TestTetap:
    def test_the_same_bytes_whatever_becomes_of_the_data(self, app):
        satu = usulan_diajukan()
        naskah = terbit(bahan_surat(satu, KINI))
        semula = cetak(naskah)
        satu.kebutuhan[0].alasan = "Alasan lain sama sekali."
        catat("uji", satu.kebutuhan[0], SISTEM)
        services.atur(JenisNaskah.SURAT_USULAN, satu.opd, IsianAturan(KINI, nama="Orang Lain"), SISTEM)
        db.session.expire(naskah)
        assert cetak(naskah) == semula

    def test_the_code_is_of_the_fingerprint_and_of_this_copy_alone(self, app):
        satu = usulan_diajukan()
        pertama, kedua = (terbit(bahan_surat(satu, KINI)) for _ in range(2))
        assert pertama.kode == kode_verifikasi(pertama.sidik)
        assert pertama.sidik != kedua.sidik

    def test_the_newer_replaces_the_older(self, app):
        satu = usulan_diajukan()
        lama, baru = (terbit(bahan_surat(satu, KINI)) for _ in range(2))
        assert (lama.status, lama.pengganti_id, baru.status) == (StatusNaskah.DIGANTIKAN, baru.id, StatusNaskah.BERLAKU)
        assert keaslian(lama.kode).pengganti == baru.kode

    def test_a_newer_version_of_the_plan_replaces_the_document_of_the_older(self, app):
        satu = rencana()
        lama = terbit(bahan_perencanaan(satu, KINI))
        sk = terbit(bahan_sk(satu, KINI))
        baru = terbit(bahan_perencanaan(susun(satu.periode, SISTEM), KINI))
        assert lama.pengganti_id == baru.id
        assert sk.status is StatusNaskah.BERLAKU

    def test_withdrawing_asks_a_reason_and_is_recorded(self, app):
        naskah = terbit(bahan_surat(usulan_diajukan(), KINI))
        with pytest.raises(DomainError, match="alasan"):
            services.cabut(naskah, "  ", SISTEM)
        services.cabut(naskah, "Salah penanda tangan.", SISTEM)
        assert naskah.status is StatusNaskah.DICABUT
        jejak = db.session.scalars(select(Jejak).where(Jejak.aksi == "cabut_naskah")).one()
        assert jejak.alasan == "Salah penanda tangan."
        with pytest.raises(DomainError, match="Tidak ada langkah lain"):
            services.cabut(naskah, "Lagi.", SISTEM)

    def test_the_audit_record_holds_the_fingerprint_not_the_content(self, app):
        naskah = terbit(bahan_surat(usulan_diajukan(), KINI))
        jejak = db.session.scalars(select(Jejak).where(Jejak.aksi == "terbitkan_naskah")).one()
        assert jejak.sesudah["sidik"] == naskah.sidik
        assert jejak.sesudah["isi"] == "•••"


class TestBelumSelesai:
    def test_a_letter_waits_for_the_head(self, app):
        usulan = usulan_diajukan()
        usulan.status = StatusUsulan.MENUNGGU_KEPALA
        with db.session.no_autoflush, pytest.raises(DomainError, match="setelah usulan diajukan"):
            terbit(bahan_surat(usulan, KINI))

    def test_the_record_waits_for_the_verification(self, app):
        with pytest.raises(DomainError, match="setelah verifikasi selesai"):
            terbit(bahan_berita_acara(usulan_diajukan(), KINI))

    @pytest.mark.parametrize("status", [StatusRencana.DIKEMBALIKAN, StatusRencana.DIGANTIKAN])
    def test_a_plan_that_no_longer_counts_gets_none(self, app, status):
        satu = rencana()
        satu.status = status
        with db.session.no_autoflush, pytest.raises(DomainError, match="tidak dibuatkan naskah lagi"):
            terbit(bahan_perencanaan(satu, KINI))

    def test_a_plan_that_was_tampered_with_gets_none(self, app):
        satu = rencana()
        satu.baris[0].jumlah += 1
        with db.session.no_autoflush, pytest.raises(DomainError, match="tidak sama lagi"):
            terbit(bahan_sk(satu, KINI))

    def test_dated_before_it_was_handed_in(self, app):
        with pytest.raises(DomainError, match="lebih awal"):
            terbit(bahan_surat(usulan_diajukan(), KINI), KINI - timedelta(days=1))


class TestAturan:
    def test_the_looks_of_the_day_and_of_the_opd_first(self, app):
        satu = usulan_diajukan()
        semua = IsianAturan(date(2020, 1, 1), kota="Kota Umum", pola_nomor="U/{urut}", nama="Umum")
        milik = IsianAturan(date(2021, 1, 1), kertas=Kertas.F4, jabatan="Kepala", nama="Sari, S.T.", nip="1")
        nanti = IsianAturan(KINI + timedelta(days=1), nama="Nanti")
        services.atur(JenisNaskah.SURAT_USULAN, None, semua, SISTEM)
        for isian in (milik, nanti):
            services.atur(JenisNaskah.SURAT_USULAN, satu.opd, isian, SISTEM)
        bahan = bahan_surat(satu, KINI)
        assert (bahan.aturan.kertas, bahan.aturan.kota, bahan.aturan.penanda.nama) == (
            Kertas.F4,
            "Kota Umum",
            "Sari, S.T.",
        )
        assert terbit(bahan).nomor == "U/001"

    def test_the_same_day_again_corrects_the_row(self, app):
        for nama in ("Satu", "Dua"):
            baris = services.atur(JenisNaskah.SK, None, IsianAturan(KINI, nama=nama), SISTEM)
        assert baris.nama == "Dua"
        assert teks(cetak(terbit(bahan_sk(rencana(), KINI)))).count("Dua") >= 1
