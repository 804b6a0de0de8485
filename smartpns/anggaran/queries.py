"""What the budget is made of: ceilings, running studies, and the projection of a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from smartpns.anggaran.models import Pagu
from smartpns.anggaran.rules import Anggaran, BarisAnggaran, susun_anggaran
from smartpns.biaya.queries import harga_berlaku
from smartpns.biaya.rules import ButirBiaya, TabelHarga, perkirakan
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import daftar_periode
from smartpns.organisasi.models import Pegawai, ProgramStudi, StudiBerjalan, Unit
from smartpns.organisasi.queries import parameter
from smartpns.prioritas.queries import Terperingkat, peringkat


def daftar_pagu(tahun: Sequence[int]) -> dict[int, Pagu]:
    """The ceilings of these budget years, by year; a year without one is absent."""
    return {p.tahun: p for p in db.session.scalars(select(Pagu).where(Pagu.tahun.in_(tahun)))}


def tahun_berpagu() -> list[int]:
    """The budget years that have a ceiling or belong to a period, oldest first."""
    berpagu = set(db.session.scalars(select(Pagu.tahun)))
    return sorted(berpagu.union(*(periode.daftar_tahun for periode in daftar_periode())))


def pastikan_tahun_anggaran(tahun: int) -> None:
    """Raise TidakDitemukan for a year that no period plans."""
    if tahun not in tahun_berpagu():
        raise TidakDitemukan(f"Tahun {tahun} tidak termasuk periode mana pun.")


def eskalasi_berlaku() -> Decimal:
    """Percent by which costs rise each year, as set today."""
    return parameter("eskalasi_persen", hari_ini())


@dataclass(frozen=True)
class StudiKomitmen:
    """One running study: who, where, what, and from when to when."""

    nama: str
    nip: str
    mulai: date
    baris: BarisAnggaran

    def biaya(self, tabel: TabelHarga, tahun: Sequence[int]) -> dict[int, int]:
        """Rupiah of the APBD in these years at constant prices."""
        per_tahun = perkirakan(self.baris.butir, tabel).per_tahun
        return {t: per_tahun.get(t, 0) for t in tahun}


def studi_berjalan() -> list[StudiKomitmen]:
    """Every tugas belajar that has not ended, by OPD and name; one statement."""
    opd = aliased(Unit)
    pilih = (
        select(StudiBerjalan, Pegawai.nama, Pegawai.nip, opd.nama, ProgramStudi.nama)
        .join(StudiBerjalan.pegawai)
        .join(Pegawai.unit)
        .join(opd, Unit.opd_id == opd.id)
        .join(StudiBerjalan.program_studi)
        .where(or_(StudiBerjalan.selesai_pada.is_(None), StudiBerjalan.selesai_pada > hari_ini()))
        .order_by(opd.nama, Pegawai.nama)
    )
    return [
        StudiKomitmen(nama, nip, studi.mulai, _baris_studi(studi, nama_opd, program))
        for studi, nama, nip, nama_opd, program in db.session.execute(pilih)
    ]


def _baris_studi(studi: StudiBerjalan, opd: str, program_studi: str) -> BarisAnggaran:
    butir = ButirBiaya(
        studi.jenjang,
        studi.lokasi,
        1,
        studi.mulai.year,
        studi.mulai.month,
        studi.lama_semester,
        studi.pembiayaan,
        studi.porsi_apbd,
    )
    return BarisAnggaran(str(studi.id), butir, opd, program_studi)


def kebutuhan_berperingkat(periode: Periode) -> list[BarisAnggaran]:
    """The verified needs of a period, best first by the weights in force."""
    return [baris_anggaran(satu) for satu in peringkat(periode)]


def baris_anggaran(satu: Terperingkat) -> BarisAnggaran:
    """A ranked need as the budget sees it."""
    baris = satu.baris
    return BarisAnggaran(str(baris.id), satu.dinilai.butir, baris.opd_nama, baris.prodi_nama)


def proyeksi(
    periode: Periode, berperingkat: Sequence[BarisAnggaran], eskalasi_persen: Decimal | int | None = None
) -> Anggaran:
    """The budget of a period: running studies and these needs, best first, against the ceilings.

    `eskalasi_persen` defaults to the setting. A constant number of statements, whatever the number of needs.
    """
    return susun_anggaran(
        berperingkat,
        [studi.baris for studi in studi_berjalan()],
        pagu={tahun: pagu.jumlah for tahun, pagu in daftar_pagu(periode.daftar_tahun).items()},
        daftar_tahun=periode.daftar_tahun,
        tabel=harga_berlaku(),
        eskalasi_persen=eskalasi_berlaku() if eskalasi_persen is None else eskalasi_persen,
    )
