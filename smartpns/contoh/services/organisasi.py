"""Units, posts, places, people and their running studies of the sample district."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from sqlalchemy import select

from smartpns.akun.izin import Pelaku
from smartpns.contoh.berkas import baca, kode
from smartpns.contoh.kalender import Kalender
from smartpns.contoh.rules import Kursi, Orang, Penamaan, Rakitan, SyaratKursi, pasangkan, rakit_orang
from smartpns.core.db import db
from smartpns.organisasi.models import Jabatan, Pegawai, ProgramStudi, RumpunIlmu, Unit
from smartpns.organisasi.rules import (
    JenisJabatan,
    JenisUnit,
    Jenjang,
    JenjangJabatan,
    Lokasi,
    Pembagian,
    Pembiayaan,
    StatusJabatan,
    bup,
    di_atas,
)
from smartpns.organisasi.services import (
    IsianFormasi,
    IsianJabatan,
    IsianPegawai,
    IsianStudi,
    IsianUnit,
    isi_rujukan,
    tambah_banyak_pegawai,
    tambah_formasi,
    tambah_jabatan,
    tambah_studi,
    tambah_unit,
)

BENIH = 20231231
"""The seed: the published figures are those of 31 December 2023."""
GOLONGAN = ("gol_i", "gol_ii", "gol_iii", "gol_iv")
JENJANG_JABATAN = {j.value: j for j in JenjangJabatan}
BANYAK_STUDI = 48
JENJANG_LANJUT = {
    Jenjang.D3: (Jenjang.S1, Jenjang.D4),
    Jenjang.D4: (Jenjang.S2,),
    Jenjang.S1: (Jenjang.S2,),
    Jenjang.PROFESI: (Jenjang.SP1, Jenjang.S2),
    Jenjang.S2: (Jenjang.S3,),
}
PEMBIAYAAN_STUDI = (*[Pembiayaan.APBD] * 6, Pembiayaan.APBN, *[Pembiayaan.MANDIRI] * 2, Pembiayaan.SPONSOR)
SELANG_BERSAMA = 5
PEMBAGIAN_STUDI = {
    (Pembiayaan.APBD, 0): Pembagian(persen_apbd=60, persen_mandiri=40),
    (Pembiayaan.APBD, 1): Pembagian(rupiah_apbd=4_500_000, persen_sponsor=100, nama_sponsor="Beasiswa Provinsi Contoh"),
    **{(Pembiayaan.SPONSOR, sisa): Pembagian(nama_sponsor="LPDP", persen_apbd=25) for sisa in range(SELANG_BERSAMA)},
}
"""Shared cost by main source and the student's number modulo SELANG_BERSAMA."""
USIA_STUDI_TERTUA = 42


@dataclass(frozen=True)
class Rujukan:
    """What the rows of the files refer to, by code."""

    unit: Mapping[str, Unit]
    jabatan: Mapping[str, Jabatan]
    prodi: Mapping[str, ProgramStudi]


def isi_acuan(oleh: Pelaku) -> Rujukan:
    """Nomenclature, units, posts with their requirements, and places."""
    with db.session.no_autoflush:
        isi_rujukan(oleh)
    prodi = {p.kode: p for p in db.session.scalars(select(ProgramStudi))}
    rumpun = {r.kode: r for r in db.session.scalars(select(RumpunIlmu))}
    with db.session.no_autoflush:
        unit = _isi_unit(oleh)
        jabatan = {b["kode"]: tambah_jabatan(_isian_jabatan(b, prodi, rumpun), oleh) for b in baca("jabatan")}
        for b in baca("formasi_pola"):
            isian = IsianFormasi(unit[b["unit_kode"]], jabatan[b["jabatan_kode"]], int(b["formasi"]))
            tambah_formasi(isian, oleh)
    db.session.flush()
    return Rujukan(unit, jabatan, prodi)


