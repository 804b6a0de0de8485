"""What a graduation does to the gap: recorded through the page, it falls, and nobody more is proposed."""

from datetime import date

import pytest
import time_machine
from flask import Flask

from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db
from smartpns.kebutuhan.queries.celah import aturan_celah, celah_jabatan
from smartpns.organisasi.models import Pegawai
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembiayaan, StatusJabatan
from smartpns.organisasi.services import IsianStudi, tambah_studi
from tests import pabrik
from tests.halaman import sup, teks

HARI = date(2026, 12, 1)
LULUS = {"hasil": "lulus", "alasan": "Wisuda Agustus.", "nomor_ijazah": "IJ/S2/77", "tanggal_ijazah": "20/8/2026"}


@pytest.fixture
def mahasiswa(app: Flask) -> Pegawai:
    """One holder with an S1 on a post that requires an S2 in Hukum, studying it since September 2024."""
    with time_machine.travel(HARI):
        hukum = pabrik.program_studi("Hukum")
        jabatan = pabrik.jabatan((hukum,), nama="Analis Hukum", jenjang_syarat=Jenjang.S2)
        orang = pabrik.pegawai(pabrik.unit(), jabatan, jenjang=Jenjang.S1, program_studi_id=hukum.id)
        isian = IsianStudi(
            Jenjang.S2, hukum, date(2024, 9, 1), 4, Pembiayaan.APBD, StatusJabatan.DIBERHENTIKAN, Lokasi.DALAM_PROVINSI
        )
        tambah_studi(orang, isian, Pelaku.sistem())
        db.session.commit()
        yield orang


def celah() -> tuple[int, int]:
    """How many lack the qualification, and how many more the system would send."""
    (satu,) = celah_jabatan(aturan_celah(2027, HARI))
    return satu.celah.belum_memenuhi, satu.orang


def test_lulus_menurunkan_kesenjangan(mahasiswa: Pegawai, masuk_sebagai) -> None:
    perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    alamat = f"/data-induk/studi/{mahasiswa.studi[0].id}/selesai"
    assert celah() == (1, 0), "who studies lacks the degree still, but nobody else is proposed"
    tanpa = perencana.kirim(alamat, LULUS | {"selesai_pada": "20/8/2026", "nomor_ijazah": ""})
    assert tanpa.status_code == 422 and "Tulis nomor ijazah" in teks(sup(tanpa).select_one("#nomor_ijazah-galat"))
    assert celah() == (1, 0)
    kabar = perencana.kirim(alamat, LULUS | {"selesai_pada": "20/8/2026"}, follow_redirects=True)
    assert "Pendidikan terakhir" in teks(sup(kabar)) and "S2 Hukum" in teks(sup(kabar))
    db.session.expire_all()
    assert celah() == (0, 0)
    assert mahasiswa.jenjang is Jenjang.S2


def test_lulus_terlalu_cepat_ditanya(mahasiswa: Pegawai, masuk_sebagai) -> None:
    perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    alamat = f"/data-induk/studi/{mahasiswa.studi[0].id}/selesai"
    cepat = LULUS | {"selesai_pada": "1/12/2024", "tanggal_ijazah": "1/12/2024"}
    ditanya = perencana.kirim(alamat, cepat)
    assert ditanya.status_code == 422
    assert "lulus setelah 3 bulan" in teks(sup(ditanya).select_one("#yakin-galat"))
    assert perencana.kirim(alamat, cepat | {"yakin": "y"}).status_code == 302


def test_berhenti_tidak_mengubah_pendidikan(mahasiswa: Pegawai, masuk_sebagai) -> None:
    perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
    isi = {"selesai_pada": "1/11/2026", "hasil": "gagal", "alasan": "SK pembatalan 5/2026."}
    assert perencana.kirim(f"/data-induk/studi/{mahasiswa.studi[0].id}/selesai", isi).status_code == 302
    db.session.expire_all()
    assert (mahasiswa.jenjang, mahasiswa.tubel_gagal_pada) == (Jenjang.S1, date(2026, 11, 1))
    assert celah() == (1, 1), "now somebody is needed again"
