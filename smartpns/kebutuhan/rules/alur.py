"""States of an usulan, whose turn it is, and the deadline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError


class StatusUsulan(Berlabel):
    """Where the usulan of an OPD stands."""

    DRAF = "draf", "Draf"
    MENUNGGU_KEPALA = "menunggu_kepala", "Menunggu Kepala OPD"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"


class AksiUsulan(Berlabel):
    """What a person does to an usulan."""

    KIRIM_KE_KEPALA = "kirim_ke_kepala", "Kirim ke Kepala OPD"
    KEMBALIKAN_KE_OPERATOR = "kembalikan_ke_operator", "Kembalikan ke operator"
    AJUKAN = "ajukan", "Ajukan ke BKPSDM"
    KEMBALIKAN = "kembalikan", "Kembalikan ke OPD"
    VERIFIKASI = "verifikasi", "Selesaikan verifikasi"
    BUKA_KEMBALI = "buka_kembali", "Buka kembali verifikasi"


ALUR: dict[tuple[StatusUsulan, AksiUsulan], StatusUsulan] = {
    (StatusUsulan.DRAF, AksiUsulan.KIRIM_KE_KEPALA): StatusUsulan.MENUNGGU_KEPALA,
    (StatusUsulan.MENUNGGU_KEPALA, AksiUsulan.AJUKAN): StatusUsulan.DIAJUKAN,
    (
        StatusUsulan.MENUNGGU_KEPALA,
        AksiUsulan.KEMBALIKAN_KE_OPERATOR,
    ): StatusUsulan.DIKEMBALIKAN,
    (StatusUsulan.DIAJUKAN, AksiUsulan.VERIFIKASI): StatusUsulan.DIVERIFIKASI,
    (StatusUsulan.DIAJUKAN, AksiUsulan.KEMBALIKAN): StatusUsulan.DIKEMBALIKAN,
    (
        StatusUsulan.DIKEMBALIKAN,
        AksiUsulan.KIRIM_KE_KEPALA,
    ): StatusUsulan.MENUNGGU_KEPALA,
    (StatusUsulan.DIVERIFIKASI, AksiUsulan.BUKA_KEMBALI): StatusUsulan.DIAJUKAN,
}


DAPAT_DIUBAH = frozenset({StatusUsulan.DRAF, StatusUsulan.DIKEMBALIKAN})
"""States in which the OPD's operator may change the rows."""


PENUNGGU: dict[StatusUsulan, str] = {
    StatusUsulan.DRAF: "Operator OPD",
    StatusUsulan.DIKEMBALIKAN: "Operator OPD",
    StatusUsulan.MENUNGGU_KEPALA: "Kepala OPD",
    StatusUsulan.DIAJUKAN: "Perencana BKPSDM",
}
"""Whose turn it is; a verified usulan waits for nobody in this room."""


def boleh_mengajukan(
    pada: datetime,
    dibuka: datetime,
    ditutup: datetime,
    perpanjangan: datetime | None,
    tulis_waktu: Callable[[datetime], str],
) -> None:
    """Raise DomainError when `pada` (the server's clock) lies outside the period; the closing instant is too late.

    `perpanjangan` is the later closing granted to this OPD; `tulis_waktu` writes an instant for people.
    """
    server = f"Waktu server sekarang {tulis_waktu(pada)}."
    if pada < dibuka:
        raise DomainError(f"Pengisian belum dibuka. {server} Pengisian dibuka {tulis_waktu(dibuka)}.")
    batas = max(ditutup, perpanjangan or ditutup)
    if pada >= batas:
        raise DomainError(
            f"Batas waktu pengajuan sudah lewat. {server} Batas waktu OPD Anda {tulis_waktu(batas)}. "
            "Bila ada alasan, mintalah perpanjangan kepada perencana BKPSDM."
        )
