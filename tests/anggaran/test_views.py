"""The budget on the screen and on the command line."""

import json
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Jejak
from smartpns.anggaran.services import atur_pagu
from smartpns.biaya.rules import Komponen
from smartpns.biaya.services import tetapkan_harga
from smartpns.core.db import db
from smartpns.kebutuhan.queries import periode_tahun
from smartpns.kebutuhan.rules import HasilVerifikasi
from smartpns.organisasi.models import StudiBerjalan
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembiayaan, StatusJabatan
from smartpns.prioritas.services import buka_kunci
from tests import pabrik
from tests.halaman import sup, teks
from tests.prioritas.lima import diterima, usulan_terverifikasi

JUTA = 1_000_000
TAHUN = range(2027, 2032)


@pytest.fixture
def perencana(masuk_sebagai: Any) -> Any:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def isi(jumlah_kebutuhan: int = 2) -> None:
    """S2 at 10 million a semester; one running student since September 2026; ceilings of 50 million."""
    tetapkan_harga(
        Komponen.UKT,
        Jenjang.S2,
        Lokasi.DALAM_PROVINSI,
        jumlah=10 * JUTA,
        berlaku_mulai=date(2025, 1, 1),
        dasar_hukum="Perbup 1/2025",
        oleh=Pelaku.sistem(),
    )
    for tahun in TAHUN:
        atur_pagu(tahun, 50 * JUTA, "KUA-PPAS", Pelaku.sistem())
    opd, jabatan, prodi = pabrik.unit(nama="Dinas Kesehatan"), pabrik.jabatan(), pabrik.program_studi()
    periode = pabrik.periode(2027)
    pabrik.kunci_bobot(periode)
    usulan = usulan_terverifikasi(periode, opd)
    for nomor in range(jumlah_kebutuhan):
        pabrik.kebutuhan(
            usulan,
            jabatan,
            prodi,
            jenjang_tujuan=Jenjang.S2,
            lama_semester=4,
            tahun_mulai=2027,
            alasan=f"Alasan {nomor}",
            status_jabatan=StatusJabatan.TIDAK_DIBERHENTIKAN,
            prodi_kunci=f"informatika {nomor}",
            verifikasi=HasilVerifikasi.DITERIMA,
            jumlah_disetujui=1,
        )
    pegawai = pabrik.pegawai(opd, jabatan, nama="Siti Contoh")
    pabrik.simpan(
        StudiBerjalan(
            pegawai=pegawai,
            jenjang=Jenjang.S2,
            program_studi=prodi,
            mulai=date(2026, 9, 1),
            lama_semester=4,
            pembiayaan=Pembiayaan.APBD,
            status_jabatan=StatusJabatan.DIBERHENTIKAN,
            lokasi=Lokasi.DALAM_PROVINSI,
        )
    )


def test_belum_ada_periode(perencana: Any) -> None:
    assert "Belum ada periode perencanaan" in teks(perencana.sup("/anggaran"))
    assert "Belum ada tahun anggaran" in teks(perencana.sup("/anggaran/pagu"))
    assert "Belum ada periode perencanaan" in teks(perencana.sup("/anggaran/komitmen"))


def test_periode_kosong(perencana: Any) -> None:
    pabrik.periode(2027)
    assert "Belum ada yang dihitung" in teks(perencana.sup("/anggaran"))
    assert "Belum ada yang dihitung pada 2027" in teks(perencana.sup("/anggaran/rekap/opd"))
    assert "Tidak ada pegawai yang sedang studi" in teks(perencana.sup("/anggaran/komitmen"))


def test_proyeksi_lima_tahun(perencana: Any) -> None:
    isi()
    halaman = perencana.sup("/anggaran")
    baris = [[teks(s) for s in b.select("th, td")] for b in halaman.select("details table")[0].select("tbody tr")]
    assert baris[0] == [
        "2027",
        "1",
        "2",
        "Rp20.000.000",
        "Rp20.000.000",
        "Rp40.000.000",
        "Rp50.000.000",
        "Rp10.000.000",
    ]
    assert baris[1][3:] == ["Rp10.000.000", "Rp40.000.000", "Rp50.000.000", "Rp50.000.000", "Rp0"]
    assert "2028 paling ketat: sisa Rp0" in teks(halaman)
    assert "muat di bawah pagu pada setiap tahunnya" in teks(halaman)


