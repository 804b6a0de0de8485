"""The holders of every post in every unit, one by one and without names: what gap reckoning starts from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from smartpns.core.db import db
from smartpns.organisasi.models import Formasi, Pegawai, StudiBerjalan, Unit
from smartpns.organisasi.queries.keadaan import PEMANGKU, prodi_dinilai, syarat_per_jabatan, usia_bup
from smartpns.organisasi.rules import Jenjang, Pemangku, Putusan, memenuhi_syarat, tambah_bulan, tanggal_bup

KunciUnit = tuple[UUID, UUID]
"""(unit_id, jabatan_id)"""


@dataclass(slots=True)
class KeadaanUnit:
    """One post in one unit; `formasi` is None where nobody decided a number."""

    opd_id: UUID
    formasi: int | None = None
    pemangku: list[Pemangku] = field(default_factory=list)


def keadaan_unit(pada: date, opd_id: UUID | None = None) -> dict[KunciUnit, KeadaanUnit]:
    """The posts that have places or holders, by (unit_id, jabatan_id); six statements whatever the number of rows."""
    hasil = {(unit, jabatan): KeadaanUnit(opd, formasi) for opd, unit, jabatan, formasi in _formasi(_dalam(opd_id))}
    syarat, prodi, usia = syarat_per_jabatan(), prodi_dinilai(), usia_bup()

    @cache
    def nilai(jabatan: UUID, jenjang: Jenjang | None, program: UUID | None) -> Putusan:
        return memenuhi_syarat(jenjang, prodi.get(program), syarat[jabatan]).putusan

    @cache
    def masa(lahir: date, usia_pensiun: int) -> tuple[date, date]:
        akhir = tanggal_bup(lahir, usia_pensiun)
        return akhir, tambah_bulan(akhir.replace(day=1), 1)

    studi = _studi_berjalan(pada, _dalam(opd_id))
    for id_, opd, unit, jabatan, jenjang, program, lahir in _pemangku(_dalam(opd_id)):
        keadaan = hasil.get((unit, jabatan))
        if keadaan is None:
            keadaan = hasil[unit, jabatan] = KeadaanUnit(opd)
        ditempuh = studi.get(id_, ())
        keadaan.pemangku.append(
            Pemangku(
                nilai(jabatan, jenjang, program),
                *masa(lahir, usia[jabatan]),
                jenjang,
                program,
                sedang_studi=bool(ditempuh),
                menuju_syarat=any(nilai(jabatan, j, p) is Putusan.LOLOS for j, p in ditempuh),
            )
        )
    return hasil


def program_pemangku() -> dict[UUID, Counter[UUID]]:
    """By post, how many of the district's holders meet its requirement with which programme."""
    syarat, prodi = syarat_per_jabatan(), prodi_dinilai()
    baris = db.session.execute(
        select(Pegawai.jabatan_id, Pegawai.jenjang, Pegawai.program_studi_id, func.count())
        .where(Pegawai.program_studi_id.is_not(None), *_memangku())
        .group_by(Pegawai.jabatan_id, Pegawai.jenjang, Pegawai.program_studi_id)
    )
    hasil: dict[UUID, Counter[UUID]] = {}
    for jabatan, jenjang, program, jumlah in baris:
        if program and memenuhi_syarat(jenjang, prodi.get(program), syarat[jabatan]).putusan is Putusan.LOLOS:
            hasil.setdefault(jabatan, Counter())[program] += jumlah
    return hasil


def studi_dimulai(opd_id: UUID, sejak: date) -> Counter[tuple[UUID, Jenjang, UUID]]:
    """How many of the OPD's people began a study since that day, running or not, by (jabatan, jenjang, program).

    Those that name the need they fill are counted there and not here.
    """
    s = StudiBerjalan
    baris = db.session.execute(
        select(Pegawai.jabatan_id, s.jenjang, s.program_studi_id, func.count(Pegawai.id.distinct()))
        .select_from(s)
        .join(Pegawai, Pegawai.id == s.pegawai_id)
        .join(Unit, Unit.id == Pegawai.unit_id)
        .where(Unit.opd_id == opd_id, s.mulai >= sejak, s.kebutuhan_id.is_(None))
        .group_by(Pegawai.jabatan_id, s.jenjang, s.program_studi_id)
    )
    return Counter({(jabatan, jenjang, program): jumlah for jabatan, jenjang, program, jumlah in baris})


def _dalam(opd_id: UUID | None) -> list[ColumnElement[bool]]:
    return [] if opd_id is None else [Unit.opd_id == opd_id]


def _memangku() -> list[ColumnElement[bool]]:
    return [Pegawai.aktif.is_(True), Pegawai.status.in_(PEMANGKU)]


def _formasi(lingkup: list[ColumnElement[bool]]) -> Iterable[Any]:
    return db.session.execute(
        select(Unit.opd_id, Formasi.unit_id, Formasi.jabatan_id, Formasi.jumlah)
        .join(Unit, Unit.id == Formasi.unit_id)
        .where(Unit.aktif, *lingkup)
    )


def _pemangku(lingkup: list[ColumnElement[bool]]) -> Iterable[Any]:
    p = Pegawai
    return db.session.execute(
        select(p.id, Unit.opd_id, p.unit_id, p.jabatan_id, p.jenjang, p.program_studi_id, p.tanggal_lahir)
        .join(Unit, Unit.id == p.unit_id)
        .where(*_memangku(), *lingkup)
    )


def _studi_berjalan(pada: date, lingkup: list[ColumnElement[bool]]) -> dict[UUID, list[tuple[Jenjang, UUID]]]:
    """The running studies by student."""
    baris = db.session.execute(
        select(StudiBerjalan.pegawai_id, StudiBerjalan.jenjang, StudiBerjalan.program_studi_id)
        .join(Pegawai, Pegawai.id == StudiBerjalan.pegawai_id)
        .join(Unit, Unit.id == Pegawai.unit_id)
        .where(
            StudiBerjalan.mulai <= pada,
            or_(StudiBerjalan.selesai_pada.is_(None), StudiBerjalan.selesai_pada > pada),
            *lingkup,
        )
    )
    hasil: dict[UUID, list[tuple[Jenjang, UUID]]] = {}
    for pegawai, jenjang, program in baris:
        hasil.setdefault(pegawai, []).append((jenjang, program))
    return hasil
