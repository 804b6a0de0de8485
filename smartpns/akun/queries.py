"""Look-ups of people, roles and the audit record."""

from uuid import UUID

from sqlalchemy import func, or_, select

from smartpns.akun.models import Pengguna
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan


def pengguna_sesi(kunci: str) -> Pengguna | None:
    """The user of a session cookie, unless the password changed or the account was switched off since."""
    id_, _, versi = kunci.partition(":")
    orang = db.session.get(Pengguna, UUID(id_))
    return orang if orang and orang.aktif and str(orang.versi_sesi) == versi else None


def pengguna_bernama(nama: str) -> Pengguna | None:
    """By user name or NIP, however it was typed."""
    bersih = "".join(nama.split()).lower()
    return db.session.scalar(select(Pengguna).where(or_(Pengguna.nama_pengguna == bersih, Pengguna.nip == bersih)))


def pengguna(id_: UUID) -> Pengguna:
    orang = db.session.get(Pengguna, id_)
    if orang is None:
        raise TidakDitemukan("Akun ini tidak ada.")
    return orang


def ada_pengguna() -> bool:
    return bool(db.session.scalar(select(func.count()).select_from(Pengguna)))
