"""Mapping the words of the OPDs to canonical programmes; the words themselves are never touched."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.organisasi.models import ProgramStudi
from smartpns.organisasi.queries import program_bernama
from smartpns.organisasi.rules import kunci_nama
from smartpns.organisasi.services import tambah_alias


@dataclass
class HasilPemetaan:
    """Rows that were mapped, and rows that would then repeat another row of their usulan."""

    terpetakan: list[Kebutuhan] = field(default_factory=list)
    kembar: list[Kebutuhan] = field(default_factory=list)


def petakan(
    kata: str, program: ProgramStudi, oleh: Pelaku, *, periode: Periode, jadikan_alias: bool = False
) -> HasilPemetaan:
    """Map every row of the period whose words read like `kata` and that has no programme yet.

    A row that would become the same need as another of its usulan is left alone and reported: the planner returns it.
    """
    kunci = kunci_nama(kata)
    daftar = _baris(periode, Kebutuhan.program_studi_id.is_(None), Kebutuhan.prodi_kunci == kunci)
    if not daftar:
        raise DomainError(f"Tidak ada lagi baris “{kata}” yang belum dipetakan. Mungkin rekan Anda sudah memetakannya.")
    hasil = HasilPemetaan()
    terpakai = _kunci_terpakai({b.usulan_id for b in daftar}, program)
    with db.session.no_autoflush:
        for baris in daftar:
            sidik = _sidik(baris)
            if sidik in terpakai[baris.usulan_id]:
                hasil.kembar.append(baris)
                continue
            terpakai[baris.usulan_id].add(sidik)
            _tautkan(baris, program, program.kunci)
            catat("petakan_program_studi", baris, oleh)
            hasil.terpetakan.append(baris)
        if jadikan_alias and program_bernama(kata, juga_nonaktif=True) is None:
            tambah_alias(program, daftar[0].prodi_teks, oleh)
    db.session.flush()
    return hasil


def lepas_pemetaan(kata: str, program: ProgramStudi, oleh: Pelaku, *, periode: Periode) -> int:
    """Undo a mapping where the verification is not finished; return how many rows are free text again."""
    kunci = kunci_nama(kata)
    daftar = [
        b
        for b in _baris(periode, Kebutuhan.program_studi_id == program.id, Usulan.status != StatusUsulan.DIVERIFIKASI)
        if kunci_nama(b.prodi_teks) == kunci
    ]
    if not daftar:
        raise DomainError("Pemetaan ini tidak dapat dibatalkan karena verifikasi semua usulannya sudah selesai.")
    with db.session.no_autoflush:
        for baris in daftar:
            _tautkan(baris, None, kunci)
            catat("lepas_pemetaan", baris, oleh)
    db.session.flush()
    return len(daftar)


def _baris(periode: Periode, *syarat: object) -> Sequence[Kebutuhan]:
    return db.session.scalars(
        select(Kebutuhan)
        .join(Kebutuhan.usulan)
        .where(Usulan.periode_id == periode.id, *syarat)  # type: ignore[arg-type]
        .options(joinedload(Kebutuhan.jabatan), joinedload(Kebutuhan.usulan).joinedload(Usulan.opd))
        .order_by(Kebutuhan.created_at, Kebutuhan.id)
    ).all()


def _tautkan(baris: Kebutuhan, program: ProgramStudi | None, kunci: str) -> None:
    baris.program_studi, baris.program_studi_id = program, program.id if program else None
    baris.prodi_kunci = kunci


def _sidik(baris: Kebutuhan) -> tuple[object, ...]:
    """The key of a need within its usulan, the programme apart."""
    return (
        baris.unit_id,
        baris.jabatan_id,
        baris.jenjang_tujuan,
        baris.tahun_mulai,
        baris.pembiayaan,
        baris.status_jabatan,
    )


def _kunci_terpakai(usulan: Iterable[UUID], program: ProgramStudi) -> dict[UUID, set[tuple[object, ...]]]:
    ada = db.session.scalars(
        select(Kebutuhan).where(Kebutuhan.usulan_id.in_(set(usulan)), Kebutuhan.prodi_kunci == program.kunci)
    )
    terpakai: dict[UUID, set[tuple[object, ...]]] = defaultdict(set)
    for baris in ada:
        terpakai[baris.usulan_id].add(_sidik(baris))
    return terpakai
