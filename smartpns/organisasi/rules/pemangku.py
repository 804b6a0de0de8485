"""A holder of a post as gap reckoning sees them: no name, no NIP, only what counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from .pilihan import Jenjang
from .putusan import Putusan


@dataclass(frozen=True, slots=True)
class Pemangku:
    """One holder: the verdict on the qualification, when service ends, which degree, whether studying.

    `menuju_syarat` tells that the running study gives what the post requires.
    """

    putusan: Putusan
    tanggal_bup: date
    tmt_pensiun: date
    jenjang: Jenjang | None = None
    program: UUID | None = None
    sedang_studi: bool = False
    menuju_syarat: bool = False
