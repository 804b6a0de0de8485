"""`flask kebutuhan …`"""

from pathlib import Path

import click
from flask.cli import AppGroup

from smartpns.akun.izin import Pelaku
from smartpns.core.impor import jalankan_impor
from smartpns.kebutuhan.sheets import IMPOR_KEBUTUHAN

cli = AppGroup("kebutuhan", help="Kebutuhan tugas belajar.")


@cli.command("impor")
@click.argument("berkas", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--opd", required=True, help="Kode OPD, misalnya 4.01.")
@click.option("--periode", required=True, type=int, help="Tahun pertama periode, misalnya 2027.")
@click.option("--uji", is_flag=True, help="Hanya memeriksa; tidak ada yang disimpan.")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawaban sebagai JSON.")
def impor(berkas: Path, opd: str, periode: int, uji: bool, sebagai_json: bool) -> None:
    """Impor baris kebutuhan satu OPD dari buku kerja."""
    parameter = {"opd": opd, "periode": periode}
    jalankan_impor(IMPOR_KEBUTUHAN, berkas, parameter, Pelaku.sistem(), uji=uji, sebagai_json=sebagai_json)
