"""The public pages: reachable signed out, the same for everyone, nothing about a person."""

import csv
import gzip
import io
from datetime import date

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.organisasi.models import AliasProgram, Parameter
from smartpns.publikasi.models import Publikasi
from smartpns.publikasi.rules import KAMUS_KOLOM
from smartpns.publikasi.services import cabut, terbitkan
from smartpns.rencana.models import BarisRencana
from tests import pabrik
from tests.halaman import Klien, teks
from tests.publikasi.conftest import PERENCANA, rencana_contoh

TETAP = ("/", "/program-studi", "/dokumen", "/data", "/privasi", "/aksesibilitas", "/pengaduan")
BERISI = (
    *TETAP,
    "/program-studi/s2-ilmu-komputer",
    "/data/kebutuhan.csv",
    "/data/kebutuhan.json",
    "/.well-known/security.txt",
)


@pytest.mark.parametrize("alamat", TETAP)
def test_halaman_tanpa_publikasi(klien: Klien, alamat: str) -> None:
    assert klien.get(alamat).status_code == 200


@pytest.mark.parametrize("alamat", BERISI)
def test_jawaban_publik_boleh_disimpan_dan_tanpa_kuki(terbit: Publikasi, klien: Klien, alamat: str) -> None:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200
    assert "Set-Cookie" not in jawaban.headers
    assert jawaban.headers["Cache-Control"] == "public, max-age=60"
    ulang = klien.get(alamat, headers={"If-None-Match": jawaban.headers["ETag"]})
    assert (ulang.status_code, ulang.data) == (304, b"")


def test_yang_masuk_melihat_menunya_dan_jawabannya_tidak_disimpan(terbit: Publikasi, masuk_sebagai) -> None:
    jawaban = masuk_sebagai(pabrik.pengguna(Peran.PNS, nama="Budi Uji")).get("/program-studi")
    assert "Budi Uji" in jawaban.text
    assert jawaban.headers["Cache-Control"] == "no-store"


def test_simpanan_dikirim_mampat_kepada_yang_mau(terbit: Publikasi, app: Flask) -> None:
    klien = FlaskClient(app, app.response_class)
    polos = klien.get("/program-studi")
    mampat = klien.get("/program-studi", headers={"Accept-Encoding": "gzip"})
    assert mampat.headers["Content-Encoding"] == "gzip"
    assert mampat.headers["ETag"] != polos.headers["ETag"]
    assert gzip.decompress(mampat.data) == polos.data


def test_daftar_mengelompokkan_program_yang_sama(terbit: Publikasi, klien: Klien) -> None:
    halaman = klien.sup("/program-studi")
    assert teks(halaman.select_one("#hasil")) == "3 program studi: 8 tempat ditetapkan, 1 lagi menunggu anggaran"
    baris = teks(halaman.select_one("tbody tr"))
    assert baris == (
        "S2 Ilmu Komputer Pranata Komputer Ahli Pertama +1 lainnya "
        "Dinas Komunikasi dan Informatika, Bappeda 3 2027–2029 APBD"
    )


@pytest.mark.parametrize(
    ("saringan", "nama"),
    [
        ("jenjang=s1", ["Akuntansi"]),
        ("jenjang=s1&jenjang=s2", ["Ilmu Komputer", "Akuntansi"]),
        ("rumpun=6", ["Anestesiologi dan Terapi Intensif"]),
        ("opd=5.01", ["Ilmu Komputer"]),
        ("tahun=2028", ["Akuntansi"]),
        ("pembiayaan=mandiri", ["Akuntansi"]),
        ("pembiayaan=apbd&tahun=2029", ["Ilmu Komputer"]),
        ("kata=perencana+komputer", ["Ilmu Komputer"]),
        ("kata=AUDITOR", ["Akuntansi"]),
        ("urut=nama", ["Akuntansi", "Anestesiologi dan Terapi Intensif", "Ilmu Komputer"]),
        ("urut=tempat", ["Akuntansi", "Ilmu Komputer", "Anestesiologi dan Terapi Intensif"]),
        ("urut=mulai", ["Ilmu Komputer", "Anestesiologi dan Terapi Intensif", "Akuntansi"]),
    ],
)
def test_saringan_ada_di_alamat(terbit: Publikasi, klien: Klien, saringan: str, nama: list[str]) -> None:
    halaman = klien.sup(f"/program-studi?{saringan}")
    assert [teks(a) for a in halaman.select("tbody th a")] == nama


