"""The main story on the sample district, each role in a browser of their own, without leaving the screen.

Operator → head of the OPD → planner → head of the BKPSDM (on a phone) → planner → visitor → auditor.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.perjalanan.conftest import DESKTOP, HP, Orang, Peladen, cari_dan_pilih, klik, unduh

OPD = "Dinas Komunikasi dan Informatika"
SK = "800.1.3.1/77-UJI/2026"
ALASAN_TERBUKA = "KUA-PPAS dibahas DPRD besok pagi."


@pytest.mark.peramban
def test_cerita_dari_kebutuhan_sampai_laman_publik(
    orang: Callable[..., Orang], peladen: Peladen, tmp_path: Path
) -> None:
    tahun = operator_mengisi(orang(), tmp_path)
    kepala_mengajukan(orang())
    perencana_memverifikasi(orang())
    perencana_menyusun_rencana(orang(), tmp_path)
    pimpinan_menetapkan(orang(HP))
    perencana_menerbitkan(orang())
    umum_membaca(orang(), tmp_path)
    auditor_menelusuri(orang())
    perintah_menjawab(peladen, str(tahun), tmp_path)


@pytest.mark.peramban
def test_kepala_dan_umum_di_hp(orang: Callable[..., Orang], tmp_path: Path) -> None:
    """At 360 px: an acting head changes role, returns a proposal with a reason; a visitor finds and downloads."""
    kepala_mengembalikan(orang(HP))
    umum_membaca(orang(HP), tmp_path)


@pytest.mark.peramban
@pytest.mark.parametrize("ukuran", [DESKTOP, HP], ids=["desktop", "hp"])
def test_halaman_masuk(orang: Callable[..., Orang], ukuran: dict[str, int]) -> None:
    o = orang(ukuran)
    o.buka("/masuk")
    o.periksa("masuk")
    klik(o.halaman, "Masuk")
    expect(o.halaman.locator("#ringkasan-galat")).to_be_visible()
    o.periksa("masuk-galat")


def kepala_mengembalikan(o: Orang) -> None:
    h = o.masuk("kepala")
    o.periksa("kepala")
    klik(h, "ganti peran", "link")
    o.periksa("kepala-peran")
    h.get_by_label(re.compile("Perpustakaan")).check()
    klik(h, "Pakai peran ini")
    expect(h.locator("main")).to_contain_text("rupiah")
    o.periksa("kepala-persetujuan")
    klik(h, "Kembalikan dengan alasan", "link")
    klik(h, re.compile("^Kembalikan"))
    expect(h.locator("#ringkasan-galat")).to_be_visible()
    o.periksa("kepala-kembalikan")
    h.get_by_label("Alasan").fill("Tambahkan kebutuhan arsiparis untuk unit layanan baru.")
    klik(h, re.compile("^Kembalikan"))
    expect(h.locator("main")).to_contain_text("Tidak ada yang menunggu")


def operator_mengisi(o: Orang, folder: Path) -> int:
    """Task list, a need by form, more from a workbook, mending, ranking, handing on; gives the first year."""
    h = o.masuk("operator")
    expect(h.get_by_role("heading", level=1)).to_contain_text(OPD)
    expect(h.locator("body")).to_contain_text("Ditutup")
    o.periksa("opd-tugas")

    o.buka("/kebutuhan/data-dasar")
    o.periksa("opd-data-dasar")
    klik(h, "Data ini benar")

    o.buka("/kebutuhan/baris/baru")
    klik(h, "Simpan kebutuhan")
    expect(h.locator("#ringkasan-galat")).to_be_focused()
    expect(h).to_have_title(re.compile("^Ada masalah"))
    o.periksa("opd-baris-galat")
    cari_dan_pilih(h, "jabatan", "Pranata Komputer Terampil")
    h.select_option("#jenjang_tujuan", label="D-III")
    h.fill("#program_studi", "Teknik Informatika")
    h.fill("#jumlah", "1")
    h.select_option("#tahun_mulai", index=1)
    h.get_by_label("APBD", exact=True).check()
    h.get_by_label("Tidak diberhentikan dari jabatan").check()
    h.get_by_label("Dalam provinsi").check()
    h.fill("#alasan", "Dua formasi pranata komputer terampil kosong dan layanan dukungan pengguna terhenti.")
    expect(h.locator("#program_studi")).to_have_value("Teknik Informatika")
    o.periksa("opd-baris-baru")
    klik(h, "Simpan kebutuhan")
    expect(h.get_by_label("Jabatan baris 7")).to_have_value("Pranata Komputer Terampil")

    menjawab_saran(o)
    impor(o, folder)
    urutkan_dan_kirim(o)
    return tahun_periode(h)


def menjawab_saran(o: Orang) -> None:
    """A proposal from the figures is dismissed with a reason, a need of last year is carried on."""
    h = o.buka("/kebutuhan/saran")
    o.periksa("opd-saran")
    klik(h, re.compile("^Abaikan saran untuk Sandiman"), "link")
    klik(h, "Abaikan saran")
    expect(h.locator("#ringkasan-galat")).to_be_focused()
    o.periksa("opd-saran-abaikan")
    h.get_by_label("Mengapa saran ini diabaikan?").fill("Formasinya diusulkan lewat pengadaan CPNS.")
    klik(h, "Abaikan saran")
    expect(h.locator("main")).to_contain_text("Diabaikan (1)")
    o.buka("/kebutuhan/saran/pakai-semua")
    o.periksa("opd-saran-semua")
    o.buka("/kebutuhan/sisa")
    o.periksa("opd-sisa")
    klik(h, re.compile("^Tautkan baris 1"))
    expect(h.locator("main")).to_contain_text("meneruskan kebutuhan sejak")
    o.buka("/kebutuhan/kesenjangan?menurut=unit")
    o.periksa("opd-kesenjangan")


def impor(o: Orang, folder: Path) -> None:
    """Two rows in the template, one faulty: the good one is kept, the other mended in the returned workbook."""
    h = o.buka("/kebutuhan/impor")
    o.periksa("opd-impor")
    templat = unduh(h, "Unduh templat (.xlsx)", folder)
    buku = openpyxl.load_workbook(templat)
    lembar = buku.worksheets[0]
    kolom = {str(c.value).removesuffix(" *"): c.column for c in lembar[1]}
    lembar.delete_rows(2, lembar.max_row)
    for n, (jabatan, jumlah) in enumerate((("Sandiman Ahli Pertama", 1), ("Statistisi Ahli Pertama", "dua")), start=2):
        isi = {
            "Jabatan": jabatan,
            "Jenjang dituju": "S2",
            "Program studi": "Ilmu Komputer",
            "Jumlah orang": jumlah,
            "Tahun mulai": tahun_periode(h),
            "Sumber biaya": "APBD",
            "Alasan": "=Dibutuhkan untuk pusat data daerah",
        }
        for nama, nilai in isi.items():
            sel = lembar.cell(n, kolom[nama], nilai)
            sel.data_type = "s" if isinstance(nilai, str) else sel.data_type
    isian = folder / "isian.xlsx"
    buku.save(isian)
    h.set_input_files("input[type=file]", isian)
    klik(h, "Unggah dan periksa")
    expect(h.locator("main")).to_contain_text("dua")
    o.periksa("opd-pratinjau")
    masalah = unduh(h, "Unduh baris bermasalah (.xlsx)", folder)
    klik(h, re.compile("Simpan 1 baris yang siap"))

    perbaikan = openpyxl.load_workbook(masalah)
    lembar = perbaikan.worksheets[0]
    judul = {str(c.value).removesuffix(" *"): c for r in lembar.iter_rows(max_row=5) for c in r if c.value}
    assert {"Masalah", "Cara memperbaiki"} <= set(judul)
    lembar.cell(judul["Jumlah orang"].row + 1, judul["Jumlah orang"].column, 1)
    perbaikan.save(masalah)
    h = o.buka("/kebutuhan/impor")
    h.set_input_files("input[type=file]", masalah)
    klik(h, "Unggah dan periksa")
    klik(h, re.compile("Simpan 1 baris yang siap"))
    o.periksa("opd-hasil-impor")

    h = o.buka("/kebutuhan/impor")
    h.set_input_files("input[type=file]", isian)
    klik(h, "Unggah dan periksa")
    expect(h.get_by_role("button", name=re.compile("baris yang siap"))).to_have_count(0)


def tahun_periode(h: Page) -> int:
    cocok = re.search(r"Periode\s+(\d{4})", h.locator("body").inner_text())
    assert cocok
    return int(cocok[1])


def urutkan_dan_kirim(o: Orang) -> None:
    h = o.buka("/kebutuhan/isi")
    o.periksa("opd-isi")
    h = o.buka("/kebutuhan/urutkan")
    o.periksa("opd-urutkan")
    klik(h, re.compile("^Turun"))
    h = o.buka("/kebutuhan/periksa")
    o.periksa("opd-periksa")
    klik(h, "Kirim ke Kepala OPD")
    expect(h.locator("main")).to_contain_text(re.compile(r"U-\d{4}-"))
    o.periksa("opd-terkirim")


def kepala_mengajukan(o: Orang) -> None:
    """On a phone: count, cost in figures and words, rows; approve and submit."""
    h = o.masuk("kepala")
    expect(h.locator("main")).to_contain_text("rupiah")
    o.periksa("kepala-persetujuan")
    klik(h, re.compile("Setujui dan ajukan"))
    o.periksa("kepala-terkirim")
    expect(h.locator("main")).to_contain_text(re.compile("diajukan", re.I))


def perencana_memverifikasi(o: Orang) -> None:
    """See who has submitted, open one OPD, accept, adjust with a reason, map words, finish; equal needs together."""
    h = o.masuk("perencana")
    expect(h.get_by_role("heading", level=1)).to_contain_text(re.compile(r"\d+ dari \d+ OPD"))
    o.periksa("perencana-pantauan")

    klik(h, OPD, "link")
    o.periksa("perencana-periksa")
    pertama = h.locator("details", has_text="Sesuaikan").first
    pertama.locator("summary").click()
    pertama.get_by_label("Jumlah").fill("2")
    pertama.get_by_label("Alasan").fill("Pagu pelatihan tahun pertama terbatas.")
    pertama.get_by_role("button", name="Simpan penyesuaian").click()
    h.wait_for_load_state()
    expect(h.locator("main")).to_contain_text("Pagu pelatihan tahun pertama terbatas.")
    klik(h, re.compile(r"Terima \d+ baris yang tersisa"))

    o.buka("/kebutuhan/pemetaan")
    o.periksa("perencana-pemetaan")
    while (baris := h.locator("main form", has=h.locator("button[name=program]"))).count():
        baris.first.locator("button[name=program]").first.click()
        h.wait_for_load_state()
    expect(h.locator("main")).to_contain_text("Tidak ada yang perlu dipetakan")

    o.buka("/kebutuhan/pantauan")
    klik(h, OPD, "link")
    klik(h, "Selesaikan verifikasi")
    o.periksa("perencana-selesai")
    o.buka("/kebutuhan/gabungan")
    o.periksa("perencana-gabungan")
    o.buka("/kebutuhan/daftar")
    o.periksa("perencana-daftar")


def perencana_menyusun_rencana(o: Orang, folder: Path) -> None:
    """Ranking with points, weights tried, opened, changed and locked, the projection, the frozen plan, handed on."""
    h = o.masuk("perencana")
    o.buka("/peringkat")
    expect(h.locator("main")).to_contain_text(re.compile("garis potong", re.I))
    o.periksa("peringkat")
    h.locator("main table a[href^='/peringkat/']").first.click()
    h.wait_for_load_state()
    expect(h.locator("main")).to_contain_text("Mengapa")
    o.periksa("mengapa")

    o.buka("/bobot/coba")
    h.fill("#K1", "30,62")
    klik(h, "Hitung ulang")
    expect(h.locator("#ringkasan-galat")).to_contain_text("100")
    h.fill("#K2", "15,35")
    klik(h, "Hitung ulang")
    expect(h.locator("#ringkasan-galat")).to_have_count(0)
    o.periksa("bobot-coba")

    o.buka("/bobot/ubah")
    klik(h, "Buka kunci", "link")
    o.periksa("bobot-buka-kunci")
    h.fill("#alasan", "Tim rapat ulang setelah RPJMD berubah.")
    klik(h, "Buka kunci")
    o.buka("/peringkat")
    expect(h.locator("main")).to_contain_text("belum dikunci")
    o.buka("/bobot/ubah")
    h.fill("#K1", "30,62")
    h.fill("#K2", "15,35")
    h.fill("#dasar", "Rapat tim perencanaan")
    h.fill("#alasan", "Kesenjangan kualifikasi lebih menentukan tahun ini.")
    o.periksa("bobot-ubah")
    klik(h, "Simpan bobot")
    o.periksa("bobot")
    o.buka("/peringkat")
    klik(h, re.compile("^Kunci bobot"), "link")
    h.fill("#dasar", "Rapat tim perencanaan")
    o.periksa("bobot-kunci")
    klik(h, re.compile("^Kunci bobot"))
    expect(h.locator("main")).to_contain_text("Dihitung dari data sekarang")

    o.buka("/anggaran")
    o.periksa("anggaran")
    o.buka("/peringkat")
    klik(h, "Simpan sebagai rencana", "link")
    o.periksa("rencana-susun")
    klik(h, re.compile("^Bekukan"))
    expect(h.locator("#ringkasan-galat")).to_contain_text("Tulis mengapa tidak ditunggu")
    o.periksa("rencana-susun-tanpa-alasan")
    h.fill("#alasan", ALASAN_TERBUKA)
    klik(h, re.compile("^Bekukan"))
    o.periksa("rencana-satu")
    buku = openpyxl.load_workbook(unduh(h, "Unduh buku kerja", folder), read_only=True)
    assert {"Daftar peringkat", "Proyeksi", "Rekap OPD", "Lampiran SK", "Keterangan"} <= set(buku.sheetnames)
    klik(h, re.compile("^Kirim untuk ditetapkan"))
    expect(h.locator("main")).to_contain_text("Menunggu penetapan")
    o.periksa("rencana-dikirim")


def pimpinan_menetapkan(o: Orang) -> None:
    """One phone page: totals, ceiling, what was changed and why; the decree with number and date."""
    h = o.masuk("pimpinan")
    pertama = h.locator("main .pemberitahuan").first
    expect(pertama).to_contain_text(re.compile(r"\d+ dari 47 OPD belum mengajukan kebutuhan"))
    expect(pertama).to_contain_text("Pengisian masih terbuka sampai")
    expect(pertama).to_contain_text(ALASAN_TERBUKA)
    expect(h.locator("main")).to_contain_text("rupiah")
    expect(h.locator("main")).to_contain_text("Pagu pelatihan tahun pertama terbatas.")
    o.periksa("pimpinan-keputusan")
    klik(h, "Tetapkan dengan SK…", "link")
    expect(h.locator("main")).to_contain_text("ditutup saat itu juga")
    klik(h, "Tetapkan rencana")
    expect(h.locator("#ringkasan-galat")).to_be_visible()
    h.fill("#sk_nomor", SK)
    h.fill("#sk_tanggal", h.evaluate("new Date().toLocaleDateString('en-CA', {timeZone: 'Asia/Jakarta'})"))
    o.periksa("pimpinan-tetapkan")
    klik(h, "Tetapkan rencana")
    expect(h.locator("main")).to_contain_text(SK)
    o.periksa("pimpinan-ditetapkan")


def perencana_menerbitkan(o: Orang) -> None:
    h = o.masuk("perencana")
    o.buka("/kelola/publikasi")
    o.periksa("publikasi-kelola")
    klik(h, "Terbitkan", "link")
    o.periksa("publikasi-konfirmasi")
    klik(h, re.compile("^Terbitkan daftar"))
    expect(h.locator("main")).to_contain_text(SK)
    o.periksa("publikasi-terbit")


def umum_membaca(o: Orang, folder: Path) -> None:
    """Signed out, on a phone: find, filter, open, download the data, read a document."""
    h = o.buka("/")
    o.periksa("publik-beranda")
    h.get_by_role("searchbox").fill("komputer")
    klik(h, "Cari")
    o.periksa("publik-daftar")
    assert "komputer" in h.url, "the search stands in the address"
    h.locator("main table a[href^='/program-studi/']").first.click()
    h.wait_for_load_state()
    expect(h.locator("main")).to_contain_text("Syarat")
    o.periksa("publik-rinci")

    o.buka("/program-studi?jenjang=s2&pembiayaan=apbd")
    o.periksa("publik-saring")
    o.buka("/data")
    o.periksa("publik-data")
    data_terbuka(o, folder)

    o.buka("/dokumen")
    o.periksa("publik-dokumen")
    h.locator("main a[href^='/dokumen/']").first.click()
    h.wait_for_load_state()
    o.periksa("publik-dokumen-baca")
    pdf = unduh(h, re.compile("Unduh PDF"), folder)  # type: ignore[arg-type]
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert not h.context.cookies(), "a visitor gets no cookie"


def data_terbuka(o: Orang, folder: Path) -> None:
    """CSV and JSON say the same, and nothing about persons."""
    minta = o.halaman.context.request
    baris = list(csv.DictReader(io.StringIO(minta.get(f"{o.alamat}/data/kebutuhan.csv").text().lstrip("\ufeff"))))
    isi = minta.get(f"{o.alamat}/data/kebutuhan.json").json()
    assert baris and len(baris) == len(isi["data"])
    assert {"kode_wilayah", "tahun", "kode_opd", "jenjang", "program_studi", "jumlah", "prioritas"} <= set(baris[0])
    assert not re.search(r"\d{18}", json.dumps(isi)), "no NIP in open data"


def auditor_menelusuri(o: Orang) -> None:
    """Who did what when, before and after."""
    h = o.masuk("auditor")
    o.periksa("auditor-jejak")
    o.buka("/jejak?kata=rencana")
    expect(h.locator("main table")).to_contain_text("tetapkan")
    h.locator("main table a", has_text=re.compile(r"\d{4}")).first.click()
    h.wait_for_load_state()
    expect(h.locator("main")).to_contain_text("Sesudah")
    o.periksa("auditor-catatan")


def perintah_menjawab(peladen: Peladen, tahun: str, folder: Path) -> None:
    """The commands answer with what the pages show."""
    baris = json.loads(peladen.flask("prioritas", "hitung", "--periode", tahun, "--json"))
    assert [b["peringkat"] for b in baris] == list(range(1, len(baris) + 1))
    assert {"opd", "jabatan", "jenjang", "program_studi", "jumlah", "skor", "rincian"} <= set(baris[0])
    per_tahun = json.loads(peladen.flask("anggaran", "proyeksi", "--periode", tahun, "--json"))["per_tahun"]
    assert len(per_tahun) == 5
    assert all(t["total"] == t["komitmen"] + t["usulan_baru"] for t in per_tahun)
    assert all(t["selisih"] == t["pagu"] - t["total"] >= 0 for t in per_tahun)
    keluar = folder / "rencana.xlsx"
    peladen.flask("rencana", "ekspor", "--periode", tahun, "--keluar", str(keluar))
    assert SK in str([[c.value for c in r] for r in openpyxl.load_workbook(keluar)["Lampiran SK"].iter_rows()])
