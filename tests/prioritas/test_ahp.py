"""Pairwise comparison: Saaty's published matrices to three decimals, the boundary of 0.1, several assessors, rounding.

The RI of this application is Saaty's of 1980 (n = 3 .. 8: .58 .90 1.12 1.24 1.32 1.41). Where a source divides by
another RI its lambda_max and weights are tested, and its CR with the RI it used.
"""

from decimal import Decimal
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymcdm.weights.subjective import AHP

from smartpns.core.errors import DomainError
from smartpns.prioritas.rules import (
    BATAS_CR,
    NILAI_SKALA,
    HasilAhp,
    Matriks,
    bulatkan_bobot,
    cari_saran,
    daftar_pasangan,
    gabungkan,
    hitung_ahp,
    rasio,
    sebut_nilai,
    susun_matriks,
)

RUMAH = """
 5  3  7  6  6 -3 -4
   -3  5  3  3 -5 -7
       6  3  4  6 -5
         -3 -4 -7 -8
            -2 -5 -6
               -5 -6
                  -2
"""
"""Buying a house (Saaty 1990): size, transportation, neighborhood, age, yard, facilities, condition, financing."""
NEGARA = """
 4  9  6  6  5  5
    7  5  5  3  4
      -5 -5 -7 -5
          1 -3 -3
            -3 -3
                2
"""
"""Wealth of nations (Saaty 1987): US, USSR, China, France, UK, Japan, West Germany."""
MINUMAN = """
 9  5  2  1  1 -2
   -3 -9 -9 -9 -9
      -3 -4 -3 -9
         -2  1 -3
             2 -2
               -3
"""
"""Consumption of drinks in the US (Saaty 2008): coffee, wine, tea, beer, sodas, milk, water."""
SEKOLAH = """
 4  3  1  3  4
    7  3 -5  1
      -5 -5 -6
          1 -3
             3
"""
"""Choosing a school (Saaty 1980): learning, friends, school life, vocational training, college preparation, music."""


