"""Codes of the budget: the sub-kegiatan, and the rekening that each cost belongs to.

Sources: Kepmendagri 050-5889/2021, 900.1.15.5-1317/2023 and 900.1.15.5-3406/2024. Codes are text: older prints have two
digits for a sub-kegiatan (`.04`), newer ones four (`.0004`). They change from year to year, so an installation keeps
them as dated rows; what stands here is only what it may start with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from smartpns.biaya.rules import Komponen
from smartpns.core.berlabel import Berlabel
from smartpns.organisasi.rules import Jenjang, Kepastian

POLA_KODE = re.compile(r"\d{1,2}(\.\d{1,4}){1,6}")
"""Groups of digits with points between them: `5.1.02.02.11.0002`, `5.03.02.2.03.0004`."""


class JenisKode(Berlabel):
    """What a code names."""

    SUB_KEGIATAN = "sub_kegiatan", "Sub-kegiatan"
    REKENING = "rekening", "Rekening belanja"


@dataclass(frozen=True)
class KodeBerlaku:
    """A code in force. `jenjang` and `komponen` narrow the costs that a rekening takes; empty takes all of them."""

    jenis: JenisKode
    kode: str
    uraian: str
    jenjang: frozenset[Jenjang] = frozenset()
    komponen: frozenset[Komponen] = frozenset()
    kepastian: Kepastian = Kepastian.PERLU_DIPERIKSA

    @property
    def ketepatan(self) -> tuple[bool, bool]:
        """Return how narrow it is: by component before by level."""
        return bool(self.komponen), bool(self.jenjang)

    @property
    def sebut_jenjang(self) -> str:
        """Say which levels it takes."""
        return ", ".join(j.label for j in Jenjang if j in self.jenjang) or "semua jenjang"

    @property
    def sebut_komponen(self) -> str:
        """Say which components it takes."""
        return ", ".join(k.label for k in Komponen if k in self.komponen) or "semua komponen"

    def menampung(self, jenjang: Jenjang, komponen: Komponen) -> bool:
        """Return whether a cost may be booked here."""
        return (not self.jenjang or jenjang in self.jenjang) and (not self.komponen or komponen in self.komponen)

    def berebut(self, lain: KodeBerlaku) -> bool:
        """Return whether both would take the same cost with equal right."""
        bersama = (not self.jenjang or self.jenjang & lain.jenjang) and (
            not self.komponen or self.komponen & lain.komponen
        )
        return self.jenis is lain.jenis and self.ketepatan == lain.ketepatan and bool(bersama)


def pilih_rekening(daftar: Iterable[KodeBerlaku], jenjang: Jenjang, komponen: Komponen) -> KodeBerlaku | None:
    """Return the narrowest rekening that takes this cost; None when no rekening does."""
    cocok = [k for k in daftar if k.jenis is JenisKode.REKENING and k.menampung(jenjang, komponen)]
    return min(cocok, key=lambda k: (tuple(not tepat for tepat in k.ketepatan), k.kode), default=None)


@dataclass(frozen=True)
class KodeBawaan:
    """A code an installation may start with: the code, the day it counts from and what it rests on."""

    kode: KodeBerlaku
    dasar_hukum: str
    berlaku_mulai: date = date(2024, 1, 1)


_KEPMENDAGRI = "Kepmendagri 050-5889/2021, terakhir diubah 900.1.15.5-3406/2024"
_BELUM_PASTI = f"{_KEPMENDAGRI}; nomornya perlu diperiksa"


def _rekening(nomor: str, uraian: str, jenjang: Sequence[Jenjang], kepastian: Kepastian) -> KodeBawaan:
    kode = KodeBerlaku(JenisKode.REKENING, f"5.1.02.02.11{nomor}", uraian, frozenset(jenjang), kepastian=kepastian)
    return KodeBawaan(kode, _KEPMENDAGRI if kepastian is Kepastian.TERVERIFIKASI else _BELUM_PASTI)


KODE_BAWAAN = (
    KodeBawaan(
        KodeBerlaku(JenisKode.SUB_KEGIATAN, "5.03.02.2.03.0004", "Pengelolaan Pendidikan Lanjutan ASN"), _BELUM_PASTI
    ),
    _rekening("", "Belanja Beasiswa Pendidikan PNS", (), Kepastian.TERVERIFIKASI),
    _rekening(".0001", "Belanja Beasiswa Tugas Belajar S1", (Jenjang.S1,), Kepastian.PERLU_DIPERIKSA),
    _rekening(".0002", "Belanja Beasiswa Tugas Belajar S2", (Jenjang.S2,), Kepastian.TERVERIFIKASI),
    _rekening(".0003", "Belanja Beasiswa Tugas Belajar S3", (Jenjang.S3,), Kepastian.PERLU_DIPERIKSA),
)
