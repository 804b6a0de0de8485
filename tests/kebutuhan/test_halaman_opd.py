"""The operator's pages through a browser: what each shows, what each refuses, who may open it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from sqlalchemy import event

from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Kebutuhan, Perpanjangan, Usulan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.organisasi.rules import SUMBER_UTAMA_SAJA, Pembagian
from tests import pabrik
from tests.halaman import Klien, sup, teks
from tests.kebutuhan.dunia import Dunia


@pytest.fixture
def dunia(app: Flask) -> Dunia:
    """The period closes in three hours: a session lives longer than that."""
    return Dunia(ditutup_pada=sekarang() + timedelta(hours=3))


@pytest.fixture
def operator(dunia: Dunia, masuk_sebagai) -> Klien:  # type: ignore[no-untyped-def]
    return masuk_sebagai(dunia.operator)


def satu(dunia: Dunia) -> Kebutuhan:
    return db.session.query(Kebutuhan).one()


class TestDaftarTugas:
    def test_tanpa_periode(self, app: Flask, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
        opd = pabrik.unit()
        klien = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, opd))
        assert "Belum ada periode perencanaan" in teks(klien.sup("/kebutuhan"))

    def test_mulai_membuat_usulan_sekali(self, operator: Klien) -> None:
        assert "Mulai usulan" in teks(operator.sup("/kebutuhan"))
        for _ in range(2):
            assert operator.kirim("/kebutuhan/mulai").status_code == 303
        assert db.session.query(Usulan).count() == 1
        halaman = teks(operator.sup("/kebutuhan"))
        assert "U-2027-4.01" in halaman
        assert "4 pegawai, 1 jabatan, formasi 5" in halaman

    def test_langkah_bertambah_selesai(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        assert "0 dari 6 langkah selesai" in teks(operator.sup("/kebutuhan"))
        operator.kirim("/kebutuhan/data-dasar")
        assert "1 dari 6 langkah selesai" in teks(operator.sup("/kebutuhan"))
        dunia.tambah()
        halaman = operator.sup("/kebutuhan")
        assert "5 dari 6 langkah selesai" in teks(halaman)
        assert "1 baris, 1 orang" in teks(halaman)
        assert halaman.select_one(".tugas-status a[href='/kebutuhan/periksa']")

    def test_dikembalikan_menyebut_alasan_dan_baris(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        baris = dunia.tambah()
        baris.alasan_verifikasi = "Jelaskan beban kerjanya."
        pabrik.catat("uji", baris, dunia.pelaku)
        dunia.usulan.status, dunia.usulan.alasan_kembali = StatusUsulan.DIKEMBALIKAN, "Satu baris perlu penjelasan."
        pabrik.catat("uji", dunia.usulan, dunia.pelaku)
        halaman = teks(operator.sup("/kebutuhan"))
        assert "Satu baris perlu penjelasan." in halaman
        assert "Jelaskan beban kerjanya." in halaman

    def test_periode_tertutup_hanya_dibaca(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        baris = dunia.tambah()
        alamat = f"/kebutuhan/baris/{baris.id}"
        with time_machine.travel(dunia.periode.ditutup_pada + timedelta(hours=1), tick=False):
            halaman = teks(operator.sup("/kebutuhan"))
            assert "mintalah perpanjangan" in halaman
            assert not operator.sup("/kebutuhan/isi").select("input[name=jumlah]")
            assert operator.get(alamat).status_code == 400
            assert operator.kirim(f"{alamat}/hapus").status_code == 400
            assert operator.kirim("/kebutuhan/baris/baru", dunia.formulir()).status_code == 400

    def test_belum_dibuka(self, app: Flask, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
        dunia = Dunia(dibuka_pada=sekarang() + timedelta(days=2))
        assert "Pengisian dibuka" in teks(masuk_sebagai(dunia.operator).sup("/kebutuhan"))


class TestFormulir:
    def test_jabatan_terpilih_mengisi_awal(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        halaman = operator.sup(f"/kebutuhan/baris/baru?jabatan={dunia.jabatan.id}")
        nilai = {str(k["name"]): k.get("value") for k in halaman.select("input[type=text]")}
        assert nilai["program_studi"] == "Informatika"
        assert nilai["jumlah"] == "3"
        assert "3 dari 4 Pranata Komputer Ahli Pertama belum S1 Informatika" in teks(
            halaman.select_one("textarea[name=alasan]")
        )
        assert halaman.select_one("select[name=jenjang_saat_ini] option[selected]")["value"] == "d3"  # type: ignore[index]

    def test_simpan_lalu_tampil_di_kisi(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        jawaban = operator.kirim("/kebutuhan/baris/baru", dunia.formulir(jumlah=" 2 "))
        assert jawaban.status_code == 303
        baris = satu(dunia)
        assert (baris.jumlah, baris.lama_semester, baris.program_studi.nama) == (2, 8, "Informatika")
        halaman = operator.sup("/kebutuhan/isi")
        assert "3 dari 4 Pranata Komputer" in teks(halaman)
        assert teks(halaman.select_one("#baris-1 [data-peran=keadaan]")) == "tersimpan"

    def test_biaya_bersama_lewat_formulir(self, dunia: Dunia, operator: Klien) -> None:
        """A share without its name comes back with what was typed; then it is kept and shown on later pages."""
        dunia.mulai()
        bersama = {"persen_apbd": "70", "persen_sponsor": "30"}
        ditolak = operator.kirim("/kebutuhan/baris/baru", dunia.formulir(**bersama))
        assert ditolak.status_code == 422
        halaman = sup(ditolak)
        assert "Nama sponsor" in teks(halaman.select_one("#nama_sponsor-galat"))
        assert halaman.select_one("#persen_sponsor")["value"] == "30"  # type: ignore[index]
        assert (
            operator.kirim("/kebutuhan/baris/baru", dunia.formulir(**bersama, nama_sponsor="LPDP")).status_code == 303
        )
        baris = satu(dunia)
        assert baris.pembagian == Pembagian(persen_apbd=70, persen_sponsor=30, nama_sponsor="LPDP")
        assert "APBD 70%, LPDP 30%" in teks(operator.sup("/kebutuhan/periksa"))
        formulir = operator.sup(f"/kebutuhan/baris/{baris.id}")
        assert formulir.select_one("#persen_apbd")["value"] == "70"  # type: ignore[index]
        kosong = dunia.formulir(persen_apbd="", persen_sponsor="", nama_sponsor="")
        assert operator.kirim(f"/kebutuhan/baris/{baris.id}", kosong).status_code == 303
        db.session.expire_all()
        assert baris.pembagian == SUMBER_UTAMA_SAJA

    def test_kesalahan_di_samping_isian_dan_ketikan_tetap_ada(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        jawaban = operator.kirim(
            "/kebutuhan/baris/baru",
            dunia.formulir(jumlah="dua", tahun_mulai="2040", alasan="", jenjang_tujuan="d3", keterangan="tetap ada"),
        )
        assert jawaban.status_code == 422
        halaman = sup(jawaban)
        assert str(halaman.title.string).startswith("Ada masalah: ")  # type: ignore[union-attr]
        assert halaman.select_one("input[name=jumlah]")["value"] == "dua"  # type: ignore[index]
        assert teks(halaman.select_one("textarea[name=keterangan]")) == "tetap ada"
        assert "Bukan bilangan" in teks(halaman.select_one("#jumlah-galat"))
        assert "belum diisi" not in teks(halaman.select_one("#jumlah-galat"))
        assert "di luar periode" in teks(halaman.select_one("#tahun_mulai-galat"))
        jawaban = operator.kirim("/kebutuhan/baris/baru", dunia.formulir(tahun_mulai="2040", alasan="", jumlah="0"))
        halaman = sup(jawaban)
        assert "di luar periode 2027–2031" in teks(halaman.select_one("#tahun_mulai-galat"))
        assert "Alasan belum diisi" in teks(halaman.select_one("#alasan-galat"))
        assert "kurang dari 1" in teks(halaman.select_one("#jumlah-galat"))
        assert db.session.query(Kebutuhan).count() == 0

    def test_baris_kembar_menyebut_baris_lain(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        dunia.tambah()
        jawaban = operator.kirim("/kebutuhan/baris/baru", dunia.formulir())
        assert jawaban.status_code == 422
        assert "sama dengan baris 1" in teks(sup(jawaban).select_one("#program_studi-galat"))

    def test_kata_tak_dikenal_disimpan_dan_ditawari_yang_terdekat(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        operator.kirim("/kebutuhan/baris/baru", dunia.formulir(program_studi="tehnik informatik"))
        baris = satu(dunia)
        assert (baris.prodi_teks, baris.program_studi_id) == ("tehnik informatik", None)
        halaman = operator.sup("/kebutuhan/isi")
        assert "tidak ada dalam daftar" in teks(halaman.select_one("[data-peran=pesan]"))
        pilihan = halaman.select_one("[data-peran=pilihan] form")
        assert pilihan and "Informatika" in teks(pilihan)
        kolom = {str(k["name"]): str(k["value"]) for k in pilihan.select("input")}
        operator.post(str(pilihan["action"]), data=kolom)
        assert satu(dunia).program_studi.nama == "Informatika"

    def test_pilihan_terdekat_di_formulir(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        baris = dunia.tambah(program_studi="informatik")
        alamat = f"/kebutuhan/baris/{baris.id}"
        assert operator.sup(alamat).select_one("input[name=pilihan_program][value=Informatika]")
        operator.kirim(alamat, dunia.formulir(program_studi="informatik", pilihan_program="Informatika"))
        assert satu(dunia).program_studi.nama == "Informatika"

    def test_lebih_dari_kesenjangan_diperingatkan_bukan_ditolak(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        assert operator.kirim("/kebutuhan/baris/baru", dunia.formulir(jumlah="9")).status_code == 303
        assert "Diminta 9 orang" in teks(operator.sup("/kebutuhan/isi"))
        halaman = teks(operator.sup("/kebutuhan/periksa"))
        assert "Diminta 9 orang" in halaman
        assert "Tidak ada yang menghalangi" in halaman


class TestDuaVersi:
    def test_kedua_versi_tampil_dan_tidak_ada_yang_hilang(self, dunia: Dunia, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
        dunia.mulai()
        alamat = f"/kebutuhan/baris/{dunia.tambah().id}"
        rina, budi = masuk_sebagai(dunia.operator), masuk_sebagai(dunia.rekan)
        terbuka = [isian_halaman(k.sup(alamat)) for k in (rina, budi)]
        assert budi.kirim(alamat, terbuka[1] | {"jumlah": "3", "keterangan": "dari Budi"}).status_code == 303
        bentrok = rina.kirim(alamat, terbuka[0] | {"jumlah": "2", "alasan": "Alasan Rina yang panjang."})
        assert bentrok.status_code == 409
        halaman = sup(bentrok)
        assert "Budi Operator" in teks(halaman)
        assert halaman.select_one("input[name=pilih-jumlah][value=saya][checked]")
        assert halaman.select_one("input[name=pilih-keterangan][value=rekan][checked]")
        assert satu(dunia).jumlah == 3
        pilihan = isian_halaman(halaman) | {"pilih-jumlah": "rekan"}
        assert rina.post(alamat, data=pilihan).status_code == 303
        akhir = satu(dunia)
        assert (akhir.jumlah, akhir.alasan, akhir.keterangan) == (3, "Alasan Rina yang panjang.", "dari Budi")

    def test_perubahan_urutan_saja_bukan_bentrok(self, dunia: Dunia, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
        dunia.mulai()
        a, b = dunia.tambah(), dunia.tambah(tahun_mulai=2028)
        alamat, urutan = f"/kebutuhan/baris/{a.id}", {f"prioritas-{a.id}": "2", f"prioritas-{b.id}": "1"}
        rina, budi = masuk_sebagai(dunia.operator), masuk_sebagai(dunia.rekan)
        terbuka = isian_halaman(rina.sup(alamat))
        budi.kirim("/kebutuhan/urutkan", urutan)
        assert rina.kirim(alamat, terbuka | {"jumlah": "2"}).status_code == 303

    def test_kisi_tanpa_skrip_juga_menampilkan_dua_versi(self, dunia: Dunia, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
        dunia.mulai()
        alamat = f"/kebutuhan/baris/{dunia.tambah().id}"
        rina, budi = masuk_sebagai(dunia.operator), masuk_sebagai(dunia.rekan)
        kisi = kisi_halaman(rina.sup("/kebutuhan/isi"), 1)
        budi.kirim(alamat, isian_halaman(budi.sup(alamat)) | {"jumlah": "3"})
        bentrok = rina.kirim(f"{alamat}/sel", kisi | {"jumlah": "2"})
        assert bentrok.status_code == 409
        assert "Versi Anda" in teks(sup(bentrok))
        jawaban = rina.kirim(f"{alamat}/sel", kisi | {"jumlah": "2"}, headers={"Accept": "application/json"})
        assert (jawaban.status_code, jawaban.json["keadaan"]) == (409, "bentrok")
        assert satu(dunia).jumlah == 3


def isian_halaman(halaman) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """What a browser would send for the page's main form."""
    formulir = halaman.select_one("form[data-jaga]")
    isi = {}
    for k in formulir.select("input[name], textarea[name], select[name]"):
        if k.name == "select":
            terpilih = k.select_one("option[selected]") or k.select_one("option")
            isi[k["name"]] = terpilih["value"]
        elif k.name == "textarea":
            isi[k["name"]] = k.get_text().strip("\r\n")
        elif k.get("type") not in ("radio", "checkbox") or k.has_attr("checked"):
            isi[k["name"]] = k.get("value", "")
    return isi


