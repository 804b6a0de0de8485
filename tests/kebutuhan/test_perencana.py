"""The planner's pages as a browser meets them."""

from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import event, select

from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Kebutuhan, Perpanjangan, Usulan
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.organisasi.queries import program_bernama
from smartpns.organisasi.rules import Jenjang, Pembiayaan
from tests import pabrik
from tests.halaman import Klien, sup, teks
from tests.kebutuhan.meja import Meja, usulan_diajukan


@pytest.fixture
def meja(app: Flask) -> Meja:
    return Meja()


@pytest.fixture
def perencana(meja: Meja, masuk_sebagai: Any) -> Klien:
    klien: Klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    return klien


def alamat(meja: Meja, lanjutan: str = "periksa") -> str:
    return f"/kebutuhan/usulan/{meja.usulan.id}/{lanjutan}"


def putuskan(klien: Klien, meja: Meja, baris: Kebutuhan, putusan: str, **isi: Any) -> Any:
    nama = {"terima": "putusan", "urungkan": "putusan", "kembalikan": "kembalikanbaris"}.get(putusan, putusan)
    data = {f"{nama}-{baris.nomor}-{k}": v for k, v in ({"versi": baris.versi} | isi).items()}
    return klien.kirim(alamat(meja, f"baris/{baris.id}/{putusan}"), data)


# --- pantauan ------------------------------------------------------------------------------------------------


def test_pantauan_menyebut_temuan_sebagai_judul(meja: Meja, perencana: Klien) -> None:
    pabrik.unit(nama="Dinas Lambat")
    halaman = perencana.sup("/kebutuhan/pantauan")
    assert teks(halaman.h1) == "1 dari 2 OPD belum mengajukan"
    assert "Dinas Lambat (belum mulai)" in teks(halaman.select_one("#pengingat"))
    assert meja.opd.nama not in teks(halaman.select_one("#pengingat"))


def test_pantauan_saringan_di_alamat(meja: Meja, perencana: Klien) -> None:
    pabrik.unit(nama="Dinas Lambat")
    tabel = perencana.sup("/kebutuhan/pantauan?status=belum_mulai").select("tbody tr")
    assert [teks(b.th).split(" 9.")[0] for b in tabel] == ["Dinas Lambat"]
    assert "Tidak ada OPD yang cocok" in perencana.get("/kebutuhan/pantauan?kata=zzz").text


def test_pantauan_tanpa_periode_mengajak_membukanya(app: Flask, masuk_sebagai: Any) -> None:
    perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    assert perencana.sup("/kebutuhan/pantauan").select_one('a[href="/kebutuhan/periode/baru"]')
    auditor = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
    assert not auditor.sup("/kebutuhan/pantauan").select_one('a[href="/kebutuhan/periode/baru"]')
    assert perencana.sup("/kebutuhan/verifikasi").select_one('a[href="/kebutuhan/periode/baru"]')
    assert perencana.get("/kebutuhan/daftar").status_code == 404


def test_perpanjangan_lewat_halaman(meja: Meja, perencana: Klien) -> None:
    lambat = pabrik.unit(nama="Dinas Lambat")
    url = f"/kebutuhan/pantauan/perpanjangan/{lambat.id}"
    tolak = perencana.kirim(url, {"sampai": "31 Februari 2027", "sampai_jam": "25.00", "alasan": ""})
    assert tolak.status_code == 422
    assert "Tanggal ini tidak ada di kalender" in tolak.text
    assert "Jam ini tidak dikenal" in tolak.text
    batas = meja.periode.ditutup_pada + timedelta(days=3)
    kirim = {"sampai": f"{batas:%d/%m/%Y}", "sampai_jam": "pukul 9", "alasan": "Surat 12/2027"}
    assert perencana.kirim(url, kirim).status_code == 303
    halaman = perencana.sup("/kebutuhan/pantauan")
    izin = db.session.scalars(select(Perpanjangan)).one()
    assert (izin.alasan, f"{izin.sampai:%H.%M}") == ("Surat 12/2027", "02.00")
    assert "Diperpanjang sampai" in teks(halaman)


