"""New versions of the weights; a version once stored is never changed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.formats import tanggal
from smartpns.kebutuhan.queries import periode_berjalan
from smartpns.prioritas import rules
from smartpns.prioritas.models import VersiBobot
from smartpns.prioritas.queries import bobot_berlaku, kunci_periode, nilai_bobot
from smartpns.prioritas.rules import MetodeBobot

MULAI_BAWAAN = date(2022, 1, 1)
"""The weights an installation starts with count from the year of SE MenPANRB 28/2021 on."""
NOMOR_BAWAAN = 1
"""The number under which they are stored."""


def bobot_bawaan(oleh: Pelaku) -> VersiBobot:
    """The version in force today; the first time, the weights an installation starts with become version 1."""
    berlaku = bobot_berlaku()
    if berlaku is not None:
        return berlaku
    return _tambah(
        rules.bobot_bawaan(),
        "Bobot awal aplikasi",
        "Bobot awal, berlaku sampai ditetapkan bobot lain.",
        MULAI_BAWAAN,
        oleh,
    )


def simpan_bobot(
    nilai: Mapping[str, Decimal | float],
    dasar: str,
    alasan: str,
    berlaku_mulai: date,
    oleh: Pelaku,
    rincian_ahp: dict[str, Any] | None = None,
) -> VersiBobot:
    """Store a new version, in force from a day on; with `rincian_ahp` it was found by pairwise comparison.

    Raises DomainError for weights that do not sum to 100 (saying by how much), a missing basis or reason, a day before
    that of the last version, or weights equal to those of the last version; and while the weights of the running period
    are locked.
    """
    _tolak_bila_terkunci()
    eksak = rules.periksa_bobot(nilai)
    if not dasar.strip():
        raise DomainError("Tulis dasar bobot ini, misalnya nomor SK atau berita acara rapat tim.", field="dasar")
    if not alasan.strip():
        raise DomainError("Tulis alasan mengubah bobot; OPD dan auditor membacanya.", field="alasan")
    bobot_bawaan(oleh)
    terakhir = db.session.scalars(select(VersiBobot).order_by(VersiBobot.nomor.desc()).limit(1)).one()
    if berlaku_mulai < terakhir.berlaku_mulai:
        raise DomainError(
            f"Versi {terakhir.nomor} sudah berlaku sejak {tanggal(terakhir.berlaku_mulai)}. "
            "Pilih tanggal yang sama atau sesudahnya.",
            field="berlaku_mulai",
        )
    if nilai_bobot(terakhir) == eksak:
        raise DomainError(f"Bobot ini sama dengan versi {terakhir.nomor}; tidak ada yang perlu disimpan.")
    return _tambah(eksak, dasar.strip(), alasan.strip(), berlaku_mulai, oleh, rincian_ahp)


def _tolak_bila_terkunci() -> None:
    periode = periode_berjalan()
    kunci = kunci_periode(periode.id) if periode else None
    if kunci is not None:
        raise DomainError(
            f"Bobot periode {periode} terkunci pada versi {kunci.versi.nomor}. "
            "Buka kuncinya dahulu di halaman Bobot, dengan alasan tertulis."
        )


def _tambah(
    nilai: Mapping[str, Decimal],
    dasar: str,
    alasan: str,
    berlaku_mulai: date,
    oleh: Pelaku,
    rincian_ahp: dict[str, Any] | None = None,
) -> VersiBobot:
    nomor = (db.session.scalar(select(func.max(VersiBobot.nomor))) or 0) + 1
    versi = VersiBobot(
        nomor=nomor,
        nilai={kode: float(satu) for kode, satu in nilai.items()},
        metode=MetodeBobot.AHP if rincian_ahp else MetodeBobot.LANGSUNG,
        rincian_ahp=rincian_ahp,
        berlaku_mulai=berlaku_mulai,
        dasar=dasar,
        alasan=alasan,
        oleh_id=oleh.pengguna_id,
        oleh_nama=oleh.nama,
    )
    db.session.add(versi)
    catat("simpan_bobot", versi, oleh, alasan)
    db.session.flush()
    return versi
