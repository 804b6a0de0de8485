"""Showing and reading numbers, money and dates the Indonesian way."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.core import formats as f


@pytest.mark.parametrize(
    ("n", "teks"),
    [(25_000_000, "Rp25.000.000"), (0, "Rp0"), (999, "Rp999"), (-1_500, "-Rp1.500"), (None, "–")],
)
def test_rupiah(n, teks):
    assert f.rupiah(n) == teks


@pytest.mark.parametrize(
    ("n", "teks"),
    [
        (2_310_000_000, "Rp2,31 M"),
        (600_000_000, "Rp600 jt"),
        (12_540_000, "Rp12,5 jt"),
        (999_960_000, "Rp999,9 jt"),
        (995_000_000, "Rp995 jt"),
        (950_000, "Rp950 rb"),
        (999_999, "Rp999 rb"),
        (10**15, "Rp1.000 T"),
        (1_000_000_000_000, "Rp1 T"),
        (750_000, "Rp750 rb"),
        (400, "Rp400"),
        (0, "Rp0"),
        (-84_000_000, "-Rp84 jt"),
        (200_000_000_000, "Rp200 M"),
    ],
)
def test_rupiah_ringkas(n, teks):
    assert f.rupiah_ringkas(n) == teks


@pytest.mark.parametrize(
    ("n", "teks"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (115, "seratus lima belas"),
        (1_000, "seribu"),
        (1_500, "seribu lima ratus"),
        (2_001, "dua ribu satu"),
        (11_111, "sebelas ribu seratus sebelas"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (25_000_000, "dua puluh lima juta"),
        (2_310_000_000, "dua miliar tiga ratus sepuluh juta"),
        (1_000_000_000_001, "satu triliun satu"),
        (-5, "minus lima"),
    ],
)
def test_terbilang(n, teks):
    assert f.terbilang(n) == teks


@pytest.mark.parametrize(
    ("n", "teks"),
    [
        (10**15, "seribu triliun"),
        (10**15 + 1, "seribu triliun satu"),
        (5 * 10**15 + 10**9, "lima ribu triliun satu miliar"),
        (2 * 10**18, "dua juta triliun"),
    ],
)
def test_terbilang_names_every_sum_of_what_may_be_stored(n, teks):
    assert f.terbilang(n) == teks


@given(st.integers(0, f.RUPIAH_TERBESAR))
def test_what_is_abbreviated_is_read_back_in_its_own_unit(n):
    """At most half of the last digit shown away (a whole one where rounding up would reach the next unit)."""
    dibaca = f.baca_rupiah(f.rupiah_ringkas(n))
    satuan = next((s for s in (10**12, 10**9, 10**6, 10**3) if n >= s), 1)
    teliti = {10**12: 10**10, 10**9: 10**7, 10**6: 10**5, 10**3: 10**3}.get(satuan, 1)
    assert abs(dibaca - n) < teliti
    assert satuan == 10**12 or dibaca < satuan * 1000


@pytest.mark.parametrize(("x", "teks"), [(-0.0, "0,0"), (-0.04, "0,0"), (-0.06, "-0,1"), (0.0, "0,0")])
def test_no_zero_has_a_minus(x, teks):
    assert f.desimal(x) == teks
    assert f.persen(x / 100) == f"{teks}%"


def test_numbers():
    assert f.angka(5250) == "5.250"
    assert f.desimal(12.5) == "12,5"
    assert f.desimal(Decimal("1234.567"), 2) == "1.234,57"
    assert f.desimal(3, 0) == "3"
    assert f.persen(0.125) == "12,5%"
    assert f.persen(1, 0) == "100%"
    assert f.angka(None) == f.desimal(None) == f.persen(None) == f.tanggal(None) == f.waktu(None) == "–"


def test_dates_and_instants_are_shown_in_the_district_zone():
    assert f.tanggal(date(2027, 3, 5)) == "5 Maret 2027"
    assert f.tanggal(datetime(2027, 3, 4, 18, 0, tzinfo=UTC)) == "5 Maret 2027"
    assert f.waktu(datetime(2026, 2, 27, 9, 0, tzinfo=UTC)) == "Jumat 27 Februari 2026, 16.00 WIB"


@pytest.mark.parametrize(
    ("teks", "n"),
    [
        ("Rp 25.000.000,-", 25_000_000),
        ("Rp. 25.000.000,--", 25_000_000),
        ("25000000", 25_000_000),
        (25_000_000, 25_000_000),
        (25_000_000.0, 25_000_000),
        ("Rp1.500.000,00", 1_500_000),
        ("rp\u00a01.500.000,0", 1_500_000),
        ("IDR 25,000,000", 25_000_000),
        ("1,5 juta", 1_500_000),
        ("Rp 2,31 miliar", 2_310_000_000),
        ("750 ribu", 750_000),
        ("1.250 juta", 1_250_000_000),
        ("25.000.000 rupiah", 25_000_000),
        ("0", 0),
    ],
)
def test_baca_rupiah(teks, n):
    assert f.baca_rupiah(teks) == n


@pytest.mark.parametrize(
    "teks",
    [
        *("", "gratis", "1.5 juta", "1,250", "25.00", "1,5", "Rp", "-5000", "1,2345678 juta", "25.000.00"),
        *(
            "9" * 16,
            "Rp" + "9" * 5000,
            10**15 + 1,
            "2.000 triliun",
            "1e9",
            "12 semester",
            1.5,
            None,
            True,
            date(2027, 1, 1),
            float("nan"),
        ),
    ],
)
def test_baca_rupiah_refuses_what_is_not_clear(teks):
    with pytest.raises(f.TidakTerbaca) as galat:
        f.baca_rupiah(teks)
    assert "Tulis" in str(galat.value)


@given(st.integers(min_value=0, max_value=10**14))
def test_rupiah_is_read_back(n):
    assert f.baca_rupiah(f.rupiah(n)) == n


@pytest.mark.parametrize(("teks", "n"), [("12", 12), (" 1.250 ", 1250), (3, 3), (3.0, 3), ("-4", -4), ("007", 7)])
def test_baca_bilangan(teks, n):
    assert f.baca_bilangan(teks) == n


@pytest.mark.parametrize("teks", ["2 orang", "", "dua", "1,5", "1.25", 2.5, None, True, "1.2500", float("inf"), "1+1"])
def test_baca_bilangan_refuses(teks):
    with pytest.raises(f.TidakTerbaca, match="Tulis"):
        f.baca_bilangan(teks)


@pytest.mark.parametrize(
    "teks",
    [
        "5/3/27",
        "05/03/2027",
        "05-03-2027",
        "5.3.2027",
        "5 Maret 2027",
        "5 mar 2027",
        "05-Mar-27",
        "Jumat, 5 Maret 2027",
        "Jum'at 5 Maret 2027",
        "2027-03-05",
        "2027-03-05T00:00:00",
        "2027-03-05 08:30:00",
        "2027/3/5",
        " 5\u00a0Maret  2027 ",
        date(2027, 3, 5),
        datetime(2027, 3, 5, 8, 30),
        46_451,
        46_451.0,
    ],
)
def test_baca_tanggal(teks):
    assert f.baca_tanggal(teks) == date(2027, 3, 5)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("17 Agt 1985", date(1985, 8, 17)),
        ("17 Nopember 85", date(1985, 11, 17)),
        ("29 Pebruari 2024", date(2024, 2, 29)),
        ("1 Mei 2027", date(2027, 5, 1)),
    ],
)
def test_baca_tanggal_knows_the_old_spellings(teks, hasil):
    assert f.baca_tanggal(teks) == hasil


@pytest.mark.parametrize(
    ("teks", "masalah"),
    [
        ("03/15/2027", "bulan lebih dari 12"),
        ("30 Februari 2027", "tidak ada di kalender"),
        ("2027", "hanya tahun"),
        (2027, "bukan tanggal"),
        (198503172010011003, "bukan tanggal"),
        ("Maret 2027", "bukan tanggal"),
        ("5 Brumaire 2027", "bukan tanggal"),
        ("", "bukan tanggal"),
        (None, "bukan tanggal"),
        (True, "bukan tanggal"),
        (float("nan"), "bukan tanggal"),
    ],
)
def test_baca_tanggal_refuses_with_a_reason(teks, masalah):
    with pytest.raises(f.TidakTerbaca, match=masalah) as galat:
        f.baca_tanggal(teks)
    assert "5 Maret 2027" in str(galat.value)


@given(st.dates(min_value=date(1910, 1, 1), max_value=date(2099, 12, 31)))
def test_a_shown_date_is_read_back(d):
    assert f.baca_tanggal(f.tanggal(d)) == d
    assert f.baca_tanggal((d - date(1899, 12, 30)) // timedelta(days=1)) == d
