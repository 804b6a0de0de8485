"""The planning period, each OPD's proposal in it, and the needs it lists."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.core.db import Entitas, pilihan
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.rules import AksiUsulan, HasilVerifikasi, StatusUsulan, kode_kebutuhan
from smartpns.organisasi.models import BerPembagian, Jabatan, ProgramStudi, Unit, batas_pembagian
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembiayaan, StatusJabatan

LAMA_PERIODE = 5


class Periode(Entitas):
    """Five budget years, filled in between two instants."""

    __tablename__ = "periode"
    __table_args__ = (CheckConstraint("ditutup_pada > dibuka_pada", name="masa"),)
    __diaudit__ = True

    tahun: Mapped[int] = mapped_column(unique=True)
    dibuka_pada: Mapped[datetime]
    ditutup_pada: Mapped[datetime]

    @property
    def tahun_akhir(self) -> int:
        return self.tahun + LAMA_PERIODE - 1

    @property
    def daftar_tahun(self) -> range:
        return range(self.tahun, self.tahun + LAMA_PERIODE)

    def terbuka(self, pada: datetime) -> bool:
        return self.dibuka_pada <= pada < self.ditutup_pada

    def __str__(self) -> str:
        return f"{self.tahun}–{self.tahun_akhir}"


class Perpanjangan(Entitas):
    """A later closing instant granted to one OPD, with the reason."""

    __tablename__ = "perpanjangan"
    __table_args__ = (CheckConstraint("length(alasan) > 0", name="beralasan"),)
    __diaudit__ = True

    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"), index=True)
    opd_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    sampai: Mapped[datetime]
    alasan: Mapped[str] = mapped_column(Text)

    opd: Mapped[Unit] = relationship()

    def __str__(self) -> str:
        return f"Perpanjangan {self.opd}"


class Usulan(Entitas):
    """One OPD's proposal in one period."""

    __tablename__ = "usulan"
    __table_args__ = (
        UniqueConstraint("periode_id", "opd_id"),
        CheckConstraint("status <> 'dikembalikan' OR length(alasan_kembali) > 0", name="kembali_beralasan"),
        CheckConstraint(
            "status NOT IN ('diajukan', 'diverifikasi') OR diajukan_pada IS NOT NULL", name="diajukan_berwaktu"
        ),
    )
    __diaudit__ = True

    periode_id: Mapped[UUID] = mapped_column(ForeignKey("periode.id"))
    opd_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    status: Mapped[StatusUsulan] = mapped_column(pilihan(StatusUsulan, "status"), default=StatusUsulan.DRAF)
    alasan_kembali: Mapped[str | None] = mapped_column(Text)
    data_diperiksa_pada: Mapped[datetime | None]
    diajukan_pada: Mapped[datetime | None]
    nomor_terakhir: Mapped[int] = mapped_column(default=0)
    versi: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012

    periode: Mapped[Periode] = relationship()
    opd: Mapped[Unit] = relationship()
    kebutuhan: Mapped[list["Kebutuhan"]] = relationship(
        back_populates="usulan", order_by="Kebutuhan.prioritas_opd, Kebutuhan.nomor"
    )
    riwayat: Mapped[list["RiwayatUsulan"]] = relationship(order_by="RiwayatUsulan.pada")

    @property
    def nomor_referensi(self) -> str:
        """What people quote on the phone: `U-2027-4.01`."""
        return f"U-{self.periode.tahun}-{self.opd.kode}"

    def __str__(self) -> str:
        return f"Usulan {self.opd} {self.periode}"


class RiwayatUsulan(Entitas):
    """One step of a proposal: who moved it from where to where, when and why."""

    __tablename__ = "riwayat_usulan"

    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"), index=True)
    aksi: Mapped[AksiUsulan] = mapped_column(pilihan(AksiUsulan, "aksi"))
    dari: Mapped[StatusUsulan] = mapped_column(pilihan(StatusUsulan, "dari"))
    ke: Mapped[StatusUsulan] = mapped_column(pilihan(StatusUsulan, "ke"))
    pada: Mapped[datetime] = mapped_column(default=sekarang)
    oleh_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    oleh_nama: Mapped[str] = mapped_column(String(150))
    oleh_peran: Mapped[str] = mapped_column(String(20))
    alasan: Mapped[str | None] = mapped_column(Text)


