"""The charts of the budget, as specifications for core/bagan.py."""

from collections.abc import Sequence
from typing import Any

from smartpns.anggaran.rules import Anggaran, BarisRekap, JenisRekap, rekap
from smartpns.core import bagan
from smartpns.core.formats import rupiah_ringkas

TAHUN = "tahun"
JENIS_BAGAN = (TAHUN, *JenisRekap)
LEBAR = {"lebar": 640, "sempit": 330}
"""Width in pixels: beside a menu, and on a phone."""
KELOMPOK_TERBANYAK = 8


def spesifikasi(jenis: str, anggaran: Anggaran, ukuran: str) -> dict[str, Any]:
    if jenis == TAHUN:
        return _bertahun(anggaran, LEBAR[ukuran])
    kelompok = rekap(anggaran.beban, anggaran.daftar_tahun, JenisRekap(jenis).kelompok)
    return _berkelompok(kelompok, LEBAR[ukuran])


def _bertahun(anggaran: Anggaran, lebar: int) -> dict[str, Any]:
    baris = [
        {
            "tahun": satu.tahun,
            "bawah": satu.komitmen,
            "atas": satu.usulan_baru,
            "batas": satu.pagu,
            "label": rupiah_ringkas(satu.total).removeprefix("Rp"),
            "lewat": satu.selisih is not None and satu.selisih < 0,
        }
        for satu in anggaran.eskalasi.tahun
    ]
    return bagan.batang_bertahun(baris, ("Komitmen", "Usulan baru", "Pagu"), lebar)


def _berkelompok(kelompok: Sequence[BarisRekap], lebar: int) -> dict[str, Any]:
    """The groups that cost most, the rest as one bar."""
    urut = sorted(kelompok, key=lambda satu: (-satu.total, satu.kelompok))
    depan, lain = urut[:KELOMPOK_TERBANYAK], urut[KELOMPOK_TERBANYAK:]
    baris = [_satu_kelompok(satu.kelompok, [satu]) for satu in depan]
    if lain:
        baris.append(_satu_kelompok(f"{len(lain)} lainnya", lain))
    return bagan.batang_kelompok(baris, ("Komitmen", "Usulan baru"), lebar)


def _satu_kelompok(nama: str, isi: Sequence[BarisRekap]) -> dict[str, Any]:
    lama = sum(sel.biaya_lama for satu in isi for sel in satu.per_tahun.values())
    baru = sum(sel.biaya_baru for satu in isi for sel in satu.per_tahun.values())
    return {"nama": nama, "kiri": lama, "kanan": baru, "label": rupiah_ringkas(lama + baru)}
