"""The planner's engine in the browser, on the sample district: from proposals to a plan that a visitor can check.

Operator answers what the figures propose → planner ranks, moves, composes the best plan → head decides → documents →
visitor checks one → planner keeps the books of the budget. How weights and judgements come about has its own stories.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.perjalanan.conftest import HP, Orang, Peladen, beri_waktu, judul, klik, operator_baru, unduh

OPD = "2.18"
"""An OPD that may still write, has proposals, and in which no other story happens."""
OPD_VERIFIKASI = "Dinas Kesehatan"
SKENARIO = "Bahan SK"
PAGU_COBA = "1.900.000.000"


@pytest.mark.peramban
def test_operator_menjawab_saran(orang: Callable[..., Orang], peladen: Peladen) -> None:
    """Take one proposal, change one first, dismiss one with a reason; then see who qualifies."""
    o = orang()
    beri_waktu(orang(), OPD)
    h = operator_baru(peladen, o, "mesin.saran", OPD)
    o.buka("/kebutuhan/saran")
    expect(judul(h)).to_have_text("3 kebutuhan disarankan dari data jabatan")
    klik(h, "Pakai saran untuk Pranata Komputer Ahli Pertama")
    expect(judul(h)).to_have_text("2 kebutuhan disarankan dari data jabatan")

    klik(h, "Ubah dulu saran untuk Penata Perizinan Ahli Muda", "link")
    expect(h.locator("#jumlah")).to_have_value("1")
    h.fill("#program_studi", "Administrasi Publik")
    o.periksa("mesin-saran-ubah")
    klik(h, "Simpan kebutuhan")

    o.buka("/kebutuhan/saran")
    klik(h, "Abaikan saran untuk Pengolah Data dan Informasi", "link")
    h.fill("#alasan", "Pekerjaannya akan digabung dengan jabatan lain tahun depan.")
    klik(h, "Abaikan saran")
    o.buka("/kebutuhan/saran")
    expect(judul(h)).to_have_text("Semua saran sudah dijawab")
    expect(h.locator("main")).to_contain_text("Pekerjaannya akan digabung")
    o.periksa("mesin-saran-habis")

    o.buka("/kebutuhan/isi")
    h.get_by_role("link", name=re.compile(r"^\d+ dari \d+ pemangku memenuhi syarat")).first.click()
    expect(judul(h)).to_contain_text("pemangku memenuhi syarat")
    o.periksa("mesin-kelayakan")
    h.locator("main table a").first.click()
    expect(h.locator("main")).to_contain_text("SE MenPANRB 28/2021")
    o.periksa("mesin-kelayakan-orang")


@pytest.mark.peramban
def test_dari_peringkat_sampai_naskah_yang_diperiksa_umum(orang: Callable[..., Orang], tmp_path: Path) -> None:
    perencana = orang()
    perencana.masuk("perencana")
    perencana_menjelaskan_peringkat(perencana)
    perencana_memindahkan(perencana)
    perencana_mencoba_pagu(perencana)
    perencana_menyimpan_skenario(perencana)
    perencana_membekukan_rencana(perencana)
    pimpinan_menetapkan(orang(HP))
    kode = perencana_menerbitkan_naskah(perencana, tmp_path)
    kepala_menerbitkan_surat(orang(HP))
    umum_memeriksa(orang(HP), kode)


def perencana_menjelaskan_peringkat(o: Orang) -> None:
    """Points and intervals of one need, how strong the whole ranking is, what another method says."""
    h = o.buka("/peringkat")
    h.locator("main table a[href^='/peringkat/']", has_text="Mengapa peringkat 3?").click()
    expect(judul(h)).to_have_text("Mengapa peringkat 3?")
    expect(h.get_by_role("table").filter(has_text="× Bobot")).to_contain_text("Skor")
    expect(h.get_by_role("heading", name="Kalau bobotnya lain")).to_be_visible()
    o.periksa("mesin-mengapa")
    klik(h, "Siapa menggantikan siapa di luar selang", "link")
    expect(h.locator("main")).to_contain_text("menggantikan")
    o.periksa("mesin-kekuatan")
    o.buka("/peringkat/topsis")
    expect(h.locator("main")).to_contain_text("Spearman")
    o.periksa("mesin-topsis")


def perencana_memindahkan(o: Orang) -> None:
    """The committee moves the fifth need to the top: consequences, then the reason; both ranks stay to be read."""
    h = o.buka("/peringkat")
    h.locator("main table tbody tr").nth(4).get_by_role("link", name=re.compile("^Pindahkan")).click()
    h.fill("#ke", "1")
    klik(h, "Periksa akibatnya")
    o.periksa("mesin-pindahkan")
    klik(h, "Pindahkan ke peringkat 1")
    expect(h.locator("#ringkasan-galat")).to_be_visible()
    h.fill("#alasan", "Hanya satu pemangku yang tersisa dan ia pensiun tahun depan.")
    klik(h, "Pindahkan ke peringkat 1")
    o.buka("/peringkat")
    expect(h.locator("main table")).to_contain_text(re.compile(r"Diputuskan 1 · hitungan \d"))
    o.periksa("mesin-peringkat")
    o.buka("/peringkat/pemindahan")
    expect(h.locator("main")).to_contain_text("ia pensiun tahun depan")
    o.periksa("mesin-pemindahan")


def perencana_mencoba_pagu(o: Orang) -> None:
    """Three lists beside each other, why a need is not chosen, and another ceiling that leaves nothing behind."""
    h = o.buka("/anggaran/susun")
    expect(judul(h)).to_contain_text("Rencana terbaik bernilai")
    temuan = judul(h).inner_text()
    o.periksa("mesin-susun")
    klik(h, re.compile("^Apa yang tergeser bila dipilih"), "link")
    expect(judul(h)).to_contain_text("Mengapa")
    o.periksa("mesin-susun-alasan")

    o.buka("/anggaran/susun/coba")
    h.get_by_label(re.compile("^Pagu")).first.fill(PAGU_COBA)
    o.periksa("mesin-susun-coba")
    klik(h, "Hitung dengan andaian ini")
    expect(h.locator("main")).to_contain_text("Ini percobaan; tidak ada yang disimpan")
    o.periksa("mesin-susun-percobaan")
    klik(h, "Kembali ke yang berlaku", "link")
    expect(judul(h)).to_have_text(temuan)


def perencana_menyimpan_skenario(o: Orang) -> None:
    """The best plan is kept by name, compared with another scenario, and made the basis of the plan."""
    h = o.buka("/anggaran/susun")
    klik(h, "Simpan sebagai skenario", "link")
    h.fill("#nama", SKENARIO)
    o.periksa("mesin-skenario-simpan")
    klik(h, "Simpan skenario")
    expect(h.locator("main")).to_contain_text(f"{SKENARIO} versi 1")
    o.periksa("mesin-skenario")

    o.buka("/anggaran/skenario")
    h.get_by_role("row", name=re.compile(SKENARIO)).get_by_label(re.compile("^kanan")).check()
    h.get_by_role("row", name=re.compile("Tanpa penundaan")).get_by_label(re.compile("^kiri")).check()
    o.periksa("mesin-skenario-semua")
    klik(h, "Bandingkan dua skenario")
    expect(judul(h)).to_contain_text(SKENARIO)
    o.periksa("mesin-skenario-banding")
    klik(h, re.compile(f"^{SKENARIO}, versi"), "link")
    klik(h, "Jadikan dasar rencana", "link")


def perencana_membekukan_rencana(o: Orang) -> None:
    h = o.halaman
    expect(h.get_by_role("radio", name=re.compile(SKENARIO))).to_be_checked()
    h.fill("#alasan", "KUA-PPAS dibahas DPRD besok pagi.")
    h.fill("#catatan", "Disusun dengan rencana terbaik.")
    o.periksa("mesin-rencana-susun")
    klik(h, re.compile("^Bekukan"))
    expect(h.locator("main")).to_contain_text(SKENARIO)
    o.periksa("mesin-rencana")
    klik(h, "Kirim untuk ditetapkan")
    expect(h.locator("main")).to_contain_text("Menunggu penetapan")


def pimpinan_menetapkan(o: Orang) -> None:
    """On a phone: what the scenario chose, what the committee moved and why, then the decree."""
    h = o.masuk("pimpinan")
    expect(h.locator("main")).to_contain_text(SKENARIO)
    expect(h.locator("main")).to_contain_text("ia pensiun tahun depan")
    o.periksa("mesin-keputusan")
    klik(h, "Tetapkan dengan SK…", "link")
    h.fill("#sk_nomor", "800.1.3.1/78-UJI")
    h.fill("#sk_tanggal", h.evaluate("new Date().toLocaleDateString('en-CA', {timeZone: 'Asia/Jakarta'})"))
    klik(h, "Tetapkan rencana")
    expect(h.locator("main")).to_contain_text("800.1.3.1/78-UJI")
    o.periksa("mesin-ditetapkan")


def perencana_menerbitkan_naskah(o: Orang, folder: Path) -> str:
    """The plan, the draft decree and a record of verification as PDF; gives the code printed on the plan."""
    h = o.buka("/rencana")
    h.locator("main table a[href^='/rencana/']").first.click()
    rencana = h.url
    klik(h, "Draf SK", "link")
    o.periksa("mesin-naskah-sk")
    klik(h, re.compile("^Terbitkan"))
    h.goto(rencana)
    klik(h, "Dokumen perencanaan", "link")
    klik(h, re.compile("^Terbitkan"))
    o.periksa("mesin-naskah-satu")
    assert unduh(h, "Unduh PDF", folder).read_bytes().startswith(b"%PDF-")
    kode = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b", h.locator("main").inner_text())
    assert kode

    o.buka("/kebutuhan/pantauan")
    klik(h, OPD_VERIFIKASI, "link")
    klik(h, "Berita acara", "link")
    o.periksa("mesin-naskah-berita-acara")
    klik(h, re.compile("^Terbitkan"))
    expect(judul(h)).to_contain_text("Berita acara verifikasi nomor")
    return kode[0]


def kepala_menerbitkan_surat(o: Orang) -> None:
    h = o.masuk("kepala.dinkes")
    o.buka("/kebutuhan/terkirim")
    klik(h, "Surat usulan", "link")
    o.periksa("mesin-naskah-surat")
    klik(h, re.compile("^Terbitkan"))
    expect(judul(h)).to_contain_text("Surat usulan nomor")


def umum_memeriksa(o: Orang, kode: str) -> None:
    """Signed out: the code answers with kind, number, date, unit and hash, and with nothing personal."""
    h = o.buka("/verifikasi")
    h.fill("#kode", kode.replace("-", "").lower())
    o.periksa("mesin-periksa-keaslian")
    klik(h, "Periksa")
    expect(judul(h)).to_have_text("Naskah ini asli dan berlaku")
    expect(h.locator("main")).to_contain_text("Dokumen perencanaan")
    o.periksa("mesin-keaslian")
    assert not re.search(r"\d{18}|NIP|Wiratama|Permata", h.locator("main").inner_text()), "nothing personal"
    assert not h.context.cookies(), "a visitor gets no cookie"


@pytest.mark.peramban
def test_perencana_membukukan_anggaran(orang: Callable[..., Orang]) -> None:
    """RKA by rekening, realised spending beside DPA, commitments when studies take longer."""
    o = orang()
    h = o.masuk("perencana")
    o.buka("/anggaran/rka")
    expect(h.locator("main table")).to_contain_text("5.1.02")
    o.periksa("mesin-rka")

    o.buka("/anggaran/realisasi")
    o.periksa("mesin-realisasi")
    tahun = date.today().year
    h.locator(f"summary:has-text('{tahun}:')").click()
    h.locator(f"main a[href^='/anggaran/realisasi/{tahun}/']").first.click()
    h.fill("#realisasi", "Rp125 juta")
    klik(h, "Simpan")
    expect(h.locator("#ringkasan-galat")).to_be_visible()
    o.periksa("mesin-realisasi-galat")
    h.fill("#realisasi_dasar", "Laporan realisasi triwulan")
    h.fill("#realisasi_tanggal", f"31/3/{tahun}")
    klik(h, "Simpan")
    expect(h.locator("main")).to_contain_text("Laporan realisasi triwulan")

    o.buka("/anggaran/komitmen")
    semula = judul(h).inner_text()
    h.select_option("#perpanjangan", "2")
    klik(h, "Hitung")
    expect(h.locator("main")).to_contain_text("Ini percobaan")
    expect(judul(h)).not_to_have_text(semula)
    o.periksa("mesin-komitmen-perpanjangan")
