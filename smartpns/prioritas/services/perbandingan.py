"""Pairwise comparison of the criteria: opening, judging, handing in, storing the result as a version of the weights."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import func, select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Pengguna
from smartpns.core.db import db
from smartpns.core.errors import Bentrok, DomainError
from smartpns.core.formats import desimal
from smartpns.core.waktu import sekarang
from smartpns.prioritas import rules
from smartpns.prioritas.models import LembarPerbandingan, Perbandingan, VersiBobot
from smartpns.prioritas.queries import hasil_gabungan, matriks_lembar, penilaian_lembar
from smartpns.prioritas.rules import KODE_KRITERIA, MIN_KRITERIA, MIN_PENILAI, Pasangan
from smartpns.prioritas.services.bobot import simpan_bobot
from smartpns.prioritas.services.penilaian import periksa_penilai


def buka_perbandingan(
    kriteria: Sequence[str],
    orang: Sequence[Pengguna],
    kertas: Sequence[str],
    oleh: Pelaku,
    pada: datetime | None = None,
) -> Perbandingan:
    """Ask these people, and those of `kertas` who answer on paper, to compare these criteria.

    `pada` is the instant of the opening, now unless one of former days is brought in. Raises DomainError (field
    `kriteria`, `penilai` or `kertas`) for too few criteria or assessors, somebody who may not judge, or a name twice.
    """
    dipilih = [kode for kode in KODE_KRITERIA if kode in kriteria]
    if len(dipilih) < MIN_KRITERIA:
        raise DomainError(f"Pilih sedikitnya {MIN_KRITERIA} kriteria untuk dibandingkan.", field="kriteria")
    nama_kertas = [rapi for satu in kertas if (rapi := " ".join(satu.split()))]
    _periksa_peserta(orang, nama_kertas, oleh)
    nomor = (db.session.scalar(select(func.max(Perbandingan.nomor))) or 0) + 1
    perbandingan = Perbandingan(nomor=nomor, kriteria=dipilih, dibuka_pada=pada or sekarang(), dibuka_oleh=oleh.nama)
    db.session.add(perbandingan)
    catat("buka_perbandingan", perbandingan, oleh)
    db.session.flush()
    for satu in orang:
        _beri_lembar(perbandingan, satu.nama, satu, oleh)
    for satu_nama in nama_kertas:
        _beri_lembar(perbandingan, satu_nama, None, oleh)
    db.session.flush()
    return perbandingan


def simpan_lembar(lembar: LembarPerbandingan, penilaian: Mapping[Pasangan, int | None], oleh: Pelaku) -> None:
    """Keep what is judged so far; None takes a judgement back. Raises DomainError when the sheet is closed."""
    _pastikan_terbuka(lembar)
    pasangan = rules.daftar_pasangan(lembar.perbandingan.kriteria)
    nilai = {"-".join(satu): angka for satu in pasangan if (angka := penilaian.get(satu)) is not None}
    for angka in nilai.values():
        rules.rasio(angka)
    if nilai != lembar.nilai:
        lembar.nilai = nilai
        catat("isi_perbandingan", lembar, oleh)
        db.session.flush()


def selesaikan_lembar(lembar: LembarPerbandingan, oleh: Pelaku, pada: datetime | None = None) -> None:
    """Hand the sheet in. Raises DomainError (its field a pair) when one is missing or they contradict each other.

    `pada` is as in `buka_perbandingan`.
    """
    _pastikan_terbuka(lembar)
    hasil = rules.hitung_ahp(matriks_lembar(lembar))
    if not hasil.konsisten:
        saran = rules.cari_saran(lembar.perbandingan.kriteria, penilaian_lembar(lembar))
        raise DomainError(
            f"Rasio konsistensi {desimal(hasil.cr, 4)}, harus di bawah 0,1. Yang paling tidak selaras dengan jawaban "
            f"lain: {' dan '.join(saran.pasangan)}. Jawaban lain menunjuk ke “{saran.sebut_cocok}”.",
            field="-".join(saran.pasangan),
        )
    lembar.selesai_pada = pada or sekarang()
    catat("selesai_perbandingan", lembar, oleh)
    db.session.flush()


def buka_lembar(lembar: LembarPerbandingan, oleh: Pelaku) -> None:
    """Take a sheet back to change it, as long as the comparison is open."""
    if lembar.selesai_pada is None or not lembar.perbandingan.terbuka:
        raise Bentrok("Lembar ini tidak dapat dibuka lagi. Muat ulang halaman untuk melihat keadaannya.")
    lembar.selesai_pada = None
    catat("buka_lembar_perbandingan", lembar, oleh)
    db.session.flush()


def simpan_hasil(perbandingan: Perbandingan, dasar: str, alasan: str, berlaku_mulai: date, oleh: Pelaku) -> VersiBobot:
    """Store what the finished assessors come to as a new version of the weights; this ends the comparison.

    Raises DomainError with fewer than two finished sheets, and as `simpan_bobot`.
    """
    _pastikan_berjalan(perbandingan)
    gabungan = hasil_gabungan(perbandingan)
    if gabungan is None:
        raise DomainError(f"Baru {len(perbandingan.selesai)} penilai selesai; tunggu sedikitnya {MIN_PENILAI}.")
    versi = simpan_bobot(gabungan.bobot, dasar, alasan, berlaku_mulai, oleh, gabungan.rincian)
    perbandingan.versi_id, perbandingan.versi = versi.id, versi
    catat("simpan_perbandingan", perbandingan, oleh, alasan.strip())
    db.session.flush()
    return versi


def batalkan(perbandingan: Perbandingan, alasan: str, oleh: Pelaku) -> None:
    """Call a comparison off with a reason."""
    rapi = alasan.strip()
    if not rapi:
        raise DomainError("Tulis alasan membatalkan; penilai yang sudah mengisi berhak tahu.", field="alasan")
    _pastikan_berjalan(perbandingan)
    perbandingan.dibatalkan_pada, perbandingan.alasan_batal = sekarang(), rapi
    catat("batalkan_perbandingan", perbandingan, oleh, rapi)
    db.session.flush()


def _periksa_peserta(orang: Sequence[Pengguna], nama_kertas: Sequence[str], oleh: Pelaku) -> None:
    """Raise DomainError for too few assessors, one who may not judge, or a name on paper that is there already."""
    if len(orang) + len(nama_kertas) < MIN_PENILAI:
        raise DomainError(
            f"Pilih sedikitnya {MIN_PENILAI} penilai, supaya hasilnya bukan pendapat satu orang.", field="penilai"
        )
    for satu in orang:
        periksa_penilai(satu, oleh)
    semua = [*(satu.nama for satu in orang), *nama_kertas]
    ganda = next((nama for nama in nama_kertas if semua.count(nama) > 1), None)
    if ganda:
        raise DomainError(f"Nama {ganda} tertulis dua kali. Satu orang mengisi satu lembar.", field="kertas")


def _beri_lembar(perbandingan: Perbandingan, nama: str, orang: Pengguna | None, oleh: Pelaku) -> None:
    lembar = LembarPerbandingan(
        perbandingan=perbandingan,
        perbandingan_id=perbandingan.id,
        nama=nama,
        penilai_id=orang.id if orang else None,
        nilai={},
    )
    db.session.add(lembar)
    catat("minta_perbandingan", lembar, oleh)


def _pastikan_berjalan(perbandingan: Perbandingan) -> None:
    if not perbandingan.terbuka:
        raise Bentrok("Perbandingan ini sudah berakhir. Muat ulang halaman untuk melihat hasilnya.")


def _pastikan_terbuka(lembar: LembarPerbandingan) -> None:
    if not lembar.terbuka:
        raise Bentrok("Lembar ini sudah selesai atau perbandingannya sudah berakhir. Muat ulang halaman.")
