"""What is in force for the best plan of a period, beside which something else can be tried."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from smartpns.anggaran.models import KuotaOpd
from smartpns.anggaran.queries.batas import opd_berkuota
from smartpns.anggaran.queries.komitmen import perpanjangan_terbanyak
from smartpns.anggaran.queries.kuota import kuota_opd
from smartpns.anggaran.queries.pagu import daftar_pagu
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.organisasi.queries import parameter
from smartpns.prioritas.queries import bobot_dipakai, nilai_bobot


@dataclass(frozen=True)
class NilaiBerlaku:
    """Rupiah by year, percents, weights by criterion, places by OPD code, as they hold today."""

    pagu: Mapping[int, int]
    eskalasi_persen: Decimal
    diskon_persen: Decimal
    porsi_pergi_persen: Decimal
    bobot: Mapping[str, Decimal]
    nama_opd: Mapping[str, str]
    kuota: Mapping[str, KuotaOpd]
    perpanjangan_terlama: int


def nilai_berlaku(periode: Periode) -> NilaiBerlaku:
    """What holds for a period today."""
    kini = hari_ini()
    return NilaiBerlaku(
        pagu={tahun: pagu.jumlah for tahun, pagu in daftar_pagu(periode.daftar_tahun).items()},
        eskalasi_persen=parameter("eskalasi_persen", kini),
        diskon_persen=parameter("diskon_tunda_persen", kini),
        porsi_pergi_persen=parameter("porsi_pergi_persen", kini),
        bobot=nilai_bobot(bobot_dipakai(periode)),
        nama_opd={satu.opd.kode: satu.opd.nama for satu in opd_berkuota(periode)},
        kuota=kuota_opd(periode),
        perpanjangan_terlama=perpanjangan_terbanyak(),
    )
