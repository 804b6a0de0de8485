"""Needs of the former period that were verified but not filled, and what the OPD makes of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.models import Kebutuhan, SisaDilepas, Usulan
from smartpns.kebutuhan.queries.acuan import isian_dari
from smartpns.kebutuhan.queries.terisi import terisi_usulan
from smartpns.kebutuhan.queries.usulan import usulan_sebelum
from smartpns.kebutuhan.rules import IsianKebutuhan, KebutuhanLama, StatusUsulan, sisa_kebutuhan
from smartpns.organisasi.queries import studi_dimulai


@dataclass(frozen=True)
class SisaLama:
    """A need of the former period with the persons still unfilled.

    `baris` is the row that carries it on, `serupa` a row of the new usulan that asks the same without being linked.
    """

    asal: Kebutuhan
    jumlah: int
    tahun: int
    baris: Kebutuhan | None
    serupa: Kebutuhan | None
    dilepas: SisaDilepas | None

    @property
    def terisi(self) -> int:
        return self.asal.jumlah_berlaku - self.jumlah

    @property
    def tahun_pertama(self) -> int:
        return self.asal.tahun_pertama or self.asal.usulan.periode.tahun

    @property
    def lama(self) -> int:
        """Years waited when the new period begins."""
        return self.tahun - self.tahun_pertama

    @property
    def terbuka(self) -> bool:
        """Whether the OPD still has to take it or let it go."""
        return self.baris is None and self.dilepas is None

    def isian(self) -> IsianKebutuhan:
        """The row that carries the need on: what is left of it, not before the new period."""
        lama = isian_dari(self.asal)
        return IsianKebutuhan(
            **{
                **vars(lama),
                "program_studi": self.asal.program_studi.nama if self.asal.program_studi else lama.program_studi,
                "jumlah": self.jumlah,
                "tahun_mulai": max(self.asal.tahun_mulai, self.tahun),
                "prioritas_opd": None,
            }
        )


def sisa_usulan(usulan: Usulan) -> list[SisaLama]:
    """The unfilled needs of the same OPD in the former period, in its order."""
    lalu = usulan_sebelum(usulan)
    if lalu is None or lalu.status is not StatusUsulan.DIVERIFIKASI:
        return []
    bertempat = terisi_usulan(lalu)
    lama = [
        KebutuhanLama(b.id, _kunci(b), (b.tahun_mulai, b.nomor), b.jumlah_disetujui - terisi)
        for b in lalu.kebutuhan
        if b.jumlah_disetujui and b.jumlah_disetujui > (terisi := bertempat.get(b.id, 0))
    ]
    sisa = sisa_kebutuhan(lama, studi_dimulai(usulan.opd_id, date(lalu.periode.tahun, 1, 1)))
    tertaut = {b.asal_id: b for b in usulan.kebutuhan if b.asal_id}
    bebas = {_sama(b): b for b in usulan.kebutuhan if b.asal_id is None}
    dilepas = {d.asal_id: d for d in sisa_dilepas(usulan)}
    return [
        SisaLama(b, sisa[b.id], usulan.periode.tahun, tertaut.get(b.id), bebas.get(_sama(b)), dilepas.get(b.id))
        for b in lalu.kebutuhan
        if b.id in sisa
    ]


def _kunci(baris: Kebutuhan) -> tuple[object, ...]:
    return baris.jabatan_id, baris.jenjang_tujuan, baris.program_studi_id


def _sama(baris: Kebutuhan) -> tuple[object, ...]:
    return baris.unit_id, *_kunci(baris)


def satu_sisa(usulan: Usulan, asal_id: UUID) -> SisaLama:
    """One unfilled need offered to this usulan. Raises TidakDitemukan."""
    satu = next((s for s in sisa_usulan(usulan) if s.asal.id == asal_id), None)
    if satu is None:
        raise TidakDitemukan("Kebutuhan periode lalu ini sudah terisi, atau bukan milik OPD Anda.")
    return satu


def ambil_dilepas(usulan: Usulan, id_: UUID) -> SisaDilepas:
    """One need that this usulan let go. Raises TidakDitemukan."""
    satu = db.session.get(SisaDilepas, id_)
    if satu is None or satu.usulan_id != usulan.id:
        raise TidakDitemukan("Kebutuhan ini sudah ditawarkan lagi, atau bukan milik OPD Anda.")
    return satu


def sisa_dilepas(usulan: Usulan) -> Sequence[SisaDilepas]:
    """What the OPD let go in this period with its reasons, the latest first."""
    return db.session.scalars(
        select(SisaDilepas)
        .where(SisaDilepas.usulan_id == usulan.id)
        .options(joinedload(SisaDilepas.asal).joinedload(Kebutuhan.program_studi))
        .order_by(SisaDilepas.created_at.desc(), SisaDilepas.id)
    ).all()
