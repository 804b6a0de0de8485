"""Programmes in and out of a workbook. Natural key: the canonical name, or the code when it is given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.formats import TidakTerbaca
from smartpns.core.impor import (
    Bahan,
    BarisSiap,
    Kolom,
    Putusan,
    RencanaImpor,
    Temuan,
    bermasalah,
    siap,
    tidak_berubah,
)
from smartpns.core.pekerjaan import Lapor
from smartpns.core.sheets import Nilai
from smartpns.organisasi import queries, services
from smartpns.organisasi.models import ProgramStudi, RumpunIlmu
from smartpns.organisasi.rules import Jenjang, baca_jenjang, kunci_nama
from smartpns.organisasi.services import IsianProgram
from smartpns.organisasi.sheets.sel import SEL_KOSONG, Kamus, baca_daftar, kamus_rumpun, perubahan, tulis_daftar


def baca_jenjang_program(nilai: Nilai) -> dict[Jenjang, int | None]:
    """`S1; S2 = 3; S3`: levels, with a length in semesters where it differs from the usual one."""
    hasil: dict[Jenjang, int | None] = {}
    for bagian in baca_daftar(nilai):
        nama, ada_lama, lama = (b.strip() for b in bagian.partition("="))
        try:
            hasil[baca_jenjang(nama)] = int(lama) if ada_lama else None
        except (DomainError, ValueError):
            raise TidakTerbaca("jenjang tidak dikenal", "Tulis misalnya S1; S2 atau S1 = 7; S2") from None
    return hasil


KOLOM = (
    Kolom("kode", "Kode", teks=True, contoh="ilmu-hukum", bantuan="Kosong: dibuat dari nama", lebar=28),
    Kolom("nama", "Nama program studi", wajib=True, contoh="Hukum", lebar=38, sinonim=("Program studi", "Nama prodi")),
    Kolom(
        "jenjang",
        "Jenjang",
        wajib=True,
        pembaca=baca_jenjang_program,
        contoh="S1; S2; S3",
        bantuan="Pisahkan dengan titik koma; lama studi khusus: S1 = 7",
    ),
    Kolom("rumpun", "Rumpun ilmu", wajib=True, teks=True, contoh="3.03", bantuan="Kode atau nama rumpun", lebar=34),
    Kolom("alias", "Nama lain", pembaca=baca_daftar, contoh="Ilmu Hukum; Hukum Tata Negara", lebar=48),
)


@dataclass
class Konteks:
    """What is stored; `pemilik` maps every name and alias to a code and learns those of earlier rows."""

    ada: Mapping[str, ProgramStudi]
    pemilik: dict[str, str]
    rumpun: Kamus
    semua_rumpun: Sequence[RumpunIlmu]


def siapkan(_bahan: Bahan) -> Konteks:
    semua = db.session.scalars(
        select(ProgramStudi).options(
            selectinload(ProgramStudi.alias), selectinload(ProgramStudi.jenjang), selectinload(ProgramStudi.rumpun)
        )
    ).all()
    pemilik = {a.kunci: p.kode for p in semua for a in p.alias} | {p.kunci: p.kode for p in semua}
    rumpun = queries.semua_rumpun()
    return Konteks({p.kode: p for p in semua}, pemilik, kamus_rumpun(rumpun), rumpun)


def periksa(isi: Mapping[str, Any], konteks: Konteks) -> Putusan:
    lama = _lama(isi, konteks)
    if lama and not lama.aktif:
        return bermasalah(Temuan("nama", "program studi ini nonaktif", "Aktifkan dahulu di halaman program studi"))
    rumpun = konteks.rumpun.cari("rumpun", isi["rumpun"])
    if isinstance(rumpun, Temuan):
        return bermasalah(rumpun)
    isian = IsianProgram(
        nama=isi["nama"],
        rumpun=rumpun,
        jenjang=isi["jenjang"],
        alias=isi["alias"] or ([a.nama for a in lama.alias] if lama else []),
        kode=lama.kode if lama else isi["kode"] or "",
    )
    kode = isian.kode or f"baru:{kunci_nama(isian.nama)}"
    for satu in services.periksa_nama_program(isian, konteks.pemilik, kode):
        konteks.pemilik[satu] = kode
    if lama is None:
        return siap(kode, data=(None, isian))
    beda = perubahan(KOLOM, sel(_isian_lama(lama)), sel(isian))
    return siap(kode, beda, (lama, isian)) if beda else tidak_berubah(kode)


def _lama(isi: Mapping[str, Any], konteks: Konteks) -> ProgramStudi | None:
    if isi["kode"]:
        return konteks.ada.get(isi["kode"])
    kunci = kunci_nama(isi["nama"])
    lama = konteks.ada.get(konteks.pemilik.get(kunci, ""))
    return lama if lama and lama.kunci == kunci else None


def _isian_lama(program: ProgramStudi) -> IsianProgram:
    return IsianProgram(
        nama=program.nama,
        rumpun=program.rumpun,
        jenjang={j.jenjang: j.lama_semester for j in program.jenjang},
        alias=[a.nama for a in program.alias],
        kode=program.kode,
    )


def sel(isian: IsianProgram) -> dict[str, Nilai]:
    jenjang = sorted(isian.jenjang.items(), key=lambda pasangan: pasangan[0].tingkat)
    return {
        "kode": isian.kode,
        "nama": isian.nama,
        "jenjang": tulis_daftar(f"{j.label} = {lama}" if lama else j.label for j, lama in jenjang),
        "rumpun": f"{isian.rumpun.kode} {isian.rumpun.nama}",
        "alias": tulis_daftar(sorted(isian.alias)) or None,
    }


def simpan(baris: Sequence[BarisSiap], _konteks: Konteks, oleh: Pelaku, lapor: Lapor) -> None:
    for n, b in enumerate(baris):
        if n % 100 == 0:
            lapor(n, len(baris), "Menyimpan program studi")
        lama, isian = b.data
        if lama:
            services.ubah_program(lama, isian, oleh, "Impor.")
        else:
            services.tambah_program(isian, oleh)


def baris_ekspor(semua: Iterable[ProgramStudi]) -> list[dict[str, Nilai]]:
    return [sel(_isian_lama(p)) for p in semua]


IMPOR_PROGRAM = RencanaImpor(
    "program-studi",
    "program studi",
    KOLOM,
    siapkan,
    periksa,
    simpan,
    pilihan=lambda k: {"rumpun": [f"{r.kode} {r.nama}" for r in k.semua_rumpun]},
    petunjuk=(SEL_KOSONG, "Satu nama atau nama lain hanya boleh berarti satu program studi."),
)
