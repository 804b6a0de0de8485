"""What the figures propose to one OPD, and what it has made of each proposal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Kebutuhan, SaranDiabaikan, Usulan
from smartpns.kebutuhan.queries.celah import CelahJabatan, aturan_celah, celah_jabatan
from smartpns.kebutuhan.queries.kesenjangan import Posisi
from smartpns.kebutuhan.queries.sisa import sisa_usulan
from smartpns.kebutuhan.rules import BarisPenutup, IsianKebutuhan, Jawaban, KeadaanSaran, Saran, jawaban_baris
from smartpns.organisasi.rules import JENJANG_STUDI, di_atas


@dataclass(frozen=True)
class SaranUsulan:
    """One proposal to an OPD, how far its rows answer it, and the dismissal if there is one."""

    celah: CelahJabatan
    saran: Saran
    jawaban: Jawaban
    diabaikan: SaranDiabaikan | None

    @property
    def kunci(self) -> tuple[UUID, UUID, int]:
        return self.celah.unit.id, self.celah.jabatan.id, self.saran.tahun_mulai

    @property
    def alamat(self) -> dict[str, Any]:
        """The parts of an address that name this proposal."""
        return dict(zip(("unit_id", "jabatan_id", "tahun"), self.kunci, strict=True))

    @property
    def keadaan(self) -> KeadaanSaran:
        return self.jawaban.keadaan(self.saran, diabaikan=self.diabaikan is not None)

    @property
    def siap(self) -> bool:
        """Whether it can become a row at once: not answered, and its programme is known."""
        return self.keadaan is KeadaanSaran.BARU and bool(self.celah.program)

    @property
    def program(self) -> str:
        """The programme proposed, "" when the OPD has to choose one."""
        return self.celah.program[0] if self.celah.program else ""

    @property
    def alasan(self) -> str:
        return self.celah.alasan(self.saran)

    def isian(self, program: str | None = None) -> IsianKebutuhan:
        """The row that this proposal makes."""
        s, kini = self.saran, self.saran.jenjang_saat_ini
        setara = kini is not None and not di_atas(s.jenjang, kini)
        alasan_jenjang = "Jenjang sudah memenuhi, tetapi program studinya tidak sesuai syarat jabatan."
        return IsianKebutuhan(
            unit_id=self.celah.unit.id,
            jabatan_id=self.celah.jabatan.id,
            jenjang_saat_ini=kini,
            jenjang_tujuan=s.jenjang,
            alasan_jenjang=alasan_jenjang if setara else "",
            program_studi=self.program if program is None else program,
            jumlah=s.jumlah,
            tahun_mulai=s.tahun_mulai,
            alasan=self.alasan,
        )


def saran_usulan(usulan: Usulan) -> list[SaranUsulan]:
    """Every proposal to this OPD in this period, the largest first."""
    semua = celah_jabatan(aturan_celah(usulan.periode.tahun, hari_ini()), usulan.opd_id)
    pasangan = [(c, s) for c in semua for s in c.saran]
    diabaikan = {(d.unit_id, d.jabatan_id, d.tahun_mulai): d for d in saran_diabaikan(usulan)}
    jawaban = jawaban_baris(
        [(c.unit.id, c.jabatan.id, s) for c, s in pasangan],
        [_penutup(b, {(c.unit.id, c.jabatan.id) for c, _ in pasangan}) for b in usulan.kebutuhan],
    )
    hasil = [
        SaranUsulan(c, s, j, diabaikan.get((c.unit.id, c.jabatan.id, s.tahun_mulai)))
        for (c, s), j in zip(pasangan, jawaban, strict=True)
    ]
    return sorted(hasil, key=lambda s: -s.saran.jumlah)


def isian_awal(usulan: Usulan, posisi: Posisi | None) -> IsianKebutuhan:
    """What a new row begins with: of a chosen post the largest proposal not answered yet.

    A post without one brings what is certain about it: its level, its only programme, its gap as the reason; how many
    are needed is then for the OPD to say.
    """
    kosong = IsianKebutuhan(jumlah=1, unit_id=usulan.opd_id, tahun_mulai=usulan.periode.tahun)
    if posisi is None:
        return kosong
    jabatan = posisi.jabatan
    for saran in saran_usulan(usulan):
        if saran.celah.jabatan.id == jabatan.id and saran.keadaan is KeadaanSaran.BARU:
            return saran.isian()
    program = [s.program_studi.nama for s in jabatan.syarat if s.program_studi]
    return replace(
        kosong,
        jabatan_id=jabatan.id,
        jenjang_saat_ini=posisi.jenjang_terbanyak,
        jenjang_tujuan=jabatan.jenjang_syarat if jabatan.jenjang_syarat in JENJANG_STUDI else None,
        program_studi=program[0] if len(program) == 1 else "",
        alasan=f"{posisi.kalimat}." if posisi.celah.batas_wajar else "",
    )


@dataclass(frozen=True)
class BelumDijawab:
    """How many proposals, and how many unfilled needs of the former period, the OPD has not answered yet."""

    saran: int
    sisa: int


def belum_dijawab(usulan: Usulan) -> BelumDijawab:
    return BelumDijawab(
        sum(s.keadaan is KeadaanSaran.BARU for s in saran_usulan(usulan)),
        sum(s.terbuka for s in sisa_usulan(usulan)),
    )


def _penutup(baris: Kebutuhan, disarankan: set[tuple[UUID, UUID]]) -> BarisPenutup:
    """A row as an answer; a row of the OPD itself speaks for all units unless the OPD's own post lacks something."""
    umum = baris.unit_id == baris.usulan.opd_id and (baris.unit_id, baris.jabatan_id) not in disarankan
    return BarisPenutup(
        baris.nomor, None if umum else baris.unit_id, baris.jabatan_id, baris.jenjang_tujuan, baris.jumlah
    )


def satu_saran(usulan: Usulan, unit_id: UUID, jabatan_id: UUID, tahun: int) -> SaranUsulan:
    """One proposal of this usulan. Raises TidakDitemukan when the figures do not propose it (any more)."""
    kunci = unit_id, jabatan_id, tahun
    satu = next((s for s in saran_usulan(usulan) if s.kunci == kunci), None)
    if satu is None:
        raise TidakDitemukan("Saran ini tidak ada lagi: data jabatannya sudah berubah, atau bukan milik OPD Anda.")
    return satu


def saran_diabaikan(usulan: Usulan) -> Sequence[SaranDiabaikan]:
    """What the OPD dismissed in this period with its reasons, the latest first."""
    return db.session.scalars(
        select(SaranDiabaikan)
        .where(SaranDiabaikan.usulan_id == usulan.id)
        .options(joinedload(SaranDiabaikan.unit), joinedload(SaranDiabaikan.jabatan))
        .order_by(SaranDiabaikan.created_at.desc(), SaranDiabaikan.id)
    ).all()


def ambil_abaian(usulan: Usulan, id_: UUID) -> SaranDiabaikan:
    """One dismissal of this usulan. Raises TidakDitemukan."""
    satu = db.session.get(SaranDiabaikan, id_)
    if satu is None or satu.usulan_id != usulan.id:
        raise TidakDitemukan("Saran ini sudah tidak diabaikan, atau bukan milik OPD Anda.")
    return satu
