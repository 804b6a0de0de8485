"""What the front page of the room says: how much there is of each kind, and when it last changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.organisasi.models import Formasi, Jabatan, Parameter, Pegawai, ProgramStudi, Unit
from smartpns.organisasi.queries.lingkup import opd_lingkup


@dataclass(frozen=True)
class Ringkasan:
    """Counts of what is active, within the scope of who asks, and the last change per table name."""

    opd: int
    unit: int
    jabatan: int
    formasi: int
    tempat: int
    pegawai: int
    program_studi: int
    parameter: int
    perubahan: Mapping[str, Jejak]


def ringkasan(pelaku: Pelaku) -> Ringkasan:
    """The counts within the scope of `pelaku`, and the last changes; two statements."""
    batas = opd_lingkup(pelaku)
    lingkup = [] if batas is None else [Unit.opd_id == batas]
    formasi = select(func.count()).join(Unit, Unit.id == Formasi.unit_id).where(*lingkup)
    hitung = db.session.execute(
        select(
            select(func.count()).where(Unit.aktif, Unit.id == Unit.opd_id, *lingkup).scalar_subquery(),
            select(func.count()).where(Unit.aktif, *lingkup).select_from(Unit).scalar_subquery(),
            select(func.count()).where(Jabatan.aktif).select_from(Jabatan).scalar_subquery(),
            formasi.select_from(Formasi).scalar_subquery(),
            select(func.coalesce(func.sum(Formasi.jumlah), 0))
            .join(Unit, Unit.id == Formasi.unit_id)
            .where(*lingkup)
            .scalar_subquery(),
            select(func.count())
            .select_from(Pegawai)
            .join(Unit, Unit.id == Pegawai.unit_id)
            .where(Pegawai.aktif, *lingkup)
            .scalar_subquery(),
            select(func.count()).where(ProgramStudi.aktif).select_from(ProgramStudi).scalar_subquery(),
            select(func.count()).select_from(Parameter).scalar_subquery(),
        )
    ).one()
    return Ringkasan(*hitung, perubahan=_perubahan_terakhir())


def _perubahan_terakhir() -> dict[str, Jejak]:
    tabel = [m.__tablename__ for m in (Unit, Jabatan, Formasi, Pegawai, ProgramStudi, Parameter)]
    terakhir = select(func.max(Jejak.id)).where(Jejak.objek_jenis.in_(tabel)).group_by(Jejak.objek_jenis)
    return {j.objek_jenis: j for j in db.session.scalars(select(Jejak).where(Jejak.id.in_(terakhir)))}


def jejak_terakhir(jenis: str, id_: UUID) -> Jejak | None:
    """The last recorded change of one object."""
    return db.session.scalar(
        select(Jejak).where(Jejak.objek_jenis == jenis, Jejak.objek_id == str(id_)).order_by(Jejak.id.desc()).limit(1)
    )
