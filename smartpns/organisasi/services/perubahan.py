"""What every change of master data has in common: set what differs, record it once."""

from typing import Any, TypeVar

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import Entitas, db
from smartpns.core.errors import DomainError

M = TypeVar("M", bound=Entitas)


def terapkan(objek: Entitas, nilai: dict[str, Any]) -> bool:
    """Set the attributes that differ; return whether any did."""
    beda = {nama: isi for nama, isi in nilai.items() if getattr(objek, nama) != isi}
    for nama, isi in beda.items():
        setattr(objek, nama, isi)
    return bool(beda)


def tambahkan(objek: M, aksi: str, oleh: Pelaku, alasan: str | None = None) -> M:
    """Put a new object into the session with its audit record."""
    db.session.add(objek)
    catat(aksi, objek, oleh, alasan)
    return objek


def rapikan(teks: str, nama_kolom: str, field: str, terpanjang: int) -> str:
    """Text without needless spaces; raises DomainError when it is empty or too long."""
    rapi = " ".join(teks.split())
    if not rapi:
        raise DomainError(f"{nama_kolom} belum diisi.", field)
    if len(rapi) > terpanjang:
        raise DomainError(
            f"{nama_kolom} paling panjang {terpanjang} huruf; yang ditulis {len(rapi)}. Persingkat dahulu.", field
        )
    return rapi


def ubah_keaktifan(objek: Any, aktif: bool, oleh: Pelaku, alasan: str | None) -> bool:
    """Retire something or bring it back; return whether that changed anything."""
    if objek.aktif == aktif:
        return False
    objek.aktif = aktif
    catat(f"{'aktifkan' if aktif else 'nonaktifkan'}_{objek.__tablename__}", objek, oleh, alasan)
    return True
