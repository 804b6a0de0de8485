"""The state table engine, driven by a table of its own."""

import pytest

from smartpns.core.alur import aksi_tersedia, maju
from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError


class Lampu(Berlabel):
    MERAH = "merah", "Merah"
    HIJAU = "hijau", "Hijau"
    PADAM = "padam", "Padam"


class Tombol(Berlabel):
    JALAN = "jalan", "Jalankan"
    MATI = "mati", "Matikan"


ALUR = {
    (Lampu.MERAH, Tombol.JALAN): Lampu.HIJAU,
    (Lampu.MERAH, Tombol.MATI): Lampu.PADAM,
    (Lampu.HIJAU, Tombol.MATI): Lampu.PADAM,
}


def test_known_step_leads_to_its_status():
    assert maju(ALUR, Lampu.MERAH, Tombol.JALAN) is Lampu.HIJAU


def test_unknown_step_says_status_and_what_is_possible():
    with pytest.raises(DomainError) as galat:
        maju(ALUR, Lampu.HIJAU, Tombol.JALAN)
    assert "“Jalankan”" in galat.value.pesan
    assert "“Hijau”" in galat.value.pesan
    assert "Yang dapat dilakukan: Matikan" in galat.value.pesan


def test_final_status_has_no_actions():
    assert aksi_tersedia(ALUR, Lampu.PADAM) == []
    with pytest.raises(DomainError, match="Tidak ada langkah lain"):
        maju(ALUR, Lampu.PADAM, Tombol.MATI)


def test_actions_keep_the_order_of_the_table():
    assert aksi_tersedia(ALUR, Lampu.MERAH) == [Tombol.JALAN, Tombol.MATI]


def test_labelled_enum_is_its_value_and_lists_its_choices():
    assert Lampu("merah") == "merah"
    assert str(Lampu.MERAH) == "merah"
    assert Lampu.pilihan()[0] == ("merah", "Merah")
