"""The import engine, its pages and its command, on a small import made up for the test."""

import io
import json
from datetime import date
from typing import Any

import click
import openpyxl
import pytest
import xlsxwriter

from smartpns.akun.izin import Pelaku
from smartpns.core.errors import DomainError
from smartpns.core.impor import (
    Keadaan,
    Kolom,
    Terdekat,
    baca_teks_panjang,
    baca_ya_tidak,
    impor_berkas,
    jalankan_impor,
    kunci,
    periksa_berkas,
    templat_rencana,
    tulis_templat,
)
from smartpns.core.impor.cli import SISA_BERMASALAH
from tests.core.contoh_impor import JUDUL, KOLOM, NIP, PRODI, Gudang, Jenis, buku, nip, rencana


@pytest.fixture
def gudang() -> Gudang:
    return Gudang()


def masalah(jawaban: dict[str, Any]) -> list[tuple[int, str, str, str]]:
    return [(m["baris"], m["kolom"], m["nilai"], m["masalah"]) for m in jawaban["bermasalah"]]


# --- one file --------------------------------------------------------------------------------------------


def test_good_and_bad_rows(app, tmp_path, gudang):
    path = buku(
        tmp_path,
        [
            [nip(1), "Siti", "Tugas belajar", 2, "Rp 25.000.000,-", "5 Maret 2027", "Informatika"],
            [f" {nip(2)} ", "Budi ", "IZIN BELAJAR", "1.250", 1_500_000, date(2027, 3, 5), None],
            [],
            [198503172010010003, "Ani", "Tugas luar", "2 orang", "1,5", "30 Februari 2027", "Informatka"],
            ["1,98503E+17", "Wati", None, None, None, None, "Informatka"],
            [nip(3), None, "-", 0, "-", None, None],
            [nip(4), "Joko", None, 0, None, None, None],
            [nip(5), "Rudi", None, None, None, None, "Infrmatika"],
            [nip(1), "Siti lagi", None, None, None, None, None],
        ],
    )
    jawaban = impor_berkas(rencana(gudang), path, {}, Pelaku.sistem(), uji=True)
    assert (jawaban["siap"], jawaban["tersimpan"], jawaban["tidak_berubah"]) == (2, 0, 0)
    assert not gudang, "a dry run changes nothing"
    assert masalah(jawaban) == [
        (5, "NIP", "1.98503172010010E+17", "NIP rusak oleh Excel"),
        (5, "Jenis", "Tugas luar", "pilihan tidak dikenal"),
        (5, "Jumlah orang", "2 orang", "bukan bilangan"),
        (5, "Biaya", "1,5", "titik atau koma pada nilai rupiah bisa berarti dua hal"),
        (5, "Tanggal mulai", "30 Februari 2027", "tanggal ini tidak ada di kalender"),
        (6, "NIP", "1,98503E+17", "NIP rusak oleh Excel"),
        (7, "Nama", "", "wajib diisi"),
        (8, "Jumlah orang", "0", "Jumlah kurang dari 1"),
        (9, "Program studi", "Infrmatika", "program studi tidak dikenal"),
        (10, "", "", "baris kembar"),
    ]
    saran = {(m["baris"], m["kolom"]): m["saran"] for m in jawaban["bermasalah"]}
    assert saran[5, "NIP"] == "Format kolom NIP sebagai Teks, lalu ketik ulang isinya"
    assert saran[5, "Jenis"] == "Pilih salah satu: Tugas belajar, Izin belajar"
    assert saran[7, "Nama"] == "Isi Nama"
    assert saran[8, "Jumlah orang"] == "Isi paling sedikit 1"
    assert saran[9, "Program studi"] == "Mungkin maksudnya “Informatika”"
    assert "baris 2" in saran[10, ""]

    nyata = impor_berkas(rencana(gudang), path, {}, Pelaku.sistem())
    assert nyata == {**jawaban, "tersimpan": 2}
    assert gudang[nip(2)] == {
        "nip": nip(2),
        "nama": "Budi",
        "jenis": Jenis.IZIN,
        "jumlah": 1250,
        "biaya": 1_500_000,
        "mulai": date(2027, 3, 5),
        "prodi": None,
    }
    ulang = impor_berkas(rencana(gudang), path, {}, Pelaku.sistem())
    assert (ulang["siap"], ulang["tersimpan"], ulang["tidak_berubah"]) == (0, 0, 2)


