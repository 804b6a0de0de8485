"""What the requirements of tugas belajar ask about a person, and about the study that is aimed at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..kualifikasi import Prodi, SyaratJabatan
from ..pilihan import Jenjang, Kedudukan, Pembiayaan, Predikat, StatusJabatan, StatusPegawai, TingkatHukdis


@dataclass(frozen=True, slots=True)
class StudiTercatat:
    """A tugas belajar on record; `perkiraan_selesai` follows from its length, `selesai_pada` is None while it runs."""

    sebutan: str
    mulai: date
    perkiraan_selesai: date
    selesai_pada: date | None = None


@dataclass(frozen=True, slots=True)
class FaktaPegawai:
    """A person as the requirements see one; None is "not known".

    Records that may be empty for two reasons - nothing happened, or nobody looked - are told apart by one date:
    `riwayat_diperiksa` is the day up to which somebody read the personnel file for hukuman disiplin, tugas belajar and
    ikatan dinas. Up to that day an empty record means that there is none.
    """

    status: StatusPegawai | None = None
    kedudukan: Kedudukan | None = None
    tanggal_lahir: date | None = None
    usia_bup: int | None = None
    tmt_pns: date | None = None
    jenjang: Jenjang | None = None
    penilaian: Mapping[int, Predikat] = field(default_factory=dict)
    riwayat_diperiksa: date | None = None
    hukdis_tingkat: TingkatHukdis | None = None
    hukdis_mulai: date | None = None
    hukdis_sampai: date | None = None
    studi: tuple[StudiTercatat, ...] = ()
    tubel_gagal_pada: date | None = None
    ikatan_dinas_sampai: date | None = None


@dataclass(frozen=True, slots=True)
class StudiDituju:
    """The study somebody is judged for. What will be true on `mulai` is judged by what is known on `dinilai_pada`."""

    jenjang: Jenjang
    mulai: date
    lama_semester: int | None
    pembiayaan: Pembiayaan
    status_jabatan: StatusJabatan
    prodi: Prodi | None
    syarat_jabatan: SyaratJabatan | None
    dinilai_pada: date
