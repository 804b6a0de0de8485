"""Units, posts, the people in them, and the study programmes they may need."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from smartpns.core.db import Entitas, Rupiah, pilihan, satu_saja
from smartpns.organisasi.rules import (
    Golongan,
    HasilStudi,
    JenisJabatan,
    JenisKelamin,
    JenisUnit,
    Jenjang,
    JenjangJabatan,
    Kedudukan,
    Lokasi,
    Pembagian,
    Pembiayaan,
    Predikat,
    StatusJabatan,
    StatusPegawai,
    TingkatHukdis,
)


class Unit(Entitas):
    """A node of the district's tree; every node knows its OPD (an OPD is its own)."""

    __tablename__ = "unit"
    __table_args__ = (
        CheckConstraint("(jenis = 'opd') = (opd_id = id)", name="opd_diri_sendiri"),
        CheckConstraint("induk_id IS NULL OR induk_id <> id", name="induk_lain"),
    )
    __diaudit__ = True

    kode: Mapped[str] = mapped_column(String(30), unique=True)
    nama: Mapped[str] = mapped_column(String(200))
    singkatan: Mapped[str] = mapped_column(String(60))
    jenis: Mapped[JenisUnit] = mapped_column(pilihan(JenisUnit, "jenis"))
    induk_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    opd_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    urutan: Mapped[int] = mapped_column(default=0)
    aktif: Mapped[bool] = mapped_column(default=True)

    induk: Mapped["Unit | None"] = relationship(foreign_keys=[induk_id], remote_side="Unit.id")
    opd: Mapped["Unit"] = relationship(foreign_keys=[opd_id], remote_side="Unit.id", viewonly=True)

    def __str__(self) -> str:
        return self.nama


class RumpunIlmu(Entitas):
    """The two upper levels of the tree of sciences (UU 12/2012 art. 10): rumpun and its branches."""

    __tablename__ = "rumpun_ilmu"

    kode: Mapped[str] = mapped_column(String(10), unique=True)
    nama: Mapped[str] = mapped_column(String(120))
    induk_id: Mapped[UUID | None] = mapped_column(ForeignKey("rumpun_ilmu.id"), index=True)

    induk: Mapped["RumpunIlmu | None"] = relationship(remote_side="RumpunIlmu.id")

    def __str__(self) -> str:
        return self.nama


class ProgramStudi(Entitas):
    """A canonical programme name of the national nomenclature, with the levels it is taught at."""

    __tablename__ = "program_studi"
    __diaudit__ = True
    __ikut_dicatat__ = ("jenjang", "alias")

    kode: Mapped[str] = mapped_column(String(120), unique=True)
    nama: Mapped[str] = mapped_column(String(200), unique=True)
    kunci: Mapped[str] = mapped_column(String(200), unique=True)
    rumpun_id: Mapped[UUID] = mapped_column(ForeignKey("rumpun_ilmu.id"), index=True)
    aktif: Mapped[bool] = mapped_column(default=True)

    rumpun: Mapped[RumpunIlmu] = relationship()
    jenjang: Mapped[list["JenjangProgram"]] = relationship(
        cascade="all, delete-orphan", order_by="JenjangProgram.jenjang"
    )
    alias: Mapped[list["AliasProgram"]] = relationship(
        back_populates="program_studi", cascade="all, delete-orphan", order_by="AliasProgram.nama"
    )

    def __str__(self) -> str:
        return self.nama


class JenjangProgram(Entitas):
    """A level at which a programme is taught, with its normative length when it differs from the default."""

    __tablename__ = "jenjang_program"
    __table_args__ = (UniqueConstraint("program_studi_id", "jenjang"),)

    program_studi_id: Mapped[UUID] = mapped_column(ForeignKey("program_studi.id"), index=True)
    jenjang: Mapped[Jenjang] = mapped_column(pilihan(Jenjang, "jenjang"))
    lama_semester: Mapped[int | None]

    def __str__(self) -> str:
        return (
            self.jenjang.label
            if self.lama_semester is None
            else f"{self.jenjang.label} ({self.lama_semester} semester)"
        )


