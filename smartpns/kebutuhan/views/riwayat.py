"""The history of an usulan as a timeline."""

from dataclasses import dataclass
from datetime import datetime

from smartpns.akun.izin import Peran
from smartpns.core.formats import waktu
from smartpns.kebutuhan.models import RiwayatUsulan, Usulan
from smartpns.kebutuhan.rules import AksiUsulan, StatusUsulan

JUDUL = {
    AksiUsulan.KIRIM_KE_KEPALA: "Dikirim ke Kepala OPD",
    AksiUsulan.KEMBALIKAN_KE_OPERATOR: "Dikembalikan ke operator oleh Kepala OPD",
    AksiUsulan.AJUKAN: "Disetujui dan diajukan ke BKPSDM",
    AksiUsulan.KEMBALIKAN: "Dikembalikan perencana ke OPD",
    AksiUsulan.VERIFIKASI: "Verifikasi selesai",
    AksiUsulan.BUKA_KEMBALI: "Verifikasi dibuka kembali",
}
NADA = {StatusUsulan.DIKEMBALIKAN: "perhatian", StatusUsulan.DIVERIFIKASI: "selesai", StatusUsulan.DIAJUKAN: "info"}


@dataclass(frozen=True)
class Peristiwa:
    """One step as `riwayat` draws it."""

    judul: str
    waktu: str
    oleh: str | None = None
    catatan: str | None = None
    nada: str = "netral"


def riwayat_usulan(usulan: Usulan) -> list[Peristiwa]:
    """Newest first, down to the moment the usulan was begun."""
    langkah = [_peristiwa(r) for r in sorted(usulan.riwayat, key=lambda r: r.pada, reverse=True)]
    return [*langkah, Peristiwa("Usulan dimulai", waktu(usulan.created_at))]


def sejak(usulan: Usulan) -> datetime:
    """Since when the usulan is in its state."""
    return max((r.pada for r in usulan.riwayat), default=usulan.created_at)


def _peristiwa(r: RiwayatUsulan) -> Peristiwa:
    peran = Peran(r.oleh_peran).label if r.oleh_peran in set(Peran) else "Sistem"
    oleh = r.oleh_nama if r.oleh_nama == peran else f"{r.oleh_nama} ({peran})"
    return Peristiwa(JUDUL[r.aksi], waktu(r.pada), oleh, r.alasan, NADA.get(r.ke, "netral"))
