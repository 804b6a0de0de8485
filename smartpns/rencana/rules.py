"""The plan: states on the way to the decree (SK PPK), what a decree must carry.

Source: PP 11/2017 ps 203-207 (the PPK sets needs and plan; a change after that makes a new version).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError
from smartpns.core.formats import tanggal as format_tanggal
from smartpns.prioritas.rules import AturanSeri, aturan_pembeda


class StatusRencana(Berlabel):
    """Where a version of the plan stands."""

    DISUSUN = "disusun", "Disusun"
    MENUNGGU = "menunggu", "Menunggu penetapan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIGANTIKAN = "digantikan", "Digantikan"


class AksiRencana(Berlabel):
    """What a person does to a version of the plan."""

    KIRIM = "kirim", "Kirim untuk ditetapkan"
    KEMBALIKAN = "kembalikan", "Kembalikan ke perencana"
    TETAPKAN = "tetapkan", "Tetapkan"
    GANTI = "ganti", "Ganti dengan versi baru"


ALUR: dict[tuple[StatusRencana, AksiRencana], StatusRencana] = {
    (StatusRencana.DISUSUN, AksiRencana.KIRIM): StatusRencana.MENUNGGU,
    (StatusRencana.MENUNGGU, AksiRencana.TETAPKAN): StatusRencana.DITETAPKAN,
    (StatusRencana.MENUNGGU, AksiRencana.KEMBALIKAN): StatusRencana.DIKEMBALIKAN,
    (StatusRencana.DIKEMBALIKAN, AksiRencana.KIRIM): StatusRencana.MENUNGGU,
    (StatusRencana.DITETAPKAN, AksiRencana.GANTI): StatusRencana.DIGANTIKAN,
}


class TahapPenilaian(Berlabel):
    """Where the judging of K2 and K3 by people stands."""

    TANPA = "tanpa", "tidak dibuka"
    TERBUKA = "terbuka", "masih terbuka"
    DITUTUP = "ditutup", "sudah ditutup"


@dataclass(frozen=True)
class Kelengkapan:
    """How complete the data were when a version was frozen; counts of rows and needs, OPDs by name.

    `absen` are the OPDs that had nothing handed in, each with where its usulan stood; `belum_verifikasi` those whose
    usulan nobody decided yet; `tanpa_nilai` the needs that lack a value of a criterion with weight; `pengisian_sampai`
    the day and hour until which an OPD could still fill in, empty when intake was closed.
    """

    opd: int
    absen: list[str]
    belum_verifikasi: list[str]
    baris_belum: int
    belum_dipetakan: int
    penilaian: TahapPenilaian
    belum_dinilai_tim: int
    tanpa_nilai: int
    pengisian_sampai: str

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> Kelengkapan:
        """Read what `asdict` wrote."""
        return cls(**{**isi, "penilaian": TahapPenilaian(isi["penilaian"])})

    @property
    def terbuka(self) -> bool:
        """Whether the list could still change by what others do: then a version needs a reason."""
        return bool(self.pengisian_sampai) or self.penilaian is TahapPenilaian.TERBUKA

    @property
    def judul(self) -> str:
        """The finding in one line."""
        if self.absen:
            return f"{len(self.absen)} dari {self.opd} OPD belum mengajukan kebutuhan"
        if not self.butir:
            return f"Lengkap: {self.opd} OPD mengajukan, semua diverifikasi dan dinilai"
        return f"Semua {self.opd} OPD mengajukan; {len(self.butir)} hal belum selesai"

    @property
    def ringkas(self) -> str:
        """One sentence for documents and the public page."""
        ikut = f"Disusun dari usulan {self.opd - len(self.absen)} dari {self.opd} perangkat daerah"
        belum = len(self.belum_verifikasi)
        return f"{ikut}; usulan {belum} di antaranya belum diverifikasi." if belum else f"{ikut}."

    @property
    def butir(self) -> list[str]:
        """What is missing beside the absent OPDs, each in words."""
        semua = (
            (len(self.belum_verifikasi), "usulan OPD belum selesai diverifikasi"),
            (self.baris_belum, "baris yang diajukan belum diputuskan"),
            (self.belum_dipetakan, "baris belum dipetakan ke program studi baku"),
            (self.belum_dinilai_tim, "kebutuhan belum dinilai tim: K2 memakai isian OPD, K3 tingkat jabatan"),
            (self.tanpa_nilai, "kebutuhan kekurangan nilai kriteria yang berbobot"),
        )
        kalimat = [f"{banyak} {apa}" for banyak, apa in semua if banyak]
        if self.penilaian is TahapPenilaian.TERBUKA:
            kalimat.append("penilaian K2 dan K3 masih terbuka")
        if self.pengisian_sampai:
            kalimat.append(f"pengisian masih terbuka sampai {self.pengisian_sampai}")
        return kalimat


def periksa_alasan_terbuka(kelengkapan: Kelengkapan, alasan: str) -> str:
    """Return the reason with tidy spaces; raise DomainError (field `alasan`) where one is due and there is none."""
    rapi = " ".join(alasan.split())
    if kelengkapan.terbuka and not rapi:
        apa = [kalimat for kalimat in kelengkapan.butir if "terbuka" in kalimat]
        raise DomainError(
            f"Daftar ini masih dapat berubah: {' dan '.join(apa)}. Tulis mengapa tidak ditunggu; pimpinan membacanya.",
            field="alasan",
        )
    return rapi


def periksa_penetapan(
    nomor: str, tanggal: date | None, *, hari_ini: date, disusun: date, nomor_terpakai: Collection[str] = ()
) -> str:
    """Return the decree number with tidy spaces; raise DomainError (field `sk_nomor` or `sk_tanggal`) otherwise.

    The pattern of the number is free. `disusun` is the day on which the snapshot was frozen: a decree cannot be older
    than the list that it sets. `nomor_terpakai` are the numbers of other plans.
    """
    rapi = " ".join(nomor.split())
    if not rapi:
        raise DomainError("Nomor SK belum diisi. Tulis seperti tertera di SK.", field="sk_nomor")
    if _samakan(rapi) in {_samakan(lain) for lain in nomor_terpakai}:
        raise DomainError(
            f"Nomor SK {rapi} sudah dipakai rencana lain. Periksa nomor pada SK yang ditandatangani.", field="sk_nomor"
        )
    if tanggal is None:
        raise DomainError("Tanggal SK belum diisi. Tulis seperti tertera di SK.", field="sk_tanggal")
    if tanggal > hari_ini:
        raise DomainError(
            f"Tanggal SK {format_tanggal(tanggal)} belum tiba. Tetapkan setelah SK ditandatangani.", field="sk_tanggal"
        )
    if tanggal < disusun:
        raise DomainError(
            f"Tanggal SK {format_tanggal(tanggal)} lebih awal dari daftar yang ditetapkan, yang disusun "
            f"{format_tanggal(disusun)}. Periksa tanggal SK, atau pilih versi rencana yang benar.",
            field="sk_tanggal",
        )
    return rapi


class Berperingkat(Protocol):
    """What a row of the list, stored or not, says about its rank."""

    @property
    def skor(self) -> float: ...

    @property
    def kode(self) -> str: ...

    @property
    def kode_opd(self) -> str: ...

    @property
    def rincian(self) -> Sequence[Mapping[str, Any]]: ...


def aturan_seri(atas: Berperingkat, bawah: Berperingkat) -> AturanSeri:
    """Return which rule put `bawah` below `atas`, its neighbour in the list."""
    return aturan_pembeda(_penentu(atas), _penentu(bawah))


def _penentu(baris: Berperingkat) -> tuple[Any, ...]:
    nilai = {satu["kode"]: satu["nilai"] for satu in baris.rincian}
    return (baris.skor, nilai["K1"], nilai["K2"], baris.kode_opd, baris.kode)


def _samakan(nomor: str) -> str:
    return re.sub(r"\s", "", nomor).casefold()


@dataclass(frozen=True)
class BedaLayanan:
    """One need that the best plan serves otherwise: people by the list decided, and by the best plan."""

    kode: str
    nama_opd: str
    program: str
    diputuskan: int
    terbaik: int

    @property
    def beda(self) -> int:
        return self.terbaik - self.diputuskan


@dataclass(frozen=True)
class BandingTerbaik:
    """The list as decided beside the best plan of the same case, as both stood when the version was frozen."""

    orang: int
    orang_terbaik: int
    nilai: float
    nilai_terbaik: float
    bukti: str
    beda: Sequence[BedaLayanan]

    @property
    def tambahan(self) -> list[BedaLayanan]:
        """Whom the best plan would serve in addition."""
        return [satu for satu in self.beda if satu.beda > 0]

    @property
    def berkurang(self) -> list[BedaLayanan]:
        """Whom it would serve less or not at all."""
        return [satu for satu in self.beda if satu.beda < 0]

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> BandingTerbaik:
        """Read what a version keeps."""
        return cls(**{**isi, "beda": [BedaLayanan(**satu) for satu in isi["beda"]]})
