"""The constraints of a case, each by name, and the case without one of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from smartpns.anggaran.susun.kasus import BatasOpd, Kasus, Kebutuhan
from smartpns.anggaran.susun.pergi import Saat


class Jenis(StrEnum):
    """The kinds of constraint. The last two belong to the request itself and are never loosened."""

    PAGU = "pagu"
    WAJIB = "wajib"
    MINIMAL = "min_tempat"
    MAKSIMAL = "maks_tempat"
    PERGI = "maks_pergi"
    JUMLAH = "jumlah"
    UTUH = "semua_atau_tidak"


@dataclass(frozen=True, order=True)
class Syarat:
    """One constraint: its kind and what it is about (an OPD or a need; a year, of people away also a month)."""

    jenis: Jenis
    nama: str = ""
    tahun: int = 0
    bulan: int = 0

    @property
    def saat(self) -> Saat:
        """Return the moment that a limit on absence is about."""
        return Saat(self.tahun, self.bulan)

    @classmethod
    def pagu(cls, tahun: int) -> Syarat:
        return cls(Jenis.PAGU, tahun=tahun)

    @classmethod
    def wajib(cls, kebutuhan: str) -> Syarat:
        return cls(Jenis.WAJIB, kebutuhan)

    @classmethod
    def minimal(cls, opd: str) -> Syarat:
        return cls(Jenis.MINIMAL, opd)

    @classmethod
    def maksimal(cls, opd: str) -> Syarat:
        return cls(Jenis.MAKSIMAL, opd)

    @classmethod
    def pergi(cls, opd: str, saat: Saat) -> Syarat:
        return cls(Jenis.PERGI, opd, *saat)

    @classmethod
    def jumlah(cls, kebutuhan: str) -> Syarat:
        return cls(Jenis.JUMLAH, kebutuhan)

    @classmethod
    def utuh(cls, kebutuhan: str) -> Syarat:
        return cls(Jenis.UTUH, kebutuhan)


def semua_syarat(kasus: Kasus) -> list[Syarat]:
    """Return every constraint that can be loosened, in a fixed order."""
    syarat = [Syarat.pagu(tahun) for tahun in kasus.ruang]
    syarat += [Syarat.wajib(k.id) for k in kasus.kebutuhan if k.wajib]
    for kode, batas in sorted(kasus.opd.items()):
        if batas.min_tempat:
            syarat.append(Syarat.minimal(kode))
        if batas.maks_tempat is not None:
            syarat.append(Syarat.maksimal(kode))
        syarat += [Syarat.pergi(kode, saat) for saat in batas.maks_pergi]
    return syarat


def hanya(kasus: Kasus, syarat: Collection[Syarat]) -> Kasus:
    """Return the case with these constraints only; the rest of it stays."""
    return kasus.dengan(
        pagu={tahun: pagu for tahun, pagu in kasus.pagu.items() if Syarat.pagu(tahun) in syarat},
        opd={kode: _hanya_opd(kode, batas, syarat) for kode, batas in kasus.opd.items()},
        kebutuhan=tuple(
            k if not k.wajib or Syarat.wajib(k.id) in syarat else replace(k, wajib=False) for k in kasus.kebutuhan
        ),
    )


def _hanya_opd(kode: str, batas: BatasOpd, syarat: Collection[Syarat]) -> BatasOpd:
    return BatasOpd(
        min_tempat=batas.min_tempat if Syarat.minimal(kode) in syarat else 0,
        maks_tempat=batas.maks_tempat if Syarat.maksimal(kode) in syarat else None,
        maks_pergi={t: n for t, n in batas.maks_pergi.items() if Syarat.pergi(kode, t) in syarat},
    )


def dilonggarkan(kasus: Kasus, perubahan: dict[Syarat, int]) -> Kasus:
    """Return the case after a change: ceilings raised, limits widened, minimums lowered, duties taken away.

    A mandatory need that is to start with fewer people stays mandatory for the people that remain.
    """
    kurang = {s.nama: n for s, n in perubahan.items() if s.jenis is Jenis.WAJIB}
    return kasus.dengan(
        pagu={tahun: pagu + perubahan.get(Syarat.pagu(tahun), 0) for tahun, pagu in kasus.pagu.items()},
        opd={kode: _opd_dilonggarkan(kode, batas, perubahan) for kode, batas in kasus.opd.items()},
        kebutuhan=tuple(_wajib_dikurangi(k, kurang.get(k.id, 0)) for k in kasus.kebutuhan),
    )


def _wajib_dikurangi(kebutuhan: Kebutuhan, orang: int) -> Kebutuhan:
    if orang == kebutuhan.jumlah:
        return replace(kebutuhan, wajib=False)
    return replace(kebutuhan, jumlah=kebutuhan.jumlah - orang)


def _opd_dilonggarkan(kode: str, batas: BatasOpd, perubahan: dict[Syarat, int]) -> BatasOpd:
    maks = batas.maks_tempat
    return BatasOpd(
        min_tempat=batas.min_tempat - perubahan.get(Syarat.minimal(kode), 0),
        maks_tempat=None if maks is None else maks + perubahan.get(Syarat.maksimal(kode), 0),
        maks_pergi={t: n + perubahan.get(Syarat.pergi(kode, t), 0) for t, n in batas.maks_pergi.items()},
    )
