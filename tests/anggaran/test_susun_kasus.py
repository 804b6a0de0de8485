"""A malformed case is refused with the path of the fault and the reason; nothing is guessed or passed over."""

import json
from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest

from smartpns.anggaran.susun.baca import KasusCacat, baca_kasus
from smartpns.anggaran.susun.pergi import MasaPergi, Saat
from smartpns.anggaran.susun.tulis import tulis_kasus
from tests.anggaran.kasus_acak import harga_naik, kasus_besar

SAH: dict[str, Any] = {
    "tahun": [2027, 2028],
    "pagu": {"2027": 100, "2028": 100},
    "komitmen": {"2027": 10},
    "diskon_tunda": 0.03,
    "kebutuhan": [
        {"id": "K-1", "opd": "A", "skor": 71.25, "jumlah": 2, "biaya_per_tahun": [10, 20], "mulai": [2028, 2027]},
        {"id": "K-2", "opd": "B", "skor": 5, "jumlah": 1, "biaya_per_tahun": [0], "mulai": [2027], "wajib": True},
    ],
    "opd": {"A": {"min_tempat": 0, "maks_tempat": 5}},
}
HAPUS = object()


def dengan(*jalur: str | int, nilai: Any) -> str:
    isi = deepcopy(SAH)
    tempat: Any = isi
    for kunci in jalur[:-1]:
        tempat = tempat[kunci]
    if nilai is HAPUS:
        del tempat[jalur[-1]]
    else:
        tempat[jalur[-1]] = nilai
    return json.dumps(isi)


def test_kasus_sah_dibaca_tepat() -> None:
    kasus = baca_kasus(json.dumps(SAH))
    satu = kasus.kebutuhan[0]
    assert satu.skor == Fraction("71.25")
    assert satu.mulai == (2027, 2028)
    assert kasus.ruang == {2027: 90, 2028: 100}
    assert kasus.diskon_tunda == Fraction(3, 100)
    assert kasus.kebutuhan[1].wajib


def test_yang_boleh_tidak_diisi() -> None:
    isi = {kunci: nilai for kunci, nilai in SAH.items() if kunci not in ("komitmen", "diskon_tunda", "opd")}
    kasus = baca_kasus(json.dumps(isi))
    assert (kasus.komitmen, kasus.opd, kasus.diskon_tunda) == ({}, {}, Fraction("0.03"))


def test_batas_pergi_dibulatkan_ke_bawah_dan_dikurangi_yang_sedang_pergi() -> None:
    batas = {"pegawai": 29, "maks_porsi_pergi": 0.1, "sedang_pergi": {"2028": 3}}
    dibaca = baca_kasus(dengan("opd", "A", nilai=batas)).opd["A"].maks_pergi
    assert dibaca == {Saat(2027): 2, Saat(2028): 0}  # over its limit: nobody, and never fewer


def test_pergi_per_semester_dihitung_pada_bulan_orang_dapat_berangkat() -> None:
    isi = deepcopy(SAH)
    isi["kebutuhan"][0]["pergi"] = {"semester": 4, "bulan_mulai": 9}
    berjalan = {"mulai": 2026, "bulan_mulai": 9, "semester": 4, "orang": 2}
    isi["opd"]["A"] = {"pegawai": 29, "maks_porsi_pergi": 0.1, "sedang_pergi": [berjalan]}
    kasus = baca_kasus(json.dumps(isi))
    assert kasus.kebutuhan[0].pergi == MasaPergi(semester=4, bulan_mulai=9)
    assert kasus.opd["A"].maks_pergi == {Saat(2027, 9): 0, Saat(2028, 9): 2}
    isi["opd"]["A"] = {"maks_pergi": {"2027": 2, "2028": 1, "2028-09": 0}}
    kasus = baca_kasus(json.dumps(isi))
    assert kasus.opd["A"].maks_pergi == {Saat(2027, 9): 2, Saat(2028, 1): 1, Saat(2028, 9): 0}
    assert baca_kasus(tulis_kasus(kasus)) == kasus


