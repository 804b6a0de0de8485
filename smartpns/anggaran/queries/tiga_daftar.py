"""The three lists of a period as they stand now, or as a planner tries them."""

from dataclasses import dataclass

from smartpns.akun.queries import cap_jejak
from smartpns.anggaran.queries.kasus import KasusPeriode, kasus_periode
from smartpns.anggaran.rules import Andaian, TigaDaftar
from smartpns.anggaran.susun.bentrok import Kebuntuan, jelaskan
from smartpns.anggaran.susun.pembanding import menurut_urutan
from smartpns.anggaran.susun.terbaik import susun
from smartpns.core.caching import Ingatan
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode


@dataclass(frozen=True)
class JawabanPeriode:
    """A case of a period with its three lists, or with why there is no plan (`kebuntuan`).

    Neither stands for a case too large to be solved while a page waits.
    """

    bahan: KasusPeriode
    tiga: TigaDaftar | None
    kebuntuan: Kebuntuan | None = None


def jawab(bahan: KasusPeriode, *, segera: bool = False) -> JawabanPeriode:
    """Solve a case: the plan proven best, and the two lists made by hand; with `segera` while a page waits."""
    kasus = bahan.kasus
    susunan = susun(kasus, segera=segera)
    if susunan is None:
        return JawabanPeriode(bahan, None, jelaskan(kasus))
    tim = menurut_urutan(kasus, bahan.urutan_tim)
    return JawabanPeriode(bahan, TigaDaftar(kasus, susunan, tim, bahan.keterangan))


KEBUTUHAN_TERBANYAK = 5_000
"""What is solved well within two seconds; larger cases are solved beside the request, as a scenario."""

_tersimpan: Ingatan[JawabanPeriode] = Ingatan(8)


def jawaban_kini(periode: Periode, coba: Andaian) -> JawabanPeriode:
    """As `jawab`, computed once for as long as no audited data has changed.

    Raises KasusCacat as `kasus_periode` does.
    """
    kunci = (periode.id, hari_ini(), cap_jejak(), coba)
    return _tersimpan.baca(kunci) or _tersimpan.simpan(kunci, _jawab_segera(kasus_periode(periode, coba)))


def _jawab_segera(bahan: KasusPeriode) -> JawabanPeriode:
    if len(bahan.kasus.kebutuhan) > KEBUTUHAN_TERBANYAK:
        return JawabanPeriode(bahan, None)
    return jawab(bahan, segera=True)
