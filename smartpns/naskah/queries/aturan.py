"""How a kind of document looks on a day: what the office has set, filled up from the installation and the unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from smartpns.core.db import db
from smartpns.core.instalasi import instalasi
from smartpns.naskah.models import AturanNaskah
from smartpns.naskah.rules import (
    DASAR_BAWAAN,
    POLA_BAWAAN,
    Aturan,
    JenisNaskah,
    Kertas,
    Penanda,
    baris_teks,
    jabatan_pemimpin,
    nama_daerah,
)
from smartpns.organisasi.models import Unit


def aturan_berlaku(jenis: JenisNaskah, opd: Unit | None, pada: date) -> Aturan:
    """The looks in force on a day; `opd` is who issues, None for the district."""
    aturan = aturan_bawaan(jenis, opd)
    for baris in (_terakhir(jenis, None, pada), _terakhir(jenis, opd.id, pada) if opd else None):
        if baris:
            aturan = _timpa(aturan, baris)
    return aturan


def aturan_bawaan(jenis: JenisNaskah, opd: Unit | None) -> Aturan:
    """What stands as long as nothing is set."""
    pemda = instalasi()
    daerah = nama_daerah(pemda.nama_pemda)
    kepala_daerah = f"{pemda.jabatan_penetap} {daerah}"
    kop: tuple[str, ...] = (f"Pemerintah {pemda.nama_pemda}", opd.nama if opd else pemda.nama_bkpsdm)
    kontak = f"Telepon {pemda.telepon}, surel {pemda.email}"
    alamat: tuple[str, ...] = (pemda.ibu_kota,) if opd else (pemda.alamat, kontak)
    penanda = Penanda(jabatan_pemimpin(opd.nama if opd else pemda.nama_bkpsdm))
    tembusan: tuple[str, ...] = ()
    if jenis is JenisNaskah.SK:
        kop, alamat, penanda = (kepala_daerah,), (), Penanda(kepala_daerah)
        tembusan = (f"Inspektur {pemda.nama_pemda}", "Kepala perangkat daerah yang bersangkutan")
    return Aturan(Kertas.A4, (*kop, *alamat), pemda.ibu_kota, POLA_BAWAAN[jenis], penanda, tembusan, DASAR_BAWAAN)


def _terakhir(jenis: JenisNaskah, opd_id: UUID | None, pada: date) -> AturanNaskah | None:
    return db.session.scalar(
        select(AturanNaskah)
        .where(AturanNaskah.jenis == jenis, AturanNaskah.opd_id == opd_id, AturanNaskah.berlaku_mulai <= pada)
        .order_by(AturanNaskah.berlaku_mulai.desc())
        .limit(1)
    )


def _timpa(dasar: Aturan, baris: AturanNaskah) -> Aturan:
    """What the office has set; an empty field leaves what stood. A signer is set as a whole."""
    jabatan = baris.jabatan or dasar.penanda.jabatan
    penanda = Penanda(jabatan, baris.nama, baris.pangkat, baris.nip, baris.sifat, baris.dasar_tugas)
    return Aturan(
        kertas=baris.kertas,
        kop=baris_teks(baris.kop) or dasar.kop,
        kota=baris.kota or dasar.kota,
        pola_nomor=baris.pola_nomor or dasar.pola_nomor,
        penanda=penanda if baris.jabatan or baris.nama else dasar.penanda,
        tembusan=baris_teks(baris.tembusan) or dasar.tembusan,
        dasar=baris_teks(baris.dasar) or dasar.dasar,
    )


@dataclass(frozen=True)
class RingkasAturan:
    """A kind as the settings page shows it: what holds today, and what was set for it, newest first."""

    jenis: JenisNaskah
    kini: Aturan
    riwayat: Sequence[AturanNaskah]


def ringkas_aturan(jenis: JenisNaskah, opd: Unit | None, pada: date) -> RingkasAturan:
    """One kind, for one OPD or for all."""
    pilih = select(AturanNaskah).where(AturanNaskah.jenis == jenis, AturanNaskah.opd_id == (opd.id if opd else None))
    riwayat = db.session.scalars(pilih.order_by(AturanNaskah.berlaku_mulai.desc())).all()
    return RingkasAturan(jenis, aturan_berlaku(jenis, opd, pada), riwayat)


def aturan_pada(jenis: JenisNaskah, opd: Unit | None, mulai: date) -> AturanNaskah | None:
    """The row that begins on exactly this day."""
    pilih = select(AturanNaskah).where(AturanNaskah.jenis == jenis, AturanNaskah.berlaku_mulai == mulai)
    return db.session.scalar(pilih.where(AturanNaskah.opd_id == (opd.id if opd else None)))


def penanda_opd(pada: date, opd: Iterable[Unit]) -> list[tuple[Unit, AturanNaskah | None]]:
    """Every OPD with what is set for its letters on a day; one statement."""
    pilih = (
        select(AturanNaskah)
        .where(AturanNaskah.opd_id.is_not(None), AturanNaskah.berlaku_mulai <= pada)
        .order_by(AturanNaskah.berlaku_mulai)
        .options(joinedload(AturanNaskah.opd))
    )
    per_opd = {baris.opd_id: baris for baris in db.session.scalars(pilih)}
    return [(unit, per_opd.get(unit.id)) for unit in opd]
