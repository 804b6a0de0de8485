"""Who of a post's holders may go on the tugas belajar that a need asks for: counts for many needs, people for one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select

from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.organisasi.models import Pegawai, PenilaianKinerja, ProgramStudi, StudiBerjalan, Unit
from smartpns.organisasi.queries.keadaan import PEMANGKU, prodi_dinilai, rantai_induk, syarat_per_jabatan, usia_bup
from smartpns.organisasi.queries.lingkup import pastikan_dalam_lingkup
from smartpns.organisasi.queries.parameter_berlaku import ketentuan_pada
from smartpns.organisasi.queries.pegawai import masa_kerja
from smartpns.organisasi.rules import (
    BULAN_PER_SEMESTER,
    SYARAT_TUBEL,
    FaktaPegawai,
    Jenjang,
    Kelayakan,
    Pembiayaan,
    Predikat,
    Prodi,
    Putusan,
    StatusJabatan,
    StatusPegawai,
    StudiDituju,
    StudiTercatat,
    SyaratTubel,
    nilai_kelayakan,
    tambah_bulan,
)
from smartpns.organisasi.rules import SyaratJabatan as Syarat

URUTAN_PUTUSAN = (Putusan.LOLOS, Putusan.BELUM_DAPAT_DINILAI, Putusan.TIDAK)


@dataclass(frozen=True, slots=True)
class ButuhOrang:
    """A need as eligibility sees it: whose holders, for which study.

    The holders of `jabatan_id` in the whole OPD, or only in `unit_id` and the units below it. A programme that is not
    yet mapped is None.
    """

    opd_id: UUID
    jabatan_id: UUID
    unit_id: UUID | None
    jenjang: Jenjang
    program_studi_id: UUID | None
    mulai: date
    lama_semester: int | None
    pembiayaan: Pembiayaan
    status_jabatan: StatusJabatan

    def mulai_paling_awal(self, pada: date) -> date:
        """The first day on which the study can still begin: a planned day that has passed counts as `pada`."""
        return max(self.mulai, pada)


@dataclass
class HitunganKelayakan:
    """How many persons pass, fail, or cannot be judged yet; `per_syarat` counts the same by code of the requirement."""

    lolos: int = 0
    tidak: int = 0
    belum: int = 0
    per_syarat: dict[str, Counter[Putusan]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def jumlah(self) -> int:
        """All that were judged."""
        return self.lolos + self.tidak + self.belum

    @property
    def penghalang(self) -> list[tuple[SyaratTubel, int, int]]:
        """The requirements that not everybody passes, with how many fail and how many cannot be judged, worst first."""
        semua = [
            (s, self.per_syarat[s.kode][Putusan.TIDAK], self.per_syarat[s.kode][Putusan.BELUM_DAPAT_DINILAI])
            for s in SYARAT_TUBEL
            if s.kode in self.per_syarat
        ]
        return sorted((p for p in semua if p[1] or p[2]), key=lambda p: (-p[1], -p[2]))

    def tambah(self, kelayakan: Kelayakan) -> None:
        putusan = kelayakan.putusan
        self.lolos += putusan is Putusan.LOLOS
        self.tidak += putusan is Putusan.TIDAK
        self.belum += putusan is Putusan.BELUM_DAPAT_DINILAI
        for hasil in kelayakan.hasil:
            self.per_syarat[hasil.syarat.kode][hasil.penilaian.putusan] += 1


@dataclass(frozen=True, slots=True)
class OrangDinilai:
    """A holder with the verdicts."""

    id: UUID
    nip: str
    nama: str
    unit: str
    kelayakan: Kelayakan


def kelayakan_jabatan(semua: Sequence[ButuhOrang], pada: date) -> list[HitunganKelayakan]:
    """The counts of each need, in the order given; eight statements however many needs and people.

    Judged by what is known on `pada` and by the requirements in force on the day each study begins. Nothing personal
    comes out.
    """
    if not semua:
        return []
    bahan = _Bahan(semua, pada)
    hitungan = {butuh: hitung_kelayakan(kelayakan for _, kelayakan in bahan.nilai(butuh)) for butuh in set(semua)}
    return [hitungan[butuh] for butuh in semua]


def hitung_kelayakan(semua: Iterable[Kelayakan]) -> HitunganKelayakan:
    """Count the verdicts on several people."""
    hitungan = HitunganKelayakan()
    for kelayakan in semua:
        hitungan.tambah(kelayakan)
    return hitungan


def orang_kelayakan(butuh: ButuhOrang, pada: date, pelaku: Pelaku) -> list[OrangDinilai]:
    """The holders by name with their verdicts, those who pass first.

    For those who may see personal data only. Raises TidakDitemukan for an OPD outside the scope of `pelaku`.
    """
    pastikan_dalam_lingkup(butuh.opd_id, pelaku)
    dinilai = [OrangDinilai(o.id, o.nip, o.nama, o.unit, k) for o, k in _Bahan([butuh], pada).nilai(butuh)]
    return sorted(dinilai, key=lambda o: URUTAN_PUTUSAN.index(o.kelayakan.putusan))


def kelayakan_pegawai(pegawai: Pegawai, butuh: ButuhOrang, pada: date) -> Kelayakan:
    """The verdicts on one person, whatever post and OPD `butuh` is about."""
    tahun = {n.tahun: n.predikat for n in pegawai.penilaian}
    studi = tuple(_studi_tercatat(s, str(s)) for s in pegawai.studi)
    fakta = _fakta(pegawai, masa_kerja(pegawai).bup, tahun, studi)
    prodi, syarat = prodi_dinilai(), syarat_per_jabatan(butuh.jabatan_id)
    dituju = _dituju(butuh, prodi, syarat, pada)
    return nilai_kelayakan(fakta, dituju, ketentuan_pada([dituju.mulai])[dituju.mulai])


@dataclass(frozen=True, slots=True)
class _Orang:
    """A holder as loaded: `dalam` are the unit and those above it."""

    id: UUID
    nip: str
    nama: str
    unit: str
    dalam: frozenset[UUID]
    fakta: FaktaPegawai


class _Bahan:
    """Everything the requirements ask, read once for all needs."""

    def __init__(self, semua: Sequence[ButuhOrang], pada: date) -> None:
        self.pada = pada
        self.ketentuan = ketentuan_pada(b.mulai_paling_awal(pada) for b in semua)
        self.prodi, self.syarat, self.usia = prodi_dinilai(), syarat_per_jabatan(), usia_bup()
        lingkup = _lingkup(semua)
        penilaian = _penilaian(lingkup, pada.year - self._tahun_penilaian())
        studi = _studi(lingkup)
        dalam = _unit_di_atas({b.opd_id for b in semua})
        self._pemangku: dict[tuple[UUID, UUID], list[_Orang]] = defaultdict(list)
        for p in _pegawai(lingkup):
            fakta = _fakta(p, self.usia[p.jabatan_id], penilaian.get(p.id, {}), tuple(studi.get(p.id, ())))
            self._pemangku[p.opd_id, p.jabatan_id].append(_Orang(p.id, p.nip, p.nama, p.unit, dalam[p.unit_id], fakta))

    def _tahun_penilaian(self) -> int:
        """How far back appraisals are read: one more than asked for, because the last may not be due yet."""
        return 1 + max(int(k.angka["tahun_predikat_baik"]) for k in self.ketentuan.values())

    def pemangku(self, butuh: ButuhOrang) -> list[_Orang]:
        """The holders a need is about; PPPK only on a day on which they may go."""
        pppk_boleh = self.ketentuan[butuh.mulai_paling_awal(self.pada)].angka["pppk_boleh"]
        boleh = (*PEMANGKU, StatusPegawai.PPPK) if pppk_boleh else PEMANGKU
        return [
            o
            for o in self._pemangku[butuh.opd_id, butuh.jabatan_id]
            if o.fakta.status in boleh and (butuh.unit_id is None or butuh.unit_id in o.dalam)
        ]

    def nilai(self, butuh: ButuhOrang) -> list[tuple[_Orang, Kelayakan]]:
        studi = _dituju(butuh, self.prodi, self.syarat, self.pada)
        ketentuan = self.ketentuan[studi.mulai]
        return [(o, nilai_kelayakan(o.fakta, studi, ketentuan)) for o in self.pemangku(butuh)]


def _dituju(
    butuh: ButuhOrang, prodi: Mapping[UUID | None, Prodi], syarat: Mapping[UUID, Syarat], pada: date
) -> StudiDituju:
    return StudiDituju(
        jenjang=butuh.jenjang,
        mulai=butuh.mulai_paling_awal(pada),
        lama_semester=butuh.lama_semester,
        pembiayaan=butuh.pembiayaan,
        status_jabatan=butuh.status_jabatan,
        prodi=prodi.get(butuh.program_studi_id),
        syarat_jabatan=syarat.get(butuh.jabatan_id),
        dinilai_pada=pada,
    )


def _fakta(p: Any, usia_bup: int, penilaian: Mapping[int, Predikat], studi: tuple[StudiTercatat, ...]) -> FaktaPegawai:
    """The facts of a stored civil servant, or of a row with the same columns."""
    return FaktaPegawai(
        status=p.status,
        kedudukan=p.kedudukan,
        tanggal_lahir=p.tanggal_lahir,
        usia_bup=usia_bup,
        tmt_pns=p.tmt_pns,
        jenjang=p.jenjang,
        penilaian=penilaian,
        riwayat_diperiksa=p.riwayat_diperiksa,
        hukdis_tingkat=p.hukdis_tingkat,
        hukdis_mulai=p.hukdis_mulai,
        hukdis_sampai=p.hukdis_sampai,
        studi=studi,
        tubel_gagal_pada=p.tubel_gagal_pada,
        ikatan_dinas_sampai=p.ikatan_dinas_sampai,
    )


def _studi_tercatat(s: Any, sebutan: str) -> StudiTercatat:
    selesai = tambah_bulan(s.mulai, BULAN_PER_SEMESTER * s.lama_semester)
    return StudiTercatat(sebutan, s.mulai, selesai, s.selesai_pada)


def _lingkup(semua: Iterable[ButuhOrang]) -> list[ColumnElement[bool]]:
    """The active people of the OPDs and posts that any of the needs names."""
    opd, jabatan = {b.opd_id for b in semua}, {b.jabatan_id for b in semua}
    return [Pegawai.aktif.is_(True), Unit.opd_id.in_(opd), Pegawai.jabatan_id.in_(jabatan)]


def _pegawai(lingkup: list[ColumnElement[bool]]) -> Iterable[Any]:
    return db.session.execute(
        select(
            Pegawai.id,
            Pegawai.nip,
            Pegawai.nama,
            Pegawai.unit_id,
            Pegawai.jabatan_id,
            Pegawai.status,
            Pegawai.kedudukan,
            Pegawai.tanggal_lahir,
            Pegawai.tmt_pns,
            Pegawai.jenjang,
            Pegawai.riwayat_diperiksa,
            Pegawai.hukdis_tingkat,
            Pegawai.hukdis_mulai,
            Pegawai.hukdis_sampai,
            Pegawai.tubel_gagal_pada,
            Pegawai.ikatan_dinas_sampai,
            Unit.nama.label("unit"),
            Unit.opd_id,
        )
        .join(Unit, Unit.id == Pegawai.unit_id)
        .where(*lingkup)
        .order_by(Pegawai.nama, Pegawai.nip)
    )


def _penilaian(lingkup: list[ColumnElement[bool]], sejak: int) -> dict[UUID, dict[int, Predikat]]:
    baris = db.session.execute(
        select(PenilaianKinerja.pegawai_id, PenilaianKinerja.tahun, PenilaianKinerja.predikat)
        .join(Pegawai, Pegawai.id == PenilaianKinerja.pegawai_id)
        .join(Unit, Unit.id == Pegawai.unit_id)
        .where(PenilaianKinerja.tahun >= sejak, *lingkup)
    )
    hasil: dict[UUID, dict[int, Predikat]] = defaultdict(dict)
    for pegawai, tahun, predikat in baris:
        hasil[pegawai][tahun] = predikat
    return hasil


def _studi(lingkup: list[ColumnElement[bool]]) -> dict[UUID, list[StudiTercatat]]:
    baris = db.session.execute(
        select(
            StudiBerjalan.pegawai_id,
            StudiBerjalan.jenjang,
            ProgramStudi.nama,
            StudiBerjalan.mulai,
            StudiBerjalan.lama_semester,
            StudiBerjalan.selesai_pada,
        )
        .join(ProgramStudi, ProgramStudi.id == StudiBerjalan.program_studi_id)
        .join(Pegawai, Pegawai.id == StudiBerjalan.pegawai_id)
        .join(Unit, Unit.id == Pegawai.unit_id)
        .where(*lingkup)
        .order_by(StudiBerjalan.mulai)
    )
    hasil: dict[UUID, list[StudiTercatat]] = defaultdict(list)
    for s in baris:
        hasil[s.pegawai_id].append(_studi_tercatat(s, s.jenjang.sebut(s.nama)))
    return hasil


def _unit_di_atas(opd: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Every unit of these OPDs with itself and the units above it."""
    induk = dict(db.session.execute(select(Unit.id, Unit.induk_id).where(Unit.opd_id.in_(opd))).all())
    return {unit: frozenset(rantai_induk(unit, induk)) for unit in induk}
