"""Signing in and out."""

from smartpns.akun import queries
from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Pengguna
from smartpns.akun.rules import Perbuatan
from smartpns.akun.services.akses import catat_akses
from smartpns.akun.services.rem import Giliran, kembalikan_giliran
from smartpns.akun.services.sandi import sandi_cocok
from smartpns.akun.services.sesi import akhiri_sesi_berkode, buka_sesi

SALAH = "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar-kecil, lalu coba lagi."


def kenali(nama: str, sandi: str) -> Pengguna | None:
    """The person of that name if the password is theirs and the account active. Slow on purpose, changes nothing."""
    orang = queries.pengguna_bernama(nama)
    return orang if sandi_cocok(orang, sandi) and orang is not None and orang.aktif else None


def masuk(orang: Pengguna, giliran: Giliran, agen: str, alamat: str, kode_lama: str | None = None) -> str:
    """Let a person in: a new session, whose code is returned; the turn is given back."""
    kembalikan_giliran(giliran)
    catat_akses(Perbuatan.MASUK, _diri(orang), alamat)
    return buka_sesi(orang, agen, kode_lama)


def gagal_masuk(nama: str, alamat: str) -> None:
    """Record a wrong guess; what was typed stands there only when it is an account (it might be a password)."""
    orang = queries.pengguna_bernama(nama)
    catat_akses(Perbuatan.GAGAL_MASUK, _diri(orang) if orang else None, alamat)


def keluar(orang: Pengguna, kode: str, alamat: str) -> None:
    """End this session."""
    akhiri_sesi_berkode(kode)
    catat_akses(Perbuatan.KELUAR, _diri(orang), alamat)


def _diri(orang: Pengguna) -> Pelaku:
    return Pelaku(orang.id, orang.nama, Peran.PNS)
