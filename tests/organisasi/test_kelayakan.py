"""Eligibility over stored people: counts for many needs, names for one, the pages, and the facts behind them."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.impor import impor_berkas, tulis_templat
from smartpns.core.waktu import hari_ini
from smartpns.organisasi import queries, services
from smartpns.organisasi.models import Pegawai, StudiBerjalan
from smartpns.organisasi.queries import ButuhOrang
from smartpns.organisasi.rules import (
    HasilStudi,
    JenisUnit,
    Jenjang,
    Kedudukan,
    Lokasi,
    Pembiayaan,
    Predikat,
    Putusan,
    StatusJabatan,
    StatusPegawai,
    Tahap,
    TingkatHukdis,
)
from smartpns.organisasi.services import IsianParameter, IsianPegawai, IsianSelesai, IsianStudi, IsianUnit
from smartpns.organisasi.sheets import IMPOR
from tests import pabrik
from tests.halaman import sup, teks

SISTEM = Pelaku.sistem()
LOLOS, TIDAK, BELUM = Putusan.LOLOS, Putusan.TIDAK, Putusan.BELUM_DAPAT_DINILAI


class Kantor:
    """An OPD with a UPT below it, and one post whose holders are judged for S2 Akuntansi."""

    def __init__(self) -> None:
        self.hari = hari_ini()
        self.mulai = date(self.hari.year + 1, 9, 1)
        self.prodi = pabrik.program_studi("Akuntansi")
        self.opd = pabrik.unit(nama="Inspektorat Contoh")
        self.upt = services.tambah_unit(IsianUnit("9.8.1", "UPT Contoh", "UPT", JenisUnit.UPT, self.opd), SISTEM)
        self.auditor = pabrik.jabatan((self.prodi,), nama="Auditor Contoh")

    def orang(self, **nilai: Any) -> Pegawai:
        """Somebody who passes, but for what `nilai` says."""
        predikat = nilai.pop("predikat", Predikat.BAIK)
        isi = {
            "jenjang": Jenjang.S1,
            "program_studi_id": self.prodi.id,
            "kedudukan": Kedudukan.AKTIF,
            "riwayat_diperiksa": self.hari,
        } | nilai
        satu = pabrik.pegawai(isi.pop("unit", self.opd), isi.pop("jabatan", self.auditor), **isi)
        for tahun in (self.hari.year - 2, self.hari.year - 1):
            services.catat_penilaian(satu, tahun, predikat, SISTEM)
        db.session.flush()
        return satu

    def belajar(self, satu: Pegawai) -> StudiBerjalan:
        """A study that began half a year ago and takes two years."""
        isian = IsianStudi(
            jenjang=Jenjang.S2,
            program_studi=self.prodi,
            mulai=self.hari - timedelta(days=180),
            lama_semester=4,
            pembiayaan=Pembiayaan.APBD,
            status_jabatan=StatusJabatan.DIBERHENTIKAN,
            lokasi=Lokasi.DALAM_PROVINSI,
        )
        studi = services.tambah_studi(satu, isian, SISTEM)
        db.session.flush()
        return studi

    def butuh(self, **nilai: Any) -> ButuhOrang:
        isi = {
            "opd_id": self.opd.id,
            "jabatan_id": self.auditor.id,
            "unit_id": None,
            "jenjang": Jenjang.S2,
            "program_studi_id": self.prodi.id,
            "mulai": self.mulai,
            "lama_semester": 4,
            "pembiayaan": Pembiayaan.APBD,
            "status_jabatan": StatusJabatan.DIBERHENTIKAN,
        } | nilai
        return ButuhOrang(**isi)

    def hitung(self, **nilai: Any) -> tuple[int, int, int]:
        satu = queries.kelayakan_jabatan([self.butuh(**nilai)], self.hari)[0]
        return satu.lolos, satu.tidak, satu.belum


@pytest.fixture
def kantor(app: Flask) -> Kantor:
    return Kantor()


class TestHitungan:
    def test_tiga_putusan_dan_syaratnya(self, kantor: Kantor) -> None:
        kantor.orang()
        kantor.orang(kedudukan=Kedudukan.CLTN, predikat=Predikat.KURANG)
        kantor.orang(riwayat_diperiksa=None)
        satu = queries.kelayakan_jabatan([kantor.butuh()], kantor.hari)[0]
        assert (satu.lolos, satu.tidak, satu.belum, satu.jumlah) == (1, 1, 1, 3)
        assert satu.per_syarat["kedudukan"] == {LOLOS: 2, TIDAK: 1}
        assert satu.per_syarat["kinerja"] == {LOLOS: 2, TIDAK: 1}
        assert satu.per_syarat["ikatan_dinas"] == {LOLOS: 2, BELUM: 1}
        assert [(s.kode, t, b) for s, t, b in satu.penghalang][:2] == [("kinerja", 1, 0), ("kedudukan", 1, 0)]

    def test_gagal_satu_syarat_tetap_gagal_walau_lain_belum_dapat_dinilai(self, kantor: Kantor) -> None:
        kantor.orang(kedudukan=Kedudukan.CLTN, riwayat_diperiksa=None)
        assert kantor.hitung() == (0, 1, 0)

    def test_hanya_pemangku_aktif_di_opd_dan_jabatan_itu(self, kantor: Kantor) -> None:
        kantor.orang()
        kantor.orang(aktif=False)
        kantor.orang(jabatan=pabrik.jabatan())
        kantor.orang(unit=pabrik.unit())
        assert kantor.hitung() == (1, 0, 0)

    def test_unit_berarti_unit_itu_dan_bawahannya(self, kantor: Kantor) -> None:
        kantor.orang()
        kantor.orang(unit=kantor.upt)
        pos = services.tambah_unit(IsianUnit("9.8.1.1", "Pos", "Pos", JenisUnit.KELOMPOK, kantor.upt), SISTEM)
        kantor.orang(unit=pos)
        assert kantor.hitung() == (3, 0, 0)
        assert kantor.hitung(unit_id=kantor.opd.id) == (3, 0, 0)
        assert kantor.hitung(unit_id=kantor.upt.id) == (2, 0, 0)
        assert kantor.hitung(unit_id=pos.id) == (1, 0, 0)

    def test_pppk_ikut_hanya_bila_daerah_membolehkan(self, kantor: Kantor) -> None:
        kantor.orang()
        kantor.orang(status=StatusPegawai.PPPK)
        kantor.orang(status=StatusPegawai.CPNS)
        assert kantor.hitung() == (1, 1, 0)
        services.tambah_parameter(IsianParameter("pppk_boleh", Decimal(1), date(2020, 1, 1), "Perbup Uji"), SISTEM)
        db.session.flush()
        assert kantor.hitung() == (2, 1, 0)

    def test_studi_berjalan_menghalangi(self, kantor: Kantor) -> None:
        kantor.belajar(kantor.orang())
        assert kantor.hitung() == (0, 1, 0)

    @pytest.mark.parametrize(
        ("hasil", "ikatan", "putusan"),
        [
            (HasilStudi.LULUS, None, (1, 0, 0)),
            (HasilStudi.LULUS, date(2090, 8, 31), (0, 1, 0)),
            (HasilStudi.GAGAL, None, (0, 1, 0)),
        ],
    )
    def test_akhir_studi_menjadi_fakta(
        self, kantor: Kantor, hasil: HasilStudi, ikatan: date | None, putusan: tuple[int, int, int]
    ) -> None:
        satu = kantor.orang()
        studi = kantor.belajar(satu)
        ijazah = ("IJ/1", kantor.hari) if hasil is HasilStudi.LULUS else ()
        lama, satu.jenjang = satu.jenjang, Jenjang.S3  # a higher degree on record stays, so only the end is judged
        catat("uji", satu, SISTEM)
        akhir = IsianSelesai(kantor.hari, hasil, "Dasar uji", ikatan, *ijazah, yakin=True)
        services.selesaikan_studi(studi, akhir, SISTEM)
        satu.jenjang = lama
        catat("uji", satu, SISTEM)
        db.session.flush()
        assert kantor.hitung() == putusan
        assert satu.tubel_gagal_pada == (kantor.hari if hasil is HasilStudi.GAGAL else None)

    def test_kegagalan_yang_belum_terjadi_ditolak(self, kantor: Kantor) -> None:
        studi = kantor.belajar(kantor.orang())
        besok = IsianSelesai(kantor.hari + timedelta(days=1), HasilStudi.GAGAL, "Dasar uji")
        with pytest.raises(DomainError, match="belum terjadi"):
            services.selesaikan_studi(studi, besok, SISTEM)

    def test_mulai_yang_sudah_lewat_berarti_hari_ini(self, kantor: Kantor) -> None:
        """Nobody begins in the past: what has happened since the planned day counts too."""
        kantor.orang(
            hukdis_tingkat=TingkatHukdis.SEDANG,
            hukdis_mulai=kantor.hari - timedelta(days=10),
            hukdis_sampai=kantor.hari + timedelta(days=300),
        )
        assert kantor.hitung(mulai=kantor.hari - timedelta(days=60)) == (0, 1, 0)

    def test_urutan_dan_kebutuhan_kembar(self, kantor: Kantor) -> None:
        kantor.orang()
        semua = [kantor.butuh(), kantor.butuh(jenjang=Jenjang.S3), kantor.butuh()]
        assert [h.lolos for h in queries.kelayakan_jabatan(semua, kantor.hari)] == [1, 0, 1]
        assert queries.kelayakan_jabatan([], kantor.hari) == []

    def test_syarat_berganti_pada_hari_berlakunya(self, kantor: Kantor) -> None:
        """A later row counts for studies that begin on its day or after, not the day before."""
        kantor.orang(tmt_pns=kantor.mulai - timedelta(days=400))
        isian = IsianParameter("masa_kerja_minimum", Decimal(2), kantor.mulai, "Perbup Uji 7")
        services.tambah_parameter(isian, SISTEM)
        db.session.flush()
        assert kantor.hitung(mulai=kantor.mulai - timedelta(days=1)) == (1, 0, 0)
        assert kantor.hitung(mulai=kantor.mulai) == (0, 1, 0)
        assert kantor.hitung(mulai=kantor.mulai + timedelta(days=1)) == (0, 1, 0)

    def test_syarat_yang_dimatikan_tidak_ikut(self, kantor: Kantor) -> None:
        kantor.orang(kedudukan=Kedudukan.CLTN)
        services.tambah_parameter(IsianParameter("syarat.kedudukan", Decimal(0), kantor.mulai, "Perbup Uji"), SISTEM)
        db.session.flush()
        assert kantor.hitung() == (1, 0, 0)

    def test_jumlah_pernyataan_tidak_bergantung_pada_banyaknya(self, kantor: Kantor) -> None:
        kantor.orang()
        satu = pernyataan(lambda: queries.kelayakan_jabatan([kantor.butuh()], kantor.hari))
        for _ in range(5):
            kantor.orang(unit=kantor.upt)
        semua = [kantor.butuh(lama_semester=n, mulai=kantor.mulai + timedelta(days=n)) for n in range(1, 11)]
        banyak = pernyataan(lambda: queries.kelayakan_jabatan(semua, kantor.hari))
        assert satu == banyak == 8


def pernyataan(kerja: Any) -> int:
    """How many statements this sends to the database."""
    semua: list[str] = []

    def catat(_k: Any, _c: Any, sql: str, *_: Any) -> None:
        semua.append(sql)

    db.session.flush()
    event.listen(db.engine, "before_cursor_execute", catat)
    try:
        kerja()
    finally:
        event.remove(db.engine, "before_cursor_execute", catat)
    return len(semua)


class TestOrang:
    def test_yang_lolos_lebih_dahulu(self, kantor: Kantor) -> None:
        kantor.orang(nama="Adi Contoh", kedudukan=Kedudukan.CLTN)
        kantor.orang(nama="Bela Contoh", riwayat_diperiksa=None)
        kantor.orang(nama="Cici Contoh")
        perencana = pabrik.pelaku(Peran.PERENCANA)
        semua = queries.orang_kelayakan(kantor.butuh(), kantor.hari, perencana)
        assert [(o.nama, o.kelayakan.putusan) for o in semua] == [
            ("Cici Contoh", LOLOS),
            ("Bela Contoh", BELUM),
            ("Adi Contoh", TIDAK),
        ]
        assert [h.syarat.kode for h in semua[2].kelayakan.penghalang] == ["kedudukan"]

    def test_hanya_dalam_lingkup(self, kantor: Kantor) -> None:
        kantor.orang()
        sendiri, lain = pabrik.pelaku(Peran.OPERATOR, kantor.opd), pabrik.pelaku(Peran.KEPALA_OPD, pabrik.unit())
        assert len(queries.orang_kelayakan(kantor.butuh(), kantor.hari, sendiri)) == 1
        with pytest.raises(TidakDitemukan):
            queries.orang_kelayakan(kantor.butuh(), kantor.hari, lain)

    def test_satu_orang_dinilai_sama_dengan_daftar(self, kantor: Kantor) -> None:
        satu = kantor.orang(riwayat_diperiksa=None)
        daftar = queries.orang_kelayakan(kantor.butuh(), kantor.hari, SISTEM)
        sendiri = queries.kelayakan_pegawai(satu, kantor.butuh(), kantor.hari)
        assert daftar[0].kelayakan.hasil == sendiri.hasil


class TestHalamanPegawai:
    def test_daftar_syarat_dengan_angka_dan_dasar(self, kantor: Kantor, masuk_sebagai: Any) -> None:
        satu = kantor.orang(nama="Dedi Contoh")
        db.session.commit()
        klien = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, kantor.opd))
        halaman = sup(klien.get(f"/data-induk/pegawai/{satu.id}/kelayakan?{alamat(kantor)}"))
        assert halaman.h1.text == "Dedi Contoh memenuhi semua syarat"
        baris = [teks(li) for li in halaman.select(".daftar-putusan > li")]
        assert len(baris) == 12
        assert all("Lolos" in b for b in baris)
        sisa = next(b for b in baris if "Sisa masa kerja" in b)
        assert "3 × 2 tahun = 6 tahun" in sisa
        assert "SE MenPANRB 28/2021" in sisa
        assert "Rekomendasi kepala perangkat daerah" in teks(halaman)

    def test_tanpa_alamat_memakai_studi_yang_lazim(self, kantor: Kantor, masuk_sebagai: Any) -> None:
        satu = kantor.orang(nama="Dedi Contoh")
        db.session.commit()
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        halaman = teks(sup(klien.get(f"/data-induk/pegawai/{satu.id}/kelayakan")))
        assert f"S2, dibiayai APBD, diberhentikan dari jabatan, mulai 1 September {kantor.mulai.year}" in halaman
        assert "Belum dapat dinilai" in halaman

    def test_isian_salah_kembali_dengan_yang_diketik(self, kantor: Kantor, masuk_sebagai: Any) -> None:
        satu = kantor.orang()
        db.session.commit()
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        jawaban = klien.get(f"/data-induk/pegawai/{satu.id}/kelayakan?jenjang=s2&mulai=besok&lama_semester=99")
        assert jawaban.status_code == 422
        halaman = sup(jawaban)
        assert halaman.select_one("#mulai")["value"] == "besok"
        assert "Isi 1 sampai 14 semester." in teks(halaman)
        assert not halaman.select(".daftar-putusan")

    @pytest.mark.parametrize("mulai", ["31-12-9999", "1-1-0001"])
    def test_tanggal_mustahil_ditolak(self, kantor: Kantor, masuk_sebagai: Any, mulai: str) -> None:
        satu = kantor.orang()
        db.session.commit()
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        isi = alamat(kantor).replace(kantor.mulai.isoformat(), mulai)
        assert klien.get(f"/data-induk/pegawai/{satu.id}/kelayakan?{isi}").status_code == 422

    @pytest.mark.parametrize(
        ("peran", "kode"), [(Peran.KEPALA_OPD, 404), (Peran.PIMPINAN, 403), (Peran.AUDITOR, 403), (Peran.ADMIN, 403)]
    )
    def test_yang_tidak_berhak(self, kantor: Kantor, masuk_sebagai: Any, peran: Peran, kode: int) -> None:
        satu = kantor.orang()
        db.session.commit()
        klien = masuk_sebagai(pabrik.pengguna(peran, pabrik.unit() if peran.milik_opd else None))
        assert klien.get(f"/data-induk/pegawai/{satu.id}/kelayakan").status_code == kode


def alamat(kantor: Kantor) -> str:
    return (
        f"jenjang=s2&program_studi={kantor.prodi.id}&mulai={kantor.mulai.isoformat()}&lama_semester=4"
        "&pembiayaan=apbd&status_jabatan=diberhentikan"
    )


class TestHalamanSyarat:
    def test_syarat_dengan_angka_dasar_dan_masa(self, app: Flask, masuk_sebagai: Any) -> None:
        isian = IsianParameter("masa_kerja_minimum", Decimal(2), date(2025, 1, 1), "Perbup Uji 7/2025")
        services.tambah_parameter(isian, SISTEM)
        db.session.commit()
        klien = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
        halaman = sup(klien.get("/data-induk/syarat"))
        assert halaman.h1.text == "17 syarat tugas belajar berlaku hari ini"
        baris = {teks(tr.th): teks(tr) for tr in halaman.select("tbody tr")}
        assert "2 tahun" in baris["Masa kerja sebagai PNS"]
        assert "Perbup Uji 7/2025, sejak 1 Januari 2025" in baris["Masa kerja sebagai PNS"]
        assert "Tidak dipakai" in baris["Usia paling tinggi"]
        assert "Wajib" in baris["Surat keterangan sehat jasmani dan rohani dari dokter pemerintah"]

    def test_parameter_dikelompokkan(self, app: Flask, masuk_sebagai: Any) -> None:
        klien = masuk_sebagai(pabrik.pengguna(Peran.ADMIN))
        halaman = sup(klien.get("/data-induk/parameter"))
        assert [h.text for h in halaman.select("main h2")][:3] == [
            "Syarat tugas belajar",
            "Lama studi yang lazim",
            "Perencanaan dan penerbitan",
        ]

    def test_semua_syarat_satu_pernyataan(self, app: Flask) -> None:
        hari = hari_ini()
        assert pernyataan(lambda: queries.semua_syarat(hari, Tahap.PERENCANAAN)) == 1

    @pytest.mark.parametrize(("nilai", "sebut"), [(Decimal(2), "1 (ya) atau 0"), (Decimal(5000), "paling besar")])
    def test_sakelar_hanya_ya_atau_tidak(self, app: Flask, nilai: Decimal, sebut: str) -> None:
        with pytest.raises(DomainError) as galat:
            services.tambah_parameter(IsianParameter("syarat.tpa", nilai, date(2026, 1, 1), "Perbup"), SISTEM)
        assert sebut in galat.value.pesan
        assert galat.value.field == "nilai"


FAKTA: dict[str, Any] = {
    "kedudukan": Kedudukan.CLTN,
    "tubel_gagal_pada": date(2024, 2, 3),
    "ikatan_dinas_sampai": date(2029, 8, 31),
    "riwayat_diperiksa": date(2026, 1, 15),
}


class TestFakta:
    def isian(self, kantor: Kantor, **nilai: Any) -> IsianPegawai:
        return IsianPegawai("198503152010011001", "Eka Contoh", kantor.opd, kantor.auditor, **nilai)

    def test_disimpan_dan_tercatat(self, kantor: Kantor) -> None:
        satu = services.tambah_pegawai(self.isian(kantor), SISTEM)
        db.session.flush()
        assert services.ubah_pegawai(satu, self.isian(kantor, **FAKTA), SISTEM)
        db.session.flush()
        assert {nama: getattr(satu, nama) for nama in FAKTA} == FAKTA
        jejak = db.session.scalars(select(Jejak).where(Jejak.aksi == "ubah_pegawai")).one()
        assert set(FAKTA) <= set(jejak.sesudah)

    def test_banyak_sekaligus(self, kantor: Kantor) -> None:
        id_ = services.tambah_banyak_pegawai([self.isian(kantor, **FAKTA)], SISTEM)[0]
        satu = db.session.get(Pegawai, id_)
        assert satu is not None
        assert {nama: getattr(satu, nama) for nama in FAKTA} == FAKTA

    @pytest.mark.parametrize("kolom", ["riwayat_diperiksa", "tubel_gagal_pada"])
    def test_yang_belum_terjadi_ditolak(self, kantor: Kantor, kolom: str) -> None:
        services.tambah_pegawai(self.isian(kantor, **{kolom: hari_ini()}), SISTEM)
        with pytest.raises(DomainError, match="belum terjadi") as galat:
            services.nilai_pegawai(self.isian(kantor, **{kolom: hari_ini() + timedelta(days=1)}))
        assert galat.value.field == kolom

    @pytest.mark.parametrize("kolom", ["tmt_pns", "ikatan_dinas_sampai", "hukdis_mulai"])
    def test_tahun_mustahil_ditolak(self, kantor: Kantor, kolom: str) -> None:
        with pytest.raises(DomainError, match="tidak mungkin") as galat:
            services.nilai_pegawai(self.isian(kantor, **{kolom: date(9999, 12, 31)}))
        assert galat.value.field == kolom

    def test_formulir(self, kantor: Kantor, masuk_sebagai: Any) -> None:
        satu = services.tambah_pegawai(self.isian(kantor), SISTEM)
        db.session.commit()
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        kirim = {
            "nip": satu.nip,
            "nama": satu.nama,
            "status": "pns",
            "unit": str(kantor.opd.id),
            "jabatan": str(kantor.auditor.id),
            "kedudukan": "cltn",
            "tubel_gagal_pada": "3 Februari 2024",
            "ikatan_dinas_sampai": "31/8/2029",
            "riwayat_diperiksa": "15 Januari 2026",
        }
        klien.kirim(f"/data-induk/pegawai/{satu.id}/ubah", kirim)
        db.session.expire_all()
        assert {nama: getattr(satu, nama) for nama in FAKTA} == FAKTA
        rinci = teks(sup(klien.get(f"/data-induk/pegawai/{satu.id}")))
        assert "Cuti di luar tanggungan negara" in rinci
        assert "Hukuman disiplin terakhir Tidak ada" in rinci

    def test_belum_diperiksa_tidak_disebut_tidak_ada(self, kantor: Kantor, masuk_sebagai: Any) -> None:
        satu = services.tambah_pegawai(self.isian(kantor), SISTEM)
        db.session.commit()
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        rinci = teks(sup(klien.get(f"/data-induk/pegawai/{satu.id}")))
        assert "Hukuman disiplin terakhir Belum diketahui" in rinci
        assert "Tidak ada" not in rinci


class TestImpor:
    LAMA = tuple(k for k in IMPOR["pegawai"].kolom if k.nama not in FAKTA)

    def jalankan(self, folder: Path, kolom: Any, **sel: Any) -> dict[str, Any]:
        isi = {"nip": "19850315 201001 1 001", "nama": "Eka Contoh", "unit": "Inspektorat Contoh"}
        isi |= {"jabatan": "Auditor Contoh"} | sel
        (folder / "pegawai.xlsx").write_bytes(tulis_templat("uji", kolom, [isi]))
        return impor_berkas(IMPOR["pegawai"], folder / "pegawai.xlsx", {}, SISTEM)

    def test_kolom_baru_dibaca(self, kantor: Kantor, tmp_path: Path) -> None:
        db.session.commit()
        sel = {
            "kedudukan": "Cuti di luar tanggungan negara",
            "tubel_gagal_pada": "3 Februari 2024",
            "ikatan_dinas_sampai": "31/8/2029",
            "riwayat_diperiksa": "2026-01-15",
        }
        assert self.jalankan(tmp_path, IMPOR["pegawai"].kolom, **sel)["tersimpan"] == 1
        satu = db.session.scalars(select(Pegawai)).one()
        assert {nama: getattr(satu, nama) for nama in FAKTA} == FAKTA
        assert self.jalankan(tmp_path, IMPOR["pegawai"].kolom, **sel)["tidak_berubah"] == 1

    def test_berkas_lama_tanpa_kolom_itu_tetap_masuk(self, kantor: Kantor, tmp_path: Path) -> None:
        services.tambah_pegawai(
            IsianPegawai("198503152010011001", "Eka Contoh", kantor.opd, kantor.auditor, **FAKTA), SISTEM
        )
        db.session.commit()
        assert self.jalankan(tmp_path, self.LAMA, golongan="III/c")["tersimpan"] == 1
        db.session.expire_all()
        satu = db.session.scalars(select(Pegawai)).one()
        assert satu.golongan == "III/c"
        assert {nama: getattr(satu, nama) for nama in FAKTA} == FAKTA

    def test_tanggal_yang_belum_terjadi_menjadi_temuan(self, kantor: Kantor, tmp_path: Path) -> None:
        db.session.commit()
        jawaban = self.jalankan(tmp_path, IMPOR["pegawai"].kolom, riwayat_diperiksa="1 Januari 2090")
        assert [m["kolom"] for m in jawaban["bermasalah"]] == ["Riwayat diperiksa sampai"]
