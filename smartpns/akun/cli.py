"""`flask akun …`"""

import json

import click
from flask.cli import AppGroup

from smartpns.akun import queries, services
from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import transaction
from smartpns.core.errors import DomainError
from smartpns.core.waktu import hari_ini

cli = AppGroup("akun", help="Akun pengguna.")


@cli.command("buat")
@click.argument("nama_pengguna")
@click.option("--nama", required=True, help="Nama lengkap.")
@click.option("--peran", type=click.Choice([p.value for p in Peran]), required=True)
@click.option("--opd", help="Kode OPD, untuk operator dan kepala OPD.")
@click.option("--nip")
@click.option("--email")
@click.option("--dasar", default="Dibuat lewat baris perintah", show_default=True, help="SK atau surat perintah.")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
def buat(
    nama_pengguna: str,
    nama: str,
    peran: str,
    opd: str | None,
    nip: str | None,
    email: str | None,
    dasar: str,
    sebagai_json: bool,
) -> None:
    """Buat akun dengan satu peran, dan terbitkan tautan sekali pakai untuk kata sandinya."""
    oleh = Pelaku.sistem()
    try:
        with transaction():
            unit_id, nama_unit = queries.opd_berkode(opd) if opd else (None, "")
            orang = services.buat_pengguna(nama_pengguna, nama, oleh, nip=nip, email=email)
            services.tugaskan(
                orang, Peran(peran), oleh, dasar=dasar, mulai=hari_ini(), unit_id=unit_id, nama_unit=nama_unit
            )
            kode = services.terbitkan_tautan(orang, oleh)
    except DomainError as e:
        raise click.ClickException(e.pesan) from e
    jawab = {"nama_pengguna": orang.nama_pengguna, "peran": peran, "tautan": f"/tautan/{kode}"}
    click.echo(json.dumps(jawab) if sebagai_json else f"Akun {orang.nama_pengguna} dibuat. Tautan: /tautan/{kode}")


@cli.command("tegaskan")
@click.argument("nama_pengguna")
@click.option("--json", "sebagai_json", is_flag=True, help="Jawab dalam JSON.")
def tegaskan(nama_pengguna: str, sebagai_json: bool) -> None:
    """Tegaskan peran yang menunggu admin lain, bila di kantor ini hanya ada satu admin."""
    orang = queries.pengguna_bernama(nama_pengguna)
    menunggu = [t for t in orang.penugasan if t.menunggu_penegasan] if orang else []
    if not menunggu:
        raise click.ClickException(f"Tidak ada peran {nama_pengguna} yang menunggu penegasan.")
    with transaction():
        for tugas in menunggu:
            services.tegaskan_tugas(tugas, Pelaku.sistem())
    peran = [t.peran.value for t in menunggu]
    jawab = {"nama_pengguna": nama_pengguna, "ditegaskan": peran}
    click.echo(json.dumps(jawab) if sebagai_json else f"Ditegaskan: {', '.join(peran)}.")
