"""States of the plan, what a decree must carry."""

from datetime import date

import pytest

from smartpns.core.alur import aksi_tersedia, maju
from smartpns.core.errors import DomainError
from smartpns.rencana.rules import (
    ALUR,
    AksiRencana,
    StatusRencana,
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
