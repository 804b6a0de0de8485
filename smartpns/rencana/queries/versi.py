"""Stored versions of the plan: one of them, their list, their fingerprint, what happened to them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.models import Periode
from smartpns.prioritas.rules import sidik
from smartpns.rencana.models import BarisRencana, Rencana, TahunRencana
from smartpns.rencana.rules import StatusRencana

_KEPALA = (joinedload(Rencana.periode), joinedload(Rencana.bobot))
_LENGKAP = (*_KEPALA, selectinload(Rencana.baris), selectinload(Rencana.tahun))


def ambil_rencana(id_: UUID, *, kunci: bool = False) -> Rencana:
    """One version with its rows and years; `kunci` holds it until the transaction ends (PostgreSQL)."""
    pilih = select(Rencana).where(Rencana.id == id_)
    rencana = _satu(pilih.with_for_update(of=Rencana) if kunci else pilih)
    if rencana is None:
        raise TidakDitemukan("Rencana ini tidak ada. Buka daftar rencana untuk melihat yang ada.")
    return rencana


def rencana_menunggu(periode_id: UUID | None = None) -> Rencana | None:
    """The version that waits for its decree, of one period or of all; the one sent first."""
    pilih = select(Rencana).where(Rencana.status == StatusRencana.MENUNGGU).order_by(Rencana.dikirim_pada)
    return _satu(pilih if periode_id is None else pilih.where(Rencana.periode_id == periode_id))


def rencana_ditetapkan(periode_id: UUID | None = None) -> Rencana | None:
    """The version in force by its decree, of one period; of all periods the one decided last."""
    pilih = select(Rencana).where(Rencana.status == StatusRencana.DITETAPKAN).order_by(Rencana.sk_tanggal.desc())
    return _satu(pilih if periode_id is None else pilih.where(Rencana.periode_id == periode_id))


def rencana_terakhir(periode: Periode) -> Rencana | None:
    """The newest version of a period, decided or not."""
    return _satu(select(Rencana).where(Rencana.periode_id == periode.id).order_by(Rencana.versi.desc()))


def rencana_sebelum(rencana: Rencana) -> Rencana | None:
    """The version of the same period just before this one."""
    pilih = select(Rencana).where(Rencana.periode_id == rencana.periode_id, Rencana.versi < rencana.versi)
    return _satu(pilih.order_by(Rencana.versi.desc()))


def _satu(pilih: Select[Rencana]) -> Rencana | None:
    return db.session.scalar(pilih.limit(1).options(*_LENGKAP))


@dataclass(frozen=True)
class RingkasVersi:
    """A version as the list shows it: needs, people, and rupiah of the APBD for what fits."""

    rencana: Rencana
    kebutuhan: int
    termuat: int
    orang: int
    apbd: int


def daftar_versi() -> list[RingkasVersi]:
    """Every version, newest period and version first; three statements."""
    termuat = func.count().filter(BarisRencana.termuat)
    orang = func.coalesce(func.sum(BarisRencana.orang_termuat), 0)
    hitungan = {
        id_: (banyak, muat, jumlah)
        for id_, banyak, muat, jumlah in db.session.execute(
            select(BarisRencana.rencana_id, func.count(), termuat, orang).group_by(BarisRencana.rencana_id)
        )
    }
    apbd = _jumlah_apbd()
    urut = (Periode.tahun.desc(), Rencana.versi.desc())
    semua = db.session.scalars(select(Rencana).join(Rencana.periode).order_by(*urut).options(*_KEPALA))
    return [RingkasVersi(r, *hitungan.get(r.id, (0, 0, 0)), int(apbd.get(r.id, 0))) for r in semua]


def _jumlah_apbd() -> dict[UUID, int]:
    jumlah = func.sum(TahunRencana.usulan_baru_eskalasi)
    return dict(db.session.execute(select(TahunRencana.rencana_id, jumlah).group_by(TahunRencana.rencana_id)).all())


def nomor_sk_lain(rencana: Rencana) -> Sequence[str]:
    """The decree numbers of all other plans."""
    pilih = select(Rencana.sk_nomor).where(Rencana.sk_nomor.is_not(None), Rencana.id != rencana.id)
    return [nomor for nomor in db.session.scalars(pilih) if nomor]


def riwayat_rencana(rencana: Rencana) -> Sequence[Jejak]:
    """What happened to a version, newest first, from the audit record."""
    return db.session.scalars(
        select(Jejak)
        .where(Jejak.objek_jenis == Rencana.__tablename__, Jejak.objek_id == str(rencana.id))
        .order_by(Jejak.id.desc())
    ).all()


_KEPALA_SIDIK = ("versi", "eskalasi_persen", "catatan", "disusun_oleh", "dikembalikan")
_BARIS_SIDIK = [kolom.key for kolom in BarisRencana.__table__.columns if kolom.key != "rencana_id"]
_BARIS_KEMUDIAN: Mapping[str, Callable[[BarisRencana], object]] = {
    "peringkat_hitung": lambda baris: baris.peringkat,
    "alasan_geser": lambda baris: None,
    "orang_termuat": lambda baris: baris.jumlah if baris.termuat else 0,
    "mulai": lambda baris: {},
    "pembagian": lambda baris: None,
    "terisi": lambda baris: 0,
}
"""Columns that came after the first plans, with what they say of a row that has nothing to say there.

Such a value stays out of the fingerprint, so that the plans frozen before the column was made keep theirs.
"""
_TAHUN_SIDIK = [kolom.key for kolom in TahunRencana.__table__.columns if kolom.key != "rencana_id"]


def hitung_sidik(rencana: Rencana) -> str:
    """The fingerprint of everything that was frozen: head, rows and years, but not the steps towards the decree."""
    return sidik(
        {
            "periode": rencana.periode_id,
            "bobot": rencana.bobot_id,
            "disusun_pada": rencana.disusun_pada.isoformat(),
            **_kolom(rencana, _KEPALA_SIDIK),
            **({"skenario": rencana.skenario_id} if rencana.skenario_id else {}),
            **({"kelengkapan": rencana.kelengkapan} if rencana.kelengkapan else {}),
            **({"kasus": rencana.kasus} if rencana.kasus else {}),
            **({"banding": rencana.banding} if rencana.banding else {}),
            "baris": [_baris(baris) for baris in rencana.baris],
            "tahun": [_kolom(tahun, _TAHUN_SIDIK) for tahun in rencana.tahun],
        }
    )


def sidik_cocok(rencana: Rencana) -> bool:
    """Whether the stored version is, to the last digit, the one that was frozen."""
    return hitung_sidik(rencana) == rencana.sidik


def _baris(baris: BarisRencana) -> dict[str, Any]:
    bawaan = {nama: isi(baris) for nama, isi in _BARIS_KEMUDIAN.items()}
    isi = _kolom(baris, _BARIS_SIDIK)
    return {nama: nilai for nama, nilai in isi.items() if nama not in bawaan or nilai != bawaan[nama]}


def _kolom(objek: object, nama: Sequence[str]) -> dict[str, Any]:
    return {satu: getattr(objek, satu) for satu in nama}
