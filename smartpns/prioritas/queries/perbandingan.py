"""Pairwise comparisons: which there are, an assessor's own sheets, what several assessors come to together."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from smartpns.akun.izin import Peran
from smartpns.akun.models import Pengguna, Penugasan
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.core.waktu import hari_ini
from smartpns.prioritas import rules
from smartpns.prioritas.models import LembarPerbandingan, Perbandingan
from smartpns.prioritas.rules import MIN_PENILAI, HasilAhp, Matriks, Pasangan, Saran

_LENGKAP = (selectinload(Perbandingan.lembar), joinedload(Perbandingan.versi))


def daftar_perbandingan() -> Sequence[Perbandingan]:
    """Every comparison with its sheets, newest first."""
    return db.session.scalars(select(Perbandingan).options(*_LENGKAP).order_by(Perbandingan.nomor.desc())).all()


def ambil_perbandingan(id_: UUID, *, kunci: bool = False) -> Perbandingan:
    """One comparison; `kunci` holds it until the transaction ends (PostgreSQL). Raises TidakDitemukan."""
    pilih = select(Perbandingan).where(Perbandingan.id == id_).options(*_LENGKAP)
    perbandingan = db.session.scalar(pilih.with_for_update(of=Perbandingan) if kunci else pilih)
    if perbandingan is None:
        raise TidakDitemukan("Perbandingan ini tidak ada. Buka halaman Bobot untuk melihat yang ada.")
    return perbandingan


def perbandingan_penilai(penilai_id: UUID) -> Sequence[LembarPerbandingan]:
    """The sheets of a person, newest comparison first; those of comparisons called off are left out."""
    return db.session.scalars(
        select(LembarPerbandingan)
        .join(LembarPerbandingan.perbandingan)
        .where(LembarPerbandingan.penilai_id == penilai_id, Perbandingan.dibatalkan_pada.is_(None))
        .options(joinedload(LembarPerbandingan.perbandingan))
        .order_by(Perbandingan.nomor.desc())
    ).all()


def ambil_lembar(id_: UUID, penilai_id: UUID | None) -> LembarPerbandingan:
    """A sheet of this person; None: one on paper, which the planner types. Raises TidakDitemukan for any other."""
    lembar = db.session.get(LembarPerbandingan, id_)
    if lembar is None or lembar.penilai_id != penilai_id:
        raise TidakDitemukan("Lembar perbandingan ini tidak ada atau bukan milik Anda.")
    return lembar


def calon_penilai() -> Sequence[Pengguna]:
    """Everybody who may judge today, by name."""
    hari = hari_ini()
    return db.session.scalars(
        select(Pengguna)
        .where(
            Pengguna.aktif,
            Pengguna.penugasan.any(
                (Penugasan.peran == Peran.PENILAI)
                & (Penugasan.mulai <= hari)
                & or_(Penugasan.sampai.is_(None), Penugasan.sampai >= hari)
            ),
        )
        .order_by(Pengguna.nama)
    ).all()


def penilaian_lembar(lembar: LembarPerbandingan) -> dict[Pasangan, int]:
    """The judgements of a sheet by pair, in the order of the criteria; pairs not yet judged are missing."""
    return {
        (a, b): lembar.nilai[f"{a}-{b}"]
        for a, b in rules.daftar_pasangan(lembar.perbandingan.kriteria)
        if f"{a}-{b}" in lembar.nilai
    }


def matriks_lembar(lembar: LembarPerbandingan) -> Matriks:
    """The matrix of a sheet. Raises DomainError when a pair is not yet judged."""
    return rules.susun_matriks(lembar.perbandingan.kriteria, penilaian_lembar(lembar))


@dataclass(frozen=True)
class KeadaanLembar:
    """How far a sheet is: pairs judged of how many, its weights once all are, and what to mend when they contradict."""

    terisi: int
    banyak: int
    hasil: HasilAhp | None = None
    saran: Saran | None = None


def keadaan_lembar(lembar: LembarPerbandingan) -> KeadaanLembar:
    """What an assessor sees beside the questions."""
    kode, penilaian = lembar.perbandingan.kriteria, penilaian_lembar(lembar)
    banyak = len(rules.daftar_pasangan(kode))
    if len(penilaian) < banyak:
        return KeadaanLembar(len(penilaian), banyak)
    hasil = rules.hitung_ahp(rules.susun_matriks(kode, penilaian))
    return KeadaanLembar(banyak, banyak, hasil, None if hasil.konsisten else rules.cari_saran(kode, penilaian))


@dataclass(frozen=True)
class HasilGabungan:
    """What the assessors who have finished come to, each and together, and the weights rounded to sum to 100."""

    per_lembar: Sequence[tuple[LembarPerbandingan, HasilAhp]]
    matriks: Matriks
    hasil: HasilAhp
    bobot: dict[str, Decimal]

    @property
    def rincian(self) -> dict[str, Any]:
        """Everything the weights were computed from, as a version of the weights keeps it."""
        return {
            "perbandingan": self.per_lembar[0][0].perbandingan.nomor,
            "kriteria": list(self.matriks.kode),
            "indeks_acak": rules.INDEKS_ACAK[len(self.matriks.kode) - 1],
            "penilai": [
                {"nama": lembar.nama, "kertas": lembar.penilai_id is None, "nilai": lembar.nilai, **_angka(hasil)}
                for lembar, hasil in self.per_lembar
            ],
            "gabungan": {"matriks": [list(baris) for baris in self.matriks.isi], **_angka(self.hasil)},
        }


def hasil_gabungan(perbandingan: Perbandingan) -> HasilGabungan | None:
    """The finished sheets combined by geometric mean; None as long as fewer than two are finished."""
    selesai = perbandingan.selesai
    if len(selesai) < MIN_PENILAI:
        return None
    semua = [matriks_lembar(lembar) for lembar in selesai]
    matriks = rules.gabungkan(semua)
    hasil = rules.hitung_ahp(matriks)
    per_lembar = list(zip(selesai, map(rules.hitung_ahp, semua), strict=True))
    return HasilGabungan(per_lembar, matriks, hasil, rules.bulatkan_bobot(hasil.bobot))


def _angka(hasil: HasilAhp) -> dict[str, Any]:
    return {"bobot": dict(hasil.bobot), "lambda_maks": hasil.lambda_maks, "ci": hasil.ci, "cr": hasil.cr}