# --- one usulan ----------------------------------------------------------------------------------------------


def test_periksa_menunjukkan_kesenjangan_alasan_dan_kata_asli(meja: Meja, perencana: Klien) -> None:
    pabrik.formasi(meja.opd, meja.jabatan, 5)
    pabrik.pegawai(meja.opd, meja.jabatan)
    isi = teks(perencana.sup(alamat(meja)))
    assert "1 dari 1 Jabatan Uji" in isi
    assert "4 formasi kosong" in isi
    assert "“Teknik Informatika” belum dipetakan" in isi


def test_terima_lalu_pindah_ke_baris_berikutnya(meja: Meja, perencana: Klien) -> None:
    jawaban = putuskan(perencana, meja, meja.baku, "terima")
    assert jawaban.headers["Location"].endswith("/periksa#baris-2")
    assert db.session.get_one(Kebutuhan, meja.baku.id).verifikasi is HasilVerifikasi.DITERIMA


def test_sesuaikan_menyimpan_ketikan_yang_ditolak(meja: Meja, perencana: Klien) -> None:
    jawaban = putuskan(perencana, meja, meja.baku, "sesuaikan", jumlah="4", alasan="Sama saja")
    assert jawaban.status_code == 422
    assert "Terima saja" in jawaban.text
    assert "Sama saja" in jawaban.text
    assert putuskan(perencana, meja, meja.baku, "sesuaikan", jumlah="3", alasan="Satu pensiun").status_code == 303
    assert "Disetujui 3 dari 4 orang" in teks(perencana.sup(alamat(meja)))


def test_kembalikan_baris_tanpa_alasan_ditolak(meja: Meja, perencana: Klien) -> None:
    jawaban = putuskan(perencana, meja, meja.bebas, "kembalikan", alasan="")
    assert jawaban.status_code == 422
    assert teks(sup(jawaban).title).startswith("Ada masalah")
    assert putuskan(perencana, meja, meja.bebas, "kembalikan", alasan="Tidak jelas").status_code == 303
    assert putuskan(perencana, meja, meja.bebas, "urungkan").status_code == 303


def test_dua_perencana_satu_baris(meja: Meja, perencana: Klien, masuk_sebagai: Any) -> None:
    rekan = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA, nama="Rekan Perencana"))
    lama = meja.baku.versi
    putuskan(rekan, meja, meja.baku, "terima")
    jawaban = putuskan(perencana, meja, meja.baku, "sesuaikan", versi=lama, jumlah="2", alasan="Cukup dua")
    assert jawaban.status_code == 409
    assert "Putusan Anda belum disimpan" in jawaban.text
    assert "Diubah Rekan Perencana" in jawaban.text
    assert "Yang Anda ketik: “Cukup dua”" in jawaban.text
    assert db.session.get_one(Kebutuhan, meja.baku.id).verifikasi is HasilVerifikasi.DITERIMA


def test_selesaikan_lalu_ke_opd_berikutnya(meja: Meja, perencana: Klien) -> None:
    lain = usulan_diajukan(meja.periode, pabrik.unit(nama="Dinas Berikut"))
    pabrik.kebutuhan(lain, meja.jabatan, meja.prodi)
    assert "belum dipetakan" in perencana.kirim(alamat(meja, "terima-sisa"), follow_redirects=True).text
    gagal = perencana.kirim(alamat(meja, "selesai"))
    assert gagal.status_code == 422
    assert "belum dipetakan ke program studi baku" in gagal.text
    pilihan = perencana.sup(alamat(meja)).select_one("button[name=program]")
    assert pilihan and teks(pilihan) == "Informatika"
    kirim = {"kata": "Teknik Informatika", "program": pilihan["value"], "usulan": str(meja.usulan.id)}
    assert perencana.kirim("/kebutuhan/pemetaan/kata", kirim).headers["Location"].endswith(alamat(meja))
    jawaban = perencana.kirim(alamat(meja, "selesai"), follow_redirects=True)
    assert "Verifikasi selesai" in jawaban.text
    assert "Dinas Berikut menunggu sejak" in jawaban.text


