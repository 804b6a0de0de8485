"""The usulan of one OPD and its rows, never those of another."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.queries.periode import batas_opd, periode_berjalan, periode_sebelum
from smartpns.kebutuhan.rules import DAPAT_DIUBAH
from smartpns.organisasi.models import Unit


@dataclass(frozen=True)
class Meja:
    """The desk of an OPD in the current period: what it works on and until when."""

    opd: Unit
    periode: Periode | None
    usulan: Usulan | None
    batas: datetime | None

    @property
    def terbuka(self) -> bool:
        """Whether the OPD may fill in and submit now."""
        if self.periode is None or self.batas is None:
            return False
        return self.periode.dibuka_pada <= sekarang() < self.batas

    @property
    def belum_dibuka(self) -> bool:
        return self.periode is not None and sekarang() < self.periode.dibuka_pada

    @property
    def dapat_diubah(self) -> bool:
        return self.terbuka and self.usulan is not None and self.usulan.status in DAPAT_DIUBAH


def meja_opd(pelaku: Pelaku, *, kunci: bool = False) -> Meja:
    """The desk of the actor's OPD; `kunci` holds the usulan until the transaction ends."""
    opd = db.session.get(Unit, pelaku.unit_id) if pelaku.unit_id else None
    if opd is None:
        raise TidakDitemukan("Penugasan Anda tidak menyebut OPD. Minta admin memperbaikinya.")
    periode = periode_berjalan()
    if periode is None:
        return Meja(opd, None, None, None)
    return Meja(opd, periode, usulan_opd(periode, opd.id, kunci=kunci), batas_opd(periode, opd.id))


def usulan_pelaku(pelaku: Pelaku, *, kunci: bool = False) -> tuple[Meja, Usulan]:
    """The desk with its usulan. Raises TidakDitemukan when the OPD has not begun."""
    meja = meja_opd(pelaku, kunci=kunci)
    if meja.usulan is None:
        raise TidakDitemukan("OPD Anda belum memulai usulan untuk periode ini. Mulai dari halaman Usulan.")
    return meja, meja.usulan


BESERTA_ISI = (
    joinedload(Usulan.opd),
    joinedload(Usulan.periode),
    selectinload(Usulan.riwayat),
    selectinload(Usulan.kebutuhan).joinedload(Kebutuhan.jabatan),
    selectinload(Usulan.kebutuhan).joinedload(Kebutuhan.unit),
    selectinload(Usulan.kebutuhan).joinedload(Kebutuhan.program_studi),
    selectinload(Usulan.kebutuhan).joinedload(Kebutuhan.asal).joinedload(Kebutuhan.usulan).joinedload(Usulan.periode),
)
"""An usulan is read with its rows and history."""


def usulan_opd(periode: Periode, opd_id: UUID, *, kunci: bool = False) -> Usulan | None:
    """The usulan with its rows and history; `kunci` holds it until the transaction ends (PostgreSQL)."""
    pilih = select(Usulan).where(Usulan.periode_id == periode.id, Usulan.opd_id == opd_id).options(*BESERTA_ISI)
    return db.session.scalar(pilih.with_for_update(of=Usulan) if kunci else pilih)


def usulan_beserta_isi(id_: UUID, *, kunci: bool = False) -> Usulan:
    """An usulan of any OPD, for those who look at the whole district; `kunci` as above."""
    pilih = select(Usulan).where(Usulan.id == id_).options(*BESERTA_ISI)
    usulan = db.session.scalar(pilih.with_for_update(of=Usulan) if kunci else pilih)
    if usulan is None:
        raise TidakDitemukan("Usulan ini tidak ada. Buka halaman Pantauan untuk melihat usulan semua OPD.")
    return usulan


def kebutuhan_opd(usulan: Usulan, id_: UUID) -> Kebutuhan:
    """One row of this usulan; a row of another OPD does not exist for the caller."""
    baris = next((b for b in usulan.kebutuhan if b.id == id_), None)
    if baris is None:
        raise TidakDitemukan("Baris ini tidak ada, sudah dihapus, atau bukan milik OPD Anda.")
    return baris


def pengubah_terakhir(baris: Kebutuhan) -> tuple[str, datetime] | None:
    """Who changed the row last, and when."""
    jejak = db.session.execute(
        select(Jejak.oleh_nama, Jejak.pada)
        .where(Jejak.objek_jenis == "kebutuhan", Jejak.objek_id == str(baris.id))
        .order_by(Jejak.id.desc())
        .limit(1)
    ).one_or_none()
    return (jejak.oleh_nama, jejak.pada) if jejak else None


def disimpan_pada(periode: Periode, opd_id: UUID) -> datetime | None:
    """When a row of the OPD's usulan was last saved."""
    return db.session.scalar(
        select(func.max(Kebutuhan.updated_at))
        .join(Kebutuhan.usulan)
        .where(Usulan.periode_id == periode.id, Usulan.opd_id == opd_id)
    )


def usulan_sebelum(usulan: Usulan) -> Usulan | None:
    """What the same OPD proposed in the period before, None when it proposed nothing."""
    lalu = periode_sebelum(usulan.periode)
    return usulan_opd(lalu, usulan.opd_id) if lalu else None
