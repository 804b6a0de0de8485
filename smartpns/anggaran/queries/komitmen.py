"""Running studies: what the coming budgets are bound to already."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from smartpns.anggaran.rules import BarisAnggaran
from smartpns.biaya.rules import (
    BULAN_PER_SEMESTER,
    BiayaSemester,
    ButirBiaya,
    TabelHarga,
    biaya_per_semester,
    bulan_per_tahun,
)
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.waktu import hari_ini
from smartpns.organisasi.models import Pegawai, ProgramStudi, StudiBerjalan, Unit
from smartpns.organisasi.queries import parameter
from smartpns.organisasi.rules import StatusJabatan, selisih_bulan, tambah_bulan


@dataclass(frozen=True)
class StudiKomitmen:
    """One running study: who, where, what, and from when to when; `pergi` when released from the post meanwhile."""

    nama: str
    nip: str
    mulai: date
    baris: BarisAnggaran
    opd_kode: str
    pergi: bool
    berakhir: date | None = None
    """The day on which it ended already; only the semesters begun until then are in `baris`."""

    @property
    def tahun(self) -> list[int]:
        """The budget years in which the study runs."""
        butir = self.baris.butir
        return list(bulan_per_tahun(butir.tahun_mulai, butir.bulan_masuk, butir.lama_semester))

    @property
    def selesai(self) -> date:
        """The day on which it is expected to end."""
        butir = self.baris.butir
        awal = date(butir.tahun_mulai, butir.bulan_masuk, 1)
        return tambah_bulan(awal, BULAN_PER_SEMESTER * butir.lama_semester) - timedelta(days=1)

    def semester(self, tabel: TabelHarga, eskalasi_persen: Decimal | int, tahun_harga: int) -> list[BiayaSemester]:
        """What each of its semesters costs the APBD; prices rise from `tahun_harga`, as in the projection."""
        return biaya_per_semester(self.baris.butir, tabel, eskalasi_persen=eskalasi_persen, tahun_harga=tahun_harga)


def perpanjangan_terbanyak() -> int:
    """Semesters by which a study may be extended today (Permendikbudristek 27/2022: at most two)."""
    return int(parameter("perpanjangan_semester", hari_ini()))


def studi_berjalan(perpanjangan: int = 0) -> list[StudiKomitmen]:
    """Every tugas belajar that still costs this year or later, by OPD and name; one statement, two with an extension.

    One that ended this year costs what it cost: its semesters until then stay, and are never extended.
    `perpanjangan` semesters are added to every study: a scenario, never the base. What is paid once in the last
    semester moves with it. Raises DomainError beyond what may be granted.
    """
    if perpanjangan:
        _pastikan_perpanjangan(perpanjangan)
    opd, kini = aliased(Unit), hari_ini()
    pilih = (
        select(StudiBerjalan, Pegawai.nama, Pegawai.nip, opd.nama, opd.kode, ProgramStudi.nama)
        .join(StudiBerjalan.pegawai)
        .join(Pegawai.unit)
        .join(opd, Unit.opd_id == opd.id)
        .join(StudiBerjalan.program_studi)
        .where(or_(StudiBerjalan.selesai_pada.is_(None), StudiBerjalan.selesai_pada >= date(kini.year, 1, 1)))
        .order_by(opd.nama, Pegawai.nama)
    )
    return [
        StudiKomitmen(
            nama,
            nip,
            studi.mulai,
            _diperpanjang(_baris_studi(studi, nama_opd, program), 0 if studi.selesai_pada else perpanjangan),
            kode_opd,
            studi.status_jabatan is StatusJabatan.DIBERHENTIKAN,
            studi.selesai_pada,
        )
        for studi, nama, nip, nama_opd, kode_opd, program in db.session.execute(pilih)
    ]


def _pastikan_perpanjangan(semester: int) -> None:
    batas = perpanjangan_terbanyak()
    if not 0 <= semester <= batas:
        raise DomainError(f"Perpanjangan paling lama {batas} semester.", "perpanjangan")


def _baris_studi(studi: StudiBerjalan, opd: str, program_studi: str) -> BarisAnggaran:
    butir = ButirBiaya(
        studi.jenjang,
        studi.lokasi,
        1,
        studi.mulai.year,
        studi.mulai.month,
        _semester_ditempuh(studi),
        studi.pembiayaan,
        studi.pembagian,
    )
    return BarisAnggaran(str(studi.id), butir, opd, program_studi)


def _semester_ditempuh(studi: StudiBerjalan) -> int:
    """The semesters of a study: all of a running one, those begun of one that has ended."""
    if studi.selesai_pada is None:
        return studi.lama_semester
    bulan = max(selisih_bulan(studi.mulai, studi.selesai_pada), 0)
    return min(studi.lama_semester, bulan // BULAN_PER_SEMESTER + 1)


def _diperpanjang(baris: BarisAnggaran, semester: int) -> BarisAnggaran:
    return replace(baris, butir=replace(baris.butir, lama_semester=baris.butir.lama_semester + semester))
