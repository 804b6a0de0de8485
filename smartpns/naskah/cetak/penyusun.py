"""Runs by itself in a process of its own: reads one JSON request from standard input, writes the PDF to its output.

Request: `berkas` (template), `akar` (the only folder it may read), `naskah` (data as JSON text), `standar`, `saat` (the
unix seconds of the document). A process can be ended when it takes too long; a thread cannot.
"""

import json
import sys

import typst


def susun() -> None:
    minta = json.load(sys.stdin)
    pdf = typst.compile(
        minta["berkas"],
        root=minta["akar"],
        package_path=minta["akar"],
        package_cache_path=minta["akar"],
        ignore_system_fonts=True,
        sys_inputs={"naskah": minta["naskah"]},
        pdf_standards=minta["standar"],
        timestamp=minta["saat"],
    )
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    susun()
