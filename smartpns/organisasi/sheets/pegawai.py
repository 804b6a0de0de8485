"""Civil servants in and out of a workbook. Natural key: the NIP."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

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
from smartpns.core.impor.kolom import kunci
from smartpns.core.pekerjaan import Lapor
from smartpns.core.sheets import Nilai
from smartpns.organisasi import queries, services
from smartpns.organisasi.models import Jabatan, Pegawai, ProgramStudi, Unit
from smartpns.organisasi.rules import (
    Golongan,
    JenisKelamin,
    Jenjang,
    Kedudukan,
    Nip,
    Predikat,
    StatusPegawai,
    TingkatHukdis,
    format_nip,
    kunci_nama,
)
from smartpns.organisasi.services import IsianPegawai
from smartpns.organisasi.sheets.sel import (
    SEL_KOSONG,
    Kamus,
    baca_enum,
    baca_golongan,
    baca_jenjang_sel,
    baca_nip,
    kamus_unit,
    perubahan,
    sebut_unit,
)

NAMA_SERUPA = 0.6
"""Names less alike than this are taken for two persons, not for two spellings of one."""

KOLOM = (
    Kolom(
        "nip",
        "NIP",
        wajib=True,
        teks=True,
        pembaca=baca_nip,
        contoh="19850315 201001 1 001",
        bantuan="18 angka, kolom berformat Teks",
        lebar=24,
    ),
    Kolom("nama", "Nama", wajib=True, contoh="Nama tanpa gelar", lebar=32, sinonim=("Nama pegawai", "Nama lengkap")),
    Kolom(
        "unit",
        "Unit",
        wajib=True,
        teks=True,
        contoh="1.02.05 – Puskesmas Contoh",
        bantuan="Kode atau nama unit",
        lebar=42,
    ),
    Kolom("jabatan", "Jabatan", wajib=True, contoh="Perawat Ahli Pertama", bantuan="Nama atau kode jabatan", lebar=38),
    Kolom(
        "status",
        "Status",
        pembaca=baca_enum(StatusPegawai),
        pilihan=[s.label for s in StatusPegawai],
        bantuan="Kosong: menurut NIP",
    ),
    Kolom(
        "golongan",
        "Golongan",
        pembaca=baca_golongan,
        pilihan=[g.value for g in Golongan],
        contoh="III/b",
        sinonim=("Gol", "Golongan ruang", "Pangkat golongan"),
    ),
    Kolom("tanggal_lahir", "Tanggal lahir", pembaca=baca_tanggal, bantuan="Hanya untuk dicocokkan dengan NIP"),
    Kolom(
        "jenis_kelamin",
        "Jenis kelamin",
        pembaca=baca_enum(JenisKelamin),
        pilihan=[j.label for j in JenisKelamin],
        bantuan="Hanya untuk dicocokkan dengan NIP",
        sinonim=("L/P", "JK"),
    ),
    Kolom("tmt_pns", "TMT PNS", pembaca=baca_tanggal, contoh="1 Januari 2011"),
    Kolom("tmt_jabatan", "TMT jabatan", pembaca=baca_tanggal, contoh="1 April 2020"),
    Kolom(
        "jenjang",
        "Jenjang pendidikan",
        pembaca=baca_jenjang_sel,
        pilihan=[j.label for j in Jenjang],
        contoh="S1",
        sinonim=("Pendidikan", "Tingkat pendidikan"),
    ),
    Kolom(
        "program_studi",
        "Program studi",
        contoh="Akuntansi",
        bantuan="Nama yang belum dikenal disimpan apa adanya",
        lebar=32,
        sinonim=("Jurusan", "Prodi"),
    ),
    Kolom(
        "hukdis_tingkat", "Hukuman disiplin", pembaca=baca_enum(TingkatHukdis), pilihan=[t.label for t in TingkatHukdis]
    ),
    Kolom("hukdis_mulai", "Hukdis mulai", pembaca=baca_tanggal),
    Kolom("hukdis_sampai", "Hukdis sampai", pembaca=baca_tanggal),
    Kolom(
        "kedudukan",
        "Kedudukan",
        pembaca=baca_enum(Kedudukan),
        pilihan=[k.label for k in Kedudukan],
        sinonim=("Kedudukan hukum", "Kedudukan pegawai"),
    ),
    Kolom(
        "tubel_gagal_pada",
        "Tugas belajar gagal pada",
        pembaca=baca_tanggal,
        bantuan="Tanggal tugas belajar terakhir dibatalkan atau gagal",
    ),
    Kolom("ikatan_dinas_sampai", "Ikatan dinas sampai", pembaca=baca_tanggal),
    Kolom(
        "riwayat_diperiksa",
        "Riwayat diperiksa sampai",
        pembaca=baca_tanggal,
        bantuan="Tanggal berkas dibaca untuk hukuman disiplin, tugas belajar, dan ikatan dinas",
    ),
    Kolom("tahun_penilaian", "Tahun penilaian", pembaca=baca_bilangan, contoh="2025"),
    Kolom("predikat", "Predikat kinerja", pembaca=baca_enum(Predikat), pilihan=[p.label for p in Predikat]),
)


@dataclass
class Konteks:
    """What is stored; `nama_di_berkas` learns which name each NIP of the file was seen with."""

    ada: Mapping[str, Pegawai]
    unit: Kamus
    jabatan: Kamus
    program: Mapping[str, ProgramStudi]
    semua_unit: Sequence[Unit]
    semua_jabatan: Sequence[Jabatan]
    nama_di_berkas: dict[str, str] = field(default_factory=dict)


def siapkan(bahan: Bahan) -> Konteks:
    unit, jabatan = queries.unit_aktif(), queries.jabatan_aktif()
    nip = [isi["nip"].digits for isi in bahan.isi if isinstance(isi["nip"], Nip)]
    ada = db.session.scalars(
        select(Pegawai)
        .where(Pegawai.nip.in_(nip))
        .options(selectinload(Pegawai.penilaian), selectinload(Pegawai.unit), selectinload(Pegawai.jabatan))
    )
    return Konteks(
        {p.nip: p for p in ada},
        kamus_unit(unit),
        Kamus("jabatan", ((j, (j.nama, j.kode)) for j in jabatan)),
        queries.peta_program(juga_nonaktif=True),
        unit,
        jabatan,
    )


def periksa(isi: Mapping[str, Any], konteks: Konteks) -> Putusan:
    nip: Nip = isi["nip"]
    lama = konteks.ada.get(nip.digits)
    unit, jabatan = _tempat(isi, lama, konteks)
    temuan = [t for t in (unit, jabatan, *_periksa_nama(isi, lama, konteks)) if isinstance(t, Temuan)]
    if (isi["tahun_penilaian"] is None) != (isi["predikat"] is None):
        kolom = "predikat" if isi["predikat"] is None else "tahun_penilaian"
        temuan.append(Temuan(kolom, "tahun dan predikat harus diisi bersama", "Isi keduanya atau kosongkan keduanya"))
    if temuan:
        return bermasalah(*temuan)
    isian_lama = _isian_lama(lama, _tahun(isi, lama)) if lama else None
    isian = _isian(isi, isian_lama, unit, jabatan, konteks)
    services.nilai_pegawai(isian)
    if isian_lama is None:
        return siap(nip.digits, _keterangan("Baru", isian, nip), isian)
    beda = perubahan(KOLOM, sel(isian_lama), sel(isian))
    return siap(nip.digits, _keterangan(beda, isian, nip), isian) if beda else tidak_berubah(nip.digits)


def _tempat(isi: Mapping[str, Any], lama: Pegawai | None, konteks: Konteks) -> tuple[Any, Any]:
    """Unit and post. A retired one may stay where it already is: nobody is moved there anew."""
    unit, jabatan = konteks.unit.cari("unit", isi["unit"]), konteks.jabatan.cari("jabatan", isi["jabatan"])
    if lama and isinstance(jabatan, Temuan) and kunci(isi["jabatan"]) == kunci(lama.jabatan.nama):
        jabatan = lama.jabatan
    return unit, jabatan


def _periksa_nama(isi: Mapping[str, Any], lama: Pegawai | None, konteks: Konteks) -> list[Temuan]:
    """One NIP, one person: two spellings of a name are fine, two names are not."""
    nip, nama = isi["nip"].digits, isi["nama"]
    if lama and not lama.aktif:
        return [Temuan("nip", "pegawai ini nonaktif", "Aktifkan dahulu di halaman pegawai")]
    if lama and not _serupa(lama.nama, nama):
        saran = (
            f"NIP {format_nip(nip)} milik {lama.nama}. Cocokkan dengan SK CPNS; bila namanya berganti, "
            "ubah di halaman pegawai"
        )
        return [Temuan("nip", "NIP sudah dipakai nama lain", saran)]
    lain = konteks.nama_di_berkas.setdefault(nip, nama)
    if not _serupa(lain, nama):
        return [
            Temuan("nip", "NIP dipakai dua nama di berkas ini", f"Juga dipakai {lain}. Cocokkan NIP dengan SK CPNS")
        ]
    return []


def _serupa(satu: str, dua: str) -> bool:
    a, b = kunci(satu), kunci(dua)
    return a == b or SequenceMatcher(None, a, b).ratio() >= NAMA_SERUPA


def _tahun(isi: Mapping[str, Any], lama: Pegawai | None) -> int | None:
    """The year whose appraisal the row is about: the one it names, else the last one stored."""
    if isi["tahun_penilaian"] is not None:
        return int(isi["tahun_penilaian"])
    return max((p.tahun for p in lama.penilaian), default=None) if lama else None


def _isian(
    isi: Mapping[str, Any], lama: IsianPegawai | None, unit: Unit, jabatan: Jabatan, konteks: Konteks
) -> IsianPegawai:
    """A filled-in civil servant; an empty cell keeps what is stored."""

    def ambil(nama: str) -> Any:
        return isi[nama] if isi[nama] is not None else getattr(lama, nama) if lama else None

    teks = isi["program_studi"]
    program = konteks.program.get(kunci_nama(teks)) if teks else lama.program_studi if lama else None
    menurut_nip = StatusPegawai.PPPK if isi["nip"].pppk else StatusPegawai.PNS
    return IsianPegawai(
        nip=isi["nip"].digits,
        nama=isi["nama"],
        unit=unit,
        jabatan=jabatan,
        status=ambil("status") or menurut_nip,
        golongan=ambil("golongan"),
        tanggal_lahir=isi["tanggal_lahir"],
        jenis_kelamin=isi["jenis_kelamin"],
        tmt_pns=ambil("tmt_pns"),
        tmt_jabatan=ambil("tmt_jabatan"),
        jenjang=ambil("jenjang"),
        program_studi=program,
        prodi_teks=None if program else teks or (lama.prodi_teks if lama else None),
        hukdis_tingkat=ambil("hukdis_tingkat"),
        hukdis_mulai=ambil("hukdis_mulai"),
        hukdis_sampai=ambil("hukdis_sampai"),
        kedudukan=ambil("kedudukan"),
        tubel_gagal_pada=ambil("tubel_gagal_pada"),
        ikatan_dinas_sampai=ambil("ikatan_dinas_sampai"),
        riwayat_diperiksa=ambil("riwayat_diperiksa"),
        penilaian={isi["tahun_penilaian"]: isi["predikat"]} if isi["predikat"] else lama.penilaian if lama else {},
    )


def _isian_lama(p: Pegawai, tahun: int | None) -> IsianPegawai:
    return IsianPegawai(
        nip=p.nip,
        nama=p.nama,
        unit=p.unit,
        jabatan=p.jabatan,
        status=p.status,
        golongan=p.golongan,
        tmt_pns=p.tmt_pns,
        tmt_jabatan=p.tmt_jabatan,
        jenjang=p.jenjang,
        program_studi=p.program_studi,
        prodi_teks=p.prodi_teks,
        hukdis_tingkat=p.hukdis_tingkat,
        hukdis_mulai=p.hukdis_mulai,
        hukdis_sampai=p.hukdis_sampai,
        kedudukan=p.kedudukan,
        tubel_gagal_pada=p.tubel_gagal_pada,
        ikatan_dinas_sampai=p.ikatan_dinas_sampai,
        riwayat_diperiksa=p.riwayat_diperiksa,
        penilaian={n.tahun: n.predikat for n in p.penilaian if n.tahun == tahun},
    )


def _keterangan(pertama: str, isian: IsianPegawai, nip: Nip) -> str:
    """What the preview says of a row that may be saved, doubts included."""
    belum_dikenal = ["Program studi belum dikenal, disimpan apa adanya"] if isian.prodi_teks else []
    return "; ".join([pertama, *belum_dikenal, *nip.peringatan])


def sel(isian: IsianPegawai) -> dict[str, Nilai]:
    """Birth date and gender are left out: they follow from the NIP."""
    tahun, predikat = next(iter(isian.penilaian.items()), (None, None))
    return {
        "nip": isian.nip,
        "nama": isian.nama,
        "unit": sebut_unit(isian.unit),
        "jabatan": isian.jabatan.nama,
        "status": isian.status.label,
        "golongan": isian.golongan.value if isian.golongan else None,
        "tmt_pns": isian.tmt_pns,
        "tmt_jabatan": isian.tmt_jabatan,
        "jenjang": isian.jenjang.label if isian.jenjang else None,
        "program_studi": isian.program_studi.nama if isian.program_studi else isian.prodi_teks,
        "hukdis_tingkat": isian.hukdis_tingkat.label if isian.hukdis_tingkat else None,
        "hukdis_mulai": isian.hukdis_mulai,
        "hukdis_sampai": isian.hukdis_sampai,
        "kedudukan": isian.kedudukan.label if isian.kedudukan else None,
        "tubel_gagal_pada": isian.tubel_gagal_pada,
        "ikatan_dinas_sampai": isian.ikatan_dinas_sampai,
        "riwayat_diperiksa": isian.riwayat_diperiksa,
        "tahun_penilaian": tahun,
        "predikat": predikat.label if predikat else None,
    }


def simpan(baris: Sequence[BarisSiap], konteks: Konteks, oleh: Pelaku, lapor: Lapor) -> None:
    lapor(0, len(baris), "Menyimpan pegawai")
    services.tambah_banyak_pegawai([b.data for b in baris if b.data.nip not in konteks.ada], oleh)
    berubah = [b.data for b in baris if b.data.nip in konteks.ada]
    for n, isian in enumerate(berubah):
        if n % 200 == 0:
            lapor(len(baris) - len(berubah) + n, len(baris), "Menyimpan pegawai")
        services.ubah_pegawai(konteks.ada[isian.nip], isian, oleh, "Impor.")


def baris_ekspor(semua: Iterable[Pegawai]) -> list[dict[str, Nilai]]:
    return [
        sel(_isian_lama(p, max((n.tahun for n in p.penilaian), default=None)))
        | {"tanggal_lahir": p.tanggal_lahir, "jenis_kelamin": p.jenis_kelamin.label}
        for p in semua
    ]


IMPOR_PEGAWAI = RencanaImpor(
    "pegawai",
    "pegawai",
    KOLOM,
    siapkan,
    periksa,
    simpan,
    pilihan=lambda k: {
        "unit": [sebut_unit(u) for u in k.semua_unit],
        "jabatan": [j.nama for j in k.semua_jabatan],
    },
    petunjuk=(
        SEL_KOSONG,
        "Riwayat diperiksa sampai: sampai tanggal itu, hukuman disiplin, tugas belajar gagal, dan ikatan dinas yang "
        "kosong berarti tidak ada; tanpa tanggal itu artinya belum diketahui.",
        "Sebelum menempel NIP, ubah format kolomnya menjadi Teks; NIP yang menjadi bilangan kehilangan angka belakang.",
    ),
)
