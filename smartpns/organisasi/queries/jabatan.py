"""Posts and the number of places per unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Subquery, func, select
from sqlalchemy.orm import aliased

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.organisasi.models import Formasi, Jabatan, Pegawai, ProgramStudi, RumpunIlmu, SyaratJabatan, Unit
from smartpns.organisasi.queries.daftar import Daftar, Urutan, memuat, satu_halaman
from smartpns.organisasi.queries.keadaan import PEMANGKU
from smartpns.organisasi.queries.lingkup import opd_lingkup, pastikan_dalam_lingkup
from smartpns.organisasi.rules import JenisJabatan, Jenjang

URUT_JABATAN = ("nama", "formasi", "pemangku", "kritikal")
URUT_FORMASI = ("unit", "jabatan", "jumlah", "kosong")


@dataclass(frozen=True)
class SaringJabatan:
    """What the list is narrowed to; None and no words narrow nothing."""

    kata: str = ""
    jenis: JenisJabatan | None = None
    jenjang: Jenjang | None = None
    kritikal: int | None = None
    aktif: bool | None = True

    def terapkan(self, pilih: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        for kolom, nilai in (
            (Jabatan.jenis, self.jenis),
            (Jabatan.jenjang_syarat, self.jenjang),
            (Jabatan.kritikal, self.kritikal),
            (Jabatan.aktif, self.aktif),
        ):
            if nilai is not None:
                pilih = pilih.where(kolom == nilai)
        return pilih.where(memuat(self.kata, Jabatan.nama, Jabatan.kode)) if self.kata else pilih


def daftar_jabatan(pelaku: Pelaku, saring: SaringJabatan, urut: str = "nama", halaman: int = 1) -> Daftar:
    """Posts with their places and holders within the scope of `pelaku`."""
    tempat, orang = _formasi_per_jabatan(pelaku), _pemangku_per_jabatan(pelaku)
    formasi, pemangku = func.coalesce(tempat.c.jumlah, 0), func.coalesce(orang.c.jumlah, 0)
    pilih = (
        select(
            Jabatan.id,
            Jabatan.kode,
            Jabatan.nama,
            Jabatan.jenjang_jabatan,
            Jabatan.jenjang_syarat,
            Jabatan.kritikal,
            Jabatan.aktif,
            formasi.label("formasi"),
            pemangku.label("pemangku"),
        )
        .outerjoin(tempat, tempat.c.jabatan_id == Jabatan.id)
        .outerjoin(orang, orang.c.jabatan_id == Jabatan.id)
    )
    urutan: Urutan = {
        "nama": [Jabatan.nama],
        "formasi": [formasi],
        "pemangku": [pemangku],
        "kritikal": [Jabatan.kritikal],
    }
    return satu_halaman(saring.terapkan(pilih), urutan, urut, halaman)


def syarat_ringkas(jabatan_id: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The names of accepted programmes and rumpun per post, for a list."""
    baris = db.session.execute(
        select(SyaratJabatan.jabatan_id, ProgramStudi.nama, RumpunIlmu.nama)
        .outerjoin(ProgramStudi, ProgramStudi.id == SyaratJabatan.program_studi_id)
        .outerjoin(RumpunIlmu, RumpunIlmu.id == SyaratJabatan.rumpun_id)
        .where(SyaratJabatan.jabatan_id.in_(list(jabatan_id)))
        .order_by(ProgramStudi.nama, RumpunIlmu.nama)
    )
    hasil: dict[UUID, list[str]] = {}
    for id_, prodi, rumpun in baris:
        hasil.setdefault(id_, []).append(prodi or f"Rumpun {rumpun}")
    return hasil


def ambil_jabatan(id_: UUID) -> Jabatan:
    """One post, retired or not. Raises TidakDitemukan."""
    jabatan = db.session.get(Jabatan, id_)
    if jabatan is None:
        raise TidakDitemukan("Jabatan ini tidak ada.")
    return jabatan


def jabatan_aktif() -> Sequence[Jabatan]:
    """Every active post, by name, for a choice."""
    return db.session.scalars(select(Jabatan).where(Jabatan.aktif).order_by(Jabatan.nama)).all()