def test_kembalikan_usulan_membawa_catatan_baris(meja: Meja, perencana: Klien) -> None:
    putuskan(perencana, meja, meja.bebas, "kembalikan", alasan="Sebut nama program.")
    catatan = teks(perencana.sup(alamat(meja, "kembalikan")).textarea)
    assert catatan == "Baris 2 (S2 Teknik Informatika): Sebut nama program."
    assert perencana.kirim(alamat(meja, "kembalikan"), {"alasan": " "}).status_code == 422
    assert perencana.kirim(alamat(meja, "kembalikan"), {"alasan": catatan}).status_code == 303
    usulan = db.session.get_one(Usulan, meja.usulan.id)
    assert (usulan.status, usulan.alasan_kembali) == (StatusUsulan.DIKEMBALIKAN, catatan)
    assert db.session.scalar(select(Jejak.alasan).where(Jejak.aksi == "kembalikan_usulan")) == catatan


def test_buka_kembali_beralasan(meja: Meja, perencana: Klien) -> None:
    assert "tidak dapat dilakukan" in teks(perencana.sup(alamat(meja, "buka-kembali"), 400))
    putuskan(perencana, meja, meja.baku, "terima")
    putuskan(perencana, meja, meja.bebas, "kembalikan", alasan="Tidak jelas")
    perencana.kirim(alamat(meja, "selesai"))
    assert perencana.sup(alamat(meja, "buka-kembali")).textarea
    assert perencana.kirim(alamat(meja, "buka-kembali"), {"alasan": ""}).status_code == 422
    assert perencana.kirim(alamat(meja, "buka-kembali"), {"alasan": "Surat susulan"}).status_code == 303
    assert db.session.get_one(Usulan, meja.usulan.id).status is StatusUsulan.DIAJUKAN


def test_antrean_yang_paling_lama_menunggu_lebih_dulu(meja: Meja, perencana: Klien) -> None:
    lama = pabrik.unit(nama="Dinas Lama")
    pabrik.usulan(meja.periode, lama, status=StatusUsulan.DIAJUKAN, diajukan_pada=sekarang() - timedelta(days=2))
    halaman = perencana.sup("/kebutuhan/verifikasi")
    assert teks(halaman.h1) == "2 usulan menunggu diperiksa"
    assert teks(halaman.select_one("tbody th")).startswith("Dinas Lama")


# --- mapping -------------------------------------------------------------------------------------------------


def test_pemetaan_sekali_tekan_dengan_nama_lain(meja: Meja, perencana: Klien) -> None:
    halaman = perencana.sup("/kebutuhan/pemetaan")
    assert teks(halaman.h1) == "1 nama program studi belum baku"
    kirim = {"kata": "Teknik Informatika", "program": str(meja.prodi.id), "jadikan_alias": "y"}
    perencana.kirim("/kebutuhan/pemetaan/kata", kirim)
    baris = db.session.get_one(Kebutuhan, meja.bebas.id)
    assert (baris.prodi_teks, baris.program_studi_id) == ("Teknik Informatika", meja.prodi.id)
    assert program_bernama("teknik informatika")
    sesudah = perencana.sup("/kebutuhan/pemetaan")
    assert teks(sesudah.h1) == "Semua nama program studi sudah baku"
    assert "“Teknik Informatika” berarti Informatika" in teks(sesudah)
    perencana.kirim("/kebutuhan/pemetaan/batal", kirim)
    assert db.session.get_one(Kebutuhan, meja.bebas.id).program_studi_id is None


