"""`flask anggaran susun --kasus FILE --json`: the answer, and the exit status of what cannot be answered."""

import json
from pathlib import Path
from typing import Any

from click.testing import Result
from flask import Flask

from tests.anggaran.kasus_acak import kasus_besar, pelanggaran


def jalankan(aplikasi: Flask, tmp_path: Path, kasus: Any, *pilihan: str) -> Result:
    berkas = tmp_path / "kasus.json"
    berkas.write_text(kasus if isinstance(kasus, str) else json.dumps(kasus))
    return aplikasi.test_cli_runner().invoke(args=["anggaran", "susun", "--kasus", str(berkas), *pilihan])


def test_jawaban(aplikasi: Flask, tmp_path: Path) -> None:
    kasus = kasus_besar(3, 30)
    satu, dua = (json.loads(jalankan(aplikasi, tmp_path, kasus, "--json").stdout) for _ in range(2))
    assert list(satu) == [
        "nilai", "batas_atas", "celah", "terpilih", "per_tahun", "ekor", "pembanding", "waktu_detik",
    ]  # fmt: skip
    assert set(satu["pembanding"]) == {"peringkat_potong", "rakus_rasio"}
    assert not pelanggaran(kasus, satu["terpilih"])
    assert satu | {"waktu_detik": 0} == dua | {"waktu_detik": 0}


def test_ringkasan_untuk_orang(aplikasi: Flask, tmp_path: Path) -> None:
    hasil = jalankan(aplikasi, tmp_path, kasus_besar(3, 10))
    assert hasil.exit_code == 0 and hasil.stdout.startswith("Nilai ") and "2031: komitmen Rp" in hasil.stdout


def test_kasus_cacat_keluar_dua(aplikasi: Flask, tmp_path: Path) -> None:
    hasil = jalankan(aplikasi, tmp_path, {"tahun": [2027], "pagu": {"2027": "banyak"}, "kebutuhan": []}, "--json")
    assert hasil.exit_code == 2 and not hasil.stdout
    assert hasil.stderr == "$.pagu.2027: harus bilangan bulat rupiah, bukan “banyak”\n"


def test_berkas_tidak_ada_keluar_dua(aplikasi: Flask, tmp_path: Path) -> None:
    hasil = aplikasi.test_cli_runner().invoke(args=["anggaran", "susun", "--kasus", str(tmp_path / "tiada.json")])
    assert hasil.exit_code == 2 and "tidak dapat dibaca" in hasil.stderr


def test_kasus_mustahil_keluar_tiga(aplikasi: Flask, tmp_path: Path) -> None:
    kasus = kasus_besar(3, 10) | {"pagu": dict.fromkeys(map(str, range(2027, 2032)), 0)}
    hasil = jalankan(aplikasi, tmp_path, kasus, "--json")
    jawab = json.loads(hasil.stdout)
    assert hasil.exit_code == 3 and jawab["mungkin"] is False
    assert jawab["bentrokan"] and jawab["jalan_keluar"] and jawab["penjelasan"] in hasil.stderr


def test_waktu_maks_mengakhiri_lebih_awal_dengan_batas_yang_benar(aplikasi: Flask, tmp_path: Path) -> None:
    kasus = kasus_besar(8, 150)
    hasil = jalankan(aplikasi, tmp_path, kasus, "--json", "--waktu-maks", "0.2")
    isi = json.loads(hasil.stdout)
    assert not pelanggaran(kasus, isi["terpilih"])
    assert 0 <= isi["celah"] <= 1e-3 and isi["nilai"] <= isi["batas_atas"] and isi["waktu_detik"] < 5
    assert jalankan(aplikasi, tmp_path, kasus, "--waktu-maks", "0").exit_code == 2
