"""Words as addresses."""

import pytest

from smartpns.core.teks import slug


@pytest.mark.parametrize(
    ("teks", "alamat"),
    [
        ("Akuntansi", "akuntansi"),
        ("Perencanaan Wilayah & Kota", "perencanaan-wilayah-dan-kota"),
        ("  Ilmu Al-Qur’an dan Tafsir ", "ilmu-al-quran-dan-tafsir"),
        ("…", "tanpa-nama"),
    ],
)
def test_slug(teks, alamat):
    assert slug(teks) == alamat


def test_slug_in_use_gets_the_first_free_number():
    assert slug("Akuntansi", {"akuntansi"}) == "akuntansi-2"
    assert slug("Akuntansi", {"akuntansi", "akuntansi-2"}) == "akuntansi-3"
