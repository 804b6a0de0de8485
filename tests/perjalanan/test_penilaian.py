"""Judging in the browser, on the sample district: an assessor on a phone, the planner who waits for both."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.perjalanan.conftest import HP, Orang, judul, klik


@pytest.mark.peramban
def test_penilai_menilai_dan_perencana_membuka_nilai(orang: Callable[..., Orang]) -> None:
    perencana = orang()
    h = perencana.masuk("perencana")
    perencana.buka("/kelola/penilaian")
    expect(judul(h)).to_have_text("Putaran 1: 1 dari 2 penilai selesai")
    perencana.periksa("penilaian-berjalan")
    expect(h.get_by_role("button", name="Buka nilai")).to_have_count(0)
    penilai_menyelesaikan(orang(HP))
    perencana.buka("/kelola/penilaian")
    h.get_by_role("button", name="Buka nilai").click()
    expect(judul(h)).to_contain_text("berselisih lebar")
    h.locator("summary", has_text="Nilai tiap penilai").first.click()
    perencana.periksa("penilaian-terbuka")
    perencana_mengirim_kembali(perencana, orang)
    h.get_by_role("navigation", name="Periode", exact=True).get_by_role("link").last.click()
    expect(judul(h)).to_contain_text("sudah dinilai")
    perencana.periksa("penilaian-ditutup")


def penilai_menyelesaikan(o: Orang) -> None:
    """One need by its page, the rest on the list, then the check page: all at 360 px."""
    h = o.masuk("penilai.1")
    expect(judul(h)).to_contain_text("menunggu Anda")
    o.periksa("penilai-tugas")
    buka_lembar_nilai(h)
    o.periksa("penilai-daftar")
    h.get_by_role("link", name="Nilai satu per satu").click()
    h.get_by_role("button", name="Simpan & lanjut").click()
    expect(h.locator("#ringkasan-galat")).to_be_visible()
    o.periksa("penilai-galat")
    h.locator("#k2-2").check()
    h.locator("#k3-1").check()
    h.get_by_role("button", name="Simpan & lanjut").click()
    expect(h.locator(".kepala-atas")).to_be_visible()
    o.periksa("penilai-satu")
    lembar = h.url.split("/kebutuhan/")[0].removeprefix(o.alamat)
    isi_dan_selesaikan(o, lembar, "1")


def buka_lembar_nilai(h: Page) -> None:
    """The task of judging needs; an assessor may also have criteria to compare."""
    h.locator("main a[href^='/penilaian/']:not([href*='/bobot/'])").first.click()
    expect(judul(h)).to_contain_text(re.compile(r"^Dinilai \d+ dari \d+"))


def isi_dan_selesaikan(o: Orang, lembar: str, nilai: str) -> None:
    """Whatever is not judged yet gets this value, page by page; then the check page and handing in."""
    h = o.halaman
    while o.buka(f"{lembar}?keadaan=belum").locator("select[name$='-k2']").count():
        for pilihan in h.locator("select[name$='-k2'], select[name$='-k3']").all():
            pilihan.select_option(nilai)
        for catatan in h.locator("input[name$='-catatan']").all():
            catatan.fill("Menurut dokumen Renstra.")
        h.get_by_role("button", name="Simpan halaman ini").click()
        expect(h.locator(".pemberitahuan-berhasil")).to_contain_text("tersimpan")
    o.buka(f"{lembar}/selesai")
    o.periksa("penilai-selesai")
    h.get_by_role("button", name=re.compile("^Selesaikan")).click()
    expect(judul(h)).to_contain_text("tugas")


def perencana_mengirim_kembali(perencana: Orang, orang: Callable[..., Orang]) -> None:
    """Wide spreads go back once; both look again with the other's note before them; then the planner closes."""
    h = perencana.halaman
    klik(h, re.compile("^Kirim kembali"))
    expect(judul(h)).to_have_text("Putaran 2: 0 dari 2 penilai selesai")
    for nama in ("penilai.1", "penilai.2"):
        o = orang()
        o.masuk(nama)
        buka_lembar_nilai(o.halaman)
        expect(o.halaman.locator("main")).to_contain_text("lihat sekali lagi")
        o.periksa("penilai-putaran-2")
        isi_dan_selesaikan(o, o.halaman.url.removeprefix(o.alamat), "2")
    perencana.buka("/kelola/penilaian")
    klik(h, "Buka nilai")
    expect(judul(h)).to_contain_text("0 dari")
    klik(h, "Tutup penilaian")
    expect(judul(h)).to_contain_text("sudah dinilai")
    perencana.buka("/peringkat")
    expect(h.locator("main")).not_to_contain_text("Penilaian K2 dan K3 masih berjalan")
    perencana.buka("/kelola/penilaian")
