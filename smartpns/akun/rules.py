"""Sign-in rules that hold on paper: what a password must be and how long to wait after failures."""

import re
from datetime import timedelta

from smartpns.core.errors import DomainError

SANDI_MINIMAL = 12
SANDI_MAKSIMAL = 128
GAGAL_SEBELUM_TUNDA = 5
TUNDA_PERTAMA = timedelta(seconds=30)
TUNDA_TERLAMA = timedelta(minutes=15)
MASA_TAUTAN = timedelta(hours=24)
SANDI_PERAGAAN = "peragaan smart pns"
"""The password of the sample district's accounts; they exist in demonstration mode only."""
SANDI_UMUM = frozenset(
    {
        "passwordpassword",
        "123456789012",
        "qwertyuiopas",
        "smartpnssmartpns",
        "bkpsdmbkpsdm",
    }
)
KATA_UMUM = frozenset({"admin", "bkpsdm", "katasandi", "password", "qwerty", "rahasia", "smartpns"})
"""One of these with only digits and signs around it is guessed as soon as the word: `SmartPNS-2027!`."""


def tunda_setelah(gagal: int) -> timedelta:
    """How long the account waits after that many failures in a row: 30 s from the fifth, doubled each time."""
    if gagal < GAGAL_SEBELUM_TUNDA:
        return timedelta()
    return min(TUNDA_PERTAMA * 2 ** min(gagal - GAGAL_SEBELUM_TUNDA, 10), TUNDA_TERLAMA)


def periksa_sandi(sandi: str, nama_pengguna: str) -> None:
    """Raise DomainError when a new password is too short, too common or contains the user name."""
    if not SANDI_MINIMAL <= len(sandi) <= SANDI_MAKSIMAL:
        raise DomainError(
            f"Kata sandi harus {SANDI_MINIMAL}–{SANDI_MAKSIMAL} huruf. Pakai kalimat yang mudah Anda ingat.",
            "sandi_baru",
        )
    kecil = sandi.lower()
    if kecil in SANDI_UMUM or re.sub("[^a-z]", "", kecil) in KATA_UMUM or len(set(kecil)) < 4:
        raise DomainError("Kata sandi ini mudah ditebak. Pakai kalimat yang hanya Anda yang tahu.", "sandi_baru")
    if nama_pengguna.lower() in kecil:
        raise DomainError("Kata sandi tidak boleh memuat nama pengguna atau NIP Anda.", "sandi_baru")


def nama_pengguna_baku(teks: str) -> str:
    """A user name as it is kept: small letters without spaces. Raises DomainError."""
    nama = "".join(teks.split()).lower()
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{2,58}[a-z0-9]", nama):
        raise DomainError(
            "Nama pengguna terdiri dari 4–60 huruf kecil, angka, titik, atau garis, misalnya rina.kominfo.",
            "nama_pengguna",
        )
    return nama


def nip_baku(teks: str) -> str:
    """The 18 digits of a NIP typed with or without spaces. Raises DomainError."""
    angka = re.sub(r"[\s.]", "", teks)
    if not re.fullmatch(r"\d{18}", angka):
        raise DomainError(
            "NIP terdiri dari 18 angka, misalnya 19850315 201001 1 001. Periksa angka yang kurang.", "nip"
        )
    return angka
