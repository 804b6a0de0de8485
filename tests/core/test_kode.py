"""Verification codes: short, readable, and forgiving when they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.core.errors import DomainError
from smartpns.core.kode import HURUF_KODE, baca_kode_verifikasi, kode_verifikasi


class TestKodeVerifikasi:
    @given(st.binary(min_size=32, max_size=32).map(bytes.hex))
    def test_is_short_readable_and_reads_back(self, sidik):
        kode = kode_verifikasi(sidik)
        assert len(kode) == 14
        assert set(kode) <= set(HURUF_KODE) | {"-"}
        assert baca_kode_verifikasi(f" {kode.lower().replace('-', ' ')}") == kode
        assert baca_kode_verifikasi(kode.replace("-", "–")) == kode
        assert baca_kode_verifikasi("\u200b".join(f"\u2068{kode}\u2069")) == kode
        assert baca_kode_verifikasi(f"https://tubel.example/verifikasi/{kode}/") == kode

    def test_depends_on_the_fingerprint_only(self):
        assert kode_verifikasi("0" * 64) == "2222-2222-2222"
        assert kode_verifikasi("0" * 63 + "1") == "3222-2222-2222"

    @pytest.mark.parametrize("teks", ["", "7K2M-9QXA", "7K2M-9QXA-4TB0", "7K2M-9QXA-4TBDX"])
    def test_what_cannot_be_a_code_is_refused_with_an_example(self, teks):
        with pytest.raises(DomainError, match="misalnya 7K2M-9QXA-4TBD"):
            baca_kode_verifikasi(teks)
