"""The district's units: the tree, the OPDs, and who may look at which."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.organisasi.models import Formasi, Pegawai, Unit
from smartpns.organisasi.queries.lingkup import opd_lingkup, pastikan_dalam_lingkup
from smartpns.organisasi.rules import JenisUnit


def opd_aktif() -> Sequence[Unit]:
    """The active OPDs in the district's own order."""
    return db.session.scalars(
        select(Unit).where(Unit.jenis == JenisUnit.OPD, Unit.aktif).order_by(Unit.urutan, Unit.kode)
    ).all()


def opd_terlihat(pelaku: Pelaku) -> Sequence[Unit]:
    """The active OPDs within the scope of `pelaku`."""
    batas = opd_lingkup(pelaku)
    return [u for u in opd_aktif() if batas is None or u.id == batas]


def unit_dalam_opd(opd_id: UUID) -> Sequence[Unit]:
    """The active units of an OPD, the OPD itself first."""
    return db.session.scalars(
        select(Unit)
        .where(Unit.opd_id == opd_id, Unit.aktif)
        .order_by(Unit.jenis != JenisUnit.OPD, Unit.urutan, Unit.kode)
    ).all()


def unit_aktif() -> Sequence[Unit]:
    """Every active unit, by name, for a choice."""
    return db.session.scalars(select(Unit).where(Unit.aktif).order_by(Unit.nama)).all()


def ambil_unit(id_: UUID, pelaku: Pelaku) -> Unit:
    """A unit within the scope of `pelaku`, else TidakDitemukan."""
    satu = db.session.get(Unit, id_)
    if satu is None:
        raise TidakDitemukan
    pastikan_dalam_lingkup(satu.opd_id, pelaku)
    return satu


def opd_berkode(kode: str) -> Unit:
    """The OPD with this code, e.g. `4.01`. Raises TidakDitemukan."""
    opd = db.session.scalar(select(Unit).where(Unit.kode == kode, Unit.jenis == JenisUnit.OPD))
    if opd is None:
        raise TidakDitemukan(f"OPD dengan kode {kode} tidak ada. Periksa kodenya di data unit.")
    return opd


def unit_berkode(kode: str) -> Unit | None:
    """The unit with this code, whatever its kind."""
    return db.session.scalar(select(Unit).where(Unit.kode == kode.strip()))


@dataclass(frozen=True)
class BarisUnit:
    """A line of the tree; `tingkat` is its depth, an OPD lies at 0."""

    id: UUID
    kode: str
    nama: str
    singkatan: str
    jenis: JenisUnit
    aktif: bool
    tingkat: int
    pegawai: int
    formasi: int
    sendiri: bool = True
    """Whether it was searched for, or only stands here because something below it was."""


def pohon_unit(
    pelaku: Pelaku, kata: str = "", jenis: JenisUnit | None = None, aktif: bool | None = None
) -> list[BarisUnit]:
    """The tree in its own order; what does not match is kept only above something that does. Three statements."""
    batas = opd_lingkup(pelaku)
    kolom = (Unit.id, Unit.kode, Unit.nama, Unit.singkatan, Unit.jenis, Unit.aktif, Unit.induk_id, Unit.opd_id)
    pilih = select(*kolom).order_by(Unit.urutan, Unit.kode)
    semua = db.session.execute(pilih if batas is None else pilih.where(Unit.opd_id == batas)).all()
    dicari = kata.lower()
    cocok = {
        u.id
        for u in semua
        if (dicari in u.nama.lower() or dicari in u.singkatan.lower() or dicari in u.kode.lower())
        and jenis in (None, u.jenis)
        and aktif in (None, u.aktif)
    }
    pegawai = jumlah_per_unit(func.count(Pegawai.id), Pegawai.unit_id, Pegawai.aktif)
    formasi = jumlah_per_unit(func.sum(Formasi.jumlah), Formasi.unit_id)
    return [
        BarisUnit(
            u.id,
            u.kode,
            u.nama,
            u.singkatan,
            u.jenis,
            u.aktif,
            tingkat,
            pegawai.get(u.id, 0),
            formasi.get(u.id, 0),
            u.id in cocok,
        )
        for tingkat, u in _urut_pohon(semua, _dengan_leluhur(semua, cocok))
    ]


def jumlah_per_unit(jumlah: Any, kolom_unit: Any, *syarat: Any) -> dict[UUID, int]:
    """`jumlah` of the rows that pass `syarat`, by unit."""
    return dict(db.session.execute(select(kolom_unit, jumlah).where(*syarat).group_by(kolom_unit)).all())


def _dengan_leluhur(semua: Sequence[Any], cocok: set[UUID]) -> set[UUID]:
    induk = {u.id: u.induk_id for u in semua}
    hasil = set()
    for id_ in cocok:
        while id_ in induk and id_ not in hasil:
            hasil.add(id_)
            id_ = induk[id_]
    return hasil


def _urut_pohon(semua: Sequence[Any], tampil: set[UUID]) -> Iterator[tuple[int, Any]]:
    """Depth first: (depth, unit)."""
    anak: dict[UUID | None, list[Any]] = {}
    ada = {u.id for u in semua}
    for u in semua:
        anak.setdefault(u.induk_id if u.induk_id in ada else None, []).append(u)
    tumpukan = [(0, u) for u in reversed(anak.get(None, []))]
    while tumpukan:
        tingkat, u = tumpukan.pop()
        if u.id in tampil:
            yield tingkat, u
            tumpukan.extend((tingkat + 1, a) for a in reversed(anak.get(u.id, [])))


def bawahan_langsung(unit: Unit) -> Sequence[Unit]:
    """The units just below this one, retired ones included."""
    return db.session.scalars(select(Unit).where(Unit.induk_id == unit.id).order_by(Unit.urutan, Unit.kode)).all()


def nama_unit(semua: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these units."""
    return dict(db.session.execute(select(Unit.id, Unit.nama).where(Unit.id.in_(list(semua)))).all())
