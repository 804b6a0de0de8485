"""The gap of a district or an OPD, summed by OPD, jabatan or science, down to one post in one unit.

All levels sum the same figures of `celah_jabatan`, so they agree with each other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from uuid import UUID

from smartpns.kebutuhan.queries.celah import CelahJabatan


@dataclass(frozen=True, slots=True)
class Rekap:
    """Sums over posts in units, in persons and places; `kosong` is summed post by post, unit by unit."""

    pemangku: int = 0
    belum_memenuhi: int = 0
    belum_dapat_dinilai: int = 0
    pensiun: int = 0
    sedang_studi: int = 0
    kosong: int = 0
    disarankan: int = 0

    @classmethod
    def dari(cls, c: CelahJabatan) -> "Rekap":
        k = c.celah
        return cls(
            k.pemangku,
            k.belum_memenuhi,
            k.belum_dapat_dinilai,
            k.pensiun,
            k.sedang_studi,
            k.kosong or 0,
            c.orang,
        )

    def __add__(self, lain: "Rekap") -> "Rekap":
        return Rekap(*(getattr(self, f.name) + getattr(lain, f.name) for f in fields(Rekap)))


@dataclass(frozen=True)
class SaringCelah:
    """Which part of the gap is looked at: codes of OPD, jabatan and science, "" for all; and by what it is summed."""

    menurut: str = "opd"
    opd: str = ""
    jabatan: str = ""
    rumpun: str = ""

    def cocok(self, c: CelahJabatan) -> bool:
        return (
            self.opd in ("", c.opd.kode) and self.jabatan in ("", c.jabatan.kode) and self.rumpun in ("", c.rumpun[0])
        )

    @property
    def dipakai(self) -> dict[str, str]:
        """The filters in force, by name."""
        return {nama: isi for nama in ("opd", "jabatan", "rumpun") if (isi := getattr(self, nama))}


@dataclass(frozen=True)
class Kelompok:
    """One line of the summary: its name, its sums, and the view that opens it; of a single post also the sentence."""

    nama: str
    keterangan: str
    rekap: Rekap
    buka: SaringCelah | None = None
    kalimat: str = ""
    orang: Mapping[str, UUID] | None = None
    """The filter of the list of employees that shows its people."""


MENURUT: Mapping[str, str] = {
    "opd": "OPD",
    "jabatan": "Jabatan",
    "rumpun": "Rumpun ilmu",
    "unit": "Jabatan per unit",
}
"""What the gap can be summed by; the last is not summed any more."""
_KUNCI: Mapping[str, Callable[[CelahJabatan], tuple[str, str]]] = {
    "opd": lambda c: (c.opd.kode, c.opd.nama),
    "jabatan": lambda c: (c.jabatan.kode, c.jabatan.nama),
    "rumpun": lambda c: c.rumpun,
}
_LANJUT = {"opd": "jabatan", "jabatan": "unit", "rumpun": "jabatan"}


def kelompokkan(semua: Sequence[CelahJabatan], saring: SaringCelah) -> list[Kelompok]:
    """The lines of the view, the largest gap first; `semua` are the posts that pass `saring`."""
    baris = [_satu(c) for c in semua] if saring.menurut == "unit" else _terkumpul(semua, saring)
    return sorted(baris, key=lambda b: (-b.rekap.belum_memenuhi, -b.rekap.disarankan, b.nama, b.keterangan))


def jumlahkan_celah(semua: Iterable[CelahJabatan]) -> Rekap:
    """The sums over all these posts."""
    return sum(map(Rekap.dari, semua), Rekap())


def _terkumpul(semua: Iterable[CelahJabatan], saring: SaringCelah) -> list[Kelompok]:
    isi: defaultdict[tuple[str, str], list[CelahJabatan]] = defaultdict(list)
    for c in semua:
        isi[_KUNCI[saring.menurut](c)].append(c)
    return [
        Kelompok(
            nama,
            f"{len(anggota)} jabatan per unit",
            jumlahkan_celah(anggota),
            replace(saring, **{saring.menurut: kode, "menurut": _LANJUT[saring.menurut]}),
        )
        for (kode, nama), anggota in isi.items()
    ]


def _satu(c: CelahJabatan) -> Kelompok:
    tempat = c.opd.nama if c.unit.id == c.opd.id else f"{c.unit.nama}, {c.opd.nama}"
    alasan = " ".join(c.alasan(s) for s in c.saran) or f"{c.kalimat}."
    orang = {"opd": c.opd.id, "jabatan": c.jabatan.id}
    return Kelompok(c.jabatan.nama, tempat, Rekap.dari(c), kalimat=alasan, orang=orang)
