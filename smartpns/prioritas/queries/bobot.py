"""The versions of the weights."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from smartpns.core.db import db
from smartpns.core.waktu import hari_ini
from smartpns.prioritas import rules
from smartpns.prioritas.models import VersiBobot

Bobot = Mapping[str, Decimal | float]


def daftar_bobot() -> list[VersiBobot]:
    """Every version of the weights, newest first."""
    return list(db.session.scalars(select(VersiBobot).order_by(VersiBobot.nomor.desc())))


def versi_bobot(nomor: int) -> VersiBobot | None:
    """The version with this number."""
    return db.session.scalar(select(VersiBobot).where(VersiBobot.nomor == nomor))


def bobot_berlaku(pada: date | None = None) -> VersiBobot | None:
    """The version in force on a day (default today); None as long as nobody has stored one."""
    return db.session.scalar(
        select(VersiBobot)
        .where(VersiBobot.berlaku_mulai <= (pada or hari_ini()))
        .order_by(VersiBobot.berlaku_mulai.desc(), VersiBobot.nomor.desc())
        .limit(1)
    )


def nilai_bobot(versi: VersiBobot | None) -> dict[str, Decimal]:
    """The weights of a version as exact numbers; those an installation starts with for None."""
    return rules.bobot_bawaan() if versi is None else rules.periksa_bobot(versi.nilai)
