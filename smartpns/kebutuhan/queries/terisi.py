"""Which places of the needs are taken: the studies that name the need they fill, and those that name none yet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import joinedload

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.rules import StatusUsulan, kode_kebutuhan
from smartpns.organisasi.models import Pegawai, StudiBerjalan, Unit
from smartpns.organisasi.rules import HasilStudi


@dataclass(frozen=True)
class StudiTempat:
    """A study begun in the period: the need whose place it fills, or the needs with a free place that it could fill.

    `calon` are needs of the same OPD and level that ask for the programme or the post, the likeliest first.
    """

    studi: StudiBerjalan
    kebutuhan: Kebutuhan | None
    calon: Sequence[Kebutuhan]

    def beda(self, kebutuhan: Kebutuhan) -> str:
        """What the need asks for otherwise than this person studies or holds; "" when nothing."""
        program, jabatan = _jauh(self.studi, kebutuhan)
        return "program studinya lain" if program else "jabatannya lain" if jabatan else ""


def tempat_terisi() -> ScalarSelect[int]:
    """How many places of the `Kebutuhan` of the statement around it are taken."""
    s = StudiBerjalan
    terisi = select(func.count(s.id)).where(s.kebutuhan_id == Kebutuhan.id, s.tempat.is_not(None))
    return terisi.correlate(Kebutuhan).scalar_subquery()


def jumlah_terisi(kebutuhan: Kebutuhan) -> int:
    """How many places of a need are taken."""
    s = StudiBerjalan
    return db.session.scalar(select(func.count(s.id)).where(s.kebutuhan_id == kebutuhan.id, s.tempat.is_not(None))) or 0


def terisi_usulan(usulan: Usulan) -> dict[UUID, int]:
    """How many places are taken, by need of an usulan; only needs with any."""
    s = StudiBerjalan
    pilih = (
        select(s.kebutuhan_id, func.count())
        .join(Kebutuhan, Kebutuhan.id == s.kebutuhan_id)
        .where(Kebutuhan.usulan_id == usulan.id, s.tempat.is_not(None))
        .group_by(s.kebutuhan_id)
    )
    return {id_: banyak for id_, banyak in db.session.execute(pilih) if id_}


def mulai_terisi(periode: Periode) -> dict[str, list[int]]:
    """The start years of the studies that fill places of a period, earliest first, by code of the need."""
    s = StudiBerjalan
    pilih = (
        select(Unit.kode, Kebutuhan.nomor, s.mulai)
        .join(Kebutuhan, Kebutuhan.id == s.kebutuhan_id)
        .join(Usulan, Usulan.id == Kebutuhan.usulan_id)
        .join(Unit, Unit.id == Usulan.opd_id)
        .where(Usulan.periode_id == periode.id, s.tempat.is_not(None))
        .order_by(s.mulai)
    )
    hasil: dict[str, list[int]] = {}
    for opd, nomor, mulai in db.session.execute(pilih):
        hasil.setdefault(kode_kebutuhan(opd, nomor), []).append(mulai.year)
    return hasil


def terisi_per_opd(periode: Periode) -> Counter[str]:
    """How many places of a period are taken, by OPD code; one statement."""
    s = StudiBerjalan
    pilih = (
        select(Unit.kode, func.count())
        .select_from(s)
        .join(Kebutuhan, Kebutuhan.id == s.kebutuhan_id)
        .join(Usulan, Usulan.id == Kebutuhan.usulan_id)
        .join(Unit, Unit.id == Usulan.opd_id)
        .where(Usulan.periode_id == periode.id, s.tempat.is_not(None))
        .group_by(Unit.kode)
    )
    return Counter(dict(db.session.execute(pilih).all()))


def periode_dimulai() -> Periode | None:
    """The newest period whose first budget year has come: the one whose places are being filled."""
    tahun = hari_ini().year
    return db.session.scalar(select(Periode).where(Periode.tahun <= tahun).order_by(Periode.tahun.desc()).limit(1))


def studi_periode(periode: Periode) -> list[StudiTempat]:
    """The studies begun in a period that fill a place of it or none at all, those without a need first; two statements.

    A failed study fills nothing and is not asked about.
    """
    s = StudiBerjalan
    pilih = (
        select(s)
        .join(s.pegawai)
        .join(Pegawai.unit)
        .where(
            s.mulai.between(date(periode.tahun, 1, 1), date(periode.tahun_akhir, 12, 31)),
            func.coalesce(s.hasil, HasilStudi.LULUS) != HasilStudi.GAGAL,
        )
        .options(joinedload(s.pegawai).joinedload(Pegawai.unit).joinedload(Unit.opd), joinedload(s.program_studi))
        .order_by(Unit.urutan, Pegawai.nama)
    )
    kebutuhan = _kebutuhan(periode)
    satu = {k.id: k for k, _ in kebutuhan}
    bertempat = [
        StudiTempat(
            studi,
            satu[studi.kebutuhan_id] if studi.kebutuhan_id else None,
            () if studi.kebutuhan_id else _calon(studi, kebutuhan),
        )
        for studi in db.session.scalars(pilih)
        if studi.kebutuhan_id is None or studi.kebutuhan_id in satu
    ]
    return sorted(bertempat, key=lambda b: b.kebutuhan is not None)


def ambil_studi(id_: UUID) -> StudiBerjalan:
    """One study of anybody. Raises TidakDitemukan."""
    studi = db.session.get(StudiBerjalan, id_)
    if studi is None:
        raise TidakDitemukan("Studi ini tidak ada. Mungkin sudah dihapus.")
    return studi


def kebutuhan_terkunci(id_: UUID) -> Kebutuhan:
    """One need, held until the transaction ends. Raises TidakDitemukan."""
    pilih = select(Kebutuhan).where(Kebutuhan.id == id_).with_for_update(of=Kebutuhan)
    kebutuhan = db.session.scalar(pilih)
    if kebutuhan is None:
        raise TidakDitemukan("Kebutuhan ini tidak ada. Mungkin sudah dihapus.")
    return kebutuhan


def _kebutuhan(periode: Periode) -> list[tuple[Kebutuhan, int]]:
    """The accepted needs of a period with how many of their places are free."""
    k = Kebutuhan
    pilih = (
        select(k, func.coalesce(k.jumlah_disetujui, 0) - tempat_terisi())
        .join(k.usulan)
        .where(
            Usulan.periode_id == periode.id,
            Usulan.status == StatusUsulan.DIVERIFIKASI,
            k.jumlah_disetujui.is_not(None),
        )
        .options(joinedload(k.usulan).joinedload(Usulan.opd), joinedload(k.jabatan), joinedload(k.program_studi))
        .order_by(k.prioritas_opd, k.nomor)
    )
    return [(kebutuhan, bebas) for kebutuhan, bebas in db.session.execute(pilih)]


def _calon(studi: StudiBerjalan, kebutuhan: Sequence[tuple[Kebutuhan, int]]) -> list[Kebutuhan]:
    opd, jenjang = studi.pegawai.unit.opd_id, studi.jenjang
    cocok = [k for k, bebas in kebutuhan if bebas > 0 and k.usulan.opd_id == opd and k.jenjang_tujuan is jenjang]
    return sorted((k for k in cocok if not all(_jauh(studi, k))), key=lambda k: _jauh(studi, k))


def _jauh(studi: StudiBerjalan, kebutuhan: Kebutuhan) -> tuple[bool, bool]:
    """How far a need is from what somebody studies: another programme weighs more than another post."""
    return (
        kebutuhan.program_studi_id != studi.program_studi_id,
        kebutuhan.jabatan_id != studi.pegawai.jabatan_id,
    )
