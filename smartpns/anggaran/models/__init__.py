"""The room's tables, by noun."""

from .batas import KuotaOpd, SyaratKebutuhan
from .kode import KodeAnggaran
from .pagu import Pagu
from .pelaksanaan import Pelaksanaan
from .skenario import IsiSkenario, Skenario, VersiSkenario

__all__ = [
    "IsiSkenario",
    "KodeAnggaran",
    "KuotaOpd",
    "Pagu",
    "Pelaksanaan",
    "Skenario",
    "SyaratKebutuhan",
    "VersiSkenario",
]
