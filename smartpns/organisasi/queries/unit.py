"""The district's units: the tree, the OPDs, and who may look at which."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.organisasi.models import Unit
from smartpns.organisasi.queries.lingkup import pastikan_dalam_lingkup
from smartpns.organisasi.rules import JenisUnit


def opd_aktif() -> Sequence[Unit]:
    """The active OPDs in the district's own order."""
    return db.session.scalars(
        select(Unit).where(Unit.jenis == JenisUnit.OPD, Unit.aktif).order_by(Unit.urutan, Unit.kode)
    ).all()


def unit_dalam_opd(opd_id: UUID) -> Sequence[Unit]:
    """The active units of an OPD, the OPD itself first."""
    return db.session.scalars(
        select(Unit)
        .where(Unit.opd_id == opd_id, Unit.aktif)
        .order_by(Unit.jenis != JenisUnit.OPD, Unit.urutan, Unit.kode)
    ).all()


def ambil_unit(id_: UUID, pelaku: Pelaku) -> Unit:
    """A unit within the scope of `pelaku`, else TidakDitemukan."""
    satu = db.session.get(Unit, id_)
    if satu is None:
        raise TidakDitemukan
    pastikan_dalam_lingkup(satu.opd_id, pelaku)
    return satu


def unit_berkode(kode: str) -> Unit | None:
    return db.session.scalar(select(Unit).where(Unit.kode == kode.strip()))
