"""Pages of the room; every module hangs its views on `bp`."""

from . import (
    daftar,
    impor,
    isian,
    kelayakan,
    kepala,
    kesenjangan,
    kisi,
    opd,
    pantauan,
    pemetaan,
    perencana,
    periode,
    saran,
    sisa,
    terisi,
)
from .blueprint import bp

__all__ = [
    "bp",
    "daftar",
    "impor",
    "isian",
    "kelayakan",
    "kepala",
    "kesenjangan",
    "kisi",
    "opd",
    "pantauan",
    "pemetaan",
    "perencana",
    "periode",
    "saran",
    "sisa",
    "terisi",
]
