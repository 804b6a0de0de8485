"""Running studies in and out of a workbook. Natural key: the NIP, because nobody has two at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.formats import baca_bilangan, baca_tanggal
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
from smartpns.organisasi.models import Pegawai, ProgramStudi, StudiBerjalan
from smartpns.organisasi.rules import JENJANG_STUDI, Lokasi, Nip, Pembagian, Pembiayaan, StatusJabatan, format_nip
from smartpns.organisasi.services import IsianStudi
from smartpns.organisasi.sheets.pembagian import KOLOM_PEMBAGIAN
from smartpns.organisasi.sheets.sel import Kamus, baca_enum, baca_jenjang_sel, baca_nip, kamus_program, perubahan

KOLOM = (
    Kolom("nip", "NIP", wajib=True, teks=True, pembaca=baca_nip, contoh="19850315 201001 1 001", lebar=24),
    Kolom(
        "jenjang",
        "Jenjang",
        wajib=True,
        pembaca=baca_jenjang_sel,
        pilihan=[j.label for j in JENJANG_STUDI],
        contoh="S2",
    ),
    Kolom("program_studi", "Program studi", wajib=True, contoh="Akuntansi", sinonim=("Prodi",), lebar=32),
    Kolom("mulai", "Mulai kuliah", wajib=True, pembaca=baca_tanggal, contoh="1 September 2025"),
    Kolom("lama_semester", "Lama (semester)", wajib=True, pembaca=baca_bilangan, contoh="4", lebar=10),
    Kolom(
        "pembiayaan",
        "Sumber biaya utama",
        wajib=True,
        pembaca=baca_enum(Pembiayaan),
        pilihan=[p.label for p in Pembiayaan],
        sinonim=("Sumber biaya", "Pembiayaan"),
    ),
    *KOLOM_PEMBAGIAN,
    Kolom(
        "status_jabatan",
        "Status jabatan",
        wajib=True,
        pembaca=baca_enum(StatusJabatan),
        pilihan=[s.label for s in StatusJabatan],
        lebar=28,
    ),
    Kolom("lokasi", "Tempat kuliah", wajib=True, pembaca=baca_enum(Lokasi), pilihan=[x.label for x in Lokasi]),
)
BAGIAN = tuple(kolom.nama for kolom in KOLOM_PEMBAGIAN)


@dataclass(frozen=True)
class Konteks:
    """Everybody named in the file, the studies that run, and the programmes."""

    pegawai: Mapping[str, Pegawai]
    berjalan: Mapping[str, StudiBerjalan]
    program: Kamus
    semua_program: Sequence[ProgramStudi]


def siapkan(bahan: Bahan) -> Konteks:
    nip = [isi["nip"].digits for isi in bahan.isi if isinstance(isi["nip"], Nip)]
    pegawai = select(Pegawai).where(Pegawai.nip.in_(nip)).options(selectinload(Pegawai.studi))
    berjalan = (
        select(StudiBerjalan)
        .join(StudiBerjalan.pegawai)
        .where(StudiBerjalan.selesai_pada.is_(None))
        .order_by(Pegawai.nip)
        .options(joinedload(StudiBerjalan.pegawai), joinedload(StudiBerjalan.program_studi))
    )
    program = queries.program_aktif()
    return Konteks(
        {p.nip: p for p in db.session.scalars(pegawai)},
        {studi.pegawai.nip: studi for studi in db.session.scalars(berjalan)},
        kamus_program(program),
        program,
    )


def periksa(isi: Mapping[str, Any], konteks: Konteks) -> Putusan:
    nip = isi["nip"].digits
    program = konteks.program.cari("program_studi", isi["program_studi"])
    if nip not in konteks.pegawai:
        return bermasalah(Temuan("nip", "pegawai dengan NIP ini tidak ada", "Masukkan data pegawainya dahulu"))
    if isinstance(program, Temuan):
        return bermasalah(program)
    isian = _isian(isi, program)
    services.periksa_studi(isian)
    lama = konteks.berjalan.get(nip)
    if lama is None:
        return siap(nip, data=isian)
    beda = perubahan(KOLOM, sel(lama), _sel(nip, isian))
    return siap(nip, beda, isian) if beda else tidak_berubah(nip)


def _isian(isi: Mapping[str, Any], program: ProgramStudi) -> IsianStudi:
    bagian = {nama: isi[nama] for nama in BAGIAN}
    return IsianStudi(
        jenjang=isi["jenjang"],
        program_studi=program,
        mulai=isi["mulai"],
        lama_semester=isi["lama_semester"],
        pembiayaan=isi["pembiayaan"],
        status_jabatan=isi["status_jabatan"],
        lokasi=isi["lokasi"],
        pembagian=Pembagian(**bagian | {"nama_sponsor": bagian["nama_sponsor"] or ""}),
    )


def sel(studi: StudiBerjalan) -> dict[str, Nilai]:
    """A running study as its cells."""
    isian = IsianStudi(
        studi.jenjang,
        studi.program_studi,
        studi.mulai,
        studi.lama_semester,
        studi.pembiayaan,
        studi.status_jabatan,
        studi.lokasi,
        studi.pembagian,
    )
    return _sel(studi.pegawai.nip, isian)


def _sel(nip: str, isian: IsianStudi) -> dict[str, Nilai]:
    return {
        "nip": format_nip(nip),
        "jenjang": isian.jenjang.label,
        "program_studi": isian.program_studi.nama,
        "mulai": isian.mulai,
        "lama_semester": isian.lama_semester,
        "pembiayaan": isian.pembiayaan.label,
        **asdict(isian.pembagian),
        "status_jabatan": isian.status_jabatan.label,
        "lokasi": isian.lokasi.label,
    }


def simpan(baris: Sequence[BarisSiap], konteks: Konteks, oleh: Pelaku, lapor: Lapor) -> None:
    for n, b in enumerate(baris):
        if n % 200 == 0:
            lapor(n, len(baris), "Menyimpan studi berjalan")
        lama = konteks.berjalan.get(b.isi["nip"].digits)
        if lama:
            services.ubah_studi(lama, b.data, oleh, "Impor.")
        else:
            services.tambah_studi(konteks.pegawai[b.isi["nip"].digits], b.data, oleh)


def terisi(konteks: Konteks) -> Iterable[dict[str, Nilai]]:
    return map(sel, konteks.berjalan.values())


IMPOR_STUDI = RencanaImpor(
    "studi",
    "studi berjalan",
    KOLOM,
    siapkan,
    periksa,
    simpan,
    pilihan=lambda k: {"program_studi": [p.nama for p in k.semua_program]},
    terisi=terisi,
    petunjuk=(
        "Templat berisi studi yang sedang berjalan; baris yang tidak diubah dilewati.",
        "Satu pegawai satu studi. Studi yang sudah selesai dicatat di halaman pegawainya.",
        "Bagian sumber biaya boleh kosong: sumber utama menanggung semuanya.",
    ),
)
