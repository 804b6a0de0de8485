"""Use cases of dated numbers: a new value is a new row; the row before it ends the day before."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.organisasi.models import Parameter
from smartpns.organisasi.rules import PARAMETER_BAWAAN, YA_TIDAK, nilai_bawaan
from smartpns.organisasi.services.perubahan import rapikan, tambahkan, terapkan

TERBESAR = 1000
SAKELAR = frozenset(p.kode for p in PARAMETER_BAWAAN if p.satuan == YA_TIDAK)


@dataclass(frozen=True)
class IsianParameter:
    kode: str
    nilai: Decimal
    berlaku_mulai: date
    dasar_hukum: str
    berlaku_sampai: date | None = None


def tambah_parameter(isian: IsianParameter, oleh: Pelaku) -> Parameter:
    """Raises DomainError when the time overlaps a row that does not simply end before it."""
    nilai = _nilai(isian)
    sebelum = db.session.scalar(
        select(Parameter)
        .where(Parameter.kode == isian.kode, Parameter.berlaku_mulai < isian.berlaku_mulai)
        .order_by(Parameter.berlaku_mulai.desc())
        .limit(1)
    )
    if sebelum and sebelum.berlaku_sampai is None:
        sebelum.berlaku_sampai = isian.berlaku_mulai - timedelta(days=1)
        catat("akhiri_parameter", sebelum, oleh, f"Digantikan nilai mulai {isian.berlaku_mulai:%d-%m-%Y}.")
    _periksa_tumpang(isian, None)
    return tambahkan(Parameter(**nilai), "tambah_parameter", oleh)


def ubah_parameter(baris: Parameter, isian: IsianParameter, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Correct a row; `isian.kode` stays what it was."""
    _periksa_tumpang(isian, baris)
    if not terapkan(baris, _nilai(isian) | {"kode": baris.kode}):
        return False
    catat("ubah_parameter", baris, oleh, alasan)
    return True


def _nilai(isian: IsianParameter) -> dict[str, Any]:
    if isian.kode not in nilai_bawaan():
        raise DomainError(f"Parameter “{isian.kode}” tidak ada.", "kode")
    if isian.nilai < 0:
        raise DomainError("Nilai tidak boleh kurang dari nol. Tulis 0 atau lebih.", "nilai")
    if isian.nilai > TERBESAR:
        raise DomainError(f"Nilai paling besar {TERBESAR}. Periksa satuannya.", "nilai")
    if isian.kode in SAKELAR and isian.nilai not in (0, 1):
        raise DomainError("Nilai ini hanya boleh 1 (ya) atau 0 (tidak).", "nilai")
    if isian.berlaku_sampai and isian.berlaku_sampai < isian.berlaku_mulai:
        raise DomainError("Masa berlaku berakhir sebelum mulai. Periksa kedua tanggalnya.", "berlaku_sampai")
    return {
        "kode": isian.kode,
        "nilai": int(isian.nilai) if isian.nilai == int(isian.nilai) else float(isian.nilai),
        "berlaku_mulai": isian.berlaku_mulai,
        "berlaku_sampai": isian.berlaku_sampai,
        "dasar_hukum": rapikan(isian.dasar_hukum, "Dasar hukum", "dasar_hukum", 500),
    }


def _periksa_tumpang(isian: IsianParameter, baris: Parameter | None) -> None:
    for lain in db.session.scalars(select(Parameter).where(Parameter.kode == isian.kode)):
        mulai_sebelum_akhir = isian.berlaku_sampai is None or lain.berlaku_mulai <= isian.berlaku_sampai
        akhir_setelah_mulai = lain.berlaku_sampai is None or lain.berlaku_sampai >= isian.berlaku_mulai
        if lain is not baris and mulai_sebelum_akhir and akhir_setelah_mulai:
            raise DomainError(
                f"Masa berlaku bertumpang dengan nilai {lain.nilai} yang mulai {lain.berlaku_mulai:%d-%m-%Y}. "
                "Ubah tanggalnya, atau perbaiki baris itu.",
                "berlaku_mulai",
            )
