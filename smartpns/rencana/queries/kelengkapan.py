"""How complete the data of a period are at this moment, as a version of the plan freezes it."""

from collections.abc import Sequence
from datetime import datetime

from smartpns.core.formats import waktu
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries.pantauan import KeadaanOpd, keadaan_opd
from smartpns.kebutuhan.rules import StatusUsulan
from smartpns.prioritas.queries import keadaan_penilaian
from smartpns.rencana.queries.susunan import Susunan, belum_dinilai
from smartpns.rencana.rules import Kelengkapan, TahapPenilaian


def kelengkapan_kini(susunan: Susunan, pada: datetime | None = None) -> Kelengkapan:
    """What is missing on the instant `pada` (now), for the needs as they are ranked and priced."""
    periode, kini = susunan.periode, pada or sekarang()
    opd, belum = keadaan_opd(periode), belum_dinilai(periode)
    return Kelengkapan(
        opd=len(opd),
        absen=[f"{o.nama} ({o.label_status.lower()})" for o in opd if not o.sudah_mengajukan],
        belum_verifikasi=[o.nama for o in opd if o.status is StatusUsulan.DIAJUKAN],
        baris_belum=belum.belum_diperiksa,
        belum_dipetakan=belum.belum_dipetakan,
        penilaian=_tahap_penilaian(periode),
        belum_dinilai_tim=susunan.belum_dinilai_tim,
        tanpa_nilai=susunan.tidak_lengkap,
        pengisian_sampai=_pengisian_sampai(periode, opd, kini),
    )


def _tahap_penilaian(periode: Periode) -> TahapPenilaian:
    keadaan = keadaan_penilaian(periode)
    if keadaan is None:
        return TahapPenilaian.TANPA
    return TahapPenilaian.TERBUKA if keadaan.terbuka else TahapPenilaian.DITUTUP


def _pengisian_sampai(periode: Periode, opd: Sequence[KeadaanOpd], kini: datetime) -> str:
    """Until when somebody may still fill in, extensions included; empty when nobody may."""
    terakhir = max((o.batas for o in opd), default=periode.ditutup_pada)
    return waktu(terakhir) if periode.dibuka_pada <= kini < terakhir else ""
