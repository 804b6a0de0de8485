"""Locking the weights of a period before scores are shown, and opening the lock with a reason."""

from datetime import datetime

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.waktu import sekarang
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.models import KunciBobot
from smartpns.prioritas.queries import kunci_periode, versi_bobot
from smartpns.prioritas.services.bobot import bobot_bawaan


def kunci_bobot(periode: Periode, nomor: int, dasar: str, oleh: Pelaku, pada: datetime | None = None) -> KunciBobot:
    """Rank a period by the version with this number from now on, and let its scores be seen.

    `pada` is the instant of the locking, now unless one of former days is brought in. Raises DomainError without a
    basis, for a version that does not exist, or when the period's weights are locked already.
    """
    rapi = dasar.strip()
    if not rapi:
        raise DomainError("Tulis dasar penguncian, misalnya nomor SK atau berita acara rapat tim.", field="dasar")
    ada = kunci_periode(periode.id)
    if ada is not None:
        raise DomainError(f"Bobot periode {periode} sudah terkunci pada versi {ada.versi.nomor}.")
    bobot_bawaan(oleh)
    versi = versi_bobot(nomor)
    if versi is None:
        raise DomainError(f"Bobot versi {nomor} tidak ada. Pilih salah satu versi yang tersimpan.", field="versi")
    kunci = KunciBobot(
        periode_id=periode.id,
        periode=periode,
        versi_id=versi.id,
        versi=versi,
        dasar=rapi,
        dikunci_pada=pada or sekarang(),
        dikunci_oleh=oleh.nama,
    )
    db.session.add(kunci)
    catat("kunci_bobot", kunci, oleh)
    db.session.flush()
    return kunci


def buka_kunci(periode: Periode, alasan: str, oleh: Pelaku) -> KunciBobot:
    """Open the weights of a period again; scores are hidden until they are locked anew.

    Raises DomainError without a reason or when nothing is locked.
    """
    rapi = alasan.strip()
    if not rapi:
        raise DomainError("Tulis alasan membuka kunci; OPD dan auditor membacanya.", field="alasan")
    kunci = kunci_periode(periode.id, kunci=True)
    if kunci is None:
        raise DomainError(f"Bobot periode {periode} tidak sedang terkunci.")
    kunci.dibuka_pada, kunci.dibuka_oleh, kunci.alasan_buka = sekarang(), oleh.nama, rapi
    catat("buka_kunci_bobot", kunci, oleh, rapi)
    db.session.flush()
    return kunci
