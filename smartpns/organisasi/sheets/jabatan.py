"""Posts in and out of a workbook. Natural key: the code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.formats import baca_bilangan
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
from smartpns.core.impor.kolom import kunci
from smartpns.core.pekerjaan import Lapor
from smartpns.core.sheets import Nilai
from smartpns.organisasi import queries, services
from smartpns.organisasi.models import Jabatan, ProgramStudi, SyaratJabatan
from smartpns.organisasi.rules import JenisJabatan, Jenjang, JenjangJabatan
from smartpns.organisasi.services import IsianJabatan
from smartpns.organisasi.sheets.sel import (
    SEL_KOSONG,
    Kamus,
    baca_daftar,
    baca_enum,
    baca_jenjang_sel,
    cari_semua,
    kamus_program,
    kamus_rumpun,
    perubahan,
    tulis_daftar,
)

KOLOM = (
    Kolom("kode", "Kode jabatan", wajib=True, teks=True, contoh="auditor-ahli-pertama", lebar=28),
    Kolom("nama", "Nama jabatan", wajib=True, contoh="Auditor Ahli Pertama", lebar=36),
    Kolom(
        "jenjang_jabatan",
        "Jenjang jabatan",
        wajib=True,
        pembaca=baca_enum(JenjangJabatan),
        pilihan=[j.label for j in JenjangJabatan],
    ),
    Kolom(
        "jenis",
        "Jenis jabatan",
        pembaca=baca_enum(JenisJabatan),
        pilihan=[j.label for j in JenisJabatan],
        bantuan="Kosong: menurut jenjang jabatan",
        lebar=34,
    ),
    Kolom(
        "jenjang_syarat",
        "Pendidikan paling rendah",
        pembaca=baca_jenjang_sel,
        pilihan=[j.label for j in Jenjang],
        contoh="S1",
    ),
    Kolom(
        "prodi",
        "Program studi yang diterima",
        pembaca=baca_daftar,
        contoh="Akuntansi; Manajemen",
        bantuan="Pisahkan dengan titik koma",
        lebar=40,
    ),
    Kolom(
        "rumpun",
        "Rumpun ilmu yang diterima",
        pembaca=baca_daftar,
        contoh="6.14; Ilmu Sosial",
        bantuan="Kode atau nama, pisahkan dengan titik koma",
        lebar=30,
    ),
    Kolom("kritikal", "Kritikal", pembaca=baca_bilangan, contoh="2", bantuan="0 biasa sampai 3 kritikal"),
    Kolom(
        "bup_khusus", "BUP khusus", pembaca=baca_bilangan, contoh="60", bantuan="Hanya bila undang-undang mengatur lain"
    ),
    Kolom("dasar_bup", "Dasar hukum BUP", contoh="UU 14/2005 ps 40", lebar=30),
)


@dataclass
class Konteks:
    """What is stored; `pemilik_nama` also learns the names that earlier rows of the file take."""

    ada: Mapping[str, Jabatan]
    program: Kamus
    rumpun: Kamus
    pemilik_nama: dict[str, str] = field(default_factory=dict)


def siapkan(_bahan: Bahan) -> Konteks:
    semua = db.session.scalars(
        select(Jabatan).options(
            selectinload(Jabatan.syarat).joinedload(SyaratJabatan.program_studi),
            selectinload(Jabatan.syarat).joinedload(SyaratJabatan.rumpun),
        )
    ).all()
    program = db.session.scalars(select(ProgramStudi).options(selectinload(ProgramStudi.alias))).all()
    return Konteks(
        {j.kode: j for j in semua},
        kamus_program(program),
        kamus_rumpun(queries.semua_rumpun()),
        {kunci(j.nama): j.kode for j in semua},
    )


def periksa(isi: Mapping[str, Any], konteks: Konteks) -> Putusan:
    lama = konteks.ada.get(isi["kode"])
    if lama and not lama.aktif:
        return bermasalah(Temuan("kode", "jabatan ini nonaktif", "Aktifkan dahulu di halaman jabatan"))
    prodi, temuan = cari_semua(konteks.program, "prodi", isi["prodi"] or ())
    rumpun, temuan_rumpun = cari_semua(konteks.rumpun, "rumpun", isi["rumpun"] or ())
    pemilik = konteks.pemilik_nama.setdefault(kunci(isi["nama"]), isi["kode"])
    if pemilik != isi["kode"]:
        temuan.append(
            Temuan("nama", "nama jabatan sudah dipakai", f"Dipakai jabatan berkode {pemilik}; bedakan namanya")
        )
    if temuan or temuan_rumpun:
        return bermasalah(*temuan, *temuan_rumpun)
    isian = _isian(isi, _isian_lama(lama) if lama else None, prodi, rumpun)
    services.nilai_jabatan(isian)
    if lama is None:
        return siap(isian.kode, data=isian)
    beda = perubahan(KOLOM, sel(_isian_lama(lama)), sel(isian))
    return siap(isian.kode, beda, isian) if beda else tidak_berubah(isian.kode)


def _isian(isi: Mapping[str, Any], lama: IsianJabatan | None, prodi: list[Any], rumpun: list[Any]) -> IsianJabatan:
    """A filled-in post; an empty cell keeps what is stored."""

    def ambil(nama: str, bawaan: Any) -> Any:
        return isi[nama] if isi[nama] is not None else getattr(lama, nama) if lama else bawaan

    return IsianJabatan(
        kode=isi["kode"],
        nama=isi["nama"],
        jenjang_jabatan=isi["jenjang_jabatan"],
        jenis=isi["jenis"] or isi["jenjang_jabatan"].jenis,
        jenjang_syarat=ambil("jenjang_syarat", None),
        prodi=prodi or (lama.prodi if lama else ()),
        rumpun=rumpun or (lama.rumpun if lama else ()),
        kritikal=ambil("kritikal", 0),
        bup_khusus=ambil("bup_khusus", None),
        dasar_bup=ambil("dasar_bup", None),
    )


def _isian_lama(jabatan: Jabatan) -> IsianJabatan:
    return IsianJabatan(
        kode=jabatan.kode,
        nama=jabatan.nama,
        jenis=jabatan.jenis,
        jenjang_jabatan=jabatan.jenjang_jabatan,
        jenjang_syarat=jabatan.jenjang_syarat,
        prodi=[s.program_studi for s in jabatan.syarat if s.program_studi],
        rumpun=[s.rumpun for s in jabatan.syarat if s.rumpun],
        kritikal=jabatan.kritikal,
        bup_khusus=jabatan.bup_khusus,
        dasar_bup=jabatan.dasar_bup,
    )


def sel(isian: IsianJabatan) -> dict[str, Nilai]:
    return {
        "kode": isian.kode,
        "nama": isian.nama,
        "jenjang_jabatan": isian.jenjang_jabatan.label,
        "jenis": isian.jenis.label,
        "jenjang_syarat": isian.jenjang_syarat.label if isian.jenjang_syarat else None,
        "prodi": tulis_daftar(sorted({p.nama for p in isian.prodi})) or None,
        "rumpun": tulis_daftar(sorted({f"{r.kode} {r.nama}" for r in isian.rumpun})) or None,
        "kritikal": isian.kritikal,
        "bup_khusus": isian.bup_khusus,
        "dasar_bup": isian.dasar_bup,
    }


def simpan(baris: Sequence[BarisSiap], konteks: Konteks, oleh: Pelaku, lapor: Lapor) -> None:
    for n, b in enumerate(baris):
        if n % 100 == 0:
            lapor(n, len(baris), "Menyimpan jabatan")
        lama = konteks.ada.get(b.data.kode)
        if lama:
            services.ubah_jabatan(lama, b.data, oleh, "Impor.")
        else:
            services.tambah_jabatan(b.data, oleh)


def baris_ekspor(semua: Iterable[Jabatan]) -> list[dict[str, Nilai]]:
    return [sel(_isian_lama(j)) for j in semua]


IMPOR_JABATAN = RencanaImpor(
    "jabatan",
    "jabatan",
    KOLOM,
    siapkan,
    periksa,
    simpan,
    petunjuk=(SEL_KOSONG, "Tanpa program studi dan rumpun, semua bidang studi diterima."),
)
