"""What limits an OPD and marks a need: places, people away at once, the planner's marks; of a period, as in force."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, joinedload

from smartpns.anggaran.models import KuotaOpd, SyaratKebutuhan
from smartpns.anggaran.queries.komitmen import StudiKomitmen, studi_berjalan
from smartpns.anggaran.susun.kasus import BatasOpd, batas_pergi
from smartpns.anggaran.susun.pergi import MasaPergi, Saat, SedangPergi, batas_per_saat, saat_berangkat
from smartpns.core.db import db
from smartpns.kebutuhan import models as kebutuhan
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import terisi_per_opd
from smartpns.organisasi.models import Pegawai, Unit

Berangkat = tuple[MasaPergi | bool, Sequence[int]]
"""How long a need keeps its people away, and the years in which they may start."""


def syarat_kebutuhan(periode: Periode) -> dict[UUID, SyaratKebutuhan]:
    """What the planner marked on the needs of a period, by need; one statement."""
    pilih = (
        select(SyaratKebutuhan)
        .join(SyaratKebutuhan.kebutuhan)
        .join(kebutuhan.Kebutuhan.usulan)
        .where(kebutuhan.Usulan.periode_id == periode.id)
    )
    return {satu.kebutuhan_id: satu for satu in db.session.scalars(pilih)}


def kuota_opd(periode: Periode) -> dict[str, KuotaOpd]:
    """The places that the planner set, by OPD code; one statement."""
    pilih = select(KuotaOpd).where(KuotaOpd.periode_id == periode.id).options(joinedload(KuotaOpd.opd))
    return {satu.opd.kode: satu for satu in db.session.scalars(pilih)}


@dataclass(frozen=True)
class KuotaTersisa:
    """The places that an OPD must and may still get: the quota less those that studies fill already."""

    minimal: int
    maksimal: int | None


def kuota_tersisa(periode: Periode) -> dict[str, KuotaTersisa]:
    """What the quotas leave, by OPD code; two statements."""
    terisi = terisi_per_opd(periode)
    return {
        kode: KuotaTersisa(
            max(satu.min_tempat - terisi[kode], 0),
            None if satu.maks_tempat is None else max(satu.maks_tempat - terisi[kode], 0),
        )
        for kode, satu in kuota_opd(periode).items()
    }


def batas_per_opd(
    periode: Periode,
    tempat: Mapping[str, tuple[int, int | None]],
    porsi: Fraction,
    perpanjangan: int,
    berangkat: Mapping[str, Sequence[Berangkat]],
    pegawai: Mapping[str, int],
) -> dict[str, BatasOpd]:
    """The limits of these OPDs: their places (least, most) and how many people may be away whenever somebody leaves."""
    sedang = _sedang_pergi(studi_berjalan(perpanjangan))
    return {
        kode: BatasOpd(
            paling_sedikit,
            paling_banyak,
            _maks_pergi(pegawai.get(kode, 0), porsi, sedang[kode], periode.daftar_tahun, berangkat.get(kode, ())),
        )
        for kode, (paling_sedikit, paling_banyak) in sorted(tempat.items())
    }


def _maks_pergi(
    pegawai: int, porsi: Fraction, sedang: Sequence[SedangPergi], tahun: Sequence[int], berangkat: Sequence[Berangkat]
) -> dict[Saat, int]:
    """How many more people of an OPD may be away whenever somebody may leave.

    One person always may, so that a small unit is not shut out. An OPD of which nobody is recorded has no limit.
    """
    if not pegawai:
        return {}
    batas = dict.fromkeys(tahun, max(batas_pergi(pegawai, porsi), 1))
    return batas_per_saat(batas, saat_berangkat(tahun, berangkat, sedang), sedang)


def _sedang_pergi(studi: Sequence[StudiKomitmen]) -> dict[str, list[SedangPergi]]:
    """Who is away, by OPD code; a study that has ended keeps nobody away."""
    hasil: dict[str, list[SedangPergi]] = defaultdict(list)
    for satu in studi:
        butir = satu.baris.butir
        if satu.pergi and satu.berakhir is None:
            hasil[satu.opd_kode].append(
                SedangPergi(butir.tahun_mulai, MasaPergi(butir.lama_semester, butir.bulan_masuk), butir.jumlah)
            )
    return hasil


def pegawai_per_opd() -> Counter[str]:
    """Active staff by OPD code; one statement."""
    opd = aliased(Unit)
    pilih = (
        select(opd.kode, func.count())
        .select_from(Pegawai)
        .join(Pegawai.unit)
        .join(opd, Unit.opd_id == opd.id)
        .where(Pegawai.aktif)
        .group_by(opd.kode)
    )
    return Counter(dict(db.session.execute(pilih).all()))
