"""State table engine: a room lists its transitions as `{(status, aksi): status}` and asks here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from smartpns.core.berlabel import Berlabel
from smartpns.core.errors import DomainError

Status = TypeVar("Status", bound=Berlabel)
Aksi = TypeVar("Aksi", bound=Berlabel)


def maju(alur: Mapping[tuple[Status, Aksi], Status], status: Status, aksi: Aksi) -> Status:
    """Return the status that `aksi` leads to; raise DomainError when the table does not know the step."""
    tujuan = alur.get((status, aksi))
    if tujuan is None:
        raise DomainError(_tolak(alur, status, aksi))
    return tujuan


def aksi_tersedia(alur: Mapping[tuple[Status, Aksi], Status], status: Status) -> list[Aksi]:
    """Return the actions possible from `status`, in the order of the table."""
    return [aksi for asal, aksi in alur if asal == status]


def _tolak(alur: Mapping[tuple[Status, Aksi], Status], status: Status, aksi: Aksi) -> str:
    kalimat = f"Langkah “{aksi.label}” tidak dapat dilakukan karena statusnya sekarang “{status.label}”."
    pilihan = [lain.label for lain in aksi_tersedia(alur, status)]
    if not pilihan:
        return f"{kalimat} Tidak ada langkah lain untuk status ini."
    return f"{kalimat} Yang dapat dilakukan: {', '.join(pilihan)}. Muat ulang halaman untuk melihat status terbaru."
