"""How the cost of one study is divided among those who pay it.

A study has a main source (`Pembiayaan`); what the others take over is written as percent of the cost, and the part of
the APBD as percent or as rupiah for each semester. A source that names no share of its own is the main one and pays
what the others leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Self

from smartpns.core.formats import rupiah

from .pilihan import Pembiayaan

SELURUHNYA = 100


@dataclass(frozen=True)
class BagianApbd:
    """What the APBD pays of one study: percent of the cost, or (`rupiah` given) rupiah for each semester.

    Rupiah are those of an agreement: they do not rise with the prices, and never exceed what the year costs.
    """

    persen: int = SELURUHNYA
    rupiah: int | None = None

    @property
    def ada(self) -> bool:
        """Return whether the APBD pays anything."""
        return self.persen > 0 if self.rupiah is None else self.rupiah > 0


@dataclass(frozen=True)
class Pembagian:
    """The shares that were written; all left open means that the main source pays everything.

    Percents are of the whole cost. Beside `rupiah_apbd` they are of what the APBD leaves, because its percent is not
    known beforehand.
    """

    persen_apbd: int | None = None
    rupiah_apbd: int | None = None
    persen_apbn: int | None = None
    persen_sponsor: int | None = None
    nama_sponsor: str = ""
    persen_mandiri: int | None = None

    @classmethod
    def dari(cls, baris: Any) -> Self:
        """Read the shares of anything that has them under the same names."""
        nilai = {f.name: getattr(baris, f.name) for f in fields(cls)}
        return cls(**nilai | {"nama_sponsor": nilai["nama_sponsor"] or ""})

    @property
    def tertulis(self) -> dict[Pembiayaan, int]:
        """Return the percents that were written."""
        semua = {
            Pembiayaan.APBD: self.persen_apbd,
            Pembiayaan.APBN: self.persen_apbn,
            Pembiayaan.SPONSOR: self.persen_sponsor,
            Pembiayaan.MANDIRI: self.persen_mandiri,
        }
        return {sumber: persen for sumber, persen in semua.items() if persen is not None}

    def persen(self, utama: Pembiayaan) -> dict[Pembiayaan, int]:
        """Return the percent of every source that pays; beside rupiah of the APBD, the percents of the rest."""
        hasil = self.tertulis
        if utama not in hasil and not (utama is Pembiayaan.APBD and self.rupiah_apbd is not None):
            hasil[utama] = max(SELURUHNYA - sum(hasil.values()), 0)
        return {sumber: hasil[sumber] for sumber in Pembiayaan if hasil.get(sumber)}

    def belum_disebut(self, utama: Pembiayaan) -> int:
        """Return the percent whose source nobody has named; beside rupiah of the APBD, of the rest."""
        return SELURUHNYA - sum(self.persen(utama).values())

    def apbd(self, utama: Pembiayaan) -> BagianApbd:
        """Return the part of the APBD."""
        if self.rupiah_apbd is not None:
            return BagianApbd(0, self.rupiah_apbd)
        return BagianApbd(self.persen(utama).get(Pembiayaan.APBD, 0))

    def nama(self, sumber: Pembiayaan) -> str:
        """Return what the source is called: a sponsor by its name when it has one."""
        return self.nama_sponsor if sumber is Pembiayaan.SPONSOR and self.nama_sponsor else sumber.label

    def sebut(self, utama: Pembiayaan) -> str:
        """Say who pays: "APBD", "APBD 60%, LPDP 40%", "APBD Rp5.000.000 per semester, selebihnya LPDP"."""
        persen = self.persen(utama)
        bagian = [f"{self.nama(sumber)} {n}%" for sumber, n in persen.items()]
        if kurang := self.belum_disebut(utama):
            bagian.append(f"{kurang}% belum disebut sumbernya" if persen else "belum disebut sumbernya")
        elif len(persen) == 1:
            bagian = [self.nama(sumber) for sumber in persen]
        if self.rupiah_apbd is None:
            return ", ".join(bagian)
        return f"APBD {rupiah(self.rupiah_apbd)} per semester, selebihnya {' dan '.join(bagian)}"


SUMBER_UTAMA_SAJA = Pembagian()


@dataclass(frozen=True)
class MasalahPembagian:
    """One thing wrong with the shares: at which of them, what, and how to mend it."""

    kolom: str
    masalah: str
    saran: str


def periksa_pembagian(utama: Pembiayaan, pembagian: Pembagian) -> Iterator[MasalahPembagian]:
    """Yield what cannot be: no percent, two ways at once, more than the whole, a sponsor without a name."""
    for sumber, persen in pembagian.tertulis.items():
        if not 0 <= persen <= SELURUHNYA:
            yield MasalahPembagian(
                f"persen_{sumber.value}", f"Bagian {sumber.label} {persen}% tidak mungkin.", "Isi 0 sampai 100."
            )
    if pembagian.rupiah_apbd is not None and pembagian.rupiah_apbd < 1:
        yield MasalahPembagian("rupiah_apbd", "Bagian APBD Rp0 tidak mungkin.", "Isi rupiahnya, atau kosongkan.")
    if pembagian.rupiah_apbd is not None and pembagian.persen_apbd is not None:
        yield MasalahPembagian(
            "rupiah_apbd", "Bagian APBD tertulis dua kali, persen dan rupiah.", "Kosongkan salah satunya."
        )
    if (jumlah := sum(pembagian.tertulis.values())) > SELURUHNYA:
        yield MasalahPembagian(
            f"persen_{next(iter(pembagian.tertulis)).value}",
            f"Bagian semua sumber berjumlah {jumlah}%.",
            "Kurangi sampai paling banyak 100%.",
        )
    if pembagian.persen_sponsor and not pembagian.nama_sponsor:
        yield MasalahPembagian(
            "nama_sponsor", "Nama sponsor atau beasiswa belum diisi.", "Tulis siapa yang membiayai, misalnya LPDP."
        )
    if pembagian.tertulis.get(utama) == 0:
        yield MasalahPembagian(
            f"persen_{utama.value}",
            f"{utama.label} adalah sumber utama, tetapi bagiannya 0%.",
            "Pilih sumber utama lain, atau isi bagiannya.",
        )
