"""Comparing the criteria: live numbers equal the server's, contradictions are named, what comes out is locked."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.perjalanan.conftest import HP, Orang, judul, klik


def angka(halaman: Page) -> list[str]:
    """Weights, lambda_max, CI and CR as shown."""
    return halaman.locator("#hasil td.angka").all_inner_texts()


def test_membandingkan_di_ponsel(orang: Callable[..., Orang]) -> None:
    penilai = orang(HP)
    penilai.masuk("penilai.2")
    halaman = penilai.buka("/penilaian")
    halaman.get_by_role("link", name="Membandingkan kriteria, perbandingan 2", exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Bandingkan kriteria")
    penilai.periksa("banding")
    dari_peladen = angka(halaman)
    for pasangan, nilai in (("K2-K3", "9"), ("K5-K7", "-4"), ("K1-K8", "6")):
        halaman.locator(f"#{pasangan}").select_option(nilai)
    langsung = angka(halaman)
    assert langsung != dari_peladen and len(langsung) == 11
    halaman.get_by_role("button", name="Hitung").click()
    halaman.wait_for_url("**#hasil")
    assert angka(halaman) == langsung

    halaman.locator("#K1-K2").select_option("")
    expect(halaman.locator("#hasil [role=status]")).to_contain_text("Terisi 27 dari 28")
    assert set(angka(halaman)) == {"–"}
    halaman.locator("#K1-K2").select_option("-7")
    assert angka(halaman) == langsung
    halaman.get_by_role("button", name="Selesai").click()
    galat = halaman.locator("#ringkasan-galat")
    expect(galat).to_contain_text("harus di bawah 0,1")
    penilai.periksa("banding-galat")
    galat.get_by_role("link").first.click()
    assert "#K" in halaman.url


def test_perbandingan_menjadi_bobot_terkunci(orang: Callable[..., Orang]) -> None:
    """Two assessors finish; the planner sees both together, unlocks with a reason, stores what came out, locks."""
    penilai_menyelaraskan(orang())
    penilai_membandingkan(orang(HP))
    perencana_mengunci_bobot(orang())


def penilai_menyelaraskan(o: Orang) -> None:
    """Whoever contradicted himself answers again until the page says that it agrees."""
    h = o.masuk("penilai.2")
    buka_lembar_bobot(h)
    samakan(h)
    h.select_option("#K1-K2", "2")
    expect(h.locator("[data-keadaan]")).to_contain_text("Selaras:")
    klik(h, "Selesai")
    expect(judul(h)).to_have_text("Jawaban Anda")
    o.periksa("banding-selesai")


def penilai_membandingkan(o: Orang) -> None:
    """On a phone, half of the pairs already answered; the weights appear once all are."""
    h = o.masuk("penilai.1")
    buka_lembar_bobot(h)
    expect(h.locator("[data-keadaan]")).to_contain_text("Terisi 8 dari 28")
    o.periksa("banding-setengah")
    samakan(h)
    expect(h.locator("[data-bobot=K8]")).to_have_text("12,50")
    klik(h, "Selesai")
    expect(judul(h)).to_have_text("Jawaban Anda")


def samakan(h: Page) -> None:
    """Every pair equally important."""
    for pilihan in h.locator("main select").all():
        pilihan.select_option("1")


def buka_lembar_bobot(h: Page) -> None:
    h.locator("main a[href*='/penilaian/bobot/']").first.click()
    expect(judul(h)).to_have_text("Bandingkan kriteria, dua demi dua")


def perencana_mengunci_bobot(o: Orang) -> None:
    h = o.masuk("perencana")
    o.buka("/bobot")
    h.locator("main a[href*='/bobot/perbandingan/']").first.click()
    expect(judul(h)).to_contain_text("2 dari 2 penilai selesai")
    o.periksa("banding-hasil")
    perbandingan = h.url
    klik(h, "Buka kunci dengan alasan", "link")
    h.fill("#alasan", "Dua penilai menyelesaikan perbandingan baru.")
    klik(h, "Buka kunci")
    o.buka("/peringkat")
    expect(h.locator("main")).not_to_contain_text("Mengapa peringkat")
    h.goto(perbandingan)
    klik(h, "Simpan sebagai bobot", "link")
    h.fill("#dasar", "Berita acara rapat tim")
    h.fill("#alasan", "Kesepakatan dua penilai.")
    o.periksa("banding-simpan")
    klik(h, "Simpan bobot")
    o.buka("/bobot")
    klik(h, re.compile("^Kunci"), "link")
    h.fill("#dasar", "Keputusan rapat tim")
    klik(h, re.compile("^Kunci bobot"))
    o.buka("/peringkat")
    expect(h.locator("main")).to_contain_text("Mengapa peringkat")
