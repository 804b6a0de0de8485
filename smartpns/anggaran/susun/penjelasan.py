"""Why a need is not chosen, proven by choosing it and solving again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from smartpns.anggaran.susun.bentrok import awal_besar, jelaskan
from smartpns.anggaran.susun.isian import TANPA_BATAS, Isian, Rencana
from smartpns.anggaran.susun.kasus import Kasus, Kebutuhan
from smartpns.anggaran.susun.pergi import Saat
from smartpns.anggaran.susun.terbaik import Susunan, susun
from smartpns.core.formats import desimal, rupiah

TERGESER_TERBANYAK = 5
BUKAN_UANG = "Masih muat, tetapi tidak menambah nilai rencana."


@dataclass(frozen=True)
class Alasan:
    """Why `orang` people of a need are not in the plan.

    `kurang` holds, for each start year, what the other years lack in rupiah beside the plan as it stands. With them
    the best plan is worth `nilai_bila_dipilih`, and the needs in `tergeser` have fewer people (before, after). None
    means that no plan with them keeps every constraint; `bentrokan` then says which ones clash.
    """

    id: str
    orang: int
    kurang: Mapping[int, Mapping[int, int]]
    penuh: bool
    nilai_bila_dipilih: Fraction | None
    turun: Fraction
    tergeser: tuple[tuple[str, int, int], ...]
    bentrokan: str
    kalimat: str


def alasan_tidak_dipilih(susunan: Susunan, id_: str) -> Alasan | None:
    """Return why a need has no people, or not all of them, in the plan; None when all of them are in it."""
    rencana = susunan.rencana
    kasus = rencana.kasus
    nomor = next(n for n, k in enumerate(kasus.kebutuhan) if k.id == id_)
    kebutuhan = kasus.kebutuhan[nomor]
    ada = rencana.orang[nomor]
    if ada == kebutuhan.jumlah:
        return None
    tambahan = kebutuhan.jumlah if kebutuhan.semua_atau_tidak else 1
    hambatan = halangan(Isian.dari(rencana), nomor, tambahan, kebutuhan.mulai)
    kurang, penuh = hambatan.kurang, hambatan.penuh
    lain = rencana_bila_dipilih(kasus, nomor, ada + tambahan)
    if lain is None:
        bentrokan = " ".join(f"{b.kalimat}." for b in jelaskan(dipaksa(kasus, nomor, ada + tambahan), {id_}).bentrokan)
        return Alasan(
            id_,
            tambahan,
            kurang,
            penuh,
            None,
            Fraction(0),
            (),
            bentrokan,
            f"Tidak dapat dipilih{' lebih banyak' if ada else ''}. {bentrokan}",
        )
    tergeser = tuple(
        (kasus.kebutuhan[n].id, sebelum, lain.orang[n])
        for n, sebelum in sorted(rencana.orang.items())
        if lain.orang[n] < sebelum
    )
    turun = rencana.nilai - lain.nilai
    kalimat = " ".join(filter(None, (_sebab(kebutuhan, hambatan), _akibat(tergeser, turun))))
    return Alasan(id_, tambahan, kurang, penuh, lain.nilai, turun, tergeser, "", kalimat)


def dipaksa(kasus: Kasus, nomor: int, orang: int) -> Kasus:
    """Return the case in which so many people of a need must start; the rest of them are a need of their own, last."""
    kebutuhan = kasus.kebutuhan[nomor]
    bagian = [replace(kebutuhan, jumlah=orang, wajib=True)]
    if orang < kebutuhan.jumlah:
        bagian.append(replace(kebutuhan, jumlah=kebutuhan.jumlah - orang))
    semua = kasus.kebutuhan
    return kasus.dengan(kebutuhan=(*semua[:nomor], bagian[0], *semua[nomor + 1 :], *bagian[1:]))


def rencana_bila_dipilih(kasus: Kasus, nomor: int, orang: int) -> Rencana | None:
    """Return the best plan in which at least so many people of a need start, or None when there is none."""
    susunan = susun(dipaksa(kasus, nomor, orang), segera=True)
    if susunan is None:
        return None
    isian = Isian(kasus)
    for (n, mulai), banyak in susunan.rencana.pilihan.items():
        isian.taruh(n if n < len(kasus.kebutuhan) else nomor, mulai, banyak)
    return isian.rencana()


@dataclass(frozen=True)
class Halangan:
    """What keeps more people of a need out of a plan as it stands.

    By start year: the rupiah that are short in each year, and the moments at which the OPD may send nobody more;
    `penuh` when it has no place left at all.
    """

    kurang: Mapping[int, Mapping[int, int]]
    pergi: Mapping[int, tuple[Saat, ...]]
    penuh: bool

    @property
    def paling_dekat(self) -> int:
        """Return the start year that is kept out by the least."""
        return min(self.kurang, key=lambda mulai: (len(self.pergi[mulai]), sum(self.kurang[mulai].values()), mulai))


def halangan(isian: Isian, nomor: int, orang: int, mulai: Sequence[int]) -> Halangan:
    """Return what keeps so many people more of a need out of a plan as it stands, for each of these start years."""
    kebutuhan = isian.kasus.kebutuhan[nomor]
    batas = isian.kasus.opd.get(kebutuhan.opd, TANPA_BATAS)
    return Halangan(
        {
            awal: {
                tahun: biaya * orang - isian.sisa[tahun]
                for tahun, biaya in kebutuhan.tahun_biaya(awal)
                if tahun in isian.sisa and biaya * orang > isian.sisa[tahun]
            }
            for awal in mulai
        },
        {
            awal: tuple(
                saat
                for saat in kebutuhan.saat_pergi(awal, batas.maks_pergi)
                if isian.pergi[kebutuhan.opd, saat] + orang > batas.maks_pergi[saat]
            )
            for awal in mulai
        },
        batas.maks_tempat is not None and isian.tempat[kebutuhan.opd] + orang > batas.maks_tempat,
    )


def sebab_tidak_dipilih(rencana: Rencana, *, hanya_tahun_pertama: bool = False) -> dict[str, str]:
    """Return, for every need that is not wholly in a plan, what stands in its way there: "2028 kurang Rp41.000.000."

    A list made by hand tries only the first allowed year (`hanya_tahun_pertama`). Nothing is solved again; what
    choosing a need would push out, `alasan_tidak_dipilih` says.
    """
    isian = Isian.dari(rencana)
    sebab = {}
    for nomor, kebutuhan in enumerate(rencana.kasus.kebutuhan):
        ada = rencana.orang[nomor]
        if ada < kebutuhan.jumlah:
            mulai = kebutuhan.mulai[:1] if hanya_tahun_pertama else kebutuhan.mulai
            orang = kebutuhan.jumlah if kebutuhan.semua_atau_tidak else 1
            sebab[kebutuhan.id] = _sebab(kebutuhan, halangan(isian, nomor, orang, mulai)) or BUKAN_UANG
    return sebab


def _sebab(kebutuhan: Kebutuhan, halangan: Halangan) -> str:
    mulai = halangan.paling_dekat
    sebab = [f"{tahun} kurang {rupiah(n)}" for tahun, n in sorted(halangan.kurang[mulai].items())]
    if pergi := halangan.pergi[mulai]:
        sebab.append(f"OPD {kebutuhan.opd} sudah mencapai batas pegawai yang pergi pada {', '.join(map(str, pergi))}")
    if halangan.penuh:
        sebab.append(f"maksimal tempat OPD {kebutuhan.opd} sudah terisi")
    if not sebab:
        return ""
    awal = f"Bila mulai {mulai}: " if len(halangan.kurang) > 1 and (halangan.kurang[mulai] or pergi) else ""
    return awal_besar(f"{awal}{'; '.join(sebab)}.")


def _akibat(tergeser: tuple[tuple[str, int, int], ...], turun: Fraction) -> str:
    nama = [f"{id_} ({sebelum} menjadi {sesudah} orang)" for id_, sebelum, sesudah in tergeser[:TERGESER_TERBANYAK]]
    if len(tergeser) > TERGESER_TERBANYAK:
        nama.append(f"{len(tergeser) - TERGESER_TERBANYAK} kebutuhan lain")
    akibat = [f"menggeser {', '.join(nama)}"] if nama else ["mengubah tahun mulai kebutuhan lain"]
    if turun > 0:
        akibat.append(f"menurunkan nilai rencana {desimal(float(turun), 2)} poin")
    else:
        akibat.append("tidak menurunkan nilai rencana")
    return f"Memilihnya {' dan '.join(akibat)}."
