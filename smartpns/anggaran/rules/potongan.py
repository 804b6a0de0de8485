"""The cut line: who is served when the list is walked down from the top, with what the ceilings and limits still hold.

It is the walk of the case format (`susun.pembanding`), the only one: mandatory needs first, each need at the year it
asks for, with as many of its people as every year's ceiling, the places of its OPD and the people away there allow.
Source: PP 12/2019 and Permendagri 77/2020 (yearly APBD).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from smartpns.anggaran.susun.isian import Isian
from smartpns.anggaran.susun.kasus import Kasus
from smartpns.anggaran.susun.pembanding import berjalan
from smartpns.anggaran.susun.penjelasan import Halangan, halangan
from smartpns.core.berlabel import Berlabel


class StatusAnggaran(Berlabel):
    """Whether a need, or at least somebody of it, is served under the ceilings."""

    DALAM_PAGU = "dalam_pagu", "Dalam pagu"
    DI_LUAR_PAGU = "di_luar_pagu", "Di luar pagu"


TANPA_HALANGAN = Halangan({}, {}, False)


@dataclass(frozen=True)
class Keputusan:
    """What the walk decided for one need: how many of its people are served, and what kept the others out.

    `kurang` holds, for every year that refuses one person more (all of them where the need is all or nothing), the
    rupiah that are short, or None where that year has no ceiling yet. A need whose cost is unknown (`berharga` False)
    is never served.
    """

    id: str
    peringkat: int
    diminta: int
    orang: int
    kurang: Mapping[int, int | None] = field(default_factory=dict)
    bukan_uang: str = ""
    berharga: bool = True

    @property
    def muat(self) -> bool:
        """Return whether anybody of the need is served."""
        return self.orang > 0

    @property
    def penuh(self) -> bool:
        """Return whether all of its people are."""
        return self.orang == self.diminta

    @property
    def status(self) -> StatusAnggaran:
        """Return the status that the lists show."""
        return StatusAnggaran.DALAM_PAGU if self.muat else StatusAnggaran.DI_LUAR_PAGU

    def alasan(self, tulis_rupiah: Callable[[int], str]) -> str:
        """Say what keeps people out: "2028 kurang Rp41.000.000; pagu 2029 belum diisi"; empty when all are served."""
        if not self.berharga:
            return "biaya belum dapat dihitung: SPP / UKT belum ada di standar biaya"
        uang = [
            f"pagu {tahun} belum diisi" if rupiah is None else f"{tahun} kurang {tulis_rupiah(rupiah)}"
            for tahun, rupiah in sorted(self.kurang.items())
        ]
        return "; ".join([*uang, *([self.bukan_uang] if self.bukan_uang else [])])


@dataclass(frozen=True)
class Potongan:
    """The outcome of the walk: a decision per need in the order walked down, and the room that is left by year."""

    keputusan: tuple[Keputusan, ...]
    sisa: Mapping[int, int | None]

    @property
    def garis(self) -> int | None:
        """Return the rank of the first need that is not wholly served; None when all are."""
        return next((satu.peringkat for satu in self.keputusan if not satu.penuh), None)

    @property
    def jumlah_muat(self) -> int:
        """Return how many needs are served, wholly or in part."""
        return sum(satu.muat for satu in self.keputusan)

    @property
    def orang_muat(self) -> int:
        """Return how many people are served."""
        return sum(satu.orang for satu in self.keputusan)


def garis_potong(
    kasus: Kasus, urutan: Sequence[str], tanpa_pagu: Collection[int] = (), diminta: Mapping[str, int] | None = None
) -> Potongan:
    """Walk down `urutan`, the ids best first, and serve whom the case still holds.

    A year in `tanpa_pagu` has no ceiling yet and refuses whatever costs something in it. Ids that are no need of the
    case cannot be priced; `diminta` says how many people they ask for.
    """
    isian = Isian(_tertutup(kasus, tanpa_pagu))
    tempat = {id_: n for n, id_ in enumerate(urutan)}
    putusan: dict[str, tuple[int, Halangan]] = {}
    for nomor, orang in berjalan(isian, lambda k: (float(tempat[k.id]), 0)):
        kebutuhan = kasus.kebutuhan[nomor]
        lagi = kebutuhan.jumlah if kebutuhan.semua_atau_tidak else 1
        ada = orang == kebutuhan.jumlah
        putusan[kebutuhan.id] = orang, TANPA_HALANGAN if ada else halangan(isian, nomor, lagi, kebutuhan.mulai[:1])
    jumlah = dict(diminta or {}) | {k.id: k.jumlah for k in kasus.kebutuhan}
    return Potongan(
        tuple(_keputusan(id_, n, jumlah[id_], putusan.get(id_), tanpa_pagu) for n, id_ in enumerate(urutan, start=1)),
        {tahun: None if tahun in tanpa_pagu else sisa for tahun, sisa in isian.sisa.items()},
    )


def _tertutup(kasus: Kasus, tanpa_pagu: Collection[int]) -> Kasus:
    """Return the case in which a year without a ceiling has no room."""
    return kasus.dengan(pagu={**kasus.pagu, **{tahun: kasus.komitmen.get(tahun, 0) for tahun in tanpa_pagu}})


def _keputusan(
    id_: str, peringkat: int, diminta: int, putusan: tuple[int, Halangan] | None, tanpa_pagu: Collection[int]
) -> Keputusan:
    if putusan is None:
        return Keputusan(id_, peringkat, diminta, 0, berharga=False)
    orang, sebab = putusan
    kurang = next(iter(sebab.kurang.values()), {})
    return Keputusan(
        id_,
        peringkat,
        diminta,
        orang,
        {tahun: None if tahun in tanpa_pagu else rupiah for tahun, rupiah in kurang.items()},
        _bukan_uang(sebab),
    )


def _bukan_uang(sebab: Halangan) -> str:
    """Say what other than money keeps people out."""
    kata = ["tempat OPD ini sudah terisi menurut kuotanya"] if sebab.penuh else []
    if saat := next(iter(sebab.pergi.values()), ()):
        kata.append(f"OPD ini sudah mencapai batas pegawai yang pergi pada {', '.join(map(str, saat))}")
    return "; ".join(kata)