def baca(segitiga):
    """Codes and judgements of an upper triangle."""
    angka = [int(kata) for kata in segitiga.split()]
    banyak = next(n for n in range(2, 11) if n * (n - 1) // 2 == len(angka))
    kode = "ABCDEFGHIJ"[:banyak]
    return tuple(kode), dict(zip(combinations(kode, 2), angka, strict=True))


def hasil(segitiga):
    return hitung_ahp(susun_matriks(*baca(segitiga)))


def tiga_desimal(satu):
    return [round(bobot, 3) for bobot in satu.bobot.values()]


class TestTerbitan:
    @pytest.mark.parametrize(
        ("segitiga", "bobot"),
        [
            (RUMAH, [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]),
            (NEGARA, [0.427, 0.230, 0.021, 0.052, 0.052, 0.123, 0.094]),
            (MINUMAN, [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]),
        ],
        ids=["rumah", "negara", "minuman"],
    )
    def test_weights_to_three_decimals(self, segitiga, bobot):
        assert tiga_desimal(hasil(segitiga)) == bobot

    def test_house_lambda_ci_and_cr(self):
        rumah = hasil(RUMAH)
        assert (round(rumah.lambda_maks, 3), round(rumah.ci, 3), round(rumah.cr, 3)) == (9.669, 0.238, 0.169)
        assert not rumah.konsisten

    def test_wealth_of_nations_and_drinks_are_consistent(self):
        assert (round(hasil(NEGARA).lambda_maks, 2), round(hasil(NEGARA).cr, 2)) == (7.61, 0.08)
        assert round(hasil(MINUMAN).cr, 3) == 0.022
        assert hasil(NEGARA).konsisten and hasil(MINUMAN).konsisten

    def test_school_weights_as_printed_with_two_decimals(self):
        sekolah = hasil(SEKOLAH)
        assert [round(b, 2) for b in sekolah.bobot.values()] == [0.32, 0.14, 0.03, 0.13, 0.24, 0.14]
        assert round(sekolah.lambda_maks, 2) == 7.42 and not sekolah.konsisten

    def test_the_judgement_saaty_mends_in_the_house_is_the_one_named(self):
        """Saaty (2003) finds neighborhood against condition, 6, and puts 1/2: lambda 8.811, CR .083 with RI 1.40."""
        kode, penilaian = baca(RUMAH)
        saran = cari_saran(kode, penilaian)
        assert (saran.pasangan, saran.sekarang, saran.cocok) == (("C", "G"), 6, -2)
        diganti = hitung_ahp(susun_matriks(kode, {**penilaian, saran.pasangan: saran.cocok}))
        assert saran.cr == diganti.cr and diganti.konsisten
        assert int(diganti.lambda_maks * 1000) == 8811 and round(diganti.ci / 1.40, 3) == 0.083
        assert tiga_desimal(diganti) == [0.175, 0.062, 0.103, 0.019, 0.034, 0.041, 0.221, 0.345]

    @pytest.mark.parametrize("segitiga", [RUMAH, NEGARA, MINUMAN, SEKOLAH])
    def test_pymcdm_finds_the_same_weights(self, segitiga):
        matriks = susun_matriks(*baca(segitiga))
        lain = AHP(matrix=np.array(matriks.isi))
        assert list(hitung_ahp(matriks).bobot.values()) == pytest.approx(list(lain()), abs=1e-9)


class TestKonsistensi:
    def test_two_criteria_are_always_consistent(self):
        dua = hitung_ahp(susun_matriks(("A", "B"), {("A", "B"): 9}))
        assert (dua.lambda_maks, dua.ci, dua.cr) == (pytest.approx(2), 0.0, 0.0)
        assert list(dua.bobot.values()) == pytest.approx([0.9, 0.1])

    def test_a_perfect_matrix_gives_back_its_weights(self):
        sempurna = hitung_ahp(susun_matriks(tuple("ABC"), {("A", "B"): 2, ("B", "C"): 2, ("A", "C"): 4}))
        assert list(sempurna.bobot.values()) == pytest.approx([4 / 7, 2 / 7, 1 / 7])
        assert sempurna.cr == pytest.approx(0, abs=1e-12)

    @pytest.mark.parametrize(("geser", "konsisten"), [(-1e-6, True), (1e-6, False)])
    def test_a_ratio_of_one_tenth_is_refused(self, geser, konsisten):
        """For three criteria lambda_max = 1 + x + 1/x, x the cube root of a12 a23 / a13: x is solved for CR 0.1."""
        lambda_maks = 3 + 2 * 0.58 * (BATAS_CR + geser)
        tengah = (lambda_maks - 1) / 2
        x = tengah + (tengah**2 - 1) ** 0.5
        satu = hitung_ahp(Matriks(tuple("ABC"), ((1, x**3, 1), (x**-3, 1, 1), (1, 1, 1))))
        assert satu.cr == pytest.approx(BATAS_CR + geser, abs=1e-9)
        assert satu.konsisten is konsisten

    def test_exactly_one_tenth_is_too_much(self):
        assert not HasilAhp({}, 0.0, 0.0, 0.1).konsisten

    def test_a_circle_of_preferences_still_gets_an_answer(self):
        lingkaran = hitung_ahp(susun_matriks(tuple("ABC"), {("A", "B"): 9, ("B", "C"): 9, ("A", "C"): -9}))
        assert list(lingkaran.bobot.values()) == pytest.approx([1 / 3] * 3)
        assert lingkaran.lambda_maks == pytest.approx(1 + 9 + 1 / 9)


class TestMatriks:
    def test_is_reciprocal(self):
        isi = susun_matriks(*baca(RUMAH)).isi
        assert all(isi[i][j] * isi[j][i] == pytest.approx(1) for i in range(8) for j in range(8))
        assert isi[0][1] == 5 and isi[0][6] == pytest.approx(1 / 3)

    def test_a_missing_judgement_is_named(self):
        with pytest.raises(DomainError, match="Masih ada 2 perbandingan") as galat:
            susun_matriks(("K1", "K2", "K3"), {("K1", "K2"): 3})
        assert galat.value.field == "K1-K3"

    @pytest.mark.parametrize("nilai", [0, -1, 10, -10])
    def test_what_is_not_on_the_scale_is_refused(self, nilai):
        with pytest.raises(DomainError, match="skala 1 sampai 9"):
            rasio(nilai)

    @pytest.mark.parametrize("kode", [("A",), tuple("ABCDEFGHIJK")])
    def test_only_as_many_criteria_as_have_an_index(self, kode):
        with pytest.raises(DomainError, match="2 sampai 10 kriteria"):
            susun_matriks(kode, {})

    def test_words(self):
        assert sebut_nilai(("K1", "K2"), 5) == "K1 jelas lebih penting (5)"
        assert sebut_nilai(("K1", "K2"), -3) == "K2 sedikit lebih penting (3)"
        assert sebut_nilai(("K1", "K2"), 1) == "keduanya sama penting (1)"


penilaian_acak = st.integers(3, 6).flatmap(
    lambda n: st.lists(st.sampled_from(NILAI_SKALA), min_size=n * (n - 1) // 2, max_size=n * (n - 1) // 2)
)


def acak(angka):
    kode, penilaian = baca(" ".join(map(str, angka)))
    return kode, penilaian, susun_matriks(kode, penilaian)


@given(penilaian_acak)
def test_weights_sum_to_one_and_the_eigenvalue_is_at_least_n(angka):
    kode, _, matriks = acak(angka)
    satu = hitung_ahp(matriks)
    vektor = np.array(list(satu.bobot.values()))
    assert vektor.sum() == pytest.approx(1) and (vektor > 0).all()
    assert np.array(matriks.isi) @ vektor == pytest.approx(satu.lambda_maks * vektor, abs=1e-9)
    assert satu.lambda_maks >= len(kode) - 1e-9 and satu.ci >= 0


@given(penilaian_acak)
def test_mending_the_named_judgement_lowers_an_excessive_ratio(angka):
    kode, penilaian, matriks = acak(angka)
    satu = hitung_ahp(matriks)
    if not satu.konsisten:
        saran = cari_saran(kode, penilaian)
        assert saran.sekarang == penilaian[saran.pasangan] != saran.cocok
        assert saran.cr < satu.cr


@given(st.lists(st.lists(st.sampled_from(NILAI_SKALA), min_size=6, max_size=6), min_size=2, max_size=5))
def test_several_assessors_are_reciprocal_together_and_no_less_consistent_than_the_worst(semua):
    """Grošelj and Zadnik Stirn (2012): the geometric mean of matrices is never less consistent than the worst."""
    matriks = [acak(angka)[2] for angka in semua]
    bersama = gabungkan(matriks)
    assert all(bersama.isi[i][j] * bersama.isi[j][i] == pytest.approx(1) for i in range(4) for j in range(4))
    assert hitung_ahp(bersama).cr <= max(hitung_ahp(satu).cr for satu in matriks) + 1e-9


def test_opposite_assessors_cancel_out():
    kode, penilaian = baca("3 5 2")
    lawan = {pasangan: -nilai for pasangan, nilai in penilaian.items()}
    bersama = hitung_ahp(gabungkan([susun_matriks(kode, penilaian), susun_matriks(kode, lawan)]))
    assert list(bersama.bobot.values()) == pytest.approx([1 / 3] * 3)


class TestPembulatan:
    def test_thirds(self):
        assert list(bulatkan_bobot(dict.fromkeys("ABC", 1 / 3)).values()) == [
            Decimal("33.34"),
            Decimal("33.33"),
            Decimal("33.33"),
        ]

    def test_the_missing_hundredths_go_to_the_largest_remainders(self):
        bulat = bulatkan_bobot({"A": 0.500049, "B": 0.299975, "C": 0.199976})
        assert [str(satu) for satu in bulat.values()] == ["50.00", "30.00", "20.00"]

    @given(st.lists(st.floats(1e-6, 1), min_size=1, max_size=8))
    def test_sum_is_exactly_100_and_nobody_moves_by_a_hundredth(self, angka):
        bobot = {str(n): satu / sum(angka) for n, satu in enumerate(angka)}
        bulat = bulatkan_bobot(bobot)
        assert sum(bulat.values()) == 100
        assert all(abs(float(bulat[kode]) - bobot[kode] * 100) < 0.01 + 1e-9 for kode in bobot)

    @given(st.lists(st.floats(0.01, 1), min_size=2, max_size=8))
    def test_the_order_of_weights_survives(self, angka):
        urut = sorted(angka)
        bulat = list(bulatkan_bobot({str(n): satu / sum(urut) for n, satu in enumerate(urut)}).values())
        assert all(a <= b + Decimal("0.01") for a, b in pairwise(bulat))


def test_pairs_are_asked_once_in_the_order_of_the_criteria():
    assert daftar_pasangan(["K1", "K2", "K3"]) == [("K1", "K2"), ("K1", "K3"), ("K2", "K3")]
