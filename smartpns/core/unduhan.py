"""A workbook as the answer to a request."""

import io

from flask import Response, send_file

from smartpns.core.sheets import JENIS_XLSX


def kirim_buku(isi: bytes, nama: str) -> Response:
    """Send an .xlsx as a download under this name."""
    return send_file(io.BytesIO(isi), JENIS_XLSX, as_attachment=True, download_name=nama)
