"""The house itself: who may import whom, what a file may hold, where the single places are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PAKET = Path(__file__).parents[2] / "smartpns"

LANTAI = {
    "core": -1,
    "akun": 0,
    "organisasi": 1,
    "biaya": 2,
    "kebutuhan": 3,
    "dokumen": 3,
    "prioritas": 4,
    "anggaran": 5,
    "rencana": 6,
    "naskah": 7,
    "publikasi": 8,
    "contoh": 10,
}
ISI_KAMAR = {"models", "rules", "queries", "services", "forms", "views", "sheets", "cli", "__init__"}
KAMAR_TAMBAHAN = {
    ("anggaran", "bagan"),
    ("anggaran", "susun"),
    ("akun", "akses"),
    ("akun", "izin"),
    ("akun", "sesi"),
    ("akun", "audit"),
    ("naskah", "cetak"),
}
MURNI = {"flask", "sqlalchemy", "wtforms", "flask_wtf", "flask_login"}


def berkas_python() -> Iterator[Path]:
    return PAKET.rglob("*.py")


def impor(berkas: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file imports."""
    for simpul in ast.walk(ast.parse(berkas.read_text())):
        if isinstance(simpul, ast.Import):
            yield from ((simpul.lineno, a.name) for a in simpul.names)
        elif isinstance(simpul, ast.ImportFrom) and simpul.module:
            yield from ((simpul.lineno, f"{simpul.module}.{a.name}") for a in simpul.names)


def kamar(berkas: Path) -> str | None:
    bagian = berkas.relative_to(PAKET).parts
    return bagian[0] if len(bagian) > 1 else None


def test_setiap_kamar_punya_lantai() -> None:
    ada = {p.name for p in PAKET.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert ada == set(LANTAI)


@pytest.mark.parametrize("berkas", sorted(berkas_python()), ids=lambda p: str(p.relative_to(PAKET)))
def test_kamar_hanya_mengimpor_lantai_bawah(berkas: Path) -> None:
    asal = kamar(berkas)
    if asal is None:
        return
    for baris, nama in impor(berkas):
        if nama.startswith("smartpns."):
            tujuan = nama.split(".")[1]
            boleh = tujuan == asal or LANTAI.get(tujuan, 99) < LANTAI[asal]
            assert boleh, f"{berkas}:{baris} imports {nama}: a room imports only itself and lower floors"


ATURAN = sorted({*PAKET.rglob("rules.py"), *PAKET.rglob("rules/*.py")})


@pytest.mark.parametrize("berkas", ATURAN, ids=lambda p: str(p.relative_to(PAKET)))
def test_aturan_murni(berkas: Path) -> None:
    for baris, nama in impor(berkas):
        assert nama.split(".")[0] not in MURNI, f"{berkas}:{baris}: rules know nothing of {nama}"


def test_tidak_ada_impor_di_dalam_fungsi() -> None:
    for berkas in berkas_python():
        for fungsi in ast.walk(ast.parse(berkas.read_text())):
            if isinstance(fungsi, ast.FunctionDef | ast.AsyncFunctionDef):
                dalam = [s.lineno for s in ast.walk(fungsi) if isinstance(s, ast.Import | ast.ImportFrom)]
                assert not dalam, f"{berkas}:{dalam}: an import inside a function hides a cycle"


def test_hanya_satu_tempat_menyimpan() -> None:
    tempat = [b for b in berkas_python() if ".commit(" in b.read_text()]
    assert tempat == [PAKET / "core" / "db.py"]


def test_nama_berkas_kamar_sama() -> None:
    for berkas in berkas_python():
        nama_kamar = kamar(berkas)
        if nama_kamar in (None, "core", "contoh"):
            continue
        bagian = berkas.relative_to(PAKET).parts[1].removesuffix(".py")
        assert bagian in ISI_KAMAR or (nama_kamar, bagian) in KAMAR_TAMBAHAN, (
            f"{berkas}: not one of {sorted(ISI_KAMAR)}"
        )


def test_berkas_tetap_kecil() -> None:
    besar = {str(b.relative_to(PAKET)): n for b in berkas_python() if (n := len(b.read_text().splitlines())) > 700}
    assert not besar, "split by noun into a folder of the same name"


def test_perubahan_massal_tidak_melewati_audit() -> None:
    """Bulk update and delete pass by the audit guard, so they may touch only tables that are not audited."""
    pola = re.compile(r"\b(?:update|delete)\((\w+)\)")
    tak_diaudit = {"PercobaanMasuk", "Sesi", "TautanSandi", "Pekerjaan", "Impor", "BarisPratinjau"}
    for berkas in berkas_python():
        for cocok in pola.finditer(berkas.read_text()):
            nama = cocok.group(1)
            assert not nama[0].isupper() or nama in tak_diaudit, f"{berkas}: {cocok.group(0)}"


def test_templat_tanpa_skrip_dan_gaya_sebaris() -> None:
    for berkas in (PAKET.parent / "templates").rglob("*.html"):
        isi = berkas.read_text()
        assert not re.search(r"\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)", isi), f"{berkas}: the CSP refuses it"
        assert not re.search(r"\|\s*safe\b", isi), f"{berkas}: unescaped output"