def test_usulan_baru_menunggu_bobot_terkunci(perencana: Any) -> None:
    isi()
    buka_kunci(periode_tahun(2027), "Uji.", Pelaku.sistem())
    halaman = perencana.sup("/anggaran")
    baris = [teks(s) for s in halaman.select("details table")[0].select("tbody tr")[0].select("th, td")]
    assert "Bobot periode 2027–2031 belum dikunci" in teks(halaman)
    assert "Dijawab setelah bobot dikunci" in teks(halaman) and "muat di bawah pagu pada" not in teks(halaman)
    assert baris[3:6] == ["Rp20.000.000", "Rp0", "Rp20.000.000"]
    assert "belum dikunci" in teks(perencana.sup("/anggaran/rekap/opd"))
    hasil = perencana.application.test_cli_runner().invoke(args=["anggaran", "proyeksi", "--periode", "2027"])
    assert "belum dikunci" in hasil.stderr and "Rp40.000.000" in hasil.stdout


def test_yang_tidak_muat_menyebut_tahun_dan_kurangnya(perencana: Any) -> None:
    isi(3)
    assert "2028 kurang Rp20.000.000" in teks(perencana.sup("/anggaran"))


def test_kenaikan_dicoba_tanpa_disimpan(perencana: Any) -> None:
    isi()
    halaman = teks(perencana.sup("/anggaran?eskalasi=2,5"))
    assert "percobaan dengan kenaikan 2,5% per tahun dari harga 2027" in halaman
    assert "2028 kurang Rp" in halaman
    assert "percobaan" not in teks(perencana.sup("/anggaran"))
    assert 'Kenaikan "banyak" tidak terbaca' in teks(perencana.sup("/anggaran?eskalasi=banyak"))
    assert 'Kenaikan "900" tidak terbaca' in teks(perencana.sup("/anggaran?eskalasi=900"))
    assert 'Kenaikan "1e9" tidak terbaca' in teks(perencana.sup("/anggaran?eskalasi=1e9"))


def test_tanpa_harga_menunjuk_ke_harganya(perencana: Any) -> None:
    isi()
    periode = pabrik.periode(2028)
    pabrik.kunci_bobot(periode)
    usulan = usulan_terverifikasi(periode, pabrik.unit())
    diterima(usulan, pabrik.jabatan(), pabrik.program_studi("Hukum"))
    halaman = perencana.sup("/anggaran?periode=2028")
    assert "1 baris belum dapat dihitung biayanya" in teks(halaman)
    assert halaman.select_one(".pemberitahuan a")["href"] == "/biaya/UKT/s1/dalam_provinsi/atur"


def test_bagan_digambar_dan_digambar_ulang(perencana: Any) -> None:
    isi()
    gambar = perencana.sup("/anggaran").select("picture img")
    assert len(gambar) == 5
    jawaban = perencana.get(gambar[0]["src"])
    assert jawaban.mimetype == "image/svg+xml"
    assert "2027" in jawaban.get_data(as_text=True) and "Komitmen" in jawaban.get_data(as_text=True)
    lain = perencana.get("/anggaran/bagan/tahun.svg?periode=2027&ukuran=lebar&sidik=hilang")
    assert lain.data == jawaban.data


@pytest.mark.parametrize("jenis", ["opd", "jenjang", "program", "sumber"])
def test_rekap_per_tahun(perencana: Any, jenis: str) -> None:
    isi()
    halaman = perencana.sup(f"/anggaran/rekap/{jenis}?tahun=2028")
    nama = {"opd": "Dinas Kesehatan", "jenjang": "S2", "program": "Informatika", "sumber": "APBD"}[jenis]
    angka = ["1", "2", "Rp10.000.000", "Rp40.000.000", "Rp50.000.000"]
    assert [teks(s) for s in halaman.select("tbody tr")[0].select("th, td")] == [nama, *angka]
    assert [teks(s) for s in halaman.select("tfoot td")] == angka


