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
NAMA_BERTAHUN = ("Komitmen", "Usulan baru", "Pagu")


def spesifikasi(jenis: str, anggaran: Anggaran, ukuran: str) -> dict[str, Any]:
    if jenis == TAHUN:
        return _bertahun(anggaran, LEBAR_BERTAHUN[ukuran])
    kelompok = rekap(anggaran.beban, anggaran.daftar_tahun, JenisRekap(jenis).kelompok)
    return _berkelompok(kelompok, LEBAR_KELOMPOK[ukuran])


def _bertahun(anggaran: Anggaran, lebar: int) -> dict[str, Any]:
    baris = [_satu_tahun(t.tahun, t.komitmen, t.usulan_baru, t.pagu) for t in anggaran.eskalasi.tahun]
    return bagan.batang_bertahun(baris, NAMA_BERTAHUN, lebar)


def _satu_tahun(tahun: int, komitmen: int, baru: int, pagu: int | None) -> dict[str, Any]:
    """One year's bar with its figures written out."""
    return {
        "tahun": tahun,
        "bawah": komitmen,
        "atas": baru,
        "label_bagian": (_singkat(komitmen), _singkat(baru)),
        "batas": pagu,
        "label_batas": "tanpa pagu" if pagu is None else f"pagu {_singkat(pagu)}",
        "label": _singkat(komitmen + baru),
        "lewat": pagu is not None and komitmen + baru > pagu,
    }


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
    baris = [_satu_tahun(t.tahun, t.komitmen, t.baru[Daftar.TERBAIK], t.pagu) for t in tiga.per_tahun]
    return bagan.batang_bertahun(baris, NAMA_BERTAHUN, LEBAR_BERTAHUN[ukuran])
