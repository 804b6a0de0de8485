"""The needs of a period with what they are judged by, ranked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from smartpns.biaya.queries import perkiraan_biaya
from smartpns.biaya.rules import ButirBiaya, Perkiraan
from smartpns.core.formats import rupiah
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import BarisDinilai, batas_pensiun, butir_biaya, untuk_dinilai
from smartpns.organisasi.queries import KeadaanJabatan, keadaan_jabatan, keadaan_sub_unit, parameter
from smartpns.prioritas import rules
from smartpns.prioritas.queries.bobot import Bobot, nilai_bobot
from smartpns.prioritas.queries.kunci import bobot_dipakai
from smartpns.prioritas.queries.pemindahan import Pindah, pindah_berlaku
from smartpns.prioritas.queries.penilaian import nilai_tim
from smartpns.prioritas.rules import KRITERIA, Bahan, Hasil, NilaiKebutuhan, NilaiTim


@dataclass(frozen=True, slots=True)
class Dinilai:
    """A need to be ranked, with the state of its post, what its cost depends on, and what its values are made of."""

    baris: BarisDinilai
    keadaan: KeadaanJabatan
    butir: ButirBiaya
    bahan: Bahan


@dataclass(frozen=True, slots=True)
class Terperingkat:
    """A need with its points and both its ranks: computed (`hasil.peringkat`) and decided by the committee."""

    dinilai: Dinilai
    hasil: Hasil
    diputuskan: int
    pemindahan: Sequence[Pindah] = ()
    """The moves of this need that count; without any it may still give way to others."""

    @property
    def baris(self) -> BarisDinilai:
        return self.dinilai.baris

    @property
    def sebutan(self) -> str:
        """The need in one line: OPD, programme, post."""
        baris = self.baris
        return f"{baris.opd_nama}: {baris.jenjang_tujuan.sebut(baris.prodi_nama)} ({baris.jabatan_nama})"

    @property
    def dinilai_tim(self) -> bool:
        """Whether K2 and K3 come from the assessors."""
        return self.dinilai.bahan.tim is not None

    @property
    def rincian(self) -> list[dict[str, Any]]:
        """The points by criterion with all numbers from which they can be recomputed, as the snapshot keeps them.

        What people judge also says how many assessors did (`penilai`, 0 for none).
        """
        teks, penilai = self.dinilai.bahan.teks(rupiah), self.dinilai.bahan.penilai
        return [
            {"kode": kriteria.kode, "nama": kriteria.nama, "teks": teks[kriteria.kode], **poin._asdict()}
            | ({"penilai": penilai[kriteria.kode]} if kriteria.kode in penilai else {})
            for kriteria, poin in zip(KRITERIA, self.hasil.poin, strict=True)
        ]


def peringkat(periode: Periode, bobot: Bobot | None = None) -> list[Terperingkat]:
    """The verified needs of a period, best first, by these weights.

    By default those locked for the period, as long as none are those in force today.

    They stand in the computed order, with the rank that the committee decided beside it (`urutan_tim` orders by that).
    A constant number of statements, whatever the number of needs.
    """
    dihitung = urutkan(kebutuhan_dinilai(periode), nilai_bobot(bobot_dipakai(periode)) if bobot is None else bobot)
    return putuskan(dihitung, pindah_berlaku(periode))


def putuskan(dihitung: Sequence[Terperingkat], pindah: Sequence[Pindah]) -> list[Terperingkat]:
    """The needs, in the computed order that they come in, with their decided rank after these moves, oldest first."""
    per_kebutuhan: dict[UUID, list[Pindah]] = defaultdict(list)
    for satu in pindah:
        per_kebutuhan[satu.kebutuhan_id].append(satu)
    urutan = rules.terapkan([satu.baris.id for satu in dihitung], [(satu.kebutuhan_id, satu.ke) for satu in pindah])
    tempat = {id_: nomor for nomor, id_ in enumerate(urutan, start=1)}
    return [
        replace(satu, diputuskan=tempat[satu.baris.id], pemindahan=tuple(per_kebutuhan[satu.baris.id]))
        for satu in dihitung
    ]


def urutan_tim(semua: Sequence[Terperingkat]) -> list[Terperingkat]:
    """The needs in the order that the committee decided."""
    return sorted(semua, key=lambda satu: satu.diputuskan)


def kebutuhan_dinilai(periode: Periode) -> list[Dinilai]:
    """The verified needs of a period with everything that ranking asks for."""
    semua = untuk_dinilai(periode)
    if not semua:
        return []
    keadaan = _keadaan(semua, batas_pensiun(periode))
    butir = [butir_biaya(baris) for baris in semua]
    kosong = KeadaanJabatan()
    tim = nilai_tim(periode)
    penuh = bool(parameter("kosong_celah_penuh", date(periode.tahun, 1, 1)))
    return [
        _dinilai(baris, keadaan.get((baris.unit_id, baris.jabatan_id), kosong), satu, biaya, tim.get(baris.id), penuh)
        for baris, satu, biaya in zip(semua, butir, perkiraan_biaya(butir), strict=True)
    ]


def _keadaan(semua: Sequence[BarisDinilai], pensiun_sampai: date) -> dict[tuple[UUID, UUID], KeadaanJabatan]:
    """The state of the posts that the needs are about: of the whole OPD, or of the unit below it that asks."""
    hari = hari_ini()
    sub_unit = {baris.unit_id for baris in semua if baris.unit_id != baris.opd_id}
    opd = keadaan_jabatan(hari, pensiun_sampai=pensiun_sampai)
    return opd | keadaan_sub_unit(hari, sub_unit, pensiun_sampai=pensiun_sampai)


def urutkan(semua: Sequence[Dinilai], bobot: Bobot) -> list[Terperingkat]:
    """Rank; the code of a need is its id, so that the last tie rule can be followed on the page."""
    per_kode = {satu.baris.kode: satu for satu in semua}
    nilai = [NilaiKebutuhan(kode, satu.baris.opd_kode, satu.bahan.nilai) for kode, satu in per_kode.items()]
    return [Terperingkat(per_kode[hasil.id], hasil, hasil.peringkat) for hasil in rules.hitung(nilai, bobot)]


def _dinilai(
    baris: BarisDinilai,
    keadaan: KeadaanJabatan,
    butir: ButirBiaya,
    biaya: Perkiraan,
    tim: NilaiTim | None,
    kosong_penuh: bool,
) -> Dinilai:
    bahan = Bahan(
        pemangku=keadaan.pemangku,
        belum_memenuhi=keadaan.belum_memenuhi,
        belum_dapat_dinilai=keadaan.belum_dapat_dinilai,
        formasi=keadaan.formasi,
        kosong=keadaan.kosong,
        pensiun=keadaan.pensiun,
        dukungan_rpjmd=baris.dukungan_rpjmd,
        kritikal=baris.kritikal,
        prioritas_opd=baris.prioritas_opd,
        biaya_per_orang=biaya.biaya_satu_orang if biaya.berharga else None,
        lama_menunggu=baris.lama_menunggu,
        tim=tim,
        kosong_penuh=kosong_penuh,
        unit="" if baris.unit_id == baris.opd_id else baris.unit_nama,
    )
    return Dinilai(baris, keadaan, butir, bahan)
