"""Runs by itself in a process that stays: for each line of JSON on standard input it prints one document.

Request: `berkas` (template), `akar` (the only folder it may read), `naskah` (data as JSON text), `standar`, `saat` (the
unix seconds of the document). Answer: a line of JSON, `{"panjang": bytes}` and then the PDF, or `{"galat": text}`.
A process can be ended when it takes too long or too much memory; a thread cannot.
"""

import json
import resource
import sys
from typing import Any

import typst

MEMORI = 2 * 1024**3
"""Bytes of address space; a document of several hundred pages stays far below."""


def susun(minta: dict[str, Any]) -> bytes:
    return typst.compile(
        minta["berkas"],
        root=minta["akar"],
        package_path=minta["akar"],
        package_cache_path=minta["akar"],
        ignore_system_fonts=True,
        sys_inputs={"naskah": minta["naskah"]},
        pdf_standards=minta["standar"],
        timestamp=minta["saat"],
    )


def layani() -> None:
    for baris in sys.stdin.buffer:
        try:
            pdf = susun(json.loads(baris))
            kepala: dict[str, object] = {"panjang": len(pdf)}
        except Exception as e:
            pdf, kepala = b"", {"galat": str(e)}
        sys.stdout.buffer.write(json.dumps(kepala).encode() + b"\n" + pdf)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    layani()
