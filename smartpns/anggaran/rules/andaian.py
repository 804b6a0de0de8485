"""What a planner assumes otherwise than what is in force, and its spelling in addresses and stored versions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.core.formats import RUPIAH_TERBESAR
from smartpns.core.teks import tulis_desimal
from smartpns.prioritas.rules import KODE_KRITERIA, periksa_bobot

PERSEN = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
ESKALASI_TERBESAR, TUNDA_TERLAMA, PERPANJANGAN_TERLAMA, TEMPAT_TERBANYAK = 50, 20, 14, 10**6


class Daftar(Berlabel):
    """The three lists that stand beside each other."""

    POTONG = "potong", "Peringkat lalu potong"
    TERBAIK = "terbaik", "Rencana terbaik"
    TIM = "tim", "Keputusan tim"


@dataclass(frozen=True)
class Andaian:
    """What is tried: rupiah by year, weights by criterion, percents, years of delay, semesters, places by OPD code.

    What is None or empty is as in force. Ceilings, weights, escalation and extension belong to the district's own
    decisions; the rest (discount, share away, delay, places) is the planner's choice of method (`kebijakan`).
    """

    pagu: tuple[tuple[int, int], ...] = ()
    bobot: tuple[tuple[str, Decimal], ...] = ()
    eskalasi_persen: Decimal | None = None
    perpanjangan: int = 0
    diskon_persen: Decimal | None = None
    porsi_pergi_persen: Decimal | None = None
    tunda: int | None = None
    min_tempat: tuple[tuple[str, int], ...] = ()
    maks_tempat: tuple[tuple[str, int], ...] = ()

    @property
    def kosong(self) -> bool:
        """Return whether everything is as in force."""
        return self == Andaian()

    @property
    def kebijakan(self) -> Andaian:
        """Return the planner's choices alone, everything that others decide as in force."""
        return replace(self, pagu=(), bobot=(), eskalasi_persen=None, perpanjangan=0)

    @property
    def argumen(self) -> dict[str, str]:
        """Return the assumptions as they stand in an address; `dari` reads them back."""
        tunggal: dict[str, Decimal | int | None] = {
            "eskalasi": self.eskalasi_persen,
            "perpanjangan": self.perpanjangan or None,
            "diskon": self.diskon_persen,
            "porsi": self.porsi_pergi_persen,
            "tunda": self.tunda,
        }
        isi = {kunci: tulis_desimal(nilai) for kunci, nilai in tunggal.items() if nilai is not None}
        isi |= {f"pagu.{tahun}": str(rupiah) for tahun, rupiah in self.pagu}
        isi |= {f"bobot.{kode}": tulis_desimal(nilai) for kode, nilai in self.bobot}
        isi |= {f"min.{kode}": str(orang) for kode, orang in self.min_tempat}
        return isi | {f"maks.{kode}": str(orang) for kode, orang in self.maks_tempat}

    def kalimat(self, tulis_rupiah: Callable[[int], str], nama_opd: Mapping[str, str]) -> list[str]:
        """Return every assumption in words; an OPD without a name in `nama_opd` goes by its code."""
        isi = [f"pagu {tahun} {tulis_rupiah(rupiah)}" for tahun, rupiah in self.pagu]
        if self.bobot:
            isi.append("bobot " + ", ".join(f"{kode} {tulis_desimal(nilai)}" for kode, nilai in self.bobot if nilai))
        if self.eskalasi_persen is not None:
            isi.append(f"biaya naik {tulis_desimal(self.eskalasi_persen)}% per tahun dari harga tahun pertama periode")
        if self.perpanjangan:
            isi.append(f"studi berjalan diperpanjang {self.perpanjangan} semester")
        if self.diskon_persen is not None:
            isi.append(f"nilai berkurang {tulis_desimal(self.diskon_persen)}% per tahun tunda")
        if self.porsi_pergi_persen is not None:
            isi.append(f"paling banyak {tulis_desimal(self.porsi_pergi_persen)}% pegawai OPD pergi bersamaan")
        if self.tunda is not None:
            lambat = f"paling lambat {self.tunda} tahun sesudah tahun" if self.tunda else "tepat pada tahun"
            isi.append(f"mulai {lambat} yang diminta")
        isi += [f"{nama_opd.get(kode, kode)} paling sedikit {orang} orang" for kode, orang in self.min_tempat]
        return isi + [f"{nama_opd.get(kode, kode)} paling banyak {orang} orang" for kode, orang in self.maks_tempat]


