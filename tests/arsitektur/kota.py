"""A small district with one real thing of every kind, and two OPDs of the same shape, for tests of every endpoint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import AnyConverter, IntegerConverter, Rule, UUIDConverter
from werkzeug.test import TestResponse

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Akses, Jejak, Pengguna
from smartpns.akun.services import terbitkan_tautan
from smartpns.anggaran.models import Pagu
from smartpns.anggaran.queries import semua_kode
from smartpns.anggaran.rules import Andaian, Daftar
from smartpns.anggaran.services import IsianSkenario, hitung_skenario, muat_kode_bawaan, simpan_skenario
from smartpns.core.db import Base, db
from smartpns.core.impor.models import BarisPratinjau, Impor, StatusImpor
from smartpns.core.impor.rencana import Keadaan
from smartpns.core.pekerjaan import Pekerjaan, StatusPekerjaan
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.dokumen.rules import JenisDokumen
from smartpns.dokumen.services import IsianDokumen, IsianVersi, tampilkan, unggah
from smartpns.kebutuhan.models import Kebutuhan, Periode, Perpanjangan, SaranDiabaikan, SisaDilepas, Usulan
from smartpns.kebutuhan.queries.sisa import satu_sisa
from smartpns.kebutuhan.rules import IsianKebutuhan, StatusUsulan
from smartpns.kebutuhan.services.alur import kirim_ke_kepala, mulai_usulan
from smartpns.kebutuhan.services.isian import hapus_kebutuhan, tambah_kebutuhan
from smartpns.kebutuhan.services.sisa import lepas_sisa
from smartpns.kebutuhan.services.terisi import isi_tempat
from smartpns.naskah.models import Naskah
from smartpns.naskah.queries import bahan_sk
from smartpns.naskah.services import terbitkan as terbitkan_naskah
from smartpns.organisasi.models import Jabatan, Parameter, PenilaianKinerja, ProgramStudi, StudiBerjalan, Unit
from smartpns.organisasi.rules import JenisUnit, Jenjang, Predikat
from smartpns.prioritas.models import LembarNilai, LembarPerbandingan, Perbandingan
from smartpns.prioritas.services import buka_penilaian, buka_perbandingan, selesaikan_lembar, simpan_lembar
from smartpns.publikasi.services import terbitkan
from smartpns.rencana import services as rencana
from tests import pabrik
from tests.dokumen.berkas import pdf
from tests.prioritas.lima import diterima, harga, usulan_terverifikasi

Isian = dict[str, str]
"""Values for the variable parts of addresses: by endpoint or room and name, by path segment for `id_`, by name.