CACAT = [
    (dengan("tahun", nilai=[]), "$.tahun", "tidak boleh kosong"),
    (dengan("tahun", nilai=[2027, 2027]), "$.tahun", "dua kali"),
    (dengan("tahun", nilai=["2027"]), "$.tahun[0]", "bukan “2027”"),
    (dengan("tahun", nilai=HAPUS), "$.tahun", "belum diisi"),
    (dengan("pagu", "2028", nilai=HAPUS), "$.pagu.2028", "belum diisi"),
    (dengan("pagu", "2031", nilai=5), "$.pagu.2031", "tidak ada dalam $.tahun"),
    (dengan("pagu", "2027", nilai=1.5), "$.pagu.2027", "bilangan bulat rupiah"),
    (dengan("pagu", "2027", nilai=-1), "$.pagu.2027", "antara 0 dan"),
    (dengan("pagu", "2027", nilai=True), "$.pagu.2027", "bukan true"),
    (dengan("pagu", nilai=[1]), "$.pagu", "harus objek"),
    (dengan("komitmen", "2027", nilai="10"), "$.komitmen.2027", "bukan “10”"),
    (dengan("diskon_tunda", nilai=3), "$.diskon_tunda", "antara 0 dan 1"),
    (dengan("kebutuhan", nilai={}), "$.kebutuhan", "harus larik"),
    (dengan("kebutuhan", 0, nilai=7), "$.kebutuhan[0]", "harus objek"),
    (dengan("kebutuhan", 1, "id", nilai="K-1"), "$.kebutuhan[1].id", "sudah dipakai oleh $.kebutuhan[0]"),
    (dengan("kebutuhan", 0, "id", nilai=" "), "$.kebutuhan[0].id", "teks"),
    (dengan("kebutuhan", 0, "id", nilai="K\ud800"), "$.kebutuhan[0].id", "tidak dapat dicetak"),
    (dengan("kebutuhan", 0, "opd", nilai=HAPUS), "$.kebutuhan[0].opd", "belum diisi"),
    (dengan("kebutuhan", 0, "skor", nilai="tinggi"), "$.kebutuhan[0].skor", "harus bilangan"),
    (dengan("kebutuhan", 0, "skor", nilai=-0.5), "$.kebutuhan[0].skor", "antara 0"),
    (dengan("kebutuhan", 0, "jumlah", nilai=0), "$.kebutuhan[0].jumlah", "antara 1"),
    (dengan("kebutuhan", 0, "jumlah", nilai=2.0), "$.kebutuhan[0].jumlah", "bilangan bulat"),
    (dengan("kebutuhan", 0, "biaya_per_tahun", nilai=[]), "$.kebutuhan[0].biaya_per_tahun", "kosong"),
    (dengan("kebutuhan", 0, "biaya_per_tahun", nilai=[1, -2]), "$.kebutuhan[0].biaya_per_tahun[1]", "antara 0"),
    (
        dengan("kebutuhan", 0, "biaya_per_tahun", nilai={"2027": [1]}),
        "$.kebutuhan[0].biaya_per_tahun.2028",
        "belum diisi",
    ),
    (
        dengan("kebutuhan", 1, "biaya_per_tahun", nilai={"2028": [1]}),
        "$.kebutuhan[1].biaya_per_tahun.2028",
        "tidak dikenal",
    ),
    (dengan("kebutuhan", 0, "pergi", nilai=1), "$.kebutuhan[0].pergi", "true atau false"),
    (dengan("kebutuhan", 0, "pergi", nilai={"semester": 4}), "$.kebutuhan[0].pergi.bulan_mulai", "belum diisi"),
    (dengan("kebutuhan", 0, "pergi", nilai={"semester": 0, "bulan_mulai": 9}), "$.kebutuhan[0].pergi.semester", "1"),
    (
        dengan("kebutuhan", 0, "pergi", nilai={"semester": 4, "bulan_mulai": 13}),
        "$.kebutuhan[0].pergi.bulan_mulai",
        "12",
    ),
    (dengan("opd", "A", nilai={"maks_pergi": {"2027-13": 1}}), "$.opd.A.maks_pergi.2027-13", "tidak ada dalam $.tahun"),
    (dengan("opd", "A", nilai={"maks_pergi": {"2027": 1}, "pegawai": 9}), "$.opd.A.pegawai", "tidak dipakai bersama"),
    (dengan("kebutuhan", 0, "mulai", nilai=[]), "$.kebutuhan[0].mulai", "kosong"),
    (dengan("kebutuhan", 0, "mulai", nilai=[2027, 2030]), "$.kebutuhan[0].mulai[1]", "tahun 2030 tidak ada"),
    (dengan("kebutuhan", 0, "mulai", nilai=[2027, 2027]), "$.kebutuhan[0].mulai", "dua kali"),
    (dengan("kebutuhan", 0, "wajib", nilai="ya"), "$.kebutuhan[0].wajib", "true atau false"),
    (dengan("kebutuhan", 0, "wajb", nilai=True), "$.kebutuhan[0].wajb", "tidak dikenal"),
    (dengan("opd", "A", "min_tempat", nilai=-1), "$.opd.A.min_tempat", "antara 0"),
    (dengan("opd", "A", "sedang_pergi", nilai={}), "$.opd.A.sedang_pergi", "maks_porsi_pergi"),
    (dengan("opd", "A", "maks_porsi_pergi", nilai=0.1), "$.opd.A.pegawai", "belum diisi"),
    (dengan("catatan", nilai="x"), "$.catatan", "tidak dikenal"),
    ("[]", "$", "harus objek"),
    ("{", "$", "baris 1 kolom 2"),
    ('{"tahun": [2027], "tahun": [2028]}', "$", "dua kali"),
    ('{"tahun": ' + "9" * 5000 + "}", "$", "ada bilangan yang terlalu besar"),
    ('{"tahun": NaN}', "$", "NaN bukan bilangan"),
    ('{"tahun": 1e99999999999999999999}', "$", "terlalu"),
]