def test_hitungan_saringan_menurut_saringan_lain(terbit: Publikasi, klien: Klien) -> None:
    halaman = klien.sup("/program-studi?jenjang=s1")
    hitungan = {teks(p): p.select_one("input").has_attr("checked") for p in halaman.select(".saring-pilihan")}
    assert hitungan["S1 1"] is True
    assert hitungan["S2 1"] is False
    assert "2027 2" not in hitungan and hitungan["2028 1"] is False
    assert [teks(c) for c in halaman.select(".chip")] == ["Hapus saringan Jenjang: S1", "Hapus semua"]


def test_nilai_saringan_yang_salah_diabaikan_dan_disebut(terbit: Publikasi, klien: Klien) -> None:
    halaman = klien.sup("/program-studi?jenjang=s9&urut=skor&halaman=-1&opd=%3Cscript%3E")
    pesan = teks(halaman.select_one(".pemberitahuan-info"))
    for bagian in ("Jenjang “s9”", "urut “skor”", "halaman “-1”", "Perangkat daerah “<script>”"):
        assert bagian in pesan
    assert teks(halaman.select_one("#hasil")) == "3 program studi: 8 tempat ditetapkan, 1 lagi menunggu anggaran"


def test_hasil_kosong_menyebut_saringan_yang_dapat_dihapus(terbit: Publikasi, klien: Klien) -> None:
    halaman = klien.sup("/program-studi?kata=akuntansi&jenjang=s2")
    assert "Tidak ada yang cocok dengan “akuntansi”" in teks(halaman.select_one(".kosong"))
    tombol = {teks(a): a["href"] for a in halaman.select(".kosong a")}
    assert tombol == {
        "Hapus saringan jenjang (1 hasil)": "/program-studi?kata=akuntansi",
        "Hapus saringan kata (1 hasil)": "/program-studi?jenjang=s2",
    }


def test_halaman_daftar_lima_puluh(app: Flask, klien: Klien) -> None:
    rencana = pabrik.rencana(pabrik.periode())
    for n in range(120):
        pabrik.baris_rencana(rencana, program_studi=f"Ilmu {n:03d}", kode_prodi=f"ilmu-{n}")
    terbitkan(rencana, PERENCANA)
    satu = klien.sup("/program-studi")
    assert len(satu.select("tbody tr")) == 50
    tiga = klien.sup("/program-studi?halaman=3")
    assert "101–120 dari 120 program studi" in teks(tiga.select_one(".halaman-nav"))
    assert len(klien.sup("/program-studi?halaman=99").select("tbody tr")) == 20


def test_rinci_program_studi(terbit: Publikasi, klien: Klien) -> None:
    halaman = klien.sup("/program-studi/s2-ilmu-komputer")
    assert teks(halaman.select_one("h1")) == "Ilmu Komputer"
    fakta = {teks(d.dt): teks(d.dd) for d in halaman.select(".fakta > div")}
    assert fakta["Tempat ditetapkan"] == "3 orang"
    assert fakta["Mulai studi"] == "2027 (2 orang), 2029 (1 orang)"
    assert fakta["Lama normal"] == "4 semester"
    assert fakta["Rumpun ilmu"] == "Ilmu Formal"


def test_syarat_dihitung_dari_parameter_yang_berlaku(terbit: Publikasi, klien: Klien) -> None:
    """The remaining-service test of SE MenPANRB 28/2021: S2 of two years paid by the APBD asks for 6 or 4 years."""
    syarat = teks(klien.sup("/program-studi/s2-ilmu-komputer"))
    assert "6 tahun bila diberhentikan dari jabatan selama belajar, 4 tahun bila tidak" in syarat
    mandiri = teks(klien.sup("/program-studi/s1-akuntansi"))
    assert "8 tahun bila diberhentikan dari jabatan selama belajar, 4 tahun bila tidak" in mandiri
    pabrik.simpan(
        Parameter(kode="masa_kerja_minimum", nilai=2, berlaku_mulai=date(2025, 1, 1), dasar_hukum="Perbup Uji 7/2025")
    )
    with time_machine.travel(date(2027, 1, 1)):
        lain = teks(klien.sup("/program-studi/sp1-anestesiologi-dan-terapi-intensif"))
    assert "masa kerja paling sedikit 2 tahun" in lain and "Perbup Uji 7/2025" in lain


