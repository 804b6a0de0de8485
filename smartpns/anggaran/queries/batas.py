"""What the planner has set for the best plan of a period, as its page lists it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from smartpns.anggaran.models import KuotaOpd, SyaratKebutuhan
from smartpns.anggaran.queries.kuota import kuota_opd
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.organisasi.models import Unit

_LENGKAP = (
    joinedload(Kebutuhan.usulan).joinedload(Usulan.opd),
    joinedload(Kebutuhan.usulan).joinedload(Usulan.periode),
    joinedload(Kebutuhan.jabatan),
    joinedload(Kebutuhan.program_studi),
)


@dataclass(frozen=True)
class OpdBerkuota:
    """An OPD that has handed in needs, with its places if they are set."""

    opd: Unit
    kuota: KuotaOpd | None


def kebutuhan_bertanda(periode: Periode) -> Sequence[SyaratKebutuhan]:
    """The marks on the needs of a period with the needs themselves; one statement."""
    pilih = (
        select(SyaratKebutuhan)
        .join(SyaratKebutuhan.kebutuhan)
        .join(Kebutuhan.usulan)
        .join(Unit, Unit.id == Usulan.opd_id)
        .where(Usulan.periode_id == periode.id)
        .order_by(Unit.kode, Kebutuhan.nomor)
        .options(joinedload(SyaratKebutuhan.kebutuhan).options(*_LENGKAP))
    )
    return db.session.scalars(pilih).all()


def opd_berkuota(periode: Periode) -> list[OpdBerkuota]:
    """Every OPD with an usulan in the period, those with places first."""
    kuota = kuota_opd(periode)
    pilih = select(Unit).join(Usulan, Usulan.opd_id == Unit.id).where(Usulan.periode_id == periode.id)
    semua = [OpdBerkuota(opd, kuota.get(opd.kode)) for opd in db.session.scalars(pilih.order_by(Unit.nama))]
    return sorted(semua, key=lambda satu: satu.kuota is None)


def kebutuhan_terverifikasi(id_: UUID) -> Kebutuhan:
    """A need that takes part in the ranking. Raises TidakDitemukan."""
    baris = db.session.scalar(select(Kebutuhan).where(Kebutuhan.id == id_).options(*_LENGKAP))
    if baris is None or baris.usulan.status is not StatusUsulan.DIVERIFIKASI:
        raise TidakDitemukan("Kebutuhan ini tidak ada dalam peringkat. Mungkin verifikasinya dibuka kembali.")
    return baris


def syarat_satu(kebutuhan_id: UUID) -> SyaratKebutuhan | None:
    """The marks on one need."""
    return db.session.scalar(select(SyaratKebutuhan).where(SyaratKebutuhan.kebutuhan_id == kebutuhan_id))
