"""What the planner's desk shows: plans ready to go out, and everything that ever went out."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.models import Periode
from smartpns.publikasi.models import Publikasi
from smartpns.rencana.models import Rencana
from smartpns.rencana.rules import StatusRencana


def rencana_siap() -> Sequence[Rencana]:
    """Decided plans that are not out, newest period first."""
    terbit = select(Publikasi.rencana_id).where(Publikasi.dicabut_pada.is_(None))
    return db.session.scalars(
        select(Rencana)
        .join(Rencana.periode)
        .where(Rencana.status == StatusRencana.DITETAPKAN, Rencana.id.not_in(terbit))
        .order_by(Periode.tahun.desc(), Rencana.versi.desc())
        .options(selectinload(Rencana.periode), selectinload(Rencana.baris))
    ).all()


def rencana_ditetapkan(rencana_id: UUID) -> Rencana:
    """A decided plan. Raises TidakDitemukan for any other."""
    rencana = db.session.get(Rencana, rencana_id)
    if rencana is None or rencana.status is not StatusRencana.DITETAPKAN:
        raise TidakDitemukan("Rencana ini tidak ada atau belum ditetapkan.")
    return rencana


def riwayat_publikasi() -> Sequence[Publikasi]:
    """Every publication, withdrawn ones included, newest first."""
    return db.session.scalars(select(Publikasi).order_by(Publikasi.tahun.desc(), Publikasi.versi.desc())).all()


def ambil_publikasi(publikasi_id: UUID) -> Publikasi:
    """One publication, withdrawn or not. Raises TidakDitemukan."""
    publikasi = db.session.get(Publikasi, publikasi_id)
    if publikasi is None:
        raise TidakDitemukan("Publikasi ini tidak ada.")
    return publikasi
