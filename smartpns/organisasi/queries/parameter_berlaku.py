"""Numbers that a regulation sets: the row in force on a day, else the value an installation starts with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.organisasi.models import Parameter
from smartpns.organisasi.rules import (
    PARAMETER_BAWAAN,
    Ketentuan,
    NilaiBerlaku,
    ParameterBawaan,
    ketentuan_bawaan,
    nilai_bawaan,
)


def parameter(kode: str, pada: date) -> Decimal:
    """The value of a parameter on a day. KeyError when the program asks for a code that does not exist."""
    bawaan = nilai_bawaan()[kode]
    nilai = db.session.scalar(
        select(Parameter.nilai)
        .where(Parameter.kode == kode, *_berlaku(pada))
        .order_by(Parameter.berlaku_mulai.desc())
        .limit(1)
    )
    return bawaan if nilai is None else Decimal(str(nilai))


def semua_parameter(pada: date) -> dict[str, Decimal]:
    """All parameters in force on a day by code, in the shape in which the rules ask for them."""
    baris = db.session.execute(
        select(Parameter.kode, Parameter.nilai).where(*_berlaku(pada)).order_by(Parameter.berlaku_mulai)
    )
    return nilai_bawaan() | {kode: Decimal(str(nilai)) for kode, nilai in baris}


def ketentuan_pada(hari: Iterable[date]) -> dict[date, Ketentuan]:
    """All parameters with their legal basis as they hold on each of these days; one statement."""
    baris = [
        (p.kode, NilaiBerlaku(Decimal(str(p.nilai)), p.dasar_hukum, p.berlaku_mulai, p.berlaku_sampai))
        for p in db.session.execute(
            select(
                Parameter.kode,
                Parameter.nilai,
                Parameter.dasar_hukum,
                Parameter.berlaku_mulai,
                Parameter.berlaku_sampai,
            ).order_by(Parameter.berlaku_mulai)
        )
    ]
    return {
        h: Ketentuan.dari(ketentuan_bawaan() | {kode: satu for kode, satu in baris if satu.berlaku(h)})
        for h in set(hari)
    }


def _berlaku(pada: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Parameter.berlaku_mulai <= pada,
        or_(Parameter.berlaku_sampai.is_(None), Parameter.berlaku_sampai >= pada),
    )


@dataclass(frozen=True)
class RingkasParameter:
    """A parameter as the list shows it: what it is, what holds today, and the dated rows behind it."""

    bawaan: ParameterBawaan
    nilai: Decimal
    kini: Parameter | None
    riwayat: Sequence[Parameter]

    @property
    def dasar_hukum(self) -> str:
        return self.kini.dasar_hukum if self.kini else self.bawaan.dasar_hukum


def daftar_parameter(pada: date) -> list[RingkasParameter]:
    """Every parameter with what holds on that day."""
    baris = db.session.scalars(select(Parameter).order_by(Parameter.kode, Parameter.berlaku_mulai.desc())).all()
    return [_ringkas(bawaan, [b for b in baris if b.kode == bawaan.kode], pada) for bawaan in PARAMETER_BAWAAN]


def rincian_parameter(kode: str, pada: date) -> RingkasParameter:
    """One parameter with what holds on that day. Raises TidakDitemukan."""
    bawaan = next((b for b in PARAMETER_BAWAAN if b.kode == kode), None)
    if bawaan is None:
        raise TidakDitemukan(f"Parameter “{kode}” tidak ada. Buka daftar parameter untuk melihat yang ada.")
    baris = db.session.scalars(
        select(Parameter).where(Parameter.kode == kode).order_by(Parameter.berlaku_mulai.desc())
    ).all()
    return _ringkas(bawaan, baris, pada)


def _ringkas(bawaan: ParameterBawaan, baris: Sequence[Parameter], pada: date) -> RingkasParameter:
    kini = next(
        (b for b in baris if b.berlaku_mulai <= pada and (b.berlaku_sampai is None or b.berlaku_sampai >= pada)), None
    )
    return RingkasParameter(bawaan, Decimal(str(kini.nilai)) if kini else bawaan.nilai, kini, baris)


def baris_parameter(id_: UUID, kode: str) -> Parameter:
    """One dated row of this parameter. Raises TidakDitemukan."""
    baris = db.session.get(Parameter, id_)
    if baris is None or baris.kode != kode:
        raise TidakDitemukan("Baris parameter ini tidak ada lagi.")
    return baris
