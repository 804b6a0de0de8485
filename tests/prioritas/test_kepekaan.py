"""Intervals of weights: each end is proven by ranking again on either side of it and at it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smartpns.prioritas.rules import (
    KODE_KRITERIA,
    NAIK,
    NilaiKebutuhan,
    bobot_bawaan,
    hitung,
    kepekaan,
    kepekaan_satu,
)
from smartpns.prioritas.rules.saw import kunci_seri
from tests.prioritas.test_rules import LIMA, hanya, kebutuhan

PENUH = Fraction(100)


def selang(daftar, bobot, batas):
    return {satu.kode: satu for satu in kepekaan(hitung(daftar, bobot), batas)}


def digeser(bobot, kode, t):
    """The weights with one of them at t and the others in their proportions, exact."""
    sisa = PENUH - Fraction(str(bobot[kode]))
    return {k: t if k == kode else Fraction(str(w)) * (PENUH - t) / sisa for k, w in bobot.items()}


def urut(hasil, bobot):
    """The ids ranked by exact scores, equal to nine decimals, and the tie rules; independent of the code tested."""

    def kunci(satu):
        skor = sum(bobot[k] * Fraction(p.normal) for k, p in satu.rincian.items())
        return (-round(skor, 9), *kunci_seri(satu.opd, satu.id, satu.poin))

    return [satu.id for satu in sorted(hasil, key=kunci)]


class TestDihitungTangan:
    """A has r = 1 on K1 and 0 on K2, B the reverse; C is far below. With K1 60 and K2 40 A leads by 60 to 40."""

    DAFTAR = (kebutuhan("A", K1=1, K2=0), kebutuhan("B", K1=0, K2=3), kebutuhan("C", K1=0.1, K2=0.3))
    BOBOT = hanya("K1") | {"K1": 60, "K2": 40}

    def test_the_lines_cross_at_50_where_the_tie_rule_still_keeps_the_higher_k1(self):
        k1 = selang(self.DAFTAR, self.BOBOT, 1)["K1"]
        assert (k1.bawah.bobot, k1.bawah.termasuk, k1.bawah.keluar, k1.bawah.masuk) == (50, True, ("A",), ("B",))
        assert (k1.atas.bobot, k1.atas.termasuk, k1.atas.keluar) == (100, True, ())
        assert k1.jarak == 10

    def test_the_same_pair_from_the_other_weight(self):
        k2 = selang(self.DAFTAR, self.BOBOT, 1)["K2"]
        assert (k2.bawah.bobot, k2.atas.bobot, k2.atas.termasuk) == (0, 50, True)

    def test_a_lost_tie_leaves_the_end_outside(self):
        """With B in front (K2 60) the tie at 50 goes to A: the end itself no longer belongs to the interval."""
        k2 = selang(self.DAFTAR, hanya("K1") | {"K1": 40, "K2": 60}, 1)["K2"]
        assert (k2.bawah.bobot, k2.bawah.termasuk, k2.bawah.keluar, k2.bawah.masuk) == (50, False, ("B",), ("A",))
        assert (k2.bawah.dalam(2), k2.bawah.dalam(0)) == (Decimal("50.01"), 51)

    def test_a_criterion_that_parts_nobody_can_have_any_weight(self):
        """On K3 all have 0: its weight shrinks all scores alike; only at 100 all are equal and the tie rule decides."""
        k3 = selang(self.DAFTAR, self.BOBOT, 1)["K3"]
        assert (k3.bawah.bobot, k3.atas.bobot, k3.atas.termasuk, k3.jarak) == (0, 100, True, None)

    def test_at_100_everybody_is_equal_and_the_tie_rule_may_decide_otherwise(self):
        """B leads A and C by points; with all weight on K3 the scores are 0 and the higher K1 comes first: A."""
        k3 = selang(self.DAFTAR, hanya("K1") | {"K1": 40, "K2": 60}, 1)["K3"]
        assert (k3.atas.bobot, k3.atas.termasuk, k3.atas.keluar, k3.atas.masuk) == (100, False, ("B",), ("A",))

    def test_ends_are_rounded_inwards(self):
        """A has half of K2: the lines t + (100 − t)/2 and 100 − t meet at 100/3, never given wider than that."""
        daftar = (kebutuhan("A", K1=1, K2=1.5), kebutuhan("B", K1=0, K2=3))
        hasil = selang(daftar, hanya("K1") | {"K1": 60, "K2": 40}, 1)
        assert hasil["K1"].bawah.bobot == Decimal("33.333333333333")
        assert hasil["K1"].bawah.dalam(2) == Decimal("33.34")
        assert hasil["K2"].atas.dalam(2) == Decimal("66.66")


class TestTepi:
    @pytest.mark.parametrize("batas", [0, 5])
    def test_without_anybody_on_one_side_every_weight_may_go_anywhere(self, batas):
        for satu in kepekaan(hitung(LIMA, bobot_bawaan()), batas):
            assert (satu.bawah.bobot, satu.atas.bobot, satu.jarak) == (0, 100, None)
            assert satu.bawah.termasuk and satu.atas.termasuk

    def test_no_needs_no_intervals(self):
        assert kepekaan([], 0) == []

    def test_a_weight_of_100_has_no_interval_and_a_weight_of_0_has(self):
        hasil = selang(LIMA, hanya("K1"), 2)
        assert (hasil["K1"].bawah, hasil["K1"].atas, hasil["K1"].jarak) == (None, None, None)
        assert hasil["K2"].bawah.bobot == 0 and hasil["K2"].atas.bobot < 100

    def test_equal_needs_on_both_sides_are_parted_by_the_tie_rule_at_every_weight(self):
        daftar = [kebutuhan("a", K1=0.5, K2=1), kebutuhan("b", K1=0.5, K2=1)]
        assert all(s.jarak is None for s in kepekaan(hitung(daftar, bobot_bawaan()), 1))

    def test_a_need_may_stand_exactly_on_its_end(self):
        """Equal scores today, kept by the tie rule: the first step towards K2 loses it."""
        daftar = (kebutuhan("A", K1=1, K2=0), kebutuhan("B", K1=0, K2=3))
        k2 = selang(daftar, hanya("K1") | {"K1": 50, "K2": 50}, 1)["K2"]
        assert (k2.atas.bobot, k2.atas.termasuk, k2.atas.masuk, k2.jarak) == (50, True, ("B",), 0)


# --- random cases --------------------------------------------------------------------------------------------

seperempat = st.sampled_from([0, 0.25, 0.5, 0.75, 1])
nilai_acak = st.fixed_dictionaries(
    {
        "K1": st.none() | seperempat,
        "K2": st.none() | st.integers(0, 2),
        "K3": st.integers(0, 2),
        "K4": seperempat,
        "K5": st.none() | seperempat,
        "K6": st.sampled_from([1, 2, 4]),
        "K7": st.sampled_from([0, 1, 2, 4, 8]),
        "K8": st.sampled_from([0, 1, 2, 4]),
    }
)
"""Values whose normalised values are exact binary fractions, so that ties are frequent and exact."""
daftar_acak = st.lists(st.tuples(st.sampled_from(["1", "2"]), nilai_acak), min_size=2, max_size=9).map(
    lambda isi: [NilaiKebutuhan(f"{n:02}", opd, nilai) for n, (opd, nilai) in enumerate(isi)]
)
bobot_acak = st.lists(st.integers(0, 100), min_size=7, max_size=7).map(
    lambda titik: dict(
        zip(
            KODE_KRITERIA, [b - a for a, b in zip([0, *sorted(titik)], [*sorted(titik), 100], strict=True)], strict=True
        )
    )
)


def silang(hasil, bobot, kode):
    """Every weight of a criterion at which two scores are equal, by brute force and exact."""
    garis = []
    for satu in hasil:
        nol, penuh = (
            sum(w * Fraction(satu.rincian[k].normal) for k, w in digeser(bobot, kode, t).items())
            for t in (Fraction(0), PENUH)
        )
        garis.append((nol, (penuh - nol) / PENUH))
    return sorted(
        {
            (nol_b - nol_a) / (laju_a - laju_b)
            for (nol_a, laju_a), (nol_b, laju_b) in product(garis, garis)
            if laju_a != laju_b
        }
    )


def sesudah(titik, t, arah):
    """A weight beyond t before the next crossing, None where there is none up to the end of the scale."""
    ujung = PENUH if arah == NAIK else Fraction(0)
    lain = [s for s in titik if (s - t) * arah > Fraction(1, 10**9) and (ujung - s) * arah >= 0]
    berikut = min(lain, key=lambda s: abs(s - t), default=ujung)
    return None if abs(berikut - t) < Fraction(1, 10**9) else (t + berikut) / 2


def periksa_ujung(hasil, bobot, satu, ujung, di_atas):
    """`di_atas(order)` is what must not change inside the interval: a set of ids."""
    titik = silang(hasil, bobot, satu.kode)
    t = Fraction(ujung.bobot)
    tepat = min(titik, key=lambda s: abs(s - t), default=t)
    t = tepat if abs(tepat - t) < Fraction(1, 10**11) else t
    semula = di_atas(urut(hasil, digeser(bobot, satu.kode, Fraction(satu.bobot))))
    dalam = (t + Fraction(satu.bobot)) / 2
    assert di_atas(urut(hasil, digeser(bobot, satu.kode, dalam))) == semula
    assert (di_atas(urut(hasil, digeser(bobot, satu.kode, t))) == semula) == ujung.termasuk
    lewat = sesudah(titik, t, ujung.arah)
    if ujung.keluar and ujung.termasuk:
        assert lewat is not None
        assert di_atas(urut(hasil, digeser(bobot, satu.kode, lewat))) != semula
    if not ujung.keluar:
        assert ujung.bobot in (0, 100) and ujung.termasuk
    return semula, t, lewat


@settings(deadline=None, max_examples=80)
@given(daftar_acak, bobot_acak, st.data())
def test_every_end_of_every_interval_is_where_the_set_changes(daftar, bobot, data):
    batas = data.draw(st.integers(0, len(daftar)))
    hasil = hitung(daftar, bobot)
    for satu in kepekaan(hasil, batas):
        for ujung in (satu.bawah, satu.atas):
            if ujung:
                atas = lambda urutan: frozenset(urutan[:batas])  # noqa: E731
                semula, t, lewat = periksa_ujung(hasil, bobot, satu, ujung, atas)
                if ujung.keluar:
                    di = t if not ujung.termasuk else lewat
                    baru = atas(urut(hasil, digeser(bobot, satu.kode, di)))
                    assert (semula - baru, baru - semula) == (frozenset(ujung.keluar), frozenset(ujung.masuk))


@settings(deadline=None, max_examples=60)
@given(daftar_acak, bobot_acak, st.data())
def test_every_end_for_one_need_is_where_it_changes_sides(daftar, bobot, data):
    batas = data.draw(st.integers(0, len(daftar)))
    hasil = hitung(daftar, bobot)
    id_ = data.draw(st.sampled_from([h.id for h in hasil]))
    for satu in kepekaan_satu(hasil, batas, id_):
        for ujung in (satu.bawah, satu.atas):
            if ujung:
                periksa_ujung(hasil, bobot, satu, ujung, lambda urutan: id_ in urutan[:batas])
                assert not ujung.keluar or id_ in ujung.keluar + ujung.masuk


@settings(deadline=None, max_examples=40)
@given(daftar_acak, bobot_acak, st.data())
def test_the_set_stays_exactly_as_long_as_every_need_keeps_its_side(daftar, bobot, data):
    batas = data.draw(st.integers(0, len(daftar)))
    hasil = hitung(daftar, bobot)
    satu_satu = [kepekaan_satu(hasil, batas, h.id) for h in hasil]
    for nomor, himpunan in enumerate(kepekaan(hasil, batas)):
        if himpunan.bawah:
            assert himpunan.bawah.bobot == max(s[nomor].bawah.bobot for s in satu_satu)
            assert himpunan.atas.bobot == min(s[nomor].atas.bobot for s in satu_satu)


def tertulis(bobot, kode, t):
    """Decimal weights for `hitung`: one at t, the others in their proportions to 20 decimals, in sum exactly 100."""
    tepat = {k: Decimal(round(w * 10**20)).scaleb(-20) for k, w in digeser(bobot, kode, Fraction(t)).items()}
    lain = max((k for k in tepat if k != kode), key=lambda k: tepat[k])
    return tepat | {kode: t, lain: tepat[lain] + 100 - sum(tepat.values()) - (t - tepat[kode])}


@settings(deadline=None, max_examples=40)
@given(daftar_acak, bobot_acak, st.data())
def test_the_ranking_itself_changes_between_the_stated_end_and_the_next_weight(daftar, bobot, data):
    """By `hitung`, at the outermost weight of two decimals that is stated and at the next one beyond it."""
    batas = data.draw(st.integers(1, len(daftar)))
    hasil = hitung(daftar, bobot)
    semula = {h.id for h in hasil[:batas]}
    for satu in kepekaan(hasil, batas):
        for ujung in (satu.bawah, satu.atas):
            if ujung and ujung.keluar:
                dalam = ujung.dalam(2)
                assume((dalam - satu.bobot) * ujung.arah >= 0)
                luar = dalam + Decimal("0.01") * ujung.arah
                if (dalam - satu.bobot) * ujung.arah > 0:
                    kini = hitung(daftar, tertulis(bobot, satu.kode, dalam - Decimal("0.001") * ujung.arah))
                    assert {h.id for h in kini[:batas]} == semula
                if 0 < luar < 100:
                    lain = hitung(daftar, tertulis(bobot, satu.kode, luar + Decimal("0.001") * ujung.arah))
                    assert {h.id for h in lain[:batas]} != semula


def test_a_frozen_ranking_gives_the_same_intervals(app):
    """What the interval needs is in the points alone: normalised values, weights, and the keys of the tie rules."""
    hasil = hitung(LIMA, bobot_bawaan())
    tanpa_acuan = [replace(h, poin=tuple(p._replace(acuan=0.0, poin=0.0) for p in h.poin)) for h in hasil]
    assert kepekaan(tanpa_acuan, 2) == kepekaan(hasil, 2)
