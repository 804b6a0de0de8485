"""Setting the ceilings."""

from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.anggaran.models import Pagu
from smartpns.core.db import db


def atur_pagu(tahun: int, jumlah: int, dasar_hukum: str, oleh: Pelaku) -> Pagu | None:
    """Set the ceiling of one budget year with its basis; None when it already stands so."""
    pagu = db.session.scalar(select(Pagu).where(Pagu.tahun == tahun)) or Pagu(tahun=tahun)
    if (pagu.jumlah, pagu.dasar_hukum) == (jumlah, dasar_hukum):
        return None
    pagu.jumlah, pagu.dasar_hukum = jumlah, dasar_hukum
    db.session.add(pagu)
    catat("atur_pagu", pagu, oleh)
    return pagu
