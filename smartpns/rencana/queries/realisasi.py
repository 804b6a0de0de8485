"""Plan, DPA and realised spending of the budget years; the plan is the one that a decree set."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from smartpns.anggaran.models import Pelaksanaan
from smartpns.anggaran.queries import daftar_pelaksanaan, rekening_tahun, tahun_pelaksanaan
from smartpns.anggaran.rules import Banding, KodeBerlaku, jumlahkan
from smartpns.core.db import db
from smartpns.kebutuhan.models import Periode
from smartpns.rencana.models import Rencana, TahunRencana
from smartpns.rencana.rules import StatusRencana


@dataclass(frozen=True)
class BarisPelaksanaan:
    """One rekening of a year with what is recorded of it, if anything."""

    kode: KodeBerlaku
    isi: Pelaksanaan | None

    @property
    def banding(self) -> Banding:
        """A plan is set for the year, not for its rekening."""
        return Banding(None, self.isi.dpa if self.isi else None, self.isi.realisasi if self.isi else None)


@dataclass(frozen=True)
class TahunPelaksanaan:
    """One budget year: the decreed plan that holds for it, its rekening, and the comparison of their sums."""

    tahun: int
    rencana: Rencana | None
    direncanakan: int | None
    baris: Sequence[BarisPelaksanaan]

    @property
    def banding(self) -> Banding:
        tercatat = [satu.banding for satu in self.baris]
        dpa, realisasi = jumlahkan([b.dpa for b in tercatat]), jumlahkan([b.realisasi for b in tercatat])
        return Banding(self.direncanakan, dpa, realisasi)

    @property
    def berisi(self) -> bool:
        """Whether anything is known of the year."""
        return self.direncanakan is not None or any(satu.isi for satu in self.baris)


def pelaksanaan_rencana() -> list[TahunPelaksanaan]:
    """The years that may have a DPA, oldest first, from the first one of which anything is known."""
    tercatat: defaultdict[int, dict[str, Pelaksanaan]] = defaultdict(dict)
    for satu in daftar_pelaksanaan():
        tercatat[satu.tahun][satu.kode_rekening] = satu
    rencana = _tahun_ditetapkan()
    semua = [_tahun(tahun, rencana.get(tahun), tercatat[tahun]) for tahun in tahun_pelaksanaan()]
    awal = next((n for n, satu in enumerate(semua) if satu.berisi), len(semua))
    return semua[awal:]


def _tahun(
    tahun: int, rencana: tuple[TahunRencana, Rencana] | None, tercatat: dict[str, Pelaksanaan]
) -> TahunPelaksanaan:
    baris = [BarisPelaksanaan(kode, tercatat.get(kode.kode)) for kode in rekening_tahun(tahun)]
    if rencana is None:
        return TahunPelaksanaan(tahun, None, None, baris)
    return TahunPelaksanaan(tahun, rencana[1], rencana[0].total_eskalasi, baris)


def _tahun_ditetapkan() -> dict[int, tuple[TahunRencana, Rencana]]:
    """The decreed plan of every budget year; where two periods plan a year, the later one."""
    pilih = (
        select(TahunRencana, Rencana)
        .join(Rencana, Rencana.id == TahunRencana.rencana_id)
        .join(Periode, Periode.id == Rencana.periode_id)
        .where(Rencana.status == StatusRencana.DITETAPKAN)
        .order_by(Periode.tahun)
    )
    return {tahun.tahun: (tahun, rencana) for tahun, rencana in db.session.execute(pilih)}
