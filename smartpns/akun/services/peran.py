"""Roles: who gives them, who confirms them, when they end."""

from datetime import date
from uuid import UUID

from smartpns.akun.audit import catat
from smartpns.akun.izin import DITEGASKAN, Pelaku, Peran
from smartpns.akun.models import Pengguna, Penugasan
from smartpns.akun.rules import SifatTugas, periksa_dasar
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
    sifat: SifatTugas = SifatTugas.DEFINITIF,
) -> Penugasan:
    """Give a person a role for a unit and a time; a role of DITEGASKAN counts only once another admin confirms it.

    Raises DomainError when unit, role and time do not fit, the basis cannot be found again, or an admin would take
    such a role himself. The command line (the operator of the server) needs no confirmation.
    """
    if peran.milik_opd and unit_id is None:
        raise DomainError(f"Peran {peran.label} bertindak untuk satu OPD. Pilih OPD-nya.", "unit_id")
    if sampai and sampai < mulai:
        raise DomainError("Tanggal selesai mendahului tanggal mulai. Perbaiki salah satunya.", "sampai")
    if sifat is not SifatTugas.DEFINITIF and sampai is None:
        raise DomainError(f"{sifat.awalan}bertugas untuk sementara. Isi tanggal terakhirnya.", "sampai")
    if peran in DITEGASKAN and oleh.pengguna_id == orang.id:
        raise DomainError(
            f"Anda tidak dapat memberi peran {peran.label} kepada diri sendiri. Minta admin lain melakukannya.", "peran"
        )
    tugas = Penugasan(
        pengguna=orang,
        peran=peran,
        unit_id=unit_id if peran.milik_opd else None,
        nama_unit=nama_unit if peran.milik_opd else "",
        mulai=mulai,
        sampai=sampai,
        dasar=periksa_dasar(dasar),
        sifat=sifat,
        diberi_oleh_id=oleh.pengguna_id,
        menunggu_penegasan=peran in DITEGASKAN and oleh.pengguna_id is not None,
    )
    db.session.add(tugas)
    catat("tugaskan", tugas, oleh)
    return tugas


def tegaskan_tugas(tugas: Penugasan, oleh: Pelaku) -> None:
    """Let a role count that another admin gave. Raises DomainError for who gave it and for who gets it."""
    if not tugas.menunggu_penegasan:
        raise DomainError("Peran ini tidak menunggu penegasan. Muat ulang halaman.")
    if oleh.pengguna_id is not None and oleh.pengguna_id in (tugas.diberi_oleh_id, tugas.pengguna_id):
        raise DomainError(
            "Penegasan diberikan admin yang tidak memberi dan tidak menerima peran ini. Minta admin lain, atau bila "
            "tidak ada, petugas server menjalankan: flask akun tegaskan."
        )
    tugas.menunggu_penegasan = False
    catat("tegaskan_tugas", tugas, oleh)


def akhiri_tugas(tugas: Penugasan, pada: date, oleh: Pelaku, alasan: str, *, seketika: bool = False) -> None:
    """End a role: with the end of that day, or (`seketika`) at this moment, which also ends the person's sessions."""
    if seketika:
        akhiri_semua_sesi(tugas.pengguna_id)
        tugas.diakhiri_pada = sekarang()
    tugas.sampai = max(pada, tugas.mulai)
    catat("akhiri_tugas", tugas, oleh, alasan)
