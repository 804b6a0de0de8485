"""Filters of a list as they stand in its address: read, shown, taken away one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from flask import request, url_for

from smartpns.core.tabel import bilangan_alamat

A = TypeVar("A", bound=StrEnum)


@dataclass(frozen=True)
class KolomSaring:
    """One filter: its name in the address and the values it knows. `bawaan` holds when nothing was chosen."""

    nama: str
    label: str
    pilihan: Sequence[tuple[str, str]]
    bawaan: str = ""


KEADAAN = KolomSaring("keadaan", "Keadaan", [("aktif", "Aktif"), ("nonaktif", "Nonaktif"), ("semua", "Semua")], "aktif")


def kolom_enum(nama: str, label: str, anggota: Iterable[StrEnum]) -> KolomSaring:
    return KolomSaring(nama, label, [(a.value, getattr(a, "label", a.value)) for a in anggota])


class Saringan:
    """The filters of this request; a value that a filter does not know counts as not chosen."""

    def __init__(self, kolom: Sequence[KolomSaring], urutan: Iterable[str] = ()) -> None:
        self.kolom = kolom
        self.kata = " ".join(request.args.get("kata", "").split())[:100]
        self._nilai = {k.nama: self._baca(k) for k in kolom}
        minta = request.args.get("urut", "")
        self.urut = minta if minta.removeprefix("-") in set(urutan) else ""
        self.halaman = max(request.args.get("halaman", 1, type=bilangan_alamat), 1)

    def _baca(self, kolom: KolomSaring) -> str:
        minta = request.args.get(kolom.nama, "")
        return minta if minta in dict(kolom.pilihan) else kolom.bawaan

    def __getitem__(self, nama: str) -> str:
        return self._nilai[nama]

    def enum(self, nama: str, kelas: type[A]) -> A | None:
        return next((a for a in kelas if a.value == self._nilai[nama]), None)

    def uuid(self, nama: str) -> UUID | None:
        return UUID(self._nilai[nama]) if self._nilai[nama] else None

    @property
    def aktif(self) -> bool | None:
        """The filter KEADAAN: only active, only retired, or both."""
        return {"aktif": True, "nonaktif": False}.get(self._nilai["keadaan"])

    @property
    def dipakai(self) -> dict[str, str]:
        """What narrows the list, as it stands in the address."""
        pilihan = {k.nama: self._nilai[k.nama] for k in self.kolom if self._nilai[k.nama] != k.bawaan}
        return pilihan | ({"kata": self.kata} if self.kata else {})

    @property
    def chip(self) -> list[tuple[str, str, str]]:
        """(filter, value in words, address without it)."""
        label = {k.nama: k.label for k in self.kolom} | {"kata": "Memuat"}
        sebutan = {k.nama: dict(k.pilihan) for k in self.kolom}
        return [
            (label[nama], sebutan.get(nama, {}).get(nilai, nilai), self._alamat({**self.dipakai, nama: None}))
            for nama, nilai in self.dipakai.items()
        ]

    @property
    def url_polos(self) -> str:
        return self._alamat({})

    def url_urut(self, nama: str) -> str:
        """The same list sorted by a column; a second time, backwards."""
        return self._alamat({**self.dipakai, "urut": f"-{nama}" if self.urut == nama else nama})

    def arah(self, nama: str) -> str | None:
        return {nama: "naik", f"-{nama}": "turun"}.get(self.urut)

    def _alamat(self, argumen: Mapping[str, Any]) -> str:
        urut = {"urut": self.urut} if self.urut else {}
        assert request.endpoint
        return url_for(request.endpoint, **{**urut, **argumen})
