"""DPA and realised spending by workbook: the template comes filled with what is recorded, so it is the export too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartpns.akun.izin import Pelaku
from smartpns.anggaran.models import Pelaksanaan
from smartpns.anggaran.queries import daftar_pelaksanaan, rekening_tahun, tahun_pelaksanaan
from smartpns.anggaran.services import Angka, catat_pelaksanaan, periksa_angka
from smartpns.core.formats import baca_bilangan, baca_rupiah, baca_tanggal, rupiah
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

KOLOM_PELAKSANAAN = (
    Kolom("tahun", "Tahun", True, baca_bilangan, contoh="2026", lebar=10),
    Kolom("kode_rekening", "Kode rekening", True, teks=True, contoh="5.1.02.02.11.0002", lebar=20),
    Kolom("dpa", "DPA", pembaca=baca_rupiah, contoh="Rp600.000.000", lebar=20),
    Kolom("dpa_dasar", "Dasar DPA", pembaca=baca_teks_terbatas(250), contoh="DPA-SKPD 5.03.02", lebar=36),
    Kolom("dpa_tanggal", "Tanggal DPA", pembaca=baca_tanggal, contoh="5 Januari 2026"),
    Kolom("realisasi", "Realisasi", pembaca=baca_rupiah, contoh="Rp580.000.000", lebar=20),
    Kolom(
        "realisasi_dasar", "Dasar realisasi", pembaca=baca_teks_terbatas(250), contoh="LRA 31 Desember 2026", lebar=36
    ),
    Kolom("realisasi_tanggal", "Tanggal realisasi", pembaca=baca_tanggal, contoh="31 Desember 2026"),
)


@dataclass(frozen=True)
class Konteks:
    """The rekening of every year that may be filled in, and what is recorded."""

    rekening: Mapping[int, frozenset[str]]
    ada: Mapping[tuple[int, str], Pelaksanaan]


def _siapkan(_bahan: Bahan) -> Konteks:
    return Konteks(
        {tahun: frozenset(k.kode for k in rekening_tahun(tahun)) for tahun in tahun_pelaksanaan()},
        {(baris.tahun, baris.kode_rekening): baris for baris in daftar_pelaksanaan()},
    )


def _periksa(isi: Mapping[str, Any], konteks: Konteks) -> Putusan:
    tahun, kode = isi["tahun"], isi["kode_rekening"]
    if tahun not in konteks.rekening:
        awal, akhir = min(konteks.rekening), max(konteks.rekening)
        return bermasalah(Temuan("tahun", "tahun di luar yang dapat diisi", f"Isi {awal} sampai {akhir}"))
    if kode not in konteks.rekening[tahun]:
        saran = f"Pilih {', '.join(sorted(konteks.rekening[tahun]))}" if konteks.rekening[tahun] else "Isi daftar kode"
        return bermasalah(Temuan("kode_rekening", "rekening tidak ada di daftar kode tahun ini", saran))
    periksa_angka(_angka(isi, "dpa"), _angka(isi, "realisasi"))
    kini = konteks.ada.get((tahun, kode))
    if kini is None:
        return siap((tahun, kode))
    if all(getattr(kini, kolom.nama) == isi[kolom.nama] for kolom in KOLOM_PELAKSANAAN):
        return tidak_berubah((tahun, kode))
    beda = [
        f"{label}: {rupiah(getattr(kini, nama))} → {rupiah(isi[nama])}"
        for nama, label in (("dpa", "DPA"), ("realisasi", "Realisasi"))
        if getattr(kini, nama) != isi[nama]
    ]
    return siap((tahun, kode), "; ".join(beda) or "Dasar atau tanggalnya berubah")


def _angka(isi: Mapping[str, Any], nama: str) -> Angka:
    return Angka(isi[nama], isi[f"{nama}_dasar"], isi[f"{nama}_tanggal"])


def _simpan(baris: Sequence[BarisSiap], _konteks: Konteks, oleh: Pelaku, _lapor: Lapor) -> None:
    for satu in baris:
        isi = satu.isi
        catat_pelaksanaan(isi["tahun"], isi["kode_rekening"], _angka(isi, "dpa"), _angka(isi, "realisasi"), oleh)


def _terisi(konteks: Konteks) -> Iterable[dict[str, Nilai]]:
    """What is recorded; without anything, the rekening of the newest year."""
    for baris in konteks.ada.values():
        yield {kolom.nama: getattr(baris, kolom.nama) for kolom in KOLOM_PELAKSANAAN}
    if not konteks.ada:
        tahun = max(konteks.rekening)
        for kode in sorted(konteks.rekening[tahun]):
            yield {"tahun": tahun, "kode_rekening": kode}


IMPOR_PELAKSANAAN = RencanaImpor(
    "pelaksanaan",
    "DPA dan realisasi",
    KOLOM_PELAKSANAAN,
    _siapkan,
    _periksa,
    _simpan,
    terisi=_terisi,
    petunjuk=(
        "Satu baris untuk satu rekening dan satu tahun; baris yang tidak diubah dilewati.",
        "Isi DPA saja, realisasi saja, atau keduanya. Setiap jumlah membutuhkan dasar dan tanggalnya.",
    ),
)
