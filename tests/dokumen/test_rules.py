"""What counts as a PDF, what is in force, and the readable text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.core.errors import DomainError
from smartpns.dokumen.rules import (
    MIB,
    UKURAN_TERBESAR,
    Keberlakuan,
    keberlakuan,
    nama_aman,
    periksa_masa,
    periksa_pdf,
    ukuran,
    urai_isi,
)
from tests.dokumen.berkas import pdf, pdf_terkunci, rangkai

BAIK = pdf()


@pytest.mark.parametrize(
    "isi",
    [
        BAIK,
        BAIK + b"\n\r\n",
        BAIK.replace(b"%PDF-1.7", b"%PDF-2.0"),
        rangkai((b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")),
        pdf("kata /JS dan /Encrypt 1 0 R di dalam halaman"),
    ],
    ids=["biasa", "baris kosong di akhir", "versi 2", "tanpa halaman berisi", "kata kunci di dalam isi"],
)
def test_pdf_yang_diterima(isi: bytes) -> None:
    periksa_pdf(isi)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"", "Berkas kosong"),
        (b"MZ\x90\x00" + BAIK, "bukan PDF"),
        (b"<!doctype html><script>alert(1)</script>", "bukan PDF"),
        (b"<html></html>" + BAIK, "bukan PDF"),
        (b"PK\x03\x04" + b"\0" * 40, "bukan PDF"),
        (b"%PDF-", "bukan PDF"),
        (b"%PDF-1.7 palsu", "tidak utuh"),
        (BAIK[:-200], "tidak utuh"),
        (BAIK + b"<html><script>alert(1)</script>", "tidak utuh"),
        (BAIK.replace(b"startxref\n", b"startxref\n9"), "tidak utuh"),
        (rangkai((b"<< /Apa true >>",)), "tidak memuat halaman"),
        (pdf_terkunci(), "kata sandi"),
        (b"%PDF-1.7" + b"0" * UKURAN_TERBESAR, "batasnya 10 MB"),
    ],
    ids=[
        "kosong",
        "program di depan",
        "html bernama pdf",
        "html lalu pdf",
        "zip",
        "hanya tanda",
        "tanda lalu teks",
        "terpotong",
        "pdf lalu html",
        "rujukan salah",
        "tanpa halaman",
        "terkunci",
        "terlalu besar",
    ],
)
def test_yang_bukan_pdf_terbuka_ditolak_dengan_sebabnya(isi: bytes, pesan: str) -> None:
    with pytest.raises(DomainError, match=pesan) as galat:
        periksa_pdf(isi)
    assert galat.value.field == "berkas"


@given(st.binary(max_size=400))
def test_byte_apa_pun_hanya_ditolak_atau_diterima(isi: bytes) -> None:
    for calon in (isi, b"%PDF-1.4" + isi, BAIK[:100] + isi + BAIK[-60:]):
        try:
            periksa_pdf(calon)
        except DomainError as galat:
            assert galat.pesan.endswith(".")


@pytest.mark.parametrize(
    ("byte", "teks"), [(1, "1 KB"), (184_320, "180 KB"), (MIB, "1 MB"), (2_202_009, "2,1 MB"), (10 * MIB, "10 MB")]
)
def test_ukuran(byte: int, teks: str) -> None:
    assert ukuran(byte) == teks


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("SOP 2026.pdf", "SOP 2026.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\berkas\\SOP.PDF", "SOP.pdf"),
        ("sop\r\nSet-Cookie: a=b.pdf", "sopSet-Cookie: a=b.pdf"),
        ("fdp.\u202eexe.pdf", "fdp.exe.pdf"),
        ("", "dokumen.pdf"),
        ("..", "dokumen.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_nama_berkas_aman(nama: str, aman: str) -> None:
    assert nama_aman(nama) == aman


@pytest.mark.parametrize(
    ("pada", "keadaan"),
    [
        (date(2025, 12, 31), Keberlakuan.BELUM),
        (date(2026, 1, 1), Keberlakuan.BERLAKU),
        (date(2026, 12, 31), Keberlakuan.BERLAKU),
        (date(2027, 1, 1), Keberlakuan.BERAKHIR),
    ],
)
def test_keberlakuan_termasuk_hari_pertama_dan_terakhir(pada: date, keadaan: Keberlakuan) -> None:
    assert keberlakuan(date(2026, 1, 1), date(2026, 12, 31), pada) is keadaan


def test_masa_berlaku_tidak_mendahului_dokumen() -> None:
    periksa_masa(date(2026, 1, 5), date(2026, 1, 5), None)
    with pytest.raises(DomainError) as mulai:
        periksa_masa(date(2026, 1, 5), date(2026, 1, 4), None)
    with pytest.raises(DomainError) as sampai:
        periksa_masa(date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 5))
    assert (mulai.value.field, sampai.value.field) == ("berlaku_mulai", "berlaku_sampai")


NASKAH = """# Standar Pelayanan

Kalimat satu
baris **dua**.

## Persyaratan
- Fotokopi SK
- Surat sehat

3. Langkah tiga
4. Langkah empat

| Kegiatan | Waktu |
| --- | ---: |
| Memeriksa | 2 hari |
## Persyaratan
<script>alert(1)</script>
"""


def test_naskah_menjadi_blok() -> None:
    blok = urai_isi(NASKAH)
    assert [(b.jenis, len(b.butir)) for b in blok] == [
        ("judul", 1),
        ("paragraf", 2),
        ("judul", 1),
        ("daftar", 2),
        ("langkah", 2),
        ("tabel", 2),
        ("judul", 1),
        ("paragraf", 1),
    ]
    assert [b.jangkar for b in blok if b.jenis == "judul"] == ["standar-pelayanan", "persyaratan", "persyaratan-2"]
    assert [p.tebal for p in blok[1].butir[1][0]] == [False, True, False]
    assert blok[4].mulai == 3
    assert blok[5].teks == "KegiatanWaktuMemeriksa2 hari"
    assert blok[7].teks == "<script>alert(1)</script>"


@given(st.text(max_size=300))
def test_naskah_apa_pun_terurai_tanpa_kehilangan_kata(teks: str) -> None:
    hasil = "".join(b.teks for b in urai_isi(teks))
    for kata in ("".join(h for h in teks if h.isalpha()),):
        assert [h for h in hasil if h.isalpha()] == list(kata)
