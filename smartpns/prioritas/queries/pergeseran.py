"""What other weights would move in the ranking of a period."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import BarisDinilai
from smartpns.prioritas.queries.bobot import Bobot, nilai_bobot
from smartpns.prioritas.queries.kunci import bobot_dipakai
from smartpns.prioritas.queries.peringkat import kebutuhan_dinilai, urutkan


@dataclass(frozen=True, slots=True)
class Pergeseran:
    """How other weights move a need."""

    baris: BarisDinilai
    lama: int
    baru: int

    @property
    def naik(self) -> int:
        """How many places up; negative for down."""
        return self.lama - self.baru


@dataclass(frozen=True)
class DampakBobot:
    """What other weights do to the whole list."""

    periode: Periode
    jumlah: int
    pindah: Sequence[Pergeseran]
    """Every need whose rank changes, the largest move first."""

    @property
    def naik(self) -> int:
        return sum(satu.naik > 0 for satu in self.pindah)

    @property
    def turun(self) -> int:
        return sum(satu.naik < 0 for satu in self.pindah)


def dampak_bobot(periode: Periode, bobot: Bobot) -> DampakBobot:
    """Rank by these weights and by those of the period, and compare."""
    semua = kebutuhan_dinilai(periode)
    lama = {satu.hasil.id: satu.hasil.peringkat for satu in urutkan(semua, nilai_bobot(bobot_dipakai(periode)))}
    geser = [Pergeseran(satu.baris, lama[satu.hasil.id], satu.hasil.peringkat) for satu in urutkan(semua, bobot)]
    pindah = sorted((g for g in geser if g.naik), key=lambda g: (-abs(g.naik), g.baru))
    return DampakBobot(periode, len(semua), pindah)
