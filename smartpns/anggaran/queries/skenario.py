"""Stored scenarios: their list, one version, and whether the data still are those it was computed from."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from smartpns.anggaran.models import Skenario, VersiSkenario
from smartpns.anggaran.queries.kasus import kasus_periode
from smartpns.anggaran.rules import Andaian, TigaDaftar, baca_andaian, baca_tiga_daftar
from smartpns.anggaran.susun.baca import KasusCacat
from smartpns.core.caching import Ingatan
from smartpns.core.db import db
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.kebutuhan.models import Periode


@dataclass(frozen=True)
class RingkasSkenario:
    """A version as lists show it; people and rupiah of the list it adopts."""

    versi: VersiSkenario
    nilai: float
    orang: int
    rupiah: int


def daftar_skenario(periode: Periode) -> Sequence[Skenario]:
    """The scenarios of a period by name, each with its versions."""
    pilih = select(Skenario).where(Skenario.periode_id == periode.id).order_by(Skenario.nama)
    return db.session.scalars(pilih.options(selectinload(Skenario.versi).joinedload(VersiSkenario.isi))).all()


def ringkas_skenario(versi: VersiSkenario) -> RingkasSkenario:
    """The figures of a version."""
    tiga = isi_versi(versi)
    return RingkasSkenario(versi, tiga.nilai(versi.daftar), tiga.orang(versi.daftar), tiga.rupiah(versi.daftar))


def versi_skenario(id_: UUID) -> VersiSkenario:
    """One version with its frozen answer. Raises TidakDitemukan."""
    lengkap = (joinedload(VersiSkenario.skenario).joinedload(Skenario.periode), joinedload(VersiSkenario.isi))
    versi = db.session.scalar(select(VersiSkenario).where(VersiSkenario.id == id_).options(*lengkap))
    if versi is None:
        raise TidakDitemukan("Skenario ini tidak ada. Buka daftar skenario untuk melihat yang ada.")
    return versi


_terbaca: Ingatan[TigaDaftar] = Ingatan(8)


def isi_versi(versi: VersiSkenario) -> TigaDaftar:
    """What a version froze; it never changes, so it is read once."""
    isi = versi.isi
    return _terbaca.baca(versi.id) or _terbaca.simpan(
        versi.id, baca_tiga_daftar(isi.kasus, isi.jawaban, isi.keterangan)
    )


def andaian_versi(versi: VersiSkenario) -> Andaian:
    """What a version assumed."""
    return baca_andaian(versi.andaian)[0]


def pastikan_masih_berlaku(versi: VersiSkenario) -> None:
    """Raise DomainError unless the data in force today give exactly the case that the version froze.

    What others decide (ceilings, weights, escalation, extension) counts as it is in force, whatever was tried.
    """
    andaian = andaian_versi(versi)
    try:
        kini = kasus_periode(versi.skenario.periode, andaian.kebijakan)
    except KasusCacat as e:
        raise DomainError(f"{versi} tidak dapat dipakai: {e.pesan}.", field="skenario") from e
    if kini.sidik == versi.sidik:
        return
    dicoba = andaian != andaian.kebijakan
    sebab = (
        "pagu, bobot, kenaikan biaya, atau perpanjangan yang dicobanya belum menjadi ketetapan, atau datanya berubah"
        if dicoba
        else "data berubah sejak skenario itu disimpan (kebutuhan, peringkat, biaya, pagu, komitmen, atau kuota)"
    )
    raise DomainError(
        f"{versi} tidak dapat menjadi dasar rencana: {sebab}. Simpan versi baru dari data sekarang, lalu pilih lagi.",
        field="skenario",
    )
