"""What became of the money: DPA and realised spending."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from smartpns.core.db import Entitas, Rupiah


class Pelaksanaan(Entitas):
    """One rekening of one budget year: its DPA and what was spent, each with the document and its date."""

    __tablename__ = "pelaksanaan"
    __table_args__ = (
        UniqueConstraint("tahun", "kode_rekening"),
        CheckConstraint("dpa >= 0 AND realisasi >= 0", name="jumlah"),
        CheckConstraint("dpa IS NOT NULL OR realisasi IS NOT NULL", name="berisi"),
        CheckConstraint(
            "(dpa IS NULL) = (dpa_dasar IS NULL) AND (dpa IS NULL) = (dpa_tanggal IS NULL)", name="dpa_berdasar"
        ),
        CheckConstraint(
            "(realisasi IS NULL) = (realisasi_dasar IS NULL) AND (realisasi IS NULL) = (realisasi_tanggal IS NULL)",
            name="realisasi_berdasar",
        ),
    )
    __diaudit__ = True

    tahun: Mapped[int]
    kode_rekening: Mapped[str] = mapped_column(String(30))
    dpa: Mapped[Rupiah | None]
    dpa_dasar: Mapped[str | None] = mapped_column(String(250))
    dpa_tanggal: Mapped[date | None]
    realisasi: Mapped[Rupiah | None]
    realisasi_dasar: Mapped[str | None] = mapped_column(String(250))
    realisasi_tanggal: Mapped[date | None]

    def __str__(self) -> str:
        return f"{self.kode_rekening} tahun {self.tahun}"
