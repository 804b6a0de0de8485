"""The moves of the committee."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.models import Pemindahan


@dataclass(frozen=True, slots=True)
class Pindah:
    """A move that counts: which need, from which rank of the list as it was then to which, and why."""

    kebutuhan_id: UUID
    dari: int
    ke: int
    alasan: str
    oleh_nama: str
    pada: datetime


def daftar_pemindahan(periode: Periode) -> list[Pemindahan]:
    """Every move of a period, newest first, struck out or not."""
    pilih = select(Pemindahan).where(Pemindahan.periode_id == periode.id)
    return list(db.session.scalars(pilih.order_by(Pemindahan.nomor.desc())))


def ambil_pemindahan(id_: UUID) -> Pemindahan:
    """One move."""
    pemindahan = db.session.get(Pemindahan, id_)
    if pemindahan is None:
        raise TidakDitemukan("Pemindahan ini tidak ada. Buka daftar pemindahan untuk melihat yang ada.")
    return pemindahan


def pindah_berlaku(periode: Periode, tanpa: UUID | None = None) -> list[Pindah]:
    """The moves of a period that count, in their order; `tanpa` leaves one of them out."""
    return [
        Pindah(satu.kebutuhan_id, satu.dari, satu.ke, satu.alasan, satu.oleh_nama, satu.pada)
        for satu in reversed(daftar_pemindahan(periode))
        if satu.berlaku and satu.id != tanpa
    ]
