"""A PDF from outside: looked through in a process of its own, and written anew before it is kept."""

import json
import subprocess
import sys
from dataclasses import dataclass

from smartpns.core import pembaca_pdf
from smartpns.core.errors import DomainError

TUNGGU = pembaca_pdf.DETIK * 2
SEBAB = {
    "terkunci": "PDF ini dikunci dengan kata sandi. Simpan tanpa kata sandi agar semua orang dapat membacanya.",
    "tanpa_halaman": "PDF ini tidak memuat halaman. Simpan ulang dari aplikasi asalnya.",
    "aktif": "PDF ini memuat skrip, formulir yang mengirim, media, lampiran, atau isi dari luar. "
    "Cetak ulang ke PDF agar hanya berisi halaman.",
    "bertanda_tangan": "PDF ini bertanda tangan elektronik, yang menjadi tidak sah bila berkasnya ditulis "
    "ulang di sini. Cetak ulang ke PDF sebagai salinan, dan sebut dokumen aslinya pada ringkasan.",
    "rusak": "PDF ini tidak utuh atau rusak. Simpan ulang dari aplikasi asalnya.",
}
TERLALU_BERAT = "PDF ini terlalu berat untuk diperiksa. Cetak ulang ke PDF, atau bagi menjadi beberapa berkas."


@dataclass(frozen=True)
class PdfBersih:
    """A PDF as it is kept, and how many links to outside were switched off in it."""

    isi: bytes
    tautan_dimatikan: int


def bersihkan_pdf(isi: bytes) -> PdfBersih:
    """The file with only what its pages reach. Raises DomainError (field `berkas`) for one that is more than pages."""
    perintah = [sys.executable, "-I", pembaca_pdf.__file__]
    try:
        hasil = subprocess.run(
            perintah, input=isi, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}, cwd="/", timeout=TUNGGU
        )
    except subprocess.TimeoutExpired as e:
        raise DomainError(TERLALU_BERAT, "berkas") from e
    kepala, _, bersih = hasil.stdout.partition(b"\n")
    if hasil.returncode != 0 or not kepala:
        raise DomainError(TERLALU_BERAT, "berkas")
    jawaban = json.loads(kepala)
    if "tolak" in jawaban:
        raise DomainError(SEBAB[jawaban["tolak"]], "berkas")
    return PdfBersih(bersih, jawaban["tautan"])
