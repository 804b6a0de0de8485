"""What the public sees: a copy of the decided plan with only the columns that may be public."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.core.db import Base, Entitas, pilihan
from smartpns.organisasi.rules import Jenjang, Pembiayaan
from smartpns.rencana.models import Rencana


class Publikasi(Entitas):
    """One published version of a period's list; older versions stay reachable by their date."""

    __tablename__ = "publikasi"
    __table_args__ = (CheckConstraint("dicabut_pada IS NULL OR length(alasan_cabut) > 0", name="cabut_beralasan"),)
    __diaudit__ = True

    rencana_id: Mapped[UUID] = mapped_column(ForeignKey("rencana.id"), unique=True)
    tahun: Mapped[int] = mapped_column(index=True)
    tahun_akhir: Mapped[int]
    versi: Mapped[int]
    sk_nomor: Mapped[str] = mapped_column(String(100))
    sk_tanggal: Mapped[date]
    jumlah_unit: Mapped[int]
    kelengkapan: Mapped[str] = mapped_column(Text, default="", server_default="")
    diterbitkan_pada: Mapped[datetime]
    diterbitkan_oleh: Mapped[str] = mapped_column(String(150))
    dicabut_pada: Mapped[datetime | None]
    alasan_cabut: Mapped[str | None] = mapped_column(Text)

    rencana: Mapped[Rencana] = relationship()
    baris: Mapped[list["BarisPublik"]] = relationship(order_by="BarisPublik.prioritas")

    def __str__(self) -> str:
        return f"Publikasi {self.tahun} versi {self.versi}"


class BarisPublik(Base):
    """One published need: no person, no free text, figures of small groups made coarse.

    `jumlah` are the places asked for, from `tahun_mulai` on; `mulai` those that were granted, by start year. What is
    asked for and not granted waits for money.
    """

    __tablename__ = "baris_publik"
    __table_args__ = (Index("ix_baris_publik_slug", "publikasi_id", "slug"),)

    publikasi_id: Mapped[UUID] = mapped_column(ForeignKey("publikasi.id"), primary_key=True)
    prioritas: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(150))
    jenjang: Mapped[Jenjang] = mapped_column(pilihan(Jenjang, "jenjang"))
    program_studi: Mapped[str] = mapped_column(String(200))
    kode_rumpun: Mapped[str] = mapped_column(String(10))
    rumpun: Mapped[str] = mapped_column(String(120))
    kode_opd: Mapped[str] = mapped_column(String(30))
    nama_opd: Mapped[str] = mapped_column(String(200))
    jabatan: Mapped[str] = mapped_column(String(200))
    jumlah: Mapped[int]
    tahun_mulai: Mapped[int]
    bulan_masuk: Mapped[int] = mapped_column(server_default="9")
    lama_semester: Mapped[int]
    pembiayaan: Mapped[Pembiayaan] = mapped_column(pilihan(Pembiayaan, "pembiayaan"))
    status: Mapped[str] = mapped_column(String(20))
    kesenjangan: Mapped[str] = mapped_column(String(120))
    kata_cari: Mapped[str] = mapped_column(Text)
    mulai: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, server_default="{}")
