"""What people type in this room, by noun."""

from .kode import FormAkhiriKode, FormKode, FormUbahKode
from .pagu import FormPagu
from .pelaksanaan import FormPelaksanaan
from .susun import FormCobaSusun, FormKuota, FormSkenario, FormSyarat, form_coba

__all__ = [
    "FormAkhiriKode",
    "FormCobaSusun",
    "FormKode",
    "FormKuota",
    "FormPagu",
    "FormPelaksanaan",
    "FormSkenario",
    "FormSyarat",
    "FormUbahKode",
    "form_coba",
]
