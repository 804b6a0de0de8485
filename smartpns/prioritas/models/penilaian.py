"""Judging K2 and K3: one judging per period, in rounds; each assessor hands in one sheet of values per round."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.core.db import Entitas, pilihan
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.rules import StatusPenilaian


class Penilaian(Entitas):
    """The judging of a period. `ambang` is the spread from which a need comes back, as it was when it began."""

    __tablename__ = "penilaian"
    __table_args__ = (
        CheckConstraint("ambang >= 1", name="ambang"),
        CheckConstraint("(status = 'ditutup') = (ditutup_pada IS NOT NULL)", name="ditutup_berwaktu"),
    )
    __diaudit__ = True

    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"), unique=True)
    status: Mapped[StatusPenilaian] = mapped_column(pilihan(StatusPenilaian, "status"), default=StatusPenilaian.MENILAI)
    ambang: Mapped[int]
    ditutup_pada: Mapped[datetime | None]
    versi: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012

    periode: Mapped[Periode] = relationship()
    putaran: Mapped[list["Putaran"]] = relationship(back_populates="penilaian", order_by="Putaran.nomor")
    penilai: Mapped[list["Penilai"]] = relationship(back_populates="penilaian", order_by="Penilai.nama")

    @property
    def putaran_kini(self) -> "Putaran":
        return self.putaran[-1]

    @property
    def bertugas(self) -> list["Penilai"]:
        """The assessors whose part has not been ended."""
        return [satu for satu in self.penilai if satu.diakhiri_pada is None]

    def __str__(self) -> str:
        return f"Penilaian {self.periode}"


class Putaran(Entitas):
    """One round: which needs are judged, and since when the values of the round may be seen by others."""

    __tablename__ = "putaran_penilaian"
    __table_args__ = (UniqueConstraint("penilaian_id", "nomor"), CheckConstraint("nomor >= 1", name="nomor"))
    __diaudit__ = True
    __ikut_dicatat__ = ("butir",)

    penilaian_id: Mapped[UUID] = mapped_column(ForeignKey("penilaian.id"))
    nomor: Mapped[int]
    dimulai_pada: Mapped[datetime]
    diungkap_pada: Mapped[datetime | None]

    penilaian: Mapped[Penilaian] = relationship(back_populates="putaran")
    butir: Mapped[list["ButirPenilaian"]] = relationship(back_populates="putaran", passive_deletes=True)
    lembar: Mapped[list["LembarNilai"]] = relationship(back_populates="putaran")

    def __str__(self) -> str:
        return f"{self.penilaian}, putaran {self.nomor}"


class ButirPenilaian(Entitas):
    """A need to be judged in a round; it goes when its OPD deletes the need."""

    __tablename__ = "butir_penilaian"
    __table_args__ = (UniqueConstraint("putaran_id", "kebutuhan_id"),)

    putaran_id: Mapped[UUID] = mapped_column(ForeignKey("putaran_penilaian.id"))
    kebutuhan_id: Mapped[UUID] = mapped_column(ForeignKey("kebutuhan.id", ondelete="CASCADE"), index=True)
    kode: Mapped[str] = mapped_column(String(40))

    putaran: Mapped[Putaran] = relationship(back_populates="butir")

    def __str__(self) -> str:
        return self.kode


class Penilai(Entitas):
    """A person who judges in this judging; whose part the planner may end with a reason."""

    __tablename__ = "penilai"
    __table_args__ = (
        UniqueConstraint("penilaian_id", "pengguna_id"),
        CheckConstraint("(diakhiri_pada IS NULL) = (alasan_akhir IS NULL)", name="diakhiri_beralasan"),
        CheckConstraint("alasan_akhir IS NULL OR length(alasan_akhir) > 0", name="alasan_akhir"),
    )
    __diaudit__ = True

    penilaian_id: Mapped[UUID] = mapped_column(ForeignKey("penilaian.id"))
    pengguna_id: Mapped[UUID] = mapped_column(ForeignKey("pengguna.id"), index=True)
    nama: Mapped[str] = mapped_column(String(150))
    diakhiri_pada: Mapped[datetime | None]
    alasan_akhir: Mapped[str | None] = mapped_column(Text)

    penilaian: Mapped[Penilaian] = relationship(back_populates="penilai")
    lembar: Mapped[list["LembarNilai"]] = relationship(back_populates="penilai")

    def __str__(self) -> str:
        return f"{self.nama}, {self.penilaian}"


class LembarNilai(Entitas):
    """One assessor's sheet of one round: when it was last saved, and when it was handed in for good.

    Every save changes the sheet, so its version also keeps a save and the handing in from crossing each other.
    """

    __tablename__ = "lembar_nilai"
    __table_args__ = (
        UniqueConstraint("penilai_id", "putaran_id"),
        CheckConstraint("selesai_pada IS NULL OR disimpan_pada IS NOT NULL", name="selesai_berisi"),
    )
    __diaudit__ = True

    penilai_id: Mapped[UUID] = mapped_column(ForeignKey("penilai.id"))
    putaran_id: Mapped[UUID] = mapped_column(ForeignKey("putaran_penilaian.id"), index=True)
    disimpan_pada: Mapped[datetime | None]
    selesai_pada: Mapped[datetime | None]
    versi: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012

    penilai: Mapped[Penilai] = relationship(back_populates="lembar")
    putaran: Mapped[Putaran] = relationship(back_populates="lembar")

    @property
    def terbuka(self) -> bool:
        """Whether its assessor may still write in it."""
        return self.selesai_pada is None and self.putaran.diungkap_pada is None and self.penilai.diakhiri_pada is None

    def __str__(self) -> str:
        return f"{self.putaran}: {self.penilai.nama}"


class NilaiPenilai(Entitas):
    """What one assessor gave one need: values 0-3 and a note.

    Not audited value by value, on purpose: the audit record is read by others, and nobody may see a value before all
    have handed in. A save is recorded on the sheet; the values enter the record when their round is opened.
    """

    __tablename__ = "nilai_penilai"
    __table_args__ = (
        UniqueConstraint("lembar_id", "butir_id"),
        CheckConstraint("k2 IS NULL OR k2 BETWEEN 0 AND 3", name="k2"),
        CheckConstraint("k3 IS NULL OR k3 BETWEEN 0 AND 3", name="k3"),
    )

    lembar_id: Mapped[UUID] = mapped_column(ForeignKey("lembar_nilai.id"))
    butir_id: Mapped[UUID] = mapped_column(ForeignKey("butir_penilaian.id", ondelete="CASCADE"), index=True)
    k2: Mapped[int | None]
    k3: Mapped[int | None]
    catatan: Mapped[str] = mapped_column(Text, default="")
