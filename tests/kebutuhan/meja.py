"""What stands on the planner's desk in tests."""

from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.organisasi.models import ProgramStudi, Unit
from smartpns.organisasi.rules import Jenjang
from tests import pabrik


class Meja:
    """A submitted usulan with two rows: one mapped, one in the OPD's own words."""

    def __init__(self) -> None:
        self.periode: Periode = pabrik.periode()
        self.opd = pabrik.unit()
        self.prodi: ProgramStudi = pabrik.program_studi("Informatika")
        self.jabatan = pabrik.jabatan()
        self.usulan: Usulan = usulan_diajukan(self.periode, self.opd)
        self.baku = self.baris(self.prodi, jumlah=4)
        self.bebas = self.baris(prodi_teks="Teknik Informatika", jenjang_tujuan=Jenjang.S2, jumlah=2)
        self.perencana: Pelaku = pabrik.pelaku(Peran.PERENCANA)

    def baris(self, prodi: ProgramStudi | None = None, **nilai: object) -> Kebutuhan:
        satu = pabrik.kebutuhan(self.usulan, self.jabatan, prodi, **nilai)
        db.session.refresh(self.usulan)
        return satu


def usulan_diajukan(periode: Periode, opd: Unit) -> Usulan:
    usulan: Usulan = pabrik.usulan(periode, opd, status=StatusUsulan.DIAJUKAN, diajukan_pada=sekarang())
    return usulan