def test_pemetaan_dari_daftar(meja: Meja, perencana: Klien) -> None:
    halaman = perencana.sup("/kebutuhan/pemetaan/kata?kata=Teknik+Informatika")
    assert meja.bebas.kode in teks(halaman)
    assert perencana.kirim("/kebutuhan/pemetaan/kata", {"kata": "Teknik Informatika"}).status_code == 422
    assert perencana.get("/kebutuhan/pemetaan/kata?kata=tidak+ada").status_code == 404


# --- lists ---------------------------------------------------------------------------------------------------


def test_gabungan_menyatukan_kebutuhan_beberapa_opd(meja: Meja, perencana: Klien) -> None:
    lain = usulan_diajukan(meja.periode, pabrik.unit(nama="Dinas Kedua"))
    pabrik.kebutuhan(lain, meja.jabatan, meja.prodi, jumlah=3, tahun_mulai=2028)
    halaman = perencana.sup("/kebutuhan/gabungan")
    assert teks(halaman.h1) == "1 program studi dibutuhkan beberapa OPD"
    sel = [teks(s) for s in halaman.select("tbody tr")[0].find_all(["th", "td"])]
    assert sel == ["S1 Informatika", "2", "7", "2027: 4 , 2028: 3", "APBD: 7"]
    assert "Dinas Kedua" in teks(halaman.select_one("tr.rincian-baris"))
    assert "Tidak ada yang cocok" in perencana.get("/kebutuhan/gabungan?kata=Gizi").text


def test_daftar_saringan_urutan_dan_pencarian(meja: Meja, perencana: Klien) -> None:
    meja.baris(meja.prodi, tahun_mulai=2029, pembiayaan=Pembiayaan.SPONSOR, alasan="Menunjang layanan")
    assert teks(perencana.sup("/kebutuhan/daftar").h1) == "3 kebutuhan, 7 orang"
    for saringan, banyak in (
        ("jenjang=s2", 1),
        ("tahun=2029", 1),
        ("pembiayaan=sponsor", 1),
        ("verifikasi=diterima", 0),
        ("status=diajukan&jenjang=s1", 2),
        ("program=informatika", 2),
        (f"opd={meja.opd.kode}", 3),
        ("kata=teknik", 1),
        (f"kata={meja.opd.kode}-003", 1),
        ("kata=%25", 0),
    ):
        halaman = perencana.sup(f"/kebutuhan/daftar?{saringan}")
        assert len(halaman.select("tbody tr")) == banyak, saringan
    urut = perencana.sup("/kebutuhan/daftar?urut=jumlah&arah=turun").select("tbody td.angka")
    assert [teks(s)[0] for s in urut] == ["4", "2", "1"]


def test_daftar_mengabaikan_saringan_asing_dan_mengatakannya(meja: Meja, perencana: Klien) -> None:
    halaman = perencana.sup("/kebutuhan/daftar?jenjang=s9&urut=sandi_hash&per=7&halaman=0")
    assert "diabaikan: s9, sandi_hash" in teks(halaman)
    assert len(halaman.select("tbody tr")) == 2


def test_unduhan_berisi_persis_yang_ditampilkan(meja: Meja, perencana: Klien, tmp_path: Any) -> None:
    tautan = perencana.sup("/kebutuhan/daftar?jenjang=s2").select_one("a[href*='daftar.xlsx']")
    assert tautan
    jawaban = perencana.get(str(tautan["href"]))
    assert "attachment" in jawaban.headers["Content-Disposition"]
    berkas = tmp_path / "daftar.xlsx"
    berkas.write_bytes(jawaban.data)
    isi = [b for b in openpyxl.load_workbook(berkas)["Kebutuhan"].iter_rows(values_only=True) if b[0]]
    assert isi[1][0] == "Saringan: Jenjang: S2"
    assert [b[0] for b in isi[3:]] == [meja.bebas.kode]


