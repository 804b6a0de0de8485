"""The five needs of the ranking tests under ceilings that hold some of them."""

from datetime import date

from smartpns.akun.izin import Pelaku
from smartpns.anggaran.models import Pagu
from smartpns.kebutuhan.models import Periode
from smartpns.organisasi.models import Parameter
from smartpns.rencana import services
from smartpns.rencana.models import Rencana
from tests import pabrik
from tests.prioritas.lima import lima_kebutuhan

SISTEM = Pelaku.sistem()
CUKUP = 50_000_000


def pagu(periode: Periode, **per_tahun: int) -> None:
    """A ceiling for every year of the period: CUKUP, or what `th2028=…` says."""
    for tahun in periode.daftar_tahun:
        jumlah = per_tahun.get(f"th{tahun}", CUKUP)
        pabrik.simpan(Pagu(tahun=tahun, jumlah=jumlah, dasar_hukum="KUA-PPAS uji"))


def periode_berpagu(**per_tahun: int) -> Periode:
    """The five needs, with ceilings, the default weights locked; everybody may be away at once."""
    pabrik.simpan(
        Parameter(kode="porsi_pergi_persen", nilai=100, berlaku_mulai=date(2020, 1, 1), dasar_hukum="Kebijakan uji")
    )
    return periode_sepersepuluh(**per_tahun)


def periode_sepersepuluh(**per_tahun: int) -> Periode:
    """The same where one in ten, and at least one of every OPD, may be away at once."""
    periode, _ = lima_kebutuhan()
    pabrik.kunci_bobot(periode)
    pagu(periode, **per_tahun)
    return periode


def rencana(**per_tahun: int) -> Rencana:
    """A version just composed."""
    return services.susun(periode_berpagu(**per_tahun), SISTEM)
