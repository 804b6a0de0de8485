"""Issuing documents, withdrawing them, and setting how they look."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import uuid4

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.akun.rules import SifatTugas, periksa_dasar
from smartpns.core.alur import maju
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.formats import tanggal as tulis_tanggal
from smartpns.core.kode import kode_verifikasi
from smartpns.core.waktu import lokal, sekarang
from smartpns.naskah.cetak import cetak
from smartpns.naskah.models import AturanNaskah, Naskah, PenghitungNaskah
from smartpns.naskah.queries import Bahan, aturan_pada, naskah_berlaku, nomor_terpakai
from smartpns.naskah.rules import (
    ALUR,
    NOMOR_TERPANJANG,
    AksiNaskah,
    JenisNaskah,
    Kertas,
    StatusNaskah,
    aksara_semua,
    periksa_pola,
    periksa_tanggal,
    sidik_berkas,
    tulis_nomor,
)
from smartpns.organisasi.models import Unit

TEMPLAT = 1
"""The version of the templates that print what is issued now. What is issued keeps the file that they gave."""


def terbitkan(
    bahan: Bahan,
    tanggal: date,
    oleh: Pelaku,
    *,
    situs: str,
    nomor: str = "",
    publik: bool = False,
    pada: datetime | None = None,
) -> Naskah:
    """Issue a document for good; the one of the same kind and subject that was valid until now is replaced.

    Without `nomor` the counter gives the next one. `situs` is the address of this installation, printed for the
    verification; `publik` lets anyone with the code download the document, where its kind allows that; `pada` is the
    instant of issuing, now unless a document of former days is brought in. Raises DomainError (field `nomor` or
    `tanggal`), also when what it tells is not finished.
    """
    if bahan.halangan:
        raise DomainError(bahan.halangan)
    kini = pada or sekarang()
    periksa_tanggal(tanggal, hari_ini=lokal(kini).date(), sumber=bahan.sumber_pada)
    lama = naskah_berlaku(
        bahan.jenis,
        usulan_id=bahan.usulan.id if bahan.usulan else None,
        periode_id=bahan.rencana.periode_id if bahan.rencana else None,
    )
    tertulis = _nomor(bahan, tanggal, nomor)
    isi = aksara_semua(bahan.isi | {"nomor": tertulis or "", "tanggal": tulis_tanggal(tanggal)})
    baru = Naskah(
        id=uuid4(),
        jenis=bahan.jenis,
        status=StatusNaskah.BERLAKU,
        penerbit=bahan.penerbit.kode if bahan.penerbit else "",
        nomor=tertulis,
        tanggal=tanggal,
        judul=bahan.judul,
        opd_id=bahan.opd.id if bahan.opd else None,
        nama_unit=bahan.nama_unit,
        usulan_id=bahan.usulan.id if bahan.usulan else None,
        rencana_id=bahan.rencana.id if bahan.rencana else None,
        periode_id=bahan.rencana.periode_id if bahan.rencana else None,
        isi=isi,
        templat=TEMPLAT,
        situs=situs,
        publik=publik and bahan.jenis.dapat_publik,
        diterbitkan_pada=kini,
        diterbitkan_oleh=oleh.nama,
    )
    baru.sidik = baru.hitung_sidik()
    baru.kode = kode_verifikasi(baru.sidik)
    baru.berkas = cetak(baru)
    baru.sidik_berkas = sidik_berkas(baru.berkas)
    if lama:
        _gantikan(lama, baru, oleh)
    db.session.add(baru)
    catat("terbitkan_naskah", baru, oleh)
    db.session.flush()
    return baru


def _gantikan(lama: Naskah, baru: Naskah, oleh: Pelaku) -> None:
    lama.status = maju(ALUR, lama.status, AksiNaskah.GANTI)
    lama.pengganti_id = baru.id
    catat("gantikan_naskah", lama, oleh, f"Digantikan naskah berkode {baru.kode}.")
    db.session.flush()


def _nomor(bahan: Bahan, tanggal: date, tertulis: str) -> str | None:
    """The number as typed, else the next of the counter; None for a kind that is numbered when it is signed."""
    if not bahan.jenis.bernomor:
        return None
    penerbit = bahan.penerbit.kode if bahan.penerbit else ""
    rapi = " ".join(tertulis.split())
    if not rapi:
        return _nomor_berikut(bahan, penerbit, tanggal)
    if len(rapi) > NOMOR_TERPANJANG:
        raise DomainError(f"Nomor paling panjang {NOMOR_TERPANJANG} huruf.", "nomor")
    if nomor_terpakai(penerbit, bahan.jenis, rapi):
        raise DomainError(
            f"Nomor {rapi} sudah dipakai naskah lain. Kosongkan agar diberi nomor berikutnya, atau tulis nomor lain.",
            "nomor",
        )
    return rapi


def _nomor_berikut(bahan: Bahan, penerbit: str, tanggal: date) -> str:
    """Count on until a number is free; numbers typed by hand may stand in the way."""
    kunci = {"penerbit": penerbit, "jenis": bahan.jenis, "tahun": tanggal.year}
    hitung = db.session.get(PenghitungNaskah, (penerbit, bahan.jenis, tanggal.year)) or PenghitungNaskah(
        **kunci, terakhir=0
    )
    db.session.add(hitung)
    db.session.flush()
    while True:
        hitung.terakhir = PenghitungNaskah.terakhir + 1  # counted by the database, so two at once get two numbers
        db.session.flush()
        db.session.refresh(hitung)
        nomor = tulis_nomor(bahan.aturan.pola_nomor, hitung.terakhir, bahan.singkatan, tanggal)
        if not nomor_terpakai(penerbit, bahan.jenis, nomor):
            return nomor


def cabut(naskah: Naskah, alasan: str, oleh: Pelaku) -> None:
    """Withdraw a document; it stays in the record, and its verification says so."""
    rapi = alasan.strip()
    if not rapi:
        raise DomainError("Tulis alasan pencabutan; alasan ini masuk ke jejak audit.", "alasan")
    naskah.status = maju(ALUR, naskah.status, AksiNaskah.CABUT)
    naskah.dicabut_pada, naskah.alasan_cabut = sekarang(), rapi
    catat("cabut_naskah", naskah, oleh, rapi)
    db.session.flush()


@dataclass(frozen=True)
class IsianAturan:
    """The looks of a kind from a day on, as typed; lists one item per line."""

    berlaku_mulai: date
    kertas: Kertas = Kertas.A4
    kop: str = ""
    kota: str = ""
    pola_nomor: str = ""
    jabatan: str = ""
    sifat: SifatTugas = SifatTugas.DEFINITIF
    dasar_tugas: str = ""
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    tembusan: str = ""
    dasar: str = ""


def atur(jenis: JenisNaskah, opd: Unit | None, isian: IsianAturan, oleh: Pelaku) -> AturanNaskah:
    """Set how a kind looks from a day on, for one OPD or for all; a row that begins on the same day is corrected.

    What is issued already does not change. Raises DomainError (field `pola_nomor`; `dasar_tugas` for an acting signer).
    """
    if isian.sifat is not SifatTugas.DEFINITIF:
        periksa_dasar(isian.dasar_tugas, "dasar_tugas")
    nilai: dict[str, Any] = {nama: _rapi(satu) for nama, satu in vars(isian).items()}
    if isian.pola_nomor:
        nilai["pola_nomor"] = periksa_pola(isian.pola_nomor)
    baris = aturan_pada(jenis, opd, isian.berlaku_mulai)
    if baris is None:
        baris = AturanNaskah(jenis=jenis, opd=opd, opd_id=opd.id if opd else None)
    for nama, satu in nilai.items():
        setattr(baris, nama, satu)
    db.session.add(baris)
    catat("atur_naskah", baris, oleh)
    db.session.flush()
    return baris


def _rapi(nilai: Any) -> Any:
    return nilai.strip() if isinstance(nilai, str) and not isinstance(nilai, Enum) else nilai
