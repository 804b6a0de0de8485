"""Numbers of places in and out of a workbook. Natural key: unit and post."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.formats import baca_bilangan
from smartpns.core.impor import (
    Bahan,
    BarisSiap,
    Kolom,
    Putusan,
    RencanaImpor,
    Temuan,
    bermasalah,
    siap,
    tidak_berubah,
)
from smartpns.core.pekerjaan import Lapor
from smartpns.core.sheets import Nilai
from smartpns.organisasi import queries, services
from smartpns.organisasi.models import Formasi, Jabatan, Unit
from smartpns.organisasi.services import IsianFormasi
from smartpns.organisasi.sheets.sel import Kamus, kamus_unit, perubahan, sebut_unit

KOLOM = (
    Kolom(
        "unit",
        "Unit",
        wajib=True,
        teks=True,
        contoh="1.02.05 – Puskesmas Contoh",
        bantuan="Kode atau nama unit",
        lebar=42,
    ),
    Kolom("jabatan", "Jabatan", wajib=True, contoh="Perawat Ahli Pertama", bantuan="Nama atau kode jabatan", lebar=38),
    Kolom(
        "jumlah", "Jumlah formasi", wajib=True, pembaca=baca_bilangan, contoh="4", sinonim=("Formasi", "Kebutuhan ABK")
    ),
)


@dataclass
class Konteks:
    ada: Mapping[tuple[UUID, UUID], Formasi]
    unit: Kamus
    jabatan: Kamus
    semua_unit: Sequence[Unit]
    semua_jabatan: Sequence[Jabatan]


def siapkan(_bahan: Bahan) -> Konteks:
    unit, jabatan = queries.unit_aktif(), queries.jabatan_aktif()
    return Konteks(
        {(f.unit_id, f.jabatan_id): f for f in db.session.scalars(select(Formasi))},
        kamus_unit(unit),
        Kamus("jabatan", ((j, (j.nama, j.kode)) for j in jabatan)),
        unit,
        jabatan,
    )


def periksa(isi: Mapping[str, Any], konteks: Konteks) -> Putusan:
    unit, jabatan = konteks.unit.cari("unit", isi["unit"]), konteks.jabatan.cari("jabatan", isi["jabatan"])
    temuan = [t for t in (unit, jabatan) if isinstance(t, Temuan)]
    if temuan:
        return bermasalah(*temuan)
    isian = IsianFormasi(unit, jabatan, isi["jumlah"])
    services.periksa_formasi(isian)
    kunci = (unit.id, jabatan.id)
    lama = konteks.ada.get(kunci)
    if lama is None:
        return siap(kunci, data=isian)
    beda = perubahan(KOLOM, sel(IsianFormasi(unit, jabatan, lama.jumlah)), sel(isian))
    return siap(kunci, beda, isian) if beda else tidak_berubah(kunci)


def sel(isian: IsianFormasi) -> dict[str, Nilai]:
    return {"unit": sebut_unit(isian.unit), "jabatan": isian.jabatan.nama, "jumlah": isian.jumlah}


def simpan(baris: Sequence[BarisSiap], konteks: Konteks, oleh: Pelaku, lapor: Lapor) -> None:
    for n, b in enumerate(baris):
        if n % 200 == 0:
            lapor(n, len(baris), "Menyimpan formasi")
        lama = konteks.ada.get((b.data.unit.id, b.data.jabatan.id))
        if lama:
            services.ubah_formasi(lama, b.data.jumlah, oleh, "Impor.")
        else:
            services.tambah_formasi(b.data, oleh)


def baris_ekspor(semua: Iterable[Formasi]) -> list[dict[str, Nilai]]:
    return [sel(IsianFormasi(f.unit, f.jabatan, f.jumlah)) for f in semua]


IMPOR_FORMASI = RencanaImpor(
    "formasi",
    "formasi",
    KOLOM,
    siapkan,
    periksa,
    simpan,
    pilihan=lambda k: {
        "unit": [sebut_unit(u) for u in k.semua_unit],
        "jabatan": [j.nama for j in k.semua_jabatan],
    },
    petunjuk=("Tulis 0 untuk jabatan yang tidak lagi disetujui di unit itu.",),
)
