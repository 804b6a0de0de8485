"""What the head is told beside a version: whom the best plan of the same case would serve in addition."""

from collections.abc import Sequence
from dataclasses import replace

from smartpns.anggaran.queries import jawab, kasus_periode
from smartpns.anggaran.rules import Daftar
from smartpns.anggaran.susun.baca import KasusCacat
from smartpns.anggaran.susun.kasus import Kasus
from smartpns.rencana.models import BarisRencana
from smartpns.rencana.queries.susunan import Susunan
from smartpns.rencana.rules import BandingTerbaik, BedaLayanan


def banding_terbaik(susunan: Susunan, baris: Sequence[BarisRencana]) -> BandingTerbaik | None:
    """Compare the rows of a version with the best plan; None where no plan keeps every constraint."""
    try:
        tiga = jawab(kasus_periode(susunan.periode), segera=True).tiga
    except KasusCacat:
        return None
    if tiga is None:
        return None
    terbaik = {satu.kode: satu.orang(Daftar.TERBAIK) for satu in tiga.kebutuhan}
    beda = [
        BedaLayanan(b.kode, b.nama_opd, b.jenjang.sebut(b.program_studi), b.orang_termuat, terbaik.get(b.kode, 0))
        for b in baris
    ]
    return BandingTerbaik(
        orang=sum(b.orang_termuat for b in baris),
        orang_terbaik=tiga.orang(Daftar.TERBAIK),
        nilai=_nilai(tiga.kasus, baris),
        nilai_terbaik=tiga.nilai(Daftar.TERBAIK),
        bukti=tiga.bukti,
        beda=[satu for satu in beda if satu.beda],
    )


def _nilai(kasus: Kasus, baris: Sequence[BarisRencana]) -> float:
    """The value of the rows as the case reckons it; what cannot be priced adds nothing."""
    kebutuhan = {k.id: k for k in kasus.kebutuhan}
    jumlah = 0.0
    for satu in baris:
        if k := kebutuhan.get(satu.kode):
            mulai = satu.mulai or {str(k.mulai[0]): satu.orang_termuat}
            jumlah += sum(float(kasus.nilai(k, int(tahun))) * orang for tahun, orang in mulai.items())
    return jumlah


def kasus_berkode(susunan: Susunan) -> Kasus:
    """The case that the list was cut from, its needs known by their codes."""
    kode = {str(satu.id): satu.terperingkat.baris.kode for satu in susunan.calon}
    kasus = susunan.anggaran.kasus
    return kasus.dengan(kebutuhan=tuple(replace(k, id=kode[k.id]) for k in kasus.kebutuhan))