def baca_andaian(isi: Mapping[str, str]) -> tuple[Andaian, list[str]]:
    """Read what an address (or a stored version) says; the second part names the keys that could not be read.

    Keys of others are passed over.
    """
    pembaca = _Pembaca(isi)
    andaian = Andaian(
        pagu=pembaca.kelompok("pagu", _tahun, lambda teks: _bulat(teks, RUPIAH_TERBESAR)),
        bobot=pembaca.kelompok("bobot", _kriteria, lambda teks: _persen(teks, 100)),
        eskalasi_persen=pembaca.satu("eskalasi", lambda teks: _persen(teks, ESKALASI_TERBESAR)),
        perpanjangan=pembaca.satu("perpanjangan", lambda teks: _bulat(teks, PERPANJANGAN_TERLAMA)) or 0,
        diskon_persen=pembaca.satu("diskon", lambda teks: _persen(teks, 100)),
        porsi_pergi_persen=pembaca.satu("porsi", lambda teks: _persen(teks, 100)),
        tunda=pembaca.satu("tunda", lambda teks: _bulat(teks, TUNDA_TERLAMA)),
        min_tempat=pembaca.kelompok("min", _kode_opd, lambda teks: _bulat(teks, TEMPAT_TERBANYAK)),
        maks_tempat=pembaca.kelompok("maks", _kode_opd, lambda teks: _bulat(teks, TEMPAT_TERBANYAK)),
    )
    try:
        if andaian.bobot:
            periksa_bobot(dict(andaian.bobot))
    except DomainError:
        return replace(andaian, bobot=()), [*pembaca.salah, "bobot"]
    return andaian, pembaca.salah


class _Pembaca:
    def __init__(self, isi: Mapping[str, str]) -> None:
        self.isi = {kunci: nilai for kunci, teks in isi.items() if (nilai := teks.strip())}
        self.salah: list[str] = []

    def satu(self, kunci: str, baca: Callable[[str], Any]) -> Any:
        return self._coba(kunci, baca, self.isi[kunci]) if kunci in self.isi else None

    def kelompok(self, awalan: str, baca_kunci: Callable[[str], Any], baca: Callable[[str], Any]) -> tuple[Any, ...]:
        hasil = []
        for kunci in sorted(k for k in self.isi if k.startswith(f"{awalan}.")):
            nama = self._coba(kunci, baca_kunci, kunci.removeprefix(f"{awalan}."))
            nilai = self._coba(kunci, baca, self.isi[kunci]) if nama is not None else None
            if nilai is not None:
                hasil.append((nama, nilai))
        return tuple(hasil)

    def _coba(self, kunci: str, baca: Callable[[str], Any], teks: str) -> Any:
        nilai = baca(teks)
        if nilai is None:
            self.salah.append(kunci)
        return nilai


def _bulat(teks: str, terbesar: int) -> int | None:
    return int(teks) if re.fullmatch(r"[0-9]{1,16}", teks) and int(teks) <= terbesar else None


def _persen(teks: str, terbesar: int) -> Decimal | None:
    if not PERSEN.fullmatch(teks) or not teks.isascii():
        return None
    nilai = Decimal(teks.replace(",", "."))
    return nilai if nilai <= terbesar else None


def _tahun(teks: str) -> int | None:
    return int(teks) if re.fullmatch(r"[12][0-9]{3}", teks) else None


def _kriteria(teks: str) -> str | None:
    return teks if teks in KODE_KRITERIA else None


def _kode_opd(teks: str) -> str | None:
    return teks if re.fullmatch(r"[\w.-]{1,30}", teks) else None
