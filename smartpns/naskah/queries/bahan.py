"""What a document is made of: its head, which all kinds share, and the data that it prints."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from smartpns.core.instalasi import instalasi
from smartpns.kebutuhan.models import Usulan
from smartpns.naskah.queries.aturan import aturan_berlaku
from smartpns.naskah.rules import Aturan, JenisNaskah, nama_daerah
from smartpns.organisasi.models import Unit
from smartpns.rencana.models import Rencana


@dataclass(frozen=True)
class Bahan:
    """A document about to be issued. `isi` are texts as they are printed, and whole numbers (rupiah, persons, years).

    `opd` is the OPD that it is about, `penerbit` the unit whose numbers it takes (None: the district);
    `sumber_pada` the day of what it tells, before which it cannot be dated; `halangan` says why it cannot be issued
    (yet) and what to do, empty when it can. A draft may be looked at all the same.
    """

    jenis: JenisNaskah
    judul: str
    isi: dict[str, Any]
    aturan: Aturan
    sumber_pada: date
    opd: Unit | None = None
    penerbit: Unit | None = None
    usulan: Usulan | None = None
    rencana: Rencana | None = None
    halangan: str = ""

    @property
    def nama_unit(self) -> str:
        """Who issues it, in words."""
        return self.penerbit.nama if self.penerbit else instalasi().nama_bkpsdm

    @property
    def singkatan(self) -> str:
        return self.penerbit.singkatan if self.penerbit else instalasi().singkatan_bkpsdm


def kepala_isi(jenis: JenisNaskah, judul: str, penerbit: Unit | None, tanggal: date) -> tuple[Aturan, dict[str, Any]]:
    """The looks on a day, and what every kind prints of them."""
    aturan, pemda = aturan_berlaku(jenis, penerbit, tanggal), instalasi()
    return aturan, {
        "jenis": jenis.value,
        "judul": judul,
        "kertas": aturan.kertas.value,
        "kop": list(aturan.kop),
        "kota": aturan.kota,
        "penanda": aturan.penanda.tercetak,
        "tembusan": list(aturan.tembusan),
        "dasar": list(aturan.dasar),
        "pemda": pemda.nama_pemda,
        "daerah": nama_daerah(pemda.nama_pemda),
        "jabatan_penetap": pemda.jabatan_penetap,
        "bkpsdm": pemda.nama_bkpsdm,
        "singkatan_bkpsdm": pemda.singkatan_bkpsdm,
    }
