"""Characters that nobody sees are gone from a text, whatever way it came in, on both databases."""

import io
import json
from pathlib import Path

import openpyxl
import pytest
from flask import Flask, request
from flask.testing import FlaskCliRunner

from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak, Pengguna
from smartpns.core.db import db
from smartpns.core.sheets import baca_buku
from smartpns.core.teks import tanpa_siluman
from smartpns.kebutuhan.forms.opd import baca_asal
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.organisasi.models import Unit
from tests import pabrik
from tests.halaman import Klien
from tests.kebutuhan.dunia import Dunia

KOTOR = "Di\u200bnas\x00 \u202eUji\u202c\x1b\ufeff Da\u00aderah\ud800"
BERSIH = "Dinas Uji Daerah"


@pytest.mark.parametrize(
    ("kotor", "bersih"),
    [
        (KOTOR, BERSIH),
        ("baris satu\r\nbaris\tdua", "baris satu\r\nbaris\tdua"),
        ("Jose\u0301 é – “kutip” ✓", "José é – “kutip” ✓"),
        ("\x00\u200b", ""),
        ("ra\U000e0041\U000e007fha\u3164si\u034fa", "rahasia"),
    ],
)
def test_yang_tak_tampak_hilang_yang_lain_tetap(kotor: str, bersih: str) -> None:
    assert tanpa_siluman(kotor) == bersih


def test_dari_formulir(app: Flask, masuk_sebagai) -> None:
    admin = masuk_sebagai(pabrik.pengguna(Peran.ADMIN))
    nama = KOTOR.replace("\ud800", "").replace("\x00", "")  # a NUL is refused at the door
    isi = {"nama": nama, "nama_pengguna": "rina.uji", "nip": "", "email": ""}
    assert admin.kirim("/akun/pengguna/baru", isi).status_code == 302
    db.session.expire_all()
    assert db.session.query(Pengguna.nama).filter_by(nama_pengguna="rina.uji").scalar() == BERSIH
    assert db.session.query(Jejak).filter_by(aksi="buat_akun").one().sesudah["nama"] == BERSIH


def test_isian_yang_hanya_siluman_adalah_kosong(app: Flask, masuk_sebagai) -> None:
    """Judged as it came it was something, kept it was nothing: an account without a name."""
    admin = masuk_sebagai(pabrik.pengguna(Peran.ADMIN))
    isi = {"nama": "\u200b\u202e\u3164", "nama_pengguna": "rina.uji", "nip": "", "email": ""}
    assert admin.kirim("/akun/pengguna/baru", isi).status_code == 422
    assert db.session.query(Pengguna).filter_by(nama_pengguna="rina.uji").count() == 0


def test_isian_dan_kata_cari_sampai_bersih_berkas_utuh(app: Flask) -> None:
    kotor = KOTOR.replace("\x00", "").replace("\ud800", "")
    berkas = (io.BytesIO(b"\0\xe2\x80\x8b"), "a.csv")
    isi = {"nama": [kotor, "b"], "catatan": "a\r\nb", "berkas": berkas}
    with app.test_request_context(f"/?kata={kotor}", method="POST", data=isi):
        assert request.args["kata"] == BERSIH
        assert request.form.getlist("nama") == [BERSIH, "b"]
        assert request.values["catatan"] == "a\r\nb"
        assert request.files["berkas"].read() == b"\0\xe2\x80\x8b"
    with app.test_request_context("/", method="POST", data={"nama": kotor}):
        assert request.form["nama"] == BERSIH, "also in a form without a file"


def test_alamat_bersiluman_bukan_alamat(app: Flask, klien: Klien) -> None:
    assert klien.get("/dokumen/sop%E2%80%8B").status_code == 404
    assert 400 <= klien.get("/dokumen/sop%00").status_code < 500


def test_json_dalam_formulir_bersih_juga_dalam_urutan_lolos() -> None:
    asal = json.dumps({"alasan": "a\0\u202eb\ud800"})
    assert "\\u0000" in asal, "nothing to be seen in the form itself"
    assert baca_asal(asal) == {"alasan": "ab"}


def test_dari_kisi(app: Flask, masuk_sebagai) -> None:
    d = Dunia()
    d.mulai()
    db.session.commit()
    isi = d.formulir(alasan="Kurang\u202e dua\x07 orang.\u200b")
    assert masuk_sebagai(d.operator).kirim("/kebutuhan/baris/baru", isi).status_code in (302, 303)
    assert db.session.query(Kebutuhan.alasan).scalar() == "Kurang dua orang."


def buku(folder: Path, nama: str) -> Path:
    kerja = openpyxl.Workbook()
    kerja.active.append(["Kode", "Nama", "Singkatan", "Jenis", "Kode induk"])
    kerja.active.append(["7.01", nama, "Dinas", "OPD", None])
    kerja.save(folder / "unit.xlsx")
    return folder / "unit.xlsx"


def test_dari_buku_kerja(app: Flask, tmp_path: Path) -> None:
    """`_x0000_` is how a workbook writes a NUL: PostgreSQL refuses it, so one cell lost a whole file."""
    path = buku(tmp_path, "Di_x0000_nas Uji\u202e Daerah_x001B_")
    hasil = FlaskCliRunner(app).invoke(args=["organisasi", "impor", "unit", str(path), "--json"])
    assert hasil.exit_code == 0, hasil.output
    assert json.loads(hasil.stdout)["tersimpan"] == 1
    assert db.session.query(Unit.nama).filter_by(kode="7.01").scalar() == BERSIH


def test_dari_csv(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "unit.csv").write_bytes("Kode;Nama\n7.02;Di\x07nas\u200b Uji\u2066 Daerah\n".encode())
    (lembar,) = baca_buku(tmp_path / "unit.csv").lembar
    assert lembar.baris[1].sel == ("7.02", BERSIH) or lembar.baris[1].sel == (7.02, BERSIH)


def test_dari_baris_perintah(app: Flask) -> None:
    perintah = ["akun", "buat", "budi.uji", "--nama", "Bu\u200bdi\u202e Uji", "--peran", "auditor"]
    assert FlaskCliRunner(app).invoke(args=perintah).exit_code == 0
    assert db.session.query(Pengguna.nama).filter_by(nama_pengguna="budi.uji").scalar() == "Budi Uji"


def test_uji_dan_impor_sungguhan_berakhir_sama(app: Flask, tmp_path: Path) -> None:
    kerja = openpyxl.Workbook()
    kerja.active.append(["Kode", "Nama", "Singkatan", "Jenis", "Kode induk"])
    kerja.active.append(["7.05", "Dinas Baik", "DB", "OPD", None])
    kerja.active.append(["7.06", None, "DT", "OPD", None])
    kerja.save(tmp_path / "unit.xlsx")
    perintah = ["organisasi", "impor", "unit", str(tmp_path / "unit.xlsx")]
    jalan = FlaskCliRunner(app)
    assert [jalan.invoke(args=[*perintah, *uji]).exit_code for uji in (["--uji"], [])] == [3, 3]
