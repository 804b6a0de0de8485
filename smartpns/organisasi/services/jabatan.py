"""Use cases of posts and of the number of places per unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.organisasi.models import Formasi, Jabatan, ProgramStudi, RumpunIlmu, SyaratJabatan, Unit
from smartpns.organisasi.rules import JenisJabatan, Jenjang, JenjangJabatan
from smartpns.organisasi.services.perubahan import rapikan, tambahkan, terapkan, ubah_keaktifan

KRITIKAL = range(4)
BUP_MUNGKIN = range(50, 76)


@dataclass(frozen=True)
class IsianJabatan:
    """A post as it was filled in. Without programmes and rumpun any field of study is accepted."""

    kode: str
    nama: str
    jenis: JenisJabatan
    jenjang_jabatan: JenjangJabatan
    jenjang_syarat: Jenjang | None = None
    prodi: Sequence[ProgramStudi] = ()
    rumpun: Sequence[RumpunIlmu] = ()
    kritikal: int = 0
    bup_khusus: int | None = None
    dasar_bup: str | None = None


def tambah_jabatan(isian: IsianJabatan, oleh: Pelaku) -> Jabatan:
    """Raises DomainError when code or name is taken, or the parts contradict each other."""
    nilai = nilai_jabatan(isian)
    _pastikan_unik(nilai, None)
    baru = Jabatan(**nilai, aktif=True)
    _samakan_syarat(baru, isian)
    return tambahkan(baru, "tambah_jabatan", oleh)


def ubah_jabatan(jabatan: Jabatan, isian: IsianJabatan, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Return whether anything changed, the requirement included."""
    nilai = nilai_jabatan(isian)
    _pastikan_unik(nilai, jabatan)
    syarat_berubah = _samakan_syarat(jabatan, isian)
    if not terapkan(jabatan, nilai) and not syarat_berubah:
        return False
    catat("ubah_jabatan", jabatan, oleh, alasan)
    return True


def nonaktifkan_jabatan(jabatan: Jabatan, oleh: Pelaku, alasan: str) -> bool:
    """A retired post keeps its holders and places; it is no longer offered for new ones."""
    return ubah_keaktifan(jabatan, False, oleh, alasan)


