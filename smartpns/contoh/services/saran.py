"""How the sample OPDs answer what the figures propose and what the former period left open."""

from smartpns.akun.izin import Pelaku
from smartpns.kebutuhan.models import Usulan
from smartpns.kebutuhan.queries.saran import saran_usulan
from smartpns.kebutuhan.queries.sisa import sisa_usulan
from smartpns.kebutuhan.rules import KeadaanSaran
from smartpns.kebutuhan.services.saran import abaikan_saran
from smartpns.kebutuhan.services.sisa import ambil_sisa, lepas_sisa

ALASAN_ABAIKAN = (
    "Pemangku yang bersangkutan dijadwalkan mutasi ke perangkat daerah lain tahun depan.",
    "Formasinya diusulkan lewat pengadaan CPNS, bukan tugas belajar.",
    "Beban kerja jabatan ini menurun menurut analisis beban kerja terakhir.",
)
ALASAN_LEPAS = "Jabatannya sudah terisi lewat mutasi, sehingga kebutuhan tahun lalu tidak diteruskan."


def jawab_sisa(usulan: Usulan, oleh: Pelaku) -> None:
    """Carry on what the OPD asks for again, let go of the rest."""
    for sisa in sisa_usulan(usulan):
        if sisa.serupa:
            ambil_sisa(usulan, sisa, oleh)
        else:
            lepas_sisa(usulan, sisa, ALASAN_LEPAS, oleh)


def abaikan_satu(usulan: Usulan, oleh: Pelaku, nomor: int) -> None:
    """Dismiss the smallest open proposal, with one of the reasons in turn."""
    baru = [s for s in saran_usulan(usulan) if s.keadaan is KeadaanSaran.BARU]
    if baru:
        abaikan_saran(usulan, baru[-1], ALASAN_ABAIKAN[nomor % len(ALASAN_ABAIKAN)], oleh)
