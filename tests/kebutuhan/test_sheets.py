"""The OPD's workbook: round trip, idempotence, what is refused, the command's answer."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.impor import Keadaan, impor_berkas, periksa_berkas, templat_rencana, tulis_templat
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.kebutuhan.sheets import IMPOR_KEBUTUHAN, buku_usulan
from smartpns.kebutuhan.sheets.usulan import KOLOM
from tests.halaman import Klien, sup, teks
from tests.kebutuhan.dunia import Dunia

PARAMETER = {"opd": "4.01", "periode": 2027}


@pytest.fixture
def dunia(app: Flask) -> Dunia:
    return Dunia()


def sel(**nilai: Any) -> dict[str, Any]:
    return {
        "jabatan": "Pranata Komputer Ahli Pertama",
        "jenjang_saat_ini": "D-III",
        "jenjang_tujuan": "S-1",
        "program_studi": "Informatika",
        "jumlah": 1,
        "tahun_mulai": 2027,
        "alasan": "Tiga pemangku belum S1.",
    } | nilai


def berkas(folder: Path, *baris: dict[str, Any]) -> Path:
    tujuan = folder / "kebutuhan.xlsx"
    tujuan.write_bytes(tulis_templat("uji", KOLOM, baris))
    return tujuan


def test_impor_ulang_tidak_mengubah_apa_pun(dunia: Dunia, tmp_path: Path) -> None:
    path = berkas(tmp_path, sel(), sel(tahun_mulai=2028, unit="4.01", dukungan_rpjmd=2))
    pertama = impor_berkas(IMPOR_KEBUTUHAN, path, PARAMETER, dunia.pelaku)
    assert (pertama["siap"], pertama["tersimpan"], pertama["bermasalah"]) == (2, 2, [])
    kedua = impor_berkas(IMPOR_KEBUTUHAN, path, PARAMETER, dunia.pelaku)
    assert (kedua["siap"], kedua["tersimpan"], kedua["tidak_berubah"]) == (0, 0, 2)
    baris = db.session.query(Kebutuhan).order_by(Kebutuhan.nomor)
    assert [(b.versi, b.prioritas_opd) for b in baris] == [(1, 1), (1, 2)]


def test_uji_tidak_menyimpan_dan_tidak_memulai_usulan(dunia: Dunia, tmp_path: Path) -> None:
    jawaban = impor_berkas(IMPOR_KEBUTUHAN, berkas(tmp_path, sel()), PARAMETER, dunia.pelaku, uji=True)
    assert (jawaban["siap"], jawaban["tersimpan"]) == (1, 0)
    assert db.session.query(Usulan).count() == 0


def test_unduh_lalu_unggah_tidak_berubah(dunia: Dunia, tmp_path: Path) -> None:
    dunia.mulai()
    dunia.tambah(program_studi="tehnik informatik", keterangan="=1+1")
    dunia.tambah(tahun_mulai=2029, dukungan_rpjmd=3, dukungan_teks="Misi 2", lama_semester=4)
    path = tmp_path / "unduhan.xlsx"
    path.write_bytes(buku_usulan(dunia.usulan))
    pratinjau = periksa_berkas(IMPOR_KEBUTUHAN, path, PARAMETER)
    assert [b.keadaan for b in pratinjau.baris] == [Keadaan.TIDAK_BERUBAH] * 2, pratinjau.masalah


def test_biaya_bersama_lewat_buku_kerja_dan_kembali(dunia: Dunia, tmp_path: Path) -> None:
    """The shares are read as percent or rupiah, and the OPD's download holds them again."""
    bersama = {"pembiayaan": "APBD", "persen_apbd": "70%", "persen_sponsor": 30, "nama_sponsor": "LPDP"}
    rupiah = {"tahun_mulai": 2028, "rupiah_apbd": "Rp5.000.000", "persen_apbn": 100}
    lebih = {"tahun_mulai": 2029, "persen_apbd": 80, "persen_mandiri": 30}
    path = berkas(tmp_path, sel(**bersama), sel(**rupiah), sel(**lebih))
    jawaban = impor_berkas(IMPOR_KEBUTUHAN, path, PARAMETER, dunia.pelaku)
    assert jawaban["tersimpan"] == 2
    assert "110%" in jawaban["bermasalah"][0]["masalah"]
    baris = db.session.query(Kebutuhan).order_by(Kebutuhan.nomor).all()
    assert [b.pembagian.sebut(b.pembiayaan) for b in baris] == [
        "APBD 70%, LPDP 30%",
        "APBD Rp5.000.000 per semester, selebihnya APBN",
    ]
    path.write_bytes(buku_usulan(baris[0].usulan))
    pratinjau = periksa_berkas(IMPOR_KEBUTUHAN, path, PARAMETER)
    assert [b.keadaan for b in pratinjau.baris] == [Keadaan.TIDAK_BERUBAH] * 2, pratinjau.masalah


def test_kode_baris_mengubah_baris_itu(dunia: Dunia, tmp_path: Path) -> None:
    dunia.mulai()
    baris = dunia.tambah()
    db.session.commit()
    path = berkas(tmp_path, sel(kode=baris.kode, tahun_mulai=2030, jumlah=3), sel(kode="4.01-099"))
    jawaban = impor_berkas(IMPOR_KEBUTUHAN, path, PARAMETER, dunia.pelaku)
    assert jawaban["tersimpan"] == 1
    assert jawaban["bermasalah"][0]["kolom"] == "Kode baris"
    db.session.expire_all()
    assert (baris.tahun_mulai, baris.jumlah) == (2030, 3)


