"""How the people of the sample district are invented: pure, so that the same seed gives the same people."""

from .karier import Karier, rakit_karier
from .nama import Penamaan
from .orang import Orang, Rakitan, SyaratKursi, rakit_orang
from .pasangan import Kursi, Terisi, pasangkan

__all__ = [
    "Karier",
    "Kursi",
    "Orang",
    "Penamaan",
    "Rakitan",
    "SyaratKursi",
    "Terisi",
    "pasangkan",
    "rakit_karier",
    "rakit_orang",
]