def test_sel_kecil_dikasarkan(terbit: Publikasi, klien: Klien) -> None:
    halaman = teks(klien.sup("/program-studi/sp1-anestesiologi-dan-terapi-intensif"))
    assert "Dokter Spesialis Anestesi Ahli Muda; pemangku jabatan kurang dari 3 orang" in halaman
    assert "dari 1 pemangku" not in halaman


def test_jabatan_dapat_dicari_walau_pemangkunya_seorang(terbit: Publikasi, klien: Klien) -> None:
    hasil = klien.sup("/program-studi?kata=spesialis+anestesi").select_one("#hasil")
    assert teks(hasil) == "1 program studi: 1 menunggu anggaran"


def test_keadaan_disaring_di_alamat(terbit: Publikasi, klien: Klien) -> None:
    def program(keadaan: str) -> list[str]:
        return [teks(a) for a in klien.sup(f"/program-studi?keadaan={keadaan}").select("tbody th a")]

    assert program("di_luar_pagu") == ["Anestesiologi dan Terapi Intensif"]
    assert program("dalam_pagu") == ["Ilmu Komputer", "Akuntansi"]


@pytest.mark.parametrize(
    ("hari", "kalimat"),
    [
        (date(2027, 8, 31), "untuk mulai studi 2027"),
        (date(2027, 12, 31), "untuk mulai studi 2029"),
        (date(2029, 10, 1), "Masa masuk untuk tempat yang ditetapkan sudah lewat"),
    ],
)
def test_tahun_yang_lewat_tidak_ditawarkan(terbit: Publikasi, klien: Klien, hari: date, kalimat: str) -> None:
    """Two needs of one programme, September 2027 and September 2029."""
    with time_machine.travel(hari):
        halaman = teks(klien.sup("/program-studi/s2-ilmu-komputer").main)
        assert kalimat in halaman
        assert ("2027 (2 orang, sudah lewat)" in halaman) is (hari > date(2027, 9, 1))


def test_jumlah_data_terbuka_sama_dengan_keputusan(klien: Klien) -> None:
    """Partly granted, split over two years, and waiting: every person of the decree once."""
    rencana = pabrik.rencana(pabrik.periode(2027))
    pabrik.baris_rencana(rencana, jumlah=4, jumlah_diusulkan=4, mulai={"2028": 2, "2029": 1}, orang_termuat=3)
    pabrik.baris_rencana(rencana, jumlah=2, jumlah_diusulkan=2, orang_termuat=0, termuat=False)
    pabrik.baris_rencana(rencana, jumlah=5, jumlah_diusulkan=5, orang_termuat=5)
    terbitkan(rencana, PERENCANA)
    db.session.commit()
    data = klien.get("/data/kebutuhan.json").get_json()["data"]
    assert [(d["prioritas"], d["tahun"], d["jumlah_ditetapkan"], d["jumlah_menunggu"]) for d in data] == [
        (1, 2027, 0, 1),
        (1, 2028, 2, 0),
        (1, 2029, 1, 0),
        (2, 2027, 0, 2),
        (3, 2027, 5, 0),
    ]
    assert sum(d["jumlah_ditetapkan"] for d in data) == sum(b.orang_termuat for b in rencana.baris)
    assert sum(d["jumlah"] for d in data) == 11
    assert "8 tempat ditetapkan" in teks(klien.sup("/").select_one(".hero-angka"))


def test_program_yang_tidak_ada_menawarkan_yang_mirip(terbit: Publikasi, klien: Klien) -> None:
    halaman = klien.sup("/program-studi/s3-ilmu-komputer", status=404)
    assert halaman.select_one("form[role=search] input[name=kata]")
    assert teks(halaman.select_one(".daftar-ringkas a")) == "Ilmu Komputer"