def isi_pegawai(rujukan: Rujukan, kalender: Kalender, oleh: Pelaku) -> list[Orang]:
    """All people; the same calendar year gives the same people."""
    orang = susun_orang(rujukan.prodi.values(), kalender.tahun)
    tambah_banyak_pegawai([_isian_pegawai(o, rujukan) for o in orang], oleh)
    return orang


def susun_orang(prodi: Iterable[ProgramStudi], tahun: int) -> list[Orang]:
    """One person for every filled place, schooled at programmes that teach the level; nothing is stored."""
    acak = Random(BENIH)
    diajarkan: dict[Jenjang, list[tuple[str, str]]] = {}
    for p in sorted(prodi, key=lambda p: p.kode):
        for j in p.jenjang:
            diajarkan.setdefault(j.jenjang, []).append((p.kode, p.rumpun.kode))
    penamaan = Penamaan(baca("nama_depan"), baca("nama_belakang"))
    terisi = pasangkan(list(_kursi()), baca("pendidikan_pola"), acak)
    return rakit_orang(Rakitan(syarat_kursi(), diajarkan, penamaan, tahun, acak, Random(BENIH + 2)), terisi)


def isi_studi(rujukan: Rujukan, orang: Sequence[Orang], kalender: Kalender, oleh: Pelaku) -> int:
    """Running students, begun in September of the last three years; return how many."""
    acak = Random(BENIH + 1)
    syarat = syarat_kursi()
    pilihan = [i for i, o in enumerate(orang) if _boleh_studi(o, kalender)]
    terpilih = [orang[i] for i in sorted(acak.sample(pilihan, BANYAK_STUDI))]
    nip = [o.karier.nip for o in terpilih]
    pegawai = {p.nip: p for p in db.session.scalars(select(Pegawai).where(Pegawai.nip.in_(nip)))}
    for nomor, o in enumerate(terpilih):
        lanjut = _studi_lanjut(o, syarat[o.terisi.kursi.jabatan], rujukan, kalender.hari_ini, acak)
        if lanjut:
            bersama = PEMBAGIAN_STUDI.get((lanjut.pembiayaan, nomor % SELANG_BERSAMA), lanjut.pembagian)
            tambah_studi(pegawai[o.karier.nip], replace(lanjut, pembagian=bersama), oleh)
    return len(terpilih)


def syarat_kursi() -> dict[str, SyaratKursi]:
    """What each post asks of its holder, by code of the post."""
    return {b["kode"]: _syarat(b) for b in baca("jabatan")}


def _syarat(b: Mapping[str, str]) -> SyaratKursi:
    jenjang = JENJANG_JABATAN[b["jenjang_jabatan"]]
    usia = bup(jenjang, int(b["bup_khusus"]) if b["bup_khusus"] else None)
    return SyaratKursi(
        jenjang, Jenjang(b["jenjang_syarat"]), tuple(kode(b["program_studi"])), tuple(kode(b["rumpun"])), usia
    )


def _kursi() -> Iterable[Kursi]:
    """Every filled place, in the order of the file."""
    jabatan = {b["kode"]: b for b in baca("jabatan")}
    for b in baca("formasi_pola"):
        j = jabatan[b["jabatan_kode"]]
        for golongan, kolom in enumerate(GOLONGAN, 1):
            kursi = Kursi(b["unit_kode"], j["kode"], j["kelompok"], golongan, Jenjang(j["jenjang_syarat"]).kkni)
            yield from [kursi] * int(b[kolom])


def _isi_unit(oleh: Pelaku) -> dict[str, Unit]:
    unit: dict[str, Unit] = {}
    for urutan, b in enumerate(baca("unit"), 1):
        induk = unit.get(b["induk_kode"])
        isian = IsianUnit(b["kode"], b["nama"], b["singkatan"], JenisUnit(b["jenis"]), induk, urutan)
        unit[b["kode"]] = tambah_unit(isian, oleh)
    return unit


