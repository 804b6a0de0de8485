"""`flask contoh isi`"""

import json

import click
import flask_migrate
from flask import current_app
from flask.cli import AppGroup

from smartpns.contoh import services
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError
from smartpns.core.pekerjaan import kemajuan_terminal

cli = AppGroup("contoh", help="Kabupaten Contoh, daerah rekaan untuk peragaan.")


@cli.command("isi")
@click.option("--bila-kosong", is_flag=True, help="Tidak melakukan apa-apa bila basis data sudah berisi.")
@click.option("--migrasi", is_flag=True, help="Sesuaikan skema basis data dahulu (seperti flask db upgrade).")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
def isi(bila_kosong: bool, migrasi: bool, sebagai_json: bool) -> None:
    """Isi basis data yang kosong dengan Kabupaten Contoh."""
    if not current_app.config["PERAGAAN"]:
        raise click.ClickException(
            "Data contoh hanya untuk peragaan dan tidak diisikan ke instalasi produksi. "
            "Jalankan dengan SMARTPNS_ENV=development pada basis data tersendiri."
        )
    if migrasi:
        flask_migrate.upgrade()
    if not services.kosong():
        _sudah_berisi(bila_kosong, sebagai_json)
        return
    try:
        with kemajuan_terminal("Kabupaten Contoh") as lapor, transaction():
            hasil = services.isi(lapor, current_app.config["DATA_DIR"]).per_jenis()
    except DomainError as e:
        raise click.ClickException(e.pesan) from e
    ringkas = ", ".join(f"{nama.replace('_', ' ')} {banyak}" for nama, banyak in hasil.items())
    click.echo(json.dumps({"diisi": True, **hasil}) if sebagai_json else f"Kabupaten Contoh selesai diisi: {ringkas}.")


def _sudah_berisi(bila_kosong: bool, sebagai_json: bool) -> None:
    if not bila_kosong:
        raise click.ClickException(
            "Basis data sudah berisi, jadi tidak ada yang diubah. Untuk mulai dari awal: hentikan aplikasi, hapus "
            "folder instance/ (atau buat basis data baru), lalu jalankan make run."
        )
    if sebagai_json:
        click.echo(json.dumps({"diisi": False}))
