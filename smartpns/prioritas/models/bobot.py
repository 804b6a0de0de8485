"""The weights of the criteria, kept version by version."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from smartpns.core.db import Entitas, pilihan
from smartpns.prioritas.rules import MetodeBobot


class VersiBobot(Entitas):
    """A set of weights that sums to 100, in force from a day, with its basis and the reason it was made.

    Weights found by pairwise comparison keep everything they were computed from in `rincian_ahp`: who judged what, the
    matrices and their consistency, the combined matrix. Nothing of it is read from live tables again.
    """

    __tablename__ = "versi_bobot"
    __table_args__ = (
        CheckConstraint("length(alasan) > 0", name="beralasan"),
        CheckConstraint("(metode = 'ahp') = (rincian_ahp IS NOT NULL)", name="ahp_terinci"),
    )
    __diaudit__ = True

    nomor: Mapped[int] = mapped_column(unique=True)
    nilai: Mapped[dict[str, float]] = mapped_column(JSON)
    metode: Mapped[MetodeBobot] = mapped_column(
        pilihan(MetodeBobot, "metode"), default=MetodeBobot.LANGSUNG, server_default=MetodeBobot.LANGSUNG.value
    )
    rincian_ahp: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    berlaku_mulai: Mapped[date]
    dasar: Mapped[str] = mapped_column(String(250))
    alasan: Mapped[str] = mapped_column(Text)
    oleh_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    oleh_nama: Mapped[str] = mapped_column(String(150))

    def __str__(self) -> str:
        return f"Bobot versi {self.nomor}"
