"""Published versions. A version never changes, so its rows are read once and kept in memory under its id."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from smartpns.core.db import db
from smartpns.organisasi.rules import Jenjang, Pembiayaan
from smartpns.publikasi.models import BarisPublik, Publikasi
from smartpns.publikasi.rules import StatusPublik

SARINGAN = ("jenjang", "rumpun", "opd", "tahun", "pembiayaan")
"""The filters of the list, in the order in which they stand on the page and in `Baris.kode`."""


class Terbitan(NamedTuple):
    """The head of one published version."""

    id: UUID
    tahun: int
    tahun_akhir: int
    versi: int
    sk_nomor: str
    sk_tanggal: date
    jumlah_unit: int
    diterbitkan_pada: datetime

    @classmethod
    def dari(cls, publikasi: Publikasi) -> "Terbitan":
        return cls(*(getattr(publikasi, nama) for nama in cls._fields))


@dataclass(frozen=True, slots=True)
class Baris:
    """One published need, with its codes for the filters and its words for the search."""

    prioritas: int
    slug: str
    jenjang: Jenjang
    program_studi: str
    rumpun: str
    kode_opd: str
    nama_opd: str
    jabatan: str
    jenis_jabatan: str
    jumlah: int
    tahun_mulai: int
    lama_semester: int
    pembiayaan: Pembiayaan
    status: str
    kesenjangan: str
    mulai: dict[str, int]
    kode: tuple[str, ...]
    kata: str

    @property
    def dalam_pagu(self) -> int:
        """The places that fit under the ceilings."""
        if self.mulai:
            return sum(self.mulai.values())
        return self.jumlah if self.status == StatusPublik.DALAM_PAGU else 0

    @property
    def tempat_per_tahun(self) -> Counter[int]:
        """The places by start year; those beyond the ceilings in the first of them."""
        tempat = Counter({int(tahun): orang for tahun, orang in self.mulai.items()})
        tempat[self.tahun_mulai] += self.jumlah - tempat.total()
        return +tempat

    @property
    def untuk(self) -> str:
        """The post, or as much of it as names nobody."""
        return self.jabatan or self.jenis_jabatan or "Jabatan dengan sedikit pemangku"


@dataclass(frozen=True)
class Isi:
    """The rows of one version in order of priority, and per filter its values with their labels."""

    baris: tuple[Baris, ...]
    pilihan: dict[str, dict[str, str]]


_TABEL = Publikasi.__table__.c
_TERBITAN = (
    select(*(_TABEL[nama] for nama in Terbitan._fields))
    .where(_TABEL.dicabut_pada.is_(None))
    .order_by(_TABEL.tahun.desc(), _TABEL.versi.desc())
)


def daftar_terbitan() -> list[Terbitan]:
    """Every version in force for the public, newest period and version first; one cheap statement."""
    return [Terbitan(*baris) for baris in db.session.execute(_TERBITAN)]


def cari_terbitan(semua: list[Terbitan], periode: int | None = None, versi: int | None = None) -> Terbitan | None:
    """The newest version, of one period or of all, or exactly the one asked for."""
    cocok = (t for t in semua if periode in (None, t.tahun) and versi in (None, t.versi))
    return next(cocok, None)


def jumlah_baris() -> dict[UUID, int]:
    """How many needs each version holds."""
    kolom = BarisPublik.publikasi_id
    return dict(db.session.execute(select(kolom, func.count()).group_by(kolom)).all())


@lru_cache(maxsize=8)
def isi_terbitan(publikasi_id: UUID) -> Isi:
    """All rows of a version."""
    pilih = select(BarisPublik).where(BarisPublik.publikasi_id == publikasi_id).order_by(BarisPublik.prioritas)
    return susun_isi(db.session.scalars(pilih))


def susun_isi(baris: Iterable[BarisPublik]) -> Isi:
    """Rows as the pages need them; also for a preview of rows that are not stored."""
    label: dict[str, dict[str, str]] = {nama: {} for nama in SARINGAN}
    hasil = []
    for b in baris:
        kode = (b.jenjang.value, b.kode_rumpun, b.kode_opd, str(b.tahun_mulai), b.pembiayaan.value)
        nama = (b.jenjang.label, b.rumpun, b.nama_opd, str(b.tahun_mulai), b.pembiayaan.label)
        for saringan, k, n in zip(SARINGAN, kode, nama, strict=True):
            label[saringan][k] = n
        hasil.append(_baris(b, kode))
    urut_jenjang = [j.value for j in Jenjang]
    urutan = {
        "jenjang": lambda p: urut_jenjang.index(p[0]),
        "tahun": lambda p: p[0],
    }
    return Isi(
        tuple(hasil),
        {nama: dict(sorted(isi.items(), key=urutan.get(nama, lambda p: p[1]))) for nama, isi in label.items()},
    )


def _baris(b: BarisPublik, kode: tuple[str, ...]) -> Baris:
    kata = " ".join((b.jenjang.label, b.program_studi, b.jabatan, b.nama_opd, b.rumpun, b.kata_cari))
    return Baris(
        prioritas=b.prioritas,
        slug=b.slug,
        jenjang=b.jenjang,
        program_studi=b.program_studi,
        rumpun=b.rumpun,
        kode_opd=b.kode_opd,
        nama_opd=b.nama_opd,
        jabatan=b.jabatan,
        jenis_jabatan=b.jenis_jabatan,
        jumlah=b.jumlah,
        tahun_mulai=b.tahun_mulai,
        lama_semester=b.lama_semester,
        pembiayaan=b.pembiayaan,
        status=b.status,
        kesenjangan=b.kesenjangan,
        mulai=b.mulai or {},
        kode=kode,
        kata=kata.casefold(),
    )