def test_equal_problems_are_counted(app, tmp_path, gudang):
    path = buku(tmp_path, [[nip(n), "x", None, None, None, None, f"Prodi {n}"] for n in range(12)] + [[nip(99), None]])
    pratinjau = periksa_berkas(rencana(gudang), path, {})
    assert pratinjau.per_jenis == [(12, "Program studi: program studi tidak dikenal"), (1, "Nama: wajib diisi")]


def test_a_thousand_rows_with_known_faults(app, tmp_path, gudang):
    """963 good rows are kept; the 37 others come back as a workbook that can be mended and uploaded as it is."""
    baris = [[nip(n), f"Nama {n}", None, None, None, None, "Informatika"] for n in range(1000)]
    for n in range(0, 1000, 28):
        baris[n][6] = "Infomatika"
    baris[5][0] = 198503172010010005
    jawaban = impor_berkas(rencana(gudang), buku(tmp_path, baris), {}, Pelaku.sistem())
    assert (jawaban["siap"], jawaban["tersimpan"], len({m["baris"] for m in jawaban["bermasalah"]})) == (963, 963, 37)


def test_headings_are_found_below_titles_whatever_their_writing(app, tmp_path, gudang):
    judul = ["No.", "N I P", "nip *", "NAMA  PEGAWAI", "Biaya (Rp)", "Keterangan"]
    path = buku(
        tmp_path,
        [["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], [1, None, nip(1), "Siti", 5000, "x"], [2]],
        judul,
        atas=3,
    )
    pratinjau = periksa_berkas(rencana(gudang), path, {})
    assert [(b.nomor, b.keadaan) for b in pratinjau.baris] == [(6, Keadaan.SIAP)]
    assert pratinjau.judul == ["N I P", "nip *", "NAMA  PEGAWAI", "Biaya (Rp)", "Keterangan"]
    assert pratinjau.catatan == ["Kolom yang tidak dikenal dan diabaikan: “N I P”, “Keterangan”."]


@pytest.mark.parametrize(
    ("judul", "kata"),
    [
        (["A", "B"], "Baris judul kolom tidak ditemukan"),
        (["NIP", "Biaya"], "Kolom wajib tidak ditemukan: “Nama”. Judul kolom terbaca di baris 1"),
        (["NIP", "Nama", "Nama pegawai"], "Kolom “Nama” ada dua kali (kolom B dan C)"),
    ],
)
def test_a_file_without_its_columns_is_refused(app, tmp_path, gudang, judul, kata):
    with pytest.raises(DomainError) as galat:
        periksa_berkas(rencana(gudang), buku(tmp_path, [["x", "y"]], judul), {})
    assert kata in galat.value.pesan


def test_printed_totals_are_checked_and_never_imported(app, tmp_path, gudang):
    path = buku(
        tmp_path,
        [
            [nip(1), "Siti", None, 2, 1000],
            [nip(2), "Budi", None, 3, 2000],
            ["Jumlah bidang A", None, None, 5, 3000],
            [nip(3), "Ani", None, 4, 500],
            ["Jumlah bidang B", None, None, 4, 600],
            [None, "TOTAL", None, 9, 3500],
        ],
    )
    pratinjau = periksa_berkas(rencana(gudang), path, {})
    assert len(pratinjau.dalam(Keadaan.SIAP)) == len(pratinjau.baris) == 3
    assert pratinjau.catatan == [
        "Baris 4 adalah baris jumlah dan tidak diimpor.",
        "Baris 6 adalah baris jumlah dan tidak diimpor: Biaya tertulis 600, padahal jumlah baris di atasnya 500. "
        "Periksa apakah ada baris yang hilang atau dobel.",
        "Baris 7 adalah baris jumlah dan tidak diimpor.",
    ]


def test_a_person_called_jumlah_is_a_record(app, tmp_path, gudang):
    pratinjau = periksa_berkas(rencana(gudang), buku(tmp_path, [[nip(1), "Total Jaya"]]), {})
    assert [b.keadaan for b in pratinjau.baris] == [Keadaan.SIAP] and not pratinjau.catatan


def test_formulas_merged_cells_and_what_is_hidden(app, tmp_path, gudang):
    path = tmp_path / "a.xlsx"
    wb = xlsxwriter.Workbook(path)
    ws = wb.add_worksheet("Data")
    ws.write_row(0, 0, JUDUL)
    for n in range(1, 6):
        ws.write_row(n, 0, [nip(n), f"Nama {n}", None, 1])
    ws.write_formula(1, 3, "=1+1", None, 2)
    ws.merge_range(2, 6, 3, 6, "Informatika")
    ws.set_row(4, None, None, {"hidden": True})
    ws.set_column(3, 3, None, None, {"hidden": True})
    lain = wb.add_worksheet("Rekap")
    lain.write(0, 0, "x")
    wb.add_worksheet("Arsip").hide()
    wb.close()
    pratinjau = periksa_berkas(rencana(gudang), path, {})
    assert [(m.baris, m.kolom, m.masalah) for m in pratinjau.masalah] == [
        (2, "Jumlah orang", "sel berisi rumus"),
        (3, "Program studi", "sel digabung"),
        (4, "Program studi", "sel digabung"),
        (5, "", "baris tersembunyi di Excel"),
    ]
    assert [b.nomor for b in pratinjau.dalam(Keadaan.SIAP)] == [6]
    assert pratinjau.catatan == [
        "Lembar “Arsip” tersembunyi dan tidak dibaca.",
        "Lembar “Rekap” tidak dibaca; hanya lembar “Data” yang diimpor.",
        "Kolom D “Jumlah orang” tersembunyi di Excel dan tetap dibaca.",
    ]


def test_csv_is_as_good_as_a_workbook(app, tmp_path, gudang):
    path = tmp_path / "a.csv"
    path.write_text(f"NIP;Nama;Biaya\n{nip(1)};Siti;Rp 1.000\n", encoding="cp1252")
    assert impor_berkas(rencana(gudang), path, {}, Pelaku.sistem())["tersimpan"] == 1
    assert gudang[nip(1)]["biaya"] == 1000


# --- workbooks out ---------------------------------------------------------------------------------------


def test_the_template_as_another_reader_sees_it(app, gudang):
    wb = openpyxl.load_workbook(io.BytesIO(templat_rencana(rencana(gudang), {})))
    assert wb.sheetnames == ["Data", "Petunjuk", "_pilihan"] and wb["_pilihan"].sheet_state == "hidden"
    ws = wb["Data"]
    assert [s.value for s in ws[1]] == [
        "NIP *",
        "Nama *",
        "Jenis",
        "Jumlah orang",
        "Biaya",
        "Tanggal mulai",
        "Program studi",
    ]
    assert ws["A2"].value == NIP and ws["A2"].number_format == "@"
    assert ws["B2"].value == "=Siti" and ws["B2"].data_type != "f"
    assert ws.freeze_panes == "A2" and ws.column_dimensions["A"].width > 10
    aturan = {str(v.sqref): v for v in ws.data_validations.dataValidation}
    assert aturan["C2:C5001"].formula1 == "_pilihan!$A$1:$A$2"
    assert aturan["G2:G5001"].formula1 == "_pilihan!$B$1:$B$7" and aturan["G2:G5001"].errorStyle == "warning"
    assert "18 angka" in aturan["A2:A5001"].prompt
    petunjuk = [" ".join(str(s.value) for s in baris if s.value) for baris in wb["Petunjuk"].iter_rows()]
    assert "Satu baris untuk satu pegawai." in petunjuk
    assert f"NIP Ya 18 angka {NIP}" in petunjuk


def test_a_filled_template_can_be_imported(app, tmp_path, gudang):
    path = tmp_path / "a.xlsx"
    path.write_bytes(tulis_templat("x", KOLOM, [{"nip": NIP, "nama": "=Siti", "mulai": date(2027, 3, 5)}]))
    jawaban = impor_berkas(rencana(gudang), path, {}, Pelaku.sistem())
    assert jawaban["tersimpan"] == 1 and not jawaban["catatan"]
    assert (gudang[NIP]["nama"], gudang[NIP]["mulai"]) == ("=Siti", date(2027, 3, 5))


# --- reading cells ---------------------------------------------------------------------------------------


def test_readers():
    assert baca_teks_panjang(" a  b \n\n c ") == "a b\n\nc"
    assert baca_ya_tidak("YA") is True and baca_ya_tidak(False) is False and baca_ya_tidak(1) is True
    with pytest.raises(ValueError, match="Tulis Ya atau Tidak"):
        baca_ya_tidak("mungkin")
    assert kunci(" Unit_Kerja  (OPD) *") == "unit kerja opd"
    kode = Kolom("kode", "Kode", teks=True)
    assert kode.baca(101) == "101" and kode.baca("0101") == "0101" and kode.baca("–") is None
    with pytest.raises(ValueError, match="Kode rusak oleh Excel"):
        kode.baca(1.1)


def test_nearest_words_are_bounded():
    terdekat = Terdekat(PRODI)
    assert terdekat.saran("Informatka") == "Mungkin maksudnya “Informatika”"
    assert terdekat.saran("zzzz") == "Pilih dari daftar pada templat"
    for n in range(Terdekat.BANYAK + 5):
        terdekat.saran(f"kata {n}")
    assert terdekat.saran("Statistik") == "Pilih dari daftar pada templat"


# --- the command -----------------------------------------------------------------------------------------


def test_the_command_answers_in_json_and_in_words(app, tmp_path, gudang, capsys):
    path = buku(tmp_path, [[nip(1), "Siti"], [nip(2), None]])
    with pytest.raises(click.exceptions.Exit) as uji:
        jalankan_impor(rencana(gudang), path, {}, Pelaku.sistem(), uji=True, sebagai_json=True)
    assert uji.value.exit_code == SISA_BERMASALAH
    jawaban = json.loads(capsys.readouterr().out)
    assert jawaban["siap"] == 1 and jawaban["bermasalah"][0] == {
        "baris": 3,
        "kolom": "Nama",
        "nilai": "",
        "masalah": "wajib diisi",
        "saran": "Isi Nama",
    }
    with pytest.raises(click.exceptions.Exit) as keluar:
        jalankan_impor(rencana(gudang), path, {}, Pelaku.sistem(), uji=False, sebagai_json=False)
    assert keluar.value.exit_code == SISA_BERMASALAH
    tertulis = capsys.readouterr()
    assert "1 siap, 1 tersimpan, 0 tidak berubah, 1 perlu perbaikan." in tertulis.out
    assert "Impor pegawai contoh: Membaca berkas" in tertulis.err


def test_the_command_fails_loudly(app, tmp_path, gudang, capsys):
    path = tmp_path / "a.xls"
    path.write_bytes(b"x")
    with pytest.raises(click.ClickException, match=r"\.xls lama"):
        jalankan_impor(rencana(gudang), path, {}, Pelaku.sistem(), uji=False, sebagai_json=True)
    assert ".xls lama" in json.loads(capsys.readouterr().out)["galat"]