def test_biaya_bersama_dan_calon_tampil_di_daftar_gabungan_dan_unduhan(
    meja: Meja, perencana: Klien, tmp_path: Any
) -> None:
    bagian = {"persen_apbd": 70, "persen_sponsor": 30, "nama_sponsor": "LPDP"}
    baris = meja.baris(meja.prodi, tahun_mulai=2029, jumlah=3, **bagian)
    pabrik.pegawai(meja.opd, meja.jabatan)
    daftar = perencana.sup("/kebutuhan/daftar?tahun=2029")
    assert "APBD 70%, LPDP 30%" in teks(daftar)
    assert "0 dari 1 pemangku memenuhi syarat" in teks(daftar)
    assert daftar.select_one(f"a[href='/kebutuhan/{baris.id}/kelayakan']")
    gabungan = teks(perencana.sup("/kebutuhan/gabungan?semua=1").select_one("td[data-label='Sumber biaya']"))
    assert gabungan.split("; ") == ["APBD: 4 ", "APBD 70%, LPDP 30%: 3"]
    berkas = tmp_path / "daftar.xlsx"
    berkas.write_bytes(perencana.get("/kebutuhan/daftar.xlsx?tahun=2029").data)
    isi = [b for b in openpyxl.load_workbook(berkas)["Kebutuhan"].iter_rows(values_only=True) if b[0]]
    assert "APBD 70%, LPDP 30%" in isi[-1]


class Penghitung:
    """Counts the statements sent to the database."""

    def __init__(self) -> None:
        self.jumlah = 0

    def __enter__(self) -> "Penghitung":
        event.listen(db.engine, "before_cursor_execute", self._catat)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(db.engine, "before_cursor_execute", self._catat)

    def _catat(self, *_: object) -> None:
        self.jumlah += 1


@pytest.mark.parametrize(
    "url",
    ["/kebutuhan/pantauan", "/kebutuhan/verifikasi", "/kebutuhan/pemetaan", "/kebutuhan/gabungan", "/kebutuhan/daftar"],
)
def test_pernyataan_sql_tetap_bila_baris_sepuluh_kali(meja: Meja, perencana: Klien, url: str) -> None:
    kedua = usulan_diajukan(meja.periode, pabrik.unit())
    pabrik.kebutuhan(kedua, meja.jabatan, meja.prodi)
    perencana.get(url)
    with Penghitung() as sedikit:
        perencana.get(url)
    for nomor in range(10):
        usulan = usulan_diajukan(meja.periode, pabrik.unit())
        pabrik.kebutuhan(usulan, meja.jabatan, meja.prodi)
        pabrik.kebutuhan(usulan, meja.jabatan, prodi_teks=f"Teknik Informatika {nomor}")
    perencana.get(url)
    with Penghitung() as banyak:
        perencana.get(url)
    assert banyak.jumlah == sedikit.jumlah


def test_periksa_usulan_pernyataan_sql_tetap(meja: Meja, perencana: Klien) -> None:
    pabrik.kebutuhan(meja.usulan, pabrik.jabatan((meja.prodi,)), meja.prodi)
    perencana.get(alamat(meja))
    with Penghitung() as sedikit:
        perencana.get(alamat(meja))
    for tahun in range(2027, 2032):
        for jenjang in (Jenjang.S1, Jenjang.S2, Jenjang.S3):
            pabrik.kebutuhan(
                meja.usulan, pabrik.jabatan((meja.prodi,)), meja.prodi, tahun_mulai=tahun, jenjang_tujuan=jenjang
            )
    perencana.get(alamat(meja))
    with Penghitung() as banyak:
        perencana.get(alamat(meja))
    assert banyak.jumlah == sedikit.jumlah


# --- periods -------------------------------------------------------------------------------------------------


def test_buka_periode_lewat_halaman(app: Flask, masuk_sebagai: Any) -> None:
    perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    assert "Belum ada" in teks(perencana.sup("/kebutuhan/periode/baru"))
    isi = {
        "tahun": "2027",
        "dibuka_pada": "1/2/26",
        "dibuka_jam": "8",
        "ditutup_pada": "31/1/26",
        "ditutup_jam": "16.00",
    }
    tolak = perencana.kirim("/kebutuhan/periode/baru", isi)
    assert tolak.status_code == 422
    assert "tidak sesudah pembukaan" in tolak.text
    assert perencana.kirim("/kebutuhan/periode/baru", isi | {"ditutup_pada": "27 Februari 2026"}).status_code == 303
    assert "Jumat 27 Februari 2026, 16.00 WIB" in teks(perencana.sup("/kebutuhan/periode"))


