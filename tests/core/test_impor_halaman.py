"""The pages of an import, as a room adds them: upload, preview, save, mend, come back."""

import io
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import time_machine
from flask import Blueprint, Flask
from sqlalchemy import func, select, update
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from smartpns import create_app
from smartpns.akun.izin import Izin, Pelaku, Peran, pelaku, perlu_izin
from smartpns.core import pekerjaan
from smartpns.core.db import db, transaction
from smartpns.core.errors import Bentrok, DomainError, TakTersedia, TidakDitemukan
from smartpns.core.giliran import giliran
from smartpns.core.impor import TujuanImpor, pasang_impor, services
from smartpns.core.impor.models import BarisPratinjau, Impor, StatusImpor
from smartpns.core.pekerjaan import Pekerjaan, StatusPekerjaan
from smartpns.core.sheets import Nilai
from smartpns.core.waktu import sekarang
from tests.core.contoh_impor import Gudang, buku, nip, rencana
from tests.halaman import Klien, sup, teks
from tests.pabrik import pengguna

GUDANG = Gudang()
RENCANA = rencana(GUDANG)
ALAMAT = "/uji/a/impor"


@pytest.fixture(scope="module")
def aplikasi(aplikasi: Flask, alamat_basis: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application with one more room, whose only page is an import."""
    app = create_app("test", DATABASE_URL=alamat_basis, DATA_DIR=str(tmp_path_factory.mktemp("data")))
    app.test_client_class = Klien
    app.extensions["kosong"] = aplikasi.extensions["kosong"]
    bp = Blueprint("uji", __name__)

    def tujuan(ruang: str) -> TujuanImpor:
        if ruang == "rahasia":
            raise TidakDitemukan()
        return TujuanImpor(RENCANA, "/akun/peran", "Lihat daftar", {"awalan": ruang}, remah=[("Daftar", "/akun/peran")])

    pasang_impor(bp, "/uji/<ruang>/impor", tujuan=tujuan, izin=perlu_izin(Izin.UBAH_ORGANISASI), pelaku=pelaku)
    app.register_blueprint(bp)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def folder(app: Flask) -> Path:
    """Where uploads are kept, empty."""
    hasil = Path(app.instance_path) / "impor"
    shutil.rmtree(hasil, ignore_errors=True)
    hasil.mkdir()
    return hasil


@pytest.fixture
def perencana(folder: Path, masuk_sebagai: Any) -> Klien:
    GUDANG.clear()
    klien: Klien = masuk_sebagai(pengguna(Peran.PERENCANA))
    return klien


def unggah(klien: Klien, path: Path, nama: str = "usulan.xlsx", alamat: str = ALAMAT) -> TestResponse:
    return klien.kirim(alamat, {"berkas": (io.BytesIO(path.read_bytes()), nama)}, content_type="multipart/form-data")


def isi(folder: Path, baik: int = 3, buruk: int = 2) -> Path:
    baris: list[list[Nilai]] = [[nip(n), f"Nama {n}", None, 1, 1000, None, "Informatika"] for n in range(baik)]
    return buku(
        folder, [*baris, *([nip(500 + n), f"Salah {n}", None, 1, None, None, "Infrmatika"] for n in range(buruk))]
    )


def test_the_whole_way(perencana, tmp_path):
    halaman = perencana.sup(ALAMAT)
    assert "NIP (wajib)" in teks(halaman.select_one("main"))
    assert halaman.select_one("a[href$='/templat.xlsx']")

    jawaban = unggah(perencana, isi(tmp_path))
    assert jawaban.status_code == 303
    alamat = jawaban.location
    pratinjau = perencana.sup(alamat)
    assert teks(pratinjau.h1) == "3 baris siap disimpan"
    assert [teks(t) for t in pratinjau.select(".nav-link")] == ["Siap (3)", "Perlu perbaikan (2)", "Tidak berubah (0)"]
    assert "2 baris : Program studi: program studi tidak dikenal" in teks(pratinjau.select_one("main"))
    assert "Mungkin maksudnya “Informatika”" in teks(pratinjau.select_one("table"))
    assert "Nama 2" in teks(perencana.sup(f"{alamat}?tab=siap").select_one("table"))
    assert "Tidak ada baris di sini" in teks(perencana.sup(f"{alamat}?tab=tidak_berubah").select_one("main"))
    assert not GUDANG

    jawaban = perencana.kirim(f"{alamat}/simpan")
    assert jawaban.status_code == 303 and jawaban.location == alamat
    hasil = perencana.sup(alamat)
    assert teks(hasil.h1) == "3 baris tersimpan" and "2 baris belum tersimpan" in teks(hasil.select_one("main"))
    assert set(GUDANG) == {nip(0), nip(1), nip(2)}

    unduhan = perencana.get(f"{alamat}/perbaikan.xlsx")
    assert unduhan.headers["Content-Disposition"] == "attachment; filename=perbaikan-contoh.xlsx"
    wb = openpyxl.load_workbook(io.BytesIO(unduhan.data))
    ws = wb["Data"]
    assert [s.value for s in ws[1]][-2:] == ["Masalah", "Cara memperbaiki"]
    assert (ws["A2"].value, ws["A2"].number_format) == (nip(500), "@")
    assert ws["H2"].value == "Program studi: program studi tidak dikenal"
    assert ws["G2"].fill.bgColor and ws["G2"].fill.fgColor.rgb == "FFFDECEB"
    ws["G2"].value = ws["G3"].value = "Informatika"
    mendat = tmp_path / "mendat.xlsx"
    wb.save(mendat)
    alamat = unggah(perencana, mendat).location
    assert teks(perencana.sup(alamat).h1) == "2 baris siap disimpan"
    perencana.kirim(f"{alamat}/simpan")
    assert len(GUDANG) == 5
    assert "Semua baris sudah beres" in teks(perencana.sup(alamat).select_one("main"))

    alamat = unggah(perencana, isi(tmp_path)).location
    assert "Tidak berubah (3)" in teks(perencana.sup(alamat).select_one(".nav-tabs")), "the same file changes nothing"


def test_a_refused_file_is_said_beside_the_field(perencana, folder, tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"<html></html>")
    jawaban = unggah(perencana, path)
    assert jawaban.status_code == 422
    assert "halaman web" in teks(sup(jawaban).select_one("#berkas-galat"))
    assert db.session.scalars(select(Impor.status)).all() == [StatusImpor.DIBATALKAN]
    assert not list(folder.iterdir())
    jawaban = perencana.kirim(ALAMAT)
    assert jawaban.status_code == 422 and "Pilih berkas" in teks(sup(jawaban).select_one("#berkas-galat"))


def test_notes_about_the_file_are_shown(perencana, tmp_path):
    path = buku(tmp_path, [[nip(1), "Siti", None, 2], ["Jumlah", None, None, 3]])
    halaman = perencana.sup(unggah(perencana, path).location)
    assert "tertulis 3, padahal jumlah baris di atasnya 2" in teks(halaman.select_one("main"))


def test_many_rows_come_in_pages(perencana, tmp_path):
    alamat = unggah(perencana, isi(tmp_path, baik=120, buruk=0)).location
    halaman = perencana.sup(f"{alamat}?tab=siap&halaman=3")
    assert len(halaman.select("tbody tr")) == 20
    assert "101–120 dari 120 baris" in teks(halaman.select_one(".halaman-nav"))
    assert perencana.get(f"{alamat}?halaman=-7&tab=entah").status_code == 200


def test_giving_up_leaves_nothing(perencana, folder, tmp_path):
    alamat = unggah(perencana, isi(tmp_path)).location
    assert perencana.kirim(f"{alamat}/batal").location == "/akun/peran"
    assert db.session.scalar(select(func.count()).select_from(BarisPratinjau)) == 0
    assert not list(folder.iterdir())
    assert perencana.get(alamat).location == ALAMAT
    assert perencana.kirim(f"{alamat}/simpan").status_code == 303
    assert not GUDANG
    assert perencana.kirim(f"{alamat}/batal").status_code == 409


def test_saving_twice_saves_once(perencana, tmp_path):
    alamat = unggah(perencana, isi(tmp_path)).location
    perencana.kirim(f"{alamat}/simpan")
    GUDANG.clear()
    jawaban = perencana.kirim(f"{alamat}/simpan", follow_redirects=True)
    assert not GUDANG and "3 baris tersimpan" in teks(sup(jawaban).h1)


def test_a_refusal_while_saving_saves_nothing(perencana, tmp_path):
    alamat = unggah(perencana, buku(tmp_path, [[nip(1), "Siti"], [nip(2), "Meledak"]])).location
    jawaban = perencana.kirim(f"{alamat}/simpan", follow_redirects=True)
    assert "Penyimpanan ditolak. Ulangi." in teks(sup(jawaban).select_one("main"))
    assert db.session.scalars(select(Impor.status)).all() == [StatusImpor.DIPERIKSA]


def test_only_the_person_who_uploaded_sees_it(perencana, masuk_sebagai, tmp_path):
    alamat = unggah(perencana, isi(tmp_path)).location
    lain = masuk_sebagai(pengguna(Peran.PERENCANA))
    for ekor in ("", "/perbaikan.xlsx"):
        assert lain.get(alamat + ekor).status_code == 404
    for ekor in ("/simpan", "/batal"):
        assert lain.kirim(alamat + ekor).status_code == 404
    assert perencana.get(alamat.replace("/a/", "/b/")).status_code == 404, "another purpose"
    assert perencana.get("/uji/rahasia/impor").status_code == 404
    auditor = masuk_sebagai(pengguna(Peran.AUDITOR))
    for ekor in ("", "/templat.xlsx", "/perbaikan.xlsx"):
        assert auditor.get(ALAMAT + ekor).status_code in (403, 404)
    assert auditor.get(ALAMAT).status_code == 403


def test_the_template_is_offered(perencana):
    jawaban = perencana.get(f"{ALAMAT}/templat.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(jawaban.data)).sheetnames[0] == "Data"
    assert jawaban.headers["Cache-Control"] == "no-store"


def test_a_lost_file_is_said(perencana, folder, tmp_path):
    alamat = unggah(perencana, isi(tmp_path)).location
    for berkas in folder.iterdir():
        berkas.unlink()
    jawaban = perencana.kirim(f"{alamat}/simpan", follow_redirects=True)
    assert "tidak ada lagi di server" in teks(sup(jawaban).select_one("main"))


def test_an_old_upload_is_thrown_away(perencana, folder, tmp_path):
    unggah(perencana, isi(tmp_path))
    with time_machine.travel(sekarang() + timedelta(days=8)), transaction():
        services.terima(FileStorage(io.BytesIO(b"x"), "b.csv"), RENCANA, {}, Pelaku.sistem())
    assert sorted(db.session.scalars(select(Impor.status))) == [StatusImpor.DIBATALKAN, StatusImpor.DIUNGGAH]
    assert len(list(folder.iterdir())) == 1


def test_too_large_and_full_disk_leave_no_half_file(folder):
    with pytest.raises(DomainError, match="lebih dari 5 MB"):
        services.terima(FileStorage(io.BytesIO(b"x" * 6_000_000), "a.csv"), RENCANA, {}, Pelaku.sistem())

    class Penuh(io.BytesIO):
        def read(self, *_: Any) -> bytes:
            raise OSError(28, "No space left on device")

    with pytest.raises(TakTersedia, match="ruang di server habis"):
        services.terima(FileStorage(Penuh(), "a.csv"), RENCANA, {}, Pelaku.sistem())
    assert not list(folder.iterdir())


def test_disk_yang_penuh_503_dan_tidak_ada_yang_tertinggal(perencana, folder, tmp_path, monkeypatch):
    def penuh(*_: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("smartpns.core.impor.services._salin", penuh)
    jawaban = unggah(perencana, isi(tmp_path))
    assert (jawaban.status_code, jawaban.headers["Retry-After"]) == (503, "300")
    assert "ruang di server habis" in teks(sup(jawaban).select_one("main"))
    assert not list(folder.iterdir()) and not db.session.scalars(select(Impor)).all()


def test_antrean_yang_penuh_503(perencana, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(services, "ANTREAN_TERPANJANG", 1)
    with transaction() as sesi:
        sesi.add(Pekerjaan(jenis="impor_periksa", label="Memeriksa a.xlsx", status=StatusPekerjaan.BERJALAN))
    jawaban = unggah(perencana, isi(tmp_path))
    assert (jawaban.status_code, jawaban.headers["Retry-After"]) == (503, "120")
    assert "Banyak berkas lain" in teks(sup(jawaban).select_one("main"))
    assert not list(folder.iterdir()) and not db.session.scalars(select(Impor)).all()
    with time_machine.travel(sekarang() + timedelta(minutes=5)):
        assert pekerjaan.banyak_berjalan("impor_periksa") == 0, "a job that died with its worker waits for nothing"


def test_giliran_yang_tidak_datang_disebut(perencana, app, tmp_path, monkeypatch):
    monkeypatch.setattr(services, "TUNGGU_GILIRAN", 0.2)
    with giliran(Path(app.instance_path) / "giliran-impor", 1):
        jawaban = unggah(perencana, isi(tmp_path))
    assert jawaban.status_code == 422
    assert "belum mendapat giliran" in teks(sup(jawaban).select_one("#berkas-galat"))


def test_two_clicks_at_once(app, tmp_path):
    """Whoever comes second, even after both have checked the file, is told so and saves nothing."""
    with transaction():
        impor = services.terima(FileStorage(isi(tmp_path).open("rb"), "a.xlsx"), RENCANA, {}, Pelaku.sistem())

    def didahului(_maju: int, _jumlah: int | None, langkah: str) -> None:
        if langkah == "Memeriksa baris":
            with db.engine.begin() as lain:
                lain.execute(update(Impor).values(status=StatusImpor.DISIMPAN))

    GUDANG.clear()
    for lapor in (didahului, pekerjaan.diam):
        with pytest.raises(Bentrok, match="sudah disimpan"), transaction():
            services.simpan(impor, RENCANA, Pelaku.sistem(), lapor)
    assert not GUDANG


def test_slow_work_shows_its_progress(perencana, tmp_path):
    """While the check runs the page asks again by itself; then it leads to the preview; a failure leads back."""
    alamat = unggah(perencana, isi(tmp_path)).location
    impor = db.session.scalars(select(Impor)).one()
    job = db.session.scalars(select(Pekerjaan)).one()
    halaman_kerja = f"{alamat}/pekerjaan/{job.id}"
    assert perencana.get(halaman_kerja).location == alamat

    with transaction():
        job.status, job.maju, job.jumlah, job.langkah = StatusPekerjaan.BERJALAN, 250, 1000, "Memeriksa baris"
    jawaban = perencana.get(halaman_kerja)
    assert jawaban.headers["Refresh"] == f"2; url={halaman_kerja}"
    assert "250 dari 1.000 selesai" in teks(sup(jawaban).select_one("main"))
    bilah = sup(jawaban).select_one("progress")
    assert bilah and (bilah["value"], bilah["max"]) == ("250", "1000")

    with time_machine.travel(sekarang() + timedelta(minutes=3)):
        jawaban = perencana.get(halaman_kerja)
    assert "server dimulai ulang" in teks(sup(jawaban).select_one("main")) and "Refresh" not in jawaban.headers

    with transaction():
        job.status, job.galat = StatusPekerjaan.GAGAL, "Berkas ini rusak."
        impor.status = StatusImpor.DIUNGGAH
    halaman = perencana.sup(halaman_kerja)
    assert "Berkas ini rusak." in teks(halaman.select_one("main"))
    assert halaman.select_one(f"main a[href='{ALAMAT}']")
