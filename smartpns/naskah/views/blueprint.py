"""The one blueprint of the room, and a PDF as an answer."""

import io

from flask import Blueprint, Response, send_file

from smartpns.core.teks import nama_berkas, slug

bp = Blueprint("naskah", __name__)


def kirim_pdf(isi: bytes, judul: str, *, unduh: bool) -> Response:
    """A PDF to be kept (`unduh`) or looked at."""
    nama = f"{nama_berkas(slug(judul))}.pdf"
    return send_file(io.BytesIO(isi), "application/pdf", as_attachment=unduh, download_name=nama)
