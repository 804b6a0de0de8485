"""The budget of one period: everything priced, the ranking cut under the ceilings, the years summed up.

Source: PP 12/2019 and Permendagri 77/2020 (yearly APBD), PP 11/2017 ps 205.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from smartpns.anggaran.rules.beban import Beban, JenisBeban
from smartpns.anggaran.rules.potongan import Potongan, garis_potong
from smartpns.anggaran.rules.proyeksi import Proyeksi, TahunProyeksi, proyeksi
from smartpns.anggaran.susun.kasus import BatasOpd, Kasus, Kebutuhan
from smartpns.anggaran.susun.pergi import MasaPergi
from smartpns.biaya.rules import ButirBiaya, TabelHarga, perkirakan


@dataclass(frozen=True)
class BarisAnggaran:
    """One verified need, or one running study, with what its cost depends on and the groups it is counted in.

    For a need also what the walk down the list asks for: its OPD, how long its people are away, the planner's marks.
    """

    id: str
    butir: ButirBiaya
    opd: str = ""
    program_studi: str = ""
    kode_opd: str = ""
    pergi: MasaPergi | bool = False
    wajib: bool = False
    semua_atau_tidak: bool = False

    def sebanyak(self, orang: int) -> BarisAnggaran:
        """Return the same for so many people."""
        return replace(self, butir=replace(self.butir, jumlah=orang))


@dataclass(frozen=True)
class Anggaran:
    """The budget of one period: commitments and the people that are served, against the ceilings.

    The walk down the ranking is made at escalated prices, because ceilings are rupiah of their year; `konstan` and
    `eskalasi` hold the same needs at both prices (equal when nothing escalates). `seluruh` holds every need, fitting or
    not, at escalated prices. `beban` lists what is counted at escalated prices, running studies first, and `baris` the
    same as they came in; `kasus` is what was walked down; `tanpa_harga` lists the needs and studies that the price
    list cannot price.
    """

    eskalasi_persen: Decimal
    konstan: Proyeksi
    eskalasi: Proyeksi
    seluruh: Proyeksi
    potongan: Potongan
    kasus: Kasus
    beban: tuple[Beban, ...]
    baris: tuple[BarisAnggaran, ...]
    tanpa_harga: tuple[BarisAnggaran, ...]

    @property
    def daftar_tahun(self) -> list[int]:
        """Return the budget years."""
        return [satu.tahun for satu in self.eskalasi.tahun]

    @property
    def tahun_lewat(self) -> list[TahunProyeksi]:
        """Return the years whose ceiling does not even hold what is counted."""
        return [satu for satu in self.eskalasi.tahun if satu.selisih is not None and satu.selisih < 0]

    @property
    def tersempit(self) -> TahunProyeksi | None:
        """Return the year with the least left (or the most lacking); None as long as no ceiling is known."""
        berpagu = [satu for satu in self.eskalasi.tahun if satu.selisih is not None]
        return min(berpagu, key=lambda satu: (satu.selisih or 0, satu.tahun), default=None)


def temuan(anggaran: Anggaran, tulis_rupiah: Callable[[int], str], ringkas: Callable[[int], str]) -> str:
    """Say in one line what the five years come to: the worst year first, then a ceiling that is not set."""
    tersempit = anggaran.tersempit
    if tersempit and tersempit.selisih is not None and tersempit.selisih < 0:
        return f"{tersempit.tahun} kurang {tulis_rupiah(-tersempit.selisih)}: pagu terlampaui"
    tanpa_pagu = [str(satu.tahun) for satu in anggaran.eskalasi.tahun if satu.pagu is None]
    if tanpa_pagu:
        return f"Pagu {', '.join(tanpa_pagu)} belum diisi"
    if tersempit is None or not any(satu.total for satu in anggaran.eskalasi.tahun):
        semua_muat = anggaran.potongan.garis is None
        return "Belum ada biaya yang membebani APBD" if semua_muat else "Tidak satu pun kebutuhan muat di bawah pagu"
    return f"{tersempit.tahun} paling ketat: sisa {ringkas(tersempit.selisih or 0)}"


def susun_anggaran(
    berperingkat: Sequence[BarisAnggaran],
    berjalan: Sequence[BarisAnggaran],
    *,
    pagu: Mapping[int, int],
    daftar_tahun: Sequence[int],
    tabel: TabelHarga,
    eskalasi_persen: Decimal | int = 0,
    batas_opd: Mapping[str, BatasOpd] | None = None,
) -> Anggaran:
    """Price everything, walk down the ranking under the ceilings and the limits of the OPDs, and sum up the years.

    `berperingkat` is ordered best first. Prices escalate from the first year of the plan.
    """
    lama, lama_konstan = _beban(berjalan, JenisBeban.KOMITMEN, tabel, eskalasi_persen, min(daftar_tahun))
    baru, _ = _beban(berperingkat, JenisBeban.USULAN_BARU, tabel, eskalasi_persen, min(daftar_tahun))
    kasus = _kasus(berperingkat, baru, proyeksi(lama, pagu, daftar_tahun), batas_opd or {})
    potongan = garis_potong(
        kasus,
        [satu.id for satu in berperingkat],
        {tahun for tahun in daftar_tahun if tahun not in pagu},
        {satu.id: satu.butir.jumlah for satu in berperingkat},
    )
    orang = {satu.id: satu.orang for satu in potongan.keputusan if satu.muat}
    muat = [satu.sebanyak(orang[satu.id]) for satu in berperingkat if satu.id in orang]
    muat_naik, muat_tetap = _beban(muat, JenisBeban.USULAN_BARU, tabel, eskalasi_persen, min(daftar_tahun))
    dihitung = (*lama, *muat_naik)
    belum = {satu.id for satu in (*lama, *baru) if not satu.berharga}
    return Anggaran(
        eskalasi_persen=Decimal(eskalasi_persen),
        konstan=proyeksi((*lama_konstan, *muat_tetap), pagu, daftar_tahun),
        eskalasi=proyeksi(dihitung, pagu, daftar_tahun),
        seluruh=proyeksi((*lama, *baru), pagu, daftar_tahun),
        potongan=potongan,
        kasus=kasus,
        beban=dihitung,
        baris=(*berjalan, *muat),
        tanpa_harga=tuple(satu for satu in (*berjalan, *berperingkat) if satu.id in belum),
    )


def _kasus(
    berperingkat: Sequence[BarisAnggaran],
    beban: Sequence[Beban],
    komitmen: Proyeksi,
    batas_opd: Mapping[str, BatasOpd],
) -> Kasus:
    """Return the needs that can be priced as the case that is walked down."""
    return Kasus(
        tahun=tuple(satu.tahun for satu in komitmen.tahun),
        pagu={satu.tahun: satu.pagu for satu in komitmen.tahun if satu.pagu is not None},
        komitmen={satu.tahun: satu.komitmen for satu in komitmen.tahun},
        kebutuhan=tuple(
            Kebutuhan(
                satu.id,
                satu.kode_opd,
                Fraction(0),
                satu.butir.jumlah,
                tuple(rupiah // satu.butir.jumlah for rupiah in biaya.per_tahun.values()) or (0,),
                (satu.butir.tahun_mulai,),
                satu.wajib,
                satu.semua_atau_tidak,
                pergi=satu.pergi,
            )
            for satu, biaya in zip(berperingkat, beban, strict=True)
            if biaya.berharga
        ),
        opd=batas_opd,
    )


def _beban(
    daftar: Iterable[BarisAnggaran],
    jenis: JenisBeban,
    tabel: TabelHarga,
    eskalasi_persen: Decimal | int,
    tahun_harga: int,
) -> tuple[list[Beban], list[Beban]]:
    """Return the costs at escalated and at constant prices."""
    eskalasi, konstan = [], []
    for satu in daftar:
        biaya = perkirakan(satu.butir, tabel, eskalasi_persen=eskalasi_persen, tahun_harga=tahun_harga)
        konstan.append(_satu_beban(satu, jenis, biaya.per_tahun, biaya.berharga))
        eskalasi.append(
            _satu_beban(satu, jenis, biaya.per_tahun_eskalasi, biaya.berharga) if eskalasi_persen else konstan[-1]
        )
    return eskalasi, konstan


def _satu_beban(satu: BarisAnggaran, jenis: JenisBeban, per_tahun: Mapping[int, int], berharga: bool) -> Beban:
    return Beban(
        satu.id,
        jenis,
        satu.butir.jumlah,
        per_tahun,
        opd=satu.opd,
        jenjang=satu.butir.jenjang.label,
        program_studi=satu.program_studi,
        sumber=satu.butir.pembiayaan.label,
        berharga=berharga,
    )
