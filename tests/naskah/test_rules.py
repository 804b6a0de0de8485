"""Numbers of letters, dates, who leads a unit, and the letters that can be printed."""

import string
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.core.errors import DomainError
from smartpns.naskah.rules import (
    aksara,
    aksara_semua,
    baris_teks,
    jabatan_pemimpin,
    nama_daerah,
    periksa_pola,
    periksa_tanggal,
    tulis_nomor,
)

HARI = date(2027, 3, 5)


class TestNomor:
    @pytest.mark.parametrize(
        ("pola", "nomor"),
        [
            ("800.1.3.1/{urut}/{singkatan}/{tahun}", "800.1.3.1/007/BKPSDM/2027"),
            ("{urut}/BA/{bulan}/{tahun}", "007/BA/III/2027"),
        ],
    )
    def test_the_pattern_of_a_district_of_West_Java(self, pola, nomor):
        assert tulis_nomor(periksa_pola(pola), 7, "BKPSDM", HARI) == nomor

    def test_a_unit_whose_name_looks_like_a_placeholder_is_not_replaced_again(self):
        assert tulis_nomor("{urut}/{singkatan}", 1, "{tahun}", HARI) == "001/{tahun}"

    @pytest.mark.parametrize(
        ("pola", "kata"),
        [("800/{tahun}", "memuat {urut}"), ("{urut}/{bln}", "{bln}"), ("{urut}/{tahun", "berpasangan")],
    )
    def test_a_pattern_that_cannot_number_is_refused(self, pola, kata):
        with pytest.raises(DomainError, match=kata.replace("{", r"\{")) as galat:
            periksa_pola(pola)
        assert galat.value.field == "pola_nomor"


@pytest.mark.parametrize(("hari", "kata"), [(date(2027, 3, 6), "belum tiba"), (date(2027, 2, 1), "lebih awal")])
def test_a_date_to_come_or_before_the_content_is_refused(hari, kata):
    with pytest.raises(DomainError, match=kata) as galat:
        periksa_tanggal(hari, hari_ini=HARI, sumber=date(2027, 3, 1))
    assert galat.value.field == "tanggal"


def test_who_leads_a_unit_and_how_a_district_is_called():
    assert jabatan_pemimpin("Kecamatan Mekar Jaya") == "Camat Mekar Jaya"
    assert jabatan_pemimpin("Inspektorat Daerah") == "Inspektur Daerah"
    assert jabatan_pemimpin("Dinas Sosial") == "Kepala Dinas Sosial"
    assert nama_daerah("Kabupaten Contoh") == "Contoh"


def test_lists_are_typed_one_item_per_line():
    assert baris_teks(" satu \n\n dua   kata\r\n") == ("satu", "dua kata")


class TestAksara:
    @pytest.mark.parametrize("teks", ['#import "x"', "$x$ *b* _i_ @r <l> `c` \\ ' \"", "Rp1.000 – “ya”", "É ß я Ω ≤"])
    def test_what_the_fonts_have_stays_as_it_is(self, teks):
        assert aksara(teks) == teks

    @pytest.mark.parametrize(
        ("teks", "jadi"),
        [("a\0b\x07c", "abc"), ("a\u202eb\u202c", "ab"), ("a\u200bb", "ab"), ("a\tb\r\nc\u2028d", "a b\nc\nd")],
    )
    def test_what_has_no_shape_is_left_out(self, teks, jadi):
        assert aksara(teks) == jadi

    @pytest.mark.parametrize("huruf", ["😀", "漢", "\ue000", "\ufffe"])
    def test_what_the_fonts_lack_is_not_dropped_silently(self, huruf):
        assert aksara(f"a{huruf}b") == "a□b"

    @given(st.text())
    def test_twice_is_as_once_and_leaves_nothing_unprintable(self, teks):
        jadi = aksara(teks)
        assert aksara(jadi) == jadi
        assert not any(unicodedata.category(h) in {"Cc", "Cf", "Cs", "Co", "Cn"} for h in jadi.replace("\n", ""))

    @given(st.text(string.printable.replace("\t", "").replace("\r", "").replace("\x0b", "").replace("\x0c", "")))
    def test_ascii_is_untouched(self, teks):
        assert aksara(teks) == teks

    def test_every_text_in_the_data(self):
        assert aksara_semua({"a": ["x\0", {"b": "y\0"}], "n": 1, "ya": True}) == {
            "a": ["x", {"b": "y"}],
            "n": 1,
            "ya": True,
        }
