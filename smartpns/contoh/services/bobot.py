"""The weights of the sample district: locked for every period before anybody saw a score."""

from smartpns.contoh.services.akun import Pelaksana
from smartpns.core.waktu import lokal
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.services import NOMOR_BAWAAN, kunci_bobot


def kunci_bobot_periode(periode: Periode, pelaksana: Pelaksana) -> None:
    """Locked when the period opened; only the audit record tells that it was done today."""
    tahun = lokal(periode.dibuka_pada).year
    dasar = f"Keputusan Kepala BKPSDM Nomor 800.1.3.1/042-CONTOH/{tahun} (contoh)"
    kunci_bobot(periode, NOMOR_BAWAAN, dasar, pelaksana.perencana, pada=periode.dibuka_pada)
