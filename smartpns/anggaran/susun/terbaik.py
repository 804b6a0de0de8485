"""The best plan of a case by the method that its size asks for, never worse than the lists made by hand."""

from __future__ import annotations

from dataclasses import dataclass

from smartpns.anggaran.susun.besar import selesaikan_besar
from smartpns.anggaran.susun.isian import Isian, Rencana
from smartpns.anggaran.susun.kasus import Kasus
from smartpns.anggaran.susun.model import Terbukti, mungkin, selesaikan
from smartpns.anggaran.susun.pembanding import peringkat_potong, rakus_rasio

CELAH = 1e-3  # what a case too large for a full proof is proven to
PILIHAN_KECIL = 240  # needs times start years up to which the proof is pursued to the end
SIMPUL_KECIL = 2000


@dataclass(frozen=True)
class Susunan:
    """The best plan found, a proven bound above every plan, and the two lists made by hand."""

    rencana: Rencana
    batas_atas: float
    peringkat_potong: Rencana
    rakus_rasio: Rencana

    @property
    def celah(self) -> float:
        """Return by how much, relative to the bound, a better plan could still exceed this one."""
        return (self.batas_atas - float(self.rencana.nilai)) / self.batas_atas if self.batas_atas > 0 else 0.0


def susun(kasus: Kasus) -> Susunan | None:
    """Return the best plan, or None when no plan keeps every constraint (`bentrok.jelaskan` says why)."""
    terbukti = _terbukti(kasus)
    if terbukti is None:
        return None
    pembanding = peringkat_potong(kasus), rakus_rasio(kasus)
    calon = [terbukti.rencana, *(p for p in pembanding if p.nilai > terbukti.rencana.nilai and not p.pelanggaran())]
    rencana = lengkapi(max(calon, key=lambda r: r.nilai))
    return Susunan(rencana, max(terbukti.batas, float(rencana.nilai)), *pembanding)


def lengkapi(rencana: Rencana) -> Rencana:
    """Return the plan with everybody added who still fits, the highest scores first."""
    kasus, isian = rencana.kasus, Isian.dari(rencana)
    kurang = [n for n, k in enumerate(kasus.kebutuhan) if k.skor > 0 and rencana.orang[n] < k.jumlah]
    for nomor in sorted(kurang, key=lambda n: (-kasus.kebutuhan[n].skor, n)):
        kebutuhan = kasus.kebutuhan[nomor]
        sisa = kebutuhan.jumlah - rencana.orang[nomor]
        for mulai in kebutuhan.mulai:
            muat = min(isian.muat(nomor, mulai), sisa)
            if muat and not (kebutuhan.semua_atau_tidak and muat < sisa):
                isian.taruh(nomor, mulai, muat)
                sisa -= muat
    return isian.rencana()


def _terbukti(kasus: Kasus) -> Terbukti | None:
    if sum(len(k.mulai) for k in kasus.kebutuhan) <= PILIHAN_KECIL:
        return selesaikan(kasus, simpul=SIMPUL_KECIL)
    if ada := selesaikan_besar(kasus, CELAH):
        return ada
    return selesaikan(kasus, CELAH) if mungkin(kasus) else None
