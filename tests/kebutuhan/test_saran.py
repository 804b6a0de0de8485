"""Proposals to an OPD: what is offered, what becomes of each answer, who may answer."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from bs4 import BeautifulSoup
from flask import Flask

from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.impor import templat_rencana
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Kebutuhan, SaranDiabaikan
from smartpns.kebutuhan.queries.saran import SaranUsulan, saran_diabaikan, saran_usulan, satu_saran
from smartpns.kebutuhan.rules import KeadaanSaran, StatusUsulan
from smartpns.kebutuhan.services.alur import mulai_usulan
from smartpns.kebutuhan.services.saran import abaikan_saran, batalkan_abaian, pakai_saran, pakai_semua
from smartpns.kebutuhan.sheets import IMPOR_KEBUTUHAN
from smartpns.organisasi.rules import JenisUnit, Jenjang
from tests import pabrik
from tests.halaman import Klien, sup, teks
from tests.kebutuhan.dunia import Dunia

KALIMAT = "3 dari 4 Pranata Komputer Ahli Pertama belum S1 Informatika; 1 formasi kosong."


@pytest.fixture
def dunia(app: Flask) -> Dunia:
    dunia = Dunia()
    dunia.mulai()
    return dunia


@pytest.fixture
def operator(dunia: Dunia, masuk_sebagai: Any) -> Klien:
    klien: Klien = masuk_sebagai(dunia.operator)
    return klien


def satu(dunia: Dunia) -> SaranUsulan:
    (saran,) = saran_usulan(dunia.usulan)
    return saran


def alamat(saran: SaranUsulan, aksi: str) -> str:
    return f"/kebutuhan/saran/{saran.celah.unit.id}/{saran.celah.jabatan.id}/{saran.saran.tahun_mulai}/{aksi}"


def isi_formulir(halaman: BeautifulSoup) -> dict[str, str]:
    """The values of a form's texts and choices, by name."""
    teks_ = {str(k["name"]): str(k.get("value", "")) for k in halaman.select("main input[type=text][name]")}
    return teks_ | {str(o.parent["name"]): str(o["value"]) for o in halaman.select("main option[selected]") if o.parent}


