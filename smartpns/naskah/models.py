"""Issued documents with the data they print, the counter of their numbers, and how each kind looks when."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.akun.rules import SifatTugas
from smartpns.core.db import Base, Entitas, pilihan, satu_saja
from smartpns.naskah.rules import NOMOR_TERPANJANG, JenisNaskah, Kertas, StatusNaskah
from smartpns.organisasi.models import Unit
from smartpns.prioritas.rules import sidik


class Naskah(Entitas):
    """A document once issued: it never changes, it is only replaced or withdrawn.

    `isi` is everything it prints, `templat` the version of the templates that printed it, `sidik` the SHA-256 of that
    content. `berkas` is the PDF as it was issued and `sidik_berkas` its SHA-256 (None for what was issued before files
    were kept); `publik` lets anyone who has the code download it. `penerbit` is the code of the OPD that numbers it,
    empty for the district; `opd_id` the OPD that it is about, None for the whole district. Of a kind and a source (an
    usulan, or the period of the plan) one document is valid; the older one names its successor before that is stored,
    so that key is checked at the commit.
    """

    __tablename__ = "naskah"
    __table_args__ = (
        UniqueConstraint("penerbit", "jenis", "nomor"),
        *(
            satu_saja(
                f"uq_naskah_berlaku_{sumber}",
                "jenis",
                f"{sumber}_id",
                bila=f"status = 'berlaku' AND {sumber}_id IS NOT NULL",
                pesan="Naskah yang sama baru saja diterbitkan orang lain. Buka daftar naskah untuk melihatnya.",
            )
            for sumber in ("usulan", "periode")
        ),
        CheckConstraint("(usulan_id IS NULL) <> (rencana_id IS NULL)", name="satu_sumber"),
        CheckConstraint(
            "(status = 'dicabut') = (dicabut_pada IS NOT NULL AND length(alasan_cabut) > 0)", name="dicabut_beralasan"
        ),
        CheckConstraint("(status = 'digantikan') = (pengganti_id IS NOT NULL)", name="digantikan_berpengganti"),
    )
    __diaudit__ = True
    __rahasia__ = frozenset({"isi", "berkas"})  # large, never changed, and in the audit record already as fingerprints

    jenis: Mapped[JenisNaskah] = mapped_column(pilihan(JenisNaskah, "jenis"))
    status: Mapped[StatusNaskah] = mapped_column(pilihan(StatusNaskah, "status"), default=StatusNaskah.BERLAKU)
    penerbit: Mapped[str] = mapped_column(String(30), default="")
    nomor: Mapped[str | None] = mapped_column(String(NOMOR_TERPANJANG))
    tanggal: Mapped[date]
    judul: Mapped[str] = mapped_column(String(250))
    opd_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    nama_unit: Mapped[str] = mapped_column(String(200))
    usulan_id: Mapped[UUID | None] = mapped_column(ForeignKey("usulan.id"), index=True)
    rencana_id: Mapped[UUID | None] = mapped_column(ForeignKey("rencana.id"), index=True)
    periode_id: Mapped[UUID | None] = mapped_column(ForeignKey("periode.id"))
    isi: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    templat: Mapped[int]
    sidik: Mapped[str] = mapped_column(String(64))
    kode: Mapped[str] = mapped_column(String(20), unique=True)
    situs: Mapped[str] = mapped_column(String(200))
    berkas: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    sidik_berkas: Mapped[str | None] = mapped_column(String(64), index=True)
    publik: Mapped[bool] = mapped_column(default=False, server_default=false())
    diterbitkan_pada: Mapped[datetime]
    diterbitkan_oleh: Mapped[str] = mapped_column(String(150))
    pengganti_id: Mapped[UUID | None] = mapped_column(ForeignKey("naskah.id", deferrable=True, initially="DEFERRED"))
    dicabut_pada: Mapped[datetime | None]
    alasan_cabut: Mapped[str | None] = mapped_column(Text)

    opd: Mapped[Unit | None] = relationship()
    pengganti: Mapped["Naskah | None"] = relationship(remote_side="Naskah.id")

    def __str__(self) -> str:
        return self.judul

    def hitung_sidik(self) -> str:
        """The SHA-256 of what it says and when: equal to `sidik` unless somebody changed it."""
        return sidik(
            {
                "id": self.id,
                "pada": self.diterbitkan_pada.astimezone(UTC).isoformat(),
                "templat": self.templat,
                "situs": self.situs,
                "isi": self.isi,
            }
        )


class PenghitungNaskah(Base):
    """The last number given in a year, by who numbers and kind."""

    __tablename__ = "penghitung_naskah"

    penerbit: Mapped[str] = mapped_column(String(30), primary_key=True)
    jenis: Mapped[JenisNaskah] = mapped_column(pilihan(JenisNaskah, "jenis"), primary_key=True)
    tahun: Mapped[int] = mapped_column(primary_key=True)
    terakhir: Mapped[int] = mapped_column(default=0)


class AturanNaskah(Entitas):
    """How a kind of document looks from a day on, for one OPD or (None) for all.

    Lists are typed one item per line. What is left empty is filled from the settings of the installation and the unit.
    """

    __tablename__ = "aturan_naskah"
    __table_args__ = (
        UniqueConstraint("jenis", "opd_id", "berlaku_mulai"),
        CheckConstraint("sifat = 'definitif' OR length(dasar_tugas) > 0", name="plt_berdasar"),
    )
    __diaudit__ = True

    jenis: Mapped[JenisNaskah] = mapped_column(pilihan(JenisNaskah, "jenis"))
    opd_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    berlaku_mulai: Mapped[date]
    kertas: Mapped[Kertas] = mapped_column(pilihan(Kertas, "kertas"), default=Kertas.A4)
    kop: Mapped[str] = mapped_column(Text, default="")
    kota: Mapped[str] = mapped_column(String(100), default="")
    pola_nomor: Mapped[str] = mapped_column(String(NOMOR_TERPANJANG), default="")
    jabatan: Mapped[str] = mapped_column(String(200), default="")
    sifat: Mapped[SifatTugas] = mapped_column(
        pilihan(SifatTugas, "sifat"), default=SifatTugas.DEFINITIF, server_default=SifatTugas.DEFINITIF
    )
    dasar_tugas: Mapped[str] = mapped_column(String(200), default="", server_default="")
    nama: Mapped[str] = mapped_column(String(150), default="")
    pangkat: Mapped[str] = mapped_column(String(100), default="")
    nip: Mapped[str] = mapped_column(String(30), default="")
    tembusan: Mapped[str] = mapped_column(Text, default="")
    dasar: Mapped[str] = mapped_column(Text, default="")

    opd: Mapped[Unit | None] = relationship()

    def __str__(self) -> str:
        return f"Aturan {self.jenis.label}" + (f" {self.opd}" if self.opd else "")
