"""The planner's engine in the browser, on the sample district: from proposals to a plan that a visitor can check.

Operator answers what the figures propose → assessors compare the criteria → planner ranks, moves, composes the best
plan → head decides → documents → visitor checks one → planner keeps the books of the budget.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.perjalanan.conftest import HP, Orang, Peladen, operator_baru
from tests.perjalanan.test_cerita import klik

OPD, OPD_SISA = "2.18", "7.05"
"""OPDs that may still write and in which no other story happens: one with proposals, one with a need of last year."""
SKENARIO = "Bahan SK"
PAGU_COBA = "1.900.000.000"


@pytest.mark.peramban
def test_operator_menjawab_saran_dan_sisa(orang: Callable[..., Orang], peladen: Peladen) -> None:
    operator_menjawab_saran(orang(), peladen)
    operator_meneruskan_sisa(orang(HP), peladen)


def operator_menjawab_saran(o: Orang, peladen: Peladen) -> None:
    """Take one proposal, change one first, dismiss one with a reason; then see who qualifies."""
    h = operator_baru(peladen, o, "mesin.saran", OPD)
    o.buka("/kebutuhan/saran")
    expect(judul(h)).to_have_text("3 kebutuhan disarankan dari data jabatan")
    o.periksa("mesin-saran")
    klik(h, "Pakai saran untuk Pranata Komputer Ahli Pertama")
    expect(judul(h)).to_have_text("2 kebutuhan disarankan dari data jabatan")

    klik(h, "Ubah dulu saran untuk Penata Perizinan Ahli Muda", "link")
    expect(h.locator("#jumlah")).to_have_value("1")
    h.fill("#program_studi", "Administrasi Publik")
    o.periksa("mesin-saran-ubah")
    klik(h, "Simpan kebutuhan")

    o.buka("/kebutuhan/saran")
    klik(h, "Abaikan saran untuk Pengolah Data dan Informasi", "link")
    klik(h, "Abaikan saran")
    expect(h.locator("#ringkasan-galat")).to_be_visible()
    o.periksa("mesin-saran-abaikan")
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


def operator_meneruskan_sisa(o: Orang, peladen: Peladen) -> None:
    h = operator_baru(peladen, o, "mesin.sisa", OPD_SISA)
    o.buka("/kebutuhan/sisa")
    expect(judul(h)).to_have_text("1 kebutuhan periode lalu belum terisi")
    o.periksa("mesin-sisa")
    klik(h, re.compile("^(Tautkan baris|Teruskan)"))
    expect(h.locator("main")).to_contain_text("menunggu 1 tahun")
    o.periksa("mesin-sisa-dijawab")


@pytest.mark.peramban
def test_perbandingan_menjadi_bobot_terkunci(orang: Callable[..., Orang]) -> None:
    """Two assessors compare; the contradiction is named; the planner unlocks with a reason, stores, locks."""
    penilai_menyelaraskan(orang())
    penilai_membandingkan(orang(HP))
    perencana_mengunci_bobot(orang())


def penilai_menyelaraskan(o: Orang) -> None:
    h = o.masuk("penilai.2")
    buka_lembar_bobot(h)
    klik(h, "Selesai")
    kabar = h.locator(".ringkasan-galat, .pemberitahuan-perhatian").first
    expect(kabar).to_contain_text(re.compile("K1 (dan|dengan) K[23]"))
    o.periksa("mesin-ahp-tidak-selaras")
    h.select_option("#K1-K2", "1")
    h.select_option("#K1-K3", "1")
    expect(h.locator("[data-keadaan]")).to_contain_text("Selaras:")
    klik(h, "Selesai")
    expect(judul(h)).to_have_text("Jawaban Anda")
    o.periksa("mesin-ahp-selesai")


def penilai_membandingkan(o: Orang) -> None:
    """On a phone, half of the pairs already answered; the weights appear once all are."""
    h = o.masuk("penilai.1")
    buka_lembar_bobot(h)
    expect(h.locator("[data-keadaan]")).to_contain_text("Terisi 8 dari 28")
    o.periksa("mesin-ahp-setengah")
    for pilihan in h.locator("main select").all():
        pilihan.select_option("1")
    expect(h.locator("[data-bobot=K8]")).to_have_text("12,50")
    klik(h, "Selesai")
    expect(judul(h)).to_have_text("Jawaban Anda")


def buka_lembar_bobot(h: Page) -> None:
    h.locator("main a[href*='/penilaian/bobot/']").first.click()
    expect(judul(h)).to_have_text("Bandingkan kriteria, dua demi dua")


def perencana_mengunci_bobot(o: Orang) -> None:
    h = o.masuk("perencana")
    o.buka("/bobot")
    o.periksa("mesin-bobot")
    h.locator("main a[href*='/bobot/perbandingan/']").first.click()
    expect(judul(h)).to_contain_text("2 dari 2 penilai selesai")
    o.periksa("mesin-perbandingan")
    perbandingan = h.url
    klik(h, "Buka kunci dengan alasan", "link")
    h.fill("#alasan", "Dua penilai menyelesaikan perbandingan baru.")
    o.periksa("mesin-buka-kunci")
    klik(h, "Buka kunci")
    o.buka("/peringkat")
    expect(h.locator("main")).not_to_contain_text("Mengapa peringkat")
    o.periksa("mesin-bobot-terbuka")
    h.goto(perbandingan)
    klik(h, "Simpan sebagai bobot", "link")
    h.fill("#dasar", "Berita acara rapat tim")
    h.fill("#alasan", "Kesepakatan dua penilai.")
    o.periksa("mesin-simpan-bobot")
    klik(h, "Simpan bobot")
    o.buka("/bobot")
    klik(h, re.compile("^Kunci"), "link")
    h.fill("#dasar", "Keputusan rapat tim")
    o.periksa("mesin-kunci")
    klik(h, re.compile("^Kunci bobot"))
    o.buka("/peringkat")
    expect(h.locator("main")).to_contain_text("Mengapa peringkat")


def judul(h: Page) -> Locator:
    return h.get_by_role("heading", level=1)
