"""Ceilings by workbook: the template comes filled with the years of the periods, so it is the export as well."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from smartpns.akun.izin import Pelaku
from smartpns.anggaran.models import Pagu
from smartpns.anggaran.queries import daftar_pagu, tahun_berpagu
from smartpns.anggaran.services import atur_pagu
from smartpns.core.formats import baca_bilangan, baca_rupiah, rupiah
from smartpns.core.impor import (
    Bahan,
    BarisSiap,
    Kolom,
    Putusan,
    RencanaImpor,
    Temuan,
    baca_teks_terbatas,
    bermasalah,
    siap,
    tidak_berubah,
)
from smartpns.core.pekerjaan import Lapor
from smartpns.core.sheets import Nilai

Konteks = dict[int, Pagu | None]
"""Every budget year of a period with its ceiling, if it has one."""

KOLOM_PAGU = (
    Kolom("tahun", "Tahun", True, baca_bilangan, contoh="2027"),
    Kolom("jumlah", "Pagu", True, baca_rupiah, contoh="Rp600.000.000", lebar=22),
    Kolom("dasar_hukum", "Dasar hukum", True, baca_teks_terbatas(250), contoh="KUA-PPAS 2027", lebar=60),
)


def _siapkan(_bahan: Bahan) -> Konteks:
    tahun = tahun_berpagu()
    pagu = daftar_pagu(tahun)
    return {t: pagu.get(t) for t in tahun}


def _periksa(isi: Mapping[str, Any], ada: Konteks) -> Putusan:
    tahun = isi["tahun"]
    if tahun not in ada:
        return bermasalah(Temuan("tahun", "tahun di luar semua periode", f"Pilih {', '.join(map(str, ada))}"))
    kini = ada[tahun]
    if kini is None:
        return siap(tahun)
    if (kini.jumlah, kini.dasar_hukum) == (isi["jumlah"], isi["dasar_hukum"]):
        return tidak_berubah(tahun)
    if kini.jumlah == isi["jumlah"]:
        return siap(tahun, f"dasar hukum: {kini.dasar_hukum} → {isi['dasar_hukum']}")
    return siap(tahun, f"{rupiah(kini.jumlah)} → {rupiah(isi['jumlah'])}")


def _simpan(baris: Sequence[BarisSiap], _ada: Konteks, oleh: Pelaku, _lapor: Lapor) -> None:
    for satu in baris:
        atur_pagu(**satu.isi, oleh=oleh)


def _terisi(ada: Konteks) -> Iterable[dict[str, Nilai]]:
    for tahun, pagu in ada.items():
        isi: dict[str, Nilai] = {"jumlah": pagu.jumlah, "dasar_hukum": pagu.dasar_hukum} if pagu else {}
        yield {"tahun": tahun, **isi}


IMPOR_PAGU = RencanaImpor(
    "pagu",
    "pagu",
    KOLOM_PAGU,
    _siapkan,
    _periksa,
    _simpan,
    terisi=_terisi,
    petunjuk=("Satu baris untuk satu tahun anggaran; baris yang tidak diubah dilewati.",),
)
