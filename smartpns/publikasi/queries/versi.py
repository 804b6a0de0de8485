"""Published versions. A version never changes, so its rows are read once and kept in memory under its id."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import String, cast, func, select

from smartpns.core.db import db
from smartpns.kebutuhan.queries import mulai_terisi
from smartpns.organisasi.models import StudiBerjalan
from smartpns.organisasi.rules import Jenjang, Pembiayaan
from smartpns.publikasi.models import BarisPublik, Publikasi
from smartpns.publikasi.rules import StatusPublik, belum_lewat, status_publik, terisi_per_mulai
from smartpns.rencana.models import BarisRencana, Rencana

SARINGAN = ("jenjang", "rumpun", "opd", "tahun", "pembiayaan", "keadaan")
"""The filters of the list, in the order in which they stand on the page and in `Baris.kode`."""

LABEL_KEADAAN = {
    StatusPublik.DALAM_PAGU: "Ada tempat yang ditetapkan",
    StatusPublik.DI_LUAR_PAGU: "Ada yang menunggu anggaran",
    StatusPublik.TERISI: "Ada tempat yang sudah terisi",
}
"""What a visitor may ask for; a need may be in several states, place by place."""


class Terbitan(NamedTuple):
    """The head of one published version; `terisi` changes whenever a place is taken or given back."""

    id: UUID
    tahun: int
    tahun_akhir: int
    versi: int
    sk_nomor: str
    sk_tanggal: date
    jumlah_unit: int
    kelengkapan: str
    diterbitkan_pada: datetime
    terisi: str = ""

    @classmethod
    def dari(cls, publikasi: Publikasi) -> "Terbitan":
        return cls(*(getattr(publikasi, nama) for nama in _KOLOM))


_KOLOM = Terbitan._fields[:-1]


@dataclass(frozen=True, slots=True)
class Baris:
    """One published need, with its codes for the filters (some have several) and its words for the search.

    `mulai` are the places granted by start year, `terisi` those of them that studies fill; the others of `jumlah` wait,
    asked for from `tahun_mulai` on.
    """

    prioritas: int
    slug: str
    jenjang: Jenjang
    program_studi: str
    rumpun: str
    kode_opd: str
    nama_opd: str
    jabatan: str
    jumlah: int
    tahun_mulai: int
    bulan_masuk: int
    lama_semester: int
    pembiayaan: Pembiayaan
    kesenjangan: str
    mulai: dict[int, int]
    terisi: dict[int, int]
    kode: tuple[tuple[str, ...], ...]
    kata: str

    @property
    def ditetapkan(self) -> int:
        """The places granted by the decree."""
        return sum(self.mulai.values())

    @property
    def menunggu(self) -> int:
        """Who was asked for and waits for money."""
        return self.jumlah - self.ditetapkan

    @property
    def jumlah_terisi(self) -> int:
        """How many of the places granted are taken."""
        return sum(self.terisi.values())

    @property
    def status(self) -> StatusPublik:
        return status_publik(self.jumlah, self.ditetapkan, self.jumlah_terisi)

    @property
    def tempat_per_tahun(self) -> dict[int, tuple[int, int]]:
        """Places granted and waiting, by start year; who waits stands at the year that was asked for."""
        tunggu = {self.tahun_mulai: self.menunggu} if self.menunggu else {}
        return {t: (self.mulai.get(t, 0), tunggu.get(t, 0)) for t in sorted({*self.mulai, *tunggu})}

    def terbuka(self, hari_ini: date) -> dict[int, int]:
        """The places granted that are not taken and whose intake still lies ahead, by start year."""
        bebas = {t: n - self.terisi.get(t, 0) for t, n in self.mulai.items()}
        return {t: n for t, n in bebas.items() if n and belum_lewat(t, self.bulan_masuk, hari_ini)}


@dataclass(frozen=True)
class Isi:
    """The rows of one version in order of priority, and per filter its values with their labels."""

    baris: tuple[Baris, ...]
    pilihan: dict[str, dict[str, str]]


_TABEL = Publikasi.__table__.c
_TERISI = select(func.count().op("||")(func.coalesce(cast(func.max(StudiBerjalan.updated_at), String), ""))).where(
    StudiBerjalan.tempat.is_not(None)
)
_TERBITAN = (
    select(*(_TABEL[nama] for nama in _KOLOM), _TERISI.scalar_subquery())
    .where(_TABEL.dicabut_pada.is_(None))
    .order_by(_TABEL.tahun.desc(), _TABEL.versi.desc())
)


def daftar_terbitan() -> list[Terbitan]:
    """Every version in force for the public, newest period and version first; one cheap statement."""
    return [Terbitan._make(baris) for baris in db.session.execute(_TERBITAN)]


def cari_terbitan(semua: list[Terbitan], periode: int | None = None, versi: int | None = None) -> Terbitan | None:
    """The newest version, of one period or of all, or exactly the one asked for."""
    cocok = (t for t in semua if periode in (None, t.tahun) and versi in (None, t.versi))
    return next(cocok, None)


def jumlah_baris() -> dict[UUID, int]:
    """How many needs each version holds."""
    kolom = BarisPublik.publikasi_id
    return dict(db.session.execute(select(kolom, func.count()).group_by(kolom)).all())


@lru_cache(maxsize=8)
def isi_terbitan(terbitan: Terbitan) -> Isi:
    """All rows of a version, with the places that are taken."""
    pilih = select(BarisPublik).where(BarisPublik.publikasi_id == terbitan.id).order_by(BarisPublik.prioritas)
    rencana = db.session.scalars(select(Rencana).join(Publikasi).where(Publikasi.id == terbitan.id)).one()
    return susun_isi(db.session.scalars(pilih), tahun_terisi(rencana))


def tahun_terisi(rencana: Rencana) -> dict[int, list[int]]:
    """The start years of the studies that filled a place since the plan was frozen, by rank of the need."""
    studi = mulai_terisi(rencana.periode)
    kolom = (BarisRencana.peringkat, BarisRencana.kode, BarisRencana.terisi)
    baris = db.session.execute(select(*kolom).where(BarisRencana.rencana_id == rencana.id))
    return {peringkat: studi[kode][terisi:] for peringkat, kode, terisi in baris if kode in studi}


def susun_isi(baris: Iterable[BarisPublik], terisi: Mapping[int, Sequence[int]] = MappingProxyType({})) -> Isi:
    """Rows as the pages need them, `terisi` as `tahun_terisi`; also for a preview of rows that are not stored."""
    label: dict[str, dict[str, str]] = {nama: {} for nama in SARINGAN}
    hasil = []
    for b in baris:
        satu = _baris(b, terisi.get(b.prioritas, ()))
        for saringan, isi in zip(SARINGAN, _pilihan(b, satu), strict=True):
            label[saringan] |= isi
        hasil.append(satu)
    urut_jenjang = [j.value for j in Jenjang]
    urutan = {
        "jenjang": lambda p: urut_jenjang.index(p[0]),
        "tahun": lambda p: p[0],
        "keadaan": lambda p: p[0],
    }
    return Isi(
        tuple(hasil),
        {nama: dict(sorted(isi.items(), key=urutan.get(nama, lambda p: p[1]))) for nama, isi in label.items()},
    )


def _baris(b: BarisPublik, tahun_studi: Sequence[int]) -> Baris:
    mulai = {int(tahun): orang for tahun, orang in sorted((b.mulai or {}).items()) if orang}
    terisi, tanpa_tempat = terisi_per_mulai(mulai, tahun_studi)
    kata = " ".join((b.jenjang.label, b.program_studi, b.jabatan, b.nama_opd, b.rumpun, b.kata_cari))
    satu = Baris(
        prioritas=b.prioritas,
        slug=b.slug,
        jenjang=b.jenjang,
        program_studi=b.program_studi,
        rumpun=b.rumpun,
        kode_opd=b.kode_opd,
        nama_opd=b.nama_opd,
        jabatan=b.jabatan,
        jumlah=b.jumlah - tanpa_tempat,
        tahun_mulai=b.tahun_mulai,
        bulan_masuk=b.bulan_masuk,
        lama_semester=b.lama_semester,
        pembiayaan=b.pembiayaan,
        kesenjangan=b.kesenjangan,
        mulai=mulai,
        terisi=terisi,
        kode=(),
        kata=kata.casefold(),
    )
    return replace(satu, kode=tuple(tuple(isi) for isi in _pilihan(b, satu)))


def _pilihan(b: BarisPublik, satu: Baris) -> tuple[dict[str, str], ...]:
    """The values of a need for every filter of SARINGAN, with their labels."""
    keadaan = {
        StatusPublik.DALAM_PAGU: satu.ditetapkan,
        StatusPublik.DI_LUAR_PAGU: satu.menunggu,
        StatusPublik.TERISI: satu.jumlah_terisi,
    }
    return (
        {b.jenjang.value: b.jenjang.label},
        {b.kode_rumpun: b.rumpun},
        {b.kode_opd: b.nama_opd},
        {str(tahun): str(tahun) for tahun in satu.tempat_per_tahun},
        {b.pembiayaan.value: b.pembiayaan.label},
        {status.value: LABEL_KEADAAN[status] for status, orang in keadaan.items() if orang},
    )
