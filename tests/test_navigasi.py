"""The menu: what each role sees, pages that share an entry, and where one is."""

import pytest

from smartpns.akun.izin import Peran
from tests import pabrik
from tests.halaman import Klien, teks

MENU = {
    Peran.OPERATOR: ["Usulan", "Data induk", "Naskah"],
    Peran.KEPALA_OPD: ["Persetujuan", "Data induk", "Naskah"],
    Peran.PERENCANA: ["Pantauan", "Verifikasi", "Peringkat", "Anggaran", "Data induk", "Naskah", "Publikasi"],
    Peran.PIMPINAN: ["Keputusan saya", "Pantauan", "Peringkat", "Anggaran", "Data induk", "Naskah"],
    Peran.AUDITOR: ["Pantauan", "Peringkat", "Anggaran", "Data induk", "Naskah", "Jejak"],
    Peran.ADMIN: ["Data induk", "Pengaturan naskah", "Dokumen", "Pengguna", "Pengaturan", "Jejak"],
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
