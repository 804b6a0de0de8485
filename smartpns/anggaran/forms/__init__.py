"""What people type in this room, by noun."""

from .kode import FormAkhiriKode, FormKode, FormUbahKode
from .pagu import FormPagu
from .pelaksanaan import FormPelaksanaan

__all__ = [
    "FormAkhiriKode",
    "FormKode",
    "FormPagu",
    "FormPelaksanaan",
    "FormUbahKode",
]
