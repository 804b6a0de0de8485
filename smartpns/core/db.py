"""The database: one base class, one naming convention, and the only place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID, uuid4

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Index, MetaData, String, event, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, Session, mapped_column, registry
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.types import TypeDecorator

from smartpns.core.errors import Bentrok
from smartpns.core.teks import tanpa_siluman
from smartpns.core.waktu import sekarang


class Instan(TypeDecorator[datetime]):
    """An instant: always aware, kept in UTC. A naive value is refused rather than guessed."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Rupiah = Annotated[int, mapped_column(BigInteger)]
"""Whole rupiah."""


class Base(DeclarativeBase):
    """What every table is. The map of types stands on the registry: Flask-SQLAlchemy makes a copy of this class."""

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={datetime: Instan()},
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True)


@event.listens_for(Mapper, "mapper_configured")
def _bersihkan_teks(pemeta: Mapper[Any], kelas: type) -> None:
    """Whatever way a text comes in (form, grid, workbook, command line), it is kept without invisible characters."""
    for sifat in pemeta.column_attrs:
        jenis = sifat.columns[0].type
        if isinstance(jenis, String) and not isinstance(jenis, Enum):
            event.listen(getattr(kelas, sifat.key), "set", _teks_bersih, retval=True)


def _teks_bersih(_objek: object, nilai: Any, _lama: object, _pemrakarsa: object) -> Any:
    return tanpa_siluman(nilai) if isinstance(nilai, str) else nilai


class Entitas(Base):
    """What almost every table is: an unguessable key, known before the flush, and two instants."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(default=sekarang, sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(default=sekarang, onupdate=sekarang, sort_order=91)

    def __init__(self, **nilai: Any) -> None:
        nilai.setdefault("id", uuid4())
        super().__init__(**nilai)


def pilihan(kelas: type[StrEnum], nama: str) -> Enum:
    """A column of enum values as readable strings, with the CHECK `ck_<table>_<nama>`."""
    return Enum(
        kelas,
        name=nama,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda e: [anggota.value for anggota in e],
    )


@contextmanager
def transaction() -> Iterator[Session]:
    """The one place that commits: all of the block or nothing of it.

    Raises Bentrok when somebody else changed or created the same thing meanwhile.
    """
    try:
        yield db.session()
        db.session.commit()
    except StaleDataError as e:
        db.session.rollback()
        raise Bentrok("Data ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan Anda.") from e
    except IntegrityError as e:
        db.session.rollback()
        if "unique" in str(e.orig).lower():
            raise Bentrok(_pesan_unik(str(e.orig))) from e
        raise
    except BaseException:
        db.session.rollback()
        raise


def satu_saja(nama: str, *kolom: str, bila: str, pesan: str) -> Index:
    """A unique index over the rows of which only one may be there; `pesan` tells whoever came second."""
    return Index(nama, *kolom, unique=True, sqlite_where=text(bila), postgresql_where=text(bila), info={"pesan": pesan})


def _pesan_unik(galat: str) -> str:
    """What to tell for a broken rule of uniqueness: PostgreSQL names the index, SQLite its columns."""
    for tabel in Base.metadata.tables.values():
        for indeks in tabel.indexes:
            kolom = ", ".join(f"{tabel.name}.{k.name}" for k in indeks.columns)
            if "pesan" in indeks.info and (str(indeks.name) in galat or galat.endswith(f": {kolom}")):
                return str(indeks.info["pesan"])
    return "Data yang sama sudah tersimpan. Muat ulang halaman untuk melihatnya."


def pilihan_mesin(alamat: str) -> dict[str, Any]:
    """How the engine behaves: no values in its errors, and no waiting without end for a connection or a lock."""
    pilihan: dict[str, Any] = {"hide_parameters": True}
    if alamat.startswith("postgresql"):
        pilihan |= {
            "pool_pre_ping": True,
            "pool_timeout": 5,
            "connect_args": {"connect_timeout": 5, "options": "-c lock_timeout=15s"},
        }
    return pilihan


SEGERA = {"sqlite": "PRAGMA busy_timeout=50", "postgresql": "SET LOCAL lock_timeout='50ms'"}
SABAR_SQLITE = 5000
"""Milliseconds that a statement waits for the one writer."""


@contextmanager
def tulis_tersendiri() -> Iterator[Connection]:
    """A small write beside the work of the request, committed for itself; it gives up at once where it would wait.

    Raises OperationalError then: what only reads must not fail for it.
    """
    with db.engine.connect() as sambungan:
        jenis = sambungan.dialect.name
        sambungan.exec_driver_sql(SEGERA[jenis])
        try:
            yield sambungan
            sambungan.commit()
        finally:
            if jenis == "sqlite":
                sambungan.rollback()
                sambungan.exec_driver_sql(f"PRAGMA busy_timeout={SABAR_SQLITE}")


@event.listens_for(Engine, "connect")
def _siapkan_sqlite(koneksi: Any, _catatan: object) -> None:
    """SQLite as a real database: foreign keys on, readers beside one writer, patience when it is busy."""
    if type(koneksi).__module__.startswith("sqlite3"):
        kursor = koneksi.cursor()
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", f"busy_timeout={SABAR_SQLITE}"):
            kursor.execute(f"PRAGMA {pragma}")
        kursor.close()
