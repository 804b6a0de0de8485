"""All needs of a period: searched, filtered, sorted, page by page; and equal needs brought together."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select, tuple_
from sqlalchemy.orm import aliased, joinedload

from smartpns.core.db import db
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.queries.pantauan import SUDAH_MENGAJUKAN
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.organisasi.models import Jabatan, ProgramStudi, Unit
from smartpns.organisasi.rules import Jenjang, Pembagian, Pembiayaan

K = TypeVar("K", int, str)
Opd = aliased(Unit)
_KODE = re.compile(r"(?P<opd>[\w.]+)-(?P<nomor>\d{1,4})")
_ORANG = func.coalesce(Kebutuhan.jumlah_disetujui, Kebutuhan.jumlah)
_TINGKAT = case(
    {j: urutan for urutan, j in enumerate(sorted(Jenjang, key=lambda j: j.tingkat))}, value=Kebutuhan.jenjang_tujuan
)

URUTAN: dict[str, tuple[Any, ...]] = {
    "opd": (Opd.urutan, Opd.kode, Kebutuhan.nomor),
    "jabatan": (Jabatan.nama, Opd.kode, Kebutuhan.nomor),
    "program": (func.coalesce(ProgramStudi.nama, Kebutuhan.prodi_teks), Opd.kode, Kebutuhan.nomor),
    "jenjang": (_TINGKAT, Opd.kode, Kebutuhan.nomor),
    "jumlah": (_ORANG, Opd.kode, Kebutuhan.nomor),
    "tahun": (Kebutuhan.tahun_mulai, Opd.kode, Kebutuhan.nomor),
    "verifikasi": (Kebutuhan.verifikasi, Opd.kode, Kebutuhan.nomor),
}
"""The columns a list may be sorted by."""


@dataclass(frozen=True)
class Saringan:
    """What the list is narrowed to; an empty tuple or string narrows nothing."""

    kata: str = ""
    opd: str = ""
    program: str = ""
    status: tuple[StatusUsulan, ...] = ()
    jenjang: tuple[Jenjang, ...] = ()
    tahun: tuple[int, ...] = ()
    pembiayaan: tuple[Pembiayaan, ...] = ()
    verifikasi: tuple[HasilVerifikasi, ...] = ()
    urut: str = "opd"
    turun: bool = False


@dataclass(frozen=True)
class Ringkasan:
    """The list in numbers."""

    baris: int
    orang: int
    opd: int
    program: int


@dataclass(frozen=True)
class Gabungan:
    """One programme at one level, asked for by `opd` OPDs together."""

    program_id: UUID
    program: str
    jenjang: Jenjang
    baris: int
    orang: int
    opd: int
    rincian: list[Row] = field(default_factory=list)

    @property
    def per_tahun(self) -> dict[int, int]:
        return self._jumlah(attrgetter("tahun_mulai"))

    @property
    def per_sumber(self) -> dict[str, int]:
        return self._jumlah(sumber_biaya)

    def _jumlah(self, kunci: Callable[[Row], K]) -> dict[K, int]:
        hasil: defaultdict[K, int] = defaultdict(int)
        for baris in self.rincian:
            hasil[kunci(baris)] += baris.orang
        return dict(sorted(hasil.items()))


def sumber_biaya(baris: Row) -> str:
    """Who pays, in words: "APBD", "APBD 70%, LPDP 30%"."""
    return Pembagian.dari(baris).sebut(baris.pembiayaan)


def ringkas_daftar(periode: Periode, saringan: Saringan) -> Ringkasan:
    """How much passes the filters; one statement."""
    pilih = select(
        func.count(),
        func.coalesce(func.sum(_ORANG), 0),
        func.count(Usulan.opd_id.distinct()),
        func.count(Kebutuhan.prodi_kunci.distinct()),
    )
    return Ringkasan(*db.session.execute(_saring(_gabung(pilih), periode, saringan)).one())


def baris_daftar(periode: Periode, saringan: Saringan, awal: int = 0, banyak: int | None = None) -> Sequence[Row]:
    """The rows that pass, in the order asked for; one statement whatever their number."""
    urutan = [k.desc() if saringan.turun and nomor == 0 else k for nomor, k in enumerate(URUTAN[saringan.urut])]
    pilih = _saring(_gabung(_kolom()), periode, saringan).order_by(*urutan).offset(awal).limit(banyak)
    return db.session.execute(pilih).all()


def kebutuhan_baris(semua: Sequence[Row]) -> Sequence[Kebutuhan]:
    """The needs behind rows of the list."""
    pilih = select(Kebutuhan).where(Kebutuhan.id.in_(b.id for b in semua))
    return db.session.scalars(pilih.options(joinedload(Kebutuhan.usulan))).all()


def opd_dalam_daftar(periode: Periode) -> Sequence[Row]:
    """Code and name of the OPDs with an usulan in the period."""
    return db.session.execute(
        select(Opd.kode, Opd.nama)
        .join(Usulan, Usulan.opd_id == Opd.id)
        .where(Usulan.periode_id == periode.id)
        .order_by(Opd.urutan, Opd.kode)
    ).all()


def program_dalam_daftar(periode: Periode) -> Sequence[Row]:
    """Code and name of the canonical programmes asked for in the period."""
    return db.session.execute(
        select(ProgramStudi.kode, ProgramStudi.nama)
        .where(
            ProgramStudi.id.in_(select(Kebutuhan.program_studi_id).join(Usulan).where(Usulan.periode_id == periode.id))
        )
        .order_by(ProgramStudi.nama)
    ).all()


def gabungan(
    periode: Periode, kata: str = "", opd_minimal: int = 2, awal: int = 0, banyak: int | None = None
) -> list[Gabungan]:
    """Equal programme and level of the submitted usulan, most OPDs first, each with its rows; two statements."""
    opd = func.count(Usulan.opd_id.distinct())
    orang = func.sum(_ORANG)
    kelompok = _kelompok(periode, kata, opd_minimal)
    pilih = kelompok.add_columns(
        ProgramStudi.id, ProgramStudi.nama, Kebutuhan.jenjang_tujuan, func.count(), orang, opd
    ).order_by(opd.desc(), orang.desc(), ProgramStudi.nama, _TINGKAT)
    semua = [Gabungan(*satu) for satu in db.session.execute(pilih.offset(awal).limit(banyak))]
    per_kunci = {(g.program_id, g.jenjang): g for g in semua}
    if not per_kunci:
        return []
    rincian = (
        _ikut_gabungan(_gabung(_kolom()), periode)
        .where(tuple_(Kebutuhan.program_studi_id, Kebutuhan.jenjang_tujuan).in_(per_kunci))
        .order_by(Opd.urutan, Opd.kode, Kebutuhan.nomor)
    )
    for baris in db.session.execute(rincian):
        per_kunci[baris.program_id, baris.jenjang_tujuan].rincian.append(baris)
    return semua


def jumlah_gabungan(periode: Periode, kata: str = "", opd_minimal: int = 2) -> int:
    """How many groups `gabungan` has in all."""
    kelompok = _kelompok(periode, kata, opd_minimal).add_columns(ProgramStudi.id).subquery()
    return db.session.scalar(select(func.count()).select_from(kelompok)) or 0


def _kelompok(periode: Periode, kata: str, opd_minimal: int) -> Select[tuple[()]]:
    pilih = (
        _ikut_gabungan(_gabung(select()), periode)
        .group_by(ProgramStudi.id, ProgramStudi.nama, Kebutuhan.jenjang_tujuan)
        .having(func.count(Usulan.opd_id.distinct()) >= opd_minimal)
    )
    return pilih.where(ProgramStudi.nama.icontains(kata, autoescape=True)) if kata else pilih


def _ikut_gabungan(pilih: Select, periode: Periode) -> Select:
    return pilih.where(
        Usulan.periode_id == periode.id,
        Usulan.status.in_(SUDAH_MENGAJUKAN),
        Kebutuhan.verifikasi != HasilVerifikasi.DIKEMBALIKAN,
        Kebutuhan.program_studi_id.is_not(None),
    )


def _kolom() -> Select:
    k = Kebutuhan
    return select(
        k.id,
        k.nomor,
        Usulan.id.label("usulan_id"),
        Usulan.status,
        Opd.kode.label("opd_kode"),
        Opd.nama.label("opd_nama"),
        Unit.nama.label("unit_nama"),
        Jabatan.nama.label("jabatan_nama"),
        k.jenjang_tujuan,
        k.program_studi_id.label("program_id"),
        ProgramStudi.nama.label("program_nama"),
        k.prodi_teks,
        k.jumlah,
        _ORANG.label("orang"),
        k.tahun_mulai,
        k.lama_semester,
        k.pembiayaan,
        *(getattr(k, f.name) for f in fields(Pembagian)),
        k.status_jabatan,
        k.prioritas_opd,
        k.alasan,
        k.verifikasi,
        k.alasan_verifikasi,
    )


def _gabung(pilih: Select) -> Select:
    return (
        pilih.select_from(Kebutuhan)
        .join(Usulan, Usulan.id == Kebutuhan.usulan_id)
        .join(Opd, Opd.id == Usulan.opd_id)
        .join(Unit, Unit.id == Kebutuhan.unit_id)
        .join(Jabatan, Jabatan.id == Kebutuhan.jabatan_id)
        .outerjoin(ProgramStudi, ProgramStudi.id == Kebutuhan.program_studi_id)
    )


def _saring(pilih: Select, periode: Periode, s: Saringan) -> Select:
    pilih = pilih.where(Usulan.periode_id == periode.id)
    if s.kata:
        pilih = pilih.where(_cocok(s.kata))
    if s.opd:
        pilih = pilih.where(Opd.kode == s.opd)
    if s.program:
        pilih = pilih.where(ProgramStudi.kode == s.program)
    for kolom, nilai in (
        (Usulan.status, s.status),
        (Kebutuhan.jenjang_tujuan, s.jenjang),
        (Kebutuhan.tahun_mulai, s.tahun),
        (Kebutuhan.pembiayaan, s.pembiayaan),
        (Kebutuhan.verifikasi, s.verifikasi),
    ):
        if nilai:
            pilih = pilih.where(kolom.in_(nilai))
    return pilih


def _cocok(kata: str) -> ColumnElement[bool]:
    """A quoted code (`4.01-003`) finds that row; other words are looked for in every name and in the reason."""
    kode = _KODE.fullmatch(kata)
    if kode:
        return and_(Opd.kode == kode["opd"], Kebutuhan.nomor == int(kode["nomor"]))
    kolom = (Opd.nama, Unit.nama, Jabatan.nama, ProgramStudi.nama, Kebutuhan.prodi_teks, Kebutuhan.alasan)
    return or_(*(k.icontains(kata, autoescape=True) for k in kolom))
