"""Setting the codes of the budget: a new row closes the one before it, and nothing is overwritten silently."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.anggaran import queries
from smartpns.anggaran.models import KodeAnggaran
from smartpns.anggaran.rules import KODE_BAWAAN, POLA_KODE, JenisKode, KodeBerlaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.organisasi.rules import Jenjang

SEHARI = timedelta(days=1)


@dataclass(frozen=True)
class IsianKode:
    """A code as typed, with the day it counts from and what it rests on."""

    isi: KodeBerlaku
    berlaku_mulai: date
    dasar_hukum: str


def tetapkan_kode(isian: IsianKode, oleh: Pelaku) -> KodeAnggaran:
    """Set a code from a day on; the row of the same code before it ends the day before.

    A row that begins on the same day is corrected. Raises DomainError for a code that is none, for one that another
    kind uses, and for a rekening that would take the costs of another.
    """
    _periksa(isian)
    riwayat = queries.riwayat_kode(isian.isi.kode)
    kini = next((b for b in riwayat if b.berlaku(isian.berlaku_mulai)), None)
    if kini and kini.berlaku_mulai < isian.berlaku_mulai:
        akhiri_kode(kini, isian.berlaku_mulai - SEHARI, oleh)
        kini = None
    berikut = min((b.berlaku_mulai for b in riwayat if b.berlaku_mulai > isian.berlaku_mulai), default=None)
    baru = kini or KodeAnggaran(kode=isian.isi.kode, berlaku_mulai=isian.berlaku_mulai)
    baru.berlaku_sampai = berikut - SEHARI if berikut else None
    baru.jenis, baru.uraian, baru.kepastian = isian.isi.jenis, isian.isi.uraian, isian.isi.kepastian
    baru.jenjang = [j.value for j in Jenjang if j in isian.isi.jenjang]
    baru.komponen = sorted(isian.isi.komponen)
    baru.dasar_hukum = isian.dasar_hukum
    db.session.add(baru)
    catat("tetapkan_kode_anggaran", baru, oleh)
    return baru


def akhiri_kode(kode: KodeAnggaran, sampai: date, oleh: Pelaku) -> None:
    """The code holds up to that day and no longer. Raises DomainError for a day before it began."""
    if sampai < kode.berlaku_mulai:
        raise DomainError("Tanggal berakhir sebelum tanggal mulai berlaku. Periksa tanggalnya.", "berlaku_sampai")
    kode.berlaku_sampai = sampai
    catat("akhiri_kode_anggaran", kode, oleh)


def muat_kode_bawaan(oleh: Pelaku) -> list[KodeAnggaran]:
    """Set the codes an installation starts with, except those it has already."""
    ada = {baris.kode for baris in queries.semua_kode()}
    baru = [k for k in KODE_BAWAAN if k.kode.kode not in ada]
    return [tetapkan_kode(IsianKode(k.kode, k.berlaku_mulai, k.dasar_hukum), oleh) for k in baru]


def _periksa(isian: IsianKode) -> None:
    isi = isian.isi
    if not POLA_KODE.fullmatch(isi.kode):
        raise DomainError("Kode ini tidak terbaca. Tulis angka dengan titik, misalnya 5.1.02.02.11.0002.", "kode")
    berlaku = [b.isi for b in queries.kode_pada(isian.berlaku_mulai)]
    if isi.jenis is JenisKode.SUB_KEGIATAN:
        _tolak_bila(isi, (lain for lain in berlaku if lain.jenis is isi.jenis), "Akhiri dahulu yang lama.", "kode")
    else:
        saran = "Bedakan jenjang atau komponennya."
        _tolak_bila(isi, (lain for lain in berlaku if isi.berebut(lain)), saran, "jenjang")


def _tolak_bila(isi: KodeBerlaku, lain: Iterable[KodeBerlaku], saran: str, kolom: str) -> None:
    for satu in lain:
        if satu.kode != isi.kode:
            raise DomainError(f"{satu.kode} {satu.uraian} sudah menampung biaya yang sama. {saran}", kolom)
