"""What a room says about one of its imports, and the words in which it judges a row."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from smartpns.core.berlabel import Berlabel
from smartpns.core.impor.kolom import Kolom
from smartpns.core.pekerjaan import Lapor
from smartpns.core.sheets import BATAS, Batas, Nilai


class Pelaku(Protocol):
    """Who imports; the room above knows more about them."""

    @property
    def pengguna_id(self) -> UUID | None: ...


class Keadaan(Berlabel):
    """What becomes of a row."""

    SIAP = "siap", "Siap"
    BERMASALAH = "bermasalah", "Perlu perbaikan"
    TIDAK_BERUBAH = "tidak_berubah", "Tidak berubah"


@dataclass(frozen=True)
class Temuan:
    """What a room finds wrong with a row. `masalah` carries no value, so that equal problems can be counted."""

    kolom: str
    masalah: str
    saran: str


@dataclass(frozen=True)
class Putusan:
    """A room's judgement of one row; made by `siap`, `tidak_berubah` or `bermasalah`."""

    keadaan: Keadaan
    kunci: Hashable = None
    keterangan: str = ""
    data: Any = None
    temuan: tuple[Temuan, ...] = ()


def siap(kunci: Hashable, keterangan: str = "Baru", data: Any = None) -> Putusan:
    """The row may be saved. `kunci` is its natural key: twice in one file is a problem. `simpan` receives `data`."""
    return Putusan(Keadaan.SIAP, kunci, keterangan, data)


def tidak_berubah(kunci: Hashable) -> Putusan:
    return Putusan(Keadaan.TIDAK_BERUBAH, kunci, "Sudah sama")


def bermasalah(*temuan: Temuan) -> Putusan:
    return Putusan(Keadaan.BERMASALAH, temuan=temuan)


@dataclass(frozen=True)
class BarisSiap:
    """A row to be saved: its number in the file, its typed cells, and the `data` of its judgement."""

    nomor: int
    isi: Mapping[str, Any]
    data: Any


@dataclass(frozen=True)
class Bahan:
    """What `siapkan` may look at: the parameters of this import and all readable rows (empty for a template)."""

    parameter: Mapping[str, Any] = field(default_factory=dict)
    isi: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class RencanaImpor:
    """One kind of import.

    siapkan(bahan) -> konteks: load once what judging needs. periksa(isi, konteks) -> Putusan: judge one row; it is
    called in the order of the file and may note in `konteks` what earlier rows bring. simpan(baris, konteks, oleh,
    lapor): save the ready rows inside the engine's transaction. pilihan(konteks): drop-downs by column name, beside
    `Kolom.pilihan`. terisi(konteks): rows with which the template comes filled, by column name.
    """

    jenis: str
    label: str
    kolom: Sequence[Kolom]
    siapkan: Callable[[Bahan], Any]
    periksa: Callable[[Mapping[str, Any], Any], Putusan]
    simpan: Callable[[Sequence[BarisSiap], Any, Any, Lapor], None]
    pilihan: Callable[[Any], Mapping[str, Sequence[str]]] | None = None
    terisi: Callable[[Any], Iterable[Mapping[str, Nilai]]] | None = None
    petunjuk: Sequence[str] = ()
    batas: Batas = BATAS
