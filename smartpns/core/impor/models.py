"""Uploaded files on their way in, and what was found in them."""

from pathlib import Path
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import JSON, BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from smartpns.core.berlabel import Berlabel
from smartpns.core.db import Base, Entitas, pilihan
from smartpns.core.impor.rencana import Keadaan


class StatusImpor(Berlabel):
    DIUNGGAH = "diunggah", "Diunggah"
    DIPERIKSA = "diperiksa", "Diperiksa"
    DISIMPAN = "disimpan", "Disimpan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class Impor(Entitas):
    """One uploaded file: who brought it, for what (`parameter`), and the summary of the check."""

    __tablename__ = "impor"

    jenis: Mapped[str] = mapped_column(String(40), index=True)
    nama_berkas: Mapped[str] = mapped_column(String(150))
    berkas: Mapped[str] = mapped_column(String(50), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    ukuran: Mapped[int] = mapped_column(BigInteger)
    oleh_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    parameter: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[StatusImpor] = mapped_column(pilihan(StatusImpor, "status"), default=StatusImpor.DIUNGGAH)
    ringkasan: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """judul, catatan, per_jenis, tersimpan, and the number of rows per Keadaan."""

    @property
    def path(self) -> Path:
        """Where the file is kept until it is saved or given up."""
        return Path(current_app.instance_path) / "impor" / self.berkas

    def banyak(self, keadaan: Keadaan) -> int:
        return int(self.ringkasan.get(keadaan.value, 0))


class BarisPratinjau(Base):
    """One row of an uploaded file with what was found, kept so that the preview opens fast."""

    __tablename__ = "impor_baris"

    impor_id: Mapped[UUID] = mapped_column(ForeignKey("impor.id", ondelete="CASCADE"), primary_key=True)
    nomor: Mapped[int] = mapped_column(primary_key=True)
    keadaan: Mapped[Keadaan] = mapped_column(pilihan(Keadaan, "keadaan"))
    keterangan: Mapped[str]
    sel: Mapped[list[Any]] = mapped_column(JSON)
    masalah: Mapped[list[dict[str, str]]] = mapped_column(JSON)
