"""One need: what a person gives, what is judged, the code it is quoted by, the planner's verdict."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from uuid import UUID

from smartpns.core.berlabel import Berlabel
from smartpns.organisasi.rules import (
    SUMBER_UTAMA_SAJA,
    Jenjang,
    Lokasi,
    Pembagian,
    Pembiayaan,
    StatusJabatan,
    kunci_nama,
)

DUKUNGAN_RPJMD = ("tidak ada", "tidak langsung", "program Renstra OPD", "program prioritas RPJMD")
"""How a need supports the RPJMD, 0 to 3 (criterion K2)."""


class HasilVerifikasi(Berlabel):
    """The planner's verdict on one row."""

    BELUM = "belum", "Belum diperiksa"
    DITERIMA = "diterima", "Diterima"
    DISESUAIKAN = "disesuaikan", "Disesuaikan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"


@dataclass(frozen=True)
class BarisData:
    """One need as typed or imported; what is missing is None or an empty string.

    `nomor` is the number people see beside the row. `unit` and `jabatan` are whatever identifies them (id or kode),
    `program_studi` is the canonical name when mapped, else the words of the OPD.
    """

    nomor: int
    unit: Hashable | None = None
    jabatan: Hashable | None = None
    nama_jabatan: str = ""
    jenjang_saat_ini: Jenjang | None = None
    jenjang_tujuan: Jenjang | None = None
    alasan_jenjang: str = ""
    program_studi: str = ""
    jumlah: int | None = None
    tahun_mulai: int | None = None
    lama_semester: int | None = None
    pembiayaan: Pembiayaan | None = None
    pembagian: Pembagian = SUMBER_UTAMA_SAJA
    status_jabatan: StatusJabatan | None = None
    alasan: str = ""
    prioritas_opd: int | None = None
    keterangan: str = ""

    @property
    def kunci(self) -> tuple[Hashable, ...]:
        """Return what makes two needs of one usulan the same need."""
        return (
            self.unit,
            self.jabatan,
            kunci_nama(self.program_studi),
            self.jenjang_tujuan,
            self.tahun_mulai,
            self.pembiayaan,
            self.status_jabatan,
        )


@dataclass(frozen=True)
class IsianKebutuhan:
    """One row as a person gives it, by form, grid or workbook; None or "" is what was left open.

    Left open, `unit_id` is the OPD, `bulan_masuk` and `lama_semester` are the usual ones, `prioritas_opd` the last.
    """

    unit_id: UUID | None = None
    jabatan_id: UUID | None = None
    jenjang_saat_ini: Jenjang | None = None
    jenjang_tujuan: Jenjang | None = None
    alasan_jenjang: str = ""
    program_studi: str = ""
    jumlah: int | None = None
    tahun_mulai: int | None = None
    bulan_masuk: int | None = None
    lama_semester: int | None = None
    pembiayaan: Pembiayaan | None = Pembiayaan.APBD
    persen_apbd: int | None = None
    rupiah_apbd: int | None = None
    persen_apbn: int | None = None
    persen_sponsor: int | None = None
    nama_sponsor: str = ""
    persen_mandiri: int | None = None
    status_jabatan: StatusJabatan | None = StatusJabatan.DIBERHENTIKAN
    lokasi: Lokasi = Lokasi.DALAM_PROVINSI
    alasan: str = ""
    dukungan_rpjmd: int | None = None
    dukungan_teks: str = ""
    prioritas_opd: int | None = None
    keterangan: str = ""


def kode_kebutuhan(kode_opd: str, nomor: int) -> str:
    """Return the code under which a need is quoted, from its OPD and its number in the usulan: `4.01-003`."""
    return f"{kode_opd}-{nomor:03d}"
