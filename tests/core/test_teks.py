"""Words as addresses, names of files."""

import pytest

from smartpns.core.teks import nama_berkas, slug


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


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\siti\\usulan.xlsx", "usulan.xlsx"),
        ("usul\u202exslx.exe", "usulxslx.exe"),
        ("a\r\nb.csv", "ab.csv"),
        ("", "berkas"),
        ("...", "berkas"),
        ("x" * 300 + ".xlsx", "x" * 140 + ".xlsx"),
    ],
)
def test_file_names_are_cleaned(nama, bersih):
    assert nama_berkas(nama) == bersih