def aktifkan_jabatan(jabatan: Jabatan, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Offer a post again; return whether that changed anything."""
    return ubah_keaktifan(jabatan, True, oleh, alasan)


def nilai_jabatan(isian: IsianJabatan) -> dict[str, Any]:
    """The column values of a filled-in post; raises DomainError when its parts contradict each other."""
    _periksa(isian)
    return {
        "kode": rapikan(isian.kode, "Kode jabatan", "kode", 60),
        "nama": rapikan(isian.nama, "Nama jabatan", "nama", 200),
        "jenis": isian.jenis,
        "jenjang_jabatan": isian.jenjang_jabatan,
        "jenjang_syarat": isian.jenjang_syarat,
        "kritikal": isian.kritikal,
        "bup_khusus": isian.bup_khusus,
        "dasar_bup": rapikan(isian.dasar_bup or "", "Dasar BUP", "dasar_bup", 200) if isian.bup_khusus else None,
    }


def _pastikan_unik(nilai: dict[str, Any], jabatan: Jabatan | None) -> None:
    kode, nama = nilai["kode"], nilai["nama"]
    for sama in db.session.scalars(select(Jabatan).where(or_(Jabatan.kode == kode, Jabatan.nama == nama))):
        if sama is not jabatan:
            apa, field = (f"Kode {kode}", "kode") if sama.kode == kode else (f"Nama {nama}", "nama")
            raise DomainError(f"{apa} sudah dipakai jabatan {sama.nama} ({sama.kode}). Pakai yang lain.", field)


def _periksa(isian: IsianJabatan) -> None:
    if isian.jenjang_jabatan.jenis is not isian.jenis:
        raise DomainError(
            f"{isian.jenjang_jabatan.label} termasuk {isian.jenjang_jabatan.jenis.label.lower()}, bukan "
            f"{isian.jenis.label.lower()}. Samakan jenis dan jenjang jabatan.",
            "jenjang_jabatan",
        )
    if isian.kritikal not in KRITIKAL:
        raise DomainError(f"Tingkat kritikal {isian.kritikal} tidak ada. Isi 0 (biasa) sampai 3.", "kritikal")
    if isian.bup_khusus is not None and isian.bup_khusus not in BUP_MUNGKIN:
        raise DomainError(
            f"BUP {isian.bup_khusus} tahun tidak mungkin. Isi antara 50 dan 75, atau kosongkan.", "bup_khusus"
        )
    if isian.bup_khusus is not None and not (isian.dasar_bup or "").strip():
        raise DomainError("Sebutkan dasar hukum BUP khusus, misalnya UU 14/2005 ps 40 (guru).", "dasar_bup")
    if isian.bup_khusus is None and (isian.dasar_bup or "").strip():
        raise DomainError("Isi BUP khusus dalam tahun, atau kosongkan dasar hukumnya.", "bup_khusus")
    if (isian.prodi or isian.rumpun) and isian.jenjang_syarat is None:
        raise DomainError(
            "Isi jenjang pendidikan paling rendah untuk program studi yang disyaratkan.", "jenjang_syarat"
        )


def _samakan_syarat(jabatan: Jabatan, isian: IsianJabatan) -> bool:
    """Make the accepted programmes and rumpun those of `isian`; return whether they differed."""
    ingin = {p.id: SyaratJabatan(program_studi=p, program_studi_id=p.id) for p in isian.prodi}
    ingin |= {r.id: SyaratJabatan(rumpun=r, rumpun_id=r.id) for r in isian.rumpun}
    ada = {s.program_studi_id or s.rumpun_id: s for s in jabatan.syarat}
    for kunci in ada.keys() - ingin.keys():
        jabatan.syarat.remove(ada[kunci])
    jabatan.syarat.extend(ingin[kunci] for kunci in ingin if kunci not in ada)
    return ada.keys() != ingin.keys()


@dataclass(frozen=True)
class IsianFormasi:
    """The approved number of a post in a unit (anjab-ABK)."""

    unit: Unit
    jabatan: Jabatan
    jumlah: int


def tambah_formasi(isian: IsianFormasi, oleh: Pelaku) -> Formasi:
    """Raises DomainError when that unit already has a number for that post."""
    periksa_formasi(isian)
    ada = db.session.scalar(
        select(Formasi).where(Formasi.unit_id == isian.unit.id, Formasi.jabatan_id == isian.jabatan.id)
    )
    if ada:
        raise DomainError(
            f"Formasi {isian.jabatan.nama} di {isian.unit.nama} sudah ada ({ada.jumlah} orang). "
            "Ubah jumlahnya pada baris itu.",
            "jabatan",
        )
    baru = Formasi(
        unit=isian.unit,
        unit_id=isian.unit.id,
        jabatan=isian.jabatan,
        jabatan_id=isian.jabatan.id,
        jumlah=isian.jumlah,
    )
    return tambahkan(baru, "tambah_formasi", oleh)


def ubah_formasi(formasi: Formasi, jumlah: int, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Change the number; 0 means the post is no longer approved there."""
    _periksa_jumlah(jumlah)
    if not terapkan(formasi, {"jumlah": jumlah}):
        return False
    catat("ubah_formasi", formasi, oleh, alasan)
    return True


def periksa_formasi(isian: IsianFormasi) -> None:
    """Raises DomainError when the number is impossible or unit or post are retired."""
    _periksa_jumlah(isian.jumlah)
    if not isian.unit.aktif:
        raise DomainError(f"Unit {isian.unit.nama} tidak aktif. Pilih unit yang aktif.", "unit")
    if not isian.jabatan.aktif:
        raise DomainError(f"Jabatan {isian.jabatan.nama} tidak aktif. Pilih jabatan yang aktif.", "jabatan")


def _periksa_jumlah(jumlah: int) -> None:
    if not 0 <= jumlah <= 10_000:
        raise DomainError(f"Formasi {jumlah} orang tidak mungkin. Isi 0 sampai 10.000.", "jumlah")
