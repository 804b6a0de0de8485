"""Named sets of assumptions, each version frozen with its case and its answer."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.anggaran.rules import Daftar
from smartpns.core.db import Base, Entitas, pilihan
from smartpns.kebutuhan.models import Periode


class Skenario(Entitas):
    """A name under which versions of a period's plan are kept."""

    __tablename__ = "skenario"
    __table_args__ = (UniqueConstraint("periode_id", "nama"),)
    __diaudit__ = True

    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    nama: Mapped[str] = mapped_column(String(120))

    periode: Mapped[Periode] = relationship()
    versi: Mapped[list["VersiSkenario"]] = relationship(back_populates="skenario", order_by="VersiSkenario.nomor")

    def __str__(self) -> str:
        return f"Skenario “{self.nama}” {self.periode}"


class VersiSkenario(Entitas):
    """One version: what was assumed, which of the three lists it adopts, the fingerprint of its case. Never changed."""

    __tablename__ = "versi_skenario"
    __table_args__ = (UniqueConstraint("skenario_id", "nomor"),)
    __diaudit__ = True

    skenario_id: Mapped[UUID] = mapped_column(ForeignKey("skenario.id"))
    nomor: Mapped[int]
    daftar: Mapped[Daftar] = mapped_column(pilihan(Daftar, "daftar"))
    andaian: Mapped[dict[str, str]] = mapped_column(JSON)
    catatan: Mapped[str] = mapped_column(Text, default="")
    sidik: Mapped[str] = mapped_column(String(64))
    disusun_pada: Mapped[datetime]
    oleh_nama: Mapped[str] = mapped_column(String(150))

    skenario: Mapped[Skenario] = relationship(back_populates="versi")
    isi: Mapped["IsiSkenario"] = relationship(back_populates="versi")

    def __str__(self) -> str:
        return f"Skenario “{self.skenario.nama}” versi {self.nomor}"


class IsiSkenario(Base):
    """What a version froze: the case as JSON text, the lists as [need, start year, people], words, reasons."""

    __tablename__ = "isi_skenario"

    versi_id: Mapped[UUID] = mapped_column(ForeignKey("versi_skenario.id"), primary_key=True)
    kasus: Mapped[str] = mapped_column(Text)
    jawaban: Mapped[dict[str, Any]] = mapped_column(JSON)
    keterangan: Mapped[dict[str, Any]] = mapped_column(JSON)
    alasan: Mapped[dict[str, str]] = mapped_column(JSON)

    versi: Mapped[VersiSkenario] = relationship(back_populates="isi")
