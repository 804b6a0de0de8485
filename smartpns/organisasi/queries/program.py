"""Programmes by the names people use: exact by canonical name or alias, else the nearest ones."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, union_all

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.organisasi.models import (
    AliasProgram,
    Jabatan,
    JenjangProgram,
    Pegawai,
    ProgramStudi,
    RumpunIlmu,
    SyaratJabatan,
)
from smartpns.organisasi.queries.daftar import Daftar, Urutan, memuat, satu_halaman
from smartpns.organisasi.rules import Jenjang, kunci_nama

URUT_PROGRAM: Urutan = {"nama": [ProgramStudi.nama], "rumpun": [RumpunIlmu.kode]}
KEMIRIPAN = 0.65
"""The least similarity (0..1) at which a name is offered as "maksud Anda …?"."""

Versi = tuple[Any, ...]


def program_bernama(teks: str, juga_nonaktif: bool = False) -> ProgramStudi | None:
    """The programme with that canonical name or alias, however it is typed ("S2 teknik informatika")."""
    kunci = kunci_nama(teks)
    lewat_alias = select(AliasProgram.program_studi_id).where(AliasProgram.kunci == kunci)
    cari = select(ProgramStudi).where((ProgramStudi.kunci == kunci) | ProgramStudi.id.in_(lewat_alias))
    return db.session.scalar(cari if juga_nonaktif else cari.where(ProgramStudi.aktif))


def program_terdekat(teks: str, n: int = 3) -> list[ProgramStudi]:
    """At most `n` active programmes whose name or alias looks like `teks`, nearest first."""
    return program_terdekat_semua([teks], n)[teks]


def program_terdekat_semua(semua: Iterable[str], n: int = 3) -> dict[str, list[ProgramStudi]]:
    """The nearest programmes of many names at once, by the name asked for; two statements for all."""
    daftar = set(semua)
    versi = _versi() if daftar else ()
    urutan = {teks: _terdekat(versi, kunci_nama(teks), n) for teks in daftar}
    dicari = {id_ for ids in urutan.values() for id_ in ids}
    if not dicari:
        return {teks: [] for teks in daftar}
    per_id = {p.id: p for p in db.session.scalars(select(ProgramStudi).where(ProgramStudi.id.in_(dicari)))}
    return {teks: [per_id[id_] for id_ in ids] for teks, ids in urutan.items()}


def peta_program(juga_nonaktif: bool = False) -> dict[str, ProgramStudi]:
    """Every name and alias by its key, for reading many rows at once."""
    semua = db.session.scalars(select(ProgramStudi).where(*([] if juga_nonaktif else [ProgramStudi.aktif]))).all()
    per_id = {p.id: p for p in semua}
    alias = db.session.execute(select(AliasProgram.kunci, AliasProgram.program_studi_id))
    return {k: per_id[i] for k, i in alias if i in per_id} | {p.kunci: p for p in semua}


def _versi() -> Versi:
    """Changes whenever a programme or an alias does: the key of what a process remembers."""
    hitung = [select(func.count(), func.max(m.updated_at)).select_from(m) for m in (ProgramStudi, AliasProgram)]
    return tuple(tuple(baris) for baris in db.session.execute(union_all(*hitung)))


@lru_cache(maxsize=2)
def _indeks(_versi: Versi) -> dict[str, UUID]:
    nama = select(ProgramStudi.kunci, ProgramStudi.id).where(ProgramStudi.aktif)
    alias = select(AliasProgram.kunci, AliasProgram.program_studi_id).join(ProgramStudi).where(ProgramStudi.aktif)
    return dict(db.session.execute(union_all(alias, nama)).all())


@lru_cache(maxsize=4096)
def _terdekat(versi: Versi, kunci: str, n: int) -> tuple[UUID, ...]:
    indeks = _indeks(versi)
    calon = get_close_matches(kunci, indeks, n=n * 3, cutoff=KEMIRIPAN)
    return tuple(dict.fromkeys(indeks[k] for k in calon))[:n]


def daftar_program(
    kata: str = "",
    jenjang: Jenjang | None = None,
    rumpun: str = "",
    aktif: bool | None = True,
    urut: str = "nama",
    halaman: int = 1,
) -> Daftar:
    """Programmes found by name or alias; `rumpun` is a code, its branches included."""
    pilih = select(
        ProgramStudi.id,
        ProgramStudi.nama,
        ProgramStudi.aktif,
        RumpunIlmu.nama.label("rumpun"),
        select(func.count(SyaratJabatan.jabatan_id.distinct()))
        .where(SyaratJabatan.program_studi_id == ProgramStudi.id)
        .scalar_subquery()
        .label("jabatan"),
    ).join(RumpunIlmu, RumpunIlmu.id == ProgramStudi.rumpun_id)
    if jenjang is not None:
        pilih = pilih.where(ProgramStudi.jenjang.any(JenjangProgram.jenjang == jenjang))
    if rumpun:
        pilih = pilih.where((RumpunIlmu.kode == rumpun) | RumpunIlmu.kode.startswith(f"{rumpun}.", autoescape=True))
    if aktif is not None:
        pilih = pilih.where(ProgramStudi.aktif == aktif)
    if kata:
        beralias = ProgramStudi.alias.any(memuat(kata, AliasProgram.nama))
        pilih = pilih.where(memuat(kata, ProgramStudi.nama) | beralias)
    return satu_halaman(pilih, URUT_PROGRAM, urut, halaman)


def jenjang_dan_alias(semua: Iterable[UUID]) -> tuple[dict[UUID, list[Jenjang]], dict[UUID, list[str]]]:
    """The levels, lowest first, and the aliases of the programmes of one page."""
    id_ = list(semua)
    jenjang: dict[UUID, list[Jenjang]] = {}
    for program, satu in db.session.execute(
        select(JenjangProgram.program_studi_id, JenjangProgram.jenjang).where(JenjangProgram.program_studi_id.in_(id_))
    ):
        jenjang.setdefault(program, []).append(satu)
    alias: dict[UUID, list[str]] = {}
    for program, nama in db.session.execute(
        select(AliasProgram.program_studi_id, AliasProgram.nama)
        .where(AliasProgram.program_studi_id.in_(id_))
        .order_by(AliasProgram.nama)
    ):
        alias.setdefault(program, []).append(nama)
    return {p: sorted(j, key=lambda satu: satu.tingkat) for p, j in jenjang.items()}, alias


def ambil_program(id_: UUID) -> ProgramStudi:
    """One programme, retired or not. Raises TidakDitemukan."""
    program = db.session.get(ProgramStudi, id_)
    if program is None:
        raise TidakDitemukan("Program studi ini tidak ada.")
    return program


def program_aktif() -> Sequence[ProgramStudi]:
    """Every active programme, by name, for a choice."""
    return db.session.scalars(select(ProgramStudi).where(ProgramStudi.aktif).order_by(ProgramStudi.nama)).all()


def semua_rumpun() -> Sequence[RumpunIlmu]:
    """Rumpun and branches, by code."""
    return db.session.scalars(select(RumpunIlmu).order_by(RumpunIlmu.kode)).all()


def jabatan_pensyarat(program: ProgramStudi) -> Sequence[Jabatan]:
    """The posts that name the programme itself in their requirement."""
    return db.session.scalars(
        select(Jabatan)
        .join(SyaratJabatan, SyaratJabatan.jabatan_id == Jabatan.id)
        .where(SyaratJabatan.program_studi_id == program.id)
        .order_by(Jabatan.nama)
    ).all()


def jumlah_lulusan(program: ProgramStudi) -> int:
    """Active civil servants whose last degree is this programme."""
    pilih = select(func.count()).select_from(Pegawai).where(Pegawai.program_studi_id == program.id, Pegawai.aktif)
    return db.session.scalar(pilih) or 0
