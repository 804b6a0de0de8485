"""The two lists that people make by hand, as yardsticks for the plan.

Both walk down an order, mandatory needs first and ties by id; each need at its first allowed year, with as many people
as every year's ceiling and the OPD's maximum (and its limit on absence) still hold, all or none where the need asks
it; OPD minimums are ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import inf

from smartpns.anggaran.susun.isian import Isian, Rencana
from smartpns.anggaran.susun.kasus import Kasus, Kebutuhan


def peringkat_potong(kasus: Kasus) -> Rencana:
    """Walk down the scores."""
    return _berjalan(kasus, lambda k: _urutan(k.skor))


def rakus_rasio(kasus: Kasus) -> Rencana:
    """Walk down the scores per rupiah of one person's whole study; a study without cost comes first."""
    return _berjalan(kasus, _urutan_rasio)


def menurut_urutan(kasus: Kasus, urutan: Sequence[str]) -> Rencana:
    """Walk down an order that people decided: the ids of all needs, best first."""
    tempat = {id_: (float(n), Fraction(0)) for n, id_ in enumerate(urutan)}
    return _berjalan(kasus, lambda k: tempat[k.id])


Urutan = tuple[float, Fraction | int]


def _urutan(angka: Fraction) -> Urutan:
    """Return a key that sorts high numbers first, exactly: fractions are compared where doubles are equal."""
    return -float(angka), -angka


def _urutan_rasio(kebutuhan: Kebutuhan) -> Urutan:
    biaya = sum(kebutuhan.biaya_bila(kebutuhan.mulai[0]))
    return _urutan(kebutuhan.skor / biaya) if biaya else (-inf, Fraction(0))


def berjalan(isian: Isian, urutan: Callable[[Kebutuhan], Urutan]) -> Iterator[tuple[int, int]]:
    """Fill an empty plan in an order; yield the number of each need and its people right after they are placed."""
    semua = isian.kasus.kebutuhan
    kunci = [(not k.wajib, urutan(k), k.id) for k in semua]
    for nomor in sorted(range(len(semua)), key=kunci.__getitem__):
        mulai = semua[nomor].mulai[0]
        orang = isian.muat(nomor, mulai)
        if semua[nomor].semua_atau_tidak and orang < semua[nomor].jumlah:
            orang = 0
        if orang:
            isian.taruh(nomor, mulai, orang)
        yield nomor, orang


def _berjalan(kasus: Kasus, urutan: Callable[[Kebutuhan], Urutan]) -> Rencana:
    isian = Isian(kasus)
    for _ in berjalan(isian, urutan):
        pass
    return isian.rencana()
