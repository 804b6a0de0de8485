"""Housekeeping that nobody waits for: uploads that nobody decided go after a day, jobs that a kill cut are marked.

`flask rapikan` does it once; `flask layani` has it done at its start and every hour.
"""

import json
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from smartpns.core.db import db, transaction
from smartpns.core.impor.models import Impor
from smartpns.core.impor.services import UMUR_UNGGAHAN, buang_lama
from smartpns.core.pekerjaan import tandai_terhenti
from smartpns.core.waktu import sekarang

TIAP = timedelta(hours=1)


def rapikan() -> dict[str, int]:
    """Do it now; return how many uploads, files without an owner, and jobs it concerned."""
    with transaction():
        unggahan = buang_lama()
    with transaction():
        terhenti = tandai_terhenti()
    return {"unggahan": unggahan, "berkas_tanpa_pemilik": _buang_tanpa_pemilik(), "pekerjaan": terhenti}


def _buang_tanpa_pemilik() -> int:
    """Files of uploads whose record is gone, for example after a kill between the two."""
    dikenal = set(db.session.scalars(select(Impor.berkas)))
    batas = (sekarang() - UMUR_UNGGAHAN).timestamp()
    folder = Path(current_app.instance_path) / "impor"
    usang = [b for b in folder.glob("*") if b.name not in dikenal and b.is_file() and b.stat().st_mtime < batas]
    for berkas in usang:
        berkas.unlink(missing_ok=True)
    return len(usang)


def berkala() -> None:
    """Have it done now and every hour, each time in a process of its own, for as long as this one lives."""
    henti = threading.Event()

    def ulangi() -> None:
        while True:
            perintah = [sys.executable, "-m", "flask", "--app", "wsgi", "rapikan"]
            subprocess.run(perintah, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
            henti.wait(TIAP.total_seconds())

    threading.Thread(target=ulangi, name="rapikan", daemon=True).start()


@click.command("rapikan")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
@with_appcontext
def cli(sebagai_json: bool) -> None:
    """Buang unggahan yang sehari tidak diputuskan dan tandai pekerjaan yang terputus."""
    hasil = rapikan()
    kalimat = ", ".join(f"{nama.replace('_', ' ')} {banyak}" for nama, banyak in hasil.items())
    click.echo(json.dumps(hasil) if sebagai_json else f"Dirapikan: {kalimat}.")
