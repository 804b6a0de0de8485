"""What studying costs: unit prices with the time they hold and the document they rest on."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from smartpns.biaya.rules import Komponen, asumsi
from smartpns.core.db import Entitas, Rupiah, pilihan
from smartpns.organisasi.rules import Jenjang, Lokasi


class StandarBiaya(Entitas):
    """The price of one component for one level and place (Perkada on SSH/SBU, or a labelled assumption)."""

    __tablename__ = "standar_biaya"
    __table_args__ = (
        UniqueConstraint("komponen", "jenjang", "lokasi", "berlaku_mulai"),
        CheckConstraint("jumlah >= 0", name="jumlah"),
        CheckConstraint("berlaku_sampai IS NULL OR berlaku_sampai >= berlaku_mulai", name="masa"),
    )
    __diaudit__ = True

    komponen: Mapped[Komponen] = mapped_column(pilihan(Komponen, "komponen"))
    jenjang: Mapped[Jenjang] = mapped_column(pilihan(Jenjang, "jenjang"))
    lokasi: Mapped[Lokasi] = mapped_column(pilihan(Lokasi, "lokasi"))
    jumlah: Mapped[Rupiah]
    berlaku_mulai: Mapped[date]
    berlaku_sampai: Mapped[date | None]
    dasar_hukum: Mapped[str] = mapped_column(String(250))

    def berlaku(self, pada: date) -> bool:
        return self.berlaku_mulai <= pada and (self.berlaku_sampai is None or self.berlaku_sampai >= pada)

    @property
    def asumsi(self) -> bool:
        return asumsi(self.dasar_hukum)

    def __str__(self) -> str:
        return f"{self.komponen.label} {self.jenjang.label} {self.lokasi.label.lower()}"
