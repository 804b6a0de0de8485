"""`flask anggaran …`"""

import json
from typing import Any

import click
from flask.cli import AppGroup

from smartpns.anggaran import queries
from smartpns.anggaran.rules import Anggaran, Proyeksi
from smartpns.core.errors import DomainError
from smartpns.core.formats import rupiah
from smartpns.kebutuhan.queries import periode_tahun

cli = AppGroup("anggaran", help="Pagu, komitmen, dan proyeksi anggaran.")


@cli.command("proyeksi")
@click.option("--periode", "tahun", type=int, required=True, help="Tahun pertama periode, misalnya 2027.")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
def proyeksi(tahun: int, sebagai_json: bool) -> None:
    """Proyeksi lima tahun: komitmen, usulan baru yang muat, total, pagu, selisih."""
    try:
        periode = periode_tahun(tahun)
        anggaran = queries.proyeksi(periode, queries.kebutuhan_berperingkat(periode))
    except DomainError as e:
        raise click.ClickException(e.pesan) from e
    click.echo(json.dumps(_jawaban(tahun, anggaran), indent=2) if sebagai_json else _tabel(anggaran))


def _jawaban(periode: int, anggaran: Anggaran) -> dict[str, Any]:
    return {
        "periode": periode,
        "eskalasi_persen": float(anggaran.eskalasi_persen),
        "per_tahun": _per_tahun(anggaran.eskalasi),
        "per_tahun_harga_tetap": _per_tahun(anggaran.konstan),
        "kebutuhan": len(anggaran.potongan.keputusan),
        "kebutuhan_muat": anggaran.potongan.jumlah_muat,
        "tanpa_harga": len(anggaran.tanpa_harga),
    }


def _per_tahun(proyeksi: Proyeksi) -> list[dict[str, int | None]]:
    return [
        {
            "tahun": satu.tahun,
            "komitmen": satu.komitmen,
            "usulan_baru": satu.usulan_baru,
            "total": satu.total,
            "pagu": satu.pagu,
            "selisih": satu.selisih,
        }
        for satu in proyeksi.tahun
    ]


def _tabel(anggaran: Anggaran) -> str:
    kepala = ("Tahun", "Komitmen", "Usulan baru", "Total", "Pagu", "Selisih")
    baris = [
        (str(t.tahun), *(rupiah(n) for n in (t.komitmen, t.usulan_baru, t.total, t.pagu, t.selisih)))
        for t in anggaran.eskalasi.tahun
    ]
    return "\n".join(" ".join(sel.rjust(18 if n else 6) for n, sel in enumerate(satu)) for satu in (kepala, *baris))
