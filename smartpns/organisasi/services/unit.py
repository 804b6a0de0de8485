"""Use cases of the unit tree. A unit is never deleted: others refer to it; it retires."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.organisasi.models import Pegawai, Unit
from smartpns.organisasi.rules import JenisUnit
from smartpns.organisasi.services.perubahan import rapikan, tambahkan, terapkan, ubah_keaktifan


@dataclass(frozen=True)
class IsianUnit:
    """A unit as it was filled in; `induk` is None for an OPD and for nothing else."""

    kode: str
    nama: str
    singkatan: str
    jenis: JenisUnit
    induk: Unit | None = None
    urutan: int = 0


def tambah_unit(isian: IsianUnit, oleh: Pelaku) -> Unit:
    """Raises DomainError when the code is taken or the place in the tree is impossible."""
    nilai = nilai_unit(isian)
    _pastikan_kode_bebas(nilai["kode"], None)
    baru = Unit(**nilai, aktif=True)
    baru.opd_id = isian.induk.opd_id if isian.induk else baru.id
    return tambahkan(baru, "tambah_unit", oleh)


def ubah_unit(unit: Unit, isian: IsianUnit, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Return whether anything changed; a moved unit takes everything below it along to the new OPD."""
    nilai = nilai_unit(isian, unit)
    _pastikan_kode_bebas(nilai["kode"], unit)
    turunan = turunan_unit(unit)
    if isian.induk and (isian.induk is unit or isian.induk in turunan):
        raise DomainError("Unit tidak dapat berada di bawah dirinya sendiri. Pilih induk yang lain.", "induk")
    opd_id = isian.induk.opd_id if isian.induk else unit.id
    if not terapkan(unit, {**nilai, "opd_id": opd_id}):
        return False
    catat("ubah_unit", unit, oleh, alasan)
    for bawahan in turunan:
        if terapkan(bawahan, {"opd_id": opd_id}):
            catat("pindahkan_unit", bawahan, oleh, f"Mengikuti {unit.nama}.")
    return True


def nonaktifkan_unit(unit: Unit, oleh: Pelaku, alasan: str) -> bool:
    """Raises DomainError while somebody works there or an active unit lies below."""
    bawahan = [u for u in turunan_unit(unit) if u.aktif]
    if bawahan:
        raise DomainError(
            f"Masih ada {len(bawahan)} unit aktif di bawahnya, misalnya {bawahan[0].nama}. "
            "Pindahkan atau nonaktifkan unit itu dahulu."
        )
    pegawai = db.session.scalar(
        select(func.count()).select_from(Pegawai).where(Pegawai.unit_id == unit.id, Pegawai.aktif)
    )
    if pegawai:
        raise DomainError(f"Masih ada {pegawai} pegawai aktif di {unit.nama}. Pindahkan mereka dahulu.")
    return ubah_keaktifan(unit, False, oleh, alasan)


def aktifkan_unit(unit: Unit, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Raises DomainError while the unit above it is retired."""
    if unit.induk and not unit.induk.aktif:
        raise DomainError(f"Induknya, {unit.induk.nama}, tidak aktif. Aktifkan induknya dahulu.")
    return ubah_keaktifan(unit, True, oleh, alasan)


def turunan_unit(unit: Unit) -> Sequence[Unit]:
    """Everything below a unit, at any depth."""
    anak: dict[Any, list[Unit]] = {}
    for lain in db.session.scalars(select(Unit).where(Unit.opd_id == unit.opd_id)):
        anak.setdefault(lain.induk_id, []).append(lain)
    hasil = list(anak.get(unit.id, ()))
    for satu in hasil:  # grows while it is walked
        hasil.extend(anak.get(satu.id, ()))
    return hasil


def nilai_unit(isian: IsianUnit, unit: Unit | None = None) -> dict[str, Any]:
    """The column values of a filled-in unit; raises DomainError when its place in the tree is impossible."""
    if unit and (unit.jenis is JenisUnit.OPD) != (isian.jenis is JenisUnit.OPD):
        raise DomainError(
            "Perangkat daerah tidak dapat dijadikan bagian unit lain, atau sebaliknya. "
            "Tambahkan unit baru, lalu nonaktifkan unit ini.",
            "jenis",
        )
    _periksa_induk(isian)
    nama = rapikan(isian.nama, "Nama unit", "nama", 200)
    return {
        "kode": rapikan(isian.kode, "Kode unit", "kode", 30),
        "nama": nama,
        "singkatan": rapikan(isian.singkatan or nama[:60], "Singkatan", "singkatan", 60),
        "jenis": isian.jenis,
        "induk": isian.induk,
        "induk_id": isian.induk.id if isian.induk else None,
        "urutan": isian.urutan,
    }


def _pastikan_kode_bebas(kode: str, unit: Unit | None) -> None:
    sama = db.session.scalar(select(Unit).where(Unit.kode == kode))
    if sama is not None and sama is not unit:
        raise DomainError(f"Kode {kode} sudah dipakai {sama.nama}. Pakai kode lain.", "kode")


def _periksa_induk(isian: IsianUnit) -> None:
    if isian.jenis is JenisUnit.OPD and isian.induk:
        raise DomainError("Perangkat daerah berdiri sendiri. Kosongkan unit induk.", "induk")
    if isian.jenis is not JenisUnit.OPD and not isian.induk:
        raise DomainError(f"{isian.jenis.label} adalah bagian dari unit lain. Isi unit induknya.", "induk")
    if isian.induk and isian.induk.aktif is False:
        raise DomainError(f"Unit induk {isian.induk.nama} tidak aktif. Pilih unit yang aktif.", "induk")
