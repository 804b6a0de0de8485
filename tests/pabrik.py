"""Plain factory functions: each makes one valid thing, keyword arguments change what the test is about."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Pengguna, Penugasan, Sesi
from smartpns.akun.rules import SifatTugas
from smartpns.akun.services import PENYANDI, buka_sesi, hash_sesi
from smartpns.core.db import Base, db
from smartpns.core.kode import kode_verifikasi
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.kebutuhan.models import Kebutuhan, Periode, Perpanjangan, Usulan
from smartpns.naskah.models import Naskah
from smartpns.naskah.queries import bahan_surat
from smartpns.naskah.rules import JenisNaskah
from smartpns.naskah.services import TEMPLAT
from smartpns.organisasi.models import (
    Formasi,
    Jabatan,
    JenjangProgram,
    Pegawai,
    ProgramStudi,
    RumpunIlmu,
    StudiBerjalan,
    SyaratJabatan,
    Unit,
)
from smartpns.organisasi.rules import (
    Golongan,
    JenisJabatan,
    JenisKelamin,
    JenisUnit,
    Jenjang,
    JenjangJabatan,
    Lokasi,
    Pembiayaan,
    StatusJabatan,
    StatusPegawai,
    kunci_nama,
)
from smartpns.prioritas import services
from smartpns.prioritas.models import KunciBobot, Pemindahan, VersiBobot
from smartpns.rencana.models import BarisRencana, Rencana
from smartpns.rencana.rules import StatusRencana

SANDI = "kalimat rahasia saya"
_nomor = count(1)
M = TypeVar("M", bound=Base)


def simpan(objek: M) -> M:
    """Add with an audit entry, as any service would."""
    db.session.add(objek)
    if getattr(objek, "__diaudit__", False):
        catat("uji", objek, Pelaku.sistem())
    db.session.flush()
    return objek


def unit(**nilai: Any) -> Unit:
    n = next(_nomor)
    isi = {"kode": f"9.{n:02d}", "nama": f"Dinas Uji {n}", "singkatan": f"Dinuji{n}", "jenis": JenisUnit.OPD} | nilai
    baru = Unit(**isi)
    baru.opd_id = nilai.get("opd_id", baru.id)
    return simpan(baru)


@cache
def sandi_tersandi() -> str:
    """The hash of SANDI: made once, because making it is slow on purpose."""
    return PENYANDI.hash(SANDI)


def pengguna(peran: Peran | None = None, opd: Unit | None = None, **nilai: Any) -> Pengguna:
    """A person with the password SANDI, optionally with one role from yesterday on."""
    n = next(_nomor)
    isi = {"nama_pengguna": f"orang{n}", "nama": f"Orang Uji {n}", "sandi_hash": sandi_tersandi()} | nilai
    orang = simpan(Pengguna(**isi))
    if peran:
        penugasan(orang, peran, opd)
    return orang


def sesi(orang: Pengguna) -> str:
    """The code of a session that lives whatever the clock says: it seems to be opened in a far year."""
    kode = buka_sesi(orang)
    satu = db.session.scalars(select(Sesi).where(Sesi.kode_hash == hash_sesi(kode))).one()
    satu.created_at = satu.terlihat_pada = datetime(2200, 1, 1, tzinfo=UTC)
    db.session.commit()
    return kode


def penugasan(orang: Pengguna, peran: Peran, opd: Unit | None = None, **nilai: Any) -> Penugasan:
    kemarin = sekarang().date() - timedelta(days=1)
    tugas = Penugasan(
        **{
            "pengguna": orang,
            "peran": peran,
            "unit_id": opd.id if opd else None,
            "nama_unit": opd.nama if opd else "",
            "mulai": kemarin,
            "dasar": "SK uji",
            "sifat": SifatTugas.DEFINITIF,
        }
        | nilai
    )
    return simpan(tugas)


def pelaku(peran: Peran, opd: Unit | None = None) -> Pelaku:
    orang = pengguna(peran, opd)
    return Pelaku(orang.id, orang.nama, peran, opd.id if opd else None, opd.nama if opd else "")


def rumpun(kode: str = "5", nama: str = "Ilmu Formal", induk: RumpunIlmu | None = None) -> RumpunIlmu:
    return simpan(RumpunIlmu(kode=kode, nama=nama, induk_id=induk.id if induk else None))


def program_studi(
    nama: str = "Informatika", jenjang: tuple[Jenjang, ...] = (Jenjang.S1, Jenjang.S2), r: RumpunIlmu | None = None
) -> ProgramStudi:
    rumpun_dipakai = r or db.session.query(RumpunIlmu).first() or rumpun()
    prodi = ProgramStudi(
        kode=nama.lower().replace(" ", "-"), nama=nama, kunci=kunci_nama(nama), rumpun_id=rumpun_dipakai.id
    )
    prodi.jenjang = [JenjangProgram(jenjang=j) for j in jenjang]
    return simpan(prodi)


def jabatan(syarat: tuple[ProgramStudi, ...] = (), **nilai: Any) -> Jabatan:
    n = next(_nomor)
    isi = {
        "kode": f"jab-{n}",
        "nama": f"Jabatan Uji {n}",
        "jenis": JenisJabatan.FUNGSIONAL_KEAHLIAN,
        "jenjang_jabatan": JenjangJabatan.AHLI_PERTAMA,
        "jenjang_syarat": Jenjang.S1,
    } | nilai
    baru = Jabatan(**isi)
    baru.syarat = [SyaratJabatan(program_studi_id=p.id) for p in syarat]
    return simpan(baru)


def formasi(u: Unit, j: Jabatan, jumlah: int = 3) -> Formasi:
    return simpan(Formasi(unit_id=u.id, jabatan_id=j.id, jumlah=jumlah))


def pegawai(u: Unit, j: Jabatan, **nilai: Any) -> Pegawai:
    n = next(_nomor)
    lahir = nilai.pop("tanggal_lahir", date(1985, 3, 15))
    isi = {
        "nip": f"{lahir:%Y%m%d}2010011{n % 1000:03d}",
        "nama": f"Pegawai Uji {n}",
        "tanggal_lahir": lahir,
        "jenis_kelamin": JenisKelamin.L,
        "status": StatusPegawai.PNS,
        "golongan": Golongan("III/b"),
        "unit_id": u.id,
        "jabatan_id": j.id,
        "tmt_pns": date(2011, 1, 1),
        "jenjang": Jenjang.D3,
    } | nilai
    return simpan(Pegawai(**isi))


def studi(orang: Pegawai, prodi: ProgramStudi, **nilai: Any) -> StudiBerjalan:
    """A running S2 since September 2026."""
    isi = {
        "pegawai": orang,
        "jenjang": Jenjang.S2,
        "program_studi": prodi,
        "mulai": date(2026, 9, 1),
        "lama_semester": 4,
        "pembiayaan": Pembiayaan.APBD,
        "status_jabatan": StatusJabatan.DIBERHENTIKAN,
        "lokasi": Lokasi.DALAM_PROVINSI,
    } | nilai
    return simpan(StudiBerjalan(**isi))


def periode(tahun: int = 2027, **nilai: Any) -> Periode:
    """Open since yesterday, closing in ten days."""
    kini = sekarang()
    isi = {"tahun": tahun, "dibuka_pada": kini - timedelta(days=1), "ditutup_pada": kini + timedelta(days=10)} | nilai
    return simpan(Periode(**isi))


def periode_ditutup(tahun: int = 2027) -> Periode:
    """Intake ended yesterday, as it should before a plan is frozen."""
    kini = sekarang()
    return periode(tahun, dibuka_pada=kini - timedelta(days=30), ditutup_pada=kini - timedelta(days=1))


def perpanjangan(p: Periode, opd: Unit, hari: int = 3) -> Perpanjangan:
    izin = Perpanjangan(
        periode_id=p.id, opd_id=opd.id, sampai=sekarang() + timedelta(days=hari), alasan="Surat susulan."
    )
    return simpan(izin)


def usulan(p: Periode, opd: Unit, **nilai: Any) -> Usulan:
    return simpan(Usulan(periode_id=p.id, opd_id=opd.id, **nilai))


def kebutuhan(u: Usulan, j: Jabatan, prodi: ProgramStudi | None = None, **nilai: Any) -> Kebutuhan:
    """A valid row at the end of the proposal."""
    u.nomor_terakhir += 1
    catat("uji", u, Pelaku.sistem())
    teks = nilai.pop("prodi_teks", prodi.nama if prodi else "Informatika")
    isi = {
        "usulan_id": u.id,
        "nomor": u.nomor_terakhir,
        "unit_id": u.opd_id,
        "jabatan_id": j.id,
        "jenjang_tujuan": Jenjang.S1,
        "prodi_teks": teks,
        "prodi_kunci": kunci_nama(teks),
        "program_studi_id": prodi.id if prodi else None,
        "jumlah": 1,
        "tahun_mulai": u.periode.tahun if u.periode else 2027,
        "lama_semester": 8,
        "pembiayaan": Pembiayaan.APBD,
        "status_jabatan": StatusJabatan.DIBERHENTIKAN,
        "alasan": "Pemangku jabatan belum memenuhi kualifikasi.",
        "dukungan_rpjmd": 2,
        "prioritas_opd": u.nomor_terakhir,
    } | nilai
    return simpan(Kebutuhan(**isi))


def versi_bobot(**nilai: Any) -> VersiBobot:
    n = next(_nomor)
    isi = {
        "nomor": n,
        "nilai": {"K1": 100},
        "berlaku_mulai": date(2026, 1, 1),
        "dasar": "SK uji",
        "alasan": "Awal",
        "oleh_nama": "Uji",
    } | nilai
    return simpan(VersiBobot(**isi))


def kunci_bobot(p: Periode, nomor: int = 1) -> KunciBobot:
    """The period ranked by a stored version, by default by the weights an installation starts with."""
    return services.kunci_bobot(p, nomor, "SK uji", Pelaku.sistem())


def pemindahan(p: Periode, k: Kebutuhan, **nilai: Any) -> Pemindahan:
    """A move of a need from the second place to the first."""
    isi = {
        "periode_id": p.id,
        "nomor": 1,
        "kebutuhan_id": k.id,
        "kode": k.kode,
        "sebutan": str(k),
        "dari": 2,
        "ke": 1,
        "alasan": "Rapat tim.",
        "oleh_nama": "Uji",
        "pada": sekarang(),
    } | nilai
    return simpan(Pemindahan(**isi))


def rencana(p: Periode, **nilai: Any) -> Rencana:
    """A decided plan without rows; the version in force before it is replaced."""
    n = next(_nomor)
    if nilai.get("status", StatusRencana.DITETAPKAN) is StatusRencana.DITETAPKAN:
        for lama in db.session.scalars(select(Rencana).where(Rencana.periode_id == p.id)):
            if lama.status is StatusRencana.DITETAPKAN:
                lama.status = StatusRencana.DIGANTIKAN
                simpan(lama)
    isi = {
        "periode": p,
        "versi": 1,
        "status": StatusRencana.DITETAPKAN,
        "bobot": versi_bobot(),
        "eskalasi_persen": "0",
        "disusun_pada": sekarang(),
        "disusun_oleh": "Uji",
        "sk_nomor": f"800/{n}/SK/2026",
        "sk_tanggal": date(2026, 3, 2),
        "ditetapkan_oleh": "Uji",
        "sidik": "0" * 64,
    } | nilai
    return simpan(Rencana(**isi))


def baris_rencana(r: Rencana, **nilai: Any) -> BarisRencana:
    """A row at the end of a plan: four of eleven holders lack the qualification."""
    nomor = len(r.baris) + 1
    isi = {
        "peringkat": nomor,
        "peringkat_hitung": nomor,
        "skor": 80.0,
        "kode": f"9.01-{nomor:03d}",
        "kode_opd": "9.01",
        "nama_opd": "Dinas Komunikasi dan Informatika",
        "nama_unit": "Bidang Aplikasi",
        "jabatan": "Pranata Komputer Ahli Pertama",
        "jenjang": Jenjang.S2,
        "kode_prodi": "ilmu-komputer",
        "program_studi": "Ilmu Komputer",
        "prodi_teks": "Magister Komputer",
        "kode_rumpun": "5.01",
        "rumpun": "Komputer",
        "jumlah_diusulkan": 2,
        "jumlah": 2,
        "tahun_mulai": 2027,
        "bulan_masuk": 9,
        "lama_semester": 4,
        "pembiayaan": Pembiayaan.APBD,
        "status_jabatan": StatusJabatan.DIBERHENTIKAN,
        "lokasi": Lokasi.DALAM_PROVINSI,
        "alasan": "Pemangku jabatan belum memenuhi kualifikasi.",
        "pemangku": 11,
        "belum_memenuhi": 4,
        "kosong": 1,
        "rincian": [],
        "biaya": {},
        "biaya_eskalasi": {},
        "termuat": True,
        "orang_termuat": nilai.get("jumlah", 2) if nilai.get("termuat", True) else 0,
        "mulai": {},
    } | nilai
    baris = BarisRencana(**isi)
    r.baris.append(baris)
    return simpan(baris)


def naskah(u: Usulan, **nilai: Any) -> Naskah:
    """An issued letter about a proposal, in whatever state that is."""
    n = next(_nomor)
    bahan = bahan_surat(u, hari_ini())
    isi = {
        "jenis": JenisNaskah.SURAT_USULAN,
        "penerbit": u.opd.kode,
        "nomor": f"800/{n}/UJI/2026",
        "tanggal": hari_ini(),
        "judul": bahan.judul,
        "opd_id": u.opd_id,
        "nama_unit": u.opd.nama,
        "usulan_id": u.id,
        "isi": bahan.isi | {"nomor": f"800/{n}/UJI/2026", "tanggal": "1 Maret 2026"},
        "templat": TEMPLAT,
        "sidik": f"{n:064x}",
        "kode": kode_verifikasi(f"{n:064x}"),
        "situs": "http://localhost",
        "diterbitkan_pada": sekarang(),
        "diterbitkan_oleh": "Uji",
    } | nilai
    return simpan(Naskah(**isi))
