"""What the planner sets for the best plan: marks on a need, places of an OPD. Each with its reason."""

from dataclasses import dataclass

from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.anggaran.models import KuotaOpd, SyaratKebutuhan
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.models import Kebutuhan, Periode
from smartpns.organisasi.models import Unit


@dataclass(frozen=True)
class IsianSyarat:
    """What is asked of a need; nothing at all takes its marks away."""

    wajib: bool
    semua_atau_tidak: bool
    mulai_akhir: int | None
    alasan: str

    @property
    def kosong(self) -> bool:
        return not (self.wajib or self.semua_atau_tidak or self.mulai_akhir is not None)


def atur_syarat(kebutuhan: Kebutuhan, isian: IsianSyarat, oleh: Pelaku) -> None:
    """Mark a need. Raises DomainError (field `mulai_akhir` or `alasan`)."""
    alasan = _alasan(isian.alasan)
    akhir = kebutuhan.usulan.periode.tahun_akhir
    if isian.mulai_akhir is not None and not kebutuhan.tahun_mulai <= isian.mulai_akhir <= akhir:
        raise DomainError(
            f"Tahun mulai paling akhir harus antara {kebutuhan.tahun_mulai} (tahun yang diminta) dan {akhir}.",
            field="mulai_akhir",
        )
    ada = db.session.scalar(select(SyaratKebutuhan).where(SyaratKebutuhan.kebutuhan_id == kebutuhan.id))
    if isian.kosong:
        _hapus(ada, "hapus_syarat_kebutuhan", oleh, alasan)
        return
    syarat = ada or SyaratKebutuhan(kebutuhan=kebutuhan, kebutuhan_id=kebutuhan.id)
    syarat.wajib, syarat.semua_atau_tidak = isian.wajib, isian.semua_atau_tidak
    syarat.mulai_akhir, syarat.alasan = isian.mulai_akhir, alasan
    db.session.add(syarat)
    catat("atur_syarat_kebutuhan", syarat, oleh, alasan)
    db.session.flush()


def atur_kuota(
    periode: Periode, opd: Unit, min_tempat: int, maks_tempat: int | None, alasan: str, oleh: Pelaku
) -> None:
    """Set the places of an OPD; 0 and None take them away. Raises DomainError (field `maks_tempat` or `alasan`)."""
    rapi = _alasan(alasan)
    if maks_tempat is not None and maks_tempat < min_tempat:
        raise DomainError(
            f"Paling banyak {maks_tempat} orang kurang dari paling sedikit {min_tempat} orang. Samakan atau naikkan.",
            field="maks_tempat",
        )
    ada = db.session.scalar(select(KuotaOpd).where(KuotaOpd.periode_id == periode.id, KuotaOpd.opd_id == opd.id))
    if not min_tempat and maks_tempat is None:
        _hapus(ada, "hapus_kuota_opd", oleh, rapi)
        return
    kuota = ada or KuotaOpd(periode=periode, periode_id=periode.id, opd=opd, opd_id=opd.id)
    kuota.min_tempat, kuota.maks_tempat, kuota.alasan = min_tempat, maks_tempat, rapi
    db.session.add(kuota)
    catat("atur_kuota_opd", kuota, oleh, rapi)
    db.session.flush()


def _alasan(teks: str) -> str:
    rapi = teks.strip()
    if not rapi:
        raise DomainError("Tulis alasannya, supaya tim dan auditor tahu mengapa.", field="alasan")
    return rapi


def _hapus(objek: SyaratKebutuhan | KuotaOpd | None, aksi: str, oleh: Pelaku, alasan: str) -> None:
    if objek is not None:
        db.session.delete(objek)
        catat(aksi, objek, oleh, alasan)
        db.session.flush()
