"""What the planner sets for the best plan: marks on a need, places of an OPD."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.core.db import Entitas
from smartpns.kebutuhan.models import Kebutuhan, Periode
from smartpns.organisasi.models import Unit


class SyaratKebutuhan(Entitas):
    """How a need may be placed: all its people must start, all or nobody, not later than a year; with the reason."""

    __tablename__ = "syarat_kebutuhan"
    __table_args__ = (
        CheckConstraint("length(alasan) > 0", name="beralasan"),
        CheckConstraint("wajib OR semua_atau_tidak OR mulai_akhir IS NOT NULL", name="berisi"),
    )
    __diaudit__ = True

    kebutuhan_id: Mapped[UUID] = mapped_column(ForeignKey("kebutuhan.id", ondelete="CASCADE"), unique=True)
    wajib: Mapped[bool] = mapped_column(default=False)
    semua_atau_tidak: Mapped[bool] = mapped_column(default=False)
    mulai_akhir: Mapped[int | None]
    alasan: Mapped[str] = mapped_column(Text)

    kebutuhan: Mapped[Kebutuhan] = relationship()

    def __str__(self) -> str:
        return "Syarat kebutuhan"


class KuotaOpd(Entitas):
    """At least and at most how many people of one OPD a period's plan may hold, with the reason."""

    __tablename__ = "kuota_opd"
    __table_args__ = (
        UniqueConstraint("periode_id", "opd_id"),
        CheckConstraint("min_tempat >= 0", name="min_tempat"),
        CheckConstraint("maks_tempat IS NULL OR maks_tempat >= min_tempat", name="maks_tempat"),
        CheckConstraint("min_tempat > 0 OR maks_tempat IS NOT NULL", name="berisi"),
        CheckConstraint("length(alasan) > 0", name="beralasan"),
    )
    __diaudit__ = True

    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    opd_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    min_tempat: Mapped[int] = mapped_column(default=0)
    maks_tempat: Mapped[int | None]
    alasan: Mapped[str] = mapped_column(Text)

    periode: Mapped[Periode] = relationship()
    opd: Mapped[Unit] = relationship()

    def __str__(self) -> str:
        return f"Kuota {self.opd.singkatan} {self.periode}"