def test_pencarian_mengenal_nama_lain(app: Flask, klien: Klien) -> None:
    prodi = pabrik.program_studi("Informatika")
    prodi.alias.append(AliasProgram(nama="Teknik Informatika", kunci="teknik informatika"))
    rencana = pabrik.rencana(pabrik.periode())
    pabrik.baris_rencana(rencana, program_studi="Informatika", kode_prodi=prodi.kode)
    terbitkan(rencana, PERENCANA)
    assert teks(klien.sup("/program-studi?kata=teknik+informatika").select_one("#hasil")).startswith("1 program")


CANARY = ("Alasan rahasia OPD", "Rahmat Kenari", "198503152010011001", "97.531", "KENARI-CATATAN", "Magister Kenari")


def test_tidak_ada_orang_alasan_nilai_atau_biaya_di_jawaban_publik(app: Flask, klien: Klien) -> None:
    opd = pabrik.unit(nama="Dinas Kenari")
    pabrik.pegawai(opd, pabrik.jabatan(), nama="Rahmat Kenari", nip="198503152010011001")
    rencana = pabrik.rencana(pabrik.periode(), catatan="KENARI-CATATAN", ditetapkan_oleh="Rahmat Kenari")
    pabrik.baris_rencana(
        rencana,
        alasan="Alasan rahasia OPD untuk Rahmat Kenari 198503152010011001",
        alasan_perubahan="Alasan rahasia OPD",
        skor=97.531,
        prodi_teks="Magister Kenari",
        rincian=[{"nama": "Rahmat Kenari"}],
        biaya={"2027": 97531000},
    )
    publikasi = terbitkan(rencana, PERENCANA)
    publikasi.diterbitkan_oleh = "Rahmat Kenari"
    catat("uji", publikasi, PERENCANA)
    for alamat in BERISI:
        jawaban = klien.get(alamat)
        assert jawaban.status_code == 200
        for kata in (*CANARY, "97531000", "97,5"):
            assert kata not in jawaban.text, (alamat, kata)


def test_hanya_salinan_yang_dibaca(terbit: Publikasi, klien: Klien) -> None:
    sebelum = klien.get("/program-studi/s2-ilmu-komputer").text, klien.get("/data/kebutuhan.csv").text
    for baris in db.session.scalars(select(BarisRencana)):
        baris.program_studi, baris.jumlah, baris.nama_opd = "Diubah", 99, "Diubah"
    db.session.commit()
    assert (klien.get("/program-studi/s2-ilmu-komputer").text, klien.get("/data/kebutuhan.csv").text) == sebelum


def test_tempat_menurut_tahun_mulai_yang_dipilih_skenario(klien: Klien) -> None:
    """Four places: two start in 2027 and one in 2028 under the ceilings, the fourth waits since the first year."""
    rencana = pabrik.rencana(pabrik.periode(2027))
    pabrik.baris_rencana(rencana, jumlah=4, jumlah_diusulkan=4, mulai={"2027": 2, "2028": 1}, orang_termuat=3)
    terbitkan(rencana, PERENCANA)
    db.session.commit()
    daftar = klien.sup("/program-studi")
    halaman = klien.sup(daftar.select_one("main table a, main .daftar a, main li a, main td a, main th a")["href"])
    fakta = {teks(d.dt): teks(d.dd) for d in halaman.select(".fakta > div")}
    assert fakta["Mulai studi"] == "2027 (2 orang), 2028 (1 orang)"
    assert (fakta["Tempat ditetapkan"], fakta["Menunggu anggaran"]) == ("3 orang", "1 orang lagi")


@pytest.fixture
def dua_periode(terbit: Publikasi) -> Publikasi:
    """Version 2 of 2027, and the list of 2026 with another programme."""
    lama = pabrik.rencana(pabrik.periode(2026))
    pabrik.baris_rencana(lama, program_studi="Kearsipan", kode_prodi="kearsipan", tahun_mulai=2028)
    terbitkan(lama, PERENCANA)
    dua = pabrik.rencana(terbit.rencana.periode, versi=2)
    pabrik.baris_rencana(dua, program_studi="Statistika", kode_prodi="statistika")
    publikasi = terbitkan(dua, PERENCANA)
    db.session.commit()
    return publikasi