@pytest.mark.parametrize(("teks", "jalur", "alasan"), CACAT, ids=[f"{n}-{c[1]}" for n, c in enumerate(CACAT)])
def test_kasus_cacat_ditolak_dengan_jalur_dan_alasan(teks: str, jalur: str, alasan: str) -> None:
    with pytest.raises(KasusCacat) as galat:
        baca_kasus(teks)
    assert [j for j, _ in galat.value.masalah] == [jalur]
    assert alasan in galat.value.masalah[0][1]


def test_bukan_utf8() -> None:
    with pytest.raises(KasusCacat, match="UTF-8"):
        baca_kasus(b'{"tahun": "\xff"}')


def test_beberapa_kesalahan_disebut_sekaligus() -> None:
    isi = deepcopy(SAH)
    isi["kebutuhan"][0]["skor"] = None
    isi["kebutuhan"][1]["jumlah"] = "dua"
    isi["opd"]["A"]["maks_tempat"] = 1.5
    with pytest.raises(KasusCacat) as galat:
        baca_kasus(json.dumps(isi))
    assert [j for j, _ in galat.value.masalah] == [
        "$.kebutuhan[0].skor",
        "$.kebutuhan[1].jumlah",
        "$.opd.A.maks_tempat",
    ]


@pytest.mark.parametrize("benih", range(20))
def test_ditulis_lalu_dibaca_kembali_sama(benih: int) -> None:
    kasus = baca_kasus(json.dumps(harga_naik(benih, kasus_besar(benih, 20))))
    assert baca_kasus(tulis_kasus(kasus)) == kasus
