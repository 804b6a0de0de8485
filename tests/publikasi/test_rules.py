"""What the public may see: small groups, addresses, columns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.publikasi.rules import KAMUS_KOLOM, belum_lewat, kasarkan, sel_publik, status_publik, terisi_per_mulai


@pytest.mark.parametrize(
    ("orang", "teks"), [(0, "0"), (1, "kurang dari 3"), (2, "kurang dari 3"), (3, "3"), (11, "11")]
)
def test_fewer_than_three_people_are_not_counted_out(orang, teks):
    assert kasarkan(orang) == teks


def test_post_with_enough_holders_is_shown_with_its_gap():
    sel = sel_publik(pemangku=11, belum_memenuhi=7)
    assert sel.kesenjangan == "7 dari 11 pemangku belum memenuhi kualifikasi"
    assert not sel.dikasarkan


def test_gap_of_one_among_many_holders_is_made_coarse():
    sel = sel_publik(pemangku=11, belum_memenuhi=1)
    assert sel.kesenjangan == "kurang dari 3 dari 11 pemangku belum memenuhi kualifikasi"
    assert sel.dikasarkan


@pytest.mark.parametrize(("pemangku", "belum"), [(1, 0), (1, 1), (2, 0), (2, 2)])
def test_post_with_one_or_two_holders_reads_the_same_with_and_without_gap(pemangku, belum):
    assert sel_publik(pemangku, belum) == sel_publik(1, 1)


def test_vacant_post_identifies_nobody():
    assert sel_publik(0, 0).kesenjangan == "jabatan belum terisi"


@given(st.integers(0, 50), st.integers(0, 50), st.integers(2, 10))
def test_no_small_number_of_people_ever_shows(pemangku, belum, ambang):
    belum = min(belum, pemangku)
    kata = sel_publik(pemangku, belum, ambang).kesenjangan.replace(f"kurang dari {ambang}", "").split()
    assert not {str(n) for n in range(1, ambang)} & set(kata)


def test_columns_of_the_dataset_are_those_of_satu_data():
    assert [kolom.nama for kolom in KAMUS_KOLOM] == [
        "kode_wilayah",
        "tahun",
        "kode_opd",
        "nama_opd",
        "jenjang_kode",
        "jenjang",
        "program_studi",
        "rumpun",
        "jabatan",
        "jumlah",
        "jumlah_ditetapkan",
        "jumlah_terisi",
        "jumlah_menunggu",
        "jenis_pembiayaan",
        "prioritas",
        "status",
    ]
    assert all(kolom.keterangan.endswith(".") for kolom in KAMUS_KOLOM)


@pytest.mark.parametrize(
    ("jumlah", "ditetapkan", "status"), [(4, 4, "dalam_pagu"), (4, 3, "sebagian"), (4, 0, "di_luar_pagu")]
)
def test_a_need_granted_in_part_is_neither_granted_nor_waiting(jumlah, ditetapkan, status):
    assert status_publik(jumlah, ditetapkan) == status


def test_a_need_with_all_granted_places_taken_is_filled():
    assert status_publik(4, 3, 2) == "sebagian"
    assert status_publik(4, 3, 3) == "terisi"
    assert status_publik(0, 0) == "terisi", "what waited was taken without a grant"


@pytest.mark.parametrize(
    ("studi", "terisi", "tambahan"),
    [
        ([], {}, 0),
        ([2028], {2028: 1}, 0),
        ([2027, 2027, 2027], {2027: 2, 2028: 1}, 0),  # the third takes the place of the next year
        ([2026], {2027: 1}, 0),  # began before the plan's first intake
        ([2027, 2027, 2028, 2029], {2027: 2, 2028: 1}, 1),  # one more than was granted
    ],
)
def test_a_study_takes_a_place_of_its_own_year_first(studi, terisi, tambahan):
    assert terisi_per_mulai({2027: 2, 2028: 1}, studi) == (terisi, tambahan)


@pytest.mark.parametrize(
    ("hari", "sisa"), [(date(2026, 8, 31), True), (date(2026, 9, 1), False), (date(2026, 12, 1), False)]
)
def test_an_intake_is_ahead_until_its_month_begins(hari, sisa):
    assert belum_lewat(2026, 9, hari) is sisa
