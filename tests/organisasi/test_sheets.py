"""Workbooks in and out: good rows in, hostile rows refused in words, the same file twice changes nothing."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import func, select

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.impor import impor_berkas, periksa_berkas, tulis_templat
from smartpns.organisasi import queries, services
from smartpns.organisasi.models import Formasi, Jabatan, Pegawai, ProgramStudi, Unit
from smartpns.organisasi.rules import Golongan, JenisUnit, Jenjang, Kedudukan, StatusPegawai, TingkatHukdis
from smartpns.organisasi.sheets import EKSPOR, IMPOR, tulis_ekspor
from tests import pabrik
from tests.halaman import sup, teks

SISTEM = Pelaku.sistem()
NIP = "198503152010011001"


@pytest.fixture
def impor(app: Flask, tmp_path: Path) -> Any:
    """`impor("unit", {"kode": …}, …)` imports these rows; cells as a person would type them."""

    def jalankan(jenis: str, *baris: dict[str, Any], uji: bool = False) -> dict[str, Any]:
        berkas = tmp_path / "berkas.xlsx"
        berkas.write_bytes(tulis_templat("uji", IMPOR[jenis].kolom, baris))
        return impor_berkas(IMPOR[jenis], berkas, {}, SISTEM, uji=uji)

    return jalankan


def masalah(jawaban: dict[str, Any]) -> list[tuple[str, str]]:
    return [(m["kolom"], m["masalah"]) for m in jawaban["bermasalah"]]


def angka(jawaban: dict[str, Any]) -> tuple[int, int, int, int]:
    return jawaban["siap"], jawaban["tersimpan"], jawaban["tidak_berubah"], len(jawaban["bermasalah"])


class TestUnit:
    OPD: ClassVar = {"kode": "1.01", "nama": "Dinas Kesehatan", "singkatan": "Dinkes", "jenis": "Perangkat daerah"}
    UPT: ClassVar = {"kode": "1.01.1", "nama": "Puskesmas A", "jenis": "upt", "induk": "1.01"}

    def test_anak_boleh_mendahului_induk(self, impor: Any) -> None:
        tim = {"kode": "1.01.1.1", "nama": "Poli", "jenis": "Kelompok", "induk": "1.01.1"}
        assert angka(impor("unit", tim, self.UPT, self.OPD)) == (3, 3, 0, 0)
        poli = queries.unit_berkode("1.01.1.1")
        assert poli and poli.opd.nama == "Dinas Kesehatan"
        assert angka(impor("unit", tim, self.UPT, self.OPD)) == (0, 0, 3, 0)

    def test_perubahan_disebut_sebelum_dan_sesudah(self, impor: Any, tmp_path: Path) -> None:
        impor("unit", self.OPD)
        impor("unit", self.OPD | {"nama": "Dinas Kesehatan Daerah"}, uji=True)
        hasil = periksa_berkas(IMPOR["unit"], tmp_path / "berkas.xlsx", {})
        assert [b.keterangan for b in hasil.baris] == ["Nama unit: Dinas Kesehatan → Dinas Kesehatan Daerah"]

    @pytest.mark.parametrize(
        ("baris", "kolom", "kata"),
        [
            ({"induk": "7.77"}, "Kode induk", "unit induk tidak dikenal"),
            ({"induk": None}, "kode induk", "UPT adalah bagian dari unit lain"),
            ({"induk": "1.01.1"}, "Kode induk", "unit berada di bawah dirinya sendiri"),
            ({"jenis": "Dinas"}, "Jenis", "pilihan tidak dikenal"),
            ({"nama": None}, "Nama unit", "wajib diisi"),
            ({"kode": "1.01", "induk": None}, "jenis", "Perangkat daerah tidak dapat dijadikan bagian unit lain"),
        ],
    )
    def test_baris_buruk(self, impor: Any, baris: dict[str, Any], kolom: str, kata: str) -> None:
        impor("unit", self.OPD)
        [(nama, isi)] = masalah(impor("unit", self.UPT | baris))
        assert (nama.lower(), kata in isi) == (kolom.lower(), True)

    def test_anak_dari_baris_buruk_ikut_tertahan(self, impor: Any) -> None:
        jawaban = impor("unit", self.OPD | {"induk": "1.01.1"}, self.UPT)
        assert angka(jawaban) == (0, 0, 0, 2)
        assert db.session.scalar(select(func.count()).select_from(Unit)) == 0

    def test_kode_kembar_di_berkas(self, impor: Any) -> None:
        jawaban = impor("unit", self.OPD, self.OPD | {"nama": "Lain"})
        assert (jawaban["tersimpan"], masalah(jawaban)) == (1, [("", "baris kembar")])


class TestJabatan:
    DASAR: ClassVar = {
        "kode": "auditor",
        "nama": "Auditor Ahli Pertama",
        "jenjang_jabatan": "Ahli pertama",
        "jenjang_syarat": "S-1",
        "prodi": "akuntansi; Hukum",
        "kritikal": "3",
    }

    @pytest.fixture(autouse=True)
    def _program(self, app: Flask) -> None:
        pabrik.program_studi("Akuntansi")
        services.tambah_alias(pabrik.program_studi("Hukum"), "Ilmu Hukum", SISTEM)
        db.session.commit()

    def test_syarat_lewat_alias_dan_berulang(self, impor: Any) -> None:
        assert angka(impor("jabatan", self.DASAR | {"prodi": "Ilmu Hukum;Akuntansi"})) == (1, 1, 0, 0)
        jabatan = db.session.scalar(select(Jabatan))
        assert jabatan and sorted(str(s) for s in jabatan.syarat) == ["Akuntansi", "Hukum"]
        assert angka(impor("jabatan", self.DASAR)) == (0, 0, 1, 0)

    def test_sel_kosong_tidak_menghapus(self, impor: Any) -> None:
        impor("jabatan", self.DASAR)
        kosong = {k: self.DASAR[k] for k in ("kode", "nama", "jenjang_jabatan")}
        assert angka(impor("jabatan", kosong)) == (0, 0, 1, 0)

    @pytest.mark.parametrize(
        ("baris", "kolom", "kata"),
        [
            ({"prodi": "Akuntasi"}, "Program studi yang diterima", "program studi tidak dikenal"),
            ({"rumpun": "9.99"}, "Rumpun ilmu yang diterima", "rumpun ilmu tidak dikenal"),
            ({"jenjang_syarat": "S-9"}, "Pendidikan paling rendah", "jenjang tidak dikenal"),
            ({"jenis": "Jabatan pimpinan tinggi"}, "Jenjang jabatan", "termasuk jabatan fungsional keahlian"),
            ({"kritikal": "9"}, "Kritikal", "tidak ada"),
            ({"bup_khusus": "60"}, "Dasar hukum BUP", "dasar hukum BUP"),
        ],
    )
    def test_baris_buruk(self, impor: Any, baris: dict[str, Any], kolom: str, kata: str) -> None:
        jawaban = impor("jabatan", self.DASAR | baris)
        [(nama, isi)] = masalah(jawaban)
        assert nama == kolom and kata in isi
        if kolom.startswith("Program"):
            assert (
                "“Akuntansi”" in jawaban["bermasalah"][0]["saran"] or "Akuntansi" in jawaban["bermasalah"][0]["saran"]
            )

    def test_nama_dipakai_dua_kode(self, impor: Any) -> None:
        jawaban = impor("jabatan", self.DASAR, self.DASAR | {"kode": "auditor-2", "nama": "auditor  ahli pertama"})
        assert masalah(jawaban) == [("Nama jabatan", "nama jabatan sudah dipakai")]


class TestFormasi:
    @pytest.fixture(autouse=True)
    def _dasar(self, app: Flask) -> None:
        pabrik.unit(kode="1.01", nama="Dinas Kesehatan")
        pabrik.jabatan(kode="perawat", nama="Perawat Ahli Pertama")
        db.session.commit()

    def test_kode_atau_nama(self, impor: Any) -> None:
        assert angka(impor("formasi", {"unit": "1.01", "jabatan": "perawat", "jumlah": "4"})) == (1, 1, 0, 0)
        sama = {"unit": "1.01 – Dinas Kesehatan", "jabatan": "Perawat ahli pertama", "jumlah": 4}
        assert angka(impor("formasi", sama)) == (0, 0, 1, 0)
        assert angka(impor("formasi", sama | {"unit": "dinas kesehatan", "jumlah": 5})) == (1, 1, 0, 0)
        jejak = db.session.scalar(select(Jejak).where(Jejak.aksi == "ubah_formasi"))
        assert jejak and jejak.sesudah == {"jumlah": 5}

    def test_unit_senama_minta_kode(self, impor: Any) -> None:
        pabrik.unit(kode="1.02", nama="Dinas Kesehatan")
        db.session.commit()
        jawaban = impor("formasi", {"unit": "Dinas Kesehatan", "jabatan": "perawat", "jumlah": 1})
        assert masalah(jawaban) == [("Unit", "nama unit dipakai beberapa kali")]

    def test_jumlah_tercetak_yang_salah_dilaporkan(self, impor: Any) -> None:
        pabrik.jabatan(kode="bidan", nama="Bidan Terampil")
        db.session.commit()
        jawaban = impor(
            "formasi",
            {"unit": "1.01", "jabatan": "perawat", "jumlah": 24},
            {"unit": "1.01", "jabatan": "bidan", "jumlah": 19},
            {"unit": "Jumlah", "jumlah": 48},
        )
        assert jawaban["tersimpan"] == 2
        assert "tertulis 48, padahal jumlah baris di atasnya 43" in jawaban["catatan"][0]


class TestPegawai:
    @pytest.fixture(autouse=True)
    def _dasar(self, app: Flask) -> None:
        pabrik.unit(kode="1.01", nama="Dinas Kesehatan")
        pabrik.jabatan(kode="perawat", nama="Perawat Ahli Pertama")
        services.tambah_alias(pabrik.program_studi("Informatika"), "Teknik Informatika", SISTEM)
        db.session.commit()

    DASAR: ClassVar = {
        "nip": "19850315 201001 1 001",
        "nama": "Contoh Nama",
        "unit": "1.01",
        "jabatan": "perawat",
        "golongan": "IIIb",
        "tmt_pns": "1 Januari 2011",
        "jenjang": "S-1",
        "program_studi": "S1 Teknik Informatika",
        "tahun_penilaian": "2025",
        "predikat": "baik",
    }

    def satu(self) -> Pegawai:
        pegawai = db.session.scalar(select(Pegawai))
        assert pegawai
        return pegawai

    def test_masuk_lengkap_dan_berulang(self, impor: Any) -> None:
        assert angka(impor("pegawai", self.DASAR)) == (1, 1, 0, 0)
        p = self.satu()
        assert (p.nip, p.status, p.golongan, p.tmt_pns) == (NIP, StatusPegawai.PNS, Golongan.III_B, date(2011, 1, 1))
        assert p.program_studi and p.program_studi.nama == "Informatika"
        assert (p.jenjang, p.prodi_teks, str(p.penilaian[0])) == (Jenjang.S1, None, "2025 Baik")
        jejak = db.session.scalar(select(func.count()).select_from(Jejak))
        assert angka(impor("pegawai", self.DASAR)) == (0, 0, 1, 0)
        assert db.session.scalar(select(func.count()).select_from(Jejak)) == jejak

    def test_uji_tidak_menyimpan(self, impor: Any) -> None:
        assert angka(impor("pegawai", self.DASAR, uji=True)) == (1, 0, 0, 0)
        assert db.session.scalar(select(Pegawai)) is None

    def test_program_tak_dikenal_disimpan_dengan_pemberitahuan(self, impor: Any, tmp_path: Path) -> None:
        aneh = self.DASAR | {"program_studi": "Sandi Negara"}
        impor("pegawai", aneh, uji=True)
        hasil = periksa_berkas(IMPOR["pegawai"], tmp_path / "berkas.xlsx", {})
        assert "belum dikenal" in hasil.baris[0].keterangan
        assert angka(impor("pegawai", aneh)) == (1, 1, 0, 0)
        assert (self.satu().program_studi_id, self.satu().prodi_teks) == (None, "Sandi Negara")
        assert angka(impor("pegawai", aneh)) == (0, 0, 1, 0)

    def test_yang_berubah_saja_yang_disimpan(self, impor: Any, tmp_path: Path) -> None:
        impor("pegawai", self.DASAR)
        baru = self.DASAR | {"golongan": "III/c", "predikat": "Sangat baik", "tmt_pns": None}
        impor("pegawai", baru, uji=True)
        hasil = periksa_berkas(IMPOR["pegawai"], tmp_path / "berkas.xlsx", {})
        assert hasil.baris[0].keterangan == "Golongan: III/b → III/c; Predikat kinerja: Baik → Sangat baik"
        impor("pegawai", baru)
        assert (self.satu().golongan, self.satu().tmt_pns) == (Golongan.III_C, date(2011, 1, 1))

    @pytest.mark.parametrize(
        ("baris", "kolom", "kata"),
        [
            ({"nip": "1.98503152010011E+17"}, "NIP", "rusak oleh Excel"),
            ({"nip": "19850315 201001 1 00"}, "NIP", "harus 18 angka"),
            ({"nip": "198513152010011001"}, "NIP", "bukan tanggal"),
            ({"tanggal_lahir": "16/3/1985"}, "Tanggal lahir", "berbeda dengan NIP"),
            ({"jenis_kelamin": "P"}, "Jenis kelamin", "berbeda dengan NIP"),
            ({"golongan": "V/a"}, "Golongan", "golongan tidak dikenal"),
            ({"nip": "198503152023211001", "golongan": "III/a"}, "Golongan", "golongan PNS"),
            ({"status": "PPPK"}, "Status", "berbeda dengan NIP"),
            ({"tmt_pns": "1/1/2009"}, "TMT PNS", "lebih awal daripada TMT CPNS"),
            ({"tmt_pns": "32 Januari 2011"}, "TMT PNS", "tanggal"),
            ({"unit": "Dinas Entah"}, "Unit", "unit tidak dikenal"),
            ({"jabatan": "Perawt Ahli Pertama"}, "Jabatan", "jabatan tidak dikenal"),
            ({"jenjang": "S9"}, "Jenjang pendidikan", "jenjang tidak dikenal"),
            ({"predikat": None}, "Predikat kinerja", "tahun dan predikat"),
            ({"tahun_penilaian": "25"}, "Tahun penilaian", "tidak mungkin"),
            ({"hukdis_tingkat": "berat"}, "Hukdis mulai", "Tanggal mulai"),
            ({"nama": " "}, "Nama", "wajib diisi"),
        ],
    )
    def test_baris_buruk(self, impor: Any, baris: dict[str, Any], kolom: str, kata: str) -> None:
        jawaban = impor("pegawai", self.DASAR | baris)
        [(nama, isi)] = masalah(jawaban)
        assert (nama, kata in isi) == (kolom, True)
        assert jawaban["bermasalah"][0]["saran"]
        assert jawaban["tersimpan"] == 0

    def test_nip_yang_menjadi_bilangan(self, app: Flask, tmp_path: Path) -> None:
        buku = openpyxl.load_workbook(io.BytesIO(tulis_templat("uji", IMPOR["pegawai"].kolom, [self.DASAR])))
        buku["Data"]["A2"] = 198503152010011001
        buku["Data"]["A2"].number_format = "0"
        buku.save(tmp_path / "angka.xlsx")
        [satu] = impor_berkas(IMPOR["pegawai"], tmp_path / "angka.xlsx", {}, SISTEM)["bermasalah"]
        assert "Format kolom NIP sebagai Teks" in satu["saran"]

    def test_nip_sama_dua_nama(self, impor: Any) -> None:
        jawaban = impor("pegawai", self.DASAR, self.DASAR | {"nama": "Zulkifli Rahman"})
        assert masalah(jawaban) == [("NIP", "NIP dipakai dua nama di berkas ini")]
        assert jawaban["tersimpan"] == 1
        tersimpan = impor("pegawai", self.DASAR | {"nama": "Zulkifli Rahman"})
        assert masalah(tersimpan) == [("NIP", "NIP sudah dipakai nama lain")]
        assert "milik Contoh Nama" in tersimpan["bermasalah"][0]["saran"]

    def test_ejaan_nama_boleh_berbeda(self, impor: Any) -> None:
        impor("pegawai", self.DASAR)
        assert angka(impor("pegawai", self.DASAR | {"nama": "Conto Nama"})) == (1, 1, 0, 0)

    def test_nip_kembar_di_berkas(self, impor: Any) -> None:
        assert masalah(impor("pegawai", self.DASAR, self.DASAR)) == [("", "baris kembar")]

    def test_nonaktif_tidak_dihidupkan_diam_diam(self, impor: Any) -> None:
        impor("pegawai", self.DASAR)
        services.nonaktifkan_pegawai(self.satu(), SISTEM, "Pensiun.")
        db.session.commit()
        assert masalah(impor("pegawai", self.DASAR)) == [("NIP", "pegawai ini nonaktif")]


class TestProgramStudi:
    DASAR: ClassVar = {"nama": "Hukum", "jenjang": "S1; S2 = 3", "rumpun": "5", "alias": "Ilmu Hukum; IH"}

    @pytest.fixture(autouse=True)
    def _rumpun(self, app: Flask) -> None:
        pabrik.rumpun()
        db.session.commit()

    def test_masuk_dan_berulang(self, impor: Any) -> None:
        assert angka(impor("program-studi", self.DASAR)) == (1, 1, 0, 0)
        program = queries.program_bernama("ilmu hukum")
        assert program and {str(j) for j in program.jenjang} == {"S1", "S2 (3 semester)"}
        assert angka(impor("program-studi", self.DASAR)) == (0, 0, 1, 0)

    @pytest.mark.parametrize(
        ("baris", "kolom", "kata"),
        [
            ({"nama": "Kenotariatan", "alias": "Ilmu Hukum"}, "Nama lain", "sudah berarti program studi lain"),
            ({"nama": "S2 ilmu hukum", "alias": None}, "Nama program studi", "sudah berarti program studi lain"),
            ({"jenjang": "S7"}, "Jenjang", "jenjang tidak dikenal"),
            ({"rumpun": "Ilmu Gaib"}, "Rumpun ilmu", "rumpun ilmu tidak dikenal"),
        ],
    )
    def test_baris_buruk(self, impor: Any, baris: dict[str, Any], kolom: str, kata: str) -> None:
        impor("program-studi", self.DASAR)
        [(nama, isi)] = masalah(impor("program-studi", self.DASAR | baris))
        assert nama == kolom and kata in isi

    def test_alias_bertabrakan_di_berkas_yang_sama(self, impor: Any) -> None:
        jawaban = impor("program-studi", self.DASAR, self.DASAR | {"nama": "Kenotariatan"})
        assert (jawaban["tersimpan"], masalah(jawaban)[0][0]) == (1, "Nama lain")


@pytest.fixture
def terisi(app: Flask) -> None:
    prodi = pabrik.program_studi("Keperawatan")
    services.tambah_alias(prodi, "Ners", SISTEM)
    opd = pabrik.unit(nama="Dinas Kesehatan")
    upt = services.tambah_unit(services.IsianUnit("9.9", "Puskesmas", "PKM", JenisUnit.UPT, opd), SISTEM)
    jabatan = pabrik.jabatan((prodi,), nama="Perawat", bup_khusus=60, dasar_bup="UU contoh", kritikal=2)
    pabrik.formasi(upt, jabatan)
    pabrik.pegawai(
        upt,
        jabatan,
        program_studi_id=prodi.id,
        hukdis_tingkat=TingkatHukdis.RINGAN,
        hukdis_mulai=date(2024, 1, 2),
        hukdis_sampai=date(2024, 7, 2),
        kedudukan=Kedudukan.AKTIF,
        tubel_gagal_pada=date(2020, 3, 1),
        ikatan_dinas_sampai=date(2030, 8, 31),
        riwayat_diperiksa=date(2025, 12, 31),
    )
    pabrik.pegawai(
        opd, jabatan, prodi_teks="Akademi Lama", tanggal_lahir=date(1990, 2, 28), tmt_jabatan=date(2020, 5, 1)
    )
    db.session.commit()


@pytest.mark.parametrize("jenis", list(EKSPOR))
def test_yang_diekspor_dapat_diimpor_tanpa_perubahan(terisi: None, tmp_path: Path, jenis: str) -> None:
    semua = queries.semua_untuk_ekspor(jenis, SISTEM)
    (tmp_path / "ekspor.xlsx").write_bytes(tulis_ekspor(jenis, semua))
    jawaban = impor_berkas(IMPOR[jenis], tmp_path / "ekspor.xlsx", {}, SISTEM)
    assert angka(jawaban) == (0, 0, len(semua), 0)
    assert jawaban["catatan"] == []


def test_ekspor_operator_hanya_opd_sendiri(terisi: None, masuk_sebagai: Any) -> None:
    lain = pabrik.unit()
    pabrik.pegawai(lain, pabrik.jabatan(), nama="Milik Sendiri", tanggal_lahir=date(1991, 1, 1))
    klien = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, lain))
    isi = openpyxl.load_workbook(io.BytesIO(klien.get("/data-induk/ekspor-pegawai.xlsx").data))["Data"]
    assert [baris[1].value for baris in isi.iter_rows(min_row=2)] == ["Milik Sendiri"]
    assert klien.get("/data-induk/ekspor/pegawai.xlsx").status_code == 404


def test_impor_lewat_halaman(app: Flask, masuk_sebagai: Any) -> None:
    klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    isi = tulis_templat("uji", IMPOR["unit"].kolom, [TestUnit.OPD, TestUnit.UPT | {"induk": "8.88"}])
    jawaban = klien.kirim("/data-induk/impor/unit", {"berkas": (io.BytesIO(isi), "unit.xlsx")})
    pratinjau = klien.get(jawaban.headers["Location"], follow_redirects=True)
    assert "unit induk tidak dikenal" in teks(sup(pratinjau))
    simpan = next(f["action"] for f in sup(pratinjau).select("form") if str(f.get("action", "")).endswith("/simpan"))
    klien.kirim(simpan)
    assert [u.nama for u in db.session.scalars(select(Unit))] == ["Dinas Kesehatan"]


class TestPerintah:
    def test_impor_dan_rujukan(self, app: Flask, tmp_path: Path) -> None:
        jalankan = app.test_cli_runner()
        (tmp_path / "unit.xlsx").write_bytes(tulis_templat("uji", IMPOR["unit"].kolom, [TestUnit.OPD]))
        argumen = ["organisasi", "impor", "unit", str(tmp_path / "unit.xlsx"), "--json"]
        uji = jalankan.invoke(args=[*argumen, "--uji"])
        assert (uji.exit_code, json.loads(uji.stdout)["siap"]) == (0, 1)
        assert db.session.scalar(select(Unit)) is None
        nyata = jalankan.invoke(args=argumen)
        assert json.loads(nyata.stdout)["tersimpan"] == 1
        rujukan = jalankan.invoke(args=["organisasi", "rujukan", "--json"])
        assert json.loads(rujukan.stdout)["program_studi"] >= 300
        assert db.session.scalar(select(func.count()).select_from(ProgramStudi))

    def test_baris_yang_tertinggal_terlihat_pada_status_keluar(self, app: Flask, tmp_path: Path) -> None:
        baris = [TestUnit.OPD, TestUnit.UPT | {"induk": "7.7"}]
        (tmp_path / "unit.xlsx").write_bytes(tulis_templat("uji", IMPOR["unit"].kolom, baris))
        argumen = ["organisasi", "impor", "unit", str(tmp_path / "unit.xlsx"), "--json"]
        hasil = app.test_cli_runner().invoke(args=argumen)
        assert (hasil.exit_code, json.loads(hasil.stdout)["tersimpan"]) == (3, 1)

    def test_berkas_yang_bukan_buku_kerja(self, app: Flask, tmp_path: Path) -> None:
        (tmp_path / "x.xlsx").write_text("bukan zip")
        hasil = app.test_cli_runner().invoke(args=["organisasi", "impor", "unit", str(tmp_path / "x.xlsx")])
        assert hasil.exit_code == 1
        assert db.session.scalar(select(Formasi)) is None
