"""Commitments of running studies: what is due, and what an extension would add."""

from datetime import date
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku, Peran
from smartpns.anggaran.queries import kebutuhan_berperingkat, proyeksi, studi_berjalan
from smartpns.biaya.queries import harga_berlaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.queries import periode_tahun
from smartpns.organisasi.models import Parameter, StudiBerjalan
from tests import pabrik
from tests.anggaran.test_views import JUTA, TAHUN, isi
from tests.halaman import teks


def per_tahun(perpanjangan: int) -> list[int]:
    (studi,) = studi_berjalan(perpanjangan)
    semester = studi.semester(harga_berlaku(), 0, 2027)
    return [sum(satu.per_tahun.get(tahun, 0) for satu in semester) for tahun in TAHUN]


def test_perpanjangan_menambah_semester_sesudah_akhir(app: Flask) -> None:
    """S2 from September 2026 at 10 million a semester: 1, 2, 1 semesters; an extension goes on into 2028 and 2029."""
    isi()
    assert per_tahun(0) == [20 * JUTA, 10 * JUTA, 0, 0, 0]
    assert per_tahun(1) == [20 * JUTA, 20 * JUTA, 0, 0, 0]
    assert per_tahun(2) == [20 * JUTA, 20 * JUTA, 10 * JUTA, 0, 0]


def test_perpanjangan_mengurangi_ruang_usulan_baru(app: Flask) -> None:
    """Two needs of 2 semesters in 2028 fill 50 million beside the base, not beside an extended study."""
    isi()
    periode = periode_tahun(2027)
    dasar, coba = (proyeksi(periode, kebutuhan_berperingkat(periode), 0, perpanjangan=n) for n in (0, 2))
    assert dasar.eskalasi.tahun[1].komitmen == 10 * JUTA and dasar.potongan.jumlah_muat == 2
    assert coba.eskalasi.tahun[1].komitmen == 20 * JUTA and coba.potongan.jumlah_muat == 1


@pytest.mark.parametrize(("diminta", "batas"), [(3, 2), (-1, 2), (2, 1)])
def test_perpanjangan_dibatasi_parameter(app: Flask, diminta: int, batas: int) -> None:
    isi()
    nilai: dict[str, Any] = {"kode": "perpanjangan_semester", "berlaku_mulai": date(2024, 1, 1)}
    pabrik.simpan(Parameter(**nilai, nilai=str(batas), dasar_hukum="Perbup uji"))
    with pytest.raises(DomainError, match=f"paling lama {batas} semester"):
        studi_berjalan(diminta)


@pytest.fixture
def perencana(masuk_sebagai: Any) -> Any:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def sel(halaman: Any, tabel: str, bagian: str) -> list[list[str]]:
    wadah = halaman.select_one(f'section[aria-label="{tabel}"]')
    return [[teks(s) for s in baris.select("th, td")] for baris in wadah.select(f"{bagian} tr")]


def test_komitmen_per_semester_dengan_perkiraan_selesai(perencana: Any) -> None:
    """10 million a semester: the fees fall in the year a semester begins, and months cost nothing here."""
    isi()
    halaman = perencana.sup("/anggaran/komitmen")
    nama = "Komitmen per semester dan tahun anggaran"
    assert [baris[:4] for baris in sel(halaman, nama, "tbody")] == [
        ["Genap 2026/2027", "1", "Rp10.000.000", "–"],
        ["Ganjil 2027/2028", "1", "Rp10.000.000", "–"],
        ["Genap 2027/2028", "1", "–", "Rp10.000.000"],
    ]
    assert sel(halaman, nama, "tfoot")[0][2:] == ["Rp20.000.000", "Rp10.000.000", *["Rp0"] * 3, "Rp30.000.000"]
    assert "31 Agustus 2028" in teks(halaman)
    assert "tiga puluh juta rupiah" in teks(halaman)


