"""The menu: what each role sees, pages that share an entry, and where one is."""

import pytest

from smartpns.akun.izin import Peran
from tests import pabrik
from tests.halaman import Klien, teks

MENU = {
    Peran.OPERATOR: ["Usulan", "Data induk", "Naskah dinas"],
    Peran.KEPALA_OPD: ["Persetujuan", "Data induk", "Naskah dinas"],
    Peran.PERENCANA: ["Pantauan", "Verifikasi", "Peringkat", "Anggaran", "Data induk", "Dokumen"],
    Peran.PIMPINAN: ["Keputusan saya", "Pantauan", "Peringkat", "Anggaran", "Data induk", "Naskah dinas"],
    Peran.AUDITOR: ["Pantauan", "Peringkat", "Anggaran", "Data induk", "Naskah dinas", "Jejak"],
    Peran.ADMIN: ["Data induk", "Dokumen", "Pengguna", "Pengaturan", "Jejak"],
}


@pytest.mark.parametrize("peran", MENU, ids=lambda p: p.value)
def test_menu_setiap_peran_mengantar_ke_halaman(masuk_sebagai, peran: Peran) -> None:
    klien: Klien = masuk_sebagai(pabrik.pengguna(peran, pabrik.unit() if peran.milik_opd else None))
    pabrik.periode()
    halaman = klien.sup("/akun")
    tautan = halaman.select(".menu-daftar a")
    assert [teks(t) for t in tautan] == MENU[peran]
    for t in tautan:
        assert klien.get(str(t["href"])).status_code == 200, t["href"]


def test_halaman_serumpun_menjadi_tab(masuk_sebagai) -> None:
    klien: Klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    halaman = klien.sup("/bobot")
    assert [teks(t) for t in halaman.select(".menu-daftar [aria-current]")] == ["Peringkat"]
    assert [teks(t) for t in halaman.select(".tab-tautan a")] == ["Peringkat", "Bobot", "Penilaian", "Rencana"]
    assert teks(halaman.select_one(".tab-tautan [aria-current]")) == "Bobot"


def test_keputusan_bukan_rencana(masuk_sebagai) -> None:
    """`/rencana/keputusan` lies below `/rencana` but is an entry of its own."""
    klien: Klien = masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN))
    assert [teks(t) for t in klien.sup("/rencana/keputusan").select(".menu-daftar [aria-current]")] == [
        "Keputusan saya"
    ]


def test_kesenjangan_berdampingan_dengan_pantauan(masuk_sebagai) -> None:
    klien: Klien = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
    halaman = klien.sup("/kebutuhan/kesenjangan")
    assert [teks(t) for t in halaman.select(".menu-daftar [aria-current]")] == ["Pantauan"]
    assert [teks(t) for t in halaman.select(".tab-tautan a")] == ["Pantauan", "Kesenjangan"]


@pytest.mark.parametrize(
    ("peran", "tab"),
    [
        (Peran.PERENCANA, ["Naskah dinas", "Pengaturan naskah", "Daftar publik", "SOP & SP"]),
        (Peran.ADMIN, ["Pengaturan naskah", "SOP & SP"]),
    ],
    ids=lambda n: n.value if isinstance(n, Peran) else "",
)
def test_dokumen_berkumpul_menurut_peran(masuk_sebagai, peran: Peran, tab: list[str]) -> None:
    """Letters, the public list and the published procedures share one entry, each role seeing its own."""
    klien: Klien = masuk_sebagai(pabrik.pengguna(peran))
    halaman = klien.sup("/kelola/dokumen")
    assert [teks(t) for t in halaman.select(".menu-daftar [aria-current]")] == ["Dokumen"]
    assert [teks(t) for t in halaman.select(".tab-tautan a")] == tab
    assert teks(halaman.select_one(".tab-tautan [aria-current]")) == "SOP & SP"