def kisi_halaman(halaman, nomor: int) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """What a browser would send for one row of the grid."""
    baris = halaman.select_one(f"#baris-{nomor}")
    rincian = baris.find_next_sibling("tr").select_one("form[data-kisi]")
    isi = {k["name"]: k.get("value", "") for k in (*baris.select("input[name]"), *rincian.select("input[name]"))}
    return isi | {"jenjang_tujuan": baris.select_one("option[selected]")["value"]}


class TestKisi:
    def test_simpan_satu_baris(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        id_ = dunia.tambah().id
        kisi = kisi_halaman(operator.sup("/kebutuhan/isi"), 1)
        assert operator.kirim(f"/kebutuhan/baris/{id_}/sel", kisi | {"jumlah": "2"}).status_code == 303
        assert satu(dunia).jumlah == 2

    def test_jawaban_json_membawa_keadaan_dan_urutan(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        a = dunia.tambah()
        dunia.tambah(tahun_mulai=2028)
        kisi = kisi_halaman(operator.sup("/kebutuhan/isi"), 1)
        jawaban = operator.kirim(
            f"/kebutuhan/baris/{a.id}/sel",
            kisi | {"prioritas_opd": "2", "program_studi": "informatik"},
            headers={"Accept": "application/json"},
        )
        assert jawaban.json["keadaan"] == "tersimpan"
        assert jawaban.json["baris"]["pilihan"][0] == "Informatika"
        assert sorted(p for p, _ in jawaban.json["urutan"].values()) == [1, 2]
        galat = operator.kirim(f"/kebutuhan/baris/{a.id}/sel", {"jumlah": "0"}, headers={"Accept": "application/json"})
        assert galat.status_code == 422
        assert "kurang dari 1" in galat.json["galat"]["jumlah"]

    def test_baris_baru_mengikuti_jabatan(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        jawaban = operator.kirim(
            "/kebutuhan/baris/baru/sel", {"nama_jabatan": "pranata komputer ahli pertama", "jumlah": "1"}
        )
        assert jawaban.status_code == 303
        baris = satu(dunia)
        assert (baris.jenjang_tujuan.label, baris.prodi_teks, baris.jumlah) == ("S1", "Informatika", 1)

    def test_jabatan_asing_kembali_dengan_ketikan(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        jawaban = operator.kirim("/kebutuhan/baris/baru/sel", {"nama_jabatan": "Astronot", "jumlah": "1"})
        assert jawaban.status_code == 422
        halaman = sup(jawaban)
        assert "“Astronot” tidak ada di OPD Anda" in teks(halaman)
        assert halaman.select_one("#baris-baru input[name=nama_jabatan]")["value"] == "Astronot"  # type: ignore[index]

    def test_jumlah_pernyataan_sql_tetap(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        alamat = ("/kebutuhan/isi", "/kebutuhan/periksa", "/kebutuhan", "/kebutuhan/urutkan")
        for n in range(2):
            dunia.tambah(program_studi=f"informatik {n}")
        hitung_sql(operator, alamat[0])  # the process remembers the index of programme names from here on
        sedikit = [hitung_sql(operator, a) for a in alamat]
        for n in range(2, 20):
            dunia.tambah(program_studi=f"informatik {n}")
        assert [hitung_sql(operator, a) for a in alamat] == sedikit


def hitung_sql(klien: Klien, alamat: str) -> int:
    jumlah = 0

    def hitung(*_: object) -> None:
        nonlocal jumlah
        jumlah += 1

    event.listen(db.engine, "after_cursor_execute", hitung)
    klien.sup(alamat)
    event.remove(db.engine, "after_cursor_execute", hitung)
    return jumlah


class TestHapus:
    def test_hapus_dan_batalkan(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        id_ = dunia.tambah().id
        assert "Hapus baris 1?" in teks(operator.sup(f"/kebutuhan/baris/{id_}/hapus"))
        jawaban = operator.kirim(f"/kebutuhan/baris/{id_}/hapus")
        assert db.session.query(Kebutuhan).count() == 0
        halaman = operator.sup(jawaban.headers["Location"])
        assert "Batalkan penghapusan" in teks(halaman)
        assert operator.kirim(f"/kebutuhan/baris/{id_}/pulihkan").status_code == 303
        assert satu(dunia).id == id_
        aksi = [j.aksi for j in db.session.query(Jejak).filter_by(objek_id=str(id_)).order_by(Jejak.id)]
        assert aksi == ["tambah_kebutuhan", "hapus_kebutuhan", "pulihkan_kebutuhan"]


class TestUrutkan:
    def test_ketik_nomor_atau_geser(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        ids = [dunia.tambah(tahun_mulai=t).id for t in (2027, 2028, 2029)]
        kotak = {f"prioritas-{id_}": str(n) for n, id_ in enumerate(ids, start=1)}
        operator.kirim("/kebutuhan/urutkan", kotak | {f"prioritas-{ids[2]}": "1"})
        assert urutan_kini() == [ids[2], ids[0], ids[1]]
        kotak = {f"prioritas-{id_}": str(n) for n, id_ in enumerate(urutan_kini(), start=1)}
        operator.kirim("/kebutuhan/urutkan", kotak | {"geser": f"turun:{ids[2]}"})
        assert urutan_kini() == [ids[0], ids[2], ids[1]]

    def test_bukan_angka(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        id_ = dunia.tambah().id
        jawaban = operator.kirim("/kebutuhan/urutkan", {f"prioritas-{id_}": "satu"})
        assert jawaban.status_code == 422
        assert "Tulis angka urutan 1 sampai 1." in teks(sup(jawaban))


def urutan_kini() -> list:  # type: ignore[type-arg]
    db.session.expire_all()
    return [b.id for b in db.session.query(Kebutuhan).order_by(Kebutuhan.prioritas_opd)]


class TestKirim:
    def test_kirim_dan_konfirmasi(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        dunia.tambah()
        jawaban = operator.kirim("/kebutuhan/kirim")
        assert jawaban.headers["Location"] == "/kebutuhan/terkirim"
        halaman = teks(operator.sup("/kebutuhan/terkirim"))
        assert "U-2027-4.01" in halaman
        assert "Menunggu Kepala OPD sejak" in halaman
        halaman = teks(operator.sup("/kebutuhan"))
        assert "Dikirim ke Kepala OPD" in halaman
        assert "Rina Operator (Operator OPD)" in halaman
        assert "Hanya dibaca" in teks(operator.sup("/kebutuhan/isi"))
        assert operator.get("/kebutuhan/urutkan").headers["Location"] == "/kebutuhan/isi", (
            "no form that would be refused"
        )

    def test_kosong_ditolak(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        jawaban = operator.kirim("/kebutuhan/kirim")
        assert jawaban.status_code == 422
        assert "belum berisi kebutuhan" in teks(sup(jawaban))

    def test_kirim_dua_kali_ditolak(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        dunia.tambah()
        operator.kirim("/kebutuhan/kirim")
        assert operator.kirim("/kebutuhan/kirim").status_code == 422


class TestIzin:
    HALAMAN = ("/kebutuhan", "/kebutuhan/isi", "/kebutuhan/periksa", "/kebutuhan/baris/baru", "/kebutuhan/urutkan")

    def test_orang_luar_diarahkan_masuk(self, dunia: Dunia, klien: Klien) -> None:
        for alamat in self.HALAMAN:
            assert klien.get(alamat).status_code == 302

    def test_kepala_membaca_tetapi_tidak_mengisi(self, dunia: Dunia, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
        dunia.mulai()
        id_ = dunia.tambah().id
        kepala = masuk_sebagai(dunia.kepala)
        assert not kepala.sup("/kebutuhan/isi").select("input[name=jumlah]")
        for alamat in ("/kebutuhan/baris/baru", f"/kebutuhan/baris/{id_}", "/kebutuhan/impor"):
            assert kepala.get(alamat).status_code == 403
        for alamat in ("/kebutuhan/kirim", f"/kebutuhan/baris/{id_}/hapus", "/kebutuhan/mulai"):
            assert kepala.kirim(alamat).status_code == 403

    def test_operator_tidak_menyetujui(self, dunia: Dunia, operator: Klien) -> None:
        assert operator.get("/kebutuhan/persetujuan").status_code == 403
        assert operator.kirim("/kebutuhan/ajukan").status_code == 403

    def test_baris_opd_lain_tidak_ada(self, dunia: Dunia, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
        dunia.mulai()
        id_ = dunia.tambah().id
        lain = pabrik.unit()
        pabrik.usulan(dunia.periode, lain)
        asing = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, lain))
        for ekor in ("", "/hapus"):
            assert asing.get(f"/kebutuhan/baris/{id_}{ekor}").status_code == 404
        for ekor in ("", "/hapus", "/sel", "/pulihkan"):
            assert asing.kirim(f"/kebutuhan/baris/{id_}{ekor}").status_code == 404
        assert asing.get(f"/kebutuhan/baris/{uuid4()}").status_code == 404
        assert satu(dunia).id == id_


class TestTenggat:
    @pytest.mark.parametrize(("geser", "status"), [(-1, 303), (0, 422), (1, 422)])
    def test_kirim_pada_detik_penutupan(self, dunia: Dunia, operator: Klien, geser: int, status: int) -> None:
        dunia.mulai()
        dunia.tambah()
        with time_machine.travel(dunia.periode.ditutup_pada + timedelta(seconds=geser), tick=False):
            jawaban = operator.kirim("/kebutuhan/kirim")
        assert jawaban.status_code == status
        if status == 422:
            assert "Waktu server sekarang" in teks(sup(jawaban))
            assert "WIB" in teks(sup(jawaban))

    def test_perpanjangan_opd_sendiri_saja(self, dunia: Dunia, operator: Klien) -> None:
        dunia.mulai()
        dunia.tambah()
        tutup = dunia.periode.ditutup_pada
        pabrik.simpan(
            Perpanjangan(
                periode_id=dunia.periode.id,
                opd=dunia.opd,
                opd_id=dunia.opd.id,
                sampai=tutup + timedelta(days=3),
                alasan="Peta jabatan terlambat.",
            )
        )
        with time_machine.travel(tutup + timedelta(hours=1), tick=False):
            assert "Perpanjangan" in teks(operator.sup("/kebutuhan"))
            assert operator.kirim("/kebutuhan/kirim").status_code == 303


def test_kepala_membaca_usulan_yang_belum_dikirim(masuk_sebagai) -> None:
    """The head reads the steps of a draft: it is not closed, it only has not been handed on."""
    opd = pabrik.unit()
    pabrik.kebutuhan(pabrik.usulan(pabrik.periode(), opd), pabrik.jabatan())
    klien = masuk_sebagai(pabrik.pengguna(Peran.KEPALA_OPD, opd))
    isi = teks(klien.sup("/kebutuhan").select_one("main"))
    assert "Belum dikirim" in isi and "Siap dikirim" not in isi


def test_impor_ditutup_setelah_usulan_dikirim(masuk_sebagai) -> None:
    """No form invites an upload that could not be saved; the sentence says who can open the rows again."""
    opd = pabrik.unit()
    usulan = pabrik.usulan(pabrik.periode(), opd)
    pabrik.kebutuhan(usulan, pabrik.jabatan())
    klien = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, opd))
    assert klien.get("/kebutuhan/impor").status_code == 200
    klien.kirim("/kebutuhan/kirim")
    assert "minta Kepala OPD" in teks(klien.sup("/kebutuhan/impor", 400).select_one("main"))
