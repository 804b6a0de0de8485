"""The dated codes of the budget."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from smartpns.anggaran.rules import JenisKode, KodeBerlaku
from smartpns.biaya.rules import Komponen
from smartpns.core.db import Entitas, pilihan
from smartpns.organisasi.rules import Jenjang, Kepastian


class KodeAnggaran(Entitas):
    """A sub-kegiatan or a rekening with the time it holds, the costs it takes and the regulation it rests on."""

    __tablename__ = "kode_anggaran"
    __table_args__ = (
        UniqueConstraint("kode", "berlaku_mulai"),
        CheckConstraint("berlaku_sampai IS NULL OR berlaku_sampai >= berlaku_mulai", name="masa"),
    )
    __diaudit__ = True

    jenis: Mapped[JenisKode] = mapped_column(pilihan(JenisKode, "jenis"))
    kode: Mapped[str] = mapped_column(String(30))
    uraian: Mapped[str] = mapped_column(String(250))
    jenjang: Mapped[list[str]] = mapped_column(JSON, default=list)
    komponen: Mapped[list[str]] = mapped_column(JSON, default=list)
    kepastian: Mapped[Kepastian] = mapped_column(pilihan(Kepastian, "kepastian"))
    berlaku_mulai: Mapped[date]
    berlaku_sampai: Mapped[date | None]
    dasar_hukum: Mapped[str] = mapped_column(String(250))

    def berlaku(self, pada: date) -> bool:
        return self.berlaku_mulai <= pada and (self.berlaku_sampai is None or self.berlaku_sampai >= pada)

    @property
    def isi(self) -> KodeBerlaku:
        """The row as the rules see it."""
        return KodeBerlaku(
            self.jenis,
            self.kode,
            self.uraian,
            frozenset(map(Jenjang, self.jenjang)),
            frozenset(map(Komponen, self.komponen)),
            self.kepastian,
        )

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}"
