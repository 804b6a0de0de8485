"""Roles: who gives them, who confirms them, when they end."""

from datetime import date
from uuid import UUID

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Pengguna, Penugasan
from smartpns.akun.services.sesi import akhiri_semua_sesi
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.waktu import sekarang


def tugaskan(
    orang: Pengguna,
    peran: Peran,
    oleh: Pelaku,
    *,
    dasar: str,
    mulai: date,
    sampai: date | None = None,
    unit_id: UUID | None = None,
    nama_unit: str = "",
) -> Penugasan:
    """Give a person a role for a unit and a time. Raises DomainError when unit and role do not fit."""
    if peran.milik_opd and unit_id is None:
        raise DomainError(f"Peran {peran.label} bertindak untuk satu OPD. Pilih OPD-nya.", "unit_id")
    if sampai and sampai < mulai:
        raise DomainError("Tanggal selesai mendahului tanggal mulai. Perbaiki salah satunya.", "sampai")
    tugas = Penugasan(
        pengguna=orang,
        peran=peran,
        unit_id=unit_id if peran.milik_opd else None,
        nama_unit=nama_unit if peran.milik_opd else "",
        mulai=mulai,
        sampai=sampai,
        dasar=dasar,
    )
    db.session.add(tugas)
    catat("tugaskan", tugas, oleh)
    return tugas


def akhiri_tugas(tugas: Penugasan, pada: date, oleh: Pelaku, alasan: str, *, seketika: bool = False) -> None:
    """End a role: with the end of that day, or (`seketika`) at this moment, which also ends the person's sessions."""
    if seketika:
        akhiri_semua_sesi(tugas.pengguna_id)
        tugas.diakhiri_pada = sekarang()
    tugas.sampai = max(pada, tugas.mulai)
    catat("akhiri_tugas", tugas, oleh, alasan)
