"""Costs by calendar year, by the worked examples of the projection rules."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.biaya.rules import Komponen, bagi, biaya_per_orang, bulan_per_tahun, kalikan, semester_per_tahun
from smartpns.core.errors import DomainError
from smartpns.organisasi.rules import SUMBER_UTAMA_SAJA, BagianApbd, Pembiayaan

masa = {"tahun": st.integers(2020, 2040), "bulan": st.integers(1, 12), "semester": st.integers(1, 14)}


@pytest.mark.parametrize(
    ("semester", "per_tahun"),
    [
        (4, {2026: 1, 2027: 2, 2028: 1}),
        (8, {2026: 1, 2027: 2, 2028: 2, 2029: 2, 2030: 1}),
        (6, {2026: 1, 2027: 2, 2028: 2, 2029: 1}),
    ],
    ids=["S2", "S1", "S3"],
)
def test_intake_of_september_2026_puts_one_semester_in_its_first_year(semester, per_tahun):
    assert semester_per_tahun(2026, 9, semester) == per_tahun


def test_february_intake_puts_two_semesters_in_each_year():
    assert semester_per_tahun(2026, 2, 4) == {2026: 2, 2027: 2}


def test_september_intake_has_four_months_in_its_first_year():
    assert bulan_per_tahun(2026, 9, 4) == {2026: 4, 2027: 12, 2028: 8}


@given(**masa)
def test_no_semester_and_no_month_is_lost(tahun, bulan, semester):
    assert sum(semester_per_tahun(tahun, bulan, semester).values()) == semester
    assert sum(bulan_per_tahun(tahun, bulan, semester).values()) == 6 * semester
    assert set(semester_per_tahun(tahun, bulan, semester)) <= set(bulan_per_tahun(tahun, bulan, semester))


@pytest.mark.parametrize(("bulan", "semester", "field"), [(0, 4, "bulan_masuk"), (9, 0, "lama_semester")])
def test_impossible_terms_are_refused_by_field(bulan, semester, field):
    with pytest.raises(DomainError) as galat:
        semester_per_tahun(2026, bulan, semester)
    assert galat.value.field == field


HARGA = {
    Komponen.PDFT: 1_000_000,
    Komponen.UKT: 8_000_000,
    Komponen.HIDUP: 1_500_000,
    Komponen.MONDOK: 500_000,
    Komponen.BUKU: 750_000,
    Komponen.RISET: 4_000_000,
    Komponen.TRANSP: 250_000,
    Komponen.WISUDA: 1_000_000,
}
S2 = {"tahun_mulai": 2026, "bulan_masuk": 9, "jumlah_semester": 4}


def test_s2_by_hand():
    """2026: 1 + 8 + 4x2.25 + 0.75; 2027: 16 + 12x2.25 + 1.5; 2028: 8 + 8x2.25 + 0.75 + 4 + 1 (million rupiah)."""
    biaya = {tahun.tahun: tahun.konstan for tahun in biaya_per_orang(HARGA, **S2)}
    assert biaya == {2026: 18_750_000, 2027: 44_500_000, 2028: 31_750_000}


def test_once_items_fall_in_the_first_and_the_last_semester_even_when_months_run_on():
    tahun = biaya_per_orang(HARGA, tahun_mulai=2026, bulan_masuk=2, jumlah_semester=4)
    komponen = {t.tahun: {r.komponen for r in t.rincian} for t in tahun}
    assert [t.bulan for t in tahun] == [11, 12, 1]
    assert Komponen.PDFT in komponen[2026]
    assert {Komponen.RISET, Komponen.WISUDA} <= komponen[2027]
    assert komponen[2028] == {Komponen.HIDUP, Komponen.MONDOK, Komponen.TRANSP}


@pytest.mark.parametrize("pembiayaan", [Pembiayaan.MANDIRI, Pembiayaan.APBN, Pembiayaan.SPONSOR])
def test_other_funding_costs_the_apbd_nothing_but_keeps_its_years(pembiayaan):
    biaya = biaya_per_orang(HARGA, **S2, bagian=SUMBER_UTAMA_SAJA.apbd(pembiayaan), eskalasi_persen=5)
    assert [t.tahun for t in biaya] == [2026, 2027, 2028]
    assert all(t.konstan == t.eskalasi == 0 for t in biaya)


def test_share_of_the_apbd():
    biaya = biaya_per_orang(HARGA, **S2, bagian=BagianApbd(40))
    assert [t.konstan for t in biaya] == [7_500_000, 17_800_000, 12_700_000]


def test_escalation_compounds_from_the_year_of_the_prices_and_both_figures_stand():
    biaya = biaya_per_orang({Komponen.UKT: 10_000_000}, **S2, eskalasi_persen=Decimal("5"), tahun_harga=2025)
    assert [t.konstan for t in biaya] == [10_000_000, 20_000_000, 10_000_000]
    assert [t.eskalasi for t in biaya] == [10_500_000, 22_050_000, 11_576_250]


def test_half_a_rupiah_rounds_up():
    assert kalikan(5, Fraction(1, 2)) == 3
    assert kalikan(249, Fraction(1, 100)) == 2
    biaya = biaya_per_orang({Komponen.UKT: 33}, **S2, bagian=BagianApbd(50))
    assert [t.konstan for t in biaya] == [17, 33, 17]


@given(**masa, ukt=st.integers(0, 50_000_000), hidup=st.integers(0, 5_000_000))
def test_years_add_up_to_the_whole_study(tahun, bulan, semester, ukt, hidup):
    biaya = biaya_per_orang(
        {Komponen.UKT: ukt, Komponen.HIDUP: hidup}, tahun_mulai=tahun, bulan_masuk=bulan, jumlah_semester=semester
    )
    assert sum(t.konstan for t in biaya) == ukt * semester + hidup * 6 * semester
    assert [t.eskalasi for t in biaya] == [t.konstan for t in biaya]


def test_rupiah_per_semester_is_paid_for_the_semesters_that_begin_in_the_year():
    """S2 from September 2026: 1, 2, 1 semesters; the year's part is spread over its components to the rupiah."""
    biaya = biaya_per_orang(HARGA, **S2, bagian=BagianApbd(rupiah=5_000_001))
    assert [t.konstan for t in biaya] == [5_000_001, 10_000_002, 5_000_001]
    pertama = {r.komponen: r.konstan for r in biaya[0].rincian}
    assert pertama[Komponen.UKT] == 2_133_334  # 5,000,001 x 8,000,000 / 18,750,000 = 2,133,333.76
    assert sum(pertama.values()) == 5_000_001


