"""The record of access: who came in, was turned away, looked at people, took data out."""

from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Akses
from smartpns.akun.rules import Perbuatan
from smartpns.core.db import db

RINCIAN_TERPANJANG = 250
TANPA_PERAN = frozenset({Perbuatan.MASUK, Perbuatan.GAGAL_MASUK, Perbuatan.KELUAR})
"""At the door a person acts in no role yet."""


def catat_akses(perbuatan: Perbuatan, siapa: Pelaku | None, alamat: str, rincian: str = "") -> None:
    """Add an entry; `siapa` None for somebody who is not known, `rincian` the page or what changed."""
    db.session.add(
        Akses(
            oleh_id=siapa.pengguna_id if siapa else None,
            oleh_nama=siapa.nama if siapa else "Nama yang tidak dikenal",
            oleh_peran=siapa.nama_peran if siapa and perbuatan not in TANPA_PERAN else "",
            perbuatan=perbuatan,
            rincian=rincian[:RINCIAN_TERPANJANG],
            alamat=alamat[:45],
        )
    )
