"""Which weights a period is ranked by, and whether they are locked."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from smartpns.core.db import db
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.models import KunciBobot, VersiBobot
from smartpns.prioritas.queries.bobot import bobot_berlaku


def kunci_periode(periode_id: UUID, *, kunci: bool = False) -> KunciBobot | None:
    """The lock on the weights of a period; None as long as they are open.

    `kunci` holds its row until the transaction ends (PostgreSQL).
    """
    pilih = (
        select(KunciBobot)
        .where(KunciBobot.periode_id == periode_id, KunciBobot.dibuka_pada.is_(None))
        .options(joinedload(KunciBobot.versi))
    )
    return db.session.scalar(pilih.with_for_update(of=KunciBobot) if kunci else pilih)


def daftar_kunci() -> Sequence[KunciBobot]:
    """Every locking of every period, also those opened again, newest first."""
    return db.session.scalars(
        select(KunciBobot)
        .options(joinedload(KunciBobot.versi), joinedload(KunciBobot.periode))
        .order_by(KunciBobot.dikunci_pada.desc())
    ).all()


def bobot_periode(periode: Periode) -> VersiBobot | None:
    """The version locked for a period; None as long as nobody has locked one."""
    kunci = kunci_periode(periode.id)
    return kunci.versi if kunci else None


def bobot_terkunci(periode: Periode) -> bool:
    """Whether scores of this period may be shown."""
    return kunci_periode(periode.id) is not None


def bobot_dipakai(periode: Periode) -> VersiBobot | None:
    """The version a period is ranked by: the locked one, else the one in force today (None: the defaults)."""
    return bobot_periode(periode) or bobot_berlaku()
