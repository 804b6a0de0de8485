"""The three lists beside each other: cut by rank, best plan, decided by the committee."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from math import ceil
from typing import Any

from smartpns.anggaran.rules.andaian import Daftar
from smartpns.anggaran.rules.keterangan import Keterangan, sebut
from smartpns.anggaran.susun.baca import baca_kasus
from smartpns.anggaran.susun.isian import Isian, Rencana
from smartpns.anggaran.susun.kasus import Kasus
from smartpns.anggaran.susun.penjelasan import sebab_tidak_dipilih
from smartpns.anggaran.susun.syarat import Jenis, Syarat
from smartpns.anggaran.susun.terbaik import Susunan
from smartpns.core.formats import desimal, rupiah

TERBUKTI_HABIS = 1e-9
"""The relative precision of the solver; a gap within it leaves nothing better to be found."""


@dataclass(frozen=True)
class BarisKebutuhan:
    """A need with the people that each list gives it by start year."""

    kode: str
    keterangan: Keterangan
    skor: float
    diminta: int
    mulai: Mapping[Daftar, Mapping[int, int]]
    wajib: bool
    semua_atau_tidak: bool

    def orang(self, daftar: Daftar) -> int:
        """Return the people that a list gives it."""
        return sum(self.mulai[daftar].values())


@dataclass(frozen=True)
class BarisOpd:
    """One OPD: people asked for, and people by list."""

    kode: str
    nama: str
    diminta: int
    orang: Mapping[Daftar, int]

    @property
    def beda(self) -> int:
        """Return how many people more the best plan gives it than the cut ranking."""
        return self.orang[Daftar.TERBAIK] - self.orang[Daftar.POTONG]


@dataclass(frozen=True)
class TahunDaftar:
    """One budget year in rupiah: what is bound, what each list adds, and the ceiling."""

    tahun: int
    komitmen: int
    pagu: int
    baru: Mapping[Daftar, int]

    def sisa(self, daftar: Daftar) -> int:
        """Return what a list leaves under the ceiling; negative when it breaks it."""
        return self.pagu - self.komitmen - self.baru[daftar]


@dataclass(frozen=True)
class TigaDaftar:
    """A case with its three lists, everything that its pages show derived from them in whole numbers."""

    kasus: Kasus
    susunan: Susunan
    tim: Rencana
    keterangan: Mapping[str, Keterangan]
    _sebab: dict[Daftar, dict[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def daftar(self, yang: Daftar) -> Rencana:
        """Return one of the three lists."""
        return {
            Daftar.POTONG: self.susunan.peringkat_potong,
            Daftar.TERBAIK: self.susunan.rencana,
            Daftar.TIM: self.tim,
        }[yang]

    def nilai(self, yang: Daftar) -> float:
        """Return the points of a list."""
        return float(self.daftar(yang).nilai)

    def orang(self, yang: Daftar) -> int:
        """Return the people of a list."""
        return sum(self.daftar(yang).pilihan.values())

    def rupiah(self, yang: Daftar) -> int:
        """Return what a list costs the APBD within the years of the plan."""
        rencana = self.daftar(yang)
        return sum(rencana.baru[tahun] for tahun in self.kasus.tahun)

    def pelanggaran(self, yang: Daftar) -> list[str]:
        """Return, in words, every constraint that a list made by hand breaks."""
        return self._dilanggar[yang]

    @cached_property
    def _dilanggar(self) -> dict[Daftar, list[str]]:
        return {
            yang: [self.sebut(_langgar(syarat, n)) for syarat, n in self.daftar(yang).pelanggaran().items()]
            for yang in Daftar
        }

    @property
    def bukti(self) -> str:
        """Return what is proven about the best plan, its gap rounded up so that it never claims too much."""
        celah = self.susunan.celah
        if celah <= TERBUKTI_HABIS:
            return "terbukti tidak ada rencana lain yang bernilai lebih tinggi"
        return f"terbukti paling banyak {desimal(ceil(celah * 10_000) / 100, 2)}% di bawah yang terbaik"

    @property
    def temuan(self) -> str:
        """Return the finding in one line: by how much the best plan is worth more, or that it is not."""
        potong = self.daftar(Daftar.POTONG)
        if self.pelanggaran(Daftar.POTONG):
            return "Peringkat lalu potong melanggar syarat; rencana terbaik memenuhi semuanya"
        naik = (self.nilai(Daftar.TERBAIK) / self.nilai(Daftar.POTONG) - 1) * 100 if potong.nilai else 0.0
        if naik < 0.05:
            return "Peringkat lalu potong sudah sebaik rencana terbaik"
        return f"Rencana terbaik bernilai {desimal(naik)}% di atas peringkat lalu potong"

    @cached_property
    def kebutuhan(self) -> list[BarisKebutuhan]:
        """Return every need with its people by list, in the order of the ranking."""
        mulai: dict[Daftar, dict[int, dict[int, int]]] = {yang: {} for yang in Daftar}
        for yang in Daftar:
            for (nomor, tahun), orang in self.daftar(yang).pilihan.items():
                mulai[yang].setdefault(nomor, {})[tahun] = orang
        baris = [
            BarisKebutuhan(
                satu.id,
                self.keterangan[satu.id],
                float(satu.skor),
                satu.jumlah,
                {yang: mulai[yang].get(nomor, {}) for yang in Daftar},
                satu.wajib,
                satu.semua_atau_tidak,
            )
            for nomor, satu in enumerate(self.kasus.kebutuhan)
        ]
        return sorted(baris, key=lambda satu: satu.keterangan.peringkat)

    @cached_property
    def per_opd(self) -> list[BarisOpd]:
        """Return the OPDs, those that the best plan changes most first."""
        diminta: Counter[str] = Counter()
        orang: Counter[tuple[str, Daftar]] = Counter()
        for nomor, satu in enumerate(self.kasus.kebutuhan):
            diminta[satu.opd] += satu.jumlah
            for yang in Daftar:
                orang[satu.opd, yang] += self.daftar(yang).orang[nomor]
        baris = [
            BarisOpd(kode, self.nama_opd.get(kode, kode), diminta[kode], {yang: orang[kode, yang] for yang in Daftar})
            for kode in diminta
        ]
        return sorted(baris, key=lambda satu: (-abs(satu.beda), satu.nama))

    @cached_property
    def per_tahun(self) -> list[TahunDaftar]:
        """Return the budget years."""
        return [
            TahunDaftar(
                tahun,
                self.kasus.komitmen.get(tahun, 0),
                self.kasus.pagu[tahun],
                {yang: self.daftar(yang).baru[tahun] for yang in Daftar},
            )
            for tahun in self.kasus.tahun
        ]

    @cached_property
    def nama_opd(self) -> dict[str, str]:
        """Return the names of the OPDs that have needs, by code."""
        return {satu.opd: self.keterangan[satu.id].opd for satu in self.kasus.kebutuhan}

    def opd_terlayani(self, yang: Daftar) -> int:
        """Return how many OPDs have anybody in a list."""
        return sum(satu.orang[yang] > 0 for satu in self.per_opd)

    def sebab(self, yang: Daftar) -> dict[str, str]:
        """Return what stands in the way of every need that is not wholly in a list, by code."""
        if yang not in self._sebab:
            kalimat = sebab_tidak_dipilih(self.daftar(yang), hanya_tahun_pertama=yang is not Daftar.TERBAIK)
            self._sebab[yang] = {kode: self.sebut(satu) for kode, satu in kalimat.items()}
        return self._sebab[yang]

    def sebut(self, kalimat: str) -> str:
        """Return a sentence of the engine with names in place of codes."""
        return sebut(kalimat, self.keterangan, self.nama_opd)

    # --- frozen ---

    @property
    def jawaban(self) -> dict[str, Any]:
        """Return the answer as a stored version keeps it, beside the case itself."""
        return {
            "batas_atas": self.susunan.batas_atas,
            "rakus": _pilihan(self.susunan.rakus_rasio),
            **{yang.value: _pilihan(self.daftar(yang)) for yang in Daftar},
        }

    @property
    def keterangan_json(self) -> dict[str, Any]:
        """Return the words as a stored version keeps them."""
        return {kode: asdict(satu) for kode, satu in self.keterangan.items()}


def baca_tiga_daftar(kasus: str, jawaban: Mapping[str, Any], keterangan: Mapping[str, Any]) -> TigaDaftar:
    """Return what a stored version froze."""
    isi = baca_kasus(kasus)
    rencana = {nama: _rencana(isi, jawaban[nama]) for nama in ("rakus", *(yang.value for yang in Daftar))}
    susunan = Susunan(
        rencana[Daftar.TERBAIK.value], jawaban["batas_atas"], rencana[Daftar.POTONG.value], rencana["rakus"]
    )
    return TigaDaftar(
        isi,
        susunan,
        rencana[Daftar.TIM.value],
        {kode: Keterangan(**satu) for kode, satu in keterangan.items()},
    )


def _pilihan(rencana: Rencana) -> list[list[Any]]:
    return [[rencana.kasus.kebutuhan[nomor].id, mulai, n] for (nomor, mulai), n in rencana.pilihan.items()]


def _rencana(kasus: Kasus, pilihan: Sequence[Sequence[Any]]) -> Rencana:
    nomor = {satu.id: n for n, satu in enumerate(kasus.kebutuhan)}
    isian = Isian(kasus)
    for kode, mulai, orang in pilihan:
        isian.taruh(nomor[kode], mulai, orang)
    return isian.rencana()


def _langgar(syarat: Syarat, lebih: int) -> str:
    """Say a broken constraint with the engine's codes."""
    return {
        Jenis.PAGU: f"pagu {syarat.tahun} terlampaui {rupiah(lebih)}",
        Jenis.WAJIB: f"{syarat.nama} wajib, masih kurang {lebih} orang",
        Jenis.MINIMAL: f"minimal tempat OPD {syarat.nama} kurang {lebih} orang",
        Jenis.MAKSIMAL: f"maksimal tempat OPD {syarat.nama} terlampaui {lebih} orang",
        Jenis.PERGI: f"OPD {syarat.nama} pada {syarat.tahun} melepas {lebih} orang terlalu banyak",
        Jenis.JUMLAH: f"{syarat.nama} melebihi yang diminta {lebih} orang",
        Jenis.UTUH: f"{syarat.nama} hanya sebagian, kurang {lebih} orang",
    }[syarat.jenis]
