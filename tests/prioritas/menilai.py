"""A judging for tests: a period of the five needs of `lima.py`, a planner, assessors, and steps in one line each."""

from collections.abc import Mapping
from dataclasses import dataclass

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Pengguna
from smartpns.core.db import db, transaction
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas import services
from smartpns.prioritas.models import LembarNilai, Penilaian
from smartpns.prioritas.queries import isi_lembar, lembar_penilai, penilaian_periode
from smartpns.prioritas.rules import IsianNilai
from tests import pabrik
from tests.prioritas.lima import lima_kebutuhan

Nilai = tuple[int, int] | tuple[int, int, str]
"""K2, K3 and, where it matters, a note."""


def pelaku_dari(orang: Pengguna, peran: Peran = Peran.PENILAI) -> Pelaku:
    return Pelaku(orang.id, orang.nama, peran)


@dataclass
class Meja:
    """One judging with its planner and assessors."""

    periode: Periode
    perencana: Pelaku
    orang: list[Pengguna]

    @property
    def penilaian(self) -> Penilaian:
        db.session.expire_all()
        penilaian = penilaian_periode(self.periode)
        assert penilaian
        return penilaian

    def lembar(self, nomor: int) -> LembarNilai:
        """The newest sheet of an assessor."""
        return lembar_penilai(self.orang[nomor].id)[0]

    def isi(self, nomor: int, nilai: Mapping[str, Nilai] | Nilai) -> int:
        """Save values of an assessor, by code of the need or the same for every need."""
        lembar = self.lembar(nomor)
        butir = isi_lembar(lembar)
        per_kode = nilai if isinstance(nilai, Mapping) else {b.baris.kode: nilai for b in butir}
        isian = {b.id: IsianNilai(*per_kode[b.baris.kode]) for b in butir if b.baris.kode in per_kode}
        with transaction():
            return services.simpan_nilai(lembar, isian, pelaku_dari(self.orang[nomor]))

    def selesai(self, nomor: int) -> None:
        with transaction():
            services.selesai_menilai(self.lembar(nomor), pelaku_dari(self.orang[nomor]))

    def nilai(self, *semua: Mapping[str, Nilai] | Nilai) -> None:
        """Every assessor saves and hands in."""
        for nomor, satu in enumerate(semua):
            self.isi(nomor, satu)
            self.selesai(nomor)

    def ungkap(self) -> None:
        with transaction():
            services.ungkap(self.penilaian, self.perencana)

    def minta_ulang(self) -> None:
        with transaction():
            services.minta_ulang(self.penilaian, self.perencana)

    def tutup(self) -> None:
        with transaction():
            services.tutup(self.penilaian, self.perencana)

    def sampai_ditutup(self, *semua: Mapping[str, Nilai] | Nilai) -> None:
        self.nilai(*semua)
        self.ungkap()
        self.tutup()


def meja(banyak: int = 2, periode: Periode | None = None) -> Meja:
    """A judging just opened with that many assessors."""
    orang = [pabrik.pengguna(Peran.PENILAI, nama=f"Penilai {huruf}") for huruf in "ABCD"[:banyak]]
    hasil = Meja(periode or lima_kebutuhan()[0], pabrik.pelaku(Peran.PERENCANA), orang)
    with transaction():
        services.buka_penilaian(hasil.periode, orang, hasil.perencana)
    return hasil
