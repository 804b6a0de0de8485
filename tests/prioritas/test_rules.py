"""SAW as pinned down for the ranking of needs: by hand, at its edges, and as properties."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.core.errors import DomainError
from smartpns.prioritas.rules import (
    KODE_KRITERIA,
    KRITERIA,
    AturanSeri,
    NilaiKebutuhan,
    bobot_bawaan,
    hitung,
    periksa_bobot,
    sidik,
)


def kebutuhan(id_, opd="1", **nilai):
    return NilaiKebutuhan(id_, opd, nilai)


LIMA = [
    kebutuhan("A", "1.01", K1=0.5, K2=3, K3=2, K4=0.5, K5=0.2, K6=1, K7=100_000_000, K8=0),
    kebutuhan("B", "1.01", K1=1.0, K2=0, K3=0, K4=0.0, K5=0.4, K6=2, K7=50_000_000, K8=0),
    kebutuhan("C", "1.02", K1=0.25, K2=2, K3=3, K4=0.25, K5=0.0, K6=1, K7=0, K8=0),
    kebutuhan("D", "1.02", K1=None, K2=1, K3=1, K4=0.5, K5=0.1, K6=2, K7=200_000_000, K8=0),
    kebutuhan("E", "1.03", K1=0.75, K2=3, K3=1, K4=1.0, K5=0.4, K6=1, K7=80_000_000, K8=0),
]


def hanya(kode):
    """All the weight on one criterion."""
    return dict.fromkeys(KODE_KRITERIA, 0) | {kode: 100}


def normal(kode, *daftar):
    return {hasil.id: hasil.rincian[kode].normal for hasil in hitung(daftar, hanya(kode))}


class TestLimaKebutuhan:
    """Five needs with the default weights 25, 20, 15, 10, 10, 10, 10, computed by hand."""

    def test_order_and_scores(self):
        hasil = [(h.peringkat, h.id, h.skor) for h in hitung(LIMA, bobot_bawaan())]
        assert hasil == [
            (1, "E", 80.0),
            (2, "A", 67.5),
            (3, "C", 57.083333333),
            (4, "B", 50.0),
            (5, "D", 26.666666667),
        ]

    def test_points_of_each_criterion(self):
        c = next(h for h in hitung(LIMA, bobot_bawaan()) if h.id == "C")
        poin = [round(c.rincian[kode].poin, 4) for kode in KODE_KRITERIA]
        assert poin == [6.25, 13.3333, 15.0, 2.5, 0.0, 10.0, 10.0, 0.0]

    def test_missing_value_gives_nothing_and_is_flagged(self):
        d = hitung(LIMA, bobot_bawaan())[-1]
        assert d.hilang == ["K1"]
        assert (d.rincian["K1"].nilai, d.rincian["K1"].poin) == (None, 0.0)

    def test_rank_can_be_recomputed_from_what_is_reported(self):
        for hasil in hitung(LIMA, bobot_bawaan()):
            assert round(sum(p.bobot * p.normal for p in hasil.rincian.values()), 9) == hasil.skor

    def test_order_of_input_does_not_matter(self):
        assert hitung(LIMA[::-1], bobot_bawaan()) == hitung(LIMA, bobot_bawaan())


class TestNormalisasi:
    def test_benefit_is_relative_to_the_largest(self):
        assert normal("K2", kebutuhan("a", K2=1), kebutuhan("b", K2=2)) == {"a": 0.5, "b": 1.0}

    def test_benefit_with_maximum_zero_gives_zero_to_all_though_all_are_equal(self):
        assert normal("K2", kebutuhan("a", K2=0), kebutuhan("b", K2=0)) == {"a": 0.0, "b": 0.0}

    @pytest.mark.parametrize(("kode", "nilai"), [("K2", 2), ("K6", 3), ("K7", 40_000_000), ("K7", 0)])
    def test_all_equal_gives_one(self, kode, nilai):
        hasil = normal(kode, kebutuhan("a", **{kode: nilai}), kebutuhan("b", **{kode: nilai}))
        assert hasil == {"a": 1.0, "b": 1.0}

    def test_zero_cost_gives_one_and_does_not_push_the_others_to_zero(self):
        hasil = normal("K7", kebutuhan("mandiri", K7=0), kebutuhan("murah", K7=50), kebutuhan("mahal", K7=100))
        assert hasil == {"mandiri": 1.0, "murah": 1.0, "mahal": 0.5}

    def test_opd_rank_is_compared_inside_its_opd_only(self):
        hasil = normal("K6", kebutuhan("a", "1", K6=2), kebutuhan("b", "1", K6=4), kebutuhan("c", "2", K6=1))
        assert hasil == {"a": 1.0, "b": 0.5, "c": 1.0}

    def test_missing_value_takes_no_part_in_the_minimum(self):
        assert normal("K7", kebutuhan("a"), kebutuhan("b", K7=30)) == {"a": 0.0, "b": 1.0}

    @pytest.mark.parametrize(("kode", "nilai"), [("K1", 1.01), ("K2", 4), ("K7", -1), ("K8", float("nan"))])
    def test_value_outside_its_scale_is_refused(self, kode, nilai):
        with pytest.raises(DomainError, match=f"Nilai {kode}") as galat:
            hitung([kebutuhan("a", **{kode: nilai})], bobot_bawaan())
        assert galat.value.field == kode


class TestSeri:
    """Weight on K3 alone, all equal there: only the ties decide."""

    def urut(self, *daftar):
        return [(h.id, h.aturan) for h in hitung(daftar, hanya("K3"))]

    def test_higher_k1_first(self):
        hasil = self.urut(kebutuhan("a", K1=0.1, K3=1), kebutuhan("b", K1=0.2, K3=1))
        assert hasil == [("b", None), ("a", AturanSeri.K1)]

    def test_then_higher_k2_and_missing_last(self):
        hasil = self.urut(kebutuhan("a", K3=1), kebutuhan("b", K2=0, K3=1), kebutuhan("c", K2=2, K3=1))
        assert hasil == [("c", None), ("b", AturanSeri.K2), ("a", AturanSeri.K2)]

    def test_then_opd_code_then_id(self):
        hasil = self.urut(kebutuhan("a", "2", K3=1), kebutuhan("c", "1", K3=1), kebutuhan("b", "1", K3=1))
        assert hasil == [("b", None), ("c", AturanSeri.ID), ("a", AturanSeri.OPD)]

    def test_score_itself_is_named_when_it_decides(self):
        assert self.urut(kebutuhan("a", K3=1), kebutuhan("b", K3=2))[1] == ("a", AturanSeri.SKOR)


class TestBobot:
    def test_defaults_sum_to_100(self):
        assert sum(bobot_bawaan().values()) == 100
        assert [kriteria.kode for kriteria in KRITERIA] == list(KODE_KRITERIA)

    def test_fractions_are_exact(self):
        assert sum(periksa_bobot({"K1": 33.3, "K2": 33.3, "K3": 33.4}).values()) == 100

    @pytest.mark.parametrize(
        ("bobot", "potongan"),
        [
            ({"K1": 95}, "sekarang 95, kurang 5"),
            ({"K1": 100, "K2": Decimal("0.5")}, "sekarang 100,5, lebih 0,5"),
            ({"K1": 110, "K2": -10}, "K2 tidak boleh -10"),
            ({"K1": float("nan")}, "K1 tidak boleh kosong"),
            ({"K9": 100}, "K9 tidak dikenal"),
            ({}, "sekarang 0, kurang 100"),
        ],
    )
    def test_other_sums_are_refused(self, bobot, potongan):
        with pytest.raises(DomainError, match=potongan):
            hitung(LIMA, bobot)


nilai_acak = st.fixed_dictionaries(
    {
        "K1": st.none() | st.floats(0, 1),
        "K2": st.none() | st.integers(0, 3),
        "K3": st.integers(0, 3),
        "K4": st.floats(0, 1),
        "K5": st.none() | st.floats(0, 1),
        "K6": st.integers(1, 9),
        "K7": st.integers(0, 500_000_000),
        "K8": st.integers(0, 4),
    }
)
daftar_acak = st.lists(st.tuples(st.sampled_from(["1", "2", "3"]), nilai_acak), max_size=12).map(
    lambda isi: [NilaiKebutuhan(f"{n:02}", opd, nilai) for n, (opd, nilai) in enumerate(isi)]
)
bobot_acak = st.lists(st.integers(0, 100), min_size=7, max_size=7).map(
    lambda titik: dict(
        zip(
            KODE_KRITERIA, [b - a for a, b in zip([0, *sorted(titik)], [*sorted(titik), 100], strict=True)], strict=True
        )
    )
)


@given(daftar_acak, bobot_acak)
def test_scores_stay_within_0_and_100_and_ranks_follow_them(daftar, bobot):
    hasil = hitung(daftar, bobot)
    skor = [h.skor for h in hasil]
    assert [h.peringkat for h in hasil] == list(range(1, len(daftar) + 1))
    assert skor == sorted(skor, reverse=True)
    assert all(0 <= s <= 100 for s in skor)
    assert all(0 <= p.normal <= 1 for h in hasil for p in h.rincian.values())


@given(daftar_acak.filter(bool), bobot_acak)
def test_supporting_the_rpjmd_more_never_lowers_the_rank(daftar, bobot):
    kebutuhan = daftar[0]
    naik = replace(kebutuhan, nilai=dict(kebutuhan.nilai) | {"K2": 3})
    sebelum = next(h.peringkat for h in hitung(daftar, bobot) if h.id == kebutuhan.id)
    sesudah = next(h.peringkat for h in hitung([naik, *daftar[1:]], bobot) if h.id == kebutuhan.id)
    assert sesudah <= sebelum


class TestSidik:
    def test_does_not_depend_on_the_order_of_keys(self):
        assert sidik({"a": 1, "b": [2, 3]}) == sidik({"b": [2, 3], "a": 1})
        assert sidik({"a": 1}) != sidik({"a": 2})

    def test_is_the_sha256_of_canonical_json(self):
        assert sidik({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"

    def test_takes_the_types_of_the_domain(self):
        isi = {"bobot": Decimal("12.5"), "tanggal": date(2027, 3, 5), "id": UUID(int=1)}
        assert sidik(isi) == sidik({"bobot": "12.5", "tanggal": "2027-03-05", "id": str(UUID(int=1))})

    def test_refuses_what_has_no_text_of_its_own(self):
        with pytest.raises(TypeError):
            sidik({"a": object()})
        with pytest.raises(ValueError):
            sidik({"a": float("nan")})
