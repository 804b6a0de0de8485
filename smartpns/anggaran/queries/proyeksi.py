"""The projection of a period: running studies and ranked needs against the ceilings."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from smartpns.anggaran.models import SyaratKebutuhan
from smartpns.anggaran.queries.komitmen import studi_berjalan
from smartpns.anggaran.queries.kuota import (
    Berangkat,
    batas_per_opd,
    kuota_tersisa,
    pegawai_per_opd,
    syarat_kebutuhan,
)
from smartpns.anggaran.queries.pagu import daftar_pagu
from smartpns.anggaran.rules import Anggaran, BarisAnggaran, susun_anggaran
from smartpns.anggaran.susun.kasus import BatasOpd
from smartpns.anggaran.susun.pergi import MasaPergi
from smartpns.biaya.queries import harga_berlaku
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.organisasi.queries import parameter
from smartpns.organisasi.rules import StatusJabatan
from smartpns.prioritas.queries import Terperingkat, peringkat, urutan_tim


def eskalasi_berlaku() -> Decimal:
    """Percent by which costs rise each year, as set today."""
    return parameter("eskalasi_persen", hari_ini())


def kebutuhan_berperingkat(periode: Periode) -> list[BarisAnggaran]:
    """The verified needs of a period in the order that the committee decided."""
    return baris_anggaran(periode, urutan_tim(peringkat(periode)))


def baris_anggaran(periode: Periode, berperingkat: Sequence[Terperingkat]) -> list[BarisAnggaran]:
    """Ranked needs as the budget sees them, with the planner's marks; one statement."""
    syarat = syarat_kebutuhan(periode)
    return [_baris_anggaran(satu, syarat.get(satu.baris.id)) for satu in berperingkat]


def _baris_anggaran(satu: Terperingkat, syarat: SyaratKebutuhan | None) -> BarisAnggaran:
    baris, butir = satu.baris, satu.dinilai.butir
    return BarisAnggaran(
        str(baris.id),
        butir,
        baris.opd_nama,
        baris.prodi_nama,
        baris.opd_kode,
        baris.status_jabatan is StatusJabatan.DIBERHENTIKAN and MasaPergi(butir.lama_semester, butir.bulan_masuk),
        bool(syarat and syarat.wajib),
        bool(syarat and syarat.semua_atau_tidak),
    )


def _batas_opd(periode: Periode, berperingkat: Sequence[BarisAnggaran], perpanjangan: int) -> dict[str, BatasOpd]:
    """What limits the OPDs of these needs as it is in force; nothing is read where there are none."""
    if not berperingkat:
        return {}
    berangkat: dict[str, list[Berangkat]] = defaultdict(list)
    for satu in berperingkat:
        berangkat[satu.kode_opd].append((satu.pergi, (satu.butir.tahun_mulai,)))
    kuota = kuota_tersisa(periode)
    tempat = {kode: (0, kuota[kode].maksimal if kode in kuota else None) for kode in berangkat}
    porsi = Fraction(parameter("porsi_pergi_persen", hari_ini())) / 100
    return batas_per_opd(periode, tempat, porsi, perpanjangan, berangkat, pegawai_per_opd())


def proyeksi(
    periode: Periode,
    berperingkat: Sequence[BarisAnggaran],
    eskalasi_persen: Decimal | int | None = None,
    perpanjangan: int = 0,
) -> Anggaran:
    """The budget of a period: running studies and these needs, best first, against the ceilings.

    `eskalasi_persen` defaults to the setting; `perpanjangan` semesters are tried on every running study. A constant
    number of statements, whatever the number of needs.
    """
    return susun_anggaran(
        berperingkat,
        [studi.baris for studi in studi_berjalan(perpanjangan)],
        pagu={tahun: pagu.jumlah for tahun, pagu in daftar_pagu(periode.daftar_tahun).items()},
        daftar_tahun=periode.daftar_tahun,
        tabel=harga_berlaku(),
        eskalasi_persen=eskalasi_berlaku() if eskalasi_persen is None else eskalasi_persen,
        batas_opd=_batas_opd(periode, berperingkat, perpanjangan),
    )
