"""The page "Siapa yang memenuhi syarat" of a need: the right people, for the right eyes."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.kebutuhan.queries import butuh_orang, kelayakan_kebutuhan
from smartpns.organisasi.rules import Jenjang, Kedudukan
from tests import pabrik
from tests.halaman import sup, teks


class Kasus:
    """A need for three people of a post with two holders: one on leave, one whose file nobody has read."""

    def __init__(self) -> None:
        self.prodi = pabrik.program_studi("Akuntansi")
        self.opd = pabrik.unit()
        self.jabatan = pabrik.jabatan((self.prodi,))
        self.usulan = pabrik.usulan(pabrik.periode(hari_ini().year + 1), self.opd)
        self.baris = self.kebutuhan(self.jabatan)
        self.kosong = self.kebutuhan(pabrik.jabatan())
        for nama, kedudukan in (("Adi Contoh", Kedudukan.CLTN), ("Bela Contoh", Kedudukan.AKTIF)):
            pabrik.pegawai(self.opd, self.jabatan, nama=nama, jenjang=Jenjang.S1, kedudukan=kedudukan)
        db.session.commit()

    def kebutuhan(self, jabatan: Any) -> Kebutuhan:
        tujuan = {"jenjang_tujuan": Jenjang.S2, "lama_semester": 4, "jumlah": 3}
        return pabrik.kebutuhan(self.usulan, jabatan, self.prodi, **tujuan)

    @property
    def url(self) -> str:
        return f"/kebutuhan/{self.baris.id}/kelayakan"


@pytest.fixture
def kasus(app: Flask) -> Kasus:
    return Kasus()


def test_kebutuhan_menjadi_pertanyaan(kasus: Kasus) -> None:
    butuh = butuh_orang(kasus.baris)
    assert (butuh.unit_id, butuh.mulai) == (None, date(kasus.baris.tahun_mulai, 9, 1))
    hitungan = kelayakan_kebutuhan([kasus.baris, kasus.kosong], hari_ini())
    assert (hitungan[kasus.baris.id].tidak, hitungan[kasus.baris.id].belum) == (1, 1)
    assert hitungan[kasus.kosong.id].jumlah == 0


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.KEPALA_OPD, Peran.PERENCANA])
def test_yang_berhak_melihat_nama_dan_sebab(kasus: Kasus, masuk_sebagai: Any, peran: Peran) -> None:
    klien = masuk_sebagai(pabrik.pengguna(peran, kasus.opd if peran.milik_opd else None))
    halaman = sup(klien.get(kasus.url))
    assert halaman.h1.text == "0 dari 2 pemangku memenuhi syarat"
    baris = [teks(tr) for tr in halaman.select("tbody tr")]
    assert "Bela Contoh" in baris[0]
    assert "Belum dapat dinilai" in baris[0]
    assert "Adi Contoh" in baris[1]
    assert "Sedang cuti di luar tanggungan negara." in baris[1]
    assert "Diminta 3 orang, belum ada yang memenuhi syarat" in teks(halaman)
    orang = halaman.select_one("tbody tr a")["href"]
    assert "dari 12 syarat" in sup(klien.get(orang)).h1.text


def test_saring_menurut_putusan(kasus: Kasus, masuk_sebagai: Any) -> None:
    klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    (tidak,) = sup(klien.get(f"{kasus.url}?putusan=tidak")).select("tbody th")
    assert teks(tidak).startswith("Adi")
    assert "Tidak ada yang berputusan ini" in teks(sup(klien.get(f"{kasus.url}?putusan=lolos")))
    assert len(sup(klien.get(f"{kasus.url}?putusan=entah")).select("tbody tr")) == 2


def test_jabatan_tanpa_pemangku(kasus: Kasus, masuk_sebagai: Any) -> None:
    klien = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, kasus.opd))
    halaman = sup(klien.get(f"/kebutuhan/{kasus.kosong.id}/kelayakan"))
    assert "Calonnya harus datang dari jabatan lain" in teks(halaman)


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.KEPALA_OPD])
def test_opd_lain_tidak_ada(kasus: Kasus, masuk_sebagai: Any, peran: Peran) -> None:
    klien = masuk_sebagai(pabrik.pengguna(peran, pabrik.unit()))
    assert klien.get(kasus.url).status_code == 404


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.AUDITOR, Peran.ADMIN, Peran.PENILAI, Peran.PNS])
def test_tanpa_izin_melihat_pegawai(kasus: Kasus, masuk_sebagai: Any, peran: Peran) -> None:
    assert masuk_sebagai(pabrik.pengguna(peran)).get(kasus.url).status_code == 403


def test_tautan_dari_baris_hanya_untuk_yang_boleh(kasus: Kasus, masuk_sebagai: Any) -> None:
    tautan = f'href="{kasus.url}"'
    alamat = f"/kebutuhan/usulan/{kasus.usulan.id}"
    assert tautan in masuk_sebagai(pabrik.pengguna(Peran.PERENCANA)).get(alamat).text
    assert tautan not in masuk_sebagai(pabrik.pengguna(Peran.AUDITOR)).get(alamat).text
    assert tautan in masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, kasus.opd)).get("/kebutuhan/isi").text
