"""Last year's plan of the sample district: frozen, set by decree, published."""

from datetime import date

from smartpns.contoh.kalender import Kalender, jam
from smartpns.contoh.services.akun import Pelaksana
from smartpns.kebutuhan.models import Periode
from smartpns.publikasi.services import terbitkan
from smartpns.rencana.services import kirim, susun, tetapkan

CATATAN = (
    "Rapat Tim Pengembangan Kompetensi menyepakati peringkat dengan satu pemindahan. Kebutuhan yang belum termuat "
    "karena pagu diusulkan lagi pada periode berikutnya."
)


def isi_rencana_lalu(periode: Periode, pelaksana: Pelaksana, kalender: Kalender) -> None:
    """All dates are those of last year; only the audit record tells that it was done today."""
    tahun = kalender.tahun - 1
    rencana = susun(periode, pelaksana.perencana, CATATAN, pada=jam(date(tahun, 3, 16), 10))
    kirim(rencana, pelaksana.perencana, pada=jam(date(tahun, 3, 18), 9))
    tetapkan(rencana, f"800.1.3.1/118-CONTOH/{tahun}", date(tahun, 3, 27), pelaksana.pimpinan)
    terbitkan(rencana, pelaksana.perencana, pada=jam(date(tahun, 3, 30), 9))
