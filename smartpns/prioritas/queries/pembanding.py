"""A second method as a cross-check of the ranking."""

import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from smartpns.core.errors import DomainError
from smartpns.prioritas.rules import Hasil

SKRIP = Path(__file__).parents[1] / "pembanding.py"
BATAS_DETIK = 60
BEDA_BESAR = 10
"""More places than this between the two methods are worth a look."""

catatan = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Banding:
    """One need by both methods: `nilai` is its closeness to the ideal, 0-1."""

    id: str
    saw: int
    topsis: int
    nilai: float

    @property
    def beda(self) -> int:
        """How many places TOPSIS puts it above the computed rank; negative for below."""
        return self.saw - self.topsis


@dataclass(frozen=True)
class Pembanding:
    """The ranking by TOPSIS beside the computed one, in the order of that, and how alike they are (-1 to 1)."""

    semua: Sequence[Banding]
    spearman: float
    spearman_berbobot: float

    @property
    def berbeda(self) -> list[Banding]:
        """The needs that differ by more than BEDA_BESAR places, the largest difference first."""
        besar = [satu for satu in self.semua if abs(satu.beda) > BEDA_BESAR]
        return sorted(besar, key=lambda satu: (-abs(satu.beda), satu.saw))


def bandingkan(berperingkat: Sequence[Hasil]) -> Pembanding | None:
    """Rank the same needs by TOPSIS with the same weights; None when all of them have the same values.

    The matrix holds the normalised values of the ranking (all of them benefits; a missing value is 0), because K6 can
    only be compared inside an OPD. Criteria without weight or without any value above 0 part nobody and are left out.
    """
    poin = [satu.poin for satu in berperingkat]
    kolom = [nomor for nomor, satu in enumerate(zip(*poin, strict=True)) if any(p.bobot and p.normal for p in satu)]
    matriks = [[satu[nomor].normal for nomor in kolom] for satu in poin]
    if len({tuple(baris) for baris in matriks}) < 2:
        return None
    jawab = topsis(matriks, [poin[0][nomor].bobot / 100 for nomor in kolom], [1] * len(kolom))
    pasangan = zip(berperingkat, jawab["peringkat"], jawab["nilai"], strict=True)
    semua = [Banding(satu.id, satu.peringkat, peringkat, nilai) for satu, peringkat, nilai in pasangan]
    return Pembanding(semua, jawab["spearman"], jawab["spearman_berbobot"])


def topsis(matriks: Sequence[Sequence[float]], bobot: Sequence[float], jenis: Sequence[int]) -> dict[str, Any]:
    """What `pembanding.py` answers, from a process of its own. Raises DomainError when there is no answer."""
    isi = json.dumps({"matriks": matriks, "bobot": bobot, "jenis": jenis})
    with TemporaryDirectory() as rumah:  # matplotlib wants to keep its fonts somewhere
        try:
            proses = subprocess.run(
                [sys.executable, "-I", str(SKRIP)],
                input=isi,
                text=True,
                capture_output=True,
                timeout=BATAS_DETIK,
                env={"MPLCONFIGDIR": rumah, "OPENBLAS_NUM_THREADS": "1"},
                cwd="/",
                check=True,
            )
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as e:
            catatan.error("TOPSIS: %s %s", e, e.stderr)
            raise DomainError("Pembanding TOPSIS belum dapat dihitung. Coba lagi sebentar lagi.") from e
    jawab: dict[str, Any] = json.loads(proses.stdout)
    return jawab
