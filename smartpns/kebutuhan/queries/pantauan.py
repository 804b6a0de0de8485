"""Where every OPD stands in a period, and which usulan waits for the planner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload

from smartpns.core.db import db
from smartpns.kebutuhan.models import Kebutuhan, Periode, Perpanjangan, Usulan
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.organisasi.models import Unit
from smartpns.organisasi.rules import JenisUnit

SUDAH_MENGAJUKAN = frozenset({StatusUsulan.DIAJUKAN, StatusUsulan.DIVERIFIKASI})
BELUM_MULAI = "belum_mulai"


@dataclass(frozen=True)
class KeadaanOpd:
    """One OPD in one period: its usulan if it has begun one, how much is in it, and until when it may submit."""

    opd_id: UUID
    kode: str
    nama: str
    usulan_id: UUID | None
    status: StatusUsulan | None
    diajukan_pada: datetime | None
    baris: int
    orang: int
    diputuskan: int
    aktivitas: datetime | None
    perpanjangan: datetime | None
    batas: datetime

    @property
    def sudah_mengajukan(self) -> bool:
        return self.status in SUDAH_MENGAJUKAN

    @property
    def kunci_status(self) -> str:
        return self.status.value if self.status else BELUM_MULAI

    @property
    def label_status(self) -> str:
        return self.status.label if self.status else "Belum mulai"


def keadaan_opd(periode: Periode) -> list[KeadaanOpd]:
    """Every active OPD in the district's own order; one statement."""
    isi = (
        select(
            Kebutuhan.usulan_id,
            func.count().label("baris"),
            func.sum(func.coalesce(Kebutuhan.jumlah_disetujui, Kebutuhan.jumlah)).label("orang"),
            func.sum(case((Kebutuhan.verifikasi != HasilVerifikasi.BELUM, 1), else_=0)).label("diputuskan"),
            func.max(Kebutuhan.updated_at).label("aktivitas"),
        )
        .group_by(Kebutuhan.usulan_id)
        .subquery()
    )
    izin = (
        select(Perpanjangan.opd_id, func.max(Perpanjangan.sampai).label("sampai"))
        .where(Perpanjangan.periode_id == periode.id)
        .group_by(Perpanjangan.opd_id)
        .subquery()
    )
    pilih = (
        select(Unit.id, Unit.kode, Unit.nama, Usulan, isi.c.baris, isi.c.orang, isi.c.diputuskan, isi.c.aktivitas)
        .add_columns(izin.c.sampai)
        .outerjoin(Usulan, (Usulan.opd_id == Unit.id) & (Usulan.periode_id == periode.id))
        .outerjoin(isi, isi.c.usulan_id == Usulan.id)
        .outerjoin(izin, izin.c.opd_id == Unit.id)
        .where(Unit.jenis == JenisUnit.OPD, Unit.aktif)
        .order_by(Unit.urutan, Unit.kode)
    )
    return [
        KeadaanOpd(
            opd_id=id_,
            kode=kode,
            nama=nama,
            usulan_id=usulan.id if usulan else None,
            status=usulan.status if usulan else None,
            diajukan_pada=usulan.diajukan_pada if usulan else None,
            baris=baris or 0,
            orang=orang or 0,
            diputuskan=diputuskan or 0,
            aktivitas=max(filter(None, (aktivitas, usulan.updated_at if usulan else None)), default=None),
            perpanjangan=sampai,
            batas=max(periode.ditutup_pada, sampai) if sampai else periode.ditutup_pada,
        )
        for id_, kode, nama, usulan, baris, orang, diputuskan, aktivitas, sampai in db.session.execute(pilih)
    ]


def antrean(keadaan: Sequence[KeadaanOpd]) -> list[KeadaanOpd]:
    """The usulan that wait for the planner, the longest waiting first."""
    menunggu = [k for k in keadaan if k.status is StatusUsulan.DIAJUKAN]
    return sorted(menunggu, key=lambda k: (k.diajukan_pada, k.kode))


def usulan_menunggu(periode: Periode, kecuali: UUID | None = None) -> Usulan | None:
    """The longest waiting submitted usulan of the period, another than `kecuali`."""
    return db.session.scalar(
        select(Usulan)
        .where(Usulan.periode_id == periode.id, Usulan.status == StatusUsulan.DIAJUKAN, Usulan.id != kecuali)
        .order_by(Usulan.diajukan_pada, Usulan.id)
        .options(joinedload(Usulan.opd))
        .limit(1)
    )


def daftar_perpanjangan(periode: Periode) -> Sequence[Perpanjangan]:
    """The extensions of the period, the latest grant first."""
    return db.session.scalars(
        select(Perpanjangan)
        .where(Perpanjangan.periode_id == periode.id)
        .options(joinedload(Perpanjangan.opd))
        .order_by(Perpanjangan.created_at.desc())
    ).all()
