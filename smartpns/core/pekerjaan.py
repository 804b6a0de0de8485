"""Work that takes longer than two seconds: it runs beside the request; its progress is on a page and in the terminal.

The working function receives `lapor(maju, jumlah, langkah)` and commits its own changes through `transaction()`.
Quick work is finished before the POST answers; otherwise the page with the progress bar asks again by itself.
"""

import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import click
from flask import Flask, current_app, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import JSON, ForeignKey, String, Text, func, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapped, mapped_column

from smartpns.core.berlabel import Berlabel
from smartpns.core.db import Entitas, db, pilihan, transaction, tulis_tersendiri
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.gangguan import gangguan
from smartpns.core.waktu import sekarang

Lapor = Callable[[int, int | None, str], None]
"""`lapor(maju, jumlah, langkah)`: so many of so many done (None: not known yet), and what is being done now."""
Kerja = Callable[[Lapor], dict[str, Any]]

TUNGGU = 1.5
"""Seconds a POST waits for the work before it sends the person to the progress page."""
JEDA_LAPOR = 0.5
BATAS_DENYUT = timedelta(minutes=2)
"""A job that has not been heard of for this long died with its worker."""
SEGARKAN = 2
TERHENTI = "Pekerjaan ini terhenti karena server dimulai ulang. Tidak ada yang tersimpan setengah; silakan ulangi."


class StatusPekerjaan(Berlabel):
    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang berjalan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"


class Pekerjaan(Entitas):
    """One run of long work, who asked for it, how far it is, and how it ended."""

    __tablename__ = "pekerjaan"

    jenis: Mapped[str] = mapped_column(String(60))
    label: Mapped[str] = mapped_column(String(200))
    status: Mapped[StatusPekerjaan] = mapped_column(pilihan(StatusPekerjaan, "status"), default=StatusPekerjaan.ANTRE)
    langkah: Mapped[str] = mapped_column(String(200), default="")
    maju: Mapped[int] = mapped_column(default=0)
    jumlah: Mapped[int | None]
    hasil: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    galat: Mapped[str | None] = mapped_column(Text)
    oleh_id: Mapped[UUID | None] = mapped_column(ForeignKey("pengguna.id"))
    heartbeat: Mapped[datetime] = mapped_column(default=sekarang)

    @property
    def terhenti(self) -> bool:
        """The worker died: neither finished nor heard of for a while."""
        berjalan = self.status in (StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN)
        return berjalan and sekarang() - self.heartbeat > BATAS_DENYUT

    @property
    def sebab_gagal(self) -> str | None:
        return TERHENTI if self.terhenti else self.galat


def diam(maju: int, jumlah: int | None, langkah: str) -> None:
    """A `lapor` that tells nobody."""


def kerjakan(jenis: str, label: str, kerja: Kerja, oleh_id: UUID | None, tunggu: float = TUNGGU) -> Pekerjaan:
    """Start `kerja` in a thread of its own and wait a moment for it. Call outside `transaction()`.

    With the setting PEKERJAAN_LANGSUNG it is finished when this returns.
    """
    with transaction() as sesi:
        pekerjaan = Pekerjaan(jenis=jenis, label=label, oleh_id=oleh_id)
        sesi.add(pekerjaan)
        nomor = pekerjaan.id
    if current_app.config["PEKERJAAN_LANGSUNG"]:
        _jalankan(nomor, kerja, diam)
    else:
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        utas = threading.Thread(target=_jalankan_di_utas, args=(app, nomor, kerja), name=f"pekerjaan-{jenis}")
        utas.start()
        utas.join(tunggu)
    db.session.expire_all()
    return db.session.get_one(Pekerjaan, nomor)


def _jalankan_di_utas(app: Flask, nomor: UUID, kerja: Kerja) -> None:
    with app.app_context():
        try:
            _jalankan(nomor, kerja, _pelapor(nomor))
        except Exception:  # its end cannot be written; the job will count as stopped
            app.logger.exception("pekerjaan %s tanpa akhir", nomor)


def _jalankan(nomor: UUID, kerja: Kerja, lapor: Lapor) -> None:
    _catat(nomor, status=StatusPekerjaan.BERJALAN)
    try:
        hasil = kerja(lapor)
    except DomainError as e:
        _akhiri(nomor, status=StatusPekerjaan.GAGAL, galat=e.pesan)
    except Exception as e:
        kode = secrets.token_hex(3).upper()
        current_app.logger.exception("galat %s pada pekerjaan %s", kode, nomor)
        sebab = gangguan(e)
        galat = f"Ada kesalahan di sistem, bukan pada data Anda. Sebutkan kode {kode} bila Anda menghubungi kami."
        _akhiri(nomor, status=StatusPekerjaan.GAGAL, galat=sebab.pesan if sebab else galat)
    else:
        _akhiri(nomor, status=StatusPekerjaan.SELESAI, hasil=hasil)


