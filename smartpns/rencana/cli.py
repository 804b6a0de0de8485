"""`flask rencana …`"""

import json
from pathlib import Path

import click
from flask.cli import AppGroup

from smartpns.core.errors import DomainError
from smartpns.core.instalasi import instalasi
from smartpns.kebutuhan.queries import periode_tahun
from smartpns.rencana.models import Rencana
from smartpns.rencana.queries import hitung_sidik, rencana_terakhir
from smartpns.rencana.sheets import tulis_rencana

cli = AppGroup("rencana", help="Rencana yang disusun dan ditetapkan.")


@cli.command("ekspor")
@click.option("--periode", "tahun", type=int, required=True, help="Tahun pertama periode, misalnya 2027.")
@click.option("--keluar", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Berkas .xlsx tujuan.")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
def ekspor(tahun: int, keluar: Path, sebagai_json: bool) -> None:
    """Tulis buku kerja versi terakhir rencana suatu periode."""
    if keluar.suffix.lower() != ".xlsx":
        raise click.ClickException("Nama berkas tujuan harus berakhiran .xlsx.")
    rencana = _terakhir(tahun)
    isi = tulis_rencana(rencana, instalasi())
    sementara = keluar.with_suffix(".xlsx.sementara")
    try:
        sementara.write_bytes(isi)
        sementara.replace(keluar)
    except OSError as e:
        raise click.ClickException(f"Berkas {keluar} tidak dapat ditulis: {e.strerror}.") from e
    jawab = {
        "periode": tahun,
        "versi": rencana.versi,
        "status": rencana.status.value,
        "kebutuhan": len(rencana.baris),
        "sidik": rencana.sidik,
        "berkas": str(keluar),
        "bita": len(isi),
    }
    click.echo(json.dumps(jawab) if sebagai_json else f"{rencana}: {len(rencana.baris)} kebutuhan ditulis ke {keluar}.")


@cli.command("periksa")
@click.option("--periode", "tahun", type=int, required=True, help="Tahun pertama periode, misalnya 2027.")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
def periksa(tahun: int, sebagai_json: bool) -> None:
    """Hitung ulang sidik versi terakhir; gagal bila tidak cocok dengan yang tersimpan."""
    rencana = _terakhir(tahun)
    dihitung = hitung_sidik(rencana)
    cocok = dihitung == rencana.sidik
    jawab = {"periode": tahun, "versi": rencana.versi, "sidik": rencana.sidik, "dihitung": dihitung, "cocok": cocok}
    click.echo(json.dumps(jawab) if sebagai_json else f"{rencana}: sidik {'cocok' if cocok else 'TIDAK cocok'}.")
    if not cocok:
        raise click.exceptions.Exit(1)


def _terakhir(tahun: int) -> Rencana:
    try:
        rencana = rencana_terakhir(periode_tahun(tahun))
    except DomainError as e:
        raise click.ClickException(e.pesan) from e
    if rencana is None:
        raise click.ClickException(f"Belum ada rencana untuk periode {tahun}. Susun dahulu dari halaman Peringkat.")
    return rencana
