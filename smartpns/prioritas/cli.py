"""`flask prioritas …`"""

import json
from typing import Any

import click
from flask.cli import AppGroup

from smartpns.core.errors import DomainError
from smartpns.core.formats import desimal
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import periode_tahun
from smartpns.prioritas.queries import Terperingkat, bobot_terkunci, peringkat

cli = AppGroup("prioritas", help="Bobot dan peringkat kebutuhan.")


@cli.command("hitung")
@click.option("--periode", "tahun", type=int, required=True, help="Tahun pertama periode, misalnya 2027.")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
def hitung(tahun: int, sebagai_json: bool) -> None:
    """Peringkat kebutuhan terverifikasi dengan bobot periode itu; tidak menyimpan apa pun."""
    try:
        periode = periode_tahun(tahun)
        ingatkan_bila_terbuka(periode)
        baris = [_jawaban(satu) for satu in peringkat(periode)]
    except DomainError as e:
        raise click.ClickException(e.pesan) from e
    if sebagai_json:
        click.echo(json.dumps(baris, ensure_ascii=False))
        return
    for satu in baris:
        click.echo(
            f"{satu['peringkat']:>5}  {desimal(satu['skor'], 4):>8}  {satu['jumlah']:>4} orang  "
            f"{satu['jenjang']} {satu['program_studi']} · {satu['jabatan']} · {satu['opd']}"
        )
    click.echo(f"{len(baris)} kebutuhan terverifikasi.")


def ingatkan_bila_terbuka(periode: Periode) -> None:
    """Say on stderr that these numbers are not to be shown yet."""
    if not bobot_terkunci(periode):
        click.echo(f"Perhatian: bobot periode {periode} belum dikunci; dihitung dengan bobot hari ini.", err=True)


def _jawaban(satu: Terperingkat) -> dict[str, Any]:
    baris = satu.baris
    return {
        "peringkat": satu.hasil.peringkat,
        "diputuskan": satu.diputuskan,
        "kode": baris.kode,
        "opd": baris.opd_nama,
        "jabatan": baris.jabatan_nama,
        "jenjang": baris.jenjang_tujuan.label,
        "program_studi": baris.prodi_nama,
        "jumlah": baris.jumlah_berlaku,
        "skor": satu.hasil.skor,
        "rincian": satu.rincian,
    }
