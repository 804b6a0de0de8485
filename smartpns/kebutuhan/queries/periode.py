"""Which planning period counts, and until when it is open for an OPD."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Periode, Perpanjangan


def periode_berjalan() -> Periode | None:
    """The period opened last; before the first opening, the one that opens next."""
    kini = sekarang()
    dibuka = select(Periode).where(Periode.dibuka_pada <= kini).order_by(Periode.dibuka_pada.desc())
    return db.session.scalar(dibuka.limit(1)) or db.session.scalar(
        select(Periode).order_by(Periode.dibuka_pada).limit(1)
    )


def daftar_periode() -> Sequence[Periode]:
    """All periods, the latest first."""
    return db.session.scalars(select(Periode).order_by(Periode.tahun.desc())).all()


def periode_tahun(tahun: int) -> Periode:
    """The period that begins with this budget year. Raises TidakDitemukan."""
    periode = db.session.scalar(select(Periode).where(Periode.tahun == tahun))
    if periode is None:
        raise TidakDitemukan(f"Periode yang dimulai tahun {tahun} belum dibuat.")
    return periode


def periode_sebelum(periode: Periode) -> Periode | None:
    """The period just before this one."""
    return db.session.scalar(
        select(Periode).where(Periode.tahun < periode.tahun).order_by(Periode.tahun.desc()).limit(1)
    )


def perpanjangan_opd(periode: Periode, opd_id: UUID) -> datetime | None:
    """The latest closing instant granted to this OPD, if any."""
    return db.session.scalar(
        select(func.max(Perpanjangan.sampai)).where(
            Perpanjangan.periode_id == periode.id, Perpanjangan.opd_id == opd_id
        )
    )


def masa_pengisian_berjalan(periode: Periode) -> bool:
    """Whether any OPD may still fill in, by the period or by an extension."""
    kini = sekarang()
    if periode.terbuka(kini):
        return True
    izin = select(Perpanjangan.id).where(Perpanjangan.periode_id == periode.id, Perpanjangan.sampai > kini)
    return db.session.scalar(izin.limit(1)) is not None


def batas_opd(periode: Periode, opd_id: UUID) -> datetime:
    """The instant from which this OPD can no longer submit; an extension is considered."""
    perpanjangan = perpanjangan_opd(periode, opd_id)
    return max(periode.ditutup_pada, perpanjangan) if perpanjangan else periode.ditutup_pada
