"""Use cases around people who sign in."""

from datetime import date
from functools import cache
from hashlib import sha256
from math import ceil
from secrets import token_urlsafe
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from smartpns.akun import queries, rules
from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Pengguna, Penugasan, PercobaanMasuk, TautanSandi
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.instalasi import instalasi
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
    """Whether this is the person's password; takes as long when there is no such person."""
    tersimpan = orang.sandi_hash if orang else None
    try:
        PENYANDI.verify(tersimpan or _sandi_bayangan(), sandi)
    except VerifyMismatchError:
        return False
    return tersimpan is not None


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
    orang.aktif = aktif
    orang.versi_sesi += 1
    catat("aktifkan_akun" if aktif else "nonaktifkan_akun", orang, oleh, alasan)


def tugaskan(
    orang: Pengguna,
    peran: Peran,
    oleh: Pelaku,
    *,
    dasar: str,
    mulai: date,
    sampai: date | None = None,
    unit_id: UUID | None = None,
    nama_unit: str = "",
) -> Penugasan:
    """Give a person a role for a unit and a time. Raises DomainError when unit and role do not fit."""
    if peran.milik_opd and unit_id is None:
        raise DomainError(f"Peran {peran.label} bertindak untuk satu OPD. Pilih OPD-nya.", "unit_id")
    if sampai and sampai < mulai:
        raise DomainError("Tanggal selesai mendahului tanggal mulai. Perbaiki salah satunya.", "sampai")
    tugas = Penugasan(
        pengguna=orang,
        peran=peran,
        unit_id=unit_id if peran.milik_opd else None,
        nama_unit=nama_unit if peran.milik_opd else "",
        mulai=mulai,
        sampai=sampai,
        dasar=dasar,
    )
    db.session.add(tugas)
    catat("tugaskan", tugas, oleh)
    return tugas


def akhiri_tugas(tugas: Penugasan, pada: date, oleh: Pelaku, alasan: str) -> None:
    """End a role on a day (the last day it holds)."""
    tugas.sampai = max(pada, tugas.mulai)
    catat("akhiri_tugas", tugas, oleh, alasan)


def ganti_sandi(orang: Pengguna, lama: str, baru: str, oleh: Pelaku) -> None:
    """Change one's own password; every other session ends."""
    if not sandi_cocok(orang, lama):
        raise DomainError("Kata sandi lama tidak cocok. Periksa huruf besar-kecil, lalu coba lagi.", "sandi_lama")
    _pasang_sandi(orang, baru)
    catat("ganti_sandi", orang, oleh)


def _pasang_sandi(orang: Pengguna, baru: str) -> None:
    rules.periksa_sandi(baru, orang.nama_pengguna)
    orang.sandi_hash = PENYANDI.hash(baru)
    orang.versi_sesi += 1


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
        raise DomainError("Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru kepada admin BKPSDM.")
    return tautan


def pakai_tautan(kode: str, baru: str) -> Pengguna:
    """Set a new password through a one-time link; waiting after failed sign-ins is lifted."""
    tautan = tautan_sah(kode)
    orang = tautan.pengguna
    _pasang_sandi(orang, baru)
    catat("pakai_tautan_sandi", orang, Pelaku(orang.id, orang.nama, Peran.PNS))
    tautan.dipakai_pada = sekarang()
    for kunci in filter(None, (orang.nama_pengguna, orang.nip)):
        if percobaan := db.session.get(PercobaanMasuk, kunci):
            db.session.delete(percobaan)
    return orang


def _hash_kode(kode: str) -> str:
    return sha256(kode.encode()).hexdigest()


def ubah_instalasi(nilai: dict[str, str], oleh: Pelaku) -> None:
    """Change the settings of this installation."""
    kini = instalasi()
    for kolom, isi in nilai.items():
        setattr(kini, kolom, isi)
    db.session.add(kini)
    catat("ubah_instalasi", kini, oleh)
