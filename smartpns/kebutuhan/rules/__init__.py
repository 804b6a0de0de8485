"""The OPD's needs: states of an usulan, checks of its rows, gap figures, deadline.

Sources: PP 11/2017 ps 203-207 (needs rest on the gap of qualification), SE MenPANRB 28/2021.
"""

from .alur import ALUR, DAPAT_DIUBAH, PENUNGGU, AksiUsulan, StatusUsulan, boleh_mengajukan
from .baris import DUKUNGAN_RPJMD, BarisData, HasilVerifikasi, IsianKebutuhan, kode_kebutuhan
from .celah import (
    AturanCelah,
    BarisPenutup,
    FaktaJabatan,
    Jawaban,
    KeadaanSaran,
    Saran,
    hitung_celah,
    jawaban_baris,
    sarankan,
    urutkan_program,
)
from .kesenjangan import Kesenjangan
from .pemeriksaan import Berat, Konteks, Temuan, periksa_baris, periksa_calon, periksa_usulan
from .sisa import KebutuhanLama, sisa_kebutuhan
from .urutan import geser, susun_urutan

__all__ = [
    "ALUR",
    "DAPAT_DIUBAH",
    "DUKUNGAN_RPJMD",
    "PENUNGGU",
    "AksiUsulan",
    "AturanCelah",
    "BarisData",
    "BarisPenutup",
    "Berat",
    "FaktaJabatan",
    "HasilVerifikasi",
    "IsianKebutuhan",
    "Jawaban",
    "KeadaanSaran",
    "KebutuhanLama",
    "Kesenjangan",
    "Konteks",
    "Saran",
    "StatusUsulan",
    "Temuan",
    "boleh_mengajukan",
    "geser",
    "hitung_celah",
    "jawaban_baris",
    "kode_kebutuhan",
    "periksa_baris",
    "periksa_calon",
    "periksa_usulan",
    "sarankan",
    "sisa_kebutuhan",
    "susun_urutan",
    "urutkan_program",
]
