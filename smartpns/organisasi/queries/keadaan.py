"""The state of every post in every OPD: places, holders, who lacks the qualification, who leaves soon."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute

from smartpns.core.db import db
from smartpns.organisasi.models import (
    Formasi,
    Jabatan,
    Pegawai,
    ProgramStudi,
    RumpunIlmu,
    StudiBerjalan,
    SyaratJabatan,
    Unit,
)
from smartpns.organisasi.queries.parameter_berlaku import parameter
from smartpns.organisasi.rules import (
    Jenjang,
    Prodi,
    Putusan,
    StatusPegawai,
    bup,
    memenuhi_syarat,
    tambah_bulan,
    tmt_pensiun,
)
from smartpns.organisasi.rules import SyaratJabatan as Syarat

PEMANGKU = (StatusPegawai.PNS, StatusPegawai.CPNS)
"""Who counts as a holder: active PNS and CPNS. PPPK have formasi of their own and no part in tugas belajar."""

KolomUnit = InstrumentedAttribute[UUID]
Kunci = tuple[UUID, UUID]
"""(opd_id, jabatan_id)"""


@dataclass
class KeadaanJabatan:
    """One post in one OPD, its units taken together, in persons."""

    formasi: int = 0
    pemangku: int = 0
    belum_memenuhi: int = 0
    belum_dapat_dinilai: int = 0
    pensiun: int = 0
    """Holders whose TMT pensiun falls within the plan, or within the parameter `horizon_pensiun` (years)."""
    sedang_studi: int = 0
    jenjang: Counter[Jenjang] = field(default_factory=Counter)

    @property
    def kosong(self) -> int:
        return max(self.formasi - self.pemangku, 0)

    @property
    def jenjang_terbanyak(self) -> Jenjang | None:
        """The level most holders have; of equally frequent ones the lower."""
        return min(self.jenjang, key=lambda j: (-self.jenjang[j], j.tingkat), default=None)


def keadaan_jabatan(
    pada: date,
    opd_id: UUID | None = None,
    jabatan_id: UUID | None = None,
    *,
    pensiun_sampai: date | None = None,
    menurut: KolomUnit = Unit.opd_id,
) -> dict[Kunci, KeadaanJabatan]:
    """The posts that have places or holders, by (opd_id, jabatan_id), or by another column of the unit.

    Seven statements whatever the number of rows. A holder lacks the qualification only when `memenuhi_syarat` says no;
    missing data counts apart. `pensiun_sampai` is the last TMT pensiun that counts, so that a plan counts the same on
    any day; None asks the parameter.
    """
    hasil: dict[Kunci, KeadaanJabatan] = {}
    for opd, jabatan, jumlah in _jumlah_formasi(menurut, opd_id, jabatan_id):
        hasil[opd, jabatan] = KeadaanJabatan(formasi=jumlah)
    syarat = syarat_per_jabatan(jabatan_id)
    prodi = prodi_dinilai()
    batas = pensiun_sampai or tambah_bulan(pada, 12 * int(parameter("horizon_pensiun", pada)))
    usia = usia_bup(jabatan_id)
    nilai = cache(
        lambda jabatan, jenjang, program: memenuhi_syarat(jenjang, prodi.get(program), syarat[jabatan]).putusan
    )
    for opd, jabatan, jenjang, program, lahir in _pemangku(menurut, opd_id, jabatan_id):
        keadaan = hasil.get((opd, jabatan))
        if keadaan is None:
            keadaan = hasil[opd, jabatan] = KeadaanJabatan()
        keadaan.pemangku += 1
        putusan = nilai(jabatan, jenjang, program)
        keadaan.belum_memenuhi += putusan is Putusan.TIDAK
        keadaan.belum_dapat_dinilai += putusan is Putusan.BELUM_DAPAT_DINILAI
        keadaan.pensiun += tmt_pensiun(lahir, usia[jabatan]) <= batas
        if jenjang is not None:
            keadaan.jenjang[jenjang] += 1
    for opd, jabatan, jumlah in _sedang_studi(menurut, pada, opd_id, jabatan_id):
        hasil[opd, jabatan].sedang_studi = jumlah
    return hasil


def keadaan_sub_unit(
    pada: date, unit_id: Collection[UUID], *, pensiun_sampai: date | None
) -> dict[Kunci, KeadaanJabatan]:
    """The posts of these units, each with the units below it, by (unit_id, jabatan_id); nothing is asked for none."""
    if not unit_id:
        return {}
    per_unit = keadaan_jabatan(pada, pensiun_sampai=pensiun_sampai, menurut=Unit.id)
    bagian: dict[Kunci, list[KeadaanJabatan]] = defaultdict(list)
    induk = dict(db.session.execute(select(Unit.id, Unit.induk_id)).all())
    for (unit, jabatan), keadaan in per_unit.items():
        for atas in rantai_induk(unit, induk):
            if atas in unit_id:
                bagian[atas, jabatan].append(keadaan)
    return {kunci: jumlahkan(semua) for kunci, semua in bagian.items()}


def rantai_induk(unit: UUID, induk: Mapping[UUID, UUID | None]) -> list[UUID]:
    """A unit and the units above it, nearest first; a ring in the data ends it."""
    rantai: list[UUID] = []
    naik: UUID | None = unit
    while naik is not None and naik in induk and naik not in rantai:
        rantai.append(naik)
        naik = induk[naik]
    return rantai


def jabatan_dalam_opd(opd_id: UUID) -> set[UUID]:
    """The posts that have places or holders in the OPD: those of `keadaan_jabatan` without their figures."""
    formasi = select(Formasi.jabatan_id).join(Unit, Unit.id == Formasi.unit_id).where(Unit.aktif, Unit.opd_id == opd_id)
    pemangku = (
        select(Pegawai.jabatan_id)
        .join(Unit, Unit.id == Pegawai.unit_id)
        .where(Pegawai.aktif, Pegawai.status.in_(PEMANGKU), Unit.opd_id == opd_id)
    )
    return set(db.session.scalars(union(formasi, pemangku)))


def jumlahkan(semua: Iterable[KeadaanJabatan]) -> KeadaanJabatan:
    """The state of several posts taken together; vacancies of one do not make up for another's surplus."""
    total = JumlahKeadaan()
    for k in semua:
        total.formasi += k.formasi
        total.pemangku += k.pemangku
        total.belum_memenuhi += k.belum_memenuhi
        total.belum_dapat_dinilai += k.belum_dapat_dinilai
        total.pensiun += k.pensiun
        total.sedang_studi += k.sedang_studi
        total.jumlah_kosong += k.kosong
        total.jenjang.update(k.jenjang)
    return total