@pytest.mark.parametrize(
    ("alamat", "program", "versi"),
    [
        ("/program-studi", "Statistika", None),
        ("/program-studi?periode=2027", "Statistika", None),
        ("/program-studi?tahun=2027", "Statistika", None),
        ("/program-studi?versi=1", "Ilmu Komputer", "Ini daftar 2027 versi 1"),
        ("/program-studi?periode=2026", "Kearsipan", "Ini daftar 2026 versi 1"),
        ("/program-studi?tahun=2026", "Kearsipan", "Ini daftar 2026 versi 1"),
    ],
)
def test_versi_lama_tetap_dapat_dibuka(
    dua_periode: Publikasi, klien: Klien, alamat: str, program: str, versi: str | None
) -> None:
    halaman = klien.sup(alamat)
    assert teks(halaman.select_one("tbody th a")) == program
    judul = halaman.select_one(".pemberitahuan-judul")
    assert (teks(judul) if judul else None) == versi
    rinci = klien.sup(str(halaman.select_one("tbody th a")["href"]))
    assert teks(rinci.select_one("h1")) == program


def test_versi_yang_tidak_ada_disebut(dua_periode: Publikasi, klien: Klien) -> None:
    halaman = klien.sup("/program-studi?periode=2099&versi=7")
    assert "periode “2099”; versi “7”" in teks(halaman.select_one(".pemberitahuan-info"))
    assert klien.get("/data/kebutuhan.csv?periode=2099").status_code == 404


@pytest.mark.parametrize(
    ("alamat", "program"),
    [
        ("tahun=2026", ["Kearsipan"]),
        ("periode=2026", ["Kearsipan"]),
        ("versi=1&jenjang=s1", ["Akuntansi"]),
        ("tahun=2027", ["Statistika"]),
    ],
)
def test_unduhan_versi_lama(dua_periode: Publikasi, klien: Klien, alamat: str, program: list[str]) -> None:
    isi = klien.get(f"/data/kebutuhan.json?{alamat}").json
    assert isi and [b["program_studi"] for b in isi["data"]] == program


def test_yang_dicabut_hilang_dan_versi_sebelumnya_tampil(dua_periode: Publikasi, klien: Klien) -> None:
    assert "Statistika" in klien.get("/program-studi").text
    cabut(db.session.get_one(Publikasi, dua_periode.id), "Salah lampiran.", PERENCANA)
    assert "Statistika" not in klien.get("/program-studi").text
    assert "Ilmu Komputer" in klien.get("/program-studi").text


def test_csv_kolom_isi_dan_saringan(terbit: Publikasi, klien: Klien) -> None:
    jawaban = klien.get("/data/kebutuhan.csv")
    assert jawaban.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    assert not jawaban.data.startswith(b"\xef\xbb\xbf")
    baris = list(csv.DictReader(io.StringIO(jawaban.text)))
    assert list(baris[0]) == [k.nama for k in KAMUS_KOLOM]
    assert baris[0] == {
        "kode_wilayah": "00.00",
        "tahun": "2027",
        "kode_opd": "9.01",
        "nama_opd": "Dinas Komunikasi dan Informatika",
        "jenjang_kode": "45",
        "jenjang": "S2",
        "program_studi": "Ilmu Komputer",
        "rumpun": "Ilmu Formal",
        "jabatan": "Pranata Komputer Ahli Pertama",
        "jumlah": "2",
        "jumlah_ditetapkan": "2",
        "jumlah_terisi": "0",
        "jumlah_menunggu": "0",
        "jenis_pembiayaan": "apbd",
        "prioritas": "1",
        "status": "dalam_pagu",
    }
    assert [b["status"] for b in baris][-1] == "di_luar_pagu"
    tersaring = list(csv.DictReader(io.StringIO(klien.get("/data/kebutuhan.csv?jenjang=s2&tahun=2029").text)))
    assert [b["nama_opd"] for b in tersaring] == ["Bappeda"]


