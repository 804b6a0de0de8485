"""The moves of the committee."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, or_, select

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.models import KunciBobot, Pemindahan
from smartpns.prioritas.queries.kunci import kunci_periode


@dataclass(frozen=True, slots=True)
class Pindah:
    """A move as it counts: which need, to which rank of the list as it is by then, and why."""

    kebutuhan_id: UUID
    ke: int
    alasan: str


def daftar_pemindahan(periode: Periode) -> list[Pemindahan]:
    """Every move of a period, newest first, struck out or not."""
    pilih = select(Pemindahan).where(Pemindahan.periode_id == periode.id)
    return list(db.session.scalars(pilih.order_by(Pemindahan.nomor.desc())))


def ambil_pemindahan(id_: UUID, *, kunci: bool = False) -> Pemindahan:
    """One move; `kunci` holds it until the transaction ends (PostgreSQL). Raises TidakDitemukan."""
    pemindahan = db.session.get(Pemindahan, id_, with_for_update=kunci or None)
    if pemindahan is None:
        raise TidakDitemukan("Pemindahan ini tidak ada. Buka daftar pemindahan untuk melihat yang ada.")
    return pemindahan


def pindah_berlaku(periode: Periode, tanpa: UUID | None = None) -> list[Pindah]:
    """The moves of a period that count, in their order; `tanpa` leaves one of them out."""
    return [
        Pindah(satu.kebutuhan_id, satu.ke, satu.alasan)
        for satu in reversed(daftar_pemindahan(periode))
        if satu.berlaku and satu.id != tanpa
    ]


def pemindahan_berbobot_lain(periode: Periode) -> list[Pemindahan]:
    """The moves that count although the committee made them under other weights than those locked now, oldest first.

    None as long as no weights are locked. Whether their reasons still hold is for the committee to say.
    """
    kunci = kunci_periode(periode.id)
    if kunci is None:
        return []
    berbobot_sama = exists().where(
        KunciBobot.periode_id == Pemindahan.periode_id,
        KunciBobot.versi_id == kunci.versi_id,
        KunciBobot.dikunci_pada <= Pemindahan.pada,
        or_(KunciBobot.dibuka_pada.is_(None), KunciBobot.dibuka_pada >= Pemindahan.pada),
    )
    pilih = select(Pemindahan).where(
        Pemindahan.periode_id == periode.id, Pemindahan.dicoret_pada.is_(None), ~berbobot_sama
    )
    return list(db.session.scalars(pilih.order_by(Pemindahan.nomor)))