class TestLayanan:
    def test_saran_menjadi_baris_dengan_alasannya(self, dunia: Dunia) -> None:
        saran = satu(dunia)
        assert (saran.program, saran.saran.jumlah, saran.keadaan) == ("Informatika", 3, KeadaanSaran.BARU)
        baris = pakai_saran(dunia.usulan, saran, dunia.pelaku)
        assert (baris.jumlah, baris.tahun_mulai, baris.jenjang_tujuan) == (3, 2027, Jenjang.S1)
        assert (baris.jenjang_saat_ini, baris.program_studi, baris.alasan) == (Jenjang.D3, dunia.prodi, KALIMAT)
        assert satu(dunia).keadaan is KeadaanSaran.SUDAH
        with pytest.raises(DomainError, match="sudah dijawab"):
            pakai_saran(dunia.usulan, satu(dunia), dunia.pelaku)

    def test_hanya_program_yang_diterima_jabatan(self, dunia: Dunia) -> None:
        with pytest.raises(DomainError, match="tidak termasuk pilihan"):
            pakai_saran(dunia.usulan, satu(dunia), dunia.pelaku, "Sistem Informasi")

    def test_baris_yang_kurang_dari_saran_dibandingkan_jumlahnya(self, dunia: Dunia) -> None:
        baris = dunia.tambah(jumlah=2)
        saran = satu(dunia)
        assert (saran.keadaan, saran.jawaban.diusulkan) == (KeadaanSaran.SEBAGIAN, 2)
        assert saran.jawaban.nomor == (baris.nomor,)

    def test_bidang_yang_salah_pada_jenjang_yang_sama_diberi_alasan(self, dunia: Dunia) -> None:
        """All lack only the field: the level does not rise, and the row says why."""
        jabatan = pabrik.jabatan((dunia.prodi,), nama="Statistisi")
        hukum = pabrik.program_studi("Hukum")
        pabrik.pegawai(dunia.opd, jabatan, jenjang=Jenjang.S1, program_studi_id=hukum.id)
        saran = satu_saran(dunia.usulan, dunia.opd.id, jabatan.id, 2027)
        assert "program studinya tidak sesuai" in (pakai_saran(dunia.usulan, saran, dunia.pelaku).alasan_jenjang or "")

    def test_tanpa_bidang_yang_disyaratkan_ikut_lulusan_yang_ada_di_daerah(self, dunia: Dunia) -> None:
        jabatan = pabrik.jabatan(nama="Pengelola Umum")
        pabrik.pegawai(dunia.opd, jabatan)
        saran = satu_saran(dunia.usulan, dunia.opd.id, jabatan.id, 2027)
        assert (saran.program, saran.siap) == ("", False)
        pabrik.pegawai(pabrik.unit(), jabatan, jenjang=Jenjang.S1, program_studi_id=dunia.prodi.id)
        assert satu_saran(dunia.usulan, dunia.opd.id, jabatan.id, 2027).program == "Informatika"

    def test_diabaikan_tidak_kembali_dalam_periode_tetapi_kembali_di_periode_berikutnya(self, dunia: Dunia) -> None:
        with pytest.raises(DomainError, match="Tulis alasan"):
            abaikan_saran(dunia.usulan, satu(dunia), "  ", dunia.pelaku)
        abaikan_saran(dunia.usulan, satu(dunia), "Diisi lewat mutasi.", dunia.pelaku)
        pabrik.pegawai(dunia.opd, dunia.jabatan, jenjang=Jenjang.SMA)
        assert (satu(dunia).keadaan, satu(dunia).saran.jumlah) == (KeadaanSaran.DIABAIKAN, 4)
        assert pakai_semua(dunia.usulan, dunia.pelaku) == []
        berikut = mulai_usulan(pabrik.periode(2028), dunia.opd, dunia.pelaku)
        assert [s.keadaan for s in saran_usulan(berikut)] == [KeadaanSaran.BARU]
        jejak = db.session.query(Jejak).filter_by(aksi="abaikan_saran").one()
        assert (jejak.alasan, jejak.oleh_nama) == ("Diisi lewat mutasi.", dunia.pelaku.nama)

    def test_abaian_dapat_dibatalkan(self, dunia: Dunia) -> None:
        abaian = abaikan_saran(dunia.usulan, satu(dunia), "Diisi lewat mutasi.", dunia.pelaku)
        batalkan_abaian(dunia.usulan, abaian, dunia.pelaku)
        assert satu(dunia).keadaan is KeadaanSaran.BARU
        assert saran_diabaikan(dunia.usulan) == []

    def test_usulan_yang_sudah_dikirim_tidak_berubah(self, dunia: Dunia) -> None:
        saran = satu(dunia)
        dunia.tambah(jumlah=1, tahun_mulai=2029, jenjang_tujuan=Jenjang.S2)
        dunia.kirim()
        for jawab in (
            lambda: pakai_saran(dunia.usulan, saran, dunia.pelaku),
            lambda: pakai_semua(dunia.usulan, dunia.pelaku),
            lambda: abaikan_saran(dunia.usulan, saran, "Alasan", dunia.pelaku),
        ):
            with pytest.raises(DomainError, match="Menunggu Kepala OPD"):
                jawab()

    def test_saran_unit_lain_dan_tahun_lain_tidak_ada(self, dunia: Dunia) -> None:
        lain = pabrik.unit()
        pabrik.pegawai(lain, dunia.jabatan)
        for unit, tahun in ((lain.id, 2027), (dunia.opd.id, 2028)):
            with pytest.raises(TidakDitemukan):
                satu_saran(dunia.usulan, unit, dunia.jabatan.id, tahun)

    def test_templat_impor_terisi_saran_yang_belum_dijawab(self, dunia: Dunia) -> None:
        db.session.commit()
        parameter = {"opd": "4.01", "periode": 2027}

        def baris() -> list[tuple[Any, ...]]:
            lembar = openpyxl.load_workbook(BytesIO(templat_rencana(IMPOR_KEBUTUHAN, parameter))).worksheets[0]
            return [r for r in lembar.iter_rows(min_row=2, values_only=True) if KALIMAT in r]

        assert len(baris()) == 1
        abaikan_saran(dunia.usulan, satu(dunia), "Diisi lewat mutasi.", dunia.pelaku)
        assert baris() == []