def test_csv_bukan_rumus(app: Flask, klien: Klien) -> None:
    rencana = pabrik.rencana(pabrik.periode())
    pabrik.baris_rencana(rencana, program_studi='=HYPERLINK("x")', nama_opd="@dinas")
    terbitkan(rencana, PERENCANA)
    isi = next(csv.DictReader(io.StringIO(klien.get("/data/kebutuhan.csv").text)))
    assert (isi["program_studi"], isi["nama_opd"]) == ('\'=HYPERLINK("x")', "'@dinas")


def test_json_dengan_metadata_dan_kamus(terbit: Publikasi, klien: Klien) -> None:
    isi = klien.get("/data/kebutuhan.json").json
    assert isi and [k["nama"] for k in isi["kolom"]] == list(isi["data"][0]) == [k.nama for k in KAMUS_KOLOM]
    assert len(isi["data"]) == 4
    assert {"judul", "deskripsi", "produsen", "walidata", "frekuensi", "cakupan_waktu", "lisensi", "versi"} <= set(
        isi["metadata"]
    )
    assert "800/17/SK/2026" in isi["metadata"]["dasar"]


def test_unduhan_menolak_saringan_yang_tidak_dikenal(terbit: Publikasi, klien: Klien) -> None:
    jawaban = klien.get("/data/kebutuhan.csv?jenjang=s9")
    assert jawaban.status_code == 400
    assert "jenjang=s9" in jawaban.text


def test_halaman_data(dua_periode: Publikasi, klien: Klien) -> None:
    halaman = klien.sup("/data")
    assert [teks(k) for k in halaman.select("th code")] == [k.nama for k in KAMUS_KOLOM]
    versi = [teks(t) for t in halaman.select("#versi ~ section tbody th")]
    assert versi == ["2027–2031 versi 2 terbaru", "2027–2031 versi 1", "2026–2030 versi 1"]


def test_beranda_menyebut_yang_sedang_dibuka(terbit: Publikasi, klien: Klien) -> None:
    halaman = klien.sup("/")
    assert [teks(li) for li in halaman.select(".hero-angka li")] == [
        "3 program studi",
        "8 tempat ditetapkan 2027–2031, 3 dibiayai APBD",
        "1 lagi menunggu anggaran",
    ]
    assert "sedang mengisi perubahan kebutuhan 2027–2031 , sampai" in teks(halaman)
    assert "Daftar versi 1 tetap berlaku sampai ada keputusan baru" in teks(halaman)


def test_keadaan(klien: Klien, masuk_sebagai, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger learns whether it works, an admin what does not."""
    admin = masuk_sebagai(pabrik.pengguna(Peran.ADMIN))
    perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    assert klien.get("/healthz").json == {"status": "ok"}
    siap = admin.get("/readyz")
    assert siap.status_code == 200 and siap.json and siap.json["pemeriksaan"]["skema"]["baik"]
    assert klien.get("/readyz").json == perencana.get("/readyz").json == {"status": "ok"}
    monkeypatch.setattr("smartpns.publikasi.queries.keadaan.RUANG_MINIMUM", 10**18)
    penuh = admin.get("/readyz")
    assert penuh.status_code == 503 and penuh.json and not penuh.json["pemeriksaan"]["disk"]["baik"]
    orang_luar = klien.get("/readyz")
    assert (orang_luar.status_code, orang_luar.json) == (503, {"status": "belum siap"})


def test_security_txt(klien: Klien) -> None:
    baris = klien.get("/.well-known/security.txt").text.splitlines()
    assert any(b.startswith("Contact: mailto:") for b in baris)
    assert any(b.startswith("Expires: 20") for b in baris)


def test_satu_pernyataan_sql_untuk_halaman_tersimpan(terbit: Publikasi, klien: Klien, hitung_sql) -> None:
    klien.get("/program-studi")
    with hitung_sql() as pernyataan:
        klien.get("/program-studi")
    assert len(pernyataan) == 1, pernyataan


def test_rencana_contoh_dapat_digeser(app: Flask) -> None:
    assert [b.tahun_mulai for b in rencana_contoh(2026).baris] == [2026, 2028, 2027, 2026]
