"""Units in and out of a workbook. Natural key: the code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.formats import baca_bilangan
from smartpns.core.impor import (
    Bahan,
    BarisSiap,
    Keadaan,
    Kolom,
    Putusan,
    RencanaImpor,
    Temuan,
    Terdekat,
    bermasalah,
    siap,
    tidak_berubah,
)
from smartpns.core.pekerjaan import Lapor
from smartpns.core.sheets import Nilai
from smartpns.organisasi import services
from smartpns.organisasi.models import Unit
from smartpns.organisasi.rules import JenisUnit
from smartpns.organisasi.services import IsianUnit
from smartpns.organisasi.sheets.sel import SEL_KOSONG, baca_enum, perubahan

KOLOM = (
    Kolom("kode", "Kode unit", wajib=True, teks=True, contoh="1.02.05", bantuan="Tidak boleh sama dengan unit lain"),
    Kolom("nama", "Nama unit", wajib=True, lebar=42, sinonim=("Unit kerja", "OPD", "Perangkat daerah")),
    Kolom("singkatan", "Singkatan", contoh="Dinkes", bantuan="Kosong: awal nama unit"),
    Kolom("jenis", "Jenis", wajib=True, pembaca=baca_enum(JenisUnit), pilihan=[j.label for j in JenisUnit]),
    Kolom(
        "induk",
        "Kode induk",
        teks=True,
        contoh="1.02",
        bantuan="Kode unit di atasnya; kosongkan untuk perangkat daerah",
    ),
    Kolom("urutan", "Nomor urut", pembaca=baca_bilangan, contoh="1", bantuan="Urutan tampil"),
)


@dataclass
class Konteks:
    """What is stored and what the file brings; `putusan` remembers the judgement of parents looked at early."""

    ada: Mapping[str, Unit]
    berkas: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    putusan: dict[str, Putusan] = field(default_factory=dict)
    terdekat: Terdekat = field(default_factory=lambda: Terdekat(()))


def siapkan(bahan: Bahan) -> Konteks:
    konteks = Konteks({u.kode: u for u in db.session.scalars(select(Unit))})
    for isi in bahan.isi:
        if isi["kode"]:
            konteks.berkas.setdefault(isi["kode"], isi)
    konteks.terdekat = Terdekat([*konteks.ada, *konteks.berkas])
    return konteks


def periksa(isi: Mapping[str, Any], konteks: Konteks) -> Putusan:
    """A unit is as good as the units above it: they are judged first, wherever they stand in the file."""
    return _putuskan(isi, konteks, frozenset())


def _putuskan(isi: Mapping[str, Any], konteks: Konteks, jalur: frozenset[str]) -> Putusan:
    kode = isi["kode"]
    if konteks.berkas.get(kode) is isi and kode in konteks.putusan:
        return konteks.putusan[kode]
    putusan = _nilai(isi, konteks, jalur | {kode})
    if konteks.berkas.get(kode) is isi:
        konteks.putusan[kode] = putusan
    return putusan


def _nilai(isi: Mapping[str, Any], konteks: Konteks, jalur: frozenset[str]) -> Putusan:
    lama = konteks.ada.get(isi["kode"])
    if lama and not lama.aktif:
        return bermasalah(Temuan("kode", "unit ini nonaktif", "Aktifkan dahulu di halaman unit"))
    kode_induk = isi["induk"] or (lama.induk.kode if lama and lama.induk else None)
    temuan = _periksa_induk(kode_induk, konteks, jalur) if kode_induk else None
    if temuan:
        return bermasalah(temuan)
    isian = _isian(isi, lama, _induk(kode_induk, konteks))
    services.nilai_unit(isian, lama)
    if lama is None:
        return siap(isian.kode, data=kode_induk)
    beda = perubahan(KOLOM, sel(_isian_lama(lama)), sel(isian))
    return siap(isian.kode, beda, kode_induk) if beda else tidak_berubah(isian.kode)


def _periksa_induk(kode: str, konteks: Konteks, jalur: frozenset[str]) -> Temuan | None:
    if kode in jalur:
        return Temuan("induk", "unit berada di bawah dirinya sendiri", "Perbaiki kode induknya")
    if kode not in konteks.berkas:
        if kode in konteks.ada:
            return None
        return Temuan("induk", "unit induk tidak dikenal", konteks.terdekat.saran(kode))
    try:
        putusan = _putuskan(konteks.berkas[kode], konteks, jalur)
    except DomainError:
        putusan = bermasalah()
    if putusan.keadaan is Keadaan.BERMASALAH:
        return Temuan("induk", "baris unit induk perlu perbaikan", "Perbaiki dahulu baris unit induknya")
    return None


def _induk(kode: str | None, konteks: Konteks) -> Unit | None:
    """The parent; one that only the file knows is stood for by an object that is never stored."""
    if kode is None:
        return None
    return konteks.ada.get(kode) or Unit(kode=kode, nama=konteks.berkas[kode]["nama"], aktif=True)


def _isian(isi: Mapping[str, Any], lama: Unit | None, induk: Unit | None) -> IsianUnit:
    return IsianUnit(
        kode=isi["kode"],
        nama=isi["nama"],
        singkatan=isi["singkatan"] or (lama.singkatan if lama else isi["nama"][:60]),
        jenis=isi["jenis"],
        induk=induk,
        urutan=isi["urutan"] if isi["urutan"] is not None else lama.urutan if lama else 0,
    )


def _isian_lama(unit: Unit) -> IsianUnit:
    return IsianUnit(unit.kode, unit.nama, unit.singkatan, unit.jenis, unit.induk, unit.urutan)


def sel(isian: IsianUnit) -> dict[str, Nilai]:
    return {
        "kode": isian.kode,
        "nama": isian.nama,
        "singkatan": isian.singkatan,
        "jenis": isian.jenis.label,
        "induk": isian.induk.kode if isian.induk else None,
        "urutan": isian.urutan,
    }


def simpan(baris: Sequence[BarisSiap], konteks: Konteks, oleh: Pelaku, lapor: Lapor) -> None:
    """Parents before children."""
    unit = dict(konteks.ada)
    menunggu = list(baris)
    while menunggu:
        lapor(len(baris) - len(menunggu), len(baris), "Menyimpan unit")
        di_berkas = {b.isi["kode"] for b in menunggu}
        giliran = [b for b in menunggu if b.data is None or b.data not in di_berkas or b.data in konteks.ada]
        for b in giliran:
            lama = konteks.ada.get(b.isi["kode"])
            isian = _isian(b.isi, lama, unit[b.data] if b.data else None)
            if lama:
                services.ubah_unit(lama, isian, oleh, "Impor.")
            else:
                unit[isian.kode] = services.tambah_unit(isian, oleh)
        menunggu = [b for b in menunggu if b not in giliran]


def baris_ekspor(semua: Iterable[Unit]) -> list[dict[str, Nilai]]:
    return [sel(_isian_lama(u)) for u in semua]


IMPOR_UNIT = RencanaImpor(
    "unit",
    "unit",
    KOLOM,
    siapkan,
    periksa,
    simpan,
    pilihan=lambda k: {"induk": sorted(k.ada)},
    petunjuk=(SEL_KOSONG, "Unit induk boleh ada di berkas yang sama, di baris mana pun."),
)
