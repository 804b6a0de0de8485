"""Workbooks in and out: what is read, what is refused, and that text stays text."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartpns.core.errors import DomainError
from smartpns.core.sheets import (
    Batas,
    BukuKeluar,
    KolomKeluar,
    baca_buku,
    bersih_teks,
    huruf_kolom,
    nilai_dari_json,
    nilai_ke_json,
    tulis_csv,
)

ISI_JENIS = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
BUKU = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
HUBUNGAN = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
)
AKAR = HUBUNGAN.replace("worksheets/sheet1.xml", "xl/workbook.xml").replace(
    "relationships/worksheet", "relationships/officeDocument"
)
LEMBAR = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{isi}</sheetData></worksheet>"
)
SEL_TEKS = '<c r="{0}" t="inlineStr"><is><t>{1}</t></is></c>'


def xlsx(folder: Path, isi: str = "", **lain: bytes | str) -> Path:
    """A workbook written by hand, so that it can be wrong in any way; `lain` replaces or adds parts."""
    bagian: dict[str, bytes | str] = {
        "[Content_Types].xml": ISI_JENIS,
        "_rels/.rels": AKAR,
        "xl/workbook.xml": BUKU,
        "xl/_rels/workbook.xml.rels": HUBUNGAN,
        "xl/worksheets/sheet1.xml": LEMBAR.format(isi=isi),
        **lain,
    }
    path = folder / "buku.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in bagian.items():
            arsip.writestr(nama, data)
    return path


def tulis(folder: Path, isi: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], object]) -> Path:
    path = folder / "buku.xlsx"
    buku = xlsxwriter.Workbook(path)
    isi(buku, buku.add_worksheet("Data"))
    buku.close()
    return path


def sebab(path: Path, nama: str | None = None, batas: Batas | None = None) -> str:
    """The sentence with which a file is refused; it never takes long."""
    mulai = time.perf_counter()
    with pytest.raises(DomainError) as galat:
        baca_buku(path, nama, batas or Batas())
    assert time.perf_counter() - mulai < 5
    return galat.value.pesan


def simpan(folder: Path, nama: str, isi: bytes) -> Path:
    path = folder / nama
    path.write_bytes(isi)
    return path


# --- what is read ----------------------------------------------------------------------------------------


def test_cells_keep_their_type(tmp_path):
    def isi(buku, ws):
        ws.write_row(0, 0, ["teks", 2, 2.5, True])
        ws.write_datetime(0, 4, datetime(2027, 3, 5), buku.add_format({"num_format": "dd/mm/yyyy"}))
        ws.write_number(2, 0, 198503172010011003)

    (lembar,) = baca_buku(tulis(tmp_path, isi)).lembar
    assert [b.nomor for b in lembar.baris] == [1, 2, 3]
    assert lembar.baris[0].sel == ("teks", 2, 2.5, True, date(2027, 3, 5))
    assert lembar.baris[1].kosong and not lembar.baris[0].kosong
    rusak = lembar.baris[2].sel[0]
    assert isinstance(rusak, float), "a number beyond 15 digits stays recognisable as a damaged number"


def test_formulas_errors_merged_and_hidden_are_marked(tmp_path):
    def isi(buku, ws):
        ws.write_column(0, 0, ["A", "B", "C", "D"])
        ws.write_formula(1, 1, "=1+1", None, 2)
        ws.write_array_formula(2, 1, 3, 1, "{=A1:A2}")
        ws.write_formula(1, 2, "=1/0", None, "#DIV/0!")
        ws.merge_range(2, 2, 3, 2, "gabung")
        ws.write(0, 3, "rahasia")
        ws.set_row(3, None, None, {"hidden": True})
        ws.set_column(3, 3, None, None, {"hidden": True})
        sembunyi = buku.add_worksheet("Lama")
        sembunyi.write(0, 0, "tidak dibaca")
        sembunyi.hide()

    data, lama = baca_buku(tulis(tmp_path, isi)).lembar
    assert data.baris[1].tanda == {1: "rumus", 2: "rumus"}
    assert data.baris[2].tanda == {1: "rumus", 2: "gabungan"}
    assert data.baris[3].tanda == {1: "rumus", 2: "gabungan"}
    assert [b.tersembunyi for b in data.baris] == [False, False, False, True]
    assert data.kolom_tersembunyi == {3}
    assert lama.tersembunyi and not lama.baris


def test_an_error_value_is_marked(tmp_path):
    path = xlsx(tmp_path, '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>')
    assert baca_buku(path).lembar[0].baris[0].tanda == {0: "galat"}


def test_styled_empty_cells_far_below_do_not_count(tmp_path):
    isi = f'<row r="1">{SEL_TEKS.format("A1", "x")}</row><row r="1048576"><c r="A1048576"/></row>'
    assert len(baca_buku(xlsx(tmp_path, isi)).lembar[0].baris) == 1


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_csv_in_every_common_dialect(tmp_path, sandi, pemisah):
    teks = pemisah.join(["Nama", "Catatan", "Biaya"]) + "\r\n" + pemisah.join(["Siti", '"a,b;c\nd"', "é"]) + "\r\n"
    baris = baca_buku(simpan(tmp_path, "data.csv", teks.encode(sandi))).lembar[0].baris
    assert baris[1].sel == ("Siti", "a,b;c\nd", "é")


def test_csv_with_the_line_that_names_its_separator(tmp_path):
    (lembar,) = baca_buku(simpan(tmp_path, "data.csv", b"sep=;\r\nA;B,1\r\n\r\n1;2\r\n")).lembar
    assert [b.sel for b in lembar.baris] == [("A", "B,1"), (), ("1", "2")]


# --- what is refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("data.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".xls lama"),
        ("data.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".xls lama"),
        ("data.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        ("data.xlsm", b"PK\x03\x04", "makro"),
        ("data.xlsx.exe", b"MZ", ".exe tidak dapat diimpor"),
        ("data", b"PK\x03\x04", "tanpa akhiran"),
        ("data.xlsx", b"", "kosong"),
        ("data.csv", b"", "kosong"),
        ("data.xlsx", b"<html><table><tr><td>1</td></tr></table></html>", "halaman web"),
        ("data.xlsx", b"%PDF-1.7", "PDF"),
        ("data.xlsx", b"NIP;Nama\n1;2\n", "bukan buku kerja"),
        ("data.xlsx", b"PK\x03\x04" + b"\0" * 100, "rusak atau terpotong"),
        ("data.csv", b"PK\x03\x04" + b"\0" * 100, "bukan CSV"),
        ("data.csv", b"a\x00b,c", "bukan teks"),
        ("data.csv", b'a,"b\n', "rusak"),
        ("data.csv", b"\xff\xfea", "rusak atau terpotong"),
        ("data.csv", b"a," * 300, "lebih dari 200 kolom"),
        ("data.csv", b"a\n" * 20_001, "lebih dari 20.000 baris"),
    ],
)
def test_refused_with_a_sentence_that_helps(tmp_path, nama, isi, kata):
    assert kata in sebab(simpan(tmp_path, nama, isi))


def test_truncated_workbook(tmp_path):
    utuh = tulis(tmp_path, lambda _buku, ws: ws.write(0, 0, "x")).read_bytes()
    assert "terpotong" in sebab(simpan(tmp_path, "buku.xlsx", utuh[: len(utuh) // 2]))


def test_a_workbook_of_thirty_bytes_cannot_ask_for_terabytes(tmp_path):
    isi = f'<row r="1">{SEL_TEKS.format("A1", "x")}</row><row r="1048576">{SEL_TEKS.format("XFD1048576", "x")}</row>'
    assert "baris 1.048.576; paling banyak 20.000" in sebab(xlsx(tmp_path, isi))
    isi = f'<row r="1">{SEL_TEKS.format("A1", "x")}{SEL_TEKS.format("XFD1", "x")}</row>'
    assert "kolom ke-16.384; paling banyak 200" in sebab(xlsx(tmp_path, isi))


def test_the_process_limit_holds_where_the_checks_see_nothing(tmp_path):
    """An address written so that only the parser understands it ends the child, not the web worker."""
    isi = (
        f'<row r="1">{SEL_TEKS.format("A1", "x")}</row><row r="1048576">'
        '<!-- <c r="A2" --><c t="inlineStr" r="XFD1048576"><is><t>x</t></is></c></row>'
    )
    assert sebab(xlsx(tmp_path, isi))
    assert "terlalu besar" in sebab(xlsx(tmp_path, ""), batas=Batas(memori=1_000_000))


@pytest.mark.parametrize(
    "bagian", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "docProps/core.xml"]
)
@pytest.mark.parametrize(
    "bom",
    [
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>',
        "<a><!ENTITY x></a>",
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY a "ha">]><a/>'.encode("utf-16"),
    ],
)
def test_document_types_are_refused_in_every_part(tmp_path, bagian, bom):
    assert "berbahaya" in sebab(xlsx(tmp_path, **{bagian: bom}))


def test_zip_bombs(tmp_path):
    assert "terlalu besar" in sebab(xlsx(tmp_path, **{"xl/media/a.bin": b"\0" * 60_000_000}))
    assert "terlalu besar" in sebab(xlsx(tmp_path, **{"xl/media/a.bin": b"\0" * 9_000_000})), "ratio over 100"
    assert "tidak wajar" in sebab(xlsx(tmp_path, **{f"xl/a{i}": "" for i in range(2_001)}))
    dalam = io.BytesIO()
    with zipfile.ZipFile(dalam, "w") as arsip:
        arsip.writestr("a", "a")
    assert "berkas lain di dalamnya" in sebab(xlsx(tmp_path, **{"xl/embeddings/a.xlsx": dalam.getvalue()}))


def test_a_lying_size_is_not_believed(tmp_path):
    path = xlsx(tmp_path, **{"xl/media/a.bin": b"\0" * 9_000_000})
    isi = path.read_bytes().replace((9_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert sebab(simpan(tmp_path, "buku.xlsx", isi))


def test_entries_that_share_a_name_are_refused(tmp_path):
    path = xlsx(tmp_path)
    with zipfile.ZipFile(path, "a") as arsip, pytest.warns(UserWarning, match="Duplicate"):
        arsip.writestr("xl/workbook.xml", BUKU)
    assert "tidak wajar" in sebab(path)


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"xl/vbaProject.bin": b"x"}, "makro"),
        ({"mimetype": b"x", "content.xml": b"<a/>"}, ".ods"),
        ({"xl/workbook.xml": BUKU.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')}, "1904"),
        ({"xl/workbook.xml": "<workbook"}, "rusak"),
        ({"xl/worksheets/sheet1.xml": LEMBAR.format(isi="<row><c><v>1</v></c></row>")}, "alamat sel"),
        (
            {"xl/worksheets/sheet1.xml": LEMBAR.format(isi='<row hidden="1"><c r="A1"><v>1</v></c></row>')},
            "tersembunyi tanpa nomor",
        ),
    ],
)
def test_other_kinds_of_workbook(tmp_path, lain, kata):
    assert kata in sebab(xlsx(tmp_path, **lain))


def test_a_plain_zip_and_strange_compression(tmp_path):
    path = tmp_path / "buku.xlsx"
    with zipfile.ZipFile(path, "w") as arsip:
        arsip.writestr("a.txt", "a")
    assert "arsip, bukan buku kerja" in sebab(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as arsip:
        arsip.writestr("[Content_Types].xml", ISI_JENIS)
    assert "dimampatkan" in sebab(path)


def test_size_and_cell_limits(tmp_path):
    path = tulis(tmp_path, lambda _buku, ws: [ws.write_row(b, 0, ["x"] * 5) for b in range(20)])
    assert "lebih dari 0 MB" in sebab(path, batas=Batas(ukuran=100))
    assert "lebih dari 50 sel" in sebab(path, batas=Batas(sel=50))
    assert "terlalu besar setelah dibuka" in sebab(path, batas=Batas(jawaban=50))


RUMUS_LARIK = '<c r="A1"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c>'


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (f'<row r="1">{RUMUS_LARIK}</row>', ""),
        (f'<row r="1">{RUMUS_LARIK}</row><row r="20000"><c r="GR20000"><v>1</v></c></row>', ""),
        (
            f'<row r="1">{RUMUS_LARIK}</row>'
            + "".join(f'<row r="{n}"><c r="GR{n}"><v>1</v></c></row>' for n in range(2, 4_000)),
            "lebih dari 400.000 sel",
        ),
        (
            "".join(f'<row r="{n}"><c r="GR{n}"><v>1</v></c></row>' for n in range(1, 4_000)),
            "lebih dari 400.000 sel",
        ),
        (
            '<row r="1"><c r="A1"><v>1</v></c><c r="GR1"><v>1</v></c></row><row r="9"><c r="A9"><v>1</v></c></row>',
            "gabung",
        ),
    ],
    ids=["satu sel", "dua sudut", "larik atas baris tipis", "baris tipis", "gabungan bertumpuk"],
)
def test_yang_kecil_tidak_membesarkan_pembacanya(tmp_path, isi, kata):
    """Files of some kilobytes that speak of millions of cells: what reaches the web worker stays small."""
    bagian = {}
    if kata == "gabung":
        gabung = "".join(f'<mergeCell ref="A1:GR{20_000 - n * 7 % 9_973}"/>' for n in range(3_000))
        tumpuk = f"<mergeCells>{gabung}</mergeCells></worksheet>"
        bagian["xl/worksheets/sheet1.xml"] = LEMBAR.format(isi=isi).replace("</worksheet>", tumpuk)
        kata = "lebih dari 400.000 sel"
    path = xlsx(tmp_path, isi, **bagian)
    assert path.stat().st_size < 60_000
    tracemalloc.start()
    mulai = time.perf_counter()
    try:
        baca_buku(path)
        terbaca = ""
    except DomainError as e:
        terbaca = e.pesan
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kata in terbaca and bool(kata) == bool(terbaca)
    assert puncak < 60_000_000
    assert time.perf_counter() - mulai < 10


def test_larik_menandai_sel_yang_terisi_saja(tmp_path):
    isi = f'<row r="1">{RUMUS_LARIK}<c r="B1"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>'
    satu, dua, tiga = baca_buku(xlsx(tmp_path, isi)).lembar[0].baris
    assert (satu.tanda, tiga.tanda) == ({0: "rumus", 1: "rumus"}, {0: "rumus", 1: "rumus"})
    assert dua.kosong and not dua.tanda


def test_too_slow_is_said(tmp_path, monkeypatch):
    assert "terlalu lama" in sebab(xlsx(tmp_path), batas=Batas(detik=0))


# --- what is written -------------------------------------------------------------------------------------

KOLOM = [KolomKeluar("Nama", lebar=30), KolomKeluar("Biaya", "rupiah"), KolomKeluar("Mulai", "tanggal")]


def buat(baris, judul=(), kaki=()) -> bytes:
    buku = BukuKeluar("Rencana & biaya")
    buku.tabel("Daftar: 2027/2031", KOLOM, baris, judul=judul, kaki=kaki)
    buku.uraian("Tentang berkas ini", [("Periode", "2027–2031"), ("Dibuat", date(2027, 3, 5)), ("Sidik", None)])
    return buku.selesai()


def test_a_table_as_another_reader_sees_it():
    isi = [["=1+1", 25_000_000, date(2027, 3, 5)], ["@SUM(A1)", "belum ada", None], ["+62", 0, None]]
    buku = openpyxl.load_workbook(io.BytesIO(buat(isi, judul=["Judul", "Kabupaten"], kaki=["Jumlah", 25_000_000])))
    ws = buku.worksheets[0]
    assert buku.sheetnames == ["Daftar  2027 2031", "Tentang berkas ini"]
    assert ws["A1"].value == "Judul" and ws["A4"].value == "Nama"
    assert ws["A5"].value == "=1+1" and ws["A5"].data_type != "f" and ws["A5"].quotePrefix
    assert all(sel.data_type != "f" for baris in ws.iter_rows() for sel in baris)
    assert ws["B5"].value == 25_000_000 and ws["B5"].number_format == '"Rp"#,##0'
    assert ws["C5"].value == datetime(2027, 3, 5) and ws["C5"].is_date
    assert ws["B6"].value == "belum ada"
    assert ws["A8"].value == "Jumlah" and ws["A8"].font.b
    assert ws.freeze_panes == "A5" and ws.auto_filter.ref == "A4:C7"
    assert ws.page_setup.orientation == "landscape" and ws.page_setup.paperSize == 9
    assert ws.page_setup.fitToHeight == 0 and ws.sheet_properties.pageSetUpPr.fitToPage
    assert ws.print_title_rows == "$4:$4" and "&&" in ws.oddFooter.left.text
    assert ws.column_dimensions["A"].width > 29


def test_an_empty_table_and_equal_sheet_names():
    buku = BukuKeluar("x", dibuat=datetime(2027, 1, 1))
    for _ in range(3):
        buku.tabel("Sama" * 10, KOLOM, [])
    hasil = openpyxl.load_workbook(io.BytesIO(buku.selesai()))
    assert len(set(hasil.sheetnames)) == 3 and all(len(n) <= 31 for n in hasil.sheetnames)
    assert hasil.properties.created == datetime(2027, 1, 1)


TEKS = st.text(max_size=40) | st.sampled_from(
    [
        "=1+1",
        "'=1",
        "''@x",
        "'biasa",
        "+62",
        "-5",
        "\t=x",
        "@a",
        "_x0041_",
        "a,b;c\t\"d'",
        " tepi ",
        "<!DOCTYPE>",
        "&lt;",
    ]
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEKS, min_size=30, max_size=90))
def test_text_written_is_text_read(tmp_path, teks):
    harapan = [bersih_teks(t) or None for t in teks]
    buku = BukuKeluar("x")
    buku.tabel("x", [KolomKeluar("A"), KolomKeluar("B")], [[t, "|"] for t in teks])
    baris = baca_buku(simpan(tmp_path, "a.xlsx", buku.selesai())).lembar[0].baris[1:]
    assert [b.sel[0] for b in baris] == harapan
    for pemisah in ",;":
        isi = tulis_csv(["A", "B"], [[t, "|"] for t in teks], pemisah)
        baris = baca_buku(simpan(tmp_path, "a.csv", isi)).lembar[0].baris[1:]
        assert [b.sel[0] for b in baris] == harapan


@given(st.lists(TEKS, min_size=1, max_size=5))
def test_no_csv_cell_starts_a_formula(teks):
    isi = tulis_csv(["A"], [[t] for t in teks], ";").decode("utf-8-sig")
    for baris in isi.split("\r\n"):
        assert not baris.lstrip('"').startswith(("=", "+", "-", "@", "\t"))


def test_csv_of_other_values():
    isi = tulis_csv(["A", "B", "C", "D", "E"], [[None, True, -5, date(2027, 3, 5), 2.5]])
    assert isi.decode("utf-8-sig").splitlines()[1] == ",Ya,-5,2027-03-05,2.5"


def test_text_beyond_a_cell_is_cut_visibly():
    assert len(bersih_teks("x" * 40_000)) == 32_767 and bersih_teks("x" * 40_000).endswith("…")


def test_json_and_letters():
    for nilai in ("x", 1, 2.5, True, None, date(2027, 3, 5), datetime(2027, 3, 5, 8, 30)):
        assert nilai_dari_json(nilai_ke_json(nilai)) == nilai
    assert [huruf_kolom(k) for k in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_five_thousand_rows_are_read(tmp_path):
    path = tulis(
        tmp_path, lambda _buku, ws: [ws.write_row(b, 0, [f"nilai {b} {k}" for k in range(25)]) for b in range(5_001)]
    )
    (lembar,) = baca_buku(path).lembar
    assert len(lembar.baris) == 5_001
