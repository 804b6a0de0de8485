"""The price list of a day and what needs cost at it."""

from datetime import date

from flask import Flask

from smartpns.biaya.models import StandarBiaya
from smartpns.biaya.queries import harga_berlaku, perkiraan_biaya
from smartpns.biaya.rules import ButirBiaya, Komponen, bagi_sumber
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembagian, Pembiayaan
from tests import pabrik

S2 = (Jenjang.S2, Lokasi.DALAM_PROVINSI)


def butir(**lain: object) -> ButirBiaya:
    isi = {"jenjang": Jenjang.S2, "lokasi": Lokasi.DALAM_PROVINSI, "jumlah": 2, "tahun_mulai": 2026}
    return ButirBiaya(**isi | {"bulan_masuk": 9, "lama_semester": 4, "pembiayaan": Pembiayaan.APBD} | lain)


def harga(komponen: Komponen, jumlah: int, mulai: date = date(2026, 1, 1), **lain: object) -> StandarBiaya:
    isi = {"jenjang": Jenjang.S2, "lokasi": Lokasi.DALAM_PROVINSI, "dasar_hukum": "Perbup 1/2026"} | lain
    return pabrik.simpan(StandarBiaya(komponen=komponen, jumlah=jumlah, berlaku_mulai=mulai, **isi))


def test_harga_berlaku_menurut_tanggal(app: Flask) -> None:
    harga(Komponen.UKT, 8_000_000, date(2025, 1, 1), berlaku_sampai=date(2025, 12, 31))
    harga(Komponen.UKT, 9_000_000)
    assert harga_berlaku(date(2024, 12, 31)).harga(*S2) == {}
    assert harga_berlaku(date(2025, 12, 31)).harga(*S2) == {Komponen.UKT: 8_000_000}
    assert harga_berlaku(date(2026, 1, 1)).harga(*S2) == {Komponen.UKT: 9_000_000}


def test_s2_september_2026_dua_orang(app: Flask) -> None:
    """Semesters 1, 2, 1; months 4, 12, 8."""
    harga(Komponen.UKT, 10_000_000)
    harga(Komponen.HIDUP, 1_000_000)
    (satu,) = perkiraan_biaya([butir()], harga_berlaku(date(2026, 6, 1)))
    assert satu.per_tahun == {2026: 28_000_000, 2027: 64_000_000, 2028: 36_000_000}
    assert satu.biaya_satu_orang == 64_000_000
    assert satu.total == 128_000_000


def test_eskalasi_dihitung_dari_tahun_daftar_harga(app: Flask) -> None:
    harga(Komponen.UKT, 10_000_000)
    (satu,) = perkiraan_biaya([butir(jumlah=1)], harga_berlaku(date(2026, 6, 1)), eskalasi_persen=5)
    assert satu.per_tahun == {2026: 10_000_000, 2027: 20_000_000, 2028: 10_000_000}
    assert satu.per_tahun_eskalasi == {2026: 10_000_000, 2027: 21_000_000, 2028: 11_025_000}


def test_tanpa_ukt_biayanya_tidak_diketahui(app: Flask) -> None:
    harga(Komponen.HIDUP, 1_000_000)
    tabel = harga_berlaku(date(2026, 6, 1))
    sponsor = butir(pembiayaan=Pembiayaan.SPONSOR, pembagian=Pembagian(nama_sponsor="LPDP"))
    apbd, mandiri, penuh_sponsor = perkiraan_biaya([butir(), butir(pembiayaan=Pembiayaan.MANDIRI), sponsor], tabel)
    assert not apbd.berharga
    assert mandiri.berharga and mandiri.total == 0
    assert penuh_sponsor.berharga and penuh_sponsor.total == 0


def test_bagian_apbd(app: Flask) -> None:
    harga(Komponen.UKT, 10_000_000)
    (bersama,) = perkiraan_biaya([butir(pembagian=Pembagian(persen_apbd=40))], harga_berlaku(date(2026, 6, 1)))
    assert bersama.per_tahun == {2026: 8_000_000, 2027: 16_000_000, 2028: 8_000_000}


def test_setiap_sumber_menurut_bagiannya(app: Flask) -> None:
    """33 % of 10,000,001 is 3,300,000; of the other 6,700,001 LPDP has 40 of 67 parts, for 27 nobody is named."""
    harga(Komponen.UKT, 10_000_001)
    bersama = butir(jumlah=1, pembagian=Pembagian(persen_apbd=33, persen_sponsor=40, nama_sponsor="LPDP"))
    siapa = bagi_sumber(bersama, harga_berlaku(date(2026, 6, 1)))
    assert {nama: isi[2026] for nama, isi in siapa.items()} == {
        "APBD": 3_300_000,
        "LPDP": 4_000_001,
        "Belum disebut sumbernya": 2_700_000,
    }
