"""The planner's verdict on each row and on the whole usulan."""

from collections.abc import Iterable
from datetime import datetime

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import Bentrok, DomainError
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.kebutuhan.rules import AksiUsulan, HasilVerifikasi, StatusUsulan
from smartpns.kebutuhan.services.alur import jalankan, wajib_alasan
from smartpns.kebutuhan.services.terisi import pastikan_cukup

DIPAKAI = frozenset({HasilVerifikasi.DITERIMA, HasilVerifikasi.DISESUAIKAN})
"""Verdicts with which a row goes on to be ranked."""


def terima(kebutuhan: Kebutuhan, oleh: Pelaku, versi: int | None = None) -> None:
    """Accept the number asked. Raises Bentrok when `versi` is no longer that of the row, DomainError (wrong status)."""
    _putuskan(kebutuhan, HasilVerifikasi.DITERIMA, kebutuhan.jumlah, None, oleh, versi)


def sesuaikan(kebutuhan: Kebutuhan, jumlah: int, alasan: str, oleh: Pelaku, versi: int | None = None) -> None:
    """Accept another number of persons than asked, with the reason. Raises DomainError."""
    if jumlah < 1:
        raise DomainError("Jumlah paling sedikit 1 orang. Untuk menolak baris ini, kembalikan barisnya.", "jumlah")
    if jumlah == kebutuhan.jumlah:
        raise DomainError(f"Jumlah yang diminta memang {jumlah} orang. Terima saja, atau isi jumlah lain.", "jumlah")
    beralasan = wajib_alasan(alasan, "Tulis alasan penyesuaian; OPD dan pimpinan akan membacanya.")
    _putuskan(kebutuhan, HasilVerifikasi.DISESUAIKAN, jumlah, beralasan, oleh, versi)


def kembalikan_baris(kebutuhan: Kebutuhan, alasan: str, oleh: Pelaku, versi: int | None = None) -> None:
    """Do not accept the row as it is, with the reason. Raises DomainError."""
    beralasan = wajib_alasan(alasan, "Tulis apa yang harus diperbaiki OPD pada baris ini.")
    _putuskan(kebutuhan, HasilVerifikasi.DIKEMBALIKAN, None, beralasan, oleh, versi)


def urungkan_putusan(kebutuhan: Kebutuhan, oleh: Pelaku, versi: int | None = None) -> None:
    """Take a verdict back. Raises as `terima`."""
    _putuskan(kebutuhan, HasilVerifikasi.BELUM, None, None, oleh, versi)


def terima_sisa(usulan: Usulan, oleh: Pelaku) -> int:
    """Accept every row without a verdict as asked; return how many."""
    sisa = [b for b in usulan.kebutuhan if b.verifikasi is HasilVerifikasi.BELUM]
    for baris in sisa:
        terima(baris, oleh)
    return len(sisa)


def selesaikan_verifikasi(usulan: Usulan, oleh: Pelaku, pada: datetime | None = None) -> None:
    """Close the verification. Raises DomainError while a row lacks a verdict or an accepted one its programme.

    `pada` is as in `alur`.
    """
    halangan = halangan_selesai(usulan.kebutuhan)
    if halangan:
        raise DomainError(" ".join(halangan))
    jalankan(usulan, AksiUsulan.VERIFIKASI, oleh, pada=pada)


def kembalikan_usulan(usulan: Usulan, alasan: str, oleh: Pelaku, pada: datetime | None = None) -> None:
    """Give the usulan back to the OPD, which mends it and hands it in again."""
    jalankan(usulan, AksiUsulan.KEMBALIKAN, oleh, wajib_alasan(alasan), pada)


def buka_kembali(usulan: Usulan, alasan: str, oleh: Pelaku) -> None:
    """Take up a finished verification again; the verdicts stay until changed."""
    jalankan(usulan, AksiUsulan.BUKA_KEMBALI, oleh, wajib_alasan(alasan, "Tulis alasan membuka kembali verifikasi."))


def halangan_selesai(daftar: Iterable[Kebutuhan]) -> list[str]:
    """What still stands in the way of finishing, one sentence each."""
    semua = list(daftar)
    belum = [b for b in semua if b.verifikasi is HasilVerifikasi.BELUM]
    dipakai = [b for b in semua if b.verifikasi in DIPAKAI]
    tak_terpetakan = [b for b in dipakai if b.program_studi_id is None]
    kalimat = []
    if belum:
        kalimat.append(f"{_sebut(belum)} belum diputuskan. Terima, sesuaikan, atau kembalikan.")
    if tak_terpetakan:
        kalimat.append(f"{_sebut(tak_terpetakan)} belum dipetakan ke program studi baku. Petakan dahulu.")
    if not belum and not dipakai:
        kalimat.append("Semua baris dikembalikan. Kembalikan usulan ini ke OPD.")
    return kalimat


def _sebut(daftar: list[Kebutuhan]) -> str:
    nomor = sorted(b.nomor for b in daftar)
    contoh = ", ".join(map(str, nomor[:5])) + (", …" if len(nomor) > 5 else "")
    return f"{len(nomor)} baris (nomor {contoh})"


def _putuskan(
    kebutuhan: Kebutuhan,
    hasil: HasilVerifikasi,
    jumlah: int | None,
    alasan: str | None,
    oleh: Pelaku,
    versi: int | None,
) -> None:
    status = kebutuhan.usulan.status
    if status is not StatusUsulan.DIAJUKAN:
        raise DomainError(
            f"Baris tidak dapat diputuskan karena usulan berstatus “{status.label}”. "
            "Hanya usulan yang diajukan OPD dan belum selesai diverifikasi yang dapat diperiksa."
        )
    if versi is not None and versi != kebutuhan.versi:
        raise Bentrok(f"Baris {kebutuhan.nomor} baru saja diubah orang lain. Putusan Anda belum disimpan.")
    pastikan_cukup(kebutuhan, jumlah or 0)
    with db.session.no_autoflush:
        kebutuhan.verifikasi, kebutuhan.jumlah_disetujui, kebutuhan.alasan_verifikasi = hasil, jumlah, alasan
        if db.session.is_modified(kebutuhan):
            catat(f"putuskan_{hasil.value}", kebutuhan, oleh, alasan)
    db.session.flush()
