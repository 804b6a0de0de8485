"""The plan: a frozen copy of the ranked, priced and cut list, and the decree that set it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.anggaran.models import VersiSkenario
from smartpns.core.db import Base, Entitas, Rupiah, pilihan, satu_saja
from smartpns.kebutuhan.models import Periode
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembiayaan, StatusJabatan
from smartpns.prioritas.models import VersiBobot
from smartpns.rencana.rules import BandingTerbaik, Kelengkapan, StatusRencana


class Rencana(Entitas):
    """One version of a period's plan; a change after the decree makes a new version.

    `skenario` is the version of a scenario that decided who is in it; None when the ranking was simply cut.
    `kelengkapan` says what was missing when it was frozen (None for versions from before that was kept), and
    `alasan_terbuka` why it was made although the list could still change. `dikembalikan` are the rows that the planner
    returned to their OPD, with the reason; they are not in the list. `kasus` is what was walked down (costs, ceilings
    and limits, by need code) and `banding` whom the best plan would serve otherwise; None where not kept.
    """

    __tablename__ = "rencana"
    __table_args__ = (
        UniqueConstraint("periode_id", "versi"),
        *(
            satu_saja(
                f"uq_rencana_{status}",
                "periode_id",
                bila=f"status = '{status}'",
                pesan="Versi lain dari rencana periode ini baru saja dikirim atau ditetapkan. Muat ulang halaman.",
            )
            for status in (StatusRencana.MENUNGGU, StatusRencana.DITETAPKAN)
        ),
        CheckConstraint(
            "(status IN ('ditetapkan', 'digantikan')) = (sk_nomor IS NOT NULL AND sk_tanggal IS NOT NULL)",
            name="ditetapkan_ber_sk",
        ),
        CheckConstraint("status <> 'dikembalikan' OR length(alasan_kembali) > 0", name="kembali_beralasan"),
    )
    __diaudit__ = True

    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    versi: Mapped[int]
    status: Mapped[StatusRencana] = mapped_column(pilihan(StatusRencana, "status"), default=StatusRencana.DISUSUN)
    bobot_id: Mapped[UUID] = mapped_column(ForeignKey("versi_bobot.id"))
    eskalasi_persen: Mapped[str] = mapped_column(String(10))
    catatan: Mapped[str] = mapped_column(Text, default="")
    disusun_pada: Mapped[datetime]
    disusun_oleh: Mapped[str] = mapped_column(String(150))
    dikirim_pada: Mapped[datetime | None]
    alasan_kembali: Mapped[str | None] = mapped_column(Text)
    sk_nomor: Mapped[str | None] = mapped_column(String(100), unique=True)
    sk_tanggal: Mapped[date | None]
    ditetapkan_oleh: Mapped[str | None] = mapped_column(String(150))
    dikembalikan: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    sidik: Mapped[str] = mapped_column(String(64))
    skenario_id: Mapped[UUID | None] = mapped_column(ForeignKey("versi_skenario.id"))
    kelengkapan: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    alasan_terbuka: Mapped[str | None] = mapped_column(Text)
    kasus: Mapped[str | None] = mapped_column(Text)
    banding: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    periode: Mapped[Periode] = relationship()
    bobot: Mapped[VersiBobot] = relationship()
    skenario: Mapped[VersiSkenario | None] = relationship()
    baris: Mapped[list["BarisRencana"]] = relationship(back_populates="rencana", order_by="BarisRencana.peringkat")
    tahun: Mapped[list["TahunRencana"]] = relationship(order_by="TahunRencana.tahun")

    @property
    def lengkap(self) -> Kelengkapan | None:
        return Kelengkapan.dari(self.kelengkapan) if self.kelengkapan else None

    @property
    def banding_terbaik(self) -> BandingTerbaik | None:
        return BandingTerbaik.dari(self.banding) if self.banding else None

    def __str__(self) -> str:
        return f"Rencana {self.periode} versi {self.versi}"


class BarisRencana(Base):
    """One need as it stood when the plan was frozen; it copies every word and number it shows.

    `peringkat` is the rank that the committee decided, `peringkat_hitung` the computed one; `alasan_geser` says why the
    committee moved this need, None where it only gave way to others.
    `pembagian` says who pays when the cost is shared; None where the main source pays everything.
    `orang_termuat` are the people that fit or were chosen; `mulai` holds them by their start year when a scenario
    decided, and is empty when the ranking was cut. `terisi` places of the need were filled by studies before and are
    not part of `jumlah`.
    """

    __tablename__ = "baris_rencana"

    rencana_id: Mapped[UUID] = mapped_column(ForeignKey("rencana.id"), primary_key=True)
    peringkat: Mapped[int] = mapped_column(primary_key=True)
    peringkat_hitung: Mapped[int]
    alasan_geser: Mapped[str | None] = mapped_column(Text)
    skor: Mapped[float]
    kode: Mapped[str] = mapped_column(String(40))
    kode_opd: Mapped[str] = mapped_column(String(30))
    nama_opd: Mapped[str] = mapped_column(String(200))
    nama_unit: Mapped[str] = mapped_column(String(200))
    jabatan: Mapped[str] = mapped_column(String(200))
    jenjang: Mapped[Jenjang] = mapped_column(pilihan(Jenjang, "jenjang"))
    kode_prodi: Mapped[str] = mapped_column(String(120))
    program_studi: Mapped[str] = mapped_column(String(200))
    prodi_teks: Mapped[str] = mapped_column(String(200))
    kode_rumpun: Mapped[str] = mapped_column(String(10))
    rumpun: Mapped[str] = mapped_column(String(120))
    jumlah_diusulkan: Mapped[int]
    jumlah: Mapped[int]
    alasan_perubahan: Mapped[str | None] = mapped_column(Text)
    tahun_mulai: Mapped[int]
    bulan_masuk: Mapped[int]
    lama_semester: Mapped[int]
    pembiayaan: Mapped[Pembiayaan] = mapped_column(pilihan(Pembiayaan, "pembiayaan"))
    pembagian: Mapped[str | None] = mapped_column(Text)
    status_jabatan: Mapped[StatusJabatan] = mapped_column(pilihan(StatusJabatan, "status_jabatan"))
    lokasi: Mapped[Lokasi] = mapped_column(pilihan(Lokasi, "lokasi"))
    alasan: Mapped[str] = mapped_column(Text)
    pemangku: Mapped[int]
    belum_memenuhi: Mapped[int]
    kosong: Mapped[int]
    rincian: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    biaya: Mapped[dict[str, int]] = mapped_column(JSON)
    biaya_eskalasi: Mapped[dict[str, int]] = mapped_column(JSON)
    termuat: Mapped[bool]
    sebab_tidak_termuat: Mapped[str | None] = mapped_column(Text)
    orang_termuat: Mapped[int]
    mulai: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, server_default="{}")
    terisi: Mapped[int] = mapped_column(default=0, server_default="0")

    rencana: Mapped[Rencana] = relationship(back_populates="baris")

    @property
    def sumber(self) -> str:
        """Who pays."""
        return self.pembagian or self.pembiayaan.label

    @property
    def naik(self) -> int:
        """How many places the committee put it above its computed rank; negative for below."""
        return self.peringkat_hitung - self.peringkat

    @property
    def disetujui(self) -> int:
        """The people the planner accepted, those who study already included."""
        return self.jumlah + self.terisi

    @property
    def mulai_sebutan(self) -> str:
        """When the people start: the year asked for, or "2028 (2 orang), 2029 (1 orang)" as a scenario chose."""
        return ", ".join(f"{tahun} ({orang} orang)" for tahun, orang in self.mulai.items()) or str(self.tahun_mulai)

    @property
    def mulai_ditetapkan(self) -> dict[str, int]:
        """The people granted, by start year; nothing where all of them wait."""
        return self.mulai or ({str(self.tahun_mulai): self.orang_termuat} if self.orang_termuat else {})

    @property
    def berharga(self) -> bool:
        """Whether its cost is known: criterion K7 has a value."""
        return not any(satu["kode"] == "K7" and satu["hilang"] for satu in self.rincian)


class TahunRencana(Base):
    """One budget year of the plan, in rupiah, at constant and at escalated prices."""

    __tablename__ = "tahun_rencana"

    rencana_id: Mapped[UUID] = mapped_column(ForeignKey("rencana.id"), primary_key=True)
    tahun: Mapped[int] = mapped_column(primary_key=True)
    pagu: Mapped[Rupiah]
    komitmen: Mapped[Rupiah]
    usulan_baru: Mapped[Rupiah]
    komitmen_eskalasi: Mapped[Rupiah]
    usulan_baru_eskalasi: Mapped[Rupiah]

    @property
    def total(self) -> int:
        """At the prices of the price list."""
        return self.komitmen + self.usulan_baru

    @property
    def total_eskalasi(self) -> int:
        """At the prices of the year itself, which is what the ceiling is compared with."""
        return self.komitmen_eskalasi + self.usulan_baru_eskalasi

    @property
    def selisih(self) -> int:
        """What the ceiling leaves; negative when commitments alone exceed it."""
        return self.pagu - self.total_eskalasi
