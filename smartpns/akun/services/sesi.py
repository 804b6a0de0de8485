"""Sessions: opened at sign-in, ended by their person, by the clock, or by whatever changes what the person may do."""

from contextlib import suppress
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.exc import OperationalError

from smartpns.akun import queries
from smartpns.akun.models import Pengguna, Sesi
from smartpns.akun.rules import SESI_TERLAMA, TERLIHAT_TIAP, sebutan_perangkat
from smartpns.core.db import db, tulis_tersendiri
from smartpns.core.errors import TidakDitemukan
from smartpns.core.waktu import sekarang


def buka_sesi(orang: Pengguna, agen: str = "", kode_lama: str | None = None) -> str:
    """Open a session and return its code, which only the browser keeps; the browser's former one ends."""
    if kode_lama:
        akhiri_sesi_berkode(kode_lama)
    mati = (Sesi.pengguna_id == orang.id) & (Sesi.created_at < sekarang() - SESI_TERLAMA)
    db.session.execute(delete(Sesi).where(mati))
    kode = token_urlsafe(32)
    db.session.add(Sesi(pengguna_id=orang.id, kode_hash=hash_sesi(kode), perangkat=sebutan_perangkat(agen)))
    db.session.flush()
    return kode


def akhiri_sesi_berkode(kode: str) -> None:
    """End the session with that code, if it lives."""
    db.session.execute(delete(Sesi).where(Sesi.kode_hash == hash_sesi(kode)))


def akhiri_sesi(sesi_id: UUID, orang_id: UUID) -> None:
    """End one session of a person. Raises TidakDitemukan when it is not theirs or ended already."""
    milik = (Sesi.id == sesi_id, Sesi.pengguna_id == orang_id)
    if db.session.execute(delete(Sesi).where(*milik).returning(Sesi.id)).first() is None:
        raise TidakDitemukan("Sesi ini sudah berakhir, atau bukan milik Anda.")


def akhiri_semua_sesi(pengguna_id: UUID) -> None:
    """End every session of a person, at once."""
    db.session.execute(delete(Sesi).where(Sesi.pengguna_id == pengguna_id))


def kenali_sesi(kode: str, *, dipakai: bool) -> Sesi | None:
    """The living session with that code; that it was used (`dipakai`) is written down once a minute at most."""
    sesi = queries.sesi_berkode(hash_sesi(kode))
    kini = sekarang()
    if sesi and dipakai and kini - sesi.terlihat_pada >= TERLIHAT_TIAP:
        with suppress(OperationalError), tulis_tersendiri() as sambungan:
            sambungan.execute(update(Sesi).where(Sesi.id == sesi.id).values(terlihat_pada=kini))
    return sesi


def hash_sesi(kode: str) -> str:
    """What the table keeps of a code."""
    return sha256(kode.encode()).hexdigest()
