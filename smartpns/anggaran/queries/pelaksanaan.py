"""DPA and realised spending as recorded."""

from sqlalchemy import select

from smartpns.anggaran.models import Pelaksanaan
from smartpns.anggaran.queries.kode import kode_tahun
from smartpns.anggaran.queries.pagu import tahun_berpagu
from smartpns.anggaran.rules import JenisKode, KodeBerlaku
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.core.waktu import hari_ini

TAHUN_LALU = 5
"""How many years back DPA and realised spending may be recorded."""


def daftar_pelaksanaan() -> list[Pelaksanaan]:
    """Everything recorded, by year and rekening."""
    return list(db.session.scalars(select(Pelaksanaan).order_by(Pelaksanaan.tahun, Pelaksanaan.kode_rekening)))


def pelaksanaan(tahun: int, kode_rekening: str) -> Pelaksanaan | None:
    """What was recorded for one rekening and year."""
    return db.session.scalar(
        select(Pelaksanaan).where(Pelaksanaan.tahun == tahun, Pelaksanaan.kode_rekening == kode_rekening)
    )


def tahun_pelaksanaan() -> list[int]:
    """The budget years that may have a DPA: those of the periods and the years just past, oldest first."""
    kini = hari_ini().year
    return sorted({*range(kini - TAHUN_LALU, kini + 1), *(t for t in tahun_berpagu() if t <= kini + 1)})


def rekening_pelaksanaan(tahun: int, kode: str) -> KodeBerlaku:
    """One rekening that may have figures in this year. Raises TidakDitemukan."""
    if tahun in tahun_pelaksanaan():
        for rekening in rekening_tahun(tahun):
            if rekening.kode == kode:
                return rekening
    raise TidakDitemukan(f"Rekening {kode} tidak ada di daftar kode tahun {tahun}.")


def rekening_tahun(tahun: int) -> list[KodeBerlaku]:
    """The rekening in force in a budget year, and those with figures of that year though they are not, by code."""
    berlaku = {k.kode: k.isi for k in kode_tahun(tahun) if k.jenis is JenisKode.REKENING}
    tercatat = select(Pelaksanaan.kode_rekening).where(Pelaksanaan.tahun == tahun)
    for kode in db.session.scalars(tercatat):
        berlaku.setdefault(kode, KodeBerlaku(JenisKode.REKENING, kode, "tidak ada lagi di daftar kode"))
    return [berlaku[kode] for kode in sorted(berlaku)]
