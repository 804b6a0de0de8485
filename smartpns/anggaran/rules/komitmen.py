"""What running studies still cost: by semester and by OPD, agreeing with the projection to the rupiah."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from smartpns.biaya.rules import BiayaSemester, SemesterKalender
from smartpns.organisasi.rules import Pembiayaan


@dataclass
class KelompokKomitmen:
    """People and rupiah by budget year of one semester or one OPD."""

    orang: int = 0
    per_tahun: Counter[int] = field(default_factory=Counter)

    def tambah(self, per_tahun: Mapping[int, int], tahun: Sequence[int]) -> None:
        """Count one more person and what falls in these years."""
        self.orang += 1
        self.per_tahun.update({t: per_tahun.get(t, 0) for t in tahun})

    @property
    def jumlah(self) -> int:
        """Return the rupiah over all years."""
        return self.per_tahun.total()


def menurut_semester(
    studi: Iterable[Sequence[BiayaSemester]], tahun: Sequence[int]
) -> list[tuple[SemesterKalender, KelompokKomitmen]]:
    """Gather semesters that cost something in these years, in the order of the calendar; people are those who study."""
    hasil: defaultdict[SemesterKalender, KelompokKomitmen] = defaultdict(KelompokKomitmen)
    for satu in studi:
        for semester in satu:
            if any(semester.per_tahun.get(t) for t in tahun):
                hasil[semester.kalender].tambah(semester.per_tahun, tahun)
    return sorted(hasil.items())


def menurut_opd(
    studi: Iterable[tuple[str, Sequence[BiayaSemester]]], tahun: Sequence[int]
) -> dict[str, KelompokKomitmen]:
    """Gather running studies by OPD, in the order they come; one that costs the APBD nothing counts as a person."""
    hasil: defaultdict[str, KelompokKomitmen] = defaultdict(KelompokKomitmen)
    for opd, semester in studi:
        per_tahun: Counter[int] = Counter()
        for satu in semester:
            per_tahun.update(satu.per_tahun)
        hasil[opd].tambah(per_tahun, tahun)
    return dict(hasil)


def menurut_sumber(
    studi: Iterable[Mapping[str, Mapping[int, int]]], tahun: Sequence[int]
) -> dict[str, KelompokKomitmen]:
    """Gather the shares of running studies by who pays, the APBD first, then the largest; nothing is left out."""
    hasil: defaultdict[str, KelompokKomitmen] = defaultdict(KelompokKomitmen)
    for satu in studi:
        for sumber, per_tahun in satu.items():
            if any(per_tahun.values()):
                hasil[sumber].tambah(per_tahun, tahun)
    apbd = Pembiayaan.APBD.label
    return dict(sorted(hasil.items(), key=lambda isi: (isi[0] != apbd, -isi[1].jumlah, isi[0])))
