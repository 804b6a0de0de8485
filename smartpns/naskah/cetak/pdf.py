"""Compiling with Typst: PDF/A-2a and PDF/UA-1, the same bytes every time."""

import io
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import segno

from smartpns.core.errors import DomainError
from smartpns.naskah.models import Naskah
from smartpns.naskah.rules import JenisNaskah, aksara_semua

FOLDER = Path(__file__).parent / "templat"
PENYUSUN = Path(__file__).parent / "penyusun.py"
BATAS_DETIK = 30
"""A document of several hundred pages takes a few seconds; more means that something is wrong."""
STANDAR = ["a-2a", "ua-1"]
"""Archivable for good (ISO 19005-2, with structure and Unicode) and readable to a screen reader (ISO 14289-1)."""


def cetak(naskah: Naskah) -> bytes:
    """The PDF of an issued document, from what was stored with it."""
    alamat = f"{naskah.situs}/verifikasi/{naskah.kode}"
    tanda = {"kode": naskah.kode, "sidik": naskah.sidik, "alamat": alamat, "qr": _qr(alamat)}
    return _susun(naskah.jenis, naskah.templat, naskah.isi | {"tanda": tanda}, naskah.diterbitkan_pada)


def cetak_draf(jenis: JenisNaskah, isi: dict[str, Any], templat: int, pada: datetime) -> bytes:
    """What would be issued, marked DRAF on every page and without a number or a code."""
    return _susun(jenis, templat, aksara_semua(isi) | {"nomor": "", "tanggal": "", "tanda": None}, pada)


def _susun(jenis: JenisNaskah, templat: int, isi: dict[str, Any], pada: datetime) -> bytes:
    folder = FOLDER / f"v{templat}"
    minta = {
        "berkas": str(folder / f"{jenis.value}.typ"),
        "akar": str(folder),
        "naskah": json.dumps(isi | {"pada": _saat(pada)}),
        "standar": STANDAR,
        "saat": int(pada.timestamp()),
    }
    perintah, masukan = [sys.executable, "-I", str(PENYUSUN)], json.dumps(minta).encode()
    try:
        proses = subprocess.run(
            perintah, input=masukan, capture_output=True, timeout=BATAS_DETIK, env={}, cwd="/", check=False
        )
    except subprocess.TimeoutExpired:
        raise DomainError("Naskah ini terlalu lama disusun. Coba lagi; bila tetap begitu, hubungi admin.") from None
    if proses.returncode != 0:
        raise RuntimeError(proses.stderr.decode(errors="replace"))
    return proses.stdout


def _saat(pada: datetime) -> dict[str, int]:
    return {nama: getattr(pada, nama) for nama in ("year", "month", "day", "hour", "minute", "second")}


def _qr(alamat: str) -> str:
    """The address as an SVG drawing; a fifth of it may be damaged (level Q)."""
    keluar = io.BytesIO()
    segno.make(alamat, error="q", micro=False).save(keluar, kind="svg", border=0, xmldecl=False, svgns=True)
    return keluar.getvalue().decode()
