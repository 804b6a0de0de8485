"""People who sign in, the roles they hold for a while, and the record of what everybody did."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask import session
from flask_login import UserMixin
from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.rules import Perbuatan, SifatTugas
from smartpns.core.db import Base, Entitas, pilihan
from smartpns.core.waktu import hari_ini, sekarang

NAMA_TERPANJANG = 150
"""What the columns that keep a name hold."""


class Pengguna(UserMixin, Entitas):
    """A person who may sign in with a user name or a NIP."""

    __tablename__ = "pengguna"
    __table_args__ = (
        CheckConstraint("nama_pengguna = lower(nama_pengguna)", name="nama_pengguna_kecil"),
        CheckConstraint("nip IS NULL OR length(nip) = 18", name="nip"),
    )
    __diaudit__ = True
    __rahasia__ = frozenset({"sandi_hash"})

    nama_pengguna: Mapped[str] = mapped_column(String(60), unique=True)
    nip: Mapped[str | None] = mapped_column(String(18), unique=True)
    nama: Mapped[str] = mapped_column(String(150))
    email: Mapped[str | None] = mapped_column(String(254))
    aktif: Mapped[bool] = mapped_column(default=True)
    sandi_hash: Mapped[str | None] = mapped_column(String(200))

    penugasan: Mapped[list["Penugasan"]] = relationship(
        back_populates="pengguna", order_by="Penugasan.mulai", lazy="selectin", cascade="all, delete-orphan"
    )

    @property
    def is_active(self) -> bool:
        return self.aktif

    def penugasan_berlaku(self, pada: date | None = None) -> list["Penugasan"]:
        """The roles held on that day (default: today in the district's zone)."""
        hari = pada or hari_ini()
        return [p for p in self.penugasan if p.berlaku(hari)]

    def penugasan_dipakai(self) -> "Penugasan | None":
        """The role this session acts in: the chosen one, else the first that holds today."""
        berlaku = self.penugasan_berlaku()
        terpilih = session.get("penugasan")
        return next((p for p in berlaku if str(p.id) == terpilih), berlaku[0] if berlaku else None)

    def __str__(self) -> str:
        return self.nama

    def sebagai_pelaku(self) -> Pelaku:
        tugas = self.penugasan_dipakai()
        if tugas is None:
            return Pelaku(self.id, self.nama, Peran.PNS)
        return Pelaku(self.id, tugas.nama_pemegang, tugas.peran, tugas.unit_id, tugas.nama_unit)


class Penugasan(Entitas):
    """A role of a person, for a unit and a time, on a stated basis (SK, surat perintah Plt/Plh)."""

    __tablename__ = "penugasan"
    __table_args__ = (
        CheckConstraint("sampai IS NULL OR sampai >= mulai", name="masa"),
        CheckConstraint(
            f"peran NOT IN ('{Peran.OPERATOR.value}', '{Peran.KEPALA_OPD.value}') OR unit_id IS NOT NULL",
            name="peran_opd_perlu_unit",
        ),
    )
    __diaudit__ = True

    pengguna_id: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"), index=True)
    peran: Mapped[Peran] = mapped_column(pilihan(Peran, "peran"))
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    nama_unit: Mapped[str] = mapped_column(String(200), default="")
    mulai: Mapped[date]
    sampai: Mapped[date | None]
    dasar: Mapped[str] = mapped_column(String(200))
    sifat: Mapped[SifatTugas] = mapped_column(
        pilihan(SifatTugas, "sifat"), default=SifatTugas.DEFINITIF, server_default=SifatTugas.DEFINITIF
    )
    diberi_oleh_id: Mapped[UUID | None]
    menunggu_penegasan: Mapped[bool] = mapped_column(default=False, server_default=false())
    diakhiri_pada: Mapped[datetime | None]

    pengguna: Mapped[Pengguna] = relationship(back_populates="penugasan")

    def berlaku(self, hari: date) -> bool:
        """Whether the role is held on that day: confirmed, within its time, and not ended by hand before."""
        if self.menunggu_penegasan or self.diakhiri_pada is not None:
            return False
        return self.mulai <= hari and (self.sampai is None or hari <= self.sampai)

    @property
    def sebutan(self) -> str:
        """The role and for whom: `Plt. Kepala OPD, Dinas Kesehatan`."""
        return f"{self.sifat.awalan}{self.peran.label}" + (f", {self.nama_unit}" if self.nama_unit else "")

    @property
    def nama_pemegang(self) -> str:
        """The person as every trace, page and document names them: an acting official with the basis of acting."""
        if self.sifat is SifatTugas.DEFINITIF:
            return self.pengguna.nama
        return f"{self.pengguna.nama} ({self.sifat.awalan}{self.peran.label}, {self.dasar})"[:NAMA_TERPANJANG]

    def __str__(self) -> str:
        return f"{self.sebutan} – {self.pengguna}"


class Sesi(Entitas):
    """One signed-in browser. It holds the code, this table only the hash; without a row nobody is signed in."""

    __tablename__ = "sesi"

    pengguna_id: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"), index=True)
    kode_hash: Mapped[str] = mapped_column(String(64), unique=True)
    perangkat: Mapped[str] = mapped_column(String(80), default="")
    terlihat_pada: Mapped[datetime] = mapped_column(default=sekarang)

    pengguna: Mapped[Pengguna] = relationship()


class TautanSandi(Entitas):
    """A one-time link an admin issues to somebody who forgot the password; only its hash is kept."""

    __tablename__ = "tautan_sandi"

    pengguna_id: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"), index=True)
    kode_hash: Mapped[str] = mapped_column(String(64), unique=True)
    kedaluwarsa: Mapped[datetime]
    dipakai_pada: Mapped[datetime | None]

    pengguna: Mapped[Pengguna] = relationship()


class PercobaanMasuk(Base):
    """Sign-ins without success, counted per person, per device or per network; `kunci` is a hash and names nobody."""

    __tablename__ = "percobaan_masuk"

    kunci: Mapped[str] = mapped_column(String(64), primary_key=True)
    gagal: Mapped[int] = mapped_column(default=0)
    terakhir: Mapped[datetime]
    tunda_sampai: Mapped[datetime | None]


class Jejak(Base):
    """Who did what, when, before and after. Rows are only ever added."""

    __tablename__ = "jejak"
    __table_args__ = (Index("ix_jejak_objek", "objek_jenis", "objek_id"),)

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    pada: Mapped[datetime] = mapped_column(default=sekarang, index=True)
    oleh_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"), index=True)
    oleh_nama: Mapped[str] = mapped_column(String(150))
    oleh_peran: Mapped[str] = mapped_column(String(20))
    aksi: Mapped[str] = mapped_column(String(60), index=True)
    objek_jenis: Mapped[str] = mapped_column(String(60))
    objek_id: Mapped[str] = mapped_column(String(40))
    objek_label: Mapped[str] = mapped_column(String(250))
    alasan: Mapped[str | None] = mapped_column(Text)
    sebelum: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    sesudah: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class Akses(Base):
    """Who came in, was refused, or saw and took personal data. Rows are only ever added.

    Beside `Jejak`, because reading is recorded here: what is computed from the changes need not be computed anew.
    """

    __tablename__ = "akses"

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    pada: Mapped[datetime] = mapped_column(default=sekarang, index=True)
    oleh_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"), index=True)
    oleh_nama: Mapped[str] = mapped_column(String(150))
    oleh_peran: Mapped[str] = mapped_column(String(20))
    perbuatan: Mapped[Perbuatan] = mapped_column(pilihan(Perbuatan, "perbuatan"))
    rincian: Mapped[str] = mapped_column(String(250), default="")
    alamat: Mapped[str] = mapped_column(String(45), default="")
