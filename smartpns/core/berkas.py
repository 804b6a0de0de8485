"""Files that belong to a transaction: written whole or not at all, and gone again when the transaction is.

A file must be on the disk before its row is committed; when the commit then fails, nothing may be left behind.
"""

from pathlib import Path

from sqlalchemy import event
from sqlalchemy.orm import Session

from smartpns.core.db import db

_BARU = "berkas_baru"


def tulis_utuh(tujuan: Path, isi: bytes) -> None:
    """Write a new file for the running transaction. Raises OSError, and leaves nothing then."""
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = tujuan.with_name(f"{tujuan.name}.sebagian")
    try:
        sementara.write_bytes(isi)
        ikut_transaksi(tujuan)
        sementara.replace(tujuan)
    except OSError:
        sementara.unlink(missing_ok=True)
        raise


def ikut_transaksi(berkas: Path) -> None:
    """Throw this file away when the running transaction is rolled back."""
    db.session.info.setdefault(_BARU, []).append(berkas)


@event.listens_for(Session, "after_commit")
def _simpan(sesi: Session) -> None:
    sesi.info.pop(_BARU, None)


@event.listens_for(Session, "after_rollback")
def _buang(sesi: Session) -> None:
    for berkas in sesi.info.pop(_BARU, ()):
        berkas.unlink(missing_ok=True)