def _akhiri(nomor: UUID, **nilai: Any) -> None:
    """The end is recorded for certain; what the work left uncommitted is dropped first."""
    db.session.rollback()
    with transaction() as sesi:
        sesi.execute(update(Pekerjaan).where(Pekerjaan.id == nomor).values(heartbeat=sekarang(), **nilai))


def _catat(nomor: UUID, **nilai: Any) -> None:
    """Progress, best effort: beside the work's own transaction and never waiting for it.

    On SQLite the work may hold the one write lock; then this note is dropped and the work goes on.
    """
    with suppress(OperationalError), tulis_tersendiri() as sambungan:
        sambungan.execute(update(Pekerjaan).where(Pekerjaan.id == nomor).values(heartbeat=sekarang(), **nilai))


def _pelapor(nomor: UUID) -> Lapor:
    """Writes at most twice a second, and at once when a new step begins."""
    terakhir: dict[str, Any] = {"waktu": 0.0, "langkah": None}

    def lapor(maju: int, jumlah: int | None, langkah: str) -> None:
        kini = time.monotonic()
        if langkah == terakhir["langkah"] and kini - terakhir["waktu"] < JEDA_LAPOR:
            return
        terakhir.update(waktu=kini, langkah=langkah)
        _catat(nomor, maju=maju, jumlah=jumlah, langkah=langkah[:200])

    return lapor


def tandai_terhenti() -> int:
    """Record the end of jobs that died with their worker; return how many."""
    mati = (
        Pekerjaan.status.in_((StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN)),
        Pekerjaan.heartbeat < sekarang() - BATAS_DENYUT,
    )
    ubah = update(Pekerjaan).where(*mati).values(status=StatusPekerjaan.GAGAL, galat=TERHENTI)
    return len(db.session.execute(ubah.returning(Pekerjaan.id)).all())


def banyak_berjalan(*jenis: str) -> int:
    """How many jobs of these kinds wait or run now, in all workers; those that died are not counted."""
    perintah = select(func.count()).where(
        Pekerjaan.jenis.in_(jenis),
        Pekerjaan.status.in_((StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN)),
        Pekerjaan.heartbeat > sekarang() - BATAS_DENYUT,
    )
    return db.session.scalar(perintah) or 0


# --- on the page -----------------------------------------------------------------------------------------


def muat_pekerjaan(nomor: UUID, oleh_id: UUID | None) -> Pekerjaan:
    """A job of this person. Raises TidakDitemukan for everybody else's."""
    pekerjaan = db.session.get(Pekerjaan, nomor)
    if pekerjaan is None or pekerjaan.oleh_id != oleh_id:
        raise TidakDitemukan()
    return pekerjaan


def halaman_pekerjaan(pekerjaan: Pekerjaan, *, hasil: str, ulangi: str) -> ResponseReturnValue:
    """The answer to "how far is it?": on to `hasil` when finished, else the progress, or why it failed.

    The page asks again by the header `Refresh`, so it works without JavaScript.
    """
    if pekerjaan.status == StatusPekerjaan.SELESAI:
        return redirect(hasil, 303)
    jawaban = make_response(render_template("pekerjaan/halaman.html", pekerjaan=pekerjaan, ulangi=ulangi))
    if not pekerjaan.sebab_gagal:
        jawaban.headers["Refresh"] = f"{SEGARKAN}; url={request.full_path.rstrip('?')}"
    return jawaban


# --- in the terminal -------------------------------------------------------------------------------------


@contextmanager
def kemajuan_terminal(label: str) -> Iterator[Lapor]:
    """`lapor` for a command: one line that moves on a terminal, one line per step in a log. Writes to stderr."""
    bergerak = sys.stderr.isatty()
    terakhir = {"langkah": ""}

    def lapor(maju: int, jumlah: int | None, langkah: str) -> None:
        porsi = f" {maju} dari {jumlah}" if jumlah else ""
        if bergerak:
            click.echo(f"\r\033[K{label}: {langkah}{porsi}", err=True, nl=False)
        elif langkah != terakhir["langkah"]:
            click.echo(f"{label}: {langkah}", err=True)
        terakhir["langkah"] = langkah

    try:
        yield lapor
    finally:
        if bergerak and terakhir["langkah"]:
            click.echo(err=True)
