"""Unit costs by workbook: the template comes filled with the prices in force, so it is the export as well."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smartpns.akun.izin import Pelaku
from smartpns.biaya.models import StandarBiaya
from smartpns.biaya.queries import Kunci, semua_harga
from smartpns.biaya.rules import Komponen
from smartpns.biaya.services import tetapkan_harga
from smartpns.core.formats import baca_rupiah, baca_tanggal, rupiah
from smartpns.core.impor import (
    Bahan,
    BarisSiap,
    Kolom,
    Putusan,
    RencanaImpor,
    baca_pilihan,
    baca_teks_terbatas,
    siap,
    tidak_berubah,
)
from smartpns.core.pekerjaan import Lapor
from smartpns.core.sheets import Nilai
from smartpns.core.waktu import hari_ini
from smartpns.organisasi.rules import JENJANG_STUDI, Lokasi

KOLOM_HARGA = (
    Kolom("komponen", "Komponen", True, baca_pilihan(Komponen), pilihan=[k.label for k in Komponen], lebar=36),
    Kolom("jenjang", "Jenjang", True, baca_pilihan(JENJANG_STUDI), pilihan=[j.label for j in JENJANG_STUDI]),
    Kolom("lokasi", "Tempat kuliah", True, baca_pilihan(Lokasi), pilihan=[x.label for x in Lokasi]),
    Kolom("jumlah", "Harga satuan", True, baca_rupiah, contoh="Rp8.000.000", sinonim=("Harga", "Biaya")),
    Kolom("berlaku_mulai", "Berlaku mulai", True, baca_tanggal, contoh="1 Januari 2027"),
    Kolom(
        "dasar_hukum",
        "Dasar hukum",
        True,
        baca_teks_terbatas(250),
        contoh="Perbup 12/2026",
        bantuan="Bila belum ada, tulis Asumsi",
        lebar=48,
    ),
)


@dataclass(frozen=True)
class Konteks:
    ada: Mapping[Kunci, list[StandarBiaya]]
    hari: date

    def berlaku(self, kunci: Kunci, pada: date) -> StandarBiaya | None:
        return next((baris for baris in self.ada.get(kunci, ()) if baris.berlaku(pada)), None)


def _siapkan(_bahan: Bahan) -> Konteks:
    return Konteks(semua_harga(), hari_ini())


def _periksa(isi: Mapping[str, Any], konteks: Konteks) -> Putusan:
    kunci: Kunci = (isi["komponen"], isi["jenjang"], isi["lokasi"])
    kini = konteks.berlaku(kunci, isi["berlaku_mulai"])
    if kini is None:
        return siap((*kunci, isi["berlaku_mulai"]))
    if (kini.jumlah, kini.dasar_hukum) == (isi["jumlah"], isi["dasar_hukum"]):
        return tidak_berubah((*kunci, isi["berlaku_mulai"]))
    if kini.jumlah == isi["jumlah"]:
        return siap((*kunci, isi["berlaku_mulai"]), f"dasar hukum: {kini.dasar_hukum} → {isi['dasar_hukum']}")
    return siap((*kunci, isi["berlaku_mulai"]), f"{rupiah(kini.jumlah)} → {rupiah(isi['jumlah'])}")


def _simpan(baris: Sequence[BarisSiap], _konteks: Konteks, oleh: Pelaku, lapor: Lapor) -> None:
    for nomor, satu in enumerate(baris):
        tetapkan_harga(**satu.isi, oleh=oleh)
        if nomor % 50 == 0:
            lapor(nomor, len(baris), "Menyimpan")


def _terisi(konteks: Konteks) -> Iterable[dict[str, Nilai]]:
    for (komponen, jenjang, lokasi), semua in konteks.ada.items():
        for baris in semua:
            if baris.berlaku(konteks.hari):
                yield {
                    "komponen": komponen.label,
                    "jenjang": jenjang.label,
                    "lokasi": lokasi.label,
                    "jumlah": baris.jumlah,
                    "berlaku_mulai": baris.berlaku_mulai,
                    "dasar_hukum": baris.dasar_hukum,
                }


IMPOR_HARGA = RencanaImpor(
    "standar_biaya",
    "standar biaya",
    KOLOM_HARGA,
    _siapkan,
    _periksa,
    _simpan,
    terisi=_terisi,
    petunjuk=(
        "Templat berisi harga yang berlaku hari ini; baris yang tidak diubah dilewati.",
        "Harga baru mengakhiri harga lama sehari sebelum tanggal berlakunya.",
    ),
)
