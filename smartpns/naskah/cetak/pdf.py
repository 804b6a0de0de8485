"""Compiling with Typst: PDF/A-2a and PDF/UA-1, the same bytes every time."""

import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import segno

from smartpns.naskah.cetak.proses import Penyusun
from smartpns.naskah.models import Naskah
from smartpns.naskah.rules import JenisNaskah, aksara_semua

FOLDER = Path(__file__).parent / "templat"
STANDAR = ["a-2a", "ua-1"]
"""Archivable for good (ISO 19005-2, with structure and Unicode) and readable to a screen reader (ISO 14289-1)."""
PENYUSUN = Penyusun()


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
    return PENYUSUN.susun(minta)


def _saat(pada: datetime) -> dict[str, int]:
    return {nama: getattr(pada, nama) for nama in ("year", "month", "day", "hour", "minute", "second")}


def _qr(alamat: str) -> str:
    """The address as an SVG drawing; a fifth of it may be damaged (level Q)."""
    keluar = io.BytesIO()
    segno.make(alamat, error="q", micro=False).save(keluar, kind="svg", border=0, xmldecl=False, svgns=True)
    return keluar.getvalue().decode()
