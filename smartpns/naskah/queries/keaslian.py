"""The answer to whoever checks a document: what it is, whether it still holds, and whether it is as it was issued."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from smartpns.core.db import db
from smartpns.core.formats import tanggal as tulis_tanggal
from smartpns.core.instalasi import instalasi
from smartpns.core.kode import kode_verifikasi
from smartpns.naskah.models import Naskah
from smartpns.naskah.rules import JenisNaskah, Keadaan, Pokok, aksara, keadaan, pokok, sidik_berkas
from smartpns.rencana.models import Rencana
from smartpns.rencana.rules import StatusRencana

SK_BERNOMOR = "Naskah SK penetapan"
"""What the draft of a decree has become once it carries the number of the decree."""


@dataclass(frozen=True)
class Keaslian:
    """What anyone may know about a document: nothing of a person."""

    kode: str
    keadaan: Keadaan
    jenis: str
    judul: str
    nomor: str
    tanggal: date
    unit: str
    sidik_isi: str
    sidik_berkas: str | None = None
    """None when the file was not kept: a workbook, or a document issued before files were."""
    pokok: Pokok | None = None
    pengganti: str = ""
    """The code of the document that replaced it."""
    sk: str = ""
    """The decree by which the plan that it tells of was set since."""
    publik: bool = False

    @property
    def keputusan(self) -> bool:
        """Whether it says what a decree says, whose signed paper is what binds."""
        return self.jenis == SK_BERNOMOR


def keaslian(kode: str) -> Keaslian | None:
    """The document with this code: an issued one, else the workbook of a frozen plan. None when there is none."""
    naskah = naskah_berkode(kode)
    return _keaslian_rencana(kode) if naskah is None else _keaslian_naskah(naskah)


def naskah_berkode(kode: str) -> Naskah | None:
    """The issued document with this code, with its content and its file."""
    pilih = select(Naskah).where(Naskah.kode == kode)
    return db.session.scalar(pilih.options(joinedload(Naskah.pengganti), undefer(Naskah.isi), undefer(Naskah.berkas)))


def kode_berkas(sidik: str) -> str | None:
    """The code of the document whose file has this SHA-256; None for a file that was never issued."""
    return db.session.scalar(select(Naskah.kode).where(Naskah.sidik_berkas == sidik))


def _keaslian_naskah(naskah: Naskah) -> Keaslian:
    rencana = db.session.get(Rencana, naskah.rencana_id) if naskah.rencana_id else None
    nomor_sk = naskah.isi["sk"]["nomor"] if naskah.jenis is JenisNaskah.SK else ""
    diputus = rencana is None or (
        nomor_sk != "" if naskah.jenis is JenisNaskah.SK else rencana.status is StatusRencana.DITETAPKAN
    )
    hasil = keadaan(
        naskah.status,
        utuh=utuh(naskah),
        keputusan=diputus,
        sumber_berlaku=rencana is None or rencana.status is not StatusRencana.DIGANTIKAN,
    )
    return Keaslian(
        kode=naskah.kode,
        keadaan=hasil,
        jenis=SK_BERNOMOR if nomor_sk else naskah.jenis.label,
        judul=naskah.judul,
        nomor=naskah.nomor or nomor_sk,
        tanggal=naskah.tanggal,
        unit=naskah.nama_unit,
        sidik_isi=naskah.sidik,
        sidik_berkas=naskah.sidik_berkas,
        pokok=pokok(naskah.jenis, naskah.isi) if hasil is not Keadaan.BERUBAH else None,
        pengganti=naskah.pengganti.kode if naskah.pengganti else "",
        sk=rencana.sk_nomor or "" if rencana and hasil is Keadaan.KONSEP else "",
        publik=naskah.publik and hasil not in (Keadaan.BERUBAH, Keadaan.DICABUT),
    )


def utuh(naskah: Naskah) -> bool:
    """Whether content, file, code and the columns that lists show are still those of the day of issue."""
    return (
        naskah.hitung_sidik() == naskah.sidik
        and kode_verifikasi(naskah.sidik) == naskah.kode
        and aksara(naskah.nomor or "") == naskah.isi["nomor"]
        and aksara(naskah.judul) == naskah.isi["judul"]
        and tulis_tanggal(naskah.tanggal) == naskah.isi["tanggal"]
        and (naskah.berkas is None or sidik_berkas(naskah.berkas) == naskah.sidik_berkas)
    )


def _keaslian_rencana(kode: str) -> Keaslian | None:
    """The workbook of a plan that has its decree carries the code of the plan's own fingerprint."""
    ber_sk = db.session.scalars(select(Rencana).where(Rencana.sk_nomor.is_not(None)))
    rencana = next((r for r in ber_sk if kode_verifikasi(r.sidik) == kode), None)
    if rencana is None or rencana.sk_tanggal is None:
        return None
    return Keaslian(
        kode=kode,
        keadaan=Keadaan.BERLAKU if rencana.status is StatusRencana.DITETAPKAN else Keadaan.DIGANTIKAN,
        jenis="Buku kerja rencana",
        judul=str(rencana),
        nomor=rencana.sk_nomor or "",
        tanggal=rencana.sk_tanggal,
        unit=instalasi().nama_bkpsdm,
        sidik_isi=rencana.sidik,
    )
