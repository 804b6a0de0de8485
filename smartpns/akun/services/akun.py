"""Accounts, and the settings of this installation."""

from smartpns.akun import queries, rules
from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Pengguna
from smartpns.akun.services.sandi import PENYANDI
from smartpns.akun.services.sesi import akhiri_semua_sesi
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.instalasi import instalasi


def buat_pengguna(
    nama_pengguna: str,
    nama: str,
    oleh: Pelaku,
    *,
    nip: str | None = None,
    email: str | None = None,
    sandi: str | None = None,
) -> Pengguna:
    """Create an account; without a password it waits for a one-time link.

    Raises DomainError when the user name or NIP is taken or malformed.
    """
    orang = Pengguna()
    _isi_pengguna(orang, nama_pengguna, nama, nip, email)
    db.session.add(orang)
    if sandi:
        rules.periksa_sandi(sandi, orang.nama_pengguna)
        orang.sandi_hash = PENYANDI.hash(sandi)
    catat("buat_akun", orang, oleh)
    return orang


def ubah_pengguna(
    orang: Pengguna, oleh: Pelaku, *, nama_pengguna: str, nama: str, nip: str | None, email: str | None
) -> None:
    """Change who an account is. Raises DomainError when the user name or NIP is taken or malformed."""
    _isi_pengguna(orang, nama_pengguna, nama, nip, email)
    catat("ubah_akun", orang, oleh)


def _isi_pengguna(orang: Pengguna, nama_pengguna: str, nama: str, nip: str | None, email: str | None) -> None:
    kunci = rules.nama_pengguna_baku(nama_pengguna)
    nip_baku = rules.nip_baku(nip) if nip else None
    for field, nilai in (("nama_pengguna", kunci), ("nip", nip_baku)):
        lain = queries.pengguna_bernama(nilai) if nilai else None
        if lain and lain is not orang:
            raise DomainError(f"“{nilai}” sudah dipakai akun {lain.nama}. Pakai yang lain atau ubah akun itu.", field)
    orang.nama_pengguna, orang.nama, orang.nip, orang.email = kunci, " ".join(nama.split()), nip_baku, email or None


def atur_aktif(orang: Pengguna, aktif: bool, oleh: Pelaku, alasan: str) -> None:
    """Switch an account on or off; switching off ends every session at once."""
    if oleh.pengguna_id == orang.id:
        raise DomainError("Anda tidak dapat menonaktifkan akun Anda sendiri. Minta admin lain melakukannya.")
    akhiri_semua_sesi(orang.id)
    orang.aktif = aktif
    catat("aktifkan_akun" if aktif else "nonaktifkan_akun", orang, oleh, alasan)


def ubah_instalasi(nilai: dict[str, str], oleh: Pelaku) -> None:
    """Change the settings of this installation."""
    kini = instalasi()
    for kolom, isi in nilai.items():
        setattr(kini, kolom, isi)
    db.session.add(kini)
    catat("ubah_instalasi", kini, oleh)
