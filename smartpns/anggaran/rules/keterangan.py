"""Needs and OPDs in words, where the engine knows codes only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keterangan:
    """A need in words, for lists and sentences; `id` is its key in the tables, `peringkat` the computed rank."""

    id: str
    peringkat: int
    opd: str
    jabatan: str
    program: str

    @property
    def sebutan(self) -> str:
        """The need as a sentence names it: "S2 Informatika (Inspektorat)"."""
        return f"{self.program} ({self.opd})"


def sebut(kalimat: str, keterangan: Mapping[str, Keterangan], nama_opd: Mapping[str, str]) -> str:
    """Put names in place of the codes of OPDs and needs."""

    def opd(cocok: re.Match[str]) -> str:
        return nama_opd.get(cocok[1], cocok[0])

    def kebutuhan(cocok: re.Match[str]) -> str:
        return keterangan[cocok[0]].sebutan if cocok[0] in keterangan else cocok[0]

    return re.sub(r"[\w.]+-\d+", kebutuhan, re.sub(r"OPD ([\w.]*\w)", opd, kalimat))
