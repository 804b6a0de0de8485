"""`flask organisasi …`: master data from the terminal."""

import json
from pathlib import Path

import click
from flask.cli import AppGroup

from smartpns.akun.izin import Pelaku
from smartpns.core.db import transaction
from smartpns.core.formats import angka
from smartpns.core.impor import jalankan_impor
from smartpns.organisasi import services
from smartpns.organisasi.sheets import IMPOR

cli = AppGroup("organisasi", help="Unit, jabatan, formasi, pegawai, program studi.")


@cli.command("impor")
@click.argument("jenis", type=click.Choice(list(IMPOR)))
@click.argument("berkas", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--uji", is_flag=True, help="Periksa saja, tidak menyimpan.")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawaban sebagai JSON.")
def impor(jenis: str, berkas: Path, uji: bool, sebagai_json: bool) -> None:
    """Impor satu buku kerja: baris yang baik disimpan, baris bermasalah dilaporkan (status keluar 3)."""
    jalankan_impor(IMPOR[jenis], berkas, {}, Pelaku.sistem(), uji=uji, sebagai_json=sebagai_json)


@cli.command("rujukan")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawaban sebagai JSON.")
def rujukan(sebagai_json: bool) -> None:
    """Muat nomenklatur bawaan: rumpun ilmu dan program studi. Boleh diulang."""
    with transaction():
        hasil = services.isi_rujukan(Pelaku.sistem())
    if sebagai_json:
        isi = {"rumpun": hasil.rumpun, "program_studi": hasil.program_studi, "dilewati": hasil.dilewati}
        click.echo(json.dumps(isi))
    else:
        click.echo(
            f"{angka(hasil.rumpun)} rumpun dan {angka(hasil.program_studi)} program studi ditambahkan; "
            f"{angka(hasil.dilewati)} sudah ada."
        )