class TestHalaman:
    def test_pakai_membuat_baris_lalu_tampil_sudah_diusulkan(self, dunia: Dunia, operator: Klien) -> None:
        assert "1 dari data jabatan" in teks(operator.sup("/kebutuhan"))
        halaman = operator.sup("/kebutuhan/saran")
        assert "1 kebutuhan disarankan" in teks(halaman.h1)
        assert KALIMAT in teks(halaman)
        jawaban = operator.kirim(alamat(satu(dunia), "pakai"), follow_redirects=True)
        assert "Baris 1 dibuat: 3 orang" in teks(sup(jawaban))
        assert "Semua saran sudah dijawab" in teks(operator.sup("/kebutuhan/saran"))
        ditolak = operator.kirim(alamat(satu(dunia), "pakai"))
        assert ditolak.status_code == 422
        assert "sudah dijawab" in teks(sup(ditolak))
        assert db.session.query(Kebutuhan).count() == 1

    def test_ubah_dulu_membuka_formulir_terisi(self, dunia: Dunia, operator: Klien) -> None:
        tautan = operator.sup("/kebutuhan/saran").find("a", string=lambda s: s and "Ubah dulu" in s)
        tautan = tautan or operator.sup("/kebutuhan/saran").select_one("a[href*='/kebutuhan/baris/baru?']")
        halaman = operator.sup(str(tautan["href"]))
        assert halaman.select_one("#jumlah")["value"] == "3"
        assert halaman.select_one("#alasan").get_text(strip=True) == KALIMAT
        assert halaman.select_one("#jenjang_saat_ini option[selected]")["value"] == "d3"

    def test_formulir_dari_jabatan_saja_memakai_saran_yang_belum_dijawab(self, dunia: Dunia, operator: Klien) -> None:
        """The largest proposal first, then that of the other unit; who retires too soon counts in neither."""
        bidang = pabrik.unit(kode="4.01.01", jenis=JenisUnit.BIDANG, opd_id=dunia.opd.id, induk_id=dunia.opd.id)
        pabrik.pegawai(bidang, dunia.jabatan, jenjang=Jenjang.SMA)
        pabrik.pegawai(bidang, dunia.jabatan, jenjang=Jenjang.SMA, tanggal_lahir=date(1971, 1, 1))
        baru = f"/kebutuhan/baris/baru?jabatan={dunia.jabatan.id}"

        def awal() -> tuple[str, str, str]:
            isian = isi_formulir(operator.sup(baru))
            return isian["unit"], isian["jumlah"], isian["program_studi"]

        assert awal() == (str(dunia.opd.id), "3", "Informatika")
        assert "Usulkan" in teks(operator.sup("/kebutuhan/data-dasar"))
        pakai_saran(dunia.usulan, satu_saran(dunia.usulan, dunia.opd.id, dunia.jabatan.id, 2027), dunia.pelaku)
        assert awal() == (str(bidang.id), "1", "Informatika")
        pakai_saran(dunia.usulan, satu_saran(dunia.usulan, bidang.id, dunia.jabatan.id, 2027), dunia.pelaku)
        assert awal() == (str(dunia.opd.id), "1", "Informatika")
        assert "Usulkan" not in teks(operator.sup("/kebutuhan/data-dasar"))

    def test_baris_baru_di_kisi_memakai_saran(self, dunia: Dunia, operator: Klien) -> None:
        baru = {"nama_jabatan": dunia.jabatan.nama}
        assert operator.kirim("/kebutuhan/baris/baru/sel", baru).status_code == 303
        baris = dunia.usulan.kebutuhan[0]
        assert (baris.jumlah, baris.tahun_mulai, baris.prodi_teks, baris.alasan) == (3, 2027, "Informatika", KALIMAT)
        assert satu(dunia).keadaan is KeadaanSaran.SUDAH
        jawaban = operator.kirim(
            f"/kebutuhan/baris/{baris.id}/sel", {"jumlah": "2"}, headers={"Accept": "application/json"}
        )
        assert "pemangku" in jawaban.json["baris"]["kelayakan"]["kata"]

    def test_alasan_di_kisi_tidak_menjelaskan_jumlah_yang_bukan_sarannya(self, dunia: Dunia, operator: Klien) -> None:
        pabrik.pegawai(dunia.opd, dunia.jabatan, jenjang=Jenjang.SMA, tanggal_lahir=date(1971, 1, 1))
        assert "tidak dihitung 1 yang pensiun" in satu(dunia).alasan
        baru = {"nama_jabatan": dunia.jabatan.nama, "jumlah": "2", "tahun_mulai": "2028"}
        assert operator.kirim("/kebutuhan/baris/baru/sel", baru).status_code == 303
        baris = dunia.usulan.kebutuhan[0]
        assert (baris.jumlah, baris.tahun_mulai) == (2, 2028)
        assert "4 dari 5" in baris.alasan
        assert "Diusulkan" not in baris.alasan

    def test_abaikan_meminta_alasan_lalu_dapat_ditawarkan_lagi(self, dunia: Dunia, operator: Klien) -> None:
        tujuan = alamat(satu(dunia), "abaikan")
        assert "Abaikan saran untuk" in teks(operator.sup(tujuan).h1)
        kosong = operator.kirim(tujuan, {"alasan": " "})
        assert kosong.status_code == 422
        assert "Tulis alasan mengabaikan" in teks(sup(kosong))
        assert operator.kirim(tujuan, {"alasan": "Diisi lewat mutasi."}).status_code == 303
        halaman = operator.sup("/kebutuhan/saran")
        assert "Diisi lewat mutasi." in teks(halaman)
        kembali = halaman.select_one("form[action*='/diabaikan/']")
        assert operator.kirim(str(kembali["action"])).status_code == 303
        assert db.session.query(SaranDiabaikan).count() == 0

    def test_pakai_semua_hanya_yang_diperlihatkan(self, dunia: Dunia, operator: Klien) -> None:
        halaman = operator.sup("/kebutuhan/saran/pakai-semua")
        assert "Buat 1 kebutuhan untuk 3 orang?" in teks(halaman.h1)
        sidik = halaman.select_one("input[name=sidik]")["value"]
        pabrik.pegawai(dunia.opd, dunia.jabatan, jenjang=Jenjang.SMA)
        berubah = operator.kirim("/kebutuhan/saran/pakai-semua", {"sidik": sidik})
        assert berubah.status_code == 409
        assert "Belum ada baris yang dibuat" in teks(sup(berubah))
        assert db.session.query(Kebutuhan).count() == 0
        sidik = sup(berubah).select_one("input[name=sidik]")["value"]
        assert operator.kirim("/kebutuhan/saran/pakai-semua", {"sidik": sidik}).status_code == 303
        assert [b.jumlah for b in db.session.query(Kebutuhan)] == [4]
        assert "Tidak ada saran yang dapat langsung dipakai" in teks(operator.sup("/kebutuhan/saran/pakai-semua").h1)

    def test_kepala_membaca_tanpa_tombol(self, dunia: Dunia, masuk_sebagai: Any) -> None:
        kepala: Klien = masuk_sebagai(dunia.kepala)
        halaman = kepala.sup("/kebutuhan/saran")
        assert KALIMAT in teks(halaman)
        assert not halaman.select("main form, a[href*='abaikan'], a[href*='baru']")
        assert kepala.kirim(alamat(satu(dunia), "pakai")).status_code == 403

    def test_tanpa_kesenjangan_halaman_menyebutkan_artinya(self, app: Flask, masuk_sebagai: Any) -> None:
        opd = pabrik.unit()
        operator: Klien = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, opd))
        mulai_usulan(pabrik.periode(), opd, pabrik.pelaku(Peran.OPERATOR, opd))
        assert "Tidak ada kesenjangan yang perlu tugas belajar" in teks(operator.sup("/kebutuhan/saran"))

    def test_perencana_membaca_yang_diabaikan(self, dunia: Dunia, masuk_sebagai: Any) -> None:
        abaikan_saran(dunia.usulan, satu(dunia), "Diisi lewat mutasi.", dunia.pelaku)
        dunia.usulan.status, dunia.usulan.diajukan_pada = StatusUsulan.DIAJUKAN, sekarang()
        pabrik.simpan(dunia.usulan)
        perencana: Klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        halaman = teks(perencana.sup(f"/kebutuhan/usulan/{dunia.usulan.id}/periksa"))
        assert "Saran dari data jabatan yang diabaikan OPD (1)" in halaman
        assert "Alasan OPD: Diisi lewat mutasi." in halaman


class TestKelayakan:
    def test_jumlah_di_atas_yang_mungkin_memenuhi_diberi_peringatan(self, dunia: Dunia, operator: Klien) -> None:
        """Of four holders none has an appraisal on record, so nobody can be promised."""
        dunia.tambah(jumlah=5)
        halaman = teks(operator.sup("/kebutuhan/isi"))
        assert "Diminta 5 orang, padahal tidak ada pemangku yang memenuhi syarat tugas belajar" in halaman
        assert "0 dari 4 pemangku memenuhi syarat" in halaman
        assert "Tidak ada yang menghalangi" in teks(operator.sup("/kebutuhan"))
