"""Documents as the public finds them and as their keepers see them."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.dokumen.models import Dokumen, VersiDokumen
from smartpns.dokumen.rules import JenisDokumen
from smartpns.organisasi.models import Unit


def semua_dokumen() -> Sequence[Dokumen]:
    """Every document by title, those that wait to go public included: for their keepers."""
    pilih = select(Dokumen).options(selectinload(Dokumen.versi), selectinload(Dokumen.unit)).order_by(Dokumen.judul)
    return db.session.scalars(pilih).all()


def cari_dokumen(kata: str = "", jenis: JenisDokumen | None = None) -> list[Dokumen]:
    """Public documents with every word in title, summary, number or text; by title."""
    pilih = select(Dokumen).options(selectinload(Dokumen.versi), selectinload(Dokumen.unit)).order_by(Dokumen.judul)
    if jenis:
        pilih = pilih.where(Dokumen.jenis == jenis)
    dicari = kata.casefold().split()
    return [d for d in db.session.scalars(pilih) if d.tampil and all(k in _kata(d) for k in dicari)]


def _kata(dokumen: Dokumen) -> str:
    terbaru = dokumen.tampil[0]
    return " ".join((dokumen.judul, dokumen.ringkasan, terbaru.nomor, terbaru.isi, dokumen.unit.nama)).casefold()


def dokumen_terbaru(jumlah: int) -> Sequence[VersiDokumen]:
    """The latest versions by date, at most one per document."""
    semua = db.session.scalars(
        select(VersiDokumen)
        .where(VersiDokumen.tampil_pada.is_not(None))
        .options(selectinload(VersiDokumen.dokumen))
        .order_by(VersiDokumen.tanggal.desc(), VersiDokumen.versi.desc())
        .limit(jumlah * 3)
    )
    per_dokumen = {v.dokumen_id: v for v in reversed(list(semua))}
    return sorted(per_dokumen.values(), key=lambda v: v.tanggal, reverse=True)[:jumlah]


def dokumen_menurut_slug(slug: str) -> Dokumen:
    """The public document at an address. Raises TidakDitemukan."""
    dokumen = db.session.scalar(select(Dokumen).where(Dokumen.slug == slug).options(selectinload(Dokumen.versi)))
    if dokumen is None or not dokumen.tampil:
        raise TidakDitemukan("Dokumen ini tidak ada. Lihat daftar dokumen untuk menemukan yang Anda cari.")
    return dokumen


def versi_menurut_nomor(dokumen: Dokumen, versi: int | None) -> VersiDokumen:
    """The public version asked for, else the newest."""
    cocok = (v for v in dokumen.tampil if versi in (None, v.versi))
    hasil = next(cocok, None)
    if hasil is None:
        raise TidakDitemukan(f"Dokumen ini tidak mempunyai versi {versi}.")
    return hasil


def ambil_dokumen(dokumen_id: UUID) -> Dokumen:
    """One document. Raises TidakDitemukan."""
    dokumen = db.session.get(Dokumen, dokumen_id)
    if dokumen is None:
        raise TidakDitemukan("Dokumen ini tidak ada.")
    return dokumen


def ambil_versi(versi_id: UUID) -> VersiDokumen:
    """One version, public or not. Raises TidakDitemukan."""
    versi = db.session.get(VersiDokumen, versi_id)
    if versi is None:
        raise TidakDitemukan("Versi dokumen ini tidak ada.")
    return versi


def slug_terpakai() -> set[str]:
    """The addresses that documents have already."""
    return set(db.session.scalars(select(Dokumen.slug)))


def unit_penerbit() -> list[tuple[str, str]]:
    """Units that may issue a document, as (id, name)."""
    pilih = select(Unit).where(Unit.aktif).order_by(Unit.kode)
    return [(str(u.id), u.nama) for u in db.session.scalars(pilih)]


def letak_berkas(folder_data: str, versi: VersiDokumen) -> Path:
    """Where the PDF of a version lies."""
    return Path(folder_data) / "berkas" / versi.berkas
