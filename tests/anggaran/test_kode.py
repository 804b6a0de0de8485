"""The RKA and its codes on the screen, as a workbook read by another reader, and who may change them."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Jejak
from smartpns.anggaran.models import KodeAnggaran
from smartpns.anggaran.queries import semua_kode
from smartpns.anggaran.services import muat_kode_bawaan
from smartpns.core.db import db
from tests import pabrik
from tests.anggaran.test_views import isi
from tests.halaman import sup, teks


@pytest.fixture
def perencana(masuk_sebagai: Any) -> Any:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def test_rka_menurut_rekening_dengan_jumlah_dalam_kata(perencana: Any) -> None:
    """2027: one running S2 with 2 semesters, two new ones with 1 each, at 10 million a semester."""
    isi()
    muat_kode_bawaan(Pelaku.sistem())
    halaman = perencana.sup("/anggaran/rka?tahun=2027")
    baris = [[teks(s) for s in b.select("th, td")] for b in halaman.select("table tbody tr")]
    assert baris[0] == ["5.1.02.02.11.0002", "Belanja Beasiswa Tugas Belajar S2", "Rp40.000.000"]
    assert baris[1][1:] == ["Komitmen (sedang studi)", "Rp20.000.000"]
    ukt = "SPP / UKT S2 dalam provinsi"
    assert baris[2] == ["", ukt, "2", "orang semester", "Rp10.000.000", "Rp20.000.000"]
    assert baris[4] == ["", ukt, "2", "orang semester", "Rp10.000.000", "Rp20.000.000"]
    assert "empat puluh juta rupiah" in teks(halaman)
    assert "Kode 5.03.02.2.03.0004 perlu diperiksa" in teks(halaman)


def test_rka_tanpa_kode_dan_tanpa_biaya(perencana: Any) -> None:
    assert "Belum ada periode perencanaan" in teks(perencana.sup("/anggaran/rka"))
    assert perencana.get("/anggaran/rka.xlsx").status_code == 404
    isi()
    assert "Belum ada rekening" in teks(perencana.sup("/anggaran/rka?tahun=2027"))
    assert "Tidak ada biaya APBD pada 2031" in teks(perencana.sup("/anggaran/rka?tahun=2031"))


@pytest.mark.parametrize("tambahan", ["", "&eskalasi=3,5&perpanjangan=1"])
def test_buku_rka_terjumlah_sama_dengan_proyeksi(perencana: Any, tambahan: str) -> None:
    """Every row is volume times price, and the rows add up to the sum, which is the total of the projection."""
    isi()
    muat_kode_bawaan(Pelaku.sistem())
    jawaban = perencana.get(f"/anggaran/rka.xlsx?tahun=2028{tambahan}")
    lembar = load_workbook(BytesIO(jawaban.data))["RKA"]
    baris = [[sel.value for sel in satu] for satu in lembar.iter_rows(min_row=7)]
    rincian = [b for b in baris if b[2] is not None]
    assert all(volume * harga == jumlah for _, _, volume, _, harga, jumlah in rincian)
    proyeksi = perencana.sup(f"/anggaran?periode=2027{tambahan}")
    total = proyeksi.select("details table")[0].select("tbody tr")[1].select("td")[4]
    assert baris[-1][1] == "Jumlah"
    assert f"Rp{baris[-1][5]:,}".replace(",", ".") == teks(total)
    assert sum(b[5] for b in rincian) == baris[-1][5]


def isian(**lain: Any) -> dict[str, Any]:
    dasar = {"jenis": "rekening", "kode": "5.1.02.02.11.0004", "uraian": "Belanja Beasiswa D-IV", "jenjang": "d4"}
    return dasar | {
        "kepastian": "perlu_diperiksa",
        "berlaku_mulai": "1 Januari 2027",
        "dasar_hukum": "Kepmendagri uji",
        **lain,
    }


def test_kode_dimuat_ditambah_diubah_diakhiri(perencana: Any) -> None:
    assert "Belum ada kode anggaran" in teks(perencana.sup("/anggaran/kode"))
    assert perencana.kirim("/anggaran/kode/bawaan").status_code == 303
    assert perencana.kirim("/anggaran/kode/tambah", isian()).status_code == 303
    baru = db.session.scalars(select(KodeAnggaran).where(KodeAnggaran.kode == "5.1.02.02.11.0004")).one()
    assert (baru.jenjang, baru.komponen) == (["d4"], [])
    ubah = isian(uraian="Belanja Beasiswa D-IV dan Profesi", berlaku_mulai="1 Januari 2028") | {"jenjang": ["d4", "s1"]}
    ditolak = perencana.kirim(f"/anggaran/kode/{baru.id}/ubah", ubah)
    assert ditolak.status_code == 422
    assert sup(ditolak).select_one("#uraian")["value"] == "Belanja Beasiswa D-IV dan Profesi"
    assert "5.1.02.02.11.0001 Belanja Beasiswa Tugas Belajar S1" not in teks(sup(ditolak).select_one("h1"))
    assert perencana.kirim(f"/anggaran/kode/{baru.id}/ubah", ubah | {"jenjang": ["d4"]}).status_code == 303
    assert baru.berlaku_sampai == date(2027, 12, 31)
    salah = perencana.kirim(f"/anggaran/kode/{baru.id}/akhiri", {"berlaku_sampai": "1 Januari 2020"})
    assert "sebelum tanggal mulai" in teks(sup(salah))
    assert perencana.kirim(f"/anggaran/kode/{baru.id}/akhiri", {"berlaku_sampai": "30 Juni 2027"}).status_code == 303
    assert "30 Juni 2027" in teks(perencana.sup("/anggaran/kode"))
    assert db.session.scalars(select(Jejak.aksi).where(Jejak.objek_id == str(baru.id)).order_by(Jejak.id)).all() == [
        "tetapkan_kode_anggaran",
        "akhiri_kode_anggaran",
        "akhiri_kode_anggaran",
    ]


def test_pimpinan_melihat_tanpa_mengubah(masuk_sebagai: Any) -> None:
    muat_kode_bawaan(Pelaku.sistem())
    klien = masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN))
    assert not klien.sup("/anggaran/kode").select("td a")
    kode = semua_kode()[0]
    for alamat in ("bawaan", "tambah", f"{kode.id}/ubah", f"{kode.id}/akhiri"):
        assert klien.kirim(f"/anggaran/kode/{alamat}", isian()).status_code == 403
