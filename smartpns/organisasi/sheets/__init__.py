"""The workbooks of this room: what can be imported, and the same columns out again."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from smartpns.core.impor import Bahan, RencanaImpor, tulis_templat

from . import formasi, jabatan, pegawai, program, studi, unit

IMPOR: dict[str, RencanaImpor] = {
    r.jenis: r
    for r in (
        unit.IMPOR_UNIT,
        jabatan.IMPOR_JABATAN,
        formasi.IMPOR_FORMASI,
        pegawai.IMPOR_PEGAWAI,
        program.IMPOR_PROGRAM,
        studi.IMPOR_STUDI,
    )
}
EKSPOR: Mapping[str, Callable[[Iterable[Any]], list[dict[str, Any]]]] = {
    "unit": unit.baris_ekspor,
    "jabatan": jabatan.baris_ekspor,
    "formasi": formasi.baris_ekspor,
    "pegawai": pegawai.baris_ekspor,
    "program-studi": program.baris_ekspor,
}
"""What goes out as a list of its own; the template of running studies comes filled, so it is their export."""


def tulis_ekspor(jenis: str, semua: Iterable[Any]) -> bytes:
    """A workbook in the very columns of the import, so that it can be mended and uploaded again."""
    rencana = IMPOR[jenis]
    konteks = rencana.siapkan(Bahan())
    pilihan = {k.nama: k.pilihan for k in rencana.kolom if k.pilihan}
    pilihan |= rencana.pilihan(konteks) if rencana.pilihan else {}
    return tulis_templat(rencana.label, rencana.kolom, EKSPOR[jenis](semua), rencana.petunjuk, pilihan)


__all__ = ["EKSPOR", "IMPOR", "tulis_ekspor"]
