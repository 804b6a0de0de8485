"""The room's tables, by noun."""

from .batas import KuotaOpd, SyaratKebutuhan
from .pagu import Pagu
from .skenario import IsiSkenario, Skenario, VersiSkenario

__all__ = [
    "IsiSkenario",
    "KuotaOpd",
    "Pagu",
    "Skenario",
    "SyaratKebutuhan",
    "VersiSkenario",
]
