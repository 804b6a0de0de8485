"""An assessor compares the criteria on a phone: live numbers equal the server's, contradictions are named."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.perjalanan.conftest import HP, Orang


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
