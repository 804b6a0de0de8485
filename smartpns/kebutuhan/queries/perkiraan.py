"""What an usulan would cost the APBD, at the prices in force today."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from smartpns.biaya.queries import perkiraan_biaya
from smartpns.biaya.rules import ButirBiaya, Perkiraan
from smartpns.kebutuhan.models import Kebutuhan, Periode
from smartpns.kebutuhan.queries.dinilai import BarisDinilai


@dataclass(frozen=True)
class PerkiraanUsulan:
    """Rupiah of the APBD: per row for the whole study, per calendar year, and split at the end of the period."""

    per_baris: Mapping[UUID, Perkiraan]
    per_tahun: Mapping[int, int]
    dalam_periode: int
    sesudah_periode: int

    @property
    def tanpa_harga(self) -> int:
        """How many rows have no unit cost yet, so that the sum is a lower bound."""
        return sum(not p.berharga for p in self.per_baris.values())


def perkiraan_usulan(periode: Periode, semua: Sequence[Kebutuhan]) -> PerkiraanUsulan:
    """Price these rows at today's prices; one statement."""
    butir = [butir_biaya(b) for b in semua]
    per_baris = dict(zip([b.id for b in semua], perkiraan_biaya(butir), strict=True))
    per_tahun: Counter[int] = Counter()
    for perkiraan in per_baris.values():
        per_tahun.update(perkiraan.per_tahun)
    dalam = sum(rupiah for tahun, rupiah in per_tahun.items() if tahun <= periode.tahun_akhir)
    return PerkiraanUsulan(per_baris, dict(sorted(per_tahun.items())), dalam, per_tahun.total() - dalam)


def butir_biaya(baris: Kebutuhan | BarisDinilai) -> ButirBiaya:
    """What the cost of a need depends on; the verified number counts when there is one."""
    return ButirBiaya(
        jenjang=baris.jenjang_tujuan,
        lokasi=baris.lokasi,
        jumlah=baris.jumlah_berlaku,
        tahun_mulai=baris.tahun_mulai,
        bulan_masuk=baris.bulan_masuk,
        lama_semester=baris.lama_semester,
        pembiayaan=baris.pembiayaan,
        pembagian=baris.pembagian,
    )
