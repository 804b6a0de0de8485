"""What every `flask <room> impor` command does once the room has said which import it is."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from smartpns.core.errors import DomainError
from smartpns.core.formats import angka
from smartpns.core.impor.pemeriksaan import impor_berkas
from smartpns.core.impor.rencana import RencanaImpor
from smartpns.core.pekerjaan import kemajuan_terminal

TAMPIL_PALING_BANYAK = 20
SISA_BERMASALAH = 3
"""Exit status when some rows are faulty and so not saved (2 is click's own, for a mistyped command)."""


def jalankan_impor(
    rencana: RencanaImpor, berkas: Path, parameter: Mapping[str, Any], oleh: Any, *, uji: bool, sebagai_json: bool
) -> None:
    """Import a file from the terminal: the good rows are saved, the bad ones listed.

    Exit status 0 when no row is faulty, SISA_BERMASALAH when some are, 1 when the file could not be used at all; a dry
    run exits as the import would.
    """
    try:
        with kemajuan_terminal(f"Impor {rencana.label}") as lapor:
            jawaban = impor_berkas(rencana, berkas, parameter, oleh, uji=uji, lapor=lapor)
    except DomainError as e:
        if sebagai_json:
            click.echo(json.dumps({"galat": e.pesan}, ensure_ascii=False))
        raise click.ClickException(e.pesan) from e
    click.echo(json.dumps(jawaban, ensure_ascii=False) if sebagai_json else _kalimat(jawaban, uji))
    if jawaban["bermasalah"]:
        raise click.exceptions.Exit(SISA_BERMASALAH)


def _kalimat(jawaban: dict[str, Any], uji: bool) -> str:
    masalah = jawaban["bermasalah"]
    hasil = "belum disimpan (uji)" if uji else f"{angka(jawaban['tersimpan'])} tersimpan"
    baris = [
        f"{angka(jawaban['siap'])} siap, {hasil}, {angka(jawaban['tidak_berubah'])} tidak berubah, "
        f"{angka(len({m['baris'] for m in masalah}))} perlu perbaikan.",
        *jawaban["catatan"],
        *(
            f"Baris {m['baris']} {m['kolom']} “{m['nilai']}”: {m['masalah']}. {m['saran']}."
            for m in masalah[:TAMPIL_PALING_BANYAK]
        ),
    ]
    if len(masalah) > TAMPIL_PALING_BANYAK:
        baris.append(f"… dan {angka(len(masalah) - TAMPIL_PALING_BANYAK)} lagi. Pakai --json untuk semuanya.")
    return "\n".join(baris)
