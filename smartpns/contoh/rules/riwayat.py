"""What the personnel files of the sample district say that bears on tugas belajar: mostly nothing, at times trouble."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from smartpns.organisasi.rules import Jenjang, Kedudukan

PELUANG_DIPERIKSA = 0.9
PELUANG_LAMA_DIPERIKSA = 0.04
"""How often the file was last read too long ago; the rest was never read."""
PELUANG_KEDUDUKAN: Mapping[Kedudukan | None, int] = {
    Kedudukan.AKTIF: 982,
    Kedudukan.CLTN: 4,
    Kedudukan.DIBERHENTIKAN_SEMENTARA: 1,
    None: 13,
}
PELUANG_IKATAN_DINAS = 0.03
PELUANG_TUBEL_GAGAL = 0.005
PERNAH_TUGAS_BELAJAR = frozenset({Jenjang.S1, Jenjang.PROFESI, Jenjang.S2, Jenjang.SP1})


@dataclass(frozen=True)
class Riwayat:
    """What is on file about one person; None is not known, or none up to `diperiksa`."""

    kedudukan: Kedudukan | None
    diperiksa: date | None
    ikatan_dinas_sampai: date | None
    tubel_gagal_pada: date | None


def rakit_riwayat(jenjang: Jenjang, tahun: int, acak: Random) -> Riwayat:
    """The files are read at the end of every year; bonds end between one and four years from now."""
    kedudukan = acak.choices(list(PELUANG_KEDUDUKAN), list(PELUANG_KEDUDUKAN.values()))[0]
    terikat = jenjang in PERNAH_TUGAS_BELAJAR and acak.random() < PELUANG_IKATAN_DINAS
    gagal = acak.random() < PELUANG_TUBEL_GAGAL
    return Riwayat(
        kedudukan,
        _diperiksa(tahun, acak.random()),
        date(tahun + acak.randint(1, 4), 8, 31) if terikat else None,
        date(tahun - acak.randint(1, 4), 3, 1) if gagal else None,
    )


def _diperiksa(tahun: int, peluang: float) -> date | None:
    if peluang < PELUANG_DIPERIKSA:
        return date(tahun - 1, 12, 31)
    return date(tahun - 3, 12, 31) if peluang < PELUANG_DIPERIKSA + PELUANG_LAMA_DIPERIKSA else None