def nama_jabatan(semua: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these posts."""
    return dict(db.session.execute(select(Jabatan.id, Jabatan.nama).where(Jabatan.id.in_(list(semua)))).all())


def daftar_formasi(
    pelaku: Pelaku,
    kata: str = "",
    opd_id: UUID | None = None,
    keadaan: str = "",
    urut: str = "unit",
    halaman: int = 1,
) -> Daftar:
    """Places per unit and post with their holders; `keadaan`: kosong, penuh, lebih."""
    orang = _pemangku_per_unit()
    pemangku = func.coalesce(orang.c.jumlah, 0)
    kosong = Formasi.jumlah - pemangku
    opd = aliased(Unit)
    pilih: Select[*tuple[Any, ...]] = (
        select(
            Formasi.id,
            Formasi.jumlah,
            Unit.nama.label("unit"),
            opd.singkatan.label("opd"),
            Jabatan.nama.label("jabatan"),
            Jabatan.id.label("jabatan_id"),
            pemangku.label("pemangku"),
            kosong.label("selisih"),
        )
        .join(Unit, Unit.id == Formasi.unit_id)
        .join(opd, opd.id == Unit.opd_id)
        .join(Jabatan, Jabatan.id == Formasi.jabatan_id)
        .outerjoin(orang, (orang.c.unit_id == Formasi.unit_id) & (orang.c.jabatan_id == Formasi.jabatan_id))
    )
    for batas in (opd_lingkup(pelaku), opd_id):
        if batas is not None:
            pilih = pilih.where(Unit.opd_id == batas)
    if kata:
        pilih = pilih.where(memuat(kata, Unit.nama, Unit.singkatan, Jabatan.nama))
    syarat = {"kosong": kosong > 0, "penuh": kosong == 0, "lebih": kosong < 0}.get(keadaan)
    if syarat is not None:
        pilih = pilih.where(syarat)
    urutan: Urutan = {
        "unit": [Unit.nama, Jabatan.nama],
        "jabatan": [Jabatan.nama],
        "jumlah": [Formasi.jumlah],
        "kosong": [kosong],
    }
    return satu_halaman(pilih, urutan, urut, halaman)


def ambil_formasi(id_: UUID, pelaku: Pelaku) -> Formasi:
    """The places of a post in a unit within the scope of `pelaku`, else TidakDitemukan."""
    formasi = db.session.get(Formasi, id_)
    if formasi is None:
        raise TidakDitemukan("Formasi ini tidak ada.")
    pastikan_dalam_lingkup(formasi.unit.opd_id, pelaku)
    return formasi


def formasi_unit(unit_id: UUID) -> Sequence[Any]:
    """The posts of one unit: name, places, holders."""
    orang = _pemangku_per_unit()
    pemangku = func.coalesce(orang.c.jumlah, 0)
    return db.session.execute(
        select(Jabatan.id, Jabatan.nama, Formasi.id.label("formasi_id"), Formasi.jumlah, pemangku.label("pemangku"))
        .join(Jabatan, Jabatan.id == Formasi.jabatan_id)
        .outerjoin(orang, (orang.c.unit_id == Formasi.unit_id) & (orang.c.jabatan_id == Formasi.jabatan_id))
        .where(Formasi.unit_id == unit_id)
        .order_by(Jabatan.nama)
    ).all()


def _formasi_per_jabatan(pelaku: Pelaku) -> Subquery:
    pilih = select(Formasi.jabatan_id, func.sum(Formasi.jumlah).label("jumlah")).join(Unit, Unit.id == Formasi.unit_id)
    return _dalam_lingkup(pilih.where(Unit.aktif), pelaku).group_by(Formasi.jabatan_id).subquery()


def _pemangku_per_jabatan(pelaku: Pelaku) -> Subquery:
    pilih = select(Pegawai.jabatan_id, func.count().label("jumlah")).join(Unit, Unit.id == Pegawai.unit_id)
    dihitung = pilih.where(Pegawai.aktif, Pegawai.status.in_(PEMANGKU))
    return _dalam_lingkup(dihitung, pelaku).group_by(Pegawai.jabatan_id).subquery()


def _pemangku_per_unit() -> Subquery:
    return (
        select(Pegawai.unit_id, Pegawai.jabatan_id, func.count().label("jumlah"))
        .where(Pegawai.aktif, Pegawai.status.in_(PEMANGKU))
        .group_by(Pegawai.unit_id, Pegawai.jabatan_id)
        .subquery()
    )


def _dalam_lingkup(pilih: Select[*tuple[Any, ...]], pelaku: Pelaku) -> Select[*tuple[Any, ...]]:
    batas = opd_lingkup(pelaku)
    return pilih if batas is None else pilih.where(Unit.opd_id == batas)
