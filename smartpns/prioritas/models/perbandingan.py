"""Weights found by pairwise comparison (AHP): one comparison, and a sheet of judgements for every assessor."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.core.db import Entitas
from smartpns.core.waktu import sekarang
from smartpns.prioritas.models.bobot import VersiBobot


class Perbandingan(Entitas):
    """A comparison of criteria that the planner opened; it ends as a version of the weights, or called off."""

    __tablename__ = "perbandingan"
    __table_args__ = (
        CheckConstraint("(dibatalkan_pada IS NULL) = (alasan_batal IS NULL)", name="batal_beralasan"),
        CheckConstraint("versi_id IS NULL OR dibatalkan_pada IS NULL", name="satu_akhir"),
    )
    __diaudit__ = True

    nomor: Mapped[int] = mapped_column(unique=True)
    kriteria: Mapped[list[str]] = mapped_column(JSON)
    dibuka_pada: Mapped[datetime] = mapped_column(default=sekarang)
    dibuka_oleh: Mapped[str] = mapped_column(String(150))
    versi_id: Mapped[UUID | None] = mapped_column(ForeignKey("versi_bobot.id"), unique=True)
    dibatalkan_pada: Mapped[datetime | None]
    alasan_batal: Mapped[str | None] = mapped_column(Text)

    versi: Mapped[VersiBobot | None] = relationship()
    lembar: Mapped[list["LembarPerbandingan"]] = relationship(
        back_populates="perbandingan", order_by="LembarPerbandingan.nama"
    )

    @property
    def terbuka(self) -> bool:
        """Whether judgements may still be given."""
        return self.versi_id is None and self.dibatalkan_pada is None

    @property
    def selesai(self) -> list["LembarPerbandingan"]:
        """The sheets that were handed in; only these count."""
        return [satu for satu in self.lembar if satu.selesai_pada is not None]

    def __str__(self) -> str:
        return f"Perbandingan bobot {self.nomor}"


class LembarPerbandingan(Entitas):
    """One assessor's judgements; without an account the planner types them from the assessor's signed paper.

    `nilai` keeps each pair ("K1-K2") as a whole number of Saaty's scale, negative where the second one is preferred.
    """

    __tablename__ = "lembar_perbandingan"
    __table_args__ = (
        UniqueConstraint("perbandingan_id", "penilai_id"),
        CheckConstraint("length(nama) > 0", name="bernama"),
    )
    __diaudit__ = True

    perbandingan_id: Mapped[UUID] = mapped_column(ForeignKey("perbandingan.id"), index=True)
    penilai_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"), index=True)
    nama: Mapped[str] = mapped_column(String(150))
    nilai: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    selesai_pada: Mapped[datetime | None]
    versi: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012

    perbandingan: Mapped[Perbandingan] = relationship(back_populates="lembar")

    @property
    def terbuka(self) -> bool:
        """Whether it may still be written in."""
        return self.selesai_pada is None and self.perbandingan.terbuka

    def __str__(self) -> str:
        return f"{self.perbandingan}: {self.nama}"