class AliasProgram(Entitas):
    """Another name people use for a programme ('Teknik Informatika' for Informatika)."""

    __tablename__ = "alias_program"

    program_studi_id: Mapped[UUID] = mapped_column(ForeignKey("program_studi.id"), index=True)
    nama: Mapped[str] = mapped_column(String(200))
    kunci: Mapped[str] = mapped_column(String(200), unique=True)

    program_studi: Mapped[ProgramStudi] = relationship(back_populates="alias")

    def __str__(self) -> str:
        return self.nama


class Jabatan(Entitas):
    """A post with the qualification its SKJ asks for."""

    __tablename__ = "jabatan"
    __ikut_dicatat__ = ("syarat",)
    __table_args__ = (
        CheckConstraint("kritikal BETWEEN 0 AND 3", name="kritikal"),
        CheckConstraint("bup_khusus IS NULL OR bup_khusus BETWEEN 50 AND 75", name="bup_khusus"),
        CheckConstraint("(bup_khusus IS NULL) = (dasar_bup IS NULL)", name="bup_khusus_berdasar"),
    )
    __diaudit__ = True

    kode: Mapped[str] = mapped_column(String(60), unique=True)
    nama: Mapped[str] = mapped_column(String(200), unique=True)
    jenis: Mapped[JenisJabatan] = mapped_column(pilihan(JenisJabatan, "jenis"))
    jenjang_jabatan: Mapped[JenjangJabatan] = mapped_column(pilihan(JenjangJabatan, "jenjang_jabatan"))
    bup_khusus: Mapped[int | None]
    dasar_bup: Mapped[str | None] = mapped_column(String(200))
    jenjang_syarat: Mapped[Jenjang | None] = mapped_column(pilihan(Jenjang, "jenjang_syarat"))
    kritikal: Mapped[int] = mapped_column(default=0)
    aktif: Mapped[bool] = mapped_column(default=True)

    syarat: Mapped[list["SyaratJabatan"]] = relationship(cascade="all, delete-orphan")

    def __str__(self) -> str:
        return self.nama


class SyaratJabatan(Entitas):
    """One accepted programme, or one accepted rumpun, of a post; none at all means any field."""

    __tablename__ = "syarat_jabatan"
    __table_args__ = (
        CheckConstraint("(program_studi_id IS NULL) <> (rumpun_id IS NULL)", name="satu_jenis"),
        UniqueConstraint("jabatan_id", "program_studi_id"),
        UniqueConstraint("jabatan_id", "rumpun_id"),
    )

    jabatan_id: Mapped[UUID] = mapped_column(ForeignKey("jabatan.id"), index=True)
    program_studi_id: Mapped[UUID | None] = mapped_column(ForeignKey("program_studi.id"))
    rumpun_id: Mapped[UUID | None] = mapped_column(ForeignKey("rumpun_ilmu.id"))

    program_studi: Mapped[ProgramStudi | None] = relationship()
    rumpun: Mapped[RumpunIlmu | None] = relationship()

    def __str__(self) -> str:
        return f"Rumpun {self.rumpun}" if self.rumpun else str(self.program_studi)


class Formasi(Entitas):
    """The approved number of a post in a unit (anjab-ABK)."""

    __tablename__ = "formasi"
    __table_args__ = (UniqueConstraint("unit_id", "jabatan_id"), CheckConstraint("jumlah >= 0", name="jumlah"))
    __diaudit__ = True

    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    jabatan_id: Mapped[UUID] = mapped_column(ForeignKey("jabatan.id"), index=True)
    jumlah: Mapped[int]

    unit: Mapped[Unit] = relationship()
    jabatan: Mapped[Jabatan] = relationship()

    def __str__(self) -> str:
        return f"{self.jabatan} di {self.unit}"


