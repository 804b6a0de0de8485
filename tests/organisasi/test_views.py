"""Pages of the master data: who may open what, who sees which rows, and what comes back when something is refused."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.organisasi import services
from smartpns.organisasi.models import Formasi, Jabatan, Pegawai, ProgramStudi, SyaratJabatan, Unit
from smartpns.organisasi.rules import JenisUnit, Jenjang, Pembiayaan, Predikat, StatusJabatan
from smartpns.organisasi.services import IsianStudi, IsianUnit
from tests import pabrik
from tests.halaman import sup, teks

SISTEM = Pelaku.sistem()


@pytest.fixture
def daerah(app: Flask) -> Any:
    """Two OPDs, one with a puskesmas; one post required in both."""
    prodi = pabrik.program_studi("Keperawatan")
    services.tambah_alias(prodi, "Ilmu Keperawatan", SISTEM)
    kesehatan, pendidikan = pabrik.unit(nama="Dinas Kesehatan"), pabrik.unit(nama="Dinas Pendidikan")
    puskesmas = services.tambah_unit(IsianUnit("8.99", "Puskesmas A", "PKM A", JenisUnit.UPT, kesehatan), SISTEM)
    perawat = pabrik.jabatan((prodi,), nama="Perawat Ahli Pertama")
    formasi = pabrik.formasi(puskesmas, perawat, 4)
    pabrik.formasi(pendidikan, perawat, 1)
    ani = pabrik.pegawai(puskesmas, perawat, nama="Ani Contoh", program_studi_id=prodi.id, jenjang=Jenjang.S1)
    budi = pabrik.pegawai(pendidikan, perawat, nama="Budi Contoh")
    services.catat_penilaian(ani, 2025, Predikat.BAIK, SISTEM)
    isian = IsianStudi(
        Jenjang.S2, prodi, date(2025, 9, 1), 4, Pembiayaan.APBD, StatusJabatan.DIBERHENTIKAN, "dalam_provinsi"
    )
    studi = services.tambah_studi(ani, isian, SISTEM)
    db.session.commit()
    return SimpleNamespace(**locals())


@pytest.fixture
def perencana(app: Flask, masuk_sebagai: Any) -> Any:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def alamat_baca(d: Any) -> list[str]:
    return [
        "/data-induk",
        "/data-induk/unit",
        f"/data-induk/unit/{d.kesehatan.id}",
        f"/data-induk/unit/{d.puskesmas.id}",
        "/data-induk/jabatan?urut=-pemangku",
        f"/data-induk/jabatan/{d.perawat.id}",
        "/data-induk/formasi?terisi=kosong",
        "/data-induk/program-studi?kata=ilmu",
        f"/data-induk/program-studi/{d.prodi.id}",
        "/data-induk/parameter",
        "/data-induk/parameter/horizon_pensiun",
    ]


def alamat_ubah(d: Any) -> list[str]:
    return [
        "/data-induk/unit/tambah",
        f"/data-induk/unit/{d.puskesmas.id}/ubah",
        f"/data-induk/unit/{d.puskesmas.id}/keaktifan",
        "/data-induk/jabatan/tambah",
        f"/data-induk/jabatan/{d.perawat.id}/ubah",
        f"/data-induk/jabatan/{d.perawat.id}/keaktifan",
        "/data-induk/formasi/tambah",
        f"/data-induk/formasi/{d.formasi.id}/ubah",
        "/data-induk/program-studi/tambah",
        f"/data-induk/program-studi/{d.prodi.id}/ubah",
        f"/data-induk/program-studi/{d.prodi.id}/keaktifan",
        "/data-induk/parameter/horizon_pensiun/tambah",
        "/data-induk/impor/unit",
        "/data-induk/impor/formasi/templat.xlsx",
    ]


def alamat_ubah_pegawai(d: Any) -> list[str]:
    return [
        "/data-induk/pegawai/tambah",
        f"/data-induk/pegawai/{d.ani.id}/ubah",
        f"/data-induk/pegawai/{d.ani.id}/keaktifan",
        f"/data-induk/pegawai/{d.ani.id}/penilaian",
        f"/data-induk/pegawai/{d.ani.id}/studi",
        f"/data-induk/studi/{d.studi.id}/ubah",
        f"/data-induk/studi/{d.studi.id}/selesai",
        "/data-induk/impor-pegawai",
        "/data-induk/impor-pegawai/templat.xlsx",
    ]


class TestSiapaBolehApa:
    def test_perencana_membuka_semua(self, daerah: Any, perencana: Any) -> None:
        pegawai = ["/data-induk/pegawai", f"/data-induk/pegawai/{daerah.ani.id}"]
        for alamat in alamat_baca(daerah) + alamat_ubah(daerah) + alamat_ubah_pegawai(daerah) + pegawai:
            assert perencana.get(alamat).status_code == 200, alamat

    @pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.AUDITOR])
    def test_melihat_tanpa_mengubah_dan_tanpa_data_pribadi(self, daerah: Any, masuk_sebagai: Any, peran: Peran) -> None:
        klien = masuk_sebagai(pabrik.pengguna(peran))
        assert all(klien.get(a).status_code == 200 for a in alamat_baca(daerah))
        tertutup = ["/data-induk/pegawai", f"/data-induk/pegawai/{daerah.ani.id}", "/data-induk/ekspor-pegawai.xlsx"]
        for alamat in alamat_ubah(daerah) + alamat_ubah_pegawai(daerah) + tertutup:
            assert klien.get(alamat).status_code == 403, alamat

    def test_admin_mengubah_organisasi_bukan_pegawai(self, daerah: Any, masuk_sebagai: Any) -> None:
        klien = masuk_sebagai(pabrik.pengguna(Peran.ADMIN))
        assert all(klien.get(a).status_code == 200 for a in alamat_ubah(daerah))
        assert all(klien.get(a).status_code == 403 for a in alamat_ubah_pegawai(daerah))
        assert "Pegawai" not in [teks(h) for h in klien.sup("/data-induk").select("h2")]

    def test_pns_dan_pengunjung_tidak_masuk(self, daerah: Any, masuk_sebagai: Any, klien: Any) -> None:
        pns = masuk_sebagai(pabrik.pengguna())
        assert all(pns.get(a).status_code == 403 for a in alamat_baca(daerah))
        assert all("/masuk" in klien.get(a).headers["Location"] for a in alamat_baca(daerah))


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.KEPALA_OPD])
class TestLingkupOpd:
    def test_pohon_hanya_opd_sendiri(self, daerah: Any, masuk_sebagai: Any, peran: Peran) -> None:
        klien = masuk_sebagai(pabrik.pengguna(peran, daerah.kesehatan))
        nama = [teks(a) for a in klien.sup("/data-induk/unit").select("tbody th a")]
        assert nama == ["Dinas Kesehatan", "Puskesmas A"]

    def test_unit_lain_tidak_ada_baginya(self, daerah: Any, masuk_sebagai: Any, peran: Peran) -> None:
        klien = masuk_sebagai(pabrik.pengguna(peran, daerah.kesehatan))
        assert klien.get(f"/data-induk/unit/{daerah.pendidikan.id}").status_code == 404
        assert klien.get(f"/data-induk/unit/{daerah.puskesmas.id}").status_code == 200

    def test_pegawai_lain_tidak_ada_baginya(self, daerah: Any, masuk_sebagai: Any, peran: Peran) -> None:
        klien = masuk_sebagai(pabrik.pengguna(peran, daerah.kesehatan))
        nama = [teks(a) for a in klien.sup("/data-induk/pegawai").select("tbody th a")]
        assert nama == ["Ani Contoh"]
        assert not klien.sup(f"/data-induk/pegawai?opd={daerah.pendidikan.id}&kata=Budi").select("tbody tr")
        assert klien.get(f"/data-induk/pegawai/{daerah.ani.id}").status_code == 200
        assert klien.get(f"/data-induk/pegawai/{daerah.budi.id}").status_code == 404

    def test_kesenjangan_hanya_opd_sendiri(self, daerah: Any, masuk_sebagai: Any, peran: Peran) -> None:
        klien = masuk_sebagai(pabrik.pengguna(peran, daerah.kesehatan))
        baris = klien.sup(f"/data-induk/jabatan/{daerah.perawat.id}").select("tbody tr")
        assert [teks(b) for b in baris] == ["Dinas Kesehatan 4 1 3 0 0 0 1"]
        assert [teks(b.th) for b in klien.sup("/data-induk/formasi").select("tbody tr")] == ["Perawat Ahli Pertama"]


class TestDaftar:
    def test_perencana_melihat_semua_opd(self, daerah: Any, perencana: Any) -> None:
        baris = perencana.sup(f"/data-induk/jabatan/{daerah.perawat.id}").select("tbody tr")
        assert [teks(b) for b in baris] == ["Dinas Kesehatan 4 1 3 0 0 0 1", "Dinas Pendidikan 1 1 0 1 0 0 0"]

    def test_cari_menyisakan_leluhur(self, daerah: Any, perencana: Any) -> None:
        nama = [teks(a) for a in perencana.sup("/data-induk/unit?kata=puskesmas").select("tbody th a")]
        assert nama == ["Dinas Kesehatan", "Puskesmas A"]

    def test_pegawai_dicari_dengan_nip_berspasi(self, daerah: Any, perencana: Any) -> None:
        nip = daerah.budi.nip
        halaman = perencana.sup(f"/data-induk/pegawai?kata={nip[:8]}%20{nip[8:14]}%20{nip[14]}%20{nip[15:]}")
        assert [teks(a) for a in halaman.select("tbody th a")] == ["Budi Contoh"]
        assert f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" in teks(halaman.tbody)

    def test_dua_huruf_terlalu_pendek(self, daerah: Any, perencana: Any) -> None:
        halaman = perencana.sup("/data-induk/pegawai?kata=Bu")
        assert "terlalu pendek" in teks(halaman.main)
        assert len(halaman.select("tbody tr")) == 2

    def test_saringan_tampil_sebagai_chip_yang_dapat_dilepas(self, daerah: Any, perencana: Any) -> None:
        chip = perencana.sup("/data-induk/pegawai?jenjang=s1&kata=contoh").select(".chip-daftar a")
        assert [teks(c) for c in chip] == [
            "Hapus saringan Pendidikan: S1",
            "Hapus saringan Memuat: contoh",
            "Hapus semua",
        ]
        assert chip[0]["href"] == "/data-induk/pegawai?kata=contoh"

    @pytest.mark.parametrize("alamat", ["?halaman=0", "?halaman=x", "?halaman=99999999999", "?urut=sandi", "?opd=x"])
    def test_alamat_asal_tidak_merusak(self, daerah: Any, perencana: Any, alamat: str) -> None:
        for daftar in ("pegawai", "formasi", "jabatan", "program-studi", "unit"):
            assert perencana.get(f"/data-induk/{daftar}{alamat}").status_code == 200

    def test_persen_dicari_apa_adanya(self, daerah: Any, perencana: Any) -> None:
        assert not perencana.sup("/data-induk/pegawai?kata=%25%25%25").select("tbody tr")

    @pytest.mark.parametrize("daftar", ["pegawai", "formasi", "jabatan", "program-studi", "unit"])
    def test_jumlah_sql_tetap(self, daerah: Any, perencana: Any, daftar: str) -> None:
        sedikit = hitung_sql(lambda: perencana.get(f"/data-induk/{daftar}"))
        for n in range(30):
            u = pabrik.unit()
            j = pabrik.jabatan((pabrik.program_studi(f"Prodi {n}"),))
            pabrik.formasi(u, j)
            pabrik.pegawai(u, j, tanggal_lahir=date(1990, 1, 1 + n % 28))
        assert hitung_sql(lambda: perencana.get(f"/data-induk/{daftar}")) == sedikit


def hitung_sql(kerja: Any) -> int:
    db.session.commit()
    hitung = []

    def catat(*_: object) -> None:
        hitung.append(1)

    mesin = db.engine
    event.listen(mesin, "before_cursor_execute", catat)
    kerja()
    event.remove(mesin, "before_cursor_execute", catat)
    return len(hitung)


class TestUbah:
    def test_unit_ditambah_lalu_diubah(self, daerah: Any, perencana: Any) -> None:
        isi = {"kode": "8.98", "nama": "Puskesmas B", "jenis": "upt", "induk": str(daerah.kesehatan.id)}
        jawaban = perencana.kirim("/data-induk/unit/tambah", isi)
        baru = db.session.scalar(select(Unit).where(Unit.kode == "8.98"))
        assert baru and jawaban.headers["Location"] == f"/data-induk/unit/{baru.id}"
        assert baru.opd_id == daerah.kesehatan.id
        isi["nama"] = "Puskesmas Baru"
        assert perencana.kirim(f"/data-induk/unit/{baru.id}/ubah", isi).status_code == 302
        assert baru.nama == "Puskesmas Baru"

    def test_penolakan_menyimpan_ketikan(self, daerah: Any, perencana: Any) -> None:
        isi = {"kode": "8.99", "nama": "Nama Saya", "jenis": "upt", "induk": str(daerah.kesehatan.id)}
        jawaban = perencana.kirim("/data-induk/unit/tambah", isi)
        halaman = sup(jawaban)
        assert jawaban.status_code == 422
        assert teks(halaman.title).startswith("Ada masalah:")
        assert "Kode 8.99 sudah dipakai Puskesmas A" in teks(halaman.select_one("#ringkasan-galat"))
        assert halaman.select_one("#nama")["value"] == "Nama Saya"  # type: ignore[index]
        assert halaman.select_one("#induk option[selected]")["value"] == str(daerah.kesehatan.id)  # type: ignore[index]

    def test_jabatan_dengan_syarat(self, daerah: Any, perencana: Any) -> None:
        isi = {
            "kode": "perawat-muda",
            "nama": "Perawat Ahli Muda",
            "jenis": "fungsional_keahlian",
            "jenjang_jabatan": "ahli_muda",
            "jenjang_syarat": "s1",
            "prodi": [str(daerah.prodi.id)],
            "kritikal": "3",
        }
        perencana.kirim("/data-induk/jabatan/tambah", isi)
        baru = db.session.scalar(select(Jabatan).where(Jabatan.kode == "perawat-muda"))
        assert baru and [str(s) for s in baru.syarat] == ["Keperawatan"]
        baru.syarat.append(SyaratJabatan(rumpun=daerah.prodi.rumpun))
        db.session.commit()
        diterima = perencana.sup(f"/data-induk/jabatan/{baru.id}").select("main .kartu li")
        assert [teks(s) for s in diterima][:2] == ["Keperawatan", f"Semua di rumpun {daerah.prodi.rumpun.nama}"]
        del isi["prodi"]
        perencana.kirim(f"/data-induk/jabatan/{baru.id}/ubah", isi)
        assert baru.syarat == []

    def test_formasi(self, daerah: Any, perencana: Any) -> None:
        perencana.kirim(f"/data-induk/formasi/{daerah.formasi.id}/ubah", {"jumlah": "7", "alasan": "ABK 2026"})
        assert daerah.formasi.jumlah == 7
        jejak = db.session.scalar(select(Jejak).where(Jejak.aksi == "ubah_formasi"))
        assert jejak and jejak.alasan == "ABK 2026"
        kembar = {"unit": str(daerah.puskesmas.id), "jabatan": str(daerah.perawat.id), "jumlah": "1"}
        assert perencana.kirim("/data-induk/formasi/tambah", kembar).status_code == 422
        baru = kembar | {"unit": str(daerah.kesehatan.id)}
        assert perencana.kirim("/data-induk/formasi/tambah", baru).status_code == 302
        assert db.session.scalar(select(Formasi).where(Formasi.unit_id == daerah.kesehatan.id))

    def test_pegawai(self, daerah: Any, perencana: Any) -> None:
        isi = {
            "nip": "19900101 201501 2 001",
            "nama": "Citra Contoh",
            "status": "pns",
            "golongan": "III/a",
            "unit": str(daerah.puskesmas.id),
            "jabatan": str(daerah.perawat.id),
            "tmt_pns": "1 Februari 2016",
            "jenjang": "d3",
            "prodi_teks": "Akademi Perawat",
        }
        jawaban = perencana.kirim("/data-induk/pegawai/tambah", isi)
        citra = db.session.scalar(select(Pegawai).where(Pegawai.nip == "199001012015012001"))
        assert citra and jawaban.headers["Location"] == f"/data-induk/pegawai/{citra.id}"
        halaman = perencana.sup(f"/data-induk/pegawai/{citra.id}")
        assert "Belum memenuhi syarat" in teks(halaman.main)
        assert "1 Februari 2016" in teks(halaman.main)
        salah = sup(perencana.kirim(f"/data-induk/pegawai/{citra.id}/ubah", isi | {"nip": "1.99001E+17"}))
        assert "Format Cells" in teks(salah.select_one("#nip-galat"))

    def test_penilaian_dan_studi(self, daerah: Any, perencana: Any) -> None:
        dasar = f"/data-induk/pegawai/{daerah.ani.id}"
        perencana.kirim(f"{dasar}/penilaian", {"tahun_penilaian": "2024", "predikat": "sangat_baik"})
        assert "2024: Sangat baik" in teks(perencana.sup(dasar).main)
        ijazah = {"nomor_ijazah": "IJ/2026/1", "tanggal_ijazah": "15/8/2026", "yakin": "y"}
        perencana.kirim(
            f"/data-induk/studi/{daerah.studi.id}/selesai",
            {"selesai_pada": "1/8/2026", "hasil": "lulus", "alasan": "Wisuda."} | ijazah,
        )
        assert daerah.studi.selesai_pada == date(2026, 8, 1)
        assert "Menunggu pencantuman gelar" in teks(perencana.sup(dasar).main)
        baru = {
            "jenjang": "s3",
            "program_studi": str(daerah.prodi.id),
            "mulai": "1 September 2027",
            "lama_semester": "6",
            "pembiayaan": "apbd",
            "status_jabatan": "diberhentikan",
            "lokasi": "luar_provinsi",
        }
        assert perencana.kirim(f"{dasar}/studi", baru).status_code == 302

    def test_program_studi(self, daerah: Any, perencana: Any) -> None:
        isi = {
            "nama": "Kebidanan",
            "rumpun": str(daerah.prodi.rumpun_id),
            "ada_s1": "y",
            "lama_s1": "7",
            "ada_profesi": "y",
            "alias": "Bidan\nIlmu Kebidanan\n",
        }
        perencana.kirim("/data-induk/program-studi/tambah", isi)
        baru = db.session.scalar(select(ProgramStudi).where(ProgramStudi.kode == "kebidanan"))
        assert baru and {a.nama for a in baru.alias} == {"Bidan", "Ilmu Kebidanan"}
        assert {str(j) for j in baru.jenjang} == {"S1 (7 semester)", "Profesi"}
        kembar = perencana.kirim(f"/data-induk/program-studi/{baru.id}/ubah", isi | {"alias": "Ilmu Keperawatan"})
        assert "sudah berarti Keperawatan" in teks(sup(kembar).select_one("#alias-galat"))
        tanpa = perencana.kirim("/data-induk/program-studi/tambah", {"nama": "X", "rumpun": isi["rumpun"]})
        assert "Pilih sedikitnya satu jenjang" in teks(sup(tanpa).select_one("#ringkasan-galat"))

    def test_parameter(self, daerah: Any, perencana: Any) -> None:
        isi = {"nilai": "2,5", "berlaku_mulai": "1 Januari 2026", "dasar_hukum": "Perbup 1/2026"}
        assert perencana.kirim("/data-induk/parameter/eskalasi_persen/tambah", isi).status_code == 302
        halaman = perencana.sup("/data-induk/parameter/eskalasi_persen")
        assert "Hari ini: 2,5 persen" in teks(halaman.main)
        ubah = next(a["href"] for a in halaman.select("tbody a"))
        perencana.kirim(ubah, isi | {"nilai": "3"})
        assert "Hari ini: 3 persen" in teks(perencana.sup("/data-induk/parameter/eskalasi_persen").main)
        assert perencana.get("/data-induk/parameter/tidak-ada").status_code == 404

    def test_nonaktif_butuh_alasan_dan_ditolak_selama_dipakai(self, daerah: Any, perencana: Any) -> None:
        alamat = f"/data-induk/unit/{daerah.puskesmas.id}/keaktifan"
        assert perencana.kirim(alamat, {"alasan": ""}).status_code == 422
        ditolak = perencana.kirim(alamat, {"alasan": "Digabung."})
        assert "Masih ada 1 pegawai aktif" in teks(sup(ditolak).select_one("#ringkasan-galat"))
        program = f"/data-induk/program-studi/{daerah.prodi.id}/keaktifan"
        assert perencana.kirim(program, {"alasan": "Dihapus."}).status_code == 302
        assert not daerah.prodi.aktif
        perencana.kirim(program, {"alasan": "Keliru."})
        assert daerah.prodi.aktif

    def test_halaman_kosong_menyuruh_mulai(self, app: Flask, masuk_sebagai: Any) -> None:
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        for daftar, kata in (
            ("unit", "Impor unit"),
            ("jabatan", "Impor jabatan"),
            ("formasi", "Impor formasi"),
            ("pegawai", "Impor pegawai"),
            ("program-studi", "flask organisasi rujukan"),
        ):
            assert kata in teks(klien.sup(f"/data-induk/{daftar}").select_one(".kosong"))
