"""The log of what the committee moved in the ranking."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from smartpns.core.db import Entitas


class Pemindahan(Entitas):
    """One move of one need to a rank, with its reason; the moves of a period count in the order of their numbers.

    Nothing is deleted: a move that no longer counts is struck out, with a reason. The need is named by its id without a
    foreign key and by copied words, because an OPD may take its row back after the verification was opened again.
    """

    __tablename__ = "pemindahan"
    __table_args__ = (
        UniqueConstraint("periode_id", "nomor"),
        CheckConstraint("dari >= 1 AND ke >= 1 AND dari <> ke", name="peringkat"),
        CheckConstraint("length(alasan) > 0", name="beralasan"),
        CheckConstraint(
            "(dicoret_pada IS NULL) = (alasan_coret IS NULL) AND (dicoret_pada IS NULL) = (dicoret_oleh IS NULL)",
            name="coret_beralasan",
        ),
    )
    __diaudit__ = True

    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    nomor: Mapped[int]
    kebutuhan_id: Mapped[UUID]
    kode: Mapped[str] = mapped_column(String(40))
    sebutan: Mapped[str] = mapped_column(Text)
    dari: Mapped[int]
    ke: Mapped[int]
    alasan: Mapped[str] = mapped_column(Text)
    oleh_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    oleh_nama: Mapped[str] = mapped_column(String(150))
    pada: Mapped[datetime]
    dicoret_pada: Mapped[datetime | None]
    dicoret_oleh: Mapped[str | None] = mapped_column(String(150))
    alasan_coret: Mapped[str | None] = mapped_column(Text)

    @property
    def berlaku(self) -> bool:
        """Whether it counts: nobody struck it out."""
        return self.dicoret_pada is None

    def __str__(self) -> str:
        return f"Pemindahan {self.nomor}: {self.kode} dari {self.dari} ke {self.ke}"