def test_rupiah_per_semester_never_exceeds_what_the_year_costs():
    biaya = biaya_per_orang({Komponen.UKT: 4_000_000}, **S2, bagian=BagianApbd(rupiah=5_000_000))
    assert [t.konstan for t in biaya] == [4_000_000, 8_000_000, 4_000_000]


def test_rupiah_of_an_agreement_do_not_rise_but_their_cap_does():
    """10 % a year from 2026: 4,000,000 / 8,800,000 / 4,840,000 against 4,500,000 a semester."""
    biaya = biaya_per_orang(
        {Komponen.UKT: 4_000_000}, **S2, bagian=BagianApbd(rupiah=4_500_000), eskalasi_persen=10, tahun_harga=2026
    )
    assert [t.konstan for t in biaya] == [4_000_000, 8_000_000, 4_000_000]
    assert [t.eskalasi for t in biaya] == [4_000_000, 8_800_000, 4_500_000]


def test_percent_rises_with_the_prices_and_rounds_once():
    """33 % of 10,000,001 at 5 %: 3,300,000.33 -> 3,300,000; 6,930,000.693 -> 6,930,001; 3,638,250.36 -> 3,638,250."""
    biaya = biaya_per_orang({Komponen.UKT: 10_000_001}, **S2, bagian=BagianApbd(33), eskalasi_persen=5)
    assert [t.eskalasi for t in biaya] == [3_300_000, 6_930_001, 3_638_250]


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**9), max_size=8))
def test_shares_lose_no_rupiah(jumlah, bobot):
    hasil = bagi(jumlah, bobot)
    assert sum(hasil) == (jumlah if sum(bobot) else 0)
    assert all(n >= 0 for n in hasil)
    assert all(abs(n * sum(bobot) - jumlah * b) < sum(bobot) for n, b in zip(hasil, bobot, strict=True) if sum(bobot))


def test_equal_remainders_go_to_the_first():
    assert bagi(100, [1, 1, 1]) == [34, 33, 33]
    assert bagi(5, [0, 1, 1]) == [0, 3, 2]
