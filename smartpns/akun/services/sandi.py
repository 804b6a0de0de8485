"""Passwords, and the one-time links by which they are made."""

from functools import cache
from hashlib import sha256
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import update

from smartpns.akun import queries, rules
from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Pengguna, TautanSandi
from smartpns.akun.services.rem import lepaskan_rem
from smartpns.akun.services.sesi import akhiri_semua_sesi
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.waktu import sekarang

PENYANDI = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
TAUTAN_MATI = "Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru kepada admin BKPSDM."


@cache
def _sandi_bayangan() -> str:
    """A hash to compare with when there is no such account, so that both answers cost the same."""
    return PENYANDI.hash("tidak ada akun ini")


def sandi_cocok(orang: Pengguna | None, sandi: str) -> bool:
    """Whether this is the person's password; takes as long when there is no such person."""
    tersimpan = orang.sandi_hash if orang else None
    try:
        PENYANDI.verify(tersimpan or _sandi_bayangan(), sandi)
    except VerifyMismatchError:
        return False
    return tersimpan is not None


def ganti_sandi(orang: Pengguna, lama: str, baru: str, oleh: Pelaku) -> None:
    """Change one's own password; every session ends, the caller opens a new one."""
    if not sandi_cocok(orang, lama):
        raise DomainError("Kata sandi lama tidak cocok. Periksa huruf besar-kecil, lalu coba lagi.", "sandi_lama")
    _pasang_sandi(orang, baru)
    catat("ganti_sandi", orang, oleh)


def _pasang_sandi(orang: Pengguna, baru: str) -> None:
    rules.periksa_sandi(baru, orang.nama_pengguna)
    akhiri_semua_sesi(orang.id)
    orang.sandi_hash = PENYANDI.hash(baru)


def terbitkan_tautan(orang: Pengguna, oleh: Pelaku) -> str:
    """Issue a one-time link and return its code, shown once; older unused links of the person die."""
    for lama in queries.tautan_terbuka(orang.id):
        lama.dipakai_pada = sekarang()
    kode = token_urlsafe(32)
    db.session.add(TautanSandi(pengguna=orang, kode_hash=_hash_kode(kode), kedaluwarsa=sekarang() + rules.MASA_TAUTAN))
    catat("terbitkan_tautan_sandi", orang, oleh)
    return kode


def tautan_sah(kode: str) -> TautanSandi:
    """The link behind a code. Raises DomainError when it is unknown, used or too old."""
    tautan = queries.tautan_berkode(_hash_kode(kode))
    if tautan is None or tautan.dipakai_pada or tautan.kedaluwarsa <= sekarang() or not tautan.pengguna.aktif:
        raise DomainError(TAUTAN_MATI)
    return tautan


def pakai_tautan(kode: str, baru: str) -> Pengguna:
    """Set a new password through a one-time link; waiting after failed sign-ins is lifted.

    Of several who use it at once one wins: the database marks it used only while it is not.
    """
    tautan = tautan_sah(kode)
    orang = tautan.pengguna
    rules.periksa_sandi(baru, orang.nama_pengguna)
    menang = db.session.execute(
        update(TautanSandi)
        .where(TautanSandi.id == tautan.id, TautanSandi.dipakai_pada.is_(None))
        .values(dipakai_pada=sekarang(), updated_at=sekarang())
        .returning(TautanSandi.id)
    ).first()
    if menang is None:
        raise DomainError(TAUTAN_MATI)
    _pasang_sandi(orang, baru)
    catat("pakai_tautan_sandi", orang, Pelaku(orang.id, orang.nama, Peran.PNS))
    lepaskan_rem(orang.id)
    return orang


def _hash_kode(kode: str) -> str:
    return sha256(kode.encode()).hexdigest()
