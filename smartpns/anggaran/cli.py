"""`flask anggaran …`"""

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import click
from flask.cli import AppGroup

from smartpns.anggaran import queries
from smartpns.anggaran.rules import Anggaran, Proyeksi
from smartpns.anggaran.susun.baca import KasusCacat, baca_kasus
from smartpns.anggaran.susun.bentrok import jelaskan
from smartpns.anggaran.susun.jawaban import jawaban, jawaban_buntu, ringkasan
from smartpns.anggaran.susun.kasus import Kasus
from smartpns.anggaran.susun.terbaik import susun
from smartpns.anggaran.susun.tulis import tulis_kasus
from smartpns.core.errors import DomainError
from smartpns.core.formats import rupiah
from smartpns.kebutuhan.queries import periode_tahun
from smartpns.prioritas.cli import ingatkan_bila_terbuka

cli = AppGroup("anggaran", help="Pagu, komitmen, dan proyeksi anggaran.")


@cli.command("proyeksi")
@click.option("--periode", "tahun", type=int, required=True, help="Tahun pertama periode, misalnya 2027.")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
def proyeksi(tahun: int, sebagai_json: bool) -> None:
    """Proyeksi lima tahun: komitmen, usulan baru yang muat, total, pagu, selisih."""
    try:
        periode = periode_tahun(tahun)
        ingatkan_bila_terbuka(periode)
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
        "orang_muat": anggaran.potongan.orang_muat,
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


@cli.command("susun")
@click.option("--periode", "tahun", type=int, help="Tahun pertama periode, misalnya 2027.")
@click.option("--kasus", "berkas", type=click.Path(dir_okay=False, path_type=Path), help="Berkas JSON.")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
@click.option(
    "--waktu-maks",
    type=click.FloatRange(min=0.1),
    help="Detik paling lama untuk membuktikan; jawaban dan celahnya tetap benar, tetapi dapat berbeda antarmesin.",
)
def susun_rencana(tahun: int | None, berkas: Path | None, sebagai_json: bool, waktu_maks: float | None) -> None:
    """Rencana terbaik di bawah pagu untuk sebuah periode atau kasus: 2 bila kasusnya cacat, 3 bila tidak mungkin."""
    mulai = perf_counter()
    kasus = _kasus(tahun, berkas)
    susunan = susun(kasus, waktu_maks=waktu_maks)
    if susunan is None:
        kebuntuan = jelaskan(kasus)
        if sebagai_json:
            click.echo(json.dumps(jawaban_buntu(kebuntuan), indent=2, ensure_ascii=False))
        click.echo(kebuntuan.penjelasan, err=True)
        sys.exit(3)
    isi = jawaban(susunan, perf_counter() - mulai)
    click.echo(json.dumps(isi, indent=2, ensure_ascii=False) if sebagai_json else ringkasan(isi))


@cli.command("kasus")
@click.option("--periode", "tahun", type=int, required=True, help="Tahun pertama periode, misalnya 2027.")
def tulis(tahun: int) -> None:
    """Kasus sebuah periode dalam format JSON, untuk dihitung ulang dengan `susun --kasus`."""
    click.echo(tulis_kasus(_kasus(tahun, None)))


def _kasus(tahun: int | None, berkas: Path | None) -> Kasus:
    """The case that a command asks for; leaves with status 2 when it cannot be read."""
    if (tahun is None) == (berkas is None):
        raise click.UsageError("Sebutkan salah satu: --periode TAHUN, atau --kasus BERKAS.")
    try:
        if berkas:
            return baca_kasus(berkas.read_bytes())
        periode = periode_tahun(tahun or 0)
        ingatkan_bila_terbuka(periode)
        return queries.kasus_periode(periode).kasus
    except OSError as e:
        raise click.UsageError(f"Berkas {berkas} tidak dapat dibaca: {e.strerror}") from e
    except KasusCacat as e:
        for jalur, alasan in e.masalah:
            click.echo(f"{jalur}: {alasan}", err=True)
        sys.exit(2)
    except DomainError as e:
        raise click.UsageError(e.pesan) from e
