"""Adding documents and versions; nothing that was published is ever removed."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.akun.services import bertanda, pastikan_orang_lain
from smartpns.core.berkas import tulis_utuh
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.pdf import bersihkan_pdf
from smartpns.core.teks import slug
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.dokumen.models import Dokumen, VersiDokumen
from smartpns.dokumen.queries import slug_terpakai
from smartpns.dokumen.rules import JenisDokumen, nama_aman, periksa_masa, periksa_pdf
from smartpns.organisasi.models import Unit
from smartpns.organisasi.queries import parameter


@dataclass(frozen=True)
class IsianDokumen:
    """What a document is, whatever its version."""

    jenis: JenisDokumen
    judul: str
    unit: Unit
    ringkasan: str


@dataclass(frozen=True)
class IsianVersi:
    """One version: its number and dates, its readable text, and the PDF as it was sent.

    `ringkasan` replaces the summary of the document once the version is public, when it is not empty.
    """

    nomor: str
    tanggal: date
    berlaku_mulai: date
    berlaku_sampai: date | None
    isi: str
    berkas: bytes
    nama_berkas: str
    ringkasan: str = ""


def unggah(dokumen: IsianDokumen, versi: IsianVersi, folder_data: str, oleh: Pelaku, alamat: str = "") -> Dokumen:
    """Add a document with its first version; `alamat` fixes its address, else the title gives one.

    Raises DomainError (field `berkas`, `berlaku_mulai`, `berlaku_sampai`, `judul`).
    """
    baru = Dokumen(
        jenis=dokumen.jenis,
        judul=dokumen.judul,
        slug=slug(alamat or dokumen.judul[:100], slug_terpakai()),
        unit=dokumen.unit,
        ringkasan=dokumen.ringkasan,
    )
    db.session.add(baru)
    catat("unggah_dokumen", baru, oleh)
    versi_baru(baru, versi, folder_data, oleh)
    return baru


def versi_baru(dokumen: Dokumen, isian: IsianVersi, folder_data: str, oleh: Pelaku) -> VersiDokumen:
    """Add a version beside the earlier ones, which stay as they are; `tampilkan` makes it public.

    The PDF is kept as `bersihkan_pdf` writes it anew.

    Raises DomainError (field `berkas`, `berlaku_mulai`, `berlaku_sampai`).
    """
    periksa_masa(isian.tanggal, isian.berlaku_mulai, isian.berlaku_sampai)
    periksa_pdf(isian.berkas)
    bersih = bersihkan_pdf(isian.berkas)
    sidik = hashlib.sha256(bersih.isi).hexdigest()
    kembar = next((v for v in dokumen.versi if v.sha256 == sidik), None)
    if kembar:
        raise DomainError(f"Berkas ini sama dengan versi {kembar.versi}. Pilih berkas yang baru.", field="berkas")
    nomor = 1 + max((v.versi for v in dokumen.versi), default=0)
    baru = VersiDokumen(
        dokumen=dokumen,
        versi=nomor,
        nomor=isian.nomor,
        tanggal=isian.tanggal,
        berlaku_mulai=isian.berlaku_mulai,
        berlaku_sampai=isian.berlaku_sampai,
        isi=isian.isi,
        berkas=f"{uuid4()}.pdf",
        nama_berkas=nama_aman(isian.nama_berkas),
        ukuran=len(bersih.isi),
        sha256=sidik,
        ringkasan=isian.ringkasan,
        tautan_dimatikan=bersih.tautan_dimatikan,
    )
    db.session.add(baru)
    catat("tambah_versi_dokumen", baru, oleh)
    tulis_utuh(Path(folder_data) / "berkas" / baru.berkas, bersih.isi)
    return baru


def tampilkan(versi: VersiDokumen, oleh: Pelaku) -> None:
    """Make a version public. Raises DomainError when it is, and for who uploaded it."""
    if versi.tampil_pada is not None:
        raise DomainError(f"Versi {versi.versi} sudah tampil kepada umum. Muat ulang halaman.")
    sama = pastikan_orang_lain(
        [versi],
        ("tambah_versi_dokumen",),
        oleh,
        apa="dokumen ini",
        boleh_sama=bool(parameter("satu_orang_dua_pihak", hari_ini())),
    )
    dokumen = versi.dokumen
    versi.tampil_pada = sekarang()
    versi.tampil_oleh = bertanda(oleh.nama, sama)
    catat("tampilkan_dokumen", versi, oleh, sama)
    if versi.ringkasan and versi.ringkasan != dokumen.ringkasan:
        dokumen.ringkasan = versi.ringkasan
        catat("ubah_dokumen", dokumen, oleh)


def ubah_dokumen(dokumen: Dokumen, isian: IsianDokumen, oleh: Pelaku) -> None:
    """Mend what describes the document; its address and its versions stay."""
    dokumen.jenis = isian.jenis
    dokumen.judul = isian.judul
    dokumen.unit_id = isian.unit.id
    dokumen.ringkasan = isian.ringkasan
    catat("ubah_dokumen", dokumen, oleh)
