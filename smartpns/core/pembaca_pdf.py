"""Reading a PDF from outside, in a process of its own: `python -I pembaca_pdf.py`, the file on stdin.

Everything is parsed as a viewer would parse it, so that names written with `#xx`, objects inside object streams and
indirect values hide nothing. The answer is a line of JSON and, when the file is kept, the file written anew: only what
its pages reach, without the bytes around it. This file imports nothing of the application.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf

MEMORI = 768 * 1024 * 1024
DETIK = 20
BERBAHAYA = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/ResetForm",
        "/GoToR",
        "/GoToE",
        "/Thread",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMediaExecute",
        "/SetOCGState",
        "/Trans",
        "/GoTo3DView",
    }
)
"""Actions (PDF 32000-1, 12.6.4) that run, send, fetch or play something."""
ISI_LAIN = frozenset(
    {"/JS", "/EmbeddedFiles", "/EmbeddedFile", "/RichMedia", "/RichMediaContent", "/XFA", "/EF", "/AF"}
)
"""Keys and types that carry a script, a form or another file."""
BERKAS_LAIN = frozenset({"/Filespec", "/FileSpec", "/F"})
"""What names a file or an address beside this one."""
TANDA_TANGAN = frozenset({"/Sig", "/DocTimeStamp"})
"""What signs the bytes of the file: it would not survive the writing anew, so such a file is not taken."""
JENIS_BERBAHAYA = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
"""Kinds of annotations that are more than ink on a page."""


class Tolak(Exception):
    """The file is refused; `sebab` names why."""

    def __init__(self, sebab: str) -> None:
        super().__init__(sebab)
        self.sebab = sebab


def periksa(isi: bytes) -> tuple[bytes, int]:
    """The file written anew and how many links to outside were taken out of it. Raises Tolak."""
    try:
        with pikepdf.open(io.BytesIO(isi), allow_overwriting_input=False, attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise Tolak("terkunci")
            if "/Pages" not in pdf.Root:
                raise Tolak("tanpa_halaman")
            tautan = _telusuri(pdf)
            keluar = io.BytesIO()
            pdf.save(
                keluar,
                deterministic_id=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                fix_metadata_version=False,
            )
    except pikepdf.PasswordError as e:
        raise Tolak("terkunci") from e
    except (pikepdf.PdfError, ValueError, RuntimeError) as e:
        raise Tolak("rusak") from e
    return keluar.getvalue(), tautan


def _telusuri(pdf: pikepdf.Pdf) -> int:
    """Refuse what acts; take links to outside away and count them."""
    tautan = 0
    for kamus in _kamus(pdf):
        if ISI_LAIN & set(kamus.keys()) or _nama(kamus, "/Type") in ISI_LAIN:
            raise Tolak("aktif")
        if _nama(kamus, "/S") in BERBAHAYA or _nama(kamus, "/Subtype") in JENIS_BERBAHAYA or _ke_luar(kamus):
            raise Tolak("aktif")
        if _nama(kamus, "/Type") in TANDA_TANGAN or "/ByteRange" in kamus:
            raise Tolak("bertanda_tangan")
        if _nama(kamus, "/S") == "/URI" or "/URI" in kamus:
            for kunci in ("/URI", "/S", "/Base"):
                if kunci in kamus:
                    del kamus[kunci]
            tautan += 1
    return tautan


def _ke_luar(kamus: Any) -> bool:
    """Whether a viewer would fetch a part of the page from elsewhere: a named file, the data of a stream, a drawing."""
    return (
        _nama(kamus, "/Type") in BERKAS_LAIN
        or _nama(kamus, "/FS") == "/URL"
        or "/URLS" in kamus
        or (isinstance(kamus, pikepdf.Stream) and ("/F" in kamus or "/OPI" in kamus))
        or (_nama(kamus, "/Subtype") == "/Form" and "/Ref" in kamus)
    )


def _kamus(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, direct ones inside others included."""
    for objek in [pdf.trailer, *pdf.objects]:
        yield from _di_dalam(objek, 0)


def _di_dalam(objek: Any, dalam: int) -> Iterator[Any]:
    if dalam > 100:
        raise Tolak("rusak")
    if isinstance(objek, pikepdf.Dictionary | pikepdf.Stream):
        yield objek
        for _, nilai in list(objek.items()):
            if isinstance(nilai, pikepdf.Object) and not nilai.is_indirect:
                yield from _di_dalam(nilai, dalam + 1)
    elif isinstance(objek, pikepdf.Array):
        for nilai in objek:
            if isinstance(nilai, pikepdf.Object) and not nilai.is_indirect:
                yield from _di_dalam(nilai, dalam + 1)


def _nama(kamus: Any, kunci: str) -> str:
    nilai = kamus.get(kunci)
    return str(nilai) if isinstance(nilai, pikepdf.Name) else ""


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK, DETIK))
    try:
        isi, tautan = periksa(sys.stdin.buffer.read())
    except Tolak as e:
        sys.stdout.buffer.write(json.dumps({"tolak": e.sebab}).encode() + b"\n")
        return 0
    except MemoryError:
        return 1
    sys.stdout.buffer.write(json.dumps({"tautan": tautan}).encode() + b"\n" + isi)
    return 0


if __name__ == "__main__":
    sys.exit(main())