def test_ubah_penutupan_lewat_halaman(meja: Meja, perencana: Klien) -> None:
    halaman = perencana.sup("/kebutuhan/periode/2027")
    isi = {str(k["name"]): str(k["value"]) for k in halaman.select("main input:not([type=hidden])")}
    baru = meja.periode.ditutup_pada + timedelta(days=5)
    isi |= {"ditutup_pada": f"{baru:%d/%m/%Y}", "ditutup_jam": "16.00"}
    assert perencana.kirim("/kebutuhan/periode/2027", isi | {"alasan": ""}).status_code == 422
    assert perencana.kirim("/kebutuhan/periode/2027", isi | {"alasan": "Libur bersama"}).status_code == 303
    assert db.session.scalar(select(Jejak.alasan).where(Jejak.aksi == "ubah_periode")) == "Libur bersama"


# --- who may -------------------------------------------------------------------------------------------------

LIHAT = ["pantauan", "daftar", "daftar.xlsx", "gabungan", "periode", "usulan/{usulan}"]
KERJA = [
    "verifikasi",
    "pemetaan",
    "pemetaan/kata?kata=Teknik+Informatika",
    "periode/baru",
    "periode/2027",
    "pantauan/perpanjangan/{opd}",
    "usulan/{usulan}/periksa",
    "usulan/{usulan}/selesai",
    "usulan/{usulan}/kembalikan",
]
KIRIM = [
    "usulan/{usulan}/baris/{baris}/terima",
    "usulan/{usulan}/terima-sisa",
    "usulan/{usulan}/selesai",
    "usulan/{usulan}/kembalikan",
    "usulan/{usulan}/buka-kembali",
    "pemetaan/kata",
    "pemetaan/batal",
    "pantauan/perpanjangan/{opd}",
    "periode/baru",
    "periode/2027",
]


def isi_alamat(pola: str, meja: Meja) -> str:
    return "/kebutuhan/" + pola.format(usulan=meja.usulan.id, baris=meja.baku.id, opd=meja.opd.id)


@pytest.mark.parametrize("peran", list(Peran))
def test_siapa_boleh_apa(meja: Meja, masuk_sebagai: Any, peran: Peran) -> None:
    klien = masuk_sebagai(pabrik.pengguna(peran, meja.opd if peran.milik_opd else None))
    melihat = peran in (Peran.PERENCANA, Peran.PIMPINAN, Peran.AUDITOR)
    for pola in LIHAT:
        assert klien.get(isi_alamat(pola, meja)).status_code == (200 if melihat else 403), pola
    for pola in KERJA:
        assert klien.get(isi_alamat(pola, meja)).status_code == (200 if peran is Peran.PERENCANA else 403), pola
    if peran is not Peran.PERENCANA:
        for pola in KIRIM:
            assert klien.kirim(isi_alamat(pola, meja)).status_code == 403, pola


def test_tamu_diminta_masuk(meja: Meja, klien: Klien) -> None:
    for pola in LIHAT + KERJA:
        assert klien.get(isi_alamat(pola, meja)).headers["Location"].startswith("/masuk"), pola


def test_yang_hanya_melihat_tidak_mendapat_tombol(meja: Meja, masuk_sebagai: Any) -> None:
    auditor = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
    assert not auditor.sup(f"/kebutuhan/usulan/{meja.usulan.id}").select("main form[method=post] button")


def test_baris_usulan_lain_tidak_ada(meja: Meja, perencana: Klien) -> None:
    lain = usulan_diajukan(meja.periode, pabrik.unit())
    assert perencana.kirim(f"/kebutuhan/usulan/{lain.id}/baris/{meja.baku.id}/terima").status_code == 404
