"""Use cases around people who sign in."""

from functools import cache
from math import ceil

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from smartpns.akun import queries, rules
from smartpns.akun.models import Pengguna, PercobaanMasuk
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.waktu import sekarang

PENYANDI = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
SALAH = "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar-kecil, lalu coba lagi."


@cache
def _sandi_bayangan() -> str:
    """A hash to compare with when there is no such account, so that both answers cost the same."""
    return PENYANDI.hash("tidak ada akun ini")


def masuk(nama: str, sandi: str) -> Pengguna | None:
    """The person, or None when name or password is wrong (counted: the caller must commit either way).

    Raises DomainError while the account has to wait.
    """
    kunci = "".join(nama.split()).lower()[:60]
    percobaan = db.session.get(PercobaanMasuk, kunci) or PercobaanMasuk(nama=kunci, gagal=0)
    tunda = percobaan.tunda_sampai
    if tunda and tunda > sekarang():
        detik = ceil((tunda - sekarang()).total_seconds())
        raise DomainError(f"Terlalu banyak percobaan yang salah. Coba lagi {detik} detik lagi.", "nama")
    orang = queries.pengguna_bernama(nama)
    if sandi_cocok(orang, sandi) and orang is not None and orang.aktif:
        if percobaan.gagal:
            db.session.delete(percobaan)
        return orang
    percobaan.gagal += 1
    lama = rules.tunda_setelah(percobaan.gagal)
    percobaan.tunda_sampai = sekarang() + lama if lama else None
    db.session.add(percobaan)
    return None


def sandi_cocok(orang: Pengguna | None, sandi: str) -> bool:
    tersimpan = orang.sandi_hash if orang else None
    try:
        PENYANDI.verify(tersimpan or _sandi_bayangan(), sandi)
    except VerifyMismatchError:
        return False
    return tersimpan is not None