@pytest.mark.parametrize("alamat", ["", "?perpanjangan=2", "?perpanjangan=1&eskalasi=3,5", "?perpanjangan=9"])
def test_jumlah_komitmen_sama_dengan_proyeksi(perencana: Any, alamat: str) -> None:
    isi()
    komitmen = perencana.sup(f"/anggaran/komitmen{alamat}")
    proyeksi = perencana.sup(f"/anggaran{alamat}")
    per_tahun = [baris[3] for baris in sel(proyeksi, "Proyeksi per tahun", "tbody")]
    assert sel(komitmen, "Komitmen per semester dan tahun anggaran", "tfoot")[0][2:7] == per_tahun
    assert sel(komitmen, "Komitmen per OPD", "tfoot")[0][2:] == per_tahun
    diperpanjang = "perpanjangan" in alamat and "=9" not in alamat
    assert ("diperpanjang" in teks(proyeksi)) == ("diperpanjang" in teks(komitmen)) == diperpanjang


def test_yang_lewat_perkiraan_selesai_ditandai(perencana: Any) -> None:
    isi()
    (studi,) = db.session.scalars(select(StudiBerjalan))
    studi.mulai = date(2021, 9, 1)
    catat("uji", studi, Pelaku.sistem())
    halaman = teks(perencana.sup("/anggaran/komitmen"))
    assert "1 studi sudah lewat perkiraan selesainya" in halaman
    assert "Tidak ada semester yang membebani APBD" in halaman


def test_studi_yang_berakhir_tetap_membebani_tahunnya(app: Flask) -> None:
    """Ended on 15 March 2027 in its second semester: 2027 keeps the 10 million of that one, the rest falls away."""
    isi()
    assert per_tahun(0) == [20 * JUTA, 10 * JUTA, 0, 0, 0]
    (studi,) = db.session.scalars(select(StudiBerjalan))
    studi.selesai_pada = date(2027, 3, 15)
    catat("uji", studi, Pelaku.sistem())
    db.session.commit()
    with time_machine.travel(date(2027, 6, 1)):
        assert per_tahun(0) == per_tahun(2) == [10 * JUTA, 0, 0, 0, 0]
    with time_machine.travel(date(2028, 1, 2)):
        assert studi_berjalan() == []


def test_studi_yang_berakhir_disebut_di_halaman(app: Flask, masuk_sebagai: Any) -> None:
    isi()
    (studi,) = db.session.scalars(select(StudiBerjalan))
    studi.selesai_pada, hari = date(2027, 3, 15), date(2027, 6, 1)
    catat("uji", studi, Pelaku.sistem())
    db.session.commit()
    with time_machine.travel(hari):
        halaman = teks(masuk_sebagai(pabrik.pengguna(Peran.PERENCANA)).sup("/anggaran/komitmen"))
    assert "0 pegawai sedang studi, 1 sudah selesai tahun ini" in halaman


def test_siapa_membayar_terjumlah_ke_biaya_penuh(perencana: Any) -> None:
    """2027 costs 20 million: 2 x 3 from the APBD, of the other 14 million three quarters LPDP, a quarter her own."""
    isi()
    (studi,) = db.session.scalars(select(StudiBerjalan))
    studi.rupiah_apbd, studi.persen_sponsor, studi.nama_sponsor, studi.persen_mandiri = 3 * JUTA, 75, "LPDP", 25
    catat("uji", studi, Pelaku.sistem())
    halaman = perencana.sup("/anggaran/komitmen")
    baris = sel(halaman, "Biaya studi berjalan menurut sumber", "tbody")
    assert [isi[:4] for isi in baris] == [
        ["APBD", "1", "Rp6.000.000", "Rp3.000.000"],
        ["LPDP", "1", "Rp10.500.000", "Rp5.250.000"],
        ["Mandiri", "1", "Rp3.500.000", "Rp1.750.000"],
    ]
    assert "APBD Rp3.000.000 per semester, selebihnya LPDP 75% dan Mandiri 25%" in teks(halaman)
    assert sel(halaman, "Komitmen per OPD", "tfoot")[0][2] == "Rp6.000.000"
