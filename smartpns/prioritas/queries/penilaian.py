"""The judging of a period: where it stands, an assessor's own sheet, and values once they may be seen.

This is the only place that reads values. Before a round is opened its values are given to nobody but their assessor;
the ranking takes them when the judging is closed. An assessor who did not hand in counts for nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap
from uuid import UUID

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import joinedload, selectinload

from smartpns.core.db import db
from smartpns.core.errors import TidakDitemukan
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import BarisDinilai, untuk_dinilai
from smartpns.prioritas.models import ButirPenilaian, LembarNilai, NilaiPenilai, Penilai, Penilaian, Putaran
from smartpns.prioritas.rules import MIN_PENILAI, IsianNilai, NilaiTim, StatusPenilaian

_LENGKAP = (
    joinedload(Penilaian.periode),
    selectinload(Penilaian.penilai),
    selectinload(Penilaian.putaran).selectinload(Putaran.lembar),
)


def penilaian_periode(periode: Periode) -> Penilaian | None:
    """The judging of a period with its rounds, assessors and sheets; None before it was opened."""
    return db.session.scalar(select(Penilaian).where(Penilaian.periode_id == periode.id).options(*_LENGKAP))


def ambil_penilaian(id_: UUID, *, kunci: bool = False) -> Penilaian:
    """One judging; `kunci` holds it until the transaction ends (PostgreSQL). Raises TidakDitemukan."""
    pilih = select(Penilaian).where(Penilaian.id == id_).options(*_LENGKAP)
    penilaian = db.session.scalar(pilih.with_for_update(of=Penilaian) if kunci else pilih)
    if penilaian is None:
        raise TidakDitemukan("Penilaian ini tidak ada. Buka halaman Penilaian untuk melihat yang ada.")
    return penilaian


def ambil_penilai(id_: UUID) -> Penilai:
    """One assessor's part in a judging. Raises TidakDitemukan."""
    penilai = db.session.get(Penilai, id_, options=[joinedload(Penilai.penilaian).options(*_LENGKAP)])
    if penilai is None:
        raise TidakDitemukan("Penilai ini tidak ada. Buka halaman Penilaian untuk melihat yang bertugas.")
    return penilai


def kebutuhan_baru(penilaian: Penilaian) -> list[BarisDinilai]:
    """The verified needs of the period that wait for a round: never held by one, or left without enough values.

    A need whose verification was open again while a round ran was on nobody's sheet; it comes back with the next round.
    """
    terungkap = _per_kebutuhan(nilai_terungkap(penilaian))
    cukup = {id_ for id_, semua in terungkap.items() if len(nilai_terakhir(semua)) >= MIN_PENILAI}
    sedang = _butir(penilaian.putaran_kini) if penilaian.putaran_kini.diungkap_pada is None else {}
    return [baris for baris in untuk_dinilai(penilaian.periode) if baris.id not in cukup and baris.id not in sedang]


@dataclass(frozen=True)
class Kemajuan:
    """How far an assessor is in the last round, in needs; no value can be told from it."""

    penilai: Penilai
    lembar: LembarNilai | None
    terisi: int
    jumlah: int


def kemajuan(penilaian: Penilaian) -> list[Kemajuan]:
    """The assessors and how far each is in the last round."""
    putaran = penilaian.putaran_kini
    per_penilai = {lembar.penilai_id: lembar for lembar in putaran.lembar}
    terisi = banyak_terisi([lembar.id for lembar in putaran.lembar])
    jumlah = banyak_butir(putaran)
    return [
        Kemajuan(satu, lembar, terisi.get(lembar.id, 0) if lembar else 0, jumlah)
        for satu in penilaian.penilai
        for lembar in (per_penilai.get(satu.id),)
    ]


def banyak_butir(putaran: Putaran) -> int:
    """How many needs a round asks about."""
    return (
        db.session.scalar(
            select(func.count()).select_from(ButirPenilaian).where(ButirPenilaian.putaran_id == putaran.id)
        )
        or 0
    )


def banyak_terisi(lembar: Sequence[UUID]) -> dict[UUID, int]:
    """How many needs have both values, by sheet."""
    lengkap = and_(NilaiPenilai.k2.is_not(None), NilaiPenilai.k3.is_not(None))
    pilih = select(NilaiPenilai.lembar_id, func.count()).where(NilaiPenilai.lembar_id.in_(lembar), lengkap)
    return dict(db.session.execute(pilih.group_by(NilaiPenilai.lembar_id)).all())


def lembar_penilai(pengguna_id: UUID) -> Sequence[LembarNilai]:
    """All sheets of a person, the newest first."""
    return db.session.scalars(
        _lembar().where(Penilai.pengguna_id == pengguna_id).order_by(Putaran.dimulai_pada.desc())
    ).all()