def _isian_jabatan(
    b: Mapping[str, str], prodi: Mapping[str, ProgramStudi], rumpun: Mapping[str, RumpunIlmu]
) -> IsianJabatan:
    return IsianJabatan(
        kode=b["kode"],
        nama=b["nama"],
        jenis=JenisJabatan(b["jenis"]),
        jenjang_jabatan=JENJANG_JABATAN[b["jenjang_jabatan"]],
        jenjang_syarat=Jenjang(b["jenjang_syarat"]),
        prodi=[prodi[k] for k in kode(b["program_studi"])],
        rumpun=[rumpun[k] for k in kode(b["rumpun"])],
        kritikal=int(b["kritikal"]),
        bup_khusus=int(b["bup_khusus"]) if b["bup_khusus"] else None,
        dasar_bup=b["dasar_bup"] or None,
    )


def _isian_pegawai(o: Orang, rujukan: Rujukan) -> IsianPegawai:
    tingkat, mulai, sampai = o.hukdis or (None, None, None)
    return IsianPegawai(
        nip=o.karier.nip,
        nama=o.nama,
        unit=rujukan.unit[o.terisi.kursi.unit],
        jabatan=rujukan.jabatan[o.terisi.kursi.jabatan],
        golongan=o.karier.golongan,
        tanggal_lahir=o.karier.tanggal_lahir,
        jenis_kelamin=o.terisi.kelamin,
        tmt_pns=o.karier.tmt_pns,
        tmt_jabatan=o.karier.tmt_jabatan,
        jenjang=o.jenjang,
        program_studi=rujukan.prodi[o.prodi] if o.prodi else None,
        prodi_teks=o.prodi_teks,
        hukdis_tingkat=tingkat,
        hukdis_mulai=mulai,
        hukdis_sampai=sampai,
        kedudukan=o.riwayat.kedudukan,
        tubel_gagal_pada=o.riwayat.tubel_gagal_pada,
        ikatan_dinas_sampai=o.riwayat.ikatan_dinas_sampai,
        riwayat_diperiksa=o.riwayat.diperiksa,
        penilaian=o.penilaian,
    )


def _boleh_studi(o: Orang, kalender: Kalender) -> bool:
    usia = kalender.tahun - o.karier.tanggal_lahir.year
    return (
        o.hukdis is None
        and o.prodi is not None
        and o.jenjang in JENJANG_LANJUT
        and usia <= USIA_STUDI_TERTUA
        and o.karier.tmt_pns.year <= kalender.tahun - 4
        and o.terisi.kursi.kelompok in ("fungsional", "guru", "pelaksana", "eselon_iv")
    )


def _studi_lanjut(o: Orang, syarat: SyaratKursi, rujukan: Rujukan, hari_ini: date, acak: Random) -> IsianStudi | None:
    """The study one level up in a field of the post, begun so that it still runs on `hari_ini`."""
    pilihan = [
        (p, j)
        for j in JENJANG_LANJUT[o.jenjang]
        for p in sorted({*syarat.prodi, o.prodi or ""} & rujukan.prodi.keys())
        if di_atas(j, o.jenjang) and any(d.jenjang is j for d in rujukan.prodi[p].jenjang)
    ]
    if not pilihan:
        return None
    prodi, jenjang = acak.choice(pilihan)
    semester = jenjang.semester_bawaan or 4
    mulai = date(hari_ini.year - acak.randrange(min(3, semester // 2)), 9, 1)
    if mulai > hari_ini:
        mulai = mulai.replace(year=mulai.year - 1)
    pembiayaan = acak.choice(PEMBIAYAAN_STUDI)
    return IsianStudi(
        jenjang=jenjang,
        program_studi=rujukan.prodi[prodi],
        mulai=mulai,
        lama_semester=semester,
        pembiayaan=pembiayaan,
        status_jabatan=acak.choice(list(StatusJabatan)),
        lokasi=acak.choice(list(Lokasi)[:2]),
    )