class Kebutuhan(BerPembagian, Entitas):
    """One row of 'Rencana Kebutuhan Tugas Belajar': a post that needs a study programme."""

    __tablename__ = "kebutuhan"
    __table_args__ = (
        UniqueConstraint("usulan_id", "nomor"),
        UniqueConstraint(
            "usulan_id",
            "unit_id",
            "jabatan_id",
            "prodi_kunci",
            "jenjang_tujuan",
            "tahun_mulai",
            "pembiayaan",
            "status_jabatan",
            name="uq_kebutuhan_kunci",
        ),
        CheckConstraint("jumlah >= 1", name="jumlah"),
        CheckConstraint("jumlah_disetujui IS NULL OR jumlah_disetujui >= 1", name="jumlah_disetujui"),
        CheckConstraint("prioritas_opd >= 1", name="prioritas_opd"),
        CheckConstraint("lama_semester BETWEEN 1 AND 14", name="lama_semester"),
        CheckConstraint("dukungan_rpjmd IS NULL OR dukungan_rpjmd BETWEEN 0 AND 3", name="dukungan_rpjmd"),
        *batas_pembagian(),
        CheckConstraint("length(alasan) > 0", name="beralasan"),
        CheckConstraint("(asal_id IS NULL) = (tahun_pertama IS NULL)", name="asal_bertahun"),
        UniqueConstraint("usulan_id", "asal_id"),
        CheckConstraint(
            "verifikasi NOT IN ('disesuaikan', 'dikembalikan') OR length(alasan_verifikasi) > 0",
            name="verifikasi_beralasan",
        ),
        CheckConstraint(
            "(verifikasi IN ('diterima', 'disesuaikan')) = (jumlah_disetujui IS NOT NULL)", name="disetujui_berjumlah"
        ),
    )
    __diaudit__ = True

    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    nomor: Mapped[int]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    jabatan_id: Mapped[UUID] = mapped_column(ForeignKey("jabatan.id"), index=True)
    jenjang_saat_ini: Mapped[Jenjang | None] = mapped_column(pilihan(Jenjang, "jenjang_saat_ini"))
    jenjang_tujuan: Mapped[Jenjang] = mapped_column(pilihan(Jenjang, "jenjang_tujuan"))
    alasan_jenjang: Mapped[str | None] = mapped_column(Text)
    prodi_teks: Mapped[str] = mapped_column(String(200))
    prodi_kunci: Mapped[str] = mapped_column(String(200))
    program_studi_id: Mapped[UUID | None] = mapped_column(ForeignKey("program_studi.id"), index=True)
    jumlah: Mapped[int]
    tahun_mulai: Mapped[int]
    bulan_masuk: Mapped[int] = mapped_column(default=9)
    lama_semester: Mapped[int]
    pembiayaan: Mapped[Pembiayaan] = mapped_column(pilihan(Pembiayaan, "pembiayaan"))
    status_jabatan: Mapped[StatusJabatan] = mapped_column(pilihan(StatusJabatan, "status_jabatan"))
    lokasi: Mapped[Lokasi] = mapped_column(pilihan(Lokasi, "lokasi"), default=Lokasi.DALAM_PROVINSI)
    alasan: Mapped[str] = mapped_column(Text)
    dukungan_rpjmd: Mapped[int | None]
    dukungan_teks: Mapped[str | None] = mapped_column(Text)
    prioritas_opd: Mapped[int]
    keterangan: Mapped[str | None] = mapped_column(Text)
    verifikasi: Mapped[HasilVerifikasi] = mapped_column(
        pilihan(HasilVerifikasi, "verifikasi"), default=HasilVerifikasi.BELUM
    )
    jumlah_disetujui: Mapped[int | None]
    alasan_verifikasi: Mapped[str | None] = mapped_column(Text)
    asal_id: Mapped[UUID | None] = mapped_column(ForeignKey("kebutuhan.id"), index=True)
    tahun_pertama: Mapped[int | None]
    """The first year of the period in which a carried-over need was first proposed."""
    versi: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012

    usulan: Mapped[Usulan] = relationship(back_populates="kebutuhan")
    unit: Mapped[Unit] = relationship()
    jabatan: Mapped[Jabatan] = relationship()
    program_studi: Mapped[ProgramStudi | None] = relationship()
    asal: Mapped["Kebutuhan | None"] = relationship(remote_side="Kebutuhan.id")

    @property
    def kode(self) -> str:
        """Stable and quotable: OPD code and number within the proposal."""
        return kode_kebutuhan(self.usulan.opd.kode, self.nomor)

    @property
    def jumlah_berlaku(self) -> int:
        """What counts: the verified number, else the number asked."""
        return self.jumlah if self.jumlah_disetujui is None else self.jumlah_disetujui

    @property
    def lama_menunggu(self) -> int:
        """Years since the need was first proposed; 0 for a new one."""
        return self.usulan.periode.tahun - (self.tahun_pertama or self.usulan.periode.tahun)

    @property
    def sebutan(self) -> str:
        """Level and programme in one breath, by the canonical name when there is one."""
        return self.jenjang_tujuan.sebut(self.program_studi.nama if self.program_studi else self.prodi_teks)

    def __str__(self) -> str:
        return f"{self.sebutan} untuk {self.jabatan}"


class SaranDiabaikan(Entitas):
    """A proposal from the figures that the OPD does not take up in this period, with its reason."""

    __tablename__ = "saran_diabaikan"
    __table_args__ = (
        UniqueConstraint("usulan_id", "unit_id", "jabatan_id", "tahun_mulai"),
        CheckConstraint("length(alasan) > 0", name="beralasan"),
    )
    __diaudit__ = True

    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    jabatan_id: Mapped[UUID] = mapped_column(ForeignKey("jabatan.id"), index=True)
    tahun_mulai: Mapped[int]
    jumlah: Mapped[int]
    kalimat: Mapped[str] = mapped_column(Text)
    alasan: Mapped[str] = mapped_column(Text)
    oleh_nama: Mapped[str] = mapped_column(String(150))

    unit: Mapped[Unit] = relationship()
    jabatan: Mapped[Jabatan] = relationship()

    def __str__(self) -> str:
        return f"{self.jabatan}, {self.unit}, mulai {self.tahun_mulai}"


class SisaDilepas(Entitas):
    """An unfilled need of the former period that the OPD does not carry over, with its reason."""

    __tablename__ = "sisa_dilepas"
    __table_args__ = (
        UniqueConstraint("usulan_id", "asal_id"),
        CheckConstraint("length(alasan) > 0", name="beralasan"),
    )
    __diaudit__ = True

    usulan_id: Mapped[UUID] = mapped_column(ForeignKey("usulan.id"))
    asal_id: Mapped[UUID] = mapped_column(ForeignKey("kebutuhan.id"), index=True)
    jumlah: Mapped[int]
    alasan: Mapped[str] = mapped_column(Text)
    oleh_nama: Mapped[str] = mapped_column(String(150))

    asal: Mapped[Kebutuhan] = relationship()

    def __str__(self) -> str:
        return str(self.asal)
