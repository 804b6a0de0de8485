"""Gap figures of an OPD's posts, as they stand beside each need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from smartpns.core.db import db
from smartpns.core.formats import bulan_tahun
from smartpns.core.waktu import hari_ini, lokal
from smartpns.kebutuhan.models import Periode, Usulan
from smartpns.kebutuhan.rules import Kesenjangan
from smartpns.organisasi.models import Formasi, Jabatan, Pegawai, SyaratJabatan, Unit
from smartpns.organisasi.queries import KeadaanJabatan, keadaan_jabatan, parameter
from smartpns.organisasi.rules import Jenjang, tambah_bulan

NAMA_SYARAT_TERBANYAK = 2


@dataclass(frozen=True)
class Posisi:
    """A post of the OPD with its places, holders and gap."""

    jabatan: Jabatan
    formasi: int
    celah: Kesenjangan
    jenjang_terbanyak: Jenjang | None
    sebelum: str
    """Before when the retirements counted here happen: "Desember 2031"."""

    @property
    def syarat(self) -> str:
        """What the post requires in words: `S1 Informatika atau Sistem Informasi`."""
        return syarat_jabatan(self.jabatan)

    @property
    def kalimat(self) -> str:
        return self.celah.kalimat(self.jabatan.nama, self.syarat, self.sebelum)


def syarat_jabatan(jabatan: Jabatan) -> str:
    """What a post requires in words; "Profesi Ners" carries its level in its name already."""
    jenjang = jabatan.jenjang_syarat.label if jabatan.jenjang_syarat else "memenuhi syarat"
    nama = [s.program_studi.nama if s.program_studi else f"rumpun {s.rumpun}" for s in jabatan.syarat]
    if len(nama) > NAMA_SYARAT_TERBANYAK:
        nama = [*nama[:NAMA_SYARAT_TERBANYAK], "lainnya"]
    return f"{jenjang} {' atau '.join(n.removeprefix(jenjang).strip() for n in nama)}".strip()


def posisi_opd(opd_id: UUID, juga: Iterable[UUID] = (), *, periode: Periode | None) -> dict[UUID, Posisi]:
    """The posts that have places or holders in the OPD, and those named in `juga`, by jabatan and in order of name.

    Retirements count to the end of the period's last year, whatever the day; without a period to the horizon of the
    parameter.
    """
    hari = hari_ini()
    horizon = batas_pensiun(periode) if periode else tambah_bulan(hari, 12 * int(parameter("horizon_pensiun", hari)))
    keadaan = {jabatan: k for (_, jabatan), k in keadaan_jabatan(hari, opd_id, pensiun_sampai=horizon).items()}
    pilih = select(Jabatan).where(Jabatan.id.in_({*keadaan, *juga})).order_by(Jabatan.nama)
    syarat = selectinload(Jabatan.syarat)
    semua = db.session.scalars(
        pilih.options(syarat.selectinload(SyaratJabatan.program_studi), syarat.selectinload(SyaratJabatan.rumpun))
    )
    sebelum, kritikal = sebelum_bulan(horizon), int(parameter("kritikal_penerus", hari))
    return {j.id: _posisi(j, keadaan.get(j.id, KeadaanJabatan()), sebelum, kritikal) for j in semua}


def batas_pensiun(periode: Periode) -> date:
    """The last TMT pensiun that a plan of this period looks at."""
    return date(periode.tahun_akhir, 12, 31)


def sebelum_bulan(horizon: date) -> str:
    """The month, or the year when it is January, before which every TMT pensiun up to `horizon` lies."""
    sesudah = tambah_bulan(horizon.replace(day=1), 1)
    return str(sesudah.year) if sesudah.month == 1 else bulan_tahun(sesudah.year, sesudah.month)


def kesenjangan_usulan(usulan: Usulan) -> dict[UUID, Kesenjangan]:
    """The gap figures of the OPD's posts by jabatan."""
    posisi = posisi_opd(usulan.opd_id, {b.jabatan_id for b in usulan.kebutuhan}, periode=usulan.periode)
    return celah_dari(posisi)


def celah_dari(posisi: Mapping[UUID, Posisi]) -> dict[UUID, Kesenjangan]:
    """The gap figures alone, by jabatan."""
    return {id_: p.celah for id_, p in posisi.items()}


def _posisi(jabatan: Jabatan, keadaan: KeadaanJabatan, sebelum: str, kritikal: int) -> Posisi:
    celah = Kesenjangan(
        pemangku=keadaan.pemangku,
        belum_memenuhi=keadaan.belum_memenuhi,
        belum_dapat_dinilai=keadaan.belum_dapat_dinilai,
        kosong=keadaan.kosong if keadaan.formasi else None,
        pensiun=keadaan.pensiun,
        sedang_studi=keadaan.sedang_studi,
        penerus=keadaan.pensiun if jabatan.kritikal >= kritikal else 0,
    )
    return Posisi(jabatan, keadaan.formasi, celah, keadaan.jenjang_terbanyak, sebelum)


def data_dasar_pada(opd_id: UUID) -> date | None:
    """The day on which the OPD's holders or formasi were last changed; None when there are none."""
    pegawai = select(func.max(Pegawai.updated_at)).join(Unit, Unit.id == Pegawai.unit_id).where(Unit.opd_id == opd_id)
    formasi = select(func.max(Formasi.updated_at)).join(Unit, Unit.id == Formasi.unit_id).where(Unit.opd_id == opd_id)
    instan = [i for i in (db.session.scalar(pegawai), db.session.scalar(formasi)) if i is not None]
    return lokal(max(instan)).date() if instan else None
