"""The usulan of one OPD and its rows, never those of another."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.organisasi.models import Unit


def usulan_opd(periode: Periode, opd_id: UUID, *, kunci: bool = False) -> Usulan | None:
    """The usulan with its rows and history; `kunci` holds it until the transaction ends (PostgreSQL)."""
    pilih = (
        select(Usulan)
        .where(Usulan.periode_id == periode.id, Usulan.opd_id == opd_id)
        .options(
            joinedload(Usulan.opd),
            joinedload(Usulan.periode),
            selectinload(Usulan.riwayat),
            selectinload(Usulan.kebutuhan).joinedload(Kebutuhan.jabatan),
            selectinload(Usulan.kebutuhan).joinedload(Kebutuhan.unit),
            selectinload(Usulan.kebutuhan).joinedload(Kebutuhan.program_studi),
        )
    )
    return db.session.scalar(pilih.with_for_update(of=Usulan) if kunci else pilih)


def kebutuhan_opd(id_: UUID, opd_id: UUID) -> Kebutuhan:
    """One row of this OPD; a row of another OPD does not exist for the caller."""
    baris = db.session.scalar(
        select(Kebutuhan).join(Kebutuhan.usulan).where(Kebutuhan.id == id_, Usulan.opd_id == opd_id)
    )
    if baris is None:
        raise TidakDitemukan("Baris ini tidak ada, sudah dihapus, atau bukan milik OPD Anda.")
    return baris


def opd_berkode(kode: str) -> Unit:
    """The OPD with this code, e.g. `4.01`."""
    opd = db.session.scalar(select(Unit).where(Unit.kode == kode, Unit.opd_id == Unit.id))
    if opd is None:
        raise TidakDitemukan(f"OPD dengan kode {kode} tidak ada. Periksa kodenya di data unit.")
    return opd
