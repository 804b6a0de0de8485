"""The codes of the budget, dated."""

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from smartpns.anggaran.models import KodeAnggaran
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan


def semua_kode() -> list[KodeAnggaran]:
    """Every code that was, is or will be in force: sub-kegiatan first, by code, newest row first."""
    urutan = (KodeAnggaran.jenis.desc(), KodeAnggaran.kode, KodeAnggaran.berlaku_mulai.desc())
    return list(db.session.scalars(select(KodeAnggaran).order_by(*urutan)))


def kode_pada(hari: date) -> list[KodeAnggaran]:
    """The codes in force on a day, by code."""
    sampai = KodeAnggaran.berlaku_sampai
    pilih = select(KodeAnggaran).where(KodeAnggaran.berlaku_mulai <= hari, or_(sampai.is_(None), sampai >= hari))
    return list(db.session.scalars(pilih.order_by(KodeAnggaran.kode)))


def kode_tahun(tahun: int) -> list[KodeAnggaran]:
    """The codes of a budget year: those in force on its first day, or else on its last."""
    return kode_pada(date(tahun, 1, 1)) or kode_pada(date(tahun, 12, 31))


def riwayat_kode(kode: str) -> list[KodeAnggaran]:
    """Every row of one code, newest first."""
    pilih = select(KodeAnggaran).where(KodeAnggaran.kode == kode)
    return list(db.session.scalars(pilih.order_by(KodeAnggaran.berlaku_mulai.desc())))


def ambil_kode(id_: UUID) -> KodeAnggaran:
    """One row. Raises TidakDitemukan."""
    baris = db.session.get(KodeAnggaran, id_)
    if baris is None:
        raise TidakDitemukan("Kode anggaran ini tidak ada. Buka daftar kode untuk melihat yang ada.")
    return baris
