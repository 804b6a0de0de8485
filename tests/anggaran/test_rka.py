"""The RKA of a year: rekening, rows that can be checked with a calculator, and a sum that is the projection's."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from smartpns.akun.izin import Pelaku
from smartpns.anggaran.queries import kode_tahun, semua_kode
from smartpns.anggaran.rules import (
    KODE_BAWAAN,
    URAIAN_PEMBULATAN,
    BarisAnggaran,
    JenisBeban,
    JenisKode,
    KodeBerlaku,
    pilih_rekening,
    susun_anggaran,
    susun_rka,
)
from smartpns.anggaran.services import IsianKode, akhiri_kode, muat_kode_bawaan, tetapkan_kode
from smartpns.biaya.rules import ButirBiaya, Komponen, TabelHarga, biaya_per_semester, perkirakan
from smartpns.core.errors import DomainError
from smartpns.organisasi.rules import Jenjang, Kepastian, Lokasi, Pembagian, Pembiayaan

JUTA = 1_000_000
TAHUN = range(2027, 2032)
HARGA = {
    Komponen.PDFT: 1_000_000,
    Komponen.UKT: 8_000_000,
    Komponen.HIDUP: 1_500_000,
    Komponen.BUKU: 750_001,
    Komponen.WISUDA: 1_000_000,
}
TABEL = TabelHarga(date(2027, 1, 1), {(j, Lokasi.DALAM_PROVINSI): HARGA for j in (Jenjang.S1, Jenjang.S2, Jenjang.S3)})
KODE = [bawaan.kode for bawaan in KODE_BAWAAN]


def baris(id_: str, **lain: Any) -> BarisAnggaran:
    isi = {"jenjang": Jenjang.S2, "lokasi": Lokasi.DALAM_PROVINSI, "jumlah": 1, "tahun_mulai": 2027, "bulan_masuk": 9}
    return BarisAnggaran(id_, ButirBiaya(**isi | {"lama_semester": 4, "pembiayaan": Pembiayaan.APBD} | lain))


def test_rka_dihitung_tangan() -> None:
    """Three S2 from September 2027 in 2027: 3 x 1 million, 3 semesters of 8 million, 3 x 4 months, 3 books."""
    rka = susun_rka(
        2027, [(JenisBeban.USULAN_BARU, baris("a", jumlah=3))], KODE, TABEL, eskalasi_persen=0, tahun_harga=2027
    )
    assert rka.sub_kegiatan and rka.sub_kegiatan.kode == "5.03.02.2.03.0004"
    (rekening,) = rka.rekening
    assert rekening.kode and rekening.kode.kode == "5.1.02.02.11.0002"
    (beban,) = rekening.beban
    assert [(b.uraian, b.volume, b.satuan, b.harga, b.jumlah) for b in beban.baris] == [
        ("Pendaftaran, matrikulasi, dan seleksi S2 dalam provinsi", 3, "orang", JUTA, 3 * JUTA),
        ("SPP / UKT S2 dalam provinsi", 3, "orang semester", 8 * JUTA, 24 * JUTA),
        ("Biaya hidup dan operasional S2 dalam provinsi", 12, "orang bulan", 1_500_000, 18 * JUTA),
        ("Buku dan referensi S2 dalam provinsi", 3, "orang semester", 750_001, 2_250_003),
    ]
    assert rka.jumlah == 47_250_003


def test_bagian_dan_kenaikan_menyisakan_satu_baris_pembulatan() -> None:
    """Half of 750,001 is 375,001 (half up) for 1 book; 2028 has 2 books at 375,001 for 2: 750,001, so 375,000 + 1."""
    satu = baris("a", pembagian=Pembagian(persen_apbd=50, persen_mandiri=50))
    rka = susun_rka(2028, [(JenisBeban.KOMITMEN, satu)], KODE, TABEL, eskalasi_persen=0, tahun_harga=2027)
    isi = {b.uraian: (b.volume, b.harga) for b in rka.rekening[0].beban[0].baris}
    assert isi["Buku dan referensi S2 dalam provinsi (bagian APBD)"] == (2, 375_000)
    assert isi[URAIAN_PEMBULATAN] == (1, 1)
    assert rka.jumlah == perkirakan(satu.butir, TABEL).per_tahun[2028]


butir = st.builds(
    ButirBiaya,
    jenjang=st.sampled_from([Jenjang.S1, Jenjang.S2, Jenjang.S3, Jenjang.D4]),
    lokasi=st.just(Lokasi.DALAM_PROVINSI),
    jumlah=st.integers(1, 9),
    tahun_mulai=st.integers(2024, 2031),
    bulan_masuk=st.integers(1, 12),
    lama_semester=st.integers(1, 10),
    pembiayaan=st.sampled_from(list(Pembiayaan)),
    pembagian=st.one_of(
        st.just(Pembagian()),
        st.builds(Pembagian, persen_apbd=st.integers(0, 100)),
        st.builds(Pembagian, rupiah_apbd=st.integers(1, 20 * JUTA)),
    ),
)


@given(st.lists(butir, max_size=6), st.lists(butir, max_size=6), st.sampled_from([0, Decimal("2.5"), 7]))
def test_jumlah_rka_sama_dengan_proyeksi_setiap_tahun(lama, baru, naik) -> None:
    """Nothing is lost: every year's RKA is the projection's total, and every row is volume times price."""
    berjalan = [BarisAnggaran(f"k{n}", b) for n, b in enumerate(lama)]
    ranking = [BarisAnggaran(f"b{n}", b) for n, b in enumerate(baru)]
    pagu = dict.fromkeys(TAHUN, 900 * JUTA)
    anggaran = susun_anggaran(ranking, berjalan, pagu=pagu, daftar_tahun=TAHUN, tabel=TABEL, eskalasi_persen=naik)
    beban = [(b.jenis, satu) for b, satu in zip(anggaran.beban, anggaran.baris, strict=True)]
    for tahun in anggaran.eskalasi.tahun:
        rka = susun_rka(tahun.tahun, beban, KODE, TABEL, eskalasi_persen=naik, tahun_harga=2027)
        assert rka.jumlah == tahun.total
        per_jenis = dict.fromkeys(JenisBeban, 0)
        for satu in (b for rekening in rka.rekening for b in rekening.beban):
            per_jenis[satu.jenis] += satu.jumlah
        assert per_jenis == {JenisBeban.KOMITMEN: tahun.komitmen, JenisBeban.USULAN_BARU: tahun.usulan_baru}


@given(butir, st.sampled_from([0, Decimal("2.5"), 7]))
def test_semester_menjumlah_ke_tahun(satu, naik) -> None:
    semester = biaya_per_semester(satu, TABEL, eskalasi_persen=naik, tahun_harga=2027)
    per_tahun = perkirakan(satu, TABEL, eskalasi_persen=naik, tahun_harga=2027).per_tahun_eskalasi
    assert [s.ke for s in semester] == list(range(1, satu.lama_semester + 1))
    for tahun, jumlah in per_tahun.items():
        assert sum(s.per_tahun.get(tahun, 0) for s in semester) == jumlah


def test_semester_dihitung_tangan() -> None:
    """S2 from September 2027: 4 months in 2027 and 2 in 2028 for the first semester, 6 in 2028 for the second."""
    pertama, kedua, *_, akhir = biaya_per_semester(baris("a").butir, TABEL)
    assert (str(pertama.kalender), pertama.per_tahun) == ("Ganjil 2027/2028", {2027: 15_750_001, 2028: 3 * JUTA})
    assert (str(kedua.kalender), kedua.mulai, kedua.selesai) == ("Genap 2027/2028", date(2028, 3, 1), date(2028, 8, 31))
    assert kedua.per_tahun == {2028: 17_750_001}
    assert (akhir.selesai, akhir.per_tahun) == (date(2029, 8, 31), {2029: 18_750_001})


def test_rekening_tersempit_yang_dipakai() -> None:
    umum, s2 = KODE[1], KODE[3]
    buku = KodeBerlaku(JenisKode.REKENING, "5.1.02.01", "Buku", komponen=frozenset({Komponen.BUKU}))
    assert pilih_rekening(KODE, Jenjang.S2, Komponen.UKT) == s2
    assert pilih_rekening(KODE, Jenjang.D4, Komponen.UKT) == umum
    assert pilih_rekening([*KODE, buku], Jenjang.S2, Komponen.BUKU) == buku
    assert pilih_rekening([s2, KODE[0]], Jenjang.S1, Komponen.UKT) is None


def test_tanpa_rekening_tetap_terjumlah() -> None:
    rka = susun_rka(2027, [(JenisBeban.KOMITMEN, baris("a"))], [], TABEL, eskalasi_persen=0, tahun_harga=2027)
    assert [r.kode for r in rka.rekening] == [None]
    assert rka.jumlah == 15_750_001


def isian(kode: str = "5.1.02.02.11.0009", **lain: Any) -> IsianKode:
    isi = {"jenis": JenisKode.REKENING, "kode": kode, "uraian": "Uji", "jenjang": frozenset({Jenjang.S2})} | lain
    return IsianKode(KodeBerlaku(**isi, kepastian=Kepastian.ASUMSI), date(2026, 1, 1), "Kepmendagri uji")


def test_kode_bawaan_dimuat_sekali(app: Flask) -> None:
    assert len(muat_kode_bawaan(Pelaku.sistem())) == 5
    assert muat_kode_bawaan(Pelaku.sistem()) == []
    assert [k.kepastian.value for k in semua_kode()].count("terverifikasi") == 2


def test_kode_baru_mengakhiri_yang_lama(app: Flask) -> None:
    lama = tetapkan_kode(isian(), Pelaku.sistem())
    baru = tetapkan_kode(IsianKode(isian(uraian="Baru").isi, date(2027, 1, 1), "Kepmendagri 2"), Pelaku.sistem())
    assert lama.berlaku_sampai == date(2026, 12, 31)
    assert [k.uraian for k in kode_tahun(2026)] == ["Uji"]
    assert [k.uraian for k in kode_tahun(2027)] == ["Baru"]
    akhiri_kode(baru, date(2027, 6, 30), Pelaku.sistem())
    assert kode_tahun(2028) == []


@pytest.mark.parametrize(
    ("salah", "kolom", "sebab"),
    [
        (isian("lima"), "kode", "Kode ini tidak terbaca"),
        (isian("5.1.02.99"), "jenjang", "sudah menampung biaya yang sama"),
        (isian("5.03.01", jenis=JenisKode.SUB_KEGIATAN, jenjang=frozenset()), "kode", "Akhiri dahulu yang lama"),
    ],
)
def test_kode_yang_berebut_ditolak(app: Flask, salah: IsianKode, kolom: str, sebab: str) -> None:
    muat_kode_bawaan(Pelaku.sistem())
    with pytest.raises(DomainError, match=sebab) as galat:
        tetapkan_kode(salah, Pelaku.sistem())
    assert galat.value.field == kolom
