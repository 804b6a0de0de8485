"""What a scenario decides in a plan: how many people of each need start in which year, and what that costs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from smartpns.anggaran.models import VersiSkenario
from smartpns.anggaran.queries import isi_versi
from smartpns.biaya.queries import harga_berlaku
from smartpns.biaya.rules import TabelHarga, perkirakan
from smartpns.rencana.models import BarisRencana
from smartpns.rencana.queries.susunan import Calon, Susunan, baris_rencana

TANPA_HARGA = "biaya belum dapat dihitung: SPP / UKT belum ada di standar biaya"


@dataclass(frozen=True)
class _Harga:
    tabel: TabelHarga
    eskalasi_persen: Decimal
    tahun: int


def baris_pilihan(kini: Susunan, versi: VersiSkenario) -> list[BarisRencana]:
    """The rows of a plan that rests on a version of a scenario, in the order of the list as it stands now."""
    mulai = _mulai(versi)
    harga = _Harga(harga_berlaku(), kini.anggaran.eskalasi_persen, kini.periode.tahun)
    return [_baris(calon, mulai.get(calon.terperingkat.baris.kode, {}), versi, harga) for calon in kini.calon]


def usulan_baru(baris: Sequence[BarisRencana], tahun: int) -> tuple[int, int]:
    """Rupiah of what fits in one year, at constant and at escalated prices."""
    muat = [satu for satu in baris if satu.termuat]
    kunci = str(tahun)
    return sum(s.biaya.get(kunci, 0) for s in muat), sum(s.biaya_eskalasi.get(kunci, 0) for s in muat)


def _mulai(versi: VersiSkenario) -> dict[str, dict[int, int]]:
    """People by need code and start year in the list that the version adopts."""
    tiga = isi_versi(versi)
    return {satu.kode: dict(satu.mulai[versi.daftar]) for satu in tiga.kebutuhan}


def _baris(calon: Calon, mulai: Mapping[int, int], versi: VersiSkenario, harga: _Harga) -> BarisRencana:
    baris = baris_rencana(calon)
    baris.mulai = {str(tahun): orang for tahun, orang in sorted(mulai.items())}
    baris.orang_termuat = sum(mulai.values())
    baris.termuat = bool(mulai)
    baris.sebab_tidak_termuat = _sebab(baris, versi)
    if mulai:
        baris.biaya, baris.biaya_eskalasi = _biaya(calon, mulai, harga)
    return baris


def _sebab(baris: BarisRencana, versi: VersiSkenario) -> str | None:
    if baris.orang_termuat == baris.jumlah:
        return None
    return versi.isi.alasan.get(baris.kode, TANPA_HARGA).removesuffix(".")


def _biaya(calon: Calon, mulai: Mapping[int, int], harga: _Harga) -> tuple[dict[str, int], dict[str, int]]:
    """Rupiah by year of the people chosen, at constant and at escalated prices."""
    konstan: Counter[str] = Counter()
    eskalasi: Counter[str] = Counter()
    for tahun_mulai, orang in sorted(mulai.items()):
        satu = perkirakan(
            replace(calon.terperingkat.dinilai.butir, tahun_mulai=tahun_mulai),
            harga.tabel,
            eskalasi_persen=harga.eskalasi_persen,
            tahun_harga=harga.tahun,
        )
        konstan.update({str(tahun): orang * rupiah for tahun, rupiah in satu.per_orang.items()})
        eskalasi.update({str(tahun): orang * rupiah for tahun, rupiah in satu.per_orang_eskalasi.items()})
    return dict(konstan), dict(eskalasi)
