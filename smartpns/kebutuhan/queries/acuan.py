"""What the rows of an usulan are checked against, and what the rules find in them."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cached_property
from uuid import UUID

from sqlalchemy import select

from smartpns.core.db import db
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.kebutuhan.queries.kelayakan import kelayakan_kebutuhan
from smartpns.kebutuhan.rules import (
    BarisData,
    Berat,
    IsianKebutuhan,
    Kesenjangan,
    Konteks,
    Temuan,
    periksa_baris,
    periksa_calon,
    periksa_usulan,
)
from smartpns.organisasi.models import Jabatan, ProgramStudi, Unit
from smartpns.organisasi.queries import (
    HitunganKelayakan,
    jabatan_dalam_opd,
    peta_program,
    semua_parameter,
    unit_dalam_opd,
)
from smartpns.organisasi.rules import JENJANG_STUDI, Pembagian, kode_semester, kunci_nama

TEKS_BOLEH_KOSONG = ("alasan_jenjang", "nama_sponsor", "dukungan_teks", "keterangan")


class Acuan:
    """What the rows of one usulan are checked against, each part read once and only when a check asks for it."""

    def __init__(self, usulan: Usulan) -> None:
        self.usulan = usulan
        self.parameter = semua_parameter(hari_ini())

    @cached_property
    def unit(self) -> dict[UUID, Unit]:
        return {u.id: u for u in unit_dalam_opd(self.usulan.opd_id)}

    @cached_property
    def jabatan(self) -> dict[UUID, Jabatan]:
        return {j.id: j for j in db.session.scalars(select(Jabatan))}

    @cached_property
    def jabatan_opd(self) -> set[UUID]:
        """The posts that have places or holders in the OPD, and those that its rows name already."""
        return jabatan_dalam_opd(self.usulan.opd_id) | {b.jabatan_id for b in self.usulan.kebutuhan}

    @cached_property
    def program(self) -> dict[str, ProgramStudi]:
        return peta_program()

    @cached_property
    def kelayakan(self) -> dict[UUID, HitunganKelayakan]:
        """By row, how many holders may fill it."""
        return kelayakan_kebutuhan(self.usulan.kebutuhan, hari_ini())

    def program_bernama(self, teks: str) -> ProgramStudi | None:
        return self.program.get(kunci_nama(teks))

    def semester_lazim(self, isian: IsianKebutuhan) -> int | None:
        """The usual length of study in semesters at the level asked for, None where there is none."""
        jenjang = isian.jenjang_tujuan
        if jenjang not in JENJANG_STUDI:
            return None
        return int(self.parameter[kode_semester(jenjang)])

    def lengkapi(self, isian: IsianKebutuhan) -> IsianKebutuhan:
        """Fill what may be left open with what is usual."""
        terakhir = len(self.usulan.kebutuhan) + 1
        return replace(
            isian,
            unit_id=isian.unit_id or self.usulan.opd_id,
            bulan_masuk=isian.bulan_masuk or int(self.parameter["bulan_masuk"]),
            lama_semester=isian.lama_semester or self.semester_lazim(isian),
            program_studi=" ".join(isian.program_studi.split()),
            prioritas_opd=terakhir if isian.prioritas_opd is None else isian.prioritas_opd,
            **{nama: getattr(isian, nama).strip() for nama in (*TEKS_BOLEH_KOSONG, "alasan")},
        )

    def baris_data(self, isian: IsianKebutuhan, nomor: int) -> BarisData:
        program = self.program_bernama(isian.program_studi)
        jabatan = self.jabatan.get(isian.jabatan_id) if isian.jabatan_id else None
        return BarisData(
            nomor=nomor,
            unit=isian.unit_id,
            jabatan=jabatan and jabatan.id,
            nama_jabatan=jabatan.nama if jabatan else "",
            jenjang_saat_ini=isian.jenjang_saat_ini,
            jenjang_tujuan=isian.jenjang_tujuan,
            alasan_jenjang=isian.alasan_jenjang,
            program_studi=program.nama if program else isian.program_studi,
            jumlah=isian.jumlah,
            tahun_mulai=isian.tahun_mulai,
            lama_semester=isian.lama_semester,
            pembiayaan=isian.pembiayaan,
            pembagian=Pembagian.dari(isian),
            status_jabatan=isian.status_jabatan,
            alasan=isian.alasan,
            prioritas_opd=isian.prioritas_opd,
            keterangan=isian.keterangan,
        )

    def periksa(self, isian: IsianKebutuhan, nomor: int, diubah: Kebutuhan | None = None) -> list[Temuan]:
        """Everything the rules find in one completed row, the other rows of the usulan considered."""
        periode = self.usulan.periode
        baris = self.baris_data(isian, nomor)
        temuan = periksa_baris(baris, Konteks(periode.tahun, periode.tahun_akhir, self.semester_lazim(isian)))
        if isian.unit_id not in self.unit:
            temuan.append(Temuan("unit", "Unit ini bukan bagian OPD Anda.", "Pilih unit dari daftar.", baris=nomor))
        if baris.jabatan is not None and baris.jabatan not in self.jabatan_opd:
            temuan.append(Temuan("jabatan", "Jabatan ini tidak ada di OPD Anda.", "Pilih dari daftar.", baris=nomor))
        kembar = [b for b in self.usulan.kebutuhan if b is not diubah and baris_tersimpan(b).kunci == baris.kunci]
        # the other row first, so that the finding is about this one and names the other
        return temuan + [t for b in kembar for t in periksa_usulan([baris_tersimpan(b), baris]) if _ganda(t)]

    def periksa_tersimpan(self, kesenjangan: Mapping[UUID, Kesenjangan]) -> list[Temuan]:
        """Everything found in the stored rows: each by itself, together, and beside who may go."""
        baris = self.usulan.kebutuhan
        calon = [periksa_calon(b.nomor, b.jumlah, k.lolos, k.belum) for b in baris if (k := self.kelayakan[b.id])]
        return [*self._menurut_aturan(kesenjangan), *_tak_dikenal(baris), *filter(None, calon)]

    def galat_tersimpan(self) -> list[Temuan]:
        """What in the stored rows forbids handing them over."""
        return [t for t in self._menurut_aturan({}) if t.berat is Berat.GALAT]

    def _menurut_aturan(self, kesenjangan: Mapping[UUID, Kesenjangan]) -> list[Temuan]:
        periode = self.usulan.periode
        data = [(baris_tersimpan(b), self.semester_lazim(isian_dari(b))) for b in self.usulan.kebutuhan]
        sendiri = [t for d, lazim in data for t in periksa_baris(d, Konteks(periode.tahun, periode.tahun_akhir, lazim))]
        return [*sendiri, *periksa_usulan([d for d, _ in data], kesenjangan)]


def _tak_dikenal(semua: Iterable[Kebutuhan]) -> list[Temuan]:
    return [
        Temuan(
            "program_studi",
            f"Program studi “{b.prodi_teks}” tidak ada dalam daftar.",
            "Pilih nama yang terdekat, atau biarkan: perencana akan memetakannya.",
            Berat.PERINGATAN,
            baris=b.nomor,
        )
        for b in semua
        if b.program_studi_id is None
    ]


def _ganda(temuan: Temuan) -> bool:
    return temuan.kolom == "program_studi"


def baris_tersimpan(baris: Kebutuhan) -> BarisData:
    """A stored row as the rules see it; its programme is the canonical one when it is known."""
    return BarisData(
        nomor=baris.nomor,
        unit=baris.unit_id,
        jabatan=baris.jabatan_id,
        nama_jabatan=baris.jabatan.nama,
        jenjang_saat_ini=baris.jenjang_saat_ini,
        jenjang_tujuan=baris.jenjang_tujuan,
        alasan_jenjang=baris.alasan_jenjang or "",
        program_studi=baris.program_studi.nama if baris.program_studi else baris.prodi_teks,
        jumlah=baris.jumlah,
        tahun_mulai=baris.tahun_mulai,
        lama_semester=baris.lama_semester,
        pembiayaan=baris.pembiayaan,
        pembagian=baris.pembagian,
        status_jabatan=baris.status_jabatan,
        alasan=baris.alasan,
        prioritas_opd=baris.prioritas_opd,
        keterangan=baris.keterangan or "",
    )


def isian_dari(baris: Kebutuhan) -> IsianKebutuhan:
    """A stored row as its form shows it."""
    nilai = {f.name: getattr(baris, f.name) for f in fields(IsianKebutuhan) if f.name != "program_studi"}
    nilai |= {nama: nilai[nama] or "" for nama in TEKS_BOLEH_KOSONG}
    return IsianKebutuhan(**nilai, program_studi=baris.prodi_teks)
