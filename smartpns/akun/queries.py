"""Look-ups of people, roles and the audit record."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import Select, func, or_, select, tuple_
from sqlalchemy.orm import joinedload

from smartpns.akun.models import Akses, Jejak, Pengguna, Penugasan, Sesi, TautanSandi
from smartpns.akun.rules import Perbuatan, sesi_hidup
from smartpns.core.db import Base, db
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.waktu import instan_lokal, sekarang

MUNGKIN_MENYUSUL = 20_000
"""How far behind the newest entry one may still appear: more entries than are written while a transaction is open."""


def sesi_berkode(kode_hash: str) -> Sesi | None:
    """The session whose code has this hash, with its person; None when it ended, was idle or is too old."""
    sesi = db.session.scalar(select(Sesi).where(Sesi.kode_hash == kode_hash).options(joinedload(Sesi.pengguna)))
    if sesi is None or not sesi.pengguna.aktif:
        return None
    return sesi if sesi_hidup(sesi.created_at, sesi.terlihat_pada, sekarang()) else None


def sesi_orang(pengguna_id: UUID) -> Sequence[Sesi]:
    """The living sessions of a person, the last used first."""
    semua = select(Sesi).where(Sesi.pengguna_id == pengguna_id).order_by(Sesi.terlihat_pada.desc())
    kini = sekarang()
    return [s for s in db.session.scalars(semua) if sesi_hidup(s.created_at, s.terlihat_pada, kini)]


def pengguna_bernama(nama: str) -> Pengguna | None:
    """By user name or NIP, however it was typed."""
    bersih = "".join(nama.split()).lower()
    return db.session.scalar(select(Pengguna).where(or_(Pengguna.nama_pengguna == bersih, Pengguna.nip == bersih)))


def pengguna(id_: UUID) -> Pengguna:
    """One account. Raises TidakDitemukan."""
    orang = db.session.get(Pengguna, id_)
    if orang is None:
        raise TidakDitemukan("Akun ini tidak ada.")
    return orang


def penugasan(id_: UUID) -> Penugasan:
    """One role of a person. Raises TidakDitemukan."""
    tugas = db.session.get(Penugasan, id_)
    if tugas is None:
        raise TidakDitemukan("Penugasan ini tidak ada.")
    return tugas


def daftar_pengguna(kata: str = "") -> Sequence[Pengguna]:
    """Accounts whose name, user name, NIP or unit holds the words, by name."""
    pilih = select(Pengguna).order_by(Pengguna.nama)
    if kata:
        unit = select(Penugasan.pengguna_id).where(Penugasan.nama_unit.icontains(kata, autoescape=True))
        bernama = (k.icontains(kata, autoescape=True) for k in (Pengguna.nama, Pengguna.nama_pengguna, Pengguna.nip))
        pilih = pilih.where(or_(*bernama, Pengguna.id.in_(unit)))
    return db.session.scalars(pilih).all()


def pilihan_opd() -> Sequence[tuple[UUID, str]]:
    """Key and name of every active OPD: the units an OPD role can be held for."""
    unit = Base.metadata.tables["unit"].c
    return [
        (baris.id, baris.nama)
        for baris in db.session.execute(
            select(unit.id, unit.nama).where(unit.jenis == "opd", unit.aktif).order_by(unit.nama)
        )
    ]


def opd_berkode(kode: str) -> tuple[UUID, str]:
    """Key and name of the OPD with that code. Raises DomainError."""
    unit = Base.metadata.tables["unit"].c
    baris = db.session.execute(select(unit.id, unit.nama).where(unit.jenis == "opd", unit.kode == kode)).first()
    if baris is None:
        raise DomainError(f"Tidak ada OPD dengan kode “{kode}”. Lihat daftar kode di Data induk.")
    return baris.id, baris.nama


def tautan_terbuka(pengguna_id: UUID) -> Sequence[TautanSandi]:
    """The one-time links of a person that nobody used yet, expired ones included."""
    return db.session.scalars(
        select(TautanSandi).where(TautanSandi.pengguna_id == pengguna_id, TautanSandi.dipakai_pada.is_(None))
    ).all()


def tautan_berkode(kode_hash: str) -> TautanSandi | None:
    """The one-time link whose code has this hash."""
    return db.session.scalar(select(TautanSandi).where(TautanSandi.kode_hash == kode_hash))


@dataclass(frozen=True)
class SaringJejak:
    """What an auditor looks for; empty fields do not narrow."""

    kata: str = ""
    aksi: str = ""
    jenis: str = ""
    dari: date | None = None
    sampai: date | None = None
    objek_id: str = ""

    def terapkan(self, pilih: Select[Jejak]) -> Select[Jejak]:
        if self.kata:
            bernama = (k.icontains(self.kata, autoescape=True) for k in (Jejak.oleh_nama, Jejak.objek_label))
            pilih = pilih.where(or_(*bernama))
        for kolom, nilai in ((Jejak.aksi, self.aksi), (Jejak.objek_jenis, self.jenis), (Jejak.objek_id, self.objek_id)):
            if nilai:
                pilih = pilih.where(kolom == nilai)
        if self.dari:
            pilih = pilih.where(Jejak.pada >= awal_hari(self.dari))
        if self.sampai:
            pilih = pilih.where(Jejak.pada < awal_hari(self.sampai + timedelta(days=1)))
        return pilih


def awal_hari(hari: date) -> datetime:
    """The instant at which a day of the district begins."""
    return instan_lokal(datetime.combine(hari, time()))


def jumlah_jejak(saring: SaringJejak) -> int:
    """How many entries of the record pass."""
    return db.session.scalar(select(func.count()).select_from(saring.terapkan(select(Jejak)).subquery())) or 0


def jejak(saring: SaringJejak, awal: int, banyak: int) -> Sequence[Jejak]:
    """`banyak` entries of the record after the first `awal`, newest first."""
    pilih = saring.terapkan(select(Jejak)).order_by(Jejak.id.desc())
    return db.session.scalars(pilih.limit(banyak).offset(awal)).all()


def pilihan_jejak() -> tuple[Sequence[str], Sequence[str]]:
    """The deeds and kinds of objects that occur, for the filters."""
    return (
        db.session.scalars(select(Jejak.aksi).distinct().order_by(Jejak.aksi)).all(),
        db.session.scalars(select(Jejak.objek_jenis).distinct().order_by(Jejak.objek_jenis)).all(),
    )


@dataclass(frozen=True)
class SaringAkses:
    """What an auditor looks for in the record of access; empty fields do not narrow."""

    kata: str = ""
    perbuatan: Perbuatan | None = None
    dari: date | None = None
    sampai: date | None = None

    def terapkan(self, pilih: Select[Akses]) -> Select[Akses]:
        if self.kata:
            bernama = (k.icontains(self.kata, autoescape=True) for k in (Akses.oleh_nama, Akses.rincian, Akses.alamat))
            pilih = pilih.where(or_(*bernama))
        if self.perbuatan:
            pilih = pilih.where(Akses.perbuatan == self.perbuatan)
        if self.dari:
            pilih = pilih.where(Akses.pada >= awal_hari(self.dari))
        if self.sampai:
            pilih = pilih.where(Akses.pada < awal_hari(self.sampai + timedelta(days=1)))
        return pilih


def jumlah_akses(saring: SaringAkses) -> int:
    """How many entries of the record of access pass."""
    return db.session.scalar(select(func.count()).select_from(saring.terapkan(select(Akses)).subquery())) or 0


def akses(saring: SaringAkses, awal: int, banyak: int) -> Sequence[Akses]:
    """`banyak` entries of the record of access after the first `awal`, newest first."""
    pilih = saring.terapkan(select(Akses)).order_by(Akses.id.desc())
    return db.session.scalars(pilih.limit(banyak).offset(awal)).all()


def satu_jejak(id_: int) -> Jejak:
    """One entry of the record. Raises TidakDitemukan."""
    entri = db.session.get(Jejak, id_)
    if entri is None:
        raise TidakDitemukan("Catatan ini tidak ada.")
    return entri


def pernah_melakukan(pengguna_id: UUID, objek: Sequence[Base], aksi: Collection[str]) -> bool:
    """Whether that person did one of these to one of the objects, as the audit record has it."""
    kunci = [(o.__tablename__, str(o.id)) for o in objek]  # type: ignore[attr-defined]
    pilih = select(Jejak.id).where(
        Jejak.oleh_id == pengguna_id,
        Jejak.aksi.in_(aksi),
        tuple_(Jejak.objek_jenis, Jejak.objek_id).in_(kunci),
    )
    return db.session.scalar(pilih.limit(1)) is not None


def pengguna_peragaan(nama: Sequence[str]) -> Sequence[Pengguna]:
    """The demonstration accounts, in the order asked for."""
    ada = {p.nama_pengguna: p for p in db.session.scalars(select(Pengguna).where(Pengguna.nama_pengguna.in_(nama)))}
    return [ada[n] for n in nama if n in ada]


def cap_jejak() -> tuple[int, int]:
    """A stamp of all audited data: while it stands, nothing audited has changed.

    The last entry is not enough: on PostgreSQL an entry may be committed after one with a higher number. So the last
    MUNGKIN_MENYUSUL numbers are counted as well, and the cost stays the same however long the record grows.
    """
    terakhir = db.session.scalar(select(func.max(Jejak.id))) or 0
    banyak = select(func.count(Jejak.id)).where(Jejak.id > terakhir - MUNGKIN_MENYUSUL)
    return terakhir, db.session.scalar(banyak) or 0
