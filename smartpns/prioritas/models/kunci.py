"""The weights a period is ranked by, locked before anybody sees a score."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.core.db import Entitas, satu_saja
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.models.bobot import VersiBobot


class KunciBobot(Entitas):
    """One locking of a period's weights: which version, on what basis, and why it was opened again, if it was."""

    __tablename__ = "kunci_bobot"
    __table_args__ = (
        CheckConstraint("length(dasar) > 0", name="berdasar"),
        CheckConstraint(
            "(dibuka_pada IS NULL) = (alasan_buka IS NULL) AND (dibuka_pada IS NULL) = (dibuka_oleh IS NULL)",
            name="dibuka_beralasan",
        ),
        satu_saja(
            "uq_kunci_bobot_terkunci",
            "periode_id",
            bila="dibuka_pada IS NULL",
            pesan="Bobot periode ini baru saja dikunci orang lain. Muat ulang halaman untuk melihatnya.",
        ),
    )
    __diaudit__ = True

    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    versi_id: Mapped[UUID] = mapped_column(ForeignKey("versi_bobot.id"))
    dasar: Mapped[str] = mapped_column(String(250))
    dikunci_pada: Mapped[datetime] = mapped_column(default=sekarang)
    dikunci_oleh: Mapped[str] = mapped_column(String(150))
    dibuka_pada: Mapped[datetime | None]
    dibuka_oleh: Mapped[str | None] = mapped_column(String(150))
    alasan_buka: Mapped[str | None] = mapped_column(Text)

    periode: Mapped[Periode] = relationship()
    versi: Mapped[VersiBobot] = relationship()

    def __str__(self) -> str:
        return f"Kunci bobot {self.periode}"
