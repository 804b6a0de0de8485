"""The needs of a period with what they are judged by, ranked, and what other weights would move."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from smartpns.biaya.queries import perkiraan_biaya
from smartpns.biaya.rules import ButirBiaya, Perkiraan
from smartpns.core.formats import rupiah
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import BarisDinilai, butir_biaya, untuk_dinilai
from smartpns.organisasi.queries import KeadaanJabatan, keadaan_jabatan
from smartpns.prioritas import rules
from smartpns.prioritas.queries.bobot import Bobot, bobot_berlaku, nilai_bobot
from smartpns.prioritas.rules import KRITERIA, Bahan, Hasil, NilaiKebutuhan


@dataclass(frozen=True, slots=True)
class Dinilai:
    """A need to be ranked, with the state of its post, what its cost depends on, and what its values are made of."""

    baris: BarisDinilai
    keadaan: KeadaanJabatan
    butir: ButirBiaya
    bahan: Bahan


@dataclass(frozen=True, slots=True)
class Terperingkat:
    """A need with its rank and points."""

    dinilai: Dinilai
    hasil: Hasil

    @property
    def baris(self) -> BarisDinilai:
        return self.dinilai.baris

    @property
    def rincian(self) -> list[dict[str, Any]]:
        """The points by criterion with all numbers from which they can be recomputed, as the snapshot keeps them."""
        teks = self.dinilai.bahan.teks(rupiah)
        return [
            {"kode": kriteria.kode, "nama": kriteria.nama, "teks": teks[kriteria.kode], **poin._asdict()}
            for kriteria, poin in zip(KRITERIA, self.hasil.poin, strict=True)
        ]


def peringkat(periode: Periode, bobot: Bobot | None = None) -> list[Terperingkat]:
    """The verified needs of a period, best first, by these weights (default: those in force today).

    A constant number of statements, whatever the number of needs.
    """
    return urutkan(kebutuhan_dinilai(periode), nilai_bobot(bobot_berlaku()) if bobot is None else bobot)


def kebutuhan_dinilai(periode: Periode) -> list[Dinilai]:
    """The verified needs of a period with everything that ranking asks for."""
    semua = untuk_dinilai(periode)
    if not semua:
        return []
    keadaan = keadaan_jabatan(hari_ini())
    butir = [butir_biaya(baris) for baris in semua]
    kosong = KeadaanJabatan()
    return [
        _dinilai(baris, keadaan.get((baris.opd_id, baris.jabatan_id), kosong), satu, biaya)
        for baris, satu, biaya in zip(semua, butir, perkiraan_biaya(butir), strict=True)
    ]


def urutkan(semua: Sequence[Dinilai], bobot: Bobot) -> list[Terperingkat]:
    """Rank; the code of a need is its id, so that the last tie rule can be followed on the page."""
    per_kode = {satu.baris.kode: satu for satu in semua}
    nilai = [NilaiKebutuhan(kode, satu.baris.opd_kode, satu.bahan.nilai) for kode, satu in per_kode.items()]
    return [Terperingkat(per_kode[hasil.id], hasil) for hasil in rules.hitung(nilai, bobot)]


@dataclass(frozen=True, slots=True)
class Pergeseran:
    """How other weights move a need."""

    baris: BarisDinilai
    lama: int
    baru: int

    @property
    def naik(self) -> int:
        """How many places up; negative for down."""
        return self.lama - self.baru


@dataclass(frozen=True)
class Geseran:
    """What other weights do to the whole list."""

    periode: Periode
    jumlah: int
    pindah: Sequence[Pergeseran]
    """Every need whose rank changes, the largest move first."""

    @property
    def naik(self) -> int:
        return sum(satu.naik > 0 for satu in self.pindah)

    @property
    def turun(self) -> int:
        return sum(satu.naik < 0 for satu in self.pindah)


def pergeseran(periode: Periode, bobot: Bobot) -> Geseran:
    """Rank by these weights and by those in force, and compare."""
    semua = kebutuhan_dinilai(periode)
    lama = {satu.hasil.id: satu.hasil.peringkat for satu in urutkan(semua, nilai_bobot(bobot_berlaku()))}
    geser = [Pergeseran(satu.baris, lama[satu.hasil.id], satu.hasil.peringkat) for satu in urutkan(semua, bobot)]
    pindah = sorted((g for g in geser if g.naik), key=lambda g: (-abs(g.naik), g.baru))
    return Geseran(periode, len(semua), pindah)


def _dinilai(baris: BarisDinilai, keadaan: KeadaanJabatan, butir: ButirBiaya, biaya: Perkiraan) -> Dinilai:
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
    )
    return Dinilai(baris, keadaan, butir, bahan)
