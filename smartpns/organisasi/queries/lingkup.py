"""Row scope: a role of one OPD sees the subtree of that OPD, every other role the whole district."""

from uuid import UUID

from smartpns.akun.izin import Pelaku
from smartpns.core.errors import TidakDitemukan


def opd_lingkup(pelaku: Pelaku) -> UUID | None:
    """The OPD that bounds what `pelaku` may see; None: no bound."""
    return pelaku.unit_id if pelaku.peran is not None and pelaku.peran.milik_opd else None


def pastikan_dalam_lingkup(opd_id: UUID, pelaku: Pelaku) -> None:
    """Raise TidakDitemukan when something of `opd_id` is not for `pelaku`."""
    batas = opd_lingkup(pelaku)
    if batas is not None and batas != opd_id:
        raise TidakDitemukan
