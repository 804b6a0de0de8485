"""The charts of the budget, as specifications for core/bagan.py."""

from collections.abc import Sequence
from typing import Any

from smartpns.anggaran.rules import Anggaran, BarisRekap, Daftar, JenisRekap, TigaDaftar, rekap
from smartpns.core import bagan
from smartpns.core.formats import rupiah_ringkas

TAHUN = "tahun"
JENIS_BAGAN = (TAHUN, *JenisRekap)
UKURAN = ("lebar", "sempit")
"""On a desk and on a phone."""
LEBAR_BERTAHUN = dict(zip(UKURAN, (600, 330), strict=True))
LEBAR_KELOMPOK = dict(zip(UKURAN, (480, 330), strict=True))
"""Width in pixels, near the width of the column, so that letters keep their size."""
KELOMPOK_TERBANYAK = 8


def spesifikasi(jenis: str, anggaran: Anggaran, ukuran: str) -> dict[str, Any]:
    if jenis == TAHUN:
        return _bertahun(anggaran, LEBAR_BERTAHUN[ukuran])
    kelompok = rekap(anggaran.beban, anggaran.daftar_tahun, JenisRekap(jenis).kelompok)
    return _berkelompok(kelompok, LEBAR_KELOMPOK[ukuran])


def _bertahun(anggaran: Anggaran, lebar: int) -> dict[str, Any]:
    baris = [
        {
            "tahun": satu.tahun,
            "bawah": satu.komitmen,
            "atas": satu.usulan_baru,
            "label_bagian": (_singkat(satu.komitmen), _singkat(satu.usulan_baru)),
            "batas": satu.pagu,
            "label_batas": "tanpa pagu" if satu.pagu is None else f"pagu {_singkat(satu.pagu)}",
            "label": _singkat(satu.total),
            "lewat": satu.selisih is not None and satu.selisih < 0,
        }
        for satu in anggaran.eskalasi.tahun
    ]
    return bagan.batang_bertahun(baris, ("Komitmen", "Usulan baru", "Pagu"), lebar)


def _singkat(jumlah: int) -> str:
    return rupiah_ringkas(jumlah).removeprefix("Rp")


def _berkelompok(kelompok: Sequence[BarisRekap], lebar: int) -> dict[str, Any]:
    """The groups that cost most."""
    urut = sorted(kelompok, key=lambda satu: (-satu.total, satu.kelompok))
    baris = [
        {
            "nama": satu.kelompok,
            "kiri": sum(sel.biaya_lama for sel in satu.per_tahun.values()),
            "kanan": sum(sel.biaya_baru for sel in satu.per_tahun.values()),
            "label": rupiah_ringkas(satu.total),
        }
        for satu in urut[:KELOMPOK_TERBANYAK]
    ]
    return bagan.batang_kelompok(baris, ("Komitmen", "Usulan baru"), lebar)


def bagan_rencana(tiga: TigaDaftar, ukuran: str) -> dict[str, Any]:
    """The best plan year by year under the ceilings."""
    baris = [
        {
            "tahun": satu.tahun,
            "bawah": satu.komitmen,
            "atas": satu.baru[Daftar.TERBAIK],
            "batas": satu.pagu,
            "label": rupiah_ringkas(satu.komitmen + satu.baru[Daftar.TERBAIK]).removeprefix("Rp"),
            "lewat": satu.sisa(Daftar.TERBAIK) < 0,
        }
        for satu in tiga.per_tahun
    ]
    return bagan.batang_bertahun(baris, ("Komitmen", "Usulan baru", "Pagu"), LEBAR_BERTAHUN[ukuran])
