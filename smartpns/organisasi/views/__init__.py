"""Pages of the room; every module hangs its views on `bp`."""

from . import beranda, impor, jabatan, keaktifan, kelayakan, parameter, pegawai, program, unit
from .blueprint import bp

__all__ = ["beranda", "bp", "impor", "jabatan", "keaktifan", "kelayakan", "parameter", "pegawai", "program", "unit"]
