"""The one blueprint of the room, and a PDF as an answer."""

import io

from flask import Blueprint, Response, send_file

from smartpns.core.teks import nama_berkas, slug
from smartpns.naskah.cetak import cetak
from smartpns.naskah.models import Naskah

bp = Blueprint("naskah", __name__)


def kirim_naskah(naskah: Naskah) -> Response:
    """The file of an issued document, to the byte; printed anew where the file was not kept."""
    isi = naskah.berkas or cetak(naskah)
    return kirim_pdf(isi, f"{naskah.jenis.label} {naskah.nomor or naskah.kode}", unduh=True)


def kirim_pdf(isi: bytes, judul: str, *, unduh: bool) -> Response:
    """A PDF to be kept (`unduh`) or looked at."""
    nama = f"{nama_berkas(slug(judul))}.pdf"
    return send_file(io.BytesIO(isi), "application/pdf", as_attachment=unduh, download_name=nama)
