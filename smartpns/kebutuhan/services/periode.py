"""The planning period: open it, move its closing, grant one OPD more time."""

from datetime import datetime

from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.formats import waktu
from smartpns.core.waktu import lokal, sekarang
from smartpns.kebutuhan.models import Periode, Perpanjangan
from smartpns.kebutuhan.queries.periode import batas_opd
from smartpns.kebutuhan.services.alur import wajib_alasan
from smartpns.organisasi.models import Unit

TAHUN_KE_DEPAN = 3
"""A period is opened at most this many years before its first budget year."""


def buka_periode(tahun: int, dibuka_pada: datetime, ditutup_pada: datetime, oleh: Pelaku) -> Periode:
    """A period of five budget years from `tahun`, filled in between the two instants. Raises DomainError."""
    _periksa_tahun(tahun, dibuka_pada)
    _periksa_masa(dibuka_pada, ditutup_pada)
    periode = Periode(tahun=tahun, dibuka_pada=dibuka_pada, ditutup_pada=ditutup_pada)
    _periksa_tumpang_tindih(periode)
    db.session.add(periode)
    catat("buka_periode", periode, oleh)
    db.session.flush()
    return periode


def ubah_periode(periode: Periode, dibuka_pada: datetime, ditutup_pada: datetime, alasan: str, oleh: Pelaku) -> None:
    """Move opening or closing. An opening that has passed stays. Raises DomainError."""
    beralasan = wajib_alasan(alasan, "Tulis alasan perubahan; OPD dan auditor akan membacanya.")
    if dibuka_pada != periode.dibuka_pada and periode.dibuka_pada <= sekarang():
        raise DomainError(
            f"Pengisian sudah dibuka {waktu(periode.dibuka_pada)}; waktu itu tidak dapat diubah lagi.", "dibuka_pada"
        )
    if (dibuka_pada, ditutup_pada) == (periode.dibuka_pada, periode.ditutup_pada):
        raise DomainError("Waktunya sama dengan yang tersimpan. Ubah waktu penutupan, lalu simpan.", "ditutup_pada")
    _periksa_masa(dibuka_pada, ditutup_pada)
    with db.session.no_autoflush:
        periode.dibuka_pada, periode.ditutup_pada = dibuka_pada, ditutup_pada
        _periksa_tumpang_tindih(periode)
        catat("ubah_periode", periode, oleh, beralasan)
    db.session.flush()


def beri_perpanjangan(periode: Periode, opd: Unit, sampai: datetime, alasan: str, oleh: Pelaku) -> Perpanjangan:
    """Let one OPD submit until `sampai`. Raises DomainError unless that is later than what it has."""
    beralasan = wajib_alasan(alasan, "Tulis alasan perpanjangan, misalnya nomor surat permohonan OPD.")
    if sampai <= sekarang():
        raise DomainError(
            f"Waktu itu sudah lewat; waktu server sekarang {waktu(sekarang())}. Isi waktu yang akan datang.", "sampai"
        )
    batas = batas_opd(periode, opd.id)
    if sampai <= batas:
        raise DomainError(f"Batas waktu {opd.nama} sudah {waktu(batas)}. Isi waktu sesudahnya.", "sampai")
    izin = Perpanjangan(periode_id=periode.id, opd_id=opd.id, opd=opd, sampai=sampai, alasan=beralasan)
    db.session.add(izin)
    catat("beri_perpanjangan", izin, oleh, beralasan)
    db.session.flush()
    return izin


def tutup_sekarang(periode: Periode, sebab: str, oleh: Pelaku) -> None:
    """End intake for everybody, extensions included; nothing where it has ended or not begun."""
    kini = sekarang()
    if periode.terbuka(kini):
        periode.ditutup_pada = kini
        catat("tutup_periode", periode, oleh, sebab)
    berjalan = select(Perpanjangan).where(Perpanjangan.periode_id == periode.id, Perpanjangan.sampai > kini)
    for izin in db.session.scalars(berjalan):
        izin.sampai = kini
        catat("akhiri_perpanjangan", izin, oleh, sebab)
    db.session.flush()


def _periksa_tahun(tahun: int, dibuka_pada: datetime) -> None:
    awal = lokal(dibuka_pada).year
    if not awal <= tahun <= awal + TAHUN_KE_DEPAN:
        raise DomainError(
            f"Tahun pertama {tahun} tidak cocok dengan pembukaan tahun {awal}. "
            f"Isi tahun {awal} sampai {awal + TAHUN_KE_DEPAN}.",
            "tahun",
        )
    if db.session.scalar(select(Periode.id).where(Periode.tahun == tahun)):
        raise DomainError(
            f"Periode yang dimulai tahun {tahun} sudah ada. Isi tahun lain, atau ubah periode itu.", "tahun"
        )


def _periksa_masa(dibuka_pada: datetime, ditutup_pada: datetime) -> None:
    if ditutup_pada <= dibuka_pada:
        raise DomainError(
            f"Penutupan {waktu(ditutup_pada)} tidak sesudah pembukaan {waktu(dibuka_pada)}. Isi waktu sesudahnya.",
            "ditutup_pada",
        )


def _periksa_tumpang_tindih(periode: Periode) -> None:
    """Two periods open at once would leave an OPD guessing which one it fills in."""
    lain = db.session.scalar(
        select(Periode).where(
            Periode.id != periode.id,
            Periode.dibuka_pada < periode.ditutup_pada,
            Periode.ditutup_pada > periode.dibuka_pada,
        )
    )
    if lain is not None:
        raise DomainError(
            f"Masa pengisian ini bertumpuk dengan periode {lain}, yang dibuka {waktu(lain.dibuka_pada)} dan ditutup "
            f"{waktu(lain.ditutup_pada)}. Buka sesudahnya, atau ubah penutupan periode itu dahulu.",
            "dibuka_pada",
        )