def lembar_saya(id_: UUID, pengguna_id: UUID | None, *, kunci: bool = False) -> LembarNilai:
    """A sheet of this person's own. Raises TidakDitemukan for anybody else's, as for none.

    `kunci` holds it until the transaction ends (PostgreSQL).
    """
    pilih = _lembar().where(LembarNilai.id == id_, Penilai.pengguna_id == pengguna_id)
    lembar = db.session.scalar(pilih.with_for_update(of=LembarNilai) if kunci else pilih)
    if lembar is None:
        raise TidakDitemukan("Lembar penilaian ini tidak ada atau bukan milik Anda.")
    return lembar


def _lembar() -> Select[LembarNilai]:
    penilaian = joinedload(LembarNilai.putaran).joinedload(Putaran.penilaian).joinedload(Penilaian.periode)
    return (
        select(LembarNilai)
        .join(LembarNilai.penilai)
        .join(LembarNilai.putaran)
        .options(penilaian, joinedload(LembarNilai.penilai))
    )


@dataclass(frozen=True)
class NilaiBernama:
    """A value that may be seen: whose, of which round, and the note."""

    kebutuhan_id: UUID
    putaran: int
    penilai_id: UUID
    nama: str
    k2: int
    k3: int
    catatan: str

    @property
    def isian(self) -> IsianNilai:
        return IsianNilai(self.k2, self.k3, self.catatan)


@dataclass(frozen=True)
class ButirSaya:
    """A need on an assessor's own sheet: what it is, the own values so far, and what earlier rounds showed."""

    id: UUID
    baris: BarisDinilai
    isian: IsianNilai
    terdahulu: Sequence[NilaiBernama]
    sebelum: IsianNilai | None
    """The own values of an earlier round."""


def isi_lembar(lembar: LembarNilai) -> list[ButirSaya]:
    """The needs of an assessor's own sheet that are verified still, in the order of OPD code and number."""
    butir = _butir(lembar.putaran)
    isian = nilai_lembar(lembar)
    terdahulu = _per_kebutuhan(nilai_terungkap(lembar.putaran.penilaian))
    hasil = []
    for baris in untuk_dinilai(lembar.putaran.penilaian.periode):
        if baris.id in butir:
            id_, lalu = butir[baris.id], terdahulu.get(baris.id, [])
            hasil.append(ButirSaya(id_, baris, isian.get(id_, IsianNilai()), lalu, nilai_sendiri(lalu, lembar)))
    return hasil


def _butir(putaran: Putaran) -> dict[UUID, UUID]:
    """The id of the butir of every need that a round holds."""
    pilih = select(ButirPenilaian.kebutuhan_id, ButirPenilaian.id).where(ButirPenilaian.putaran_id == putaran.id)
    return dict(db.session.execute(pilih).all())


def nilai_sendiri(terdahulu: Sequence[NilaiBernama], lembar: LembarNilai) -> IsianNilai | None:
    """What the assessor of this sheet gave the need in an earlier round."""
    lalu = [n for n in terdahulu if n.penilai_id == lembar.penilai_id and n.putaran < lembar.putaran.nomor]
    return lalu[-1].isian if lalu else None


def nilai_lembar(lembar: LembarNilai) -> dict[UUID, IsianNilai]:
    """The values on an assessor's own sheet, by butir."""
    pilih = select(NilaiPenilai).where(NilaiPenilai.lembar_id == lembar.id)
    return {n.butir_id: IsianNilai(n.k2, n.k3, n.catatan) for n in db.session.scalars(pilih)}


def nilai_terungkap(penilaian: Penilaian) -> list[NilaiBernama]:
    """The values handed in of all opened rounds, the earliest round first."""
    return _baca(_nilai().where(Putaran.penilaian_id == penilaian.id, Putaran.diungkap_pada.is_not(None)))


def nilai_putaran(putaran: Putaran) -> list[tuple[UUID, str, NilaiBernama]]:
    """The values handed in of a round that is being opened, with id and code of the need, for the audit record."""
    pilih = _nilai().add_columns(NilaiPenilai.id, ButirPenilaian.kode).where(Putaran.id == putaran.id)
    return [(satu[-2], satu[-1], NilaiBernama(*satu[:-2])) for satu in db.session.execute(pilih)]


def nilai_tim(periode: Periode) -> dict[UUID, NilaiTim]:
    """What the team gave the needs of a period; empty as long as the judging is not closed. One statement.

    Each assessor's last value counts; a need with fewer than two assessors counts as not judged.
    """
    pilih = (
        _nilai()
        .join(Putaran.penilaian)
        .where(
            Penilaian.periode_id == periode.id,
            Penilaian.status == StatusPenilaian.DITUTUP,
            Putaran.diungkap_pada.is_not(None),
        )
    )
    return {
        id_: NilaiTim.dari([(n.k2, n.k3) for n in kini])
        for id_, semua in _per_kebutuhan(_baca(pilih)).items()
        if len(kini := nilai_terakhir(semua)) >= MIN_PENILAI
    }