`?<endpoint>` is the query that a page needs.
"""
BAGIAN = re.compile(r"<(?:[^<>]*:)?(\w+)>")
"""A variable part of a rule."""
SISTEM = Pelaku.sistem()
IMPOR_PERENCANA = {
    "organisasi.impor": "unit",
    "organisasi.impor_pegawai": "pegawai",
    "organisasi.impor_studi": "studi",
    "anggaran.impor": "pagu",
    "anggaran.impor_pelaksanaan": "pelaksanaan",
    "biaya.impor": "standar_biaya",
}
"""The imports of the planner: endpoint and kind."""


class KlienCepat(FlaskClient):
    """A browser for thousands of requests: each in its own app context, the pages not parsed."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        with self.application.app_context():
            return super().open(*args, **kwargs)

    def kirim(self, alamat: str, data: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """POST a form with the CSRF token of this session."""
        return self.post(alamat, data={"csrf_token": self.token(), **(data or {})}, **kwargs)

    def token(self) -> str:
        """The token of this session, made as a page with a form makes it."""
        halaman = self.get("/masuk").get_data(as_text=True)
        return halaman.split('name="csrf_token"', 1)[1].split('value="', 1)[1].split('"', 1)[0]


@dataclass
class Opd:
    """One OPD in the middle of its work, by ids."""

    unit: UUID
    bidang: UUID
    kode: str
    jabatan: UUID
    nama_jabatan: str
    formasi: UUID
    pegawai: UUID
    nip: list[str]
    studi: UUID
    usulan: UUID
    baris: list[UUID]
    dihapus: UUID
    naskah: UUID
    asal: UUID
    dilepas: UUID
    diabaikan: UUID
    operator: str
    kepala: str
    impor: dict[str, UUID]
    rahasia: str
    """A word that stands in the names of this OPD's people, in its reasons and files, and nowhere else."""

    @property
    def isian(self) -> Isian:
        """The variable parts of addresses that name things of this OPD."""
        return {
            "unit": str(self.unit),
            "formasi": str(self.formasi),
            "pegawai": str(self.pegawai),
            "studi": str(self.studi),
            "baris": str(self.baris[0]),
            "kebutuhan.pulihkan.id_": str(self.dihapus),
            "kebutuhan_id": str(self.baris[0]),
            "unit_id": str(self.bidang),
            "jabatan_id": str(self.jabatan),
            "kebutuhan.tahun": str(hari_ini().year + 1),
            "asal_id": str(self.asal),
            "dilepas": str(self.dilepas),
            "diabaikan": str(self.diabaikan),
            "usulan_id": str(self.usulan),
            "naskah_id": str(self.naskah),
            "baris_id": str(self.baris[0]),
            "opd_id": str(self.unit),
            **_alamat_impor("kebutuhan.impor", self.impor),
        }


@dataclass
class Kota:
    """The district by ids, so that nothing of it hangs on a database session."""

    app: Flask
    satu: Opd
    dua: Opd
    orang: dict[Peran, str]
    isian: Isian

    def peramban(self, siapa: Peran | str | None, pabrikan: type[FlaskClient] = KlienCepat) -> Any:
        """A browser of a role, of a session key, or (None) of a visitor."""
        klien = pabrikan(self.app, self.app.response_class)
        kunci = self.orang[siapa] if isinstance(siapa, Peran) else siapa
        if kunci:
            with self.app.app_context(), klien.session_transaction() as sesi:
                sesi["_user_id"] = kunci
                sesi["_fresh"] = True
        return klien


@pytest.fixture(scope="module")
def kota(aplikasi: Flask) -> Iterator[Kota]:
    """The district, built once for the tests of a module; they leave it as it is."""
    with aplikasi.app_context():
        aplikasi.extensions["kosong"].pulihkan()
        hasil = bangun(aplikasi)
        db.session.commit()
    aplikasi.testing = False  # a fault answers 500 as it would in a server, so that a test can list all of them
    yield hasil
    aplikasi.testing = True


def bangun(app: Flask) -> Kota:
    """Last year's plan decided and published; this year's OPDs in every state, a plan on the leader's table."""
    prodi = pabrik.program_studi("Informatika")
    lalu, kini = _periode_lalu(prodi), pabrik.periode(hari_ini().year + 1)
    satu, dua, tiga = (_opd(kini, lalu, prodi, n, nama) for n, nama in ((1, "Mawar"), (2, "Melati"), (3, "Kenanga")))
    kirim_ke_kepala(db.session.get_one(Usulan, tiga.usulan), SISTEM)
    verif = usulan_terverifikasi(kini, pabrik.unit(kode="3.01", nama="Dinas Terverifikasi"))
    baris = diterima(verif, pabrik.jabatan((prodi,), nama="Analis Terverifikasi"), prodi, tahun_mulai=kini.tahun)
    db.session.refresh(verif)
    ajuan = pabrik.usulan(kini, pabrik.unit(kode="3.03"), status=StatusUsulan.DIAJUKAN, diajukan_pada=sekarang())
    pabrik.kebutuhan(ajuan, pabrik.jabatan(), prodi_teks="Teknik Nuklir", tahun_mulai=kini.tahun)
    for tahun in kini.daftar_tahun:
        if tahun not in lalu.daftar_tahun:
            pabrik.simpan(Pagu(tahun=tahun, jumlah=90_000_000, dasar_hukum="KUA-PPAS uji"))
    pabrik.kunci_bobot(kini)
    pabrik.kunci_bobot(lalu)
    tutup = sekarang() - timedelta(days=600)
    pabrik.periode(lalu.tahun - 1, dibuka_pada=tutup - timedelta(days=30), ditutup_pada=tutup)
    pindah = pabrik.pemindahan(kini, baris)
    tunggu = rencana.susun(kini, SISTEM, alasan="Rapat anggaran besok.")
    rencana.kirim(tunggu, SISTEM)
    isian_skenario = IsianSkenario("Uji", Daftar.TERBAIK, Andaian())
    versi = simpan_skenario(kini, isian_skenario, hitung_skenario(kini, isian_skenario), SISTEM)
    beku = rencana.susun(lalu, SISTEM, alasan="Rapat anggaran besok.")
    rencana.kirim(beku, SISTEM)
    rencana.tetapkan(beku, "800/1/SK/2026", hari_ini(), SISTEM)
    publikasi = terbitkan(beku, SISTEM)
    dokumen = unggah(
        IsianDokumen(JenisDokumen.SOP, "SOP Penyusunan", db.session.get_one(Unit, satu.unit), "Cara menyusun."),
        IsianVersi("800/SOP-1", date(2026, 1, 5), date(2026, 1, 5), None, "## Syarat", pdf(), "SOP.pdf"),
        app.instance_path,
        SISTEM,
    )
    tampilkan(dokumen.versi[0], SISTEM)
    pabrik.simpan(Perpanjangan(periode_id=kini.id, opd_id=satu.unit, sampai=kini.ditutup_pada, alasan="Listrik padam."))
    ketentuan = pabrik.simpan(
        Parameter(kode="bulan_masuk", nilai=9, berlaku_mulai=date(2024, 1, 1), dasar_hukum="Kebijakan uji")
    )
    orang = {p: pabrik.pengguna(p) for p in Peran if not p.milik_opd}
    perbandingan, lembar = _perbandingan(orang[Peran.PENILAI])
    lembar_nilai = _lembar_nilai(kini, orang[Peran.PENILAI])
    isian = satu.isian | {
        "usulan_id": str(verif.id),
        "baris_id": str(baris.id),
        "kebutuhan_id": str(baris.id),
        "kebutuhan.kembalikan_usulan.usulan_id": str(ajuan.id),
        "?kebutuhan.petakan_kata": "?kata=Teknik+Nuklir",
        "jabatan": str(satu.jabatan),
        "program-studi": str(prodi.id),
        "pengguna": str(orang[Peran.PNS].id),
        "tugas": str(orang[Peran.PNS].penugasan[0].id),
        "jejak": str(db.session.scalars(select(Jejak.id)).first()),
        "organisasi.kode": "bulan_masuk",
        "organisasi.ubah_parameter.id_": str(ketentuan.id),
        "organisasi.jenis": "unit",
        "akun.kode": terbitkan_tautan(orang[Peran.PNS], SISTEM),
        "tahun": str(kini.tahun),
        "anggaran.kode": muat_kode_bawaan(SISTEM)[-1].kode,
        "anggaran.ubah_kode.id_": str(semua_kode()[0].id),
        "anggaran.akhiri_kode.id_": str(semua_kode()[0].id),
        "prioritas.kunci_bobot.tahun": str(lalu.tahun - 1),
        "pemindahan_id": str(pindah.id),
        "perbandingan": str(perbandingan.id),
        "prioritas.lembar.id_": str(lembar[0].id),
        "prioritas.buka_lembar.id_": str(lembar[0].id),
        "prioritas.lembar_kertas.id_": str(lembar[1].id),
        "prioritas.buka_lembar_kertas.id_": str(lembar[1].id),
        "?prioritas.buka_penilaian": f"?periode={lalu.tahun - 1}",
        "penilaian_id": str(lembar_nilai.putaran.penilaian_id),
        "penilai_id": str(lembar_nilai.penilai_id),
        "lembar_id": str(lembar_nilai.id),
        "butir_id": str(lembar_nilai.putaran.butir[0].id),
        "rencana_id": str(tunggu.id),
        "versi_id": str(versi.id),
        "anggaran.pekerjaan_skenario.pekerjaan_id": str(_pekerjaan(orang[Peran.PERENCANA], "skenario").id),
        "?anggaran.banding_skenario": f"?a={versi.id}&b={versi.id}",
        "rencana.ditetapkan.rencana_id": str(beku.id),
        "publikasi.rencana_id": str(beku.id),
        "publikasi_id": str(publikasi.id),
        "nomor": "1",
        "dokumen.versi_id": str(dokumen.versi[0].id),
        "publikasi.slug": publikasi.baris[0].slug,
        "dokumen.slug": dokumen.slug,
        "versi": "1",
        "naskah.kode": db.session.get_one(Naskah, satu.naskah).kode,
        "naskah.unduh_publik.kode": terbitkan_naskah(
            bahan_sk(tunggu, hari_ini()), hari_ini(), SISTEM, situs="http://localhost", publik=True
        ).kode,
        "naskah.jenis": "perencanaan",
        "naskah.terbitkan_surat.usulan_id": str(satu.usulan),
        "naskah.draf_surat.usulan_id": str(satu.usulan),
        "kebutuhan.isi_tempat.studi_id": str(satu.studi),
        "kebutuhan.lepas_tempat.studi_id": str(_mengisi(verif, baris.jabatan, prodi).id),
        "naskah.sumber_id": str(tunggu.id),
        "dokumen_id": str(dokumen.id),
    }
    for awalan, jenis in IMPOR_PERENCANA.items():
        isian |= _alamat_impor(awalan, unggahan(orang[Peran.PERENCANA], jenis, {}, "umum"))
    kunci = {p: pabrik.sesi(o) for p, o in orang.items()} | {
        Peran.OPERATOR: satu.operator,
        Peran.KEPALA_OPD: tiga.kepala,
    }
    return Kota(app, satu, dua, kunci, isian)


def _perbandingan(penilai: Pengguna) -> tuple[Perbandingan, list[LembarPerbandingan]]:
    """A comparison two have finished and two have not; the open sheets of this assessor and of one on paper."""
    selesai = [pabrik.pengguna(Peran.PENILAI) for _ in range(2)]
    satu = buka_perbandingan(["K1", "K2", "K3"], [penilai, *selesai], ["Penilai Kertas"], SISTEM)
    for lembar in satu.lembar:
        if lembar.penilai_id in {orang.id for orang in selesai}:
            simpan_lembar(lembar, {("K1", "K2"): 2, ("K1", "K3"): 4, ("K2", "K3"): 2}, SISTEM)
            selesaikan_lembar(lembar, SISTEM)
    urut = {lembar.penilai_id: lembar for lembar in satu.lembar}
    return satu, [urut[penilai.id], urut[None]]


def _periode_lalu(prodi: ProgramStudi) -> Periode:
    """Last year's period, closed, with one verified need and ceilings."""
    tahun = hari_ini().year
    tutup = sekarang() - timedelta(days=200)
    lalu = pabrik.periode(tahun, dibuka_pada=tutup - timedelta(days=30), ditutup_pada=tutup)
    harga()
    usulan = usulan_terverifikasi(lalu, pabrik.unit(kode="3.02", nama="Dinas Tahun Lalu"))
    diterima(usulan, pabrik.jabatan((prodi,), nama="Analis Tahun Lalu"), prodi, tahun_mulai=tahun, jumlah=4)
    db.session.refresh(usulan)
    for t in lalu.daftar_tahun:
        pabrik.simpan(Pagu(tahun=t, jumlah=90_000_000, dasar_hukum="KUA-PPAS uji"))
    return lalu


def _lembar_nilai(periode: Periode, orang: Pengguna) -> LembarNilai:
    """The sheet of this assessor in a judging that runs."""
    penilaian = buka_penilaian(periode, [orang, pabrik.pengguna(Peran.PENILAI)], SISTEM)
    return next(lembar for lembar in penilaian.putaran_kini.lembar if lembar.penilai.pengguna_id == orang.id)


def _opd(periode: Periode, lalu: Periode, prodi: ProgramStudi, nomor: int, rahasia: str) -> Opd:
    """An OPD with a sub-unit, a post of its own, people, a draft of two rows, a deleted row and an upload.

    Of its former needs one is open and one was let go; a proposal of the figures was dismissed.
    """
    opd = pabrik.unit(kode=f"2.0{nomor}", nama=f"Dinas Nomor {nomor}", singkatan=f"Dinor{nomor}")
    bidang = pabrik.unit(
        kode=f"2.0{nomor}.01", nama=f"Bidang Nomor {nomor}", jenis=JenisUnit.BIDANG, induk_id=opd.id, opd_id=opd.id
    )
    jabatan = pabrik.jabatan((prodi,), nama=f"Analis Bidang {nomor}")
    formasi = pabrik.formasi(bidang, jabatan, 5)
    orang = [pabrik.pegawai(bidang, jabatan, nama=f"{rahasia} Pegawai {n}") for n in range(3)]
    orang[0].penilaian = [PenilaianKinerja(tahun=2025, predikat=Predikat.BAIK)]
    catat("uji", orang[0], SISTEM)
    studi = pabrik.studi(orang[0], prodi)
    operator = pabrik.pengguna(Peran.OPERATOR, opd, nama=f"Operator {rahasia}")
    kepala = pabrik.pengguna(Peran.KEPALA_OPD, opd, nama=f"Kepala {rahasia}")
    usulan = mulai_usulan(periode, opd, SISTEM)
    baris = [_baris(usulan, bidang, jabatan, rahasia, tahun) for tahun in periode.daftar_tahun[:3]]
    hapus_kebutuhan(baris[2], SISTEM)
    asal, dilepas = _sisa(usulan, lalu, bidang, jabatan, prodi)
    return Opd(
        unit=opd.id,
        bidang=bidang.id,
        kode=opd.kode,
        jabatan=jabatan.id,
        nama_jabatan=jabatan.nama,
        formasi=formasi.id,
        pegawai=orang[0].id,
        nip=[o.nip for o in orang],
        studi=studi.id,
        usulan=usulan.id,
        baris=[b.id for b in baris[:2]],
        dihapus=baris[2].id,
        naskah=pabrik.naskah(usulan, judul=f"Usulan {rahasia}").id,
        asal=asal.id,
        dilepas=dilepas.id,
        diabaikan=_abaian(usulan, bidang, jabatan).id,
        operator=pabrik.sesi(operator),
        kepala=pabrik.sesi(kepala),
        impor=unggahan(operator, "kebutuhan", {"opd": opd.kode, "periode": periode.tahun}, rahasia),
        rahasia=rahasia,
    )


def _sisa(
    usulan: Usulan, lalu: Periode, bidang: Unit, jabatan: Jabatan, prodi: ProgramStudi
) -> tuple[Kebutuhan, SisaDilepas]:
    """A need of the former period that nobody has answered yet, and the one that was let go."""
    sebelum = usulan_terverifikasi(lalu, usulan.opd)
    asal, lepas = (
        diterima(sebelum, jabatan, prodi, tahun_mulai=lalu.tahun + n, jumlah=1, unit_id=bidang.id) for n in range(2)
    )
    db.session.refresh(sebelum)
    return asal, lepas_sisa(usulan, satu_sisa(usulan, lepas.id), "Terisi lewat mutasi.", SISTEM)


def _abaian(usulan: Usulan, bidang: Unit, jabatan: Jabatan) -> SaranDiabaikan:
    return pabrik.simpan(
        SaranDiabaikan(
            usulan_id=usulan.id,
            unit=bidang,
            unit_id=bidang.id,
            jabatan=jabatan,
            jabatan_id=jabatan.id,
            tahun_mulai=usulan.periode.tahun + 4,
            jumlah=1,
            kalimat="Satu akan pensiun.",
            alasan="Diisi lewat mutasi.",
            oleh_nama="Uji",
        )
    )


def _mengisi(usulan: Usulan, jabatan: Jabatan, prodi: ProgramStudi) -> StudiBerjalan:
    """A study that fills the only place of a need, which so is in no ranking."""
    kebutuhan = diterima(usulan, jabatan, prodi, tahun_mulai=usulan.periode.tahun + 1)
    studi = pabrik.studi(pabrik.pegawai(usulan.opd, jabatan), prodi, jenjang=kebutuhan.jenjang_tujuan)
    isi_tempat(studi, kebutuhan, SISTEM)
    return studi


def _baris(usulan: Usulan, bidang: Unit, jabatan: Jabatan, rahasia: str, tahun: int) -> Kebutuhan:
    isian = IsianKebutuhan(
        unit_id=bidang.id,
        jabatan_id=jabatan.id,
        jenjang_saat_ini=Jenjang.D3,
        jenjang_tujuan=Jenjang.S1,
        program_studi="Informatika",
        jumlah=1,
        tahun_mulai=tahun,
        alasan=f"Kebutuhan {rahasia}.",
    )
    return tambah_kebutuhan(usulan, isian, SISTEM)


def unggahan(orang: Pengguna, jenis: str, parameter: dict[str, Any], rahasia: str) -> dict[str, UUID]:
    """An uploaded and checked workbook of a person with one bad row, and the job that checked it."""
    impor = Impor(
        jenis=jenis,
        nama_berkas=f"{rahasia}.xlsx",
        berkas=uuid4().hex,
        sha256="0" * 64,
        ukuran=1,
        oleh_id=orang.id,
        parameter=parameter,
        status=StatusImpor.DIPERIKSA,
        ringkasan={"judul": ["Kolom"], "catatan": [], "per_jenis": [], Keadaan.BERMASALAH.value: 1},
    )
    kerja = _pekerjaan(orang, "impor_periksa")
    db.session.add(impor)
    db.session.flush()
    masalah = {"kolom": "Kolom", "nilai": rahasia, "masalah": "kosong", "saran": "isi"}
    db.session.add(
        BarisPratinjau(
            impor_id=impor.id, nomor=2, keadaan=Keadaan.BERMASALAH, keterangan="", sel=[rahasia], masalah=[masalah]
        )
    )
    db.session.flush()
    return {"impor_id": impor.id, "pekerjaan_id": kerja.id}


def _pekerjaan(orang: Pengguna, jenis: str) -> Pekerjaan:
    """A job of a person that still runs."""
    kerja = Pekerjaan(jenis=jenis, label="Uji", status=StatusPekerjaan.BERJALAN, oleh_id=orang.id)
    db.session.add(kerja)
    db.session.flush()
    return kerja


def _alamat_impor(awalan: str, nilai: dict[str, UUID]) -> Isian:
    """What the addresses of one import are filled with."""
    akhiran = ("pratinjau", "simpan", "batal", "perbaikan", "pekerjaan")
    return {f"{awalan}_{a}.{nama}": str(id_) for a in akhiran for nama, id_ in nilai.items()}


def aturan(app: Flask) -> list[Rule]:
    """Every route but the static files."""
    return [a for a in app.url_map.iter_rules() if a.endpoint != "static"]


def alamat(rule: Rule, isian: Isian) -> str:
    """The address of a rule; what `isian` does not name becomes something that does not exist."""

    def ganti(cocok: re.Match[str]) -> str:
        segmen = cocok.string[: cocok.start()].rstrip("/").rsplit("/", 1)[-1]
        return _nilai(rule, cocok[1], segmen, isian)

    return BAGIAN.sub(ganti, rule.rule) + isian.get(f"?{rule.endpoint}", "")


def _nilai(rule: Rule, nama: str, segmen: str, isian: Isian) -> str:
    kamar = rule.endpoint.split(".")[0]
    for kunci in (f"{rule.endpoint}.{nama}", f"{kamar}.{nama}", segmen if nama == "id_" else nama):
        if kunci in isian:
            return isian[kunci]
    konverter = rule._converters[nama]
    if isinstance(konverter, AnyConverter):
        return sorted(konverter.items)[0]
    if isinstance(konverter, UUIDConverter):
        return str(uuid4())
    return "999999" if isinstance(konverter, IntegerConverter) else "tidak-ada"


def potret(app: Flask) -> dict[str, tuple[int, str]]:
    """Number of rows and digest of the content of every table but the record of access, which is about reading."""
    tabel = [t for t in Base.metadata.sorted_tables if t.name != Akses.__tablename__]
    with app.app_context(), db.engine.connect() as sambungan:
        return {t.name: _sidik(sambungan.execute(select(t)).all()) for t in tabel}


def _sidik(baris: Any) -> tuple[int, str]:
    return len(baris), sha256("\n".join(sorted(map(repr, baris))).encode()).hexdigest()