class Pegawai(Entitas):
    """A civil servant with the facts the rules ask for; what is unknown stays NULL.

    Up to `riwayat_diperiksa` the personnel file was read for hukuman disiplin, tugas belajar and ikatan dinas: what is
    empty there did not happen. Without that day it is unknown.
    """

    __tablename__ = "pegawai"
    __ikut_dicatat__ = ("penilaian",)
    __table_args__ = (
        CheckConstraint("length(nip) = 18", name="nip"),
        CheckConstraint("(hukdis_tingkat IS NULL) = (hukdis_mulai IS NULL)", name="hukdis_lengkap"),
    )
    __diaudit__ = True

    nip: Mapped[str] = mapped_column(String(18), unique=True)
    nama: Mapped[str] = mapped_column(String(150), index=True)
    tanggal_lahir: Mapped[date]
    jenis_kelamin: Mapped[JenisKelamin] = mapped_column(pilihan(JenisKelamin, "jenis_kelamin"))
    status: Mapped[StatusPegawai] = mapped_column(pilihan(StatusPegawai, "status"))
    golongan: Mapped[Golongan | None] = mapped_column(pilihan(Golongan, "golongan"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    jabatan_id: Mapped[UUID] = mapped_column(ForeignKey("jabatan.id"), index=True)
    tmt_pns: Mapped[date | None]
    tmt_jabatan: Mapped[date | None]
    jenjang: Mapped[Jenjang | None] = mapped_column(pilihan(Jenjang, "jenjang"))
    program_studi_id: Mapped[UUID | None] = mapped_column(ForeignKey("program_studi.id"))
    prodi_teks: Mapped[str | None] = mapped_column(String(200))
    hukdis_tingkat: Mapped[TingkatHukdis | None] = mapped_column(pilihan(TingkatHukdis, "hukdis_tingkat"))
    hukdis_mulai: Mapped[date | None]
    hukdis_sampai: Mapped[date | None]
    kedudukan: Mapped[Kedudukan | None] = mapped_column(pilihan(Kedudukan, "kedudukan"))
    tubel_gagal_pada: Mapped[date | None]
    ikatan_dinas_sampai: Mapped[date | None]
    riwayat_diperiksa: Mapped[date | None]
    aktif: Mapped[bool] = mapped_column(default=True)

    unit: Mapped[Unit] = relationship()
    jabatan: Mapped[Jabatan] = relationship()
    program_studi: Mapped[ProgramStudi | None] = relationship()
    penilaian: Mapped[list["PenilaianKinerja"]] = relationship(
        back_populates="pegawai", cascade="all, delete-orphan", order_by="PenilaianKinerja.tahun"
    )
    studi: Mapped[list["StudiBerjalan"]] = relationship(back_populates="pegawai", order_by="StudiBerjalan.mulai")

    def __str__(self) -> str:
        return self.nama


class PenilaianKinerja(Entitas):
    """The appraisal of one year (PermenPANRB 6/2022)."""

    __tablename__ = "penilaian_kinerja"
    __table_args__ = (UniqueConstraint("pegawai_id", "tahun"),)

    pegawai_id: Mapped[UUID] = mapped_column(ForeignKey("pegawai.id"), index=True)
    tahun: Mapped[int]
    predikat: Mapped[Predikat] = mapped_column(pilihan(Predikat, "predikat"))

    pegawai: Mapped[Pegawai] = relationship(back_populates="penilaian")

    def __str__(self) -> str:
        return f"{self.tahun} {self.predikat.label}"


class BerPembagian:
    """Columns of a study whose cost is divided among several sources; see `Pembagian`."""

    persen_apbd: Mapped[int | None]
    rupiah_apbd: Mapped[Rupiah | None]
    persen_apbn: Mapped[int | None]
    persen_sponsor: Mapped[int | None]
    nama_sponsor: Mapped[str | None] = mapped_column(String(150))
    persen_mandiri: Mapped[int | None]

    @property
    def pembagian(self) -> Pembagian:
        return Pembagian.dari(self)


def batas_pembagian() -> tuple[CheckConstraint, ...]:
    """What must never be false of the shares in any table that has them."""
    return (
        CheckConstraint("persen_apbd BETWEEN 0 AND 100", name="persen_apbd"),
        CheckConstraint("persen_apbn BETWEEN 0 AND 100", name="persen_apbn"),
        CheckConstraint("persen_sponsor BETWEEN 0 AND 100", name="persen_sponsor"),
        CheckConstraint("persen_mandiri BETWEEN 0 AND 100", name="persen_mandiri"),
        CheckConstraint("rupiah_apbd IS NULL OR (rupiah_apbd > 0 AND persen_apbd IS NULL)", name="rupiah_apbd"),
        CheckConstraint(
            "coalesce(persen_apbd, 0) + coalesce(persen_apbn, 0) + coalesce(persen_sponsor, 0)"
            " + coalesce(persen_mandiri, 0) <= 100",
            name="pembagian",
        ),
    )


class StudiBerjalan(BerPembagian, Entitas):
    """A tugas belajar, running until `selesai_pada`: its remaining semesters are a commitment of the coming budgets.

    It may fill one of the places of a need: `tempat` is its number, which no other study can hold; None once the place
    was given back because the study failed. Who graduated has a diploma; `gelar_dicantumkan_pada` is the day since when
    the degree stands in the personnel record, None while that is waited for. `hasil` is None while it runs, and where
    the end was recorded before it was asked.
    """

    __tablename__ = "studi_berjalan"
    __table_args__ = (
        CheckConstraint("lama_semester BETWEEN 1 AND 14", name="lama_semester"),
        CheckConstraint("tempat IS NULL OR (tempat >= 1 AND kebutuhan_id IS NOT NULL)", name="tempat"),
        satu_saja(
            "uq_studi_tempat",
            "kebutuhan_id",
            "tempat",
            bila="tempat IS NOT NULL",
            pesan="Tempat ini baru saja diisi studi lain. Muat ulang halaman untuk melihat yang masih terbuka.",
        ),
        CheckConstraint(
            "hasil <> 'lulus' OR (length(nomor_ijazah) > 0 AND tanggal_ijazah IS NOT NULL)", name="berijazah"
        ),
        *batas_pembagian(),
    )
    __diaudit__ = True

    pegawai_id: Mapped[UUID] = mapped_column(ForeignKey("pegawai.id"), index=True)
    jenjang: Mapped[Jenjang] = mapped_column(pilihan(Jenjang, "jenjang"))
    program_studi_id: Mapped[UUID] = mapped_column(ForeignKey("program_studi.id"))
    mulai: Mapped[date]
    lama_semester: Mapped[int]
    pembiayaan: Mapped[Pembiayaan] = mapped_column(pilihan(Pembiayaan, "pembiayaan"))
    status_jabatan: Mapped[StatusJabatan] = mapped_column(pilihan(StatusJabatan, "status_jabatan"))
    lokasi: Mapped[Lokasi] = mapped_column(pilihan(Lokasi, "lokasi"))
    selesai_pada: Mapped[date | None]
    hasil: Mapped[HasilStudi | None] = mapped_column(pilihan(HasilStudi, "hasil"))
    nomor_ijazah: Mapped[str | None] = mapped_column(String(100))
    tanggal_ijazah: Mapped[date | None]
    gelar_dicantumkan_pada: Mapped[date | None]
    kebutuhan_id: Mapped[UUID | None] = mapped_column(ForeignKey("kebutuhan.id"))
    tempat: Mapped[int | None]

    pegawai: Mapped[Pegawai] = relationship(back_populates="studi")
    program_studi: Mapped[ProgramStudi] = relationship()

    def __str__(self) -> str:
        return self.jenjang.sebut(str(self.program_studi))


class Parameter(Entitas):
    """A number a regulation sets, with the time it holds and its legal basis."""

    __tablename__ = "parameter"
    __table_args__ = (
        UniqueConstraint("kode", "berlaku_mulai"),
        CheckConstraint("berlaku_sampai IS NULL OR berlaku_sampai >= berlaku_mulai", name="masa"),
    )
    __diaudit__ = True

    kode: Mapped[str] = mapped_column(String(60))
    nilai: Mapped[Any] = mapped_column(JSON)
    berlaku_mulai: Mapped[date]
    berlaku_sampai: Mapped[date | None]
    dasar_hukum: Mapped[str] = mapped_column(Text)

    def __str__(self) -> str:
        return self.kode
