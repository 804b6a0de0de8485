"""What the criterion values of a need are made of, and how they are said in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from smartpns.kebutuhan.rules import DUKUNGAN_RPJMD
from smartpns.prioritas.rules.penilaian import KRITERIA_ORANG, NilaiTim


@dataclass(frozen=True, slots=True)
class Bahan:
    """What the criterion values of one need are made of: persons, places, scales 0-3, rupiah.

    The counts are those of the need's post in its OPD, or in `unit` below it where that asks. A post with places and
    without holders is a full gap on K1 where `kosong_penuh` is set; nobody can retire from it, so its K5 is 0.
    `biaya_per_orang` is None as long as the study cannot be priced; `lama_menunggu` (years) None as long as nobody
    recorded since when the need waits. `tim` is what the assessors gave for K2 and K3; without it the OPD's own word
    and the level of the post count.
    """

    pemangku: int
    belum_memenuhi: int
    belum_dapat_dinilai: int
    formasi: int
    kosong: int
    pensiun: int
    dukungan_rpjmd: int | None
    kritikal: int
    prioritas_opd: int
    biaya_per_orang: int | None
    lama_menunggu: int | None = None
    tim: NilaiTim | None = None
    kosong_penuh: bool = True
    unit: str = ""

    @property
    def kosong_seluruhnya(self) -> bool:
        """Whether the post has places and nobody holds one."""
        return not self.pemangku and self.formasi > 0

    @property
    def nilai(self) -> dict[str, float | None]:
        """Return the value of every criterion; a ratio of nothing is a missing value, never a zero or a pass."""
        return {
            "K1": self._nilai_kesenjangan(),
            "K2": self.tim.rata("K2") if self.tim else self.dukungan_rpjmd,
            "K3": self.tim.rata("K3") if self.tim else self.kritikal,
            "K4": self.kosong / self.formasi if self.formasi else None,
            "K5": self.pensiun / self.pemangku if self.pemangku else 0.0 if self.kosong_seluruhnya else None,
            "K6": self.prioritas_opd,
            "K7": self.biaya_per_orang,
            "K8": self.lama_menunggu,
        }

    @property
    def penilai(self) -> dict[str, int]:
        """Return how many assessors the value of a criterion that people judge comes from; 0 for the OPD's own word."""
        return {kode: len(self.tim.nilai(kode)) if self.tim else 0 for kode in KRITERIA_ORANG}

    def teks(self, tulis_rupiah: Callable[[int], str]) -> dict[str, str]:
        """Return every value in words, with the numbers it comes from: "7 dari 11 pemangku belum memenuhi"."""
        return {
            "K1": self._teks_kesenjangan(),
            "K2": self.tim.teks("K2") if self.tim else self._teks_dukungan(),
            "K3": self.tim.teks("K3") if self.tim else f"tingkat {self.kritikal} dari 3",
            "K4": self._di_unit(f"{self.kosong} dari {self.formasi} formasi kosong")
            if self.formasi
            else "formasi belum dicatat",
            "K5": self._teks_pensiun(),
            "K6": f"urutan {self.prioritas_opd} di OPD-nya",
            "K7": self._teks_biaya(tulis_rupiah),
            "K8": "belum dicatat" if self.lama_menunggu is None else f"{self.lama_menunggu} tahun",
        }

    def _nilai_kesenjangan(self) -> float | None:
        if self.pemangku:
            return self.belum_memenuhi / self.pemangku
        return 1.0 if self.kosong_seluruhnya and self.kosong_penuh else None

    def _di_unit(self, teks: str) -> str:
        """Say of which unit the figures are, where not of the whole OPD."""
        return f"{teks} di {self.unit}" if self.unit else teks

    def _teks_kesenjangan(self) -> str:
        if self.kosong_seluruhnya:
            teks = self._di_unit(f"jabatan kosong seluruhnya, {self.formasi} formasi")
            return f"{teks}: dihitung sebagai kesenjangan penuh" if self.kosong_penuh else teks
        if not self.pemangku:
            return "belum ada pemangku"
        teks = self._di_unit(f"{self.belum_memenuhi} dari {self.pemangku} pemangku belum memenuhi")
        ragu = self.belum_dapat_dinilai
        return f"{teks}; {ragu} belum dapat dinilai" if ragu else teks

    def _teks_pensiun(self) -> str:
        if self.pemangku:
            return self._di_unit(f"{self.pensiun} dari {self.pemangku} pemangku")
        return (
            "tidak berlaku: belum ada pemangku yang dapat pensiun" if self.kosong_seluruhnya else "belum ada pemangku"
        )

    def _teks_dukungan(self) -> str:
        if self.dukungan_rpjmd is None:
            return "belum dinilai"
        return f"{self.dukungan_rpjmd} dari 3: {DUKUNGAN_RPJMD[self.dukungan_rpjmd]}"

    def _teks_biaya(self, tulis_rupiah: Callable[[int], str]) -> str:
        if self.biaya_per_orang is None:
            return "belum ada standar biaya"
        return tulis_rupiah(self.biaya_per_orang) if self.biaya_per_orang else "tidak membebani APBD"
