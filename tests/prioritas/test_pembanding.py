"""The cross-check by TOPSIS: against a published example, and against another library on random matrices."""

import numpy as np
import pytest
from pymcdm.correlations import spearman, weighted_spearman
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import vector_normalization

from smartpns.prioritas.queries import bandingkan, pembanding
from smartpns.prioritas.rules import bobot_bawaan, hitung, topsis
from tests.prioritas.test_rules import LIMA, hanya, kebutuhan


def test_the_fighter_aircraft_of_hwang_and_yoon_1981():
    """Hwang & Yoon (1981), Multiple Attribute Decision Making: four aircraft by speed, range, payload, cost (less is
    better), reliability and manoeuvrability. The book gives 0.643, 0.268, 0.613, 0.312 as closeness to the ideal, from
    separations rounded to four decimals (.0920 / (.0580 + .0920) = .613), so its third decimal may be off by one."""
    pesawat = [
        [2.0, 1500, 20000, 5.5, 5, 9],
        [2.5, 2700, 18000, 6.5, 3, 5],
        [1.8, 2000, 21000, 4.5, 7, 7],
        [2.2, 1800, 20000, 5.0, 5, 5],
    ]
    jawab = topsis(pesawat, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], [1, 1, 1, -1, 1, 1])
    assert jawab.nilai == pytest.approx([0.643, 0.268, 0.613, 0.312], abs=0.001)
    assert jawab.peringkat == [1, 4, 2, 3]
    assert jawab.spearman == pytest.approx(1 - 6 * (0 + 4 + 1 + 1) / (4 * 15))


def test_the_five_needs_by_both_methods():
    hasil = bandingkan(hitung(LIMA, bobot_bawaan()))
    assert [(satu.id, satu.saw) for satu in hasil.semua] == [("E", 1), ("A", 2), ("C", 3), ("B", 4), ("D", 5)]
    assert sorted(satu.topsis for satu in hasil.semua) == [1, 2, 3, 4, 5]
    assert -1 <= hasil.spearman_berbobot <= 1 and hasil.spearman > 0.5 and not hasil.berbeda


def test_more_than_ten_places_apart_is_listed():
    semua = [pembanding.Banding(str(n), n, n, 0.5) for n in range(1, 31)]
    semua[0] = pembanding.Banding("naik", 20, 8, 0.5)
    semua[1] = pembanding.Banding("turun", 1, 30, 0.1)
    semua[2] = pembanding.Banding("sepuluh", 11, 1, 0.9)
    assert [(s.id, s.beda) for s in pembanding.Pembanding(semua, 1, 1).berbeda] == [("turun", -29), ("naik", 12)]


def test_equal_needs_cannot_be_compared():
    daftar = [kebutuhan("a", K1=0.5), kebutuhan("b", K1=0.5)]
    assert bandingkan(hitung(daftar, hanya("K1"))) is None
    assert bandingkan([]) is None


@pytest.mark.filterwarnings("ignore:Alternatives with indices")
@pytest.mark.parametrize("benih", range(30))
def test_another_library_finds_the_same(benih):
    acak = np.random.default_rng(benih)
    baris, kolom = int(acak.integers(2, 60)), int(acak.integers(1, 9))
    matriks, bobot = acak.random((baris, kolom)) + 0.01, acak.dirichlet(np.ones(kolom))
    jenis = acak.choice([1, -1], kolom)
    jawab = topsis(matriks, bobot, jenis)
    assert jawab.nilai == pytest.approx(TOPSIS(vector_normalization)(matriks, bobot, jenis).tolist(), abs=1e-12)
    acuan, peringkat = np.arange(1, baris + 1), np.array(jawab.peringkat)
    assert jawab.spearman == pytest.approx(spearman(acuan, peringkat))
    assert jawab.spearman_berbobot == pytest.approx(weighted_spearman(acuan, peringkat))


def test_nothing_to_rank_is_refused():
    with pytest.raises(ValueError, match="at least one row"):
        topsis([], [1], [1])