@pytest.mark.parametrize(
    ("isi", "kolom", "masalah"),
    [
        ({"jabatan": "Pranata Komputr Ahli Pertama"}, "Jabatan", "tidak ada di OPD ini"),
        ({"jenjang_tujuan": "S9"}, "Jenjang dituju", "tidak dikenal"),
        ({"jumlah": 0}, "Jumlah orang", "kurang dari 1"),
        ({"jumlah": "dua"}, "Jumlah orang", "bukan bilangan"),
        ({"tahun_mulai": 2040}, "Tahun mulai", "di luar periode 2027–2031"),
        ({"alasan": ""}, "Alasan", "wajib diisi"),
        ({"jenjang_tujuan": "D-III"}, "Jenjang dituju", "tidak lebih tinggi"),
        ({"unit": "Dinas Lain"}, "Unit kerja", "bukan bagian OPD ini"),
        ({"dukungan_rpjmd": 7}, "Dukungan RPJMD (0–3)", "di luar skala"),
    ],
)
def test_baris_bermasalah_disebut(dunia: Dunia, tmp_path: Path, isi: dict[str, Any], kolom: str, masalah: str) -> None:
    jawaban = impor_berkas(IMPOR_KEBUTUHAN, berkas(tmp_path, sel(**isi), sel()), PARAMETER, dunia.pelaku)
    assert jawaban["tersimpan"] == 1
    (satu,) = jawaban["bermasalah"]
    assert satu["baris"] == 2
    assert satu["kolom"] == kolom
    assert masalah in satu["masalah"]
    assert satu["saran"]


def test_baris_kembar_dalam_berkas(dunia: Dunia, tmp_path: Path) -> None:
    path = berkas(tmp_path, sel(), sel(program_studi="S1 Informatika"))
    jawaban = impor_berkas(IMPOR_KEBUTUHAN, path, PARAMETER, dunia.pelaku)
    assert jawaban["tersimpan"] == 1
    assert "Sama dengan baris 2" in jawaban["bermasalah"][0]["saran"]


def test_templat_terisi_dari_kesenjangan_dan_langsung_siap(dunia: Dunia, tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    path.write_bytes(templat_rencana(IMPOR_KEBUTUHAN, PARAMETER))
    (baris,) = periksa_berkas(IMPOR_KEBUTUHAN, path, PARAMETER).baris
    assert baris.keadaan is Keadaan.SIAP, baris.masalah
    assert baris.isi["jumlah"] == 3


def test_usulan_terkirim_tidak_menerima_berkas(dunia: Dunia, tmp_path: Path) -> None:
    dunia.mulai()
    dunia.tambah()
    dunia.kirim()
    with pytest.raises(DomainError, match="tidak dapat diubah"):
        impor_berkas(IMPOR_KEBUTUHAN, berkas(tmp_path, sel(tahun_mulai=2028)), PARAMETER, dunia.pelaku, uji=True)


def test_perintah_menjawab_json(dunia: Dunia, tmp_path: Path, app: Flask) -> None:
    db.session.commit()
    path = berkas(tmp_path, sel(), sel(jumlah=0))
    perintah = ["kebutuhan", "impor", str(path), "--opd", "4.01", "--periode", "2027", "--json"]
    uji = app.test_cli_runner().invoke(args=[*perintah, "--uji"])
    assert uji.exit_code == 3, "as the import itself would"
    assert json.loads(uji.stdout)["tersimpan"] == 0
    jawaban = json.loads(app.test_cli_runner().invoke(args=perintah).stdout)
    assert (jawaban["siap"], jawaban["tersimpan"]) == (1, 1)
    assert set(jawaban["bermasalah"][0]) == {"baris", "kolom", "nilai", "masalah", "saran"}
    asing = app.test_cli_runner().invoke(args=[*perintah[:3], "--opd", "99", "--periode", "2027"])
    assert asing.exit_code != 0
    assert "kode 99 tidak ada" in asing.output


def test_unggah_pratinjau_simpan(dunia: Dunia, tmp_path: Path, masuk_sebagai) -> None:  # type: ignore[no-untyped-def]
    dunia.mulai()
    operator: Klien = masuk_sebagai(dunia.operator)
    isi = berkas(tmp_path, sel(), sel(jumlah=0)).read_bytes()
    jawaban = operator.kirim("/kebutuhan/impor", {"berkas": (BytesIO(isi), "kebutuhan.xlsx")})
    assert jawaban.status_code == 303
    alamat = jawaban.headers["Location"]
    assert "1 baris siap disimpan" in teks(operator.sup(alamat))
    assert db.session.query(Kebutuhan).count() == 0
    assert operator.kirim(f"{alamat.split('?')[0]}/simpan").status_code == 303
    assert db.session.query(Kebutuhan).count() == 1
    unduhan = operator.get("/kebutuhan/ekspor.xlsx")
    assert unduhan.data.startswith(b"PK")
    assert dunia.usulan.status is StatusUsulan.DRAF
    assert sup(operator.get("/kebutuhan/isi")).select_one("#baris-1")
