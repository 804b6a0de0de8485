"""An impossible case: the clash in words, and the smallest change that makes it possible, to the rupiah."""

import json
from itertools import combinations
from typing import Any

import pytest

from smartpns.anggaran.susun.baca import baca_kasus
from smartpns.anggaran.susun.bentrok import jelaskan
from smartpns.anggaran.susun.model import mungkin
from smartpns.anggaran.susun.syarat import Jenis, Syarat, dilonggarkan, hanya
from smartpns.anggaran.susun.terbaik import susun
from tests.anggaran.kasus_acak import Kasus, coba_semua, kasus_kecil

JUTA = 1_000_000


def kasus(kebutuhan: list[Kasus], pagu: dict[str, int], **lain: Any) -> Any:
    bawaan = {"opd": "A", "skor": 10, "jumlah": 1, "biaya_per_tahun": [10 * JUTA], "mulai": [int(min(pagu))]}
    isi = [bawaan | {"id": f"K-{n}"} | k for n, k in enumerate(kebutuhan, 1)]
    dibaca = baca_kasus(json.dumps({"tahun": [int(t) for t in pagu], "pagu": pagu, "kebutuhan": isi} | lain))
    assert susun(dibaca) is None
    return dibaca


def test_dua_kebutuhan_wajib_melebihi_ruang() -> None:
    soal = kasus(
        [{"wajib": True}, {"wajib": True, "jumlah": 2, "biaya_per_tahun": [0, 30 * JUTA]}, {"biaya_per_tahun": [1]}],
        {"2027": 100 * JUTA, "2028": 70 * JUTA},
        komitmen={"2028": 11 * JUTA},
    )
    buntu = jelaskan(soal)
    assert buntu.penjelasan == (
        "Kebutuhan wajib K-2 (2 orang) memerlukan sedikitnya Rp60.000.000 pada 2028, sedangkan ruang 2028 hanya "
        "Rp59.000.000 (pagu Rp70.000.000 dikurangi komitmen Rp11.000.000). Perubahan terkecil yang membuatnya mungkin: "
        "naikkan pagu 2028 sebesar Rp1.000.000; atau kurangi K-2 dari 2 menjadi 1 orang."
    )


def test_bentrokan_menyebut_hanya_yang_bentrok() -> None:
    soal = kasus(
        [{"wajib": True, "biaya_per_tahun": [40 * JUTA]}] * 3 + [{"wajib": True, "opd": "B"}], {"2027": 100 * JUTA}
    )
    buntu = jelaskan(soal)
    (bentrokan,) = buntu.bentrokan
    assert Syarat.pagu(2027) in bentrokan.syarat
    assert "sedikitnya Rp120.000.000 pada 2027, sedangkan ruang 2027 hanya Rp100.000.000" in bentrokan.kalimat
    assert "K-4" not in bentrokan.kalimat
    assert buntu.jalan_keluar[0].perubahan == {Syarat.pagu(2027): 30 * JUTA}


@pytest.mark.parametrize(
    ("kebutuhan", "opd", "kata"),
    [
        ([{}], {"A": {"min_tempat": 3}}, "turunkan minimal tempat OPD A dari 3 menjadi 1"),
        ([{"jumlah": 9}], {"A": {"min_tempat": 5, "maks_tempat": 3}}, "turunkan minimal tempat OPD A dari 5 menjadi 3"),
        ([{"jumlah": 4, "wajib": True}], {"A": {"maks_tempat": 3}}, "kurangi K-1 dari 4 menjadi 3 orang"),
        (
            [{"jumlah": 2, "wajib": True}],
            {"A": {"pegawai": 19, "maks_porsi_pergi": 0.1}},
            "batas 1 orang lagi OPD A yang boleh pergi pada 2027",
        ),
        (
            [{"wajib": True}],
            {"A": {"pegawai": 9, "maks_porsi_pergi": 0.1, "sedang_pergi": {"2027": 2}}},
            "OPD A pada 2027 sudah mencapai batas pegawai yang pergi",
        ),
        (
            [{"wajib": True, "jumlah": 2, "pergi": {"semester": 4, "bulan_mulai": 9}}],
            {"A": {"pegawai": 19, "maks_porsi_pergi": 0.1}},
            "batas 1 orang lagi OPD A yang boleh pergi pada September 2027",
        ),
    ],
)
def test_kuota_yang_bentrok(kebutuhan: list[Kasus], opd: Kasus, kata: str) -> None:
    assert kata in jelaskan(kasus(kebutuhan, {"2027": 900 * JUTA}, opd=opd)).penjelasan


def test_komitmen_melebihi_pagu() -> None:
    penjelasan = jelaskan(kasus([], {"2027": 5 * JUTA}, komitmen={"2027": 7 * JUTA})).penjelasan
    assert penjelasan == (
        "Komitmen 2027 sebesar Rp7.000.000 melebihi pagunya Rp5.000.000. "
        "Perubahan terkecil yang membuatnya mungkin: naikkan pagu 2027 sebesar Rp2.000.000."
    )


def test_uang_dan_orang_bersama_bila_masing_masing_tidak_cukup() -> None:
    soal = kasus([], {"2027": 5}, komitmen={"2027": 7}, opd={"A": {"min_tempat": 2}})
    (jalan,) = jelaskan(soal).jalan_keluar
    assert jalan.perubahan == {Syarat.minimal("A"): 2, Syarat.pagu(2027): 2}
    assert len(jelaskan(soal).bentrokan) == 2


BUNTU = [benih for benih in range(150) if coba_semua(kasus_kecil(benih)) is None]


def test_bentrokan_tidak_dapat_diperkecil_dan_jalan_keluar_membuka() -> None:
    """Without any one of its constraints a clash is gone; after any of the changes a plan exists."""
    assert len(BUNTU) > 10
    for benih in BUNTU:
        soal = baca_kasus(json.dumps(kasus_kecil(benih)))
        buntu = jelaskan(soal)
        for bentrokan in buntu.bentrokan:
            assert mungkin(hanya(soal, set(bentrokan.syarat))) is None
            for sebagian in combinations(bentrokan.syarat, len(bentrokan.syarat) - 1):
                assert mungkin(hanya(soal, set(sebagian)))
        for jalan in buntu.jalan_keluar:
            assert jalan.perubahan and mungkin(dilonggarkan(soal, jalan.perubahan)), benih


def test_kenaikan_pagu_adalah_yang_terkecil() -> None:
    """One rupiah less in any of the years leaves the case impossible, tried without the engine."""
    for benih in BUNTU:
        isi = kasus_kecil(benih)
        for jalan in jelaskan(baca_kasus(json.dumps(isi))).jalan_keluar:
            if {s.jenis for s in jalan.perubahan} != {Jenis.PAGU}:
                continue
            pagu = {t: n + jalan.perubahan.get(Syarat.pagu(int(t)), 0) for t, n in isi["pagu"].items()}
            assert coba_semua(isi | {"pagu": pagu}) is not None
            for syarat in jalan.perubahan:
                kurang = pagu | {str(syarat.tahun): pagu[str(syarat.tahun)] - 1}
                assert coba_semua(isi | {"pagu": kurang}) is None, benih
