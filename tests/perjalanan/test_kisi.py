"""The grid of needs in a real browser: it saves by itself, takes a block from a spreadsheet, shows two versions."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.perjalanan.conftest import HP, Orang, Peladen, beri_waktu, operator_baru

OPD = "2.17"
"""An OPD whose usulan is a draft and in which no other story happens."""
TEMPEL = """teks => {
    const data = new DataTransfer();
    data.setData('text/plain', teks);
    const rincian = {clipboardData: data, bubbles: true, cancelable: true};
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', rincian));
}"""


def sel(halaman: Page, baris: int, nama: str) -> Locator:
    return halaman.locator("tr.baris-kisi").nth(baris).locator(f"[name={nama}]")


def keadaan(halaman: Page, baris: int) -> Locator:
    return halaman.locator("tr.baris-kisi").nth(baris).locator("[data-peran=keadaan]")


def isi(kolom: Locator, nilai: str) -> None:
    kolom.fill(nilai)
    kolom.press("Tab")


def test_kisi_menyimpan_menempel_dan_membandingkan(peladen: Peladen, orang: Callable[..., Orang]) -> None:
    satu, dua = orang(), orang(HP)
    beri_waktu(orang(), OPD)
    operator_baru(peladen, satu, "kisi.satu", OPD)
    operator_baru(peladen, dua, "kisi.dua", OPD)
    kisi, lain = satu.buka("/kebutuhan/isi"), dua.buka("/kebutuhan/isi")
    banyak = kisi.locator("tr.baris-kisi").count()

    isi(sel(kisi, 0, "tahun_mulai"), "2050")
    expect(keadaan(kisi, 0)).to_contain_text("perlu perbaikan")
    expect(kisi.locator("tr.rincian-kisi").first).to_contain_text("di luar periode")
    satu.periksa("kisi-galat")
    isi(sel(kisi, 0, "tahun_mulai"), "2031")
    expect(keadaan(kisi, 0)).to_contain_text("tersimpan")
    expect(kisi.locator(".bilah-keadaan")).to_contain_text("Tersimpan")

    isi(sel(lain, 0, "jumlah"), "9")
    expect(keadaan(lain, 0)).to_contain_text("diubah rekan")
    lain.get_by_role("button", name="Bandingkan").click()
    expect(lain.get_by_role("heading", level=1)).to_contain_text("punya dua versi")
    dua.periksa("kisi-dua-versi")
    lain.get_by_role("button", name="Simpan pilihan saya").click()
    expect(lain.locator(".pemberitahuan-berhasil")).to_contain_text("tersimpan")
    kisi.reload()
    expect(sel(kisi, 0, "jumlah")).to_have_value("9")
    expect(sel(kisi, 0, "tahun_mulai")).to_have_value("2031")

    jabatan = sel(kisi, 0, "nama_jabatan").input_value()
    sel(kisi, banyak - 1, "nama_jabatan").focus()
    kisi.evaluate(TEMPEL, f"{jabatan}\tS2\tsistem informasii\t1\t2029\nJabatan Karangan\tS2\tFisika\t1\t2030\n")
    expect(kisi.locator("tr.baris-kisi")).to_have_count(banyak + 1)
    expect(keadaan(kisi, banyak - 1)).to_contain_text("periksa lagi")
    expect(keadaan(kisi, banyak)).to_contain_text("perlu perbaikan")
    kisi.get_by_role("button", name="Sistem Informasi", exact=True).click()
    expect(sel(kisi, banyak - 1, "program_studi")).to_have_value("Sistem Informasi")
    satu.periksa("kisi-tempel")
