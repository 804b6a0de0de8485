"""States of the plan, what a decree must carry, verification codes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.core.alur import aksi_tersedia, maju
from smartpns.core.errors import DomainError
from smartpns.rencana.rules import (
    ALUR,
    HURUF_KODE,
    AksiRencana,
    StatusRencana,
    baca_kode_verifikasi,
    kode_verifikasi,
    periksa_penetapan,
)


def test_road_to_the_decree_and_to_the_next_version():
    status = StatusRencana.DISUSUN
    for aksi in (AksiRencana.KIRIM, AksiRencana.KEMBALIKAN, AksiRencana.KIRIM, AksiRencana.TETAPKAN, AksiRencana.GANTI):
        status = maju(ALUR, status, aksi)
    assert status is StatusRencana.DIGANTIKAN
    assert aksi_tersedia(ALUR, status) == []


def test_a_decided_plan_cannot_be_returned():
    with pytest.raises(DomainError, match="Ditetapkan"):
        maju(ALUR, StatusRencana.DITETAPKAN, AksiRencana.KEMBALIKAN)


class TestPenetapan:
    def periksa(self, nomor="800.1.3.1/12/BKPSDM/2027", tanggal=date(2027, 3, 5), terpakai=()):
        return periksa_penetapan(
            nomor, tanggal, hari_ini=date(2027, 3, 10), disusun=date(2027, 3, 1), nomor_terpakai=terpakai
        )

    def test_number_comes_back_tidy(self):
        assert self.periksa("  188.45/12  TAHUN 2027 ") == "188.45/12 TAHUN 2027"

    @pytest.mark.parametrize("tanggal", [date(2027, 3, 1), date(2027, 3, 10)])
    def test_first_and_last_possible_day(self, tanggal):
        assert self.periksa(tanggal=tanggal)

    @pytest.mark.parametrize(
        ("isi", "field", "potongan"),
        [
            ({"nomor": "  "}, "sk_nomor", "belum diisi"),
            ({"tanggal": None}, "sk_tanggal", "belum diisi"),
            ({"tanggal": date(2027, 3, 11)}, "sk_tanggal", "belum tiba"),
            ({"tanggal": date(2027, 2, 28)}, "sk_tanggal", "lebih awal dari daftar"),
            ({"nomor": "sk 7/2027", "terpakai": ["SK  7/2027"]}, "sk_nomor", "sudah dipakai"),
        ],
    )
    def test_each_refusal_stands_beside_its_field(self, isi, field, potongan):
        with pytest.raises(DomainError, match=potongan) as galat:
            self.periksa(**isi)
        assert galat.value.field == field


class TestKodeVerifikasi:
    @given(st.binary(min_size=32, max_size=32).map(bytes.hex))
    def test_is_short_readable_and_reads_back(self, sidik):
        kode = kode_verifikasi(sidik)
        assert len(kode) == 14
        assert set(kode) <= set(HURUF_KODE) | {"-"}
        assert baca_kode_verifikasi(f" {kode.lower().replace('-', ' ')}") == kode

    def test_depends_on_the_fingerprint_only(self):
        assert kode_verifikasi("0" * 64) == "2222-2222-2222"
        assert kode_verifikasi("0" * 63 + "1") == "3222-2222-2222"

    @pytest.mark.parametrize("teks", ["", "7K2M-9QXA", "7K2M-9QXA-4TB0", "7K2M-9QXA-4TBDX"])
    def test_what_cannot_be_a_code_is_refused_with_an_example(self, teks):
        with pytest.raises(DomainError, match="misalnya 7K2M-9QXA-4TBD"):
            baca_kode_verifikasi(teks)
