"""What should be there before a period is opened; this floor knows master data and unit costs, no ceilings."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from smartpns.biaya.models import StandarBiaya
from smartpns.core.db import db
from smartpns.core.waktu import hari_ini
from smartpns.organisasi.models import Formasi, Jabatan, Pegawai, ProgramStudi, SyaratJabatan, Unit
from smartpns.organisasi.rules import JenisUnit


@dataclass(frozen=True)
class Persiapan:
    """Counts of what the OPDs will work with."""

    opd: int
    pegawai: int
    formasi: int
    jabatan_bersyarat: int
    program: int
    harga: int


def persiapan() -> Persiapan:
    """One statement."""
    hari = hari_ini()
    berlaku = or_(StandarBiaya.berlaku_sampai.is_(None), StandarBiaya.berlaku_sampai >= hari)
    hitung = (
        select(func.count()).select_from(Unit).where(Unit.jenis == JenisUnit.OPD, Unit.aktif),
        select(func.count()).select_from(Pegawai).where(Pegawai.aktif),
        select(func.coalesce(func.sum(Formasi.jumlah), 0)),
        select(func.count(SyaratJabatan.jabatan_id.distinct())).join(Jabatan).where(Jabatan.aktif),
        select(func.count()).select_from(ProgramStudi).where(ProgramStudi.aktif),
        select(func.count()).select_from(StandarBiaya).where(StandarBiaya.berlaku_mulai <= hari, berlaku),
    )
    return Persiapan(*db.session.execute(select(*(h.scalar_subquery() for h in hitung))).one())
