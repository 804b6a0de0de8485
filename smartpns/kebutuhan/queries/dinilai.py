"""What the verified usulan of a period hand on to ranking, costing and the snapshot."""

from dataclasses import dataclass
from itertools import starmap
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from smartpns.core.db import db
from smartpns.kebutuhan.models import Kebutuhan, Periode, Usulan
from smartpns.kebutuhan.queries.terisi import tempat_terisi
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan, kode_kebutuhan
from smartpns.organisasi.models import Jabatan, ProgramStudi, RumpunIlmu, Unit
from smartpns.organisasi.rules import Jenjang, Lokasi, Pembagian, Pembiayaan, StatusJabatan

Opd = aliased(Unit)


@dataclass(frozen=True, slots=True)
class BarisDinilai:
    """One accepted need with everything ranking, costing and the snapshot ask for."""

    id: UUID
    nomor: int
    opd_id: UUID
    opd_kode: str
    opd_nama: str
    unit_id: UUID
    unit_nama: str
    jabatan_id: UUID
    jabatan_kode: str
    jabatan_nama: str
    kritikal: int
    jenjang_saat_ini: Jenjang | None
    jenjang_tujuan: Jenjang
    program_studi_id: UUID
    prodi_kode: str
    prodi_nama: str
    prodi_teks: str
    rumpun_kode: str
    rumpun_nama: str
    jumlah: int
    jumlah_berlaku: int
    tahun_mulai: int
    bulan_masuk: int
    lama_semester: int
    pembiayaan: Pembiayaan
    persen_apbd: int | None
    rupiah_apbd: int | None
    persen_apbn: int | None
    persen_sponsor: int | None
    nama_sponsor: str | None
    persen_mandiri: int | None
    status_jabatan: StatusJabatan
    lokasi: Lokasi
    alasan: str
    dukungan_rpjmd: int | None
    dukungan_teks: str | None
    prioritas_opd: int
    keterangan: str | None
    verifikasi: HasilVerifikasi
    alasan_verifikasi: str | None
    lama_menunggu: int | None
    """Years since the need was first proposed; 0 for a new one (criterion K8)."""
    terisi: int
    """The places filled by studies already; `jumlah_berlaku` is what is left."""

    @property
    def pembagian(self) -> Pembagian:
        return Pembagian.dari(self)

    @property
    def kode(self) -> str:
        return kode_kebutuhan(self.opd_kode, self.nomor)


def untuk_dinilai(periode: Periode) -> list[BarisDinilai]:
    """Accepted and adjusted rows of the verified usulan that still have a free place, by OPD code and number.

    One statement.
    """
    k, terisi = Kebutuhan, tempat_terisi()
    pilih = (
        select(
            k.id,
            k.nomor,
            Opd.id,
            Opd.kode,
            Opd.nama,
            Unit.id,
            Unit.nama,
            Jabatan.id,
            Jabatan.kode,
            Jabatan.nama,
            Jabatan.kritikal,
            k.jenjang_saat_ini,
            k.jenjang_tujuan,
            ProgramStudi.id,
            ProgramStudi.kode,
            ProgramStudi.nama,
            k.prodi_teks,
            RumpunIlmu.kode,
            RumpunIlmu.nama,
            k.jumlah,
            k.jumlah_disetujui - terisi,
            k.tahun_mulai,
            k.bulan_masuk,
            k.lama_semester,
            k.pembiayaan,
            k.persen_apbd,
            k.rupiah_apbd,
            k.persen_apbn,
            k.persen_sponsor,
            k.nama_sponsor,
            k.persen_mandiri,
            k.status_jabatan,
            k.lokasi,
            k.alasan,
            k.dukungan_rpjmd,
            k.dukungan_teks,
            k.prioritas_opd,
            k.keterangan,
            k.verifikasi,
            k.alasan_verifikasi,
            periode.tahun - func.coalesce(k.tahun_pertama, periode.tahun),
            terisi,
        )
        .join(Usulan, Usulan.id == k.usulan_id)
        .join(Opd, Opd.id == Usulan.opd_id)
        .join(Unit, Unit.id == k.unit_id)
        .join(Jabatan, Jabatan.id == k.jabatan_id)
        .join(ProgramStudi, ProgramStudi.id == k.program_studi_id)
        .join(RumpunIlmu, RumpunIlmu.id == ProgramStudi.rumpun_id)
        .where(
            Usulan.periode_id == periode.id,
            Usulan.status == StatusUsulan.DIVERIFIKASI,
            k.jumlah_disetujui > terisi,
        )
        .order_by(Opd.kode, k.nomor)
    )
    return list(starmap(BarisDinilai, db.session.execute(pilih)))
