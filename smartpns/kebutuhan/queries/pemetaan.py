"""Programme names in the OPDs' own words: which are not canonical yet, and what they were mapped to."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from smartpns.core.db import db
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.organisasi.models import ProgramStudi
from smartpns.organisasi.rules import kunci_nama


@dataclass(frozen=True)
class KataBebas:
    """Equal words of one or several OPDs that are not a canonical programme yet."""

    kunci: str
    teks: str
    baris: int
    opd: int
    orang: int


@dataclass(frozen=True)
class KataTerpetakan:
    """Words that were mapped to a canonical programme of another name; `terbuka` rows can still be unmapped."""

    teks: str
    program_id: UUID
    program: str
    baris: int
    terbuka: int


def kata_bebas(periode: Periode, awal: int = 0, banyak: int | None = None) -> list[KataBebas]:
    """Groups of unmapped words, the most rows first; one statement."""
    baris = func.count().label("baris")
    pilih = (
        select(
            Kebutuhan.prodi_kunci,
            func.min(Kebutuhan.prodi_teks),
            baris,
            func.count(Usulan.opd_id.distinct()),
            func.sum(Kebutuhan.jumlah),
        )
        .join(Usulan, Usulan.id == Kebutuhan.usulan_id)
        .where(Usulan.periode_id == periode.id, Kebutuhan.program_studi_id.is_(None))
        .group_by(Kebutuhan.prodi_kunci)
        .order_by(baris.desc(), Kebutuhan.prodi_kunci)
        .offset(awal)
        .limit(banyak)
    )
    return [KataBebas(*satu) for satu in db.session.execute(pilih)]


def jumlah_kata_bebas(periode: Periode) -> int:
    """How many groups `kata_bebas` has in all."""
    return (
        db.session.scalar(
            select(func.count(Kebutuhan.prodi_kunci.distinct()))
            .join(Usulan, Usulan.id == Kebutuhan.usulan_id)
            .where(Usulan.periode_id == periode.id, Kebutuhan.program_studi_id.is_(None))
        )
        or 0
    )


def baris_berkata(periode: Periode, kata: str) -> Sequence[Kebutuhan]:
    """The unmapped rows with these words."""
    return db.session.scalars(
        select(Kebutuhan)
        .join(Kebutuhan.usulan)
        .where(
            Usulan.periode_id == periode.id,
            Kebutuhan.program_studi_id.is_(None),
            Kebutuhan.prodi_kunci == kunci_nama(kata),
        )
        .options(joinedload(Kebutuhan.usulan).joinedload(Usulan.opd), joinedload(Kebutuhan.jabatan))
        .order_by(Usulan.opd_id, Kebutuhan.nomor)
    ).all()


def kata_terpetakan(periode: Periode) -> list[KataTerpetakan]:
    """Words that differ from the canonical name they stand for."""
    terbuka = func.count().filter(Usulan.status != StatusUsulan.DIVERIFIKASI)
    pilih = (
        select(Kebutuhan.prodi_teks, ProgramStudi.id, ProgramStudi.nama, func.count(), terbuka)
        .join(Usulan, Usulan.id == Kebutuhan.usulan_id)
        .join(ProgramStudi, ProgramStudi.id == Kebutuhan.program_studi_id)
        .where(Usulan.periode_id == periode.id, func.lower(Kebutuhan.prodi_teks) != func.lower(ProgramStudi.nama))
        .group_by(Kebutuhan.prodi_teks, ProgramStudi.id, ProgramStudi.nama)
        .order_by(ProgramStudi.nama, Kebutuhan.prodi_teks)
    )
    semua = [KataTerpetakan(*satu) for satu in db.session.execute(pilih)]
    return [k for k in semua if kunci_nama(k.teks) != kunci_nama(k.program)]
