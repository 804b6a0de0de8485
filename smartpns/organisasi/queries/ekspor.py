"""Whole lists for a workbook: what is active, within the scope of who asks."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.organisasi.models import Formasi, Jabatan, Pegawai, ProgramStudi, SyaratJabatan, Unit
from smartpns.organisasi.queries.lingkup import opd_lingkup


def semua_untuk_ekspor(jenis: str, pelaku: Pelaku) -> Sequence[Any]:
    """The active rows of one kind of master data; a constant number of statements."""
    batas = opd_lingkup(pelaku)
    lingkup = [] if batas is None else [Unit.opd_id == batas]
    pilih: dict[str, Any] = {
        "unit": select(Unit)
        .where(Unit.aktif, *lingkup)
        .options(selectinload(Unit.induk))
        .order_by(Unit.urutan, Unit.kode),
        "jabatan": select(Jabatan)
        .where(Jabatan.aktif)
        .options(
            selectinload(Jabatan.syarat).joinedload(SyaratJabatan.program_studi),
            selectinload(Jabatan.syarat).joinedload(SyaratJabatan.rumpun),
        )
        .order_by(Jabatan.nama),
        "formasi": select(Formasi)
        .join(Unit, Unit.id == Formasi.unit_id)
        .join(Jabatan, Jabatan.id == Formasi.jabatan_id)
        .where(Unit.aktif, Jabatan.aktif, *lingkup)
        .options(joinedload(Formasi.unit), joinedload(Formasi.jabatan))
        .order_by(Unit.urutan, Unit.kode, Jabatan.nama),
        "pegawai": select(Pegawai)
        .join(Unit, Unit.id == Pegawai.unit_id)
        .where(Pegawai.aktif, *lingkup)
        .options(
            joinedload(Pegawai.unit),
            joinedload(Pegawai.jabatan),
            joinedload(Pegawai.program_studi),
            selectinload(Pegawai.penilaian),
        )
        .order_by(Unit.urutan, Unit.kode, Pegawai.nama, Pegawai.nip),
        "program-studi": select(ProgramStudi)
        .where(ProgramStudi.aktif)
        .options(joinedload(ProgramStudi.rumpun), selectinload(ProgramStudi.jenjang), selectinload(ProgramStudi.alias))
        .order_by(ProgramStudi.nama),
    }
    return db.session.scalars(pilih[jenis]).all()
