"""An upload from arrival to saved or given up. The callers hold the transaction."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import current_app
from sqlalchemy import delete, insert, select, update
from werkzeug.datastructures import FileStorage

from smartpns.core.berkas import ikut_transaksi
from smartpns.core.db import db
from smartpns.core.errors import Bentrok, DomainError, TakTersedia, TidakDitemukan
from smartpns.core.giliran import giliran
from smartpns.core.impor.models import BarisPratinjau, Impor, StatusImpor
from smartpns.core.impor.pemeriksaan import Pratinjau, periksa_berkas, simpan_siap
from smartpns.core.impor.rencana import Keadaan, Pelaku, RencanaImpor
from smartpns.core.pekerjaan import Lapor, banyak_berjalan
from smartpns.core.sheets import MIB, nilai_ke_json
from smartpns.core.teks import nama_berkas
from smartpns.core.waktu import sekarang

UMUR_UNGGAHAN = timedelta(days=1)
"""An upload that nobody saved or gave up is thrown away after this long: it may hold personal data."""
TERBUKA = (StatusImpor.DIUNGGAH, StatusImpor.DIPERIKSA)
TUNGGU_GILIRAN = 90.0
"""Seconds that an upload waits until it is read: one file at a time on this machine, whatever the number of workers."""
ANTREAN_TERPANJANG = 20
PENUH = "Berkas tidak dapat disimpan: ruang di server habis. Tidak ada yang berubah. Hubungi admin."
SUDAH = "Impor ini sudah disimpan atau dibatalkan. Unggah berkasnya lagi bila perlu."


def terima(unggahan: FileStorage, rencana: RencanaImpor, parameter: Mapping[str, Any], oleh: Pelaku) -> Impor:
    """Keep an uploaded file under a name of our own.

    Raises DomainError when it is too large, TakTersedia when the disk is full or too many others wait to be read.
    """
    buang_lama()
    if banyak_berjalan("impor_periksa", "impor_simpan") >= ANTREAN_TERPANJANG:
        raise TakTersedia(
            "Banyak berkas lain sedang menunggu dibaca, jadi berkas Anda belum diterima. Unggah lagi beberapa menit "
            "lagi.",
            ulangi=120,
        )
    nama = nama_berkas(unggahan.filename or "")
    berkas = f"{uuid4().hex}{Path(nama).suffix.lower()[:6]}"
    folder = Path(current_app.instance_path) / "impor"
    sidik, ukuran = _tulis(unggahan, folder / berkas, rencana.batas.ukuran)
    impor = Impor(
        jenis=rencana.jenis,
        nama_berkas=nama,
        berkas=berkas,
        sha256=sidik,
        ukuran=ukuran,
        oleh_id=oleh.pengguna_id,
        parameter=dict(parameter),
    )
    db.session.add(impor)
    return impor


def _tulis(unggahan: FileStorage, tujuan: Path, batas: int) -> tuple[str, int]:
    """Write in pieces while counting and hashing; nothing is left behind when it fails."""
    try:
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        ikut_transaksi(tujuan)
        return _salin(unggahan, tujuan, batas)
    except OSError as e:
        tujuan.unlink(missing_ok=True)
        raise TakTersedia(PENUH, ulangi=300) from e
    except DomainError:
        tujuan.unlink(missing_ok=True)
        raise


def _salin(unggahan: FileStorage, tujuan: Path, batas: int) -> tuple[str, int]:
    sidik, ukuran = hashlib.sha256(), 0
    with tujuan.open("xb") as keluar:
        while potongan := unggahan.stream.read(1 << 16):
            ukuran += len(potongan)
            if ukuran > batas:
                raise DomainError(f"Berkas ini lebih dari {batas // MIB} MB. Bagi menjadi beberapa berkas.", "berkas")
            sidik.update(potongan)
            keluar.write(potongan)
    return sidik.hexdigest(), ukuran


def muat(impor_id: UUID, rencana: RencanaImpor, parameter: Mapping[str, Any], oleh: Pelaku) -> Impor:
    """An upload of this person for this very purpose. Raises TidakDitemukan otherwise."""
    impor = db.session.get(Impor, impor_id)
    if (
        impor is None
        or impor.oleh_id != oleh.pengguna_id
        or impor.jenis != rencana.jenis
        or impor.parameter != dict(parameter)
    ):
        raise TidakDitemukan("Impor ini tidak ada atau bukan milik Anda.")
    return impor


def periksa(impor: Impor, rencana: RencanaImpor, lapor: Lapor) -> None:
    """Check the file and keep what was found for the preview."""
    pratinjau = _periksa_berkas(impor, rencana, lapor)
    _simpan_pratinjau(impor, pratinjau, list(Keadaan))
    impor.status = StatusImpor.DIPERIKSA


def simpan(impor: Impor, rencana: RencanaImpor, oleh: Pelaku, lapor: Lapor) -> None:
    """Check again, for much may have changed since the preview, and save the rows that are ready now."""
    if impor.status not in TERBUKA:
        raise Bentrok(SUDAH)
    pratinjau = _periksa_berkas(impor, rencana, lapor)
    _pindah(impor, StatusImpor.DISIMPAN)
    tersimpan = simpan_siap(rencana, pratinjau, oleh, lapor)
    db.session.execute(delete(BarisPratinjau).where(BarisPratinjau.impor_id == impor.id))
    _simpan_pratinjau(impor, pratinjau, [Keadaan.BERMASALAH])
    impor.ringkasan = {**impor.ringkasan, "tersimpan": tersimpan}


def batalkan(impor: Impor) -> None:
    """Give the upload up: the file and what was found in it are thrown away."""
    _pindah(impor, StatusImpor.DIBATALKAN)
    db.session.execute(delete(BarisPratinjau).where(BarisPratinjau.impor_id == impor.id))
    buang_berkas(impor)


def buang_berkas(impor: Impor) -> None:
    """Throw the file away; what was found in it stays."""
    impor.path.unlink(missing_ok=True)


def _periksa_berkas(impor: Impor, rencana: RencanaImpor, lapor: Lapor) -> Pratinjau:
    if not impor.path.exists():
        raise DomainError("Berkas unggahan ini tidak ada lagi di server. Unggah berkasnya sekali lagi.")
    gembok = Path(current_app.instance_path) / "giliran-impor"
    with giliran(gembok, TUNGGU_GILIRAN, lambda: lapor(0, None, "Menunggu giliran dibaca")):
        return periksa_berkas(rencana, impor.path, impor.parameter, nama=impor.nama_berkas, lapor=lapor)


def _pindah(impor: Impor, tujuan: StatusImpor) -> None:
    """Only one of two clicks wins. Raises Bentrok for the other."""
    perintah = update(Impor).where(Impor.id == impor.id, Impor.status.in_(TERBUKA)).values(status=tujuan)
    if db.session.execute(perintah).rowcount != 1:  # type: ignore[attr-defined]
        raise Bentrok(SUDAH)
    db.session.refresh(impor)


def _simpan_pratinjau(impor: Impor, pratinjau: Pratinjau, keadaan: list[Keadaan]) -> None:
    db.session.flush()
    baris = [
        {
            "impor_id": impor.id,
            "nomor": b.nomor,
            "keadaan": b.keadaan,
            "keterangan": b.keterangan,
            "sel": [nilai_ke_json(s) for s in b.sel],
            "masalah": [
                {"kolom": m.kolom, "nilai": m.nilai, "masalah": m.masalah, "saran": m.saran} for m in b.masalah
            ],
        }
        for b in pratinjau.baris
        if b.keadaan in keadaan
    ]
    if baris:
        db.session.execute(insert(BarisPratinjau), baris)
    impor.ringkasan = {
        "judul": list(pratinjau.judul),
        "catatan": list(pratinjau.catatan),
        "per_jenis": [list(pasangan) for pasangan in pratinjau.per_jenis],
        **{k.value: len(pratinjau.dalam(k)) for k in Keadaan},
    }


def buang_lama() -> int:
    """Throw away what nobody decided in time; return how many uploads."""
    lama = select(Impor).where(Impor.created_at < sekarang() - UMUR_UNGGAHAN, Impor.status.in_(TERBUKA))
    semua = db.session.scalars(lama).all()
    for impor in semua:
        batalkan(impor)
    return len(semua)