def _nilai() -> Select[UUID, int, UUID, str, int | None, int | None, str]:
    """Values handed in, the earliest round first; whoever asks says which rounds may be seen."""
    return (
        select(
            ButirPenilaian.kebutuhan_id,
            Putaran.nomor,
            Penilai.id,
            Penilai.nama,
            NilaiPenilai.k2,
            NilaiPenilai.k3,
            NilaiPenilai.catatan,
        )
        .join(LembarNilai, LembarNilai.id == NilaiPenilai.lembar_id)
        .join(Penilai, Penilai.id == LembarNilai.penilai_id)
        .join(ButirPenilaian, ButirPenilaian.id == NilaiPenilai.butir_id)
        .join(Putaran, Putaran.id == LembarNilai.putaran_id)
        .where(LembarNilai.selesai_pada.is_not(None), NilaiPenilai.k2.is_not(None), NilaiPenilai.k3.is_not(None))
        .order_by(Putaran.nomor, Penilai.nama, Penilai.id)
    )


def _baca(pilih: Select[UUID, int, UUID, str, int | None, int | None, str]) -> list[NilaiBernama]:
    return list(starmap(NilaiBernama, db.session.execute(pilih)))


def _per_kebutuhan(semua: Sequence[NilaiBernama]) -> Mapping[UUID, list[NilaiBernama]]:
    hasil: dict[UUID, list[NilaiBernama]] = defaultdict(list)
    for satu in semua:
        hasil[satu.kebutuhan_id].append(satu)
    return hasil


def nilai_terakhir(semua: Sequence[NilaiBernama]) -> list[NilaiBernama]:
    """Of the values of one need, the last of each assessor."""
    return list({satu.penilai_id: satu for satu in semua}.values())


@dataclass(frozen=True)
class HasilKebutuhan:
    """A judged need with all values that may be seen, round by round."""

    baris: BarisDinilai
    semua: Sequence[NilaiBernama]
    putaran: Sequence[int]
    """The rounds that held it."""

    @property
    def kali(self) -> int:
        """How many rounds have held it since there were values of two assessors to compare."""
        pertama: dict[UUID, int] = {}
        for satu in self.semua:
            pertama.setdefault(satu.penilai_id, satu.putaran)
        sejak = sorted(pertama.values())[MIN_PENILAI - 1 :][:1]
        return sum(nomor >= awal for awal in sejak for nomor in self.putaran)

    @property
    def kini(self) -> Sequence[NilaiBernama]:
        return nilai_terakhir(self.semua)

    @property
    def tim(self) -> NilaiTim:
        return NilaiTim.dari([(n.k2, n.k3) for n in self.kini])

    @property
    def awal(self) -> NilaiTim:
        """As it was when the need was first judged."""
        pertama = min(n.putaran for n in self.semua)
        return NilaiTim.dari([(n.k2, n.k3) for n in self.semua if n.putaran == pertama])


def hasil_penilaian(penilaian: Penilaian) -> list[HasilKebutuhan]:
    """The needs whose values may be seen, the widest spread first, then in the order of OPD code and number."""
    terungkap, putaran = _per_kebutuhan(nilai_terungkap(penilaian)), _putaran_kebutuhan(penilaian)
    semua = [
        HasilKebutuhan(baris, terungkap[baris.id], putaran[baris.id])
        for baris in untuk_dinilai(penilaian.periode)
        if baris.id in terungkap
    ]
    return sorted(semua, key=lambda h: -h.tim.selisih_terbesar)


def berselisih_lebar(penilaian: Penilaian, hasil: Sequence[HasilKebutuhan]) -> list[HasilKebutuhan]:
    """The needs of `hasil` whose spread reaches the threshold of the judging."""
    return [h for h in hasil if h.tim.selisih_terbesar >= penilaian.ambang]


def _putaran_kebutuhan(penilaian: Penilaian) -> Mapping[UUID, list[int]]:
    """The numbers of the rounds that held a need."""
    pilih = select(ButirPenilaian.kebutuhan_id, Putaran.nomor).join(ButirPenilaian.putaran)
    hasil: dict[UUID, list[int]] = defaultdict(list)
    for id_, nomor in db.session.execute(pilih.where(Putaran.penilaian_id == penilaian.id)):
        hasil[id_].append(nomor)
    return hasil


@dataclass(frozen=True)
class KeadaanPenilaian:
    """Where the judging of a period stands, for pages that rest on it; no value can be told from it."""

    status: StatusPenilaian
    putaran: int
    selesai: int
    penilai: int
    ditutup_pada: datetime | None

    @property
    def terbuka(self) -> bool:
        """Whether values may still come or change."""
        return self.status is not StatusPenilaian.DITUTUP


def keadaan_penilaian(periode: Periode) -> KeadaanPenilaian | None:
    """Where the judging of a period stands; None before it was opened."""
    penilaian = penilaian_periode(periode)
    if penilaian is None:
        return None
    putaran, bertugas = penilaian.putaran_kini, {satu.id for satu in penilaian.bertugas}
    selesai = sum(lembar.selesai_pada is not None for lembar in putaran.lembar if lembar.penilai_id in bertugas)
    return KeadaanPenilaian(penilaian.status, putaran.nomor, selesai, len(bertugas), penilaian.ditutup_pada)
