"""The projection of a period: running studies and ranked needs against the ceilings."""

from collections.abc import Sequence
from decimal import Decimal

from smartpns.anggaran.queries.komitmen import studi_berjalan
from smartpns.anggaran.queries.pagu import daftar_pagu
from smartpns.anggaran.rules import Anggaran, BarisAnggaran, susun_anggaran
from smartpns.biaya.queries import harga_berlaku
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.organisasi.queries import parameter
from smartpns.prioritas.queries import Terperingkat, peringkat, urutan_tim


def eskalasi_berlaku() -> Decimal:
    """Percent by which costs rise each year, as set today."""
    return parameter("eskalasi_persen", hari_ini())


def kebutuhan_berperingkat(periode: Periode) -> list[BarisAnggaran]:
    """The verified needs of a period in the order that the committee decided."""
    return [baris_anggaran(satu) for satu in urutan_tim(peringkat(periode))]


def baris_anggaran(satu: Terperingkat) -> BarisAnggaran:
    """A ranked need as the budget sees it."""
    baris = satu.baris
    return BarisAnggaran(str(baris.id), satu.dinilai.butir, baris.opd_nama, baris.prodi_nama)


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
    )
