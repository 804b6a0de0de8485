"""The OPD's needs: states of an usulan, checks of its rows, gap figures, deadline.

Sources: PP 11/2017 ps 203-207 (needs rest on the gap of qualification), SE MenPANRB 28/2021.
"""

from __future__ import annotations

from smartpns.core.berlabel import Berlabel


class StatusUsulan(Berlabel):
    """Where the usulan of an OPD stands."""

    DRAF = "draf", "Draf"
    MENUNGGU_KEPALA = "menunggu_kepala", "Menunggu kepala OPD"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"


class AksiUsulan(Berlabel):
    """What a person does to an usulan."""

    KIRIM_KE_KEPALA = "kirim_ke_kepala", "Kirim ke kepala OPD"
    KEMBALIKAN_KE_OPERATOR = "kembalikan_ke_operator", "Kembalikan ke operator"
    AJUKAN = "ajukan", "Ajukan ke BKPSDM"
    KEMBALIKAN = "kembalikan", "Kembalikan ke OPD"
    VERIFIKASI = "verifikasi", "Selesaikan verifikasi"
    BUKA_KEMBALI = "buka_kembali", "Buka kembali verifikasi"


class HasilVerifikasi(Berlabel):
    """The planner's verdict on one row."""

    BELUM = "belum", "Belum diperiksa"
    DITERIMA = "diterima", "Diterima"
    DISESUAIKAN = "disesuaikan", "Disesuaikan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"


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
