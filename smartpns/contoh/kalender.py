"""The dates of the sample district: all of them follow from the day on which it is built."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from smartpns.core.waktu import instan_lokal

TAHUN_BERKAS = 2026
"""The year in which `data/` was written; budget years in it move along when the district is built later."""
HARI_KERJA = 5


@dataclass(frozen=True)
class Kalender:
    """`hari_ini` is the day of building; the open period plans from next year on."""

    hari_ini: date

    @property
    def tahun(self) -> int:
        return self.hari_ini.year

    @property
    def geser(self) -> int:
        """Years to add to a budget year written in `data/`."""
        return self.tahun - TAHUN_BERKAS

    @property
    def dibuka(self) -> datetime:
        """Two weeks ago at 08.00 local time."""
        return jam(self.hari_ini - timedelta(weeks=2), 8)

    @property
    def ditutup(self) -> datetime:
        """On a working day about three weeks from now at 16.00 local time."""
        return jam(hari_kerja(self.hari_ini + timedelta(weeks=3)), 16)

    @property
    def perpanjangan(self) -> datetime:
        return jam(hari_kerja(self.hari_ini + timedelta(weeks=4)), 16)


def jam(hari: date, pukul: int) -> datetime:
    return instan_lokal(datetime.combine(hari, time(pukul)))


def hari_kerja(hari: date) -> date:
    """That day, or the Friday before when it falls on a weekend."""
    return hari - timedelta(days=max(hari.weekday() - HARI_KERJA + 1, 0))
