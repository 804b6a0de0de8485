"""Rules around signing in that hold on paper: passwords, the wait after failures, sessions, acting officials."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from smartpns.core.errors import DomainError

SANDI_MINIMAL = 12
SANDI_MAKSIMAL = 128
DASAR_MINIMAL = 10
MASA_TAUTAN = timedelta(hours=24)
SESI_DIAM = timedelta(minutes=30)
SESI_TERLAMA = timedelta(hours=12)
TERLIHAT_TIAP = timedelta(minutes=1)
"""How often at most it is written down that a session was used."""
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


class SifatTugas(StrEnum):
    """Whether an official holds the office or acts in it (UU 30/2014 Pasal 14: Plt. and Plh. act on a mandate)."""

    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"

    @property
    def label(self) -> str:
        return {self.DEFINITIF: "Definitif", self.PLT: "Pelaksana tugas (Plt.)", self.PLH: "Pelaksana harian (Plh.)"}[
            self
        ]

    @property
    def awalan(self) -> str:
        """What stands before the name of the office: nothing, `Plt. ` or `Plh. `."""
        return "" if self is self.DEFINITIF else f"{self.value.capitalize()}. "


def periksa_dasar(dasar: str, bidang: str = "dasar") -> str:
    """The basis of a role, so written that it can be found again. Raises DomainError for a word or two."""
    rapi = " ".join(dasar.split())
    if len(rapi) < DASAR_MINIMAL or " " not in rapi:
        raise DomainError(
            "Tulis dasarnya supaya dapat dicari: jenis, nomor, dan tanggal surat, misalnya SK Bupati 800/12 tanggal "
            "5 Maret 2027.",
            bidang,
        )
    return rapi


class Perbuatan(StrEnum):
    """What the record of access knows."""

    MASUK = "masuk"
    GAGAL_MASUK = "gagal_masuk"
    KELUAR = "keluar"
    DITOLAK = "ditolak"
    GANTI_PERAN = "ganti_peran"
    LIHAT_ORANG = "lihat_orang"
    EKSPOR = "ekspor"

    @property
    def label(self) -> str:
        return {
            self.MASUK: "Masuk",
            self.GAGAL_MASUK: "Gagal masuk",
            self.KELUAR: "Keluar",
            self.DITOLAK: "Akses ditolak",
            self.GANTI_PERAN: "Ganti peran",
            self.LIHAT_ORANG: "Melihat data orang",
            self.EKSPOR: "Mengunduh data",
        }[self]


@dataclass(frozen=True)
class Rem:
    """A brake: so many failures are free, then each costs a wait that doubles up to `terlama`.

    After `lupa` without another failure the count begins anew.
    """

    bebas: int
    pertama: timedelta
    terlama: timedelta
    lupa: timedelta


REM_ORANG = Rem(5, timedelta(seconds=30), timedelta(minutes=15), timedelta(days=1))
"""For one name, from devices on which that person never signed in."""
REM_PERANGKAT = Rem(5, timedelta(seconds=30), timedelta(seconds=60), timedelta(days=1))
"""For one person on a device that they signed in from before: a stranger's guesses do not count here."""
REM_ALAMAT = Rem(30, timedelta(seconds=60), timedelta(seconds=60), timedelta(hours=1))
"""For all names from one network; an office sits behind one address, so the wait stays short."""


def tunda_setelah(gagal: int, rem: Rem = REM_ORANG) -> timedelta:
    """How long to wait after that many failures in a row: nothing at first, then doubled each time."""
    if gagal < rem.bebas:
        return timedelta()
    return min(rem.pertama * 2 ** min(gagal - rem.bebas, 10), rem.terlama)


def sesi_hidup(dibuka: datetime, terlihat: datetime, kini: datetime) -> bool:
    """Whether a session still counts: used within the last 30 minutes, opened within the last 12 hours."""
    return kini - terlihat < SESI_DIAM and kini - dibuka < SESI_TERLAMA


PERANGKAT = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def sebutan_perangkat(agen: str) -> str:
    """A browser as its owner knows it: `Chrome di Android`."""
    peramban = next((nama for tanda, nama in PERANGKAT if tanda in agen), "Peramban lain")
    sistem = next((nama for tanda, nama in SISTEM if tanda in agen), None)
    return f"{peramban} di {sistem}" if sistem else peramban


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
