"""Two pairs of eyes: who prepared something does not approve it, by person and not by role."""

from collections.abc import Collection, Sequence

from smartpns.akun import queries
from smartpns.akun.izin import Pelaku
from smartpns.akun.models import NAMA_TERPANJANG
from smartpns.core.db import Base
from smartpns.core.errors import DomainError

ORANG_SAMA = "disusun dan disetujui orang yang sama"


def pastikan_orang_lain(
    objek: Sequence[Base], aksi: Collection[str], oleh: Pelaku, *, apa: str, boleh_sama: bool
) -> str | None:
    """None when somebody else did those `aksi` to the objects, by the audit record; else what every trace must say.

    Raises DomainError for the same person unless the installation allows it (`boleh_sama`), naming what (`apa`) needs
    another one. The command line stands on no side.
    """
    if oleh.pengguna_id is None or not queries.pernah_melakukan(oleh.pengguna_id, objek, aksi):
        return None
    if boleh_sama:
        return ORANG_SAMA
    raise DomainError(
        f"Anda ikut menyusun {apa}, jadi orang lain yang menyetujuinya. Minta pejabat lain yang berperan sama; bila "
        "kantor Anda memang hanya punya satu orang, admin dapat mengizinkannya dengan parameter bertanggal."
    )


def bertanda(nama: str, sama: str | None) -> str:
    """The approver's name as pages and documents print it, with what `pastikan_orang_lain` answered."""
    return f"{nama[: NAMA_TERPANJANG - len(sama) - 3]} ({sama})" if sama else nama
