"""The list of requirements (SE MenPANRB 28/2021 and the agency rules that apply it), and a person judged by it.

A requirement counts on a day when its switch `syarat.<kode>` of the dated parameter table is 1 on that day; its numbers
stand in the same table. An admin therefore changes a requirement by a row with a later date, not by a new programme.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from smartpns.core.berlabel import Berlabel

from ..pilihan import Pembiayaan, StatusJabatan
from ..putusan import Penilaian, Putusan, simpulkan
from ..sisa_masa_kerja import kode_pengali
from . import uji
from .fakta import FaktaPegawai, StudiDituju
from .ketentuan import NilaiBerlaku

Uji = Callable[[FaktaPegawai, StudiDituju, uji.Angka], Penilaian]

_SE_28 = "SE MenPANRB 28/2021"
_BKKBN = "Peraturan BKKBN 11/2022; Permenhut 11/2025"
_BATAN = "SE MenPANRB 28/2021; Peraturan BATAN 4/2021"
_RIWAYAT = ("bulan_riwayat_berlaku",)


class Tahap(Berlabel):
    """When a requirement is judged."""

    PERENCANAAN = "perencanaan", "Dinilai dari data kepegawaian"
    PENDAFTARAN = "pendaftaran", "Dinilai saat pendaftaran"


@dataclass(frozen=True)
class SyaratTubel:
    """One requirement of a PNS for tugas belajar.

    `parameter` are the codes of its numbers, `juga` those of settings that bear on it, `dipakai` tells whether an
    installation starts with it. Where the number depends on person and study, `penentu` names the one that decides.
    One without `uji` is judged at registration, from papers that no personnel record holds.
    """

    kode: str
    label: str
    dasar_hukum: str
    uji: Uji | None = None
    parameter: tuple[str, ...] = ()
    juga: tuple[str, ...] = ()
    dipakai: bool = True
    penentu: Callable[[FaktaPegawai, StudiDituju], str] | None = None

    @property
    def sakelar(self) -> str:
        """The parameter code that says whether the requirement counts."""
        return f"syarat.{self.kode}"

    @property
    def tahap(self) -> Tahap:
        return Tahap.PENDAFTARAN if self.uji is None else Tahap.PERENCANAAN

    @property
    def semua_kode(self) -> tuple[str, ...]:
        """Every parameter that bears on it, its switch first."""
        return (self.sakelar, *self.parameter, *self.juga)

    @property
    def kode_utama(self) -> str:
        """Its first number, else its switch."""
        return self.parameter[0] if self.parameter else self.sakelar

    def kode_dasar(self, fakta: FaktaPegawai, studi: StudiDituju) -> str:
        """The parameter whose legal basis a verdict rests on."""
        return self.penentu(fakta, studi) if self.penentu else self.kode_utama


def _pengali_studi(_f: FaktaPegawai, s: StudiDituju) -> str:
    return kode_pengali(s.pembiayaan, s.status_jabatan)


def _usia_maks_orang(f: FaktaPegawai, s: StudiDituju) -> str:
    if s.jenjang not in uji.JENJANG_BERUSIA_MAKS:
        return "syarat.usia_maks"
    return uji.kode_usia_maks(s.jenjang, f.usia_bup or 0)


KODE_PENGALI = tuple(kode_pengali(p, s) for p in (Pembiayaan.APBD, Pembiayaan.MANDIRI) for s in StatusJabatan)
KODE_USIA_MAKS = tuple(
    uji.kode_usia_maks(jenjang, usia) for jenjang in uji.JENJANG_BERUSIA_MAKS for usia in (58, uji.BUP_TINGGI)
)

SYARAT_TUBEL: tuple[SyaratTubel, ...] = (
    SyaratTubel("status", "Status kepegawaian", _SE_28, uji.uji_status, juga=("pppk_boleh",)),
    SyaratTubel("masa_kerja", "Masa kerja sebagai PNS", _BKKBN, uji.uji_masa_kerja, ("masa_kerja_minimum",)),
    SyaratTubel(
        "kinerja",
        "Predikat kinerja",
        _BKKBN,
        uji.uji_kinerja,
        ("tahun_predikat_baik", "bulan_tenggat_predikat"),
    ),
    SyaratTubel(
        "kedudukan", "Tidak cuti di luar tanggungan negara atau diberhentikan sementara", _SE_28, uji.uji_kedudukan
    ),
    SyaratTubel(
        "hukdis_berjalan",
        "Tidak sedang menjalani hukuman disiplin sedang atau berat",
        _SE_28,
        uji.uji_hukdis_berjalan,
        juga=_RIWAYAT,
    ),
    SyaratTubel(
        "bebas_hukdis",
        "Bebas hukuman disiplin sedang atau berat",
        _BKKBN,
        uji.uji_bebas_hukdis,
        ("tahun_bebas_hukdis", "hukdis_sejak_berakhir"),
        _RIWAYAT,
    ),
    SyaratTubel(
        "tubel_gagal",
        "Tidak ada tugas belajar yang dibatalkan atau gagal",
        _BKKBN,
        uji.uji_tubel_gagal,
        ("tahun_bebas_tubel_gagal",),
        _RIWAYAT,
    ),
    SyaratTubel(
        "ikatan_dinas", "Tidak terikat ikatan dinas yang belum selesai", _BATAN, uji.uji_ikatan_dinas, juga=_RIWAYAT
    ),
    SyaratTubel("studi_lain", "Tidak sedang menempuh tugas belajar lain", _BATAN, uji.uji_studi_lain, juga=_RIWAYAT),
    SyaratTubel("jenjang", "Pendidikan terakhir satu tingkat di bawah yang dituju", _BATAN, uji.uji_jenjang),
    SyaratTubel(
        "sisa_masa_kerja",
        "Sisa masa kerja",
        _SE_28,
        uji.uji_masa_dinas,
        KODE_PENGALI,
        ("hitung_perpanjangan", "perpanjangan_semester", "sisa_sampai_tmt_pensiun"),
        penentu=_pengali_studi,
    ),
    SyaratTubel(
        "usia_maks",
        "Usia paling tinggi",
        "Permenhut 11/2025 (SE MenPANRB 28/2021 memakai sisa masa kerja)",
        uji.uji_usia_maks,
        KODE_USIA_MAKS,
        dipakai=False,
        penentu=_usia_maks_orang,
    ),
    SyaratTubel("bidang", "Program studi sesuai syarat jabatan", _BATAN, uji.uji_bidang),
    SyaratTubel("rekomendasi", "Rekomendasi kepala perangkat daerah (JPT pratama)", _SE_28),
    SyaratTubel("sehat", "Surat keterangan sehat jasmani dan rohani dari dokter pemerintah", _SE_28),
    SyaratTubel("tidak_diproses", "Tidak sedang dalam proses pemeriksaan disiplin atau pidana", _SE_28),
    SyaratTubel("tidak_diklat", "Tidak sedang mengikuti pelatihan wajib", "Peraturan BATAN 4/2021"),
    SyaratTubel("seleksi", "Lulus seleksi instansi, pemberi beasiswa, dan/atau perguruan tinggi", "Permenhut 11/2025"),
    SyaratTubel("tpa", "Nilai TPA atau TOEFL", "Permenhut 11/2025", dipakai=False),
)
"""In the order in which a person is told about them."""


class HasilSyarat(NamedTuple):
    """A requirement with its verdict on one person; `berlaku` is the row of the dated table it rests on."""

    syarat: SyaratTubel
    penilaian: Penilaian
    berlaku: NilaiBerlaku


@dataclass(frozen=True, slots=True)
class Kelayakan:
    """Everything that was judged about one person, with the outcome of it all."""

    hasil: tuple[HasilSyarat, ...]

    @property
    def putusan(self) -> Putusan:
        return simpulkan(h.penilaian.putusan for h in self.hasil)

    @property
    def penghalang(self) -> list[HasilSyarat]:
        """What is not passed, the fails before what cannot be judged."""
        kurang = [h for h in self.hasil if h.penilaian.putusan is not Putusan.LOLOS]
        return sorted(kurang, key=lambda h: h.penilaian.putusan is not Putusan.TIDAK)

    @property
    def jumlah_lolos(self) -> int:
        return sum(h.penilaian.putusan is Putusan.LOLOS for h in self.hasil)


@dataclass(frozen=True)
class Ketentuan:
    """All parameters in force on a day, by code, and the requirements they switch on.

    `diuji` holds each requirement with its test and the number it rests on, None where that depends on the person.
    """

    berlaku: Mapping[str, NilaiBerlaku]
    angka: Mapping[str, Decimal]
    diuji: tuple[tuple[SyaratTubel, Uji, NilaiBerlaku | None], ...]

    @classmethod
    def dari(cls, berlaku: Mapping[str, NilaiBerlaku]) -> Ketentuan:
        angka = {kode: satu.nilai for kode, satu in berlaku.items()}
        diuji = [(s, s.uji) for s in SYARAT_TUBEL if s.uji is not None and angka[s.sakelar]]
        return cls(berlaku, angka, tuple((s, uji, None if s.penentu else berlaku[s.kode_utama]) for s, uji in diuji))


def nilai_kelayakan(fakta: FaktaPegawai, studi: StudiDituju, ketentuan: Ketentuan) -> Kelayakan:
    """Judge a person by every requirement in force that personnel data can answer."""
    angka = ketentuan.angka
    return Kelayakan(
        tuple(
            HasilSyarat(s, uji(fakta, studi, angka), dasar or ketentuan.berlaku[s.kode_dasar(fakta, studi)])
            for s, uji, dasar in ketentuan.diuji
        )
    )
