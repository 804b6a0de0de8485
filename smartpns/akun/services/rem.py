"""The brake on guessing: a turn is counted before the password is looked at, so that parallel guesses count too."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from ipaddress import ip_address, ip_network
from math import ceil
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from smartpns.akun import queries, rules
from smartpns.akun.models import PercobaanMasuk
from smartpns.akun.rules import Rem
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.waktu import sekarang

SISIPAN = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
Giliran = Sequence[tuple[str, Rem]]
"""What one attempt was counted under: a network and a name, or a known device with its person."""


def ambil_giliran(nama: str, alamat: str, perangkat: Mapping[UUID, str]) -> Giliran:
    """Count an attempt for that name before it is made. The caller commits at once.

    `perangkat` holds the mark this browser got when a person signed in from it. Raises DomainError while there is a
    wait; the attempt then counts nowhere.
    """
    orang = queries.pengguna_bernama(nama)
    giliran: Giliran
    if orang is not None and orang.id in perangkat:
        giliran = [(_kunci("perangkat", f"{perangkat[orang.id]}:{orang.id}"), rules.REM_PERANGKAT)]
    else:
        siapa = _kunci("orang", str(orang.id)) if orang else _kunci("nama", "".join(nama.split()).lower())
        giliran = [(_kunci("jaringan", jaringan(alamat)), rules.REM_ALAMAT), (siapa, rules.REM_ORANG)]
    kini = sekarang()
    for kunci, rem in giliran:
        _hitung(kunci, rem, kini)
    return giliran


def _hitung(kunci: str, rem: Rem, kini: datetime) -> None:
    percobaan = _terkunci(kunci, kini)
    if percobaan.tunda_sampai and percobaan.tunda_sampai > kini:
        detik = ceil((percobaan.tunda_sampai - kini).total_seconds())
        dari = " dari jaringan ini" if rem is rules.REM_ALAMAT else ""
        raise DomainError(f"Terlalu banyak percobaan yang salah{dari}. Coba lagi {detik} detik lagi.", "nama")
    if kini - percobaan.terakhir > rem.lupa:
        percobaan.gagal = 0
    percobaan.gagal += 1
    percobaan.terakhir = kini
    lama = rules.tunda_setelah(percobaan.gagal, rem)
    percobaan.tunda_sampai = kini + lama if lama else None
    db.session.flush()


def _terkunci(kunci: str, kini: datetime) -> PercobaanMasuk:
    """The count under that key, made if there is none, and held until the transaction ends."""
    sisip: Any = SISIPAN[db.engine.dialect.name](PercobaanMasuk)
    db.session.execute(sisip.values(kunci=kunci, gagal=0, terakhir=kini).on_conflict_do_nothing())
    pilih = select(PercobaanMasuk).where(PercobaanMasuk.kunci == kunci).with_for_update()
    return db.session.scalars(pilih.execution_options(populate_existing=True)).one()


def kembalikan_giliran(giliran: Giliran) -> None:
    """The attempt succeeded: the name or device starts anew, the network gets this one turn back."""
    for kunci, rem in giliran:
        percobaan = _terkunci(kunci, sekarang())
        percobaan.gagal = max(percobaan.gagal - 1, 0) if rem is rules.REM_ALAMAT else 0
        if percobaan.gagal < rem.bebas:
            percobaan.tunda_sampai = None


def lepaskan_rem(pengguna_id: UUID) -> None:
    """Nobody waits for that person any longer (they proved who they are through a one-time link)."""
    percobaan = db.session.get(PercobaanMasuk, _kunci("orang", str(pengguna_id)))
    if percobaan:
        percobaan.gagal, percobaan.tunda_sampai = 0, None


def jaringan(alamat: str) -> str:
    """The network of an address: its /24, or /64 for IPv6; text that is no address stands for itself."""
    try:
        panjang = 24 if ip_address(alamat).version == 4 else 64
    except ValueError:
        return alamat
    return str(ip_network(f"{alamat}/{panjang}", strict=False))


def _kunci(jenis: str, nilai: str) -> str:
    return sha256(f"{jenis}:{nilai}".encode()).hexdigest()
