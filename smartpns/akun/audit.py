"""The audit record: written in the transaction of the change, and missed only with a loud error."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import Session

from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Jejak
from smartpns.core.db import Base, db

TIDAK_DICATAT = {"id", "created_at", "updated_at", "versi"}


class PerubahanTidakDicatat(RuntimeError):
    """An audited object changed without `catat`: a defect of the program, so the whole change is refused."""


def catat(aksi: str, objek: Base, oleh: Pelaku, alasan: str | None = None) -> None:
    """Record what is about to be flushed for `objek`: call after changing it and before the flush.

    `aksi` is a verb of the procedure (`ajukan_usulan`). Before and after come from the ORM's own history.
    """
    with db.session.no_autoflush:  # a label may load relations; nothing may be flushed before it is recorded
        sebelum, sesudah = beda(objek)
        db.session.add(
            Jejak(
                **_pelaku(oleh),
                aksi=aksi,
                objek_jenis=objek.__tablename__,
                objek_id=str(inspect(objek).mapper.primary_key_from_instance(objek)[0]),
                objek_label=str(objek)[:250],
                alasan=alasan,
                sebelum=sebelum,
                sesudah=sesudah,
            )
        )
    _tercatat(db.session()).add(id(objek))


def catat_baris_baru(
    aksi: str, model: type[Base], baris: Iterable[tuple[UUID, str, dict[str, Any]]], oleh: Pelaku
) -> None:
    """As `catat`, for thousands of rows that go in by `insert(model)`: each is (id, label, values)."""
    umum = {**_pelaku(oleh), "aksi": aksi, "objek_jenis": model.__tablename__}
    semua = [
        umum
        | {
            "objek_id": str(id_),
            "objek_label": label[:250],
            "sesudah": {k: tampil(model, k, v) for k, v in nilai.items() if v is not None and k not in TIDAK_DICATAT},
        }
        for id_, label, nilai in baris
    ]
    db.session.execute(insert(Jejak), semua)


def _pelaku(oleh: Pelaku) -> dict[str, Any]:
    return {
        "oleh_id": oleh.pengguna_id,
        "oleh_nama": oleh.nama,
        "oleh_peran": oleh.nama_peran,
    }


def beda(objek: Base) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Old and new values of the changed columns; None for 'did not exist' and 'is gone'.

    A model names in `__ikut_dicatat__` the collections that belong to it on paper: their labels are recorded too.
    """
    sebelum, sesudah = _beda_kolom(objek)
    if sesudah is not None:
        for nama in getattr(objek, "__ikut_dicatat__", ()):
            lama, baru = _beda_kumpulan(objek, nama)
            if lama != baru:
                sesudah[nama] = baru
                if sebelum is not None:
                    sebelum[nama] = lama
    return sebelum, sesudah


def _beda_kumpulan(objek: Base, nama: str) -> tuple[list[str], list[str]]:
    """The labels of a related collection before and after; one that nobody touched is not loaded for it."""
    riwayat = inspect(objek).attrs[nama].history
    tetap = [str(o) for o in riwayat.unchanged or ()]
    return (
        sorted(tetap + [str(o) for o in riwayat.deleted or ()]),
        sorted(tetap + [str(o) for o in riwayat.added or ()]),
    )


def _beda_kolom(objek: Base) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    keadaan = inspect(objek)
    kolom = [a.key for a in keadaan.mapper.column_attrs if a.key not in TIDAK_DICATAT]
    if keadaan.transient or keadaan.pending:
        return None, {k: tampil(objek, k, getattr(objek, k)) for k in kolom if getattr(objek, k) is not None}
    if objek in db.session.deleted:
        return {k: tampil(objek, k, getattr(objek, k)) for k in kolom}, None
    riwayat = {k: keadaan.attrs[k].history for k in kolom}
    berubah = {k: r for k, r in riwayat.items() if r.has_changes()}
    return (
        {k: tampil(objek, k, r.deleted[0] if r.deleted else None) for k, r in berubah.items()},
        {k: tampil(objek, k, r.added[0] if r.added else None) for k, r in berubah.items()},
    )


def tampil(objek: Base | type[Base], kolom: str, nilai: Any) -> Any:
    """A value as JSON; secrets only as the fact that they are set."""
    if nilai is None:
        return None
    if kolom in getattr(objek, "__rahasia__", ()):
        return "•••"
    if isinstance(nilai, Enum):
        return nilai.value
    if isinstance(nilai, (date, datetime)):
        return nilai.isoformat()
    if isinstance(nilai, (str, int, float, bool, dict, list)):
        return nilai
    return str(nilai)


def _tercatat(sesi: Session) -> set[int]:
    return sesi.info.setdefault("tercatat", set())


@event.listens_for(Session, "before_flush")
def _periksa_tercatat(sesi: Session, _konteks: object, _objek: object) -> None:
    for objek in _diaudit(
        [*sesi.new, *(o for o in sesi.dirty if sesi.is_modified(o, include_collections=False)), *sesi.deleted]
    ):
        if id(objek) not in _tercatat(sesi):
            raise PerubahanTidakDicatat(f"{type(objek).__name__} berubah tanpa catatan audit: panggil catat(…)")
    _tercatat(sesi).clear()


def _diaudit(semua: Iterable[object]) -> Iterable[object]:
    return (o for o in semua if getattr(o, "__diaudit__", False))


@event.listens_for(Session, "after_rollback")
def _lupakan(sesi: Session) -> None:
    _tercatat(sesi).clear()
