"""The ceilings of the budget years."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from smartpns.core.db import Entitas, Rupiah


class Pagu(Entitas):
    """The APBD ceiling for tugas belajar in one budget year, with the document it rests on."""

    __tablename__ = "pagu"
    __table_args__ = (CheckConstraint("jumlah >= 0", name="jumlah"),)
    __diaudit__ = True

    tahun: Mapped[int] = mapped_column(unique=True)
    jumlah: Mapped[Rupiah]
    dasar_hukum: Mapped[str] = mapped_column(String(250))

    def __str__(self) -> str:
        return f"Pagu {self.tahun}"
