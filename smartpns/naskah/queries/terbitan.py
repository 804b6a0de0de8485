"""Issued documents: one of them, and the list with its filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, extract, func, select
from sqlalchemy.orm import joinedload, undefer

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.naskah.models import Naskah, PenghitungNaskah
from smartpns.naskah.rules import JenisNaskah, StatusNaskah
from smartpns.organisasi.queries import opd_lingkup


@dataclass(frozen=True)
class Saringan:
    """What the list is narrowed to; None or "" is everything."""

    jenis: JenisNaskah | None = None
    status: StatusNaskah | None = None
    tahun: int | None = None
    kata: str = ""


def ambil_naskah(id_: UUID, pelaku: Pelaku, *, kunci: bool = False) -> Naskah:
    """A document within the scope of `pelaku`, with the data it prints; `kunci` holds it until the transaction ends."""
    pilih = _terlihat(select(Naskah), pelaku).where(Naskah.id == id_).options(undefer(Naskah.isi))
    naskah = db.session.scalar(pilih.with_for_update(of=Naskah) if kunci else pilih)
    if naskah is None:
        raise TidakDitemukan("Naskah ini tidak ada atau bukan milik OPD Anda. Lihat daftar naskah.")
    return naskah


def hitung_naskah(saringan: Saringan, pelaku: Pelaku) -> int:
    """How many documents match."""
    pilih = _saring(_terlihat(select(Naskah), pelaku), saringan)
    return db.session.scalar(select(func.count()).select_from(pilih.subquery())) or 0


def daftar_naskah(saringan: Saringan, pelaku: Pelaku, mulai: int = 0, banyak: int | None = None) -> Sequence[Naskah]:
    """The documents that match, newest first."""
    pilih = _saring(_terlihat(select(Naskah), pelaku), saringan)
    urut = pilih.order_by(Naskah.diterbitkan_pada.desc(), Naskah.id).options(joinedload(Naskah.opd))
    return db.session.scalars(urut.offset(mulai).limit(banyak)).all()


def tahun_naskah(pelaku: Pelaku) -> list[int]:
    """The years in which documents are dated, newest first."""
    tahun = extract("year", Naskah.tanggal)
    pilih = _terlihat(select(tahun).distinct(), pelaku)
    return sorted((int(t) for t in db.session.scalars(pilih)), reverse=True)


def _terlihat(pilih: Select[Any], pelaku: Pelaku) -> Select[Any]:
    """An OPD sees what is about itself."""
    batas = opd_lingkup(pelaku)
    return pilih if batas is None else pilih.where(Naskah.opd_id == batas)


def _saring(pilih: Select[Any], saringan: Saringan) -> Select[Any]:
    if saringan.jenis:
        pilih = pilih.where(Naskah.jenis == saringan.jenis)
    if saringan.status:
        pilih = pilih.where(Naskah.status == saringan.status)
    if saringan.tahun:
        pilih = pilih.where(extract("year", Naskah.tanggal) == saringan.tahun)
    for kata in saringan.kata.casefold().split():
        pilih = pilih.where(
            func.lower(Naskah.judul + " " + func.coalesce(Naskah.nomor, "")).contains(kata, autoescape=True)
        )
    return pilih


def naskah_berlaku(
    jenis: JenisNaskah, *, usulan_id: UUID | None = None, periode_id: UUID | None = None
) -> Naskah | None:
    """The valid document of a kind about an usulan, or about any version of the plan of a period."""
    pilih = select(Naskah).where(Naskah.jenis == jenis, Naskah.status == StatusNaskah.BERLAKU)
    if usulan_id:
        pilih = pilih.where(Naskah.usulan_id == usulan_id)
    else:
        pilih = pilih.where(Naskah.periode_id == periode_id)
    return db.session.scalar(pilih)


def nomor_berikut(penerbit: str, jenis: JenisNaskah, tahun: int) -> int:
    """The number that the counter would give next."""
    terakhir = db.session.scalar(
        select(PenghitungNaskah.terakhir).where(
            PenghitungNaskah.penerbit == penerbit, PenghitungNaskah.jenis == jenis, PenghitungNaskah.tahun == tahun
        )
    )
    return (terakhir or 0) + 1


def nomor_terpakai(penerbit: str, jenis: JenisNaskah, nomor: str) -> bool:
    """Whether a document of this kind has the number already."""
    pilih = select(Naskah.id).where(Naskah.penerbit == penerbit, Naskah.jenis == jenis, Naskah.nomor == nomor)
    return db.session.scalar(pilih) is not None
