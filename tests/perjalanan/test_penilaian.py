"""Judging in the browser, on the sample district: an assessor on a phone, the planner who waits for both."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.perjalanan.conftest import HP, Orang


@pytest.mark.peramban
def test_penilai_menilai_dan_perencana_membuka_nilai(orang: Callable[..., Orang]) -> None:
    perencana = orang()
    h = perencana.masuk("perencana")
    perencana.buka("/kelola/penilaian")
    expect(h.get_by_role("heading", level=1)).to_have_text("Putaran 1: 1 dari 2 penilai selesai")
    perencana.periksa("penilaian-berjalan")
    expect(h.get_by_role("button", name="Buka nilai")).to_have_count(0)
    penilai_menyelesaikan(orang(HP))
    perencana.buka("/kelola/penilaian")
    h.get_by_role("button", name="Buka nilai").click()
    expect(h.get_by_role("heading", level=1)).to_contain_text("berselisih lebar")
    h.locator("summary", has_text="Nilai tiap penilai").first.click()
    perencana.periksa("penilaian-terbuka")
    h.get_by_role("navigation", name="Periode", exact=True).get_by_role("link").last.click()
    expect(h.get_by_role("heading", level=1)).to_contain_text("sudah dinilai")
    perencana.periksa("penilaian-ditutup")


def penilai_menyelesaikan(o: Orang) -> None:
    """One need by its page, the rest on the list, then the check page: all at 360 px."""
    h = o.masuk("penilai.1")
    expect(h.get_by_role("heading", level=1)).to_have_text("1 tugas menunggu Anda")
    o.periksa("penilai-tugas")
    h.get_by_role("link", name=re.compile("^Lanjutkan")).click()
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
    while o.buka(f"{lembar}?keadaan=belum").locator("select[name$='-k2']").count():
        for pilihan in h.locator("select[name$='-k2'], select[name$='-k3']").all():
            pilihan.select_option("1")
        h.get_by_role("button", name="Simpan halaman ini").click()
        expect(h.locator(".pemberitahuan-berhasil")).to_contain_text("tersimpan")
    o.buka(f"{lembar}/selesai")
    o.periksa("penilai-selesai")
    h.get_by_role("button", name=re.compile("^Selesaikan")).click()
    expect(h.get_by_role("heading", level=1)).to_have_text("Tidak ada tugas yang menunggu Anda")
