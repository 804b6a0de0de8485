"""The best plan of a case by the method that its size asks for, never worse than the lists made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smartpns.anggaran.susun.besar import selesaikan_besar
from smartpns.anggaran.susun.isian import Isian, Rencana
from smartpns.anggaran.susun.kasus import Kasus
from smartpns.anggaran.susun.model import Terbukti, Usaha, mungkin, selesaikan
from smartpns.anggaran.susun.pembanding import peringkat_potong, rakus_rasio

CELAH = 1e-3  # what a case too large for a full proof is proven to
PILIHAN_KECIL = 100  # needs times start years up to which prices have nothing to add
PILIHAN_TUNTAS = 2000  # and up to which the proof is pursued to the end, as far as the work below goes
KERJA = 1_200_000  # nodes times choices that a proof may take; small cases get many nodes, large ones few
KERJA_SEGERA = 400_000  # the same while somebody waits


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


def susun(
    kasus: Kasus, *, segera: bool = False, waktu_maks: float | None = None, dikenal: Sequence[Rencana] = ()
) -> Susunan | None:
    """Return the best plan, or None when no plan keeps every constraint (`bentrok.jelaskan` says why).

    With `segera` somebody waits for the answer: the proof is not pursued for long. `waktu_maks` limits the proof
    in seconds; the bound stays honest. Of the plans in `dikenal`, of this case or of one with less money, none is
    better than the answer.
    """
    pembanding = peringkat_potong(kasus), rakus_rasio(kasus)
    tangan = [p for p in (*pembanding, *(Rencana(kasus, satu.pilihan) for satu in dikenal)) if not p.pelanggaran()]
    terbukti = _terbukti(kasus, tangan, KERJA_SEGERA if segera else KERJA, waktu_maks)
    if terbukti is None:
        return None
    rencana = lengkapi(max((terbukti.rencana, *tangan), key=lambda r: r.nilai))
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


def _terbukti(kasus: Kasus, tangan: Sequence[Rencana], kerja: int, detik: float | None) -> Terbukti | None:
    """Settle a large case by prices, and pursue the proof of one that is not too large from there to the end."""
    pilihan = max(sum(len(k.mulai) for k in kasus.kebutuhan), 1)
    kasar = selesaikan_besar(kasus, CELAH) if pilihan > PILIHAN_KECIL else None
    if kasar and pilihan > PILIHAN_TUNTAS:
        return kasar
    ada = [*tangan, *([kasar.rencana] if kasar else [])]
    awal = max(ada, key=lambda satu: satu.nilai) if ada else mungkin(kasus)
    if awal is None:
        return None
    halus = selesaikan(kasus, CELAH if pilihan > PILIHAN_TUNTAS else 0.0, Usaha(kerja // pilihan + 1, detik, awal))
    if halus is None or kasar is None:
        return halus
    return Terbukti(max(kasar.rencana, halus.rencana, key=lambda r: r.nilai), min(kasar.batas, halus.batas))
