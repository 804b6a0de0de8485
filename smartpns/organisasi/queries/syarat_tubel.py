"""The requirements of tugas belajar as the dated table holds them on a day, and the usual length of a study."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smartpns.organisasi.models import ProgramStudi
from smartpns.organisasi.queries.parameter_berlaku import RingkasParameter, daftar_parameter, parameter
from smartpns.organisasi.rules import SYARAT_TUBEL, Jenjang, SyaratTubel, Tahap, kode_semester


@dataclass(frozen=True)
class RingkasSyarat:
    """A requirement with its switch and its numbers as they hold on one day."""

    syarat: SyaratTubel
    sakelar: RingkasParameter
    angka: Sequence[RingkasParameter]

    @property
    def dipakai(self) -> bool:
        return bool(self.sakelar.nilai)


def semua_syarat(pada: date, tahap: Tahap) -> list[RingkasSyarat]:
    """The requirements of a stage, also those that are switched off; one statement."""
    menurut_kode = {p.bawaan.kode: p for p in daftar_parameter(pada)}
    return [
        RingkasSyarat(s, menurut_kode[s.sakelar], [menurut_kode[k] for k in s.semua_kode[1:]])
        for s in SYARAT_TUBEL
        if s.tahap is tahap
    ]


def lama_lazim(jenjang: Jenjang, program: ProgramStudi | None, pada: date) -> int:
    """The usual length in semesters: that of the programme at this level, else that of the level."""
    sendiri = next((j.lama_semester for j in program.jenjang if j.jenjang is jenjang), None) if program else None
    return sendiri or int(parameter(kode_semester(jenjang), pada))