@dataclass
class JumlahKeadaan(KeadaanJabatan):
    jumlah_kosong: int = 0

    @property
    def kosong(self) -> int:
        return self.jumlah_kosong


def _lingkup(opd_id: UUID | None, kolom: Any, jabatan_id: UUID | None) -> list[ColumnElement[bool]]:
    syarat = [] if opd_id is None else [Unit.opd_id == opd_id]
    return syarat if jabatan_id is None else [*syarat, kolom == jabatan_id]


def _jumlah_formasi(menurut: KolomUnit, opd_id: UUID | None, jabatan_id: UUID | None) -> Iterable[Any]:
    return db.session.execute(
        select(menurut, Formasi.jabatan_id, func.sum(Formasi.jumlah))
        .join(Unit, Unit.id == Formasi.unit_id)
        .where(Unit.aktif, *_lingkup(opd_id, Formasi.jabatan_id, jabatan_id))
        .group_by(menurut, Formasi.jabatan_id)
    )


def _pemangku(menurut: KolomUnit, opd_id: UUID | None, jabatan_id: UUID | None) -> Iterable[Any]:
    return db.session.execute(
        select(menurut, Pegawai.jabatan_id, Pegawai.jenjang, Pegawai.program_studi_id, Pegawai.tanggal_lahir)
        .join(Unit, Unit.id == Pegawai.unit_id)
        .where(Pegawai.aktif, Pegawai.status.in_(PEMANGKU), *_lingkup(opd_id, Pegawai.jabatan_id, jabatan_id))
    )


def _sedang_studi(menurut: KolomUnit, pada: date, opd_id: UUID | None, jabatan_id: UUID | None) -> Iterable[Any]:
    return db.session.execute(
        select(menurut, Pegawai.jabatan_id, func.count(Pegawai.id.distinct()))
        .select_from(StudiBerjalan)
        .join(Pegawai, Pegawai.id == StudiBerjalan.pegawai_id)
        .join(Unit, Unit.id == Pegawai.unit_id)
        .where(
            Pegawai.aktif,
            Pegawai.status.in_(PEMANGKU),
            StudiBerjalan.mulai <= pada,
            or_(StudiBerjalan.selesai_pada.is_(None), StudiBerjalan.selesai_pada > pada),
            *_lingkup(opd_id, Pegawai.jabatan_id, jabatan_id),
        )
        .group_by(menurut, Pegawai.jabatan_id)
    )


def usia_bup(jabatan_id: UUID | None = None) -> dict[UUID, int]:
    """The BUP in years of every post, or of one."""
    baris = db.session.execute(
        select(Jabatan.id, Jabatan.jenjang_jabatan, Jabatan.bup_khusus).where(*_lingkup(None, Jabatan.id, jabatan_id))
    )
    return {id_: bup(jenjang, khusus) for id_, jenjang, khusus in baris}


def syarat_per_jabatan(jabatan_id: UUID | None = None) -> dict[UUID, Syarat]:
    """What every post requires, or one."""
    baris = db.session.execute(
        select(Jabatan.id, Jabatan.jenjang_syarat, ProgramStudi.kunci, RumpunIlmu.kode)
        .outerjoin(SyaratJabatan, SyaratJabatan.jabatan_id == Jabatan.id)
        .outerjoin(ProgramStudi, ProgramStudi.id == SyaratJabatan.program_studi_id)
        .outerjoin(RumpunIlmu, RumpunIlmu.id == SyaratJabatan.rumpun_id)
        .where(*_lingkup(None, Jabatan.id, jabatan_id))
    )
    kumpulan: dict[UUID, tuple[Jenjang | None, set[str], set[str]]] = {}
    for id_, jenjang, kunci, rumpun in baris:
        _, semua_prodi, semua_rumpun = kumpulan.setdefault(id_, (jenjang, set(), set()))
        if kunci is not None:
            semua_prodi.add(kunci)
        if rumpun is not None:
            semua_rumpun.add(rumpun)
    return {id_: Syarat(jenjang, frozenset(p), frozenset(r)) for id_, (jenjang, p, r) in kumpulan.items()}


def prodi_dinilai() -> dict[UUID | None, Prodi]:
    """Every programme as the rules see it."""
    baris = db.session.execute(
        select(ProgramStudi.id, ProgramStudi.kunci, RumpunIlmu.kode).join(
            RumpunIlmu, RumpunIlmu.id == ProgramStudi.rumpun_id
        )
    )
    return {id_: Prodi(kunci, rumpun) for id_, kunci, rumpun in baris}
