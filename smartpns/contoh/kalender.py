"""The dates of the sample district: all of them follow from the day on which it is built."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from smartpns.core.waktu import instan_lokal, lokal

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
        """On a working day about two weeks ago at 08.00 local time."""
        return jam(hari_kerja(self.hari_ini - timedelta(weeks=2)), 8)

    @property
    def ditutup(self) -> datetime:
        """On a working day about three weeks from now at 16.00 local time."""
        return jam(hari_kerja(self.hari_ini + timedelta(weeks=3)), 16)

    @property
    def dibuka_lalu(self) -> datetime:
        return jam(hari_kerja(date(self.tahun - 1, 2, 2)), 8)

    @property
    def ditutup_lalu(self) -> datetime:
        return jam(hari_kerja(date(self.tahun - 1, 2, 27)), 16)

    @property
    def perpanjangan(self) -> datetime:
        return jam(hari_kerja(self.hari_ini + timedelta(weeks=4)), 16)


def jam(hari: date, pukul: int, menit: int = 0) -> datetime:
    return instan_lokal(datetime.combine(hari, time(pukul, menit)))


def langkah(dibuka: datetime, nomor: int, hari: int, pukul: int) -> datetime:
    """An instant of the story of the OPD with this number: so many days into a period, each OPD at its own pace."""
    tanggal = hari_kerja(lokal(dibuka).date() + timedelta(days=1 + nomor % 7 + hari))
    return jam(tanggal, pukul, nomor * 7 % 60)


def hari_kerja(hari: date) -> date:
    """That day, or the Friday before when it falls on a weekend."""
    return hari - timedelta(days=max(hari.weekday() - HARI_KERJA + 1, 0))
