"""The OPD's needs: states of an usulan, checks of its rows, gap figures, deadline.

Sources: PP 11/2017 ps 203-207 (needs rest on the gap of qualification), SE MenPANRB 28/2021.
"""

from .alur import ALUR, DAPAT_DIUBAH, PENUNGGU, AksiUsulan, StatusUsulan, boleh_mengajukan
from .baris import DUKUNGAN_RPJMD, BarisData, HasilVerifikasi, IsianKebutuhan, kode_kebutuhan
from .kesenjangan import Kesenjangan
from .pemeriksaan import Berat, Konteks, Temuan, periksa_baris, periksa_usulan
from .urutan import geser, susun_urutan

__all__ = [
    "ALUR",
    "DAPAT_DIUBAH",
    "DUKUNGAN_RPJMD",
    "PENUNGGU",
    "AksiUsulan",
    "BarisData",
    "Berat",
    "HasilVerifikasi",
    "IsianKebutuhan",
    "Kesenjangan",
    "Konteks",
    "StatusUsulan",
    "Temuan",
    "boleh_mengajukan",
    "geser",
    "kode_kebutuhan",
    "periksa_baris",
    "periksa_usulan",
    "susun_urutan",
]
