"""SOP, SP, guides and regulations; a new version never removes the old one."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.core.db import Entitas, pilihan
from smartpns.dokumen.rules import JenisDokumen
from smartpns.organisasi.models import Unit


class Dokumen(Entitas):
    """A document under one stable address."""

    __tablename__ = "dokumen"
    __diaudit__ = True

    jenis: Mapped[JenisDokumen] = mapped_column(pilihan(JenisDokumen, "jenis"))
    judul: Mapped[str] = mapped_column(String(250))
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    ringkasan: Mapped[str] = mapped_column(Text, default="")

    unit: Mapped[Unit] = relationship()
    versi: Mapped[list["VersiDokumen"]] = relationship(back_populates="dokumen", order_by="VersiDokumen.versi.desc()")

    @property
    def tampil(self) -> list["VersiDokumen"]:
        """The versions that are public, newest first."""
        return [v for v in self.versi if v.tampil_pada is not None]

    def __str__(self) -> str:
        return self.judul


class VersiDokumen(Entitas):
    """One version: its number, the time it is in force, its readable text and its PDF.

    It is public from `tampil_pada` on, when `tampil_oleh` agreed; `ringkasan` then replaces the one of the document.
    """

    __tablename__ = "versi_dokumen"
    __table_args__ = (
        UniqueConstraint("dokumen_id", "versi"),
        CheckConstraint("berlaku_sampai IS NULL OR berlaku_sampai >= berlaku_mulai", name="masa"),
        CheckConstraint("(tampil_pada IS NULL) = (tampil_oleh IS NULL)", name="tampil"),
    )
    __diaudit__ = True

    dokumen_id: Mapped[UUID] = mapped_column(ForeignKey("dokumen.id"), index=True)
    versi: Mapped[int]
    nomor: Mapped[str] = mapped_column(String(100))
    tanggal: Mapped[date]
    berlaku_mulai: Mapped[date]
    berlaku_sampai: Mapped[date | None]
    isi: Mapped[str] = mapped_column(Text, default="")
    berkas: Mapped[str] = mapped_column(String(60), unique=True)
    nama_berkas: Mapped[str] = mapped_column(String(200))
    ukuran: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    ringkasan: Mapped[str] = mapped_column(Text, default="", server_default="")
    tautan_dimatikan: Mapped[int] = mapped_column(default=0, server_default="0")
    tampil_pada: Mapped[datetime | None]
    tampil_oleh: Mapped[str | None] = mapped_column(String(150))

    dokumen: Mapped[Dokumen] = relationship(back_populates="versi")

    def __str__(self) -> str:
        return f"{self.dokumen} versi {self.versi}"