def test_nama_hanya_bagi_yang_boleh_melihat_pegawai(masuk_sebagai: Any, perencana: Any) -> None:
    isi()
    assert "Siti Contoh" in teks(perencana.sup("/anggaran/komitmen"))
    for peran in (Peran.PIMPINAN, Peran.AUDITOR):
        halaman = teks(masuk_sebagai(pabrik.pengguna(peran)).sup("/anggaran/komitmen"))
        assert "Siti Contoh" not in halaman
        assert "Dinas Kesehatan 1 Rp20.000.000 Rp10.000.000 –" in halaman


def test_pagu_diisi_dan_disebut_dalam_kata(perencana: Any) -> None:
    pabrik.periode(2027)
    jawaban = perencana.kirim("/anggaran/pagu/2028", {"jumlah": "600 juta", "dasar_hukum": "KUA-PPAS 2028"})
    assert jawaban.status_code == 303
    assert "enam ratus juta rupiah" in teks(perencana.sup("/anggaran/pagu"))
    assert db.session.scalar(select(Jejak.aksi).where(Jejak.objek_jenis == "pagu")) == "atur_pagu"
    salah = perencana.kirim("/anggaran/pagu/2028", {"jumlah": "banyak", "dasar_hukum": ""})
    assert salah.status_code == 422
    assert sup(salah).select_one("#jumlah")["value"] == "banyak"
    assert perencana.get("/anggaran/pagu/2050").status_code == 404


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.AUDITOR])
def test_melihat_tanpa_mengubah(app: Flask, masuk_sebagai: Any, peran: Peran) -> None:
    isi()
    klien = masuk_sebagai(pabrik.pengguna(peran))
    assert klien.get("/anggaran").status_code == 200
    assert not klien.sup("/anggaran/pagu").select("td a")
    assert klien.get("/anggaran/pagu/2027").status_code == 403
    assert klien.kirim("/anggaran/pagu/2027", {"jumlah": "1"}).status_code == 403


def test_peran_opd_ditolak(app: Flask, masuk_sebagai: Any) -> None:
    klien = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, pabrik.unit()))
    for alamat in ("/anggaran", "/anggaran/pagu", "/anggaran/komitmen", "/anggaran/bagan/tahun.svg"):
        assert klien.get(alamat).status_code == 403


def test_perintah_proyeksi(app: Flask) -> None:
    isi()
    db.session.commit()
    hasil = app.test_cli_runner().invoke(args=["anggaran", "proyeksi", "--periode", "2027", "--json"])
    assert hasil.exit_code == 0, hasil.output
    assert json.loads(hasil.output)["per_tahun"][1] == {
        "tahun": 2028,
        "komitmen": 10 * JUTA,
        "usulan_baru": 40 * JUTA,
        "total": 50 * JUTA,
        "pagu": 50 * JUTA,
        "selisih": 0,
    }
    assert "Rp40.000.000" in app.test_cli_runner().invoke(args=["anggaran", "proyeksi", "--periode", "2027"]).output
    tanpa = app.test_cli_runner().invoke(args=["anggaran", "proyeksi", "--periode", "2040", "--json"])
    assert tanpa.exit_code == 1
    assert "Periode yang dimulai tahun 2040 belum dibuat" in tanpa.output


def test_jumlah_perintah_sql_tetap(perencana: Any) -> None:
    isi(3)
    sedikit = _hitung_sql(perencana)
    periode = pabrik.periode(2028)
    pabrik.kunci_bobot(periode)
    usulan = usulan_terverifikasi(periode, pabrik.unit())
    for nomor in range(30):
        diterima(usulan, pabrik.jabatan(), pabrik.program_studi(f"Prodi {nomor}"))
    assert _hitung_sql(perencana) == sedikit


def _hitung_sql(klien: Any) -> int:
    perintah: list[str] = []
    catat = lambda *isi: perintah.append(isi[2])  # noqa: E731
    db.session.commit()
    event.listen(db.engine, "before_cursor_execute", catat)
    klien.get("/anggaran")
    event.remove(db.engine, "before_cursor_execute", catat)
    return len(perintah)


def test_kenaikan_menyebut_harga_tahun_mana_yang_dinaikkan(perencana: Any) -> None:
    isi()
    assert "Harga naik 2,5% per tahun, dihitung dari harga 2027" in teks(perencana.sup("/anggaran?eskalasi=2,5"))
    assert "Harga naik 2,5% per tahun dari harga 2027" in teks(perencana.sup("/anggaran/rka?eskalasi=2,5"))
