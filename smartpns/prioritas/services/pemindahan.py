"""Moving a need in the committee's list, and striking a move out."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import Bentrok, DomainError, TidakDitemukan
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas import rules
from smartpns.prioritas.models import Pemindahan
from smartpns.prioritas.queries import bobot_terkunci, peringkat


def pindahkan(
    periode: Periode, kebutuhan_id: UUID, ke: int, alasan: str, oleh: Pelaku, pada: datetime | None = None
) -> Pemindahan:
    """Put a need at another rank of the committee's list.

    `pada` is the instant of the move, now unless one of former days is brought in. Raises DomainError (field `ke` or
    `alasan`) for a rank that the list does not have or the need holds already, for a missing reason, and as long as the
    weights of the period are not locked.
    """
    if not bobot_terkunci(periode):
        raise DomainError(f"Bobot periode {periode} belum dikunci. Kunci dahulu; skor baru terlihat setelah itu.")
    semua = peringkat(periode)
    satu = next((s for s in semua if s.baris.id == kebutuhan_id), None)
    if satu is None:
        raise TidakDitemukan("Kebutuhan ini tidak ada dalam peringkat. Mungkin verifikasinya dibuka kembali.")
    rules.periksa_tujuan(satu.diputuskan, ke, len(semua))
    if not alasan.strip():
        raise DomainError("Tulis alasan pemindahan; pimpinan dan OPD membacanya.", field="alasan")
    pemindahan = Pemindahan(
        periode_id=periode.id,
        nomor=_nomor_terakhir(periode) + 1,
        kebutuhan_id=kebutuhan_id,
        kode=satu.baris.kode,
        sebutan=satu.sebutan,
        dari=satu.diputuskan,
        ke=ke,
        alasan=alasan.strip(),
        oleh_id=oleh.pengguna_id,
        oleh_nama=oleh.nama,
        pada=pada or sekarang(),
    )
    db.session.add(pemindahan)
    catat("pindahkan_kebutuhan", pemindahan, oleh, pemindahan.alasan)
    db.session.flush()
    return pemindahan


def coret_pemindahan(pemindahan: Pemindahan, alasan: str, oleh: Pelaku) -> None:
    """Strike a move out: it stays in the log and no longer counts. Raises Bentrok when it is struck out already."""
    if not pemindahan.berlaku:
        raise Bentrok(f"Pemindahan {pemindahan.nomor} sudah dicoret.")
    if not alasan.strip():
        raise DomainError("Tulis alasan mencoret pemindahan ini.", field="alasan")
    pemindahan.dicoret_pada = sekarang()
    pemindahan.dicoret_oleh = oleh.nama
    pemindahan.alasan_coret = alasan.strip()
    catat("coret_pemindahan", pemindahan, oleh, pemindahan.alasan_coret)
    db.session.flush()


def _nomor_terakhir(periode: Periode) -> int:
    return db.session.scalar(select(func.max(Pemindahan.nomor)).where(Pemindahan.periode_id == periode.id)) or 0
