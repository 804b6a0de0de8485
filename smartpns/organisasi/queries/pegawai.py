"""Civil servants, within the scope of who asks."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.organisasi.models import Jabatan, Pegawai, ProgramStudi, StudiBerjalan, Unit
from smartpns.organisasi.queries.daftar import Daftar, Urutan, memuat, satu_halaman
from smartpns.organisasi.queries.lingkup import opd_lingkup, pastikan_dalam_lingkup
from smartpns.organisasi.rules import (
    Jenjang,
    Penilaian,
    Prodi,
    StatusPegawai,
    bup,
    memenuhi_syarat,
    tanggal_bup,
    tmt_pensiun,
)
from smartpns.organisasi.rules import SyaratJabatan as Syarat

CARI_TERPENDEK = 3
URUT_PEGAWAI: Urutan = {
    "nama": [Pegawai.nama, Pegawai.nip],
    "nip": [Pegawai.nip],
    "golongan": [Pegawai.golongan],
    "unit": [Unit.nama],
    "jabatan": [Jabatan.nama],
}


@dataclass(frozen=True)
class SaringPegawai:
    """What the list is narrowed to; None and no words narrow nothing.

    Words shorter than CARI_TERPENDEK count as none; digits are looked for in the NIP.
    """

    kata: str = ""
    opd_id: UUID | None = None
    jabatan_id: UUID | None = None
    jenjang: Jenjang | None = None
    status: StatusPegawai | None = None
    aktif: bool | None = True

    def terapkan(self, pilih: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        for kolom, nilai in (
            (Unit.opd_id, self.opd_id),
            (Pegawai.jabatan_id, self.jabatan_id),
            (Pegawai.jenjang, self.jenjang),
            (Pegawai.status, self.status),
            (Pegawai.aktif, self.aktif),
        ):
            if nilai is not None:
                pilih = pilih.where(kolom == nilai)
        return pilih.where(_cocok(self.kata)) if len(self.kata) >= CARI_TERPENDEK else pilih


def daftar_pegawai(pelaku: Pelaku, saring: SaringPegawai, urut: str = "nama", halaman: int = 1) -> Daftar:
    """One page of the civil servants within the scope of `pelaku`."""
    opd = aliased(Unit)
    pilih: Select[*tuple[Any, ...]] = (
        select(
            Pegawai.id,
            Pegawai.nip,
            Pegawai.nama,
            Pegawai.status,
            Pegawai.golongan,
            Pegawai.jenjang,
            Pegawai.prodi_teks,
            Pegawai.aktif,
            ProgramStudi.nama.label("program_studi"),
            Unit.nama.label("unit"),
            opd.singkatan.label("opd"),
            Jabatan.nama.label("jabatan"),
        )
        .join(Unit, Unit.id == Pegawai.unit_id)
        .join(opd, opd.id == Unit.opd_id)
        .join(Jabatan, Jabatan.id == Pegawai.jabatan_id)
        .outerjoin(ProgramStudi, ProgramStudi.id == Pegawai.program_studi_id)
    )
    batas = opd_lingkup(pelaku)
    if batas is not None:
        pilih = pilih.where(Unit.opd_id == batas)
    return satu_halaman(saring.terapkan(pilih), URUT_PEGAWAI, urut, halaman)


def _cocok(kata: str) -> Any:
    angka = "".join(kata.split())
    return memuat(angka, Pegawai.nip) if angka.isdigit() else memuat(kata, Pegawai.nama)


def ambil_pegawai(id_: UUID, pelaku: Pelaku) -> Pegawai:
    """A civil servant within the scope of `pelaku`, else TidakDitemukan."""
    pegawai = db.session.get(Pegawai, id_)
    if pegawai is None:
        raise TidakDitemukan  # the very words for somebody of another OPD
    pastikan_dalam_lingkup(pegawai.unit.opd_id, pelaku)
    return pegawai


def ambil_studi(id_: UUID, pelaku: Pelaku) -> StudiBerjalan:
    """A study of somebody within the scope of `pelaku`, else TidakDitemukan."""
    studi = db.session.get(StudiBerjalan, id_)
    if studi is None:
        raise TidakDitemukan("Studi ini tidak ada.")
    pastikan_dalam_lingkup(studi.pegawai.unit.opd_id, pelaku)
    return studi


@dataclass(frozen=True)
class MasaKerja:
    """When somebody leaves: BUP in years, the birthday on which it is reached, the first day of retirement."""

    bup: int
    tanggal_bup: date
    tmt_pensiun: date


def masa_kerja(pegawai: Pegawai) -> MasaKerja:
    """When this civil servant leaves, by the post held now."""
    usia = bup(pegawai.jabatan.jenjang_jabatan, pegawai.jabatan.bup_khusus)
    lahir = pegawai.tanggal_lahir
    return MasaKerja(usia, tanggal_bup(lahir, usia), tmt_pensiun(lahir, usia))


def nilai_kualifikasi(pegawai: Pegawai) -> Penilaian:
    """Whether the last degree meets the requirement of the post held."""
    prodi = pegawai.program_studi
    return memenuhi_syarat(
        pegawai.jenjang, Prodi(prodi.kunci, prodi.rumpun.kode) if prodi else None, syarat_jabatan(pegawai.jabatan)
    )


def syarat_jabatan(jabatan: Jabatan) -> Syarat:
    """The requirement of a post as the rules see it."""
    return Syarat(
        jabatan.jenjang_syarat,
        frozenset(s.program_studi.kunci for s in jabatan.syarat if s.program_studi),
        frozenset(s.rumpun.kode for s in jabatan.syarat if s.rumpun),
    )
