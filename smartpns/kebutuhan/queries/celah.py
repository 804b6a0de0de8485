"""The gap of every post in every unit, with the needs it supports: the engine of `rules` over the stored facts."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from smartpns.core.db import db
from smartpns.kebutuhan.models import LAMA_PERIODE
from smartpns.kebutuhan.queries.kesenjangan import sebelum_bulan, syarat_jabatan
from smartpns.kebutuhan.rules import (
    AturanCelah,
    FaktaJabatan,
    Kesenjangan,
    Saran,
    hitung_celah,
    sarankan,
    urutkan_program,
)
from smartpns.organisasi.models import Jabatan, JenjangProgram, ProgramStudi, RumpunIlmu, SyaratJabatan, Unit
from smartpns.organisasi.queries import KeadaanUnit, keadaan_unit, program_pemangku, semua_parameter
from smartpns.organisasi.rules import (
    JENJANG_STUDI,
    Jenjang,
    Pembiayaan,
    Putusan,
    StatusJabatan,
    dalam_rumpun,
    kode_pengali,
    kode_semester,
)

SEMUA_BIDANG = ("", "Semua bidang ilmu")
"""Where posts stand that accept any field."""


@dataclass(frozen=True)
class CelahJabatan:
    """One post in one unit: its gap and the needs that the figures support.

    `program` are the names to choose from, the one to propose first at the head; empty where the requirement names
    no field and nobody in the district shows one. `rumpun` is the code and name of the science the post belongs to.
    """

    unit: Unit
    jabatan: Jabatan
    formasi: int | None
    celah: Kesenjangan
    saran: Sequence[Saran]
    program: Sequence[str]
    syarat: str
    rumpun: tuple[str, str]
    sebelum: str

    @property
    def opd(self) -> Unit:
        return self.unit.opd

    @property
    def kalimat(self) -> str:
        """The gap in one sentence: "7 dari 11 Auditor belum S1 Akuntansi; 2 pensiun sebelum 2031"."""
        return self.celah.kalimat(self.jabatan.nama, self.syarat, self.sebelum)

    @property
    def orang(self) -> int:
        """How many persons the figures support."""
        return sum(s.jumlah for s in self.saran)

    def alasan(self, saran: Saran) -> str:
        """Why this need: the gap, then how the number came about."""
        return f"{self.kalimat}. {saran.uraian}".removesuffix(" ").removesuffix(".") + "."


def aturan_celah(tahun_awal: int, pada: date) -> AturanCelah:
    """The numbers in force on that day for the period that begins with `tahun_awal`.

    A proposal is paid by the APBD and releases from the post, as a new row is unless the OPD says otherwise.
    """
    p = semua_parameter(pada)
    return AturanCelah(
        pada=pada,
        tahun_awal=tahun_awal,
        tahun_akhir=tahun_awal + LAMA_PERIODE - 1,
        bulan_masuk=int(p["bulan_masuk"]),
        semester={j: int(p[kode_semester(j)]) for j in JENJANG_STUDI},
        pengali=p[kode_pengali(Pembiayaan.APBD, StatusJabatan.DIBERHENTIKAN)],
        semester_perpanjangan=int(p["perpanjangan_semester"]) if p["hitung_perpanjangan"] else 0,
        kritikal_penerus=int(p["kritikal_penerus"]),
    )


def celah_jabatan(aturan: AturanCelah, opd_id: UUID | None = None) -> list[CelahJabatan]:
    """Every post with places or holders in every unit, in the order of units and names of posts.

    A constant number of statements, whatever the number of rows.
    """
    keadaan = keadaan_unit(aturan.pada, opd_id)
    unit = _unit(opd_id)
    jabatan = _jabatan(None if opd_id is None else {id_ for _, id_ in keadaan})
    program = _Program()
    sebelum = sebelum_bulan(aturan.batas_pensiun)
    syarat = {id_: syarat_jabatan(j) for id_, j in jabatan.items()}
    rumpun = {id_: program.rumpun_jabatan(j) for id_, j in jabatan.items()}
    hasil = []
    for (unit_id, jabatan_id), satu in keadaan.items():
        j = jabatan[jabatan_id]
        fakta = FaktaJabatan(j.jenjang_syarat, j.kritikal, satu.formasi, satu.pemangku)
        saran = sarankan(fakta, aturan) if j.aktif else []
        hasil.append(
            CelahJabatan(
                unit[unit_id],
                j,
                satu.formasi,
                hitung_celah(fakta, aturan),
                saran,
                program.pilihan(j, satu) if saran else (),
                syarat[jabatan_id],
                rumpun[jabatan_id],
                sebelum,
            )
        )
    return sorted(hasil, key=_urutan)


def _urutan(c: CelahJabatan) -> tuple[int, str, int, str, str]:
    return c.opd.urutan, c.opd.kode, c.unit.urutan, c.unit.kode, c.jabatan.nama


def _unit(opd_id: UUID | None) -> dict[UUID, Unit]:
    pilih = select(Unit).options(selectinload(Unit.opd))
    return {u.id: u for u in db.session.scalars(pilih if opd_id is None else pilih.where(Unit.opd_id == opd_id))}


def _jabatan(hanya: Collection[UUID] | None) -> dict[UUID, Jabatan]:
    syarat = selectinload(Jabatan.syarat)
    pilih = select(Jabatan).options(
        syarat.selectinload(SyaratJabatan.program_studi), syarat.selectinload(SyaratJabatan.rumpun)
    )
    return {j.id: j for j in db.session.scalars(pilih if hanya is None else pilih.where(Jabatan.id.in_(hanya)))}


class _Program:
    """The programmes that posts accept, each part read once and only when a post asks for it."""

    def __init__(self) -> None:
        self._per_jabatan: dict[UUID, tuple[list[UUID], list[UUID]]] = {}

    @cached_property
    def nama(self) -> dict[UUID, str]:
        return dict(db.session.execute(select(ProgramStudi.id, ProgramStudi.nama).where(ProgramStudi.aktif)).all())

    @cached_property
    def kode_rumpun(self) -> dict[UUID, str]:
        pilih = select(ProgramStudi.id, RumpunIlmu.kode).join(RumpunIlmu, RumpunIlmu.id == ProgramStudi.rumpun_id)
        return dict(db.session.execute(pilih).all())

    @cached_property
    def rumpun_utama(self) -> dict[str, str]:
        pilih = select(RumpunIlmu.kode, RumpunIlmu.nama).where(RumpunIlmu.induk_id.is_(None))
        return dict(db.session.execute(pilih).all())

    @cached_property
    def diajarkan(self) -> Mapping[Jenjang, set[UUID]]:
        hasil: dict[Jenjang, set[UUID]] = {j: set() for j in Jenjang}
        for jenjang, program in db.session.execute(select(JenjangProgram.jenjang, JenjangProgram.program_studi_id)):
            hasil[jenjang].add(program)
        return hasil

    @cached_property
    def di_daerah(self) -> dict[UUID, Counter[UUID]]:
        return program_pemangku()

    def pilihan(self, jabatan: Jabatan, keadaan: KeadaanUnit) -> list[str]:
        """The names to choose from for this post in this unit."""
        if jabatan.id not in self._per_jabatan:
            self._per_jabatan[jabatan.id] = self._diterima(jabatan)
        disebut, lain = self._per_jabatan[jabatan.id]
        di_unit = Counter(p.program for p in keadaan.pemangku if p.program and p.putusan is Putusan.LOLOS)
        urut = urutkan_program(disebut, lain, di_unit, self.di_daerah.get(jabatan.id, Counter()), self.nama)
        return [self.nama[id_] for id_ in urut]

    def _diterima(self, jabatan: Jabatan) -> tuple[list[UUID], list[UUID]]:
        """The programmes that the post names, and those of its fields; only what is taught at its level, if anything.

        A post that accepts any field takes what its qualified holders in the district have studied.
        """
        diajarkan = self.diajarkan[jabatan.jenjang_syarat] if jabatan.jenjang_syarat else set()
        bernama = [s.program_studi_id for s in jabatan.syarat if s.program_studi_id in self.nama]
        disebut = [id_ for id_ in bernama if id_ in diajarkan] or bernama
        induk = [s.rumpun.kode for s in jabatan.syarat if s.rumpun]
        if not jabatan.syarat:
            serumpun = set(self.di_daerah.get(jabatan.id, ()))
        else:
            serumpun = {id_ for id_, kode in self.kode_rumpun.items() if any(dalam_rumpun(kode, i) for i in induk)}
        return disebut, list(serumpun & diajarkan & self.nama.keys())

    def rumpun_jabatan(self, jabatan: Jabatan) -> tuple[str, str]:
        """The science most of the accepted programmes and fields belong to; of equally frequent ones the first."""
        rumpun = [s.rumpun.kode for s in jabatan.syarat if s.rumpun]
        program = [self.kode_rumpun[s.program_studi_id] for s in jabatan.syarat if s.program_studi_id]
        utama = Counter(k.split(".")[0] for k in (*rumpun, *program))
        if not utama:
            return SEMUA_BIDANG
        satu = min(utama, key=lambda k: (-utama[k], k))
        return satu, self.rumpun_utama.get(satu, satu)
