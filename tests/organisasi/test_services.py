"""Master data: what may be changed, what is refused and with which words, and that everything is recorded."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Jejak
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.organisasi import queries, services
from smartpns.organisasi.models import Pegawai, ProgramStudi, RumpunIlmu, Unit
from smartpns.organisasi.rules import (
    Golongan,
    HasilStudi,
    JenisJabatan,
    JenisKelamin,
    JenisUnit,
    Jenjang,
    JenjangJabatan,
    Pembiayaan,
    Predikat,
    StatusJabatan,
    StatusPegawai,
    TingkatHukdis,
)
from smartpns.organisasi.services import (
    IsianFormasi,
    IsianJabatan,
    IsianParameter,
    IsianPegawai,
    IsianProgram,
    IsianSelesai,
    IsianStudi,
    IsianUnit,
)
from tests import pabrik

SISTEM = Pelaku.sistem()
NIP = "198503152010011001"


def jejak_terakhir() -> Jejak:
    db.session.flush()
    jejak = db.session.scalar(select(Jejak).order_by(Jejak.id.desc()).limit(1))
    assert jejak
    return jejak


def opd(kode: str = "1.01", nama: str = "Dinas Kesehatan") -> Unit:
    return services.tambah_unit(IsianUnit(kode, nama, "Dinkes", JenisUnit.OPD), SISTEM)


def isian_jabatan(**nilai: Any) -> IsianJabatan:
    dasar: dict[str, Any] = {
        "kode": "auditor-ap",
        "nama": "Auditor Ahli Pertama",
        "jenis": JenisJabatan.FUNGSIONAL_KEAHLIAN,
        "jenjang_jabatan": JenjangJabatan.AHLI_PERTAMA,
        "jenjang_syarat": Jenjang.S1,
    }
    return IsianJabatan(**dasar | nilai)


def isian_pegawai(**nilai: Any) -> IsianPegawai:
    dasar: dict[str, Any] = {"nip": NIP, "nama": "Contoh Nama"}
    if "unit" not in nilai:
        dasar["unit"] = pabrik.unit()
    if "jabatan" not in nilai:
        dasar["jabatan"] = pabrik.jabatan()
    return IsianPegawai(**dasar | nilai)


class TestUnit:
    def test_bagian_ikut_opd_induknya(self, app: Flask) -> None:
        dinas = opd()
        upt = services.tambah_unit(IsianUnit("1.01.1", "Puskesmas A", "PKM A", JenisUnit.UPT, dinas), SISTEM)
        poli = services.tambah_unit(IsianUnit("1.01.1.1", "Poli", "Poli", JenisUnit.KELOMPOK, upt), SISTEM)
        assert (upt.opd_id, poli.opd_id) == (dinas.id, dinas.id)
        assert jejak_terakhir().sesudah == {
            "kode": "1.01.1.1",
            "nama": "Poli",
            "singkatan": "Poli",
            "jenis": "kelompok",
            "induk_id": str(upt.id),
            "opd_id": str(dinas.id),
            "urutan": 0,
            "aktif": True,
        }

    @pytest.mark.parametrize(
        ("jenis", "pakai_induk", "kata"),
        [(JenisUnit.OPD, True, "Kosongkan unit induk"), (JenisUnit.BIDANG, False, "Isi unit induknya")],
    )
    def test_tempat_yang_mustahil(self, app: Flask, jenis: JenisUnit, pakai_induk: bool, kata: str) -> None:
        dinas = opd()
        with pytest.raises(DomainError, match=kata):
            services.tambah_unit(IsianUnit("2", "Lain", "", jenis, dinas if pakai_induk else None), SISTEM)

    def test_kode_kembar_menyebut_pemiliknya(self, app: Flask) -> None:
        opd()
        with pytest.raises(DomainError, match=r"1\.01 sudah dipakai Dinas Kesehatan") as e:
            opd(nama="Dinas Lain")
        assert e.value.field == "kode"

    def test_pindah_membawa_bawahan_ke_opd_baru(self, app: Flask) -> None:
        a, b = opd(), opd("1.02", "Dinas Pendidikan")
        upt = services.tambah_unit(IsianUnit("1.01.1", "UPT", "UPT", JenisUnit.UPT, a), SISTEM)
        tim = services.tambah_unit(IsianUnit("1.01.1.1", "Tim", "Tim", JenisUnit.KELOMPOK, upt), SISTEM)
        db.session.flush()
        assert services.ubah_unit(upt, IsianUnit("1.01.1", "UPT", "UPT", JenisUnit.UPT, b), SISTEM)
        assert tim.opd_id == b.id
        jejak = jejak_terakhir()
        assert (jejak.aksi, jejak.alasan) == ("pindahkan_unit", "Mengikuti UPT.")

    def test_tidak_di_bawah_dirinya_sendiri(self, app: Flask) -> None:
        a = opd()
        upt = services.tambah_unit(IsianUnit("1.01.1", "UPT", "UPT", JenisUnit.UPT, a), SISTEM)
        tim = services.tambah_unit(IsianUnit("1.01.1.1", "Tim", "Tim", JenisUnit.KELOMPOK, upt), SISTEM)
        db.session.flush()
        with pytest.raises(DomainError, match="di bawah dirinya sendiri"):
            services.ubah_unit(upt, IsianUnit("1.01.1", "UPT", "UPT", JenisUnit.UPT, tim), SISTEM)

    def test_tanpa_perubahan_tidak_ada_jejak(self, app: Flask) -> None:
        dinas = opd()
        db.session.flush()
        sebelum = db.session.scalar(select(func.count()).select_from(Jejak))
        assert not services.ubah_unit(dinas, IsianUnit("1.01", " Dinas  Kesehatan", "Dinkes", JenisUnit.OPD), SISTEM)
        assert db.session.scalar(select(func.count()).select_from(Jejak)) == sebelum

    def test_tidak_dinonaktifkan_selama_dipakai(self, app: Flask) -> None:
        dinas = opd()
        pegawai = pabrik.pegawai(dinas, pabrik.jabatan())
        with pytest.raises(DomainError, match="Masih ada 1 pegawai aktif"):
            services.nonaktifkan_unit(dinas, SISTEM, "Digabung.")
        services.nonaktifkan_pegawai(pegawai, SISTEM, "Pensiun.")
        assert services.nonaktifkan_unit(dinas, SISTEM, "Digabung.")
        assert jejak_terakhir().alasan == "Digabung."


class TestJabatan:
    def test_syarat_tercatat_sebelum_dan_sesudah(self, app: Flask) -> None:
        akuntansi, hukum = pabrik.program_studi("Akuntansi"), pabrik.program_studi("Hukum")
        jabatan = services.tambah_jabatan(isian_jabatan(prodi=[akuntansi]), SISTEM)
        assert jejak_terakhir().sesudah["syarat"] == ["Akuntansi"]  # type: ignore[index]
        assert services.ubah_jabatan(jabatan, isian_jabatan(prodi=[hukum]), SISTEM, "SKJ baru.")
        jejak = jejak_terakhir()
        assert (jejak.sebelum, jejak.sesudah) == ({"syarat": ["Akuntansi"]}, {"syarat": ["Hukum"]})
        assert not services.ubah_jabatan(jabatan, isian_jabatan(prodi=[hukum]), SISTEM)

    @pytest.mark.parametrize(
        ("nilai", "field", "kata"),
        [
            ({"jenis": JenisJabatan.JPT}, "jenjang_jabatan", "termasuk jabatan fungsional keahlian"),
            ({"kritikal": 4}, "kritikal", "0 \\(biasa\\) sampai 3"),
            ({"bup_khusus": 60}, "dasar_bup", "dasar hukum BUP"),
            ({"bup_khusus": 99, "dasar_bup": "x"}, "bup_khusus", "antara 50 dan 75"),
            ({"dasar_bup": "UU 14/2005"}, "bup_khusus", "Isi BUP khusus"),
            ({"nama": "  "}, "nama", "Nama jabatan belum diisi"),
        ],
    )
    def test_ditolak(self, app: Flask, nilai: dict[str, Any], field: str, kata: str) -> None:
        with pytest.raises(DomainError, match=kata) as e:
            services.tambah_jabatan(isian_jabatan(**nilai), SISTEM)
        assert e.value.field == field

    def test_formasi_sekali_per_unit_dan_jabatan(self, app: Flask) -> None:
        dinas, jabatan = opd(), services.tambah_jabatan(isian_jabatan(), SISTEM)
        formasi = services.tambah_formasi(IsianFormasi(dinas, jabatan, 3), SISTEM)
        assert jejak_terakhir().objek_label == "Auditor Ahli Pertama di Dinas Kesehatan"
        with pytest.raises(DomainError, match=r"sudah ada \(3 orang\)"):
            services.tambah_formasi(IsianFormasi(dinas, jabatan, 4), SISTEM)
        with pytest.raises(DomainError, match="tidak mungkin"):
            services.ubah_formasi(formasi, -1, SISTEM)
        assert services.ubah_formasi(formasi, 4, SISTEM)
        assert (jejak_terakhir().sebelum, jejak_terakhir().sesudah) == ({"jumlah": 3}, {"jumlah": 4})


class TestPegawai:
    def test_tanggal_lahir_dan_kelamin_dari_nip(self, app: Flask) -> None:
        pegawai = services.tambah_pegawai(isian_pegawai(nip="19850315 201001 2 001"), SISTEM)
        assert (pegawai.nip, pegawai.tanggal_lahir, pegawai.jenis_kelamin) == (
            "198503152010012001",
            date(1985, 3, 15),
            JenisKelamin.P,
        )

    @pytest.mark.parametrize(
        ("nilai", "field", "kata"),
        [
            ({"nip": "1.98503E+17"}, "nip", "Format Cells"),
            ({"nip": "19850315201001"}, "nip", "18 angka"),
            ({"tanggal_lahir": date(1985, 3, 16)}, "tanggal_lahir", "berbeda dengan NIP"),
            ({"jenis_kelamin": JenisKelamin.P}, "jenis_kelamin", "berbeda dengan NIP"),
            ({"status": StatusPegawai.PPPK}, "status", "berbeda dengan NIP"),
            ({"nip": "198503152023211001"}, "status", "menunjukkan PPPK"),
            (
                {"nip": "198503152023211001", "status": StatusPegawai.PPPK, "golongan": Golongan.III_A},
                "golongan",
                "golongan PNS",
            ),
            ({"tmt_pns": date(2009, 12, 1)}, "tmt_pns", "lebih awal daripada TMT CPNS"),
            ({"hukdis_tingkat": TingkatHukdis.BERAT}, "hukdis_mulai", "Tanggal mulai"),
            ({"hukdis_mulai": date(2024, 1, 1)}, "hukdis_tingkat", "Tingkat hukuman"),
            (
                {
                    "hukdis_tingkat": TingkatHukdis.RINGAN,
                    "hukdis_mulai": date(2024, 1, 2),
                    "hukdis_sampai": date(2024, 1, 1),
                },
                "hukdis_sampai",
                "berakhir sebelum mulai",
            ),
            ({"penilaian": {25: Predikat.BAIK}}, "tahun_penilaian", "Tahun penilaian 25"),
        ],
    )
    def test_ditolak(self, app: Flask, nilai: dict[str, Any], field: str, kata: str) -> None:
        with pytest.raises(DomainError, match=kata) as e:
            services.tambah_pegawai(isian_pegawai(**nilai), SISTEM)
        assert e.value.field == field

    def test_nip_orang_lain_ditolak_dengan_namanya(self, app: Flask) -> None:
        services.tambah_pegawai(isian_pegawai(), SISTEM)
        with pytest.raises(DomainError, match="19850315 201001 1 001 sudah dipakai Contoh Nama"):
            services.tambah_pegawai(isian_pegawai(nama="Orang Lain"), SISTEM)

    def test_program_dikenal_menggantikan_teks(self, app: Flask) -> None:
        prodi = pabrik.program_studi()
        dikenal = services.tambah_pegawai(isian_pegawai(program_studi=prodi, prodi_teks="T. Informatika"), SISTEM)
        assert (dikenal.program_studi_id, dikenal.prodi_teks) == (prodi.id, None)

    def test_penilaian_ditambah_dan_diubah_per_tahun(self, app: Flask) -> None:
        isian = isian_pegawai(penilaian={2024: Predikat.BAIK})
        pegawai = services.tambah_pegawai(isian, SISTEM)
        assert jejak_terakhir().sesudah["penilaian"] == ["2024 Baik"]  # type: ignore[index]
        assert services.catat_penilaian(pegawai, 2024, Predikat.KURANG, SISTEM)
        assert jejak_terakhir().sebelum == {"predikat": "baik"}
        assert services.catat_penilaian(pegawai, 2025, Predikat.BAIK, SISTEM)
        assert not services.catat_penilaian(pegawai, 2025, Predikat.BAIK, SISTEM)
        db.session.flush()
        db.session.expire(pegawai)
        assert [str(p) for p in pegawai.penilaian] == ["2024 Kurang", "2025 Baik"]

    def test_satu_studi_pada_satu_waktu(self, app: Flask) -> None:
        pegawai = services.tambah_pegawai(isian_pegawai(), SISTEM)
        isian = IsianStudi(
            Jenjang.S2,
            pabrik.program_studi(),
            date(2025, 9, 1),
            4,
            Pembiayaan.APBD,
            StatusJabatan.DIBERHENTIKAN,
            "dalam_provinsi",
        )
        studi = services.tambah_studi(pegawai, isian, SISTEM)
        with pytest.raises(DomainError, match="masih menempuh studi lain"):
            services.tambah_studi(pegawai, isian, SISTEM)
        with pytest.raises(DomainError, match="selesai sebelum mulai"):
            services.selesaikan_studi(studi, IsianSelesai(date(2025, 8, 1), HasilStudi.LULUS, "Ijazah"), SISTEM)
        lulus = IsianSelesai(date(2026, 9, 1), HasilStudi.LULUS, "Wisuda", None, "IJ/1", date(2026, 9, 5))
        for kurang, kolom in (({"nomor_ijazah": " "}, "nomor_ijazah"), ({"tanggal_ijazah": None}, "tanggal_ijazah")):
            with pytest.raises(DomainError) as galat:
                services.selesaikan_studi(studi, replace(lulus, **kurang), SISTEM)
            assert galat.value.field == kolom
        services.selesaikan_studi(studi, lulus, SISTEM)
        services.tambah_studi(pegawai, isian, SISTEM)


class TestProgram:
    def isian(self, nama: str = "Informatika", **nilai: Any) -> IsianProgram:
        rumpun = db.session.scalar(select(RumpunIlmu)) or pabrik.rumpun()
        return IsianProgram(**{"nama": nama, "rumpun": rumpun, "jenjang": {Jenjang.S1: None}} | nilai)

    def test_satu_nama_satu_arti(self, app: Flask) -> None:
        services.tambah_program(self.isian(alias=["Teknik Informatika"]), SISTEM)
        with pytest.raises(DomainError, match="“Teknik Informatika” sudah berarti Informatika"):
            services.tambah_program(self.isian("S-1 Teknik informatika"), SISTEM)
        with pytest.raises(DomainError, match="“Informatika” sudah berarti Informatika") as e:
            services.tambah_program(self.isian("Ilmu Komputer", alias=["INFORMATIKA"]), SISTEM)
        assert e.value.field == "alias"

    def test_nama_lama_tetap_dapat_dicari(self, app: Flask) -> None:
        program = services.tambah_program(self.isian(alias=["TI"]), SISTEM)
        db.session.flush()
        assert services.ubah_program(program, self.isian("Ilmu Informatika", alias=["TI"]), SISTEM, "Keputusan baru.")
        jejak = jejak_terakhir()
        assert jejak.sesudah["alias"] == ["Informatika", "TI"]  # type: ignore[index]
        assert queries.program_bernama("s1 informatika") is program

    def test_jenjang_dan_alias_dibuang_dan_ditambah(self, app: Flask) -> None:
        program = services.tambah_program(self.isian(alias=["TI", "Teknik Informatika"]), SISTEM)
        db.session.flush()
        baru = self.isian(alias=["teknik  INFORMATIKA", "Tekkom"], jenjang={Jenjang.S1: 7, Jenjang.S2: None})
        assert services.ubah_program(program, baru, SISTEM)
        assert not services.ubah_program(program, baru, SISTEM)
        db.session.flush()
        db.session.expire_all()
        assert {a.nama for a in program.alias} == {"teknik INFORMATIKA", "Tekkom"}
        assert [str(j) for j in program.jenjang] == ["S1 (7 semester)", "S2"]
        assert queries.program_bernama("TI") is None

    def test_terdekat_ikut_perubahan(self, app: Flask) -> None:
        program = services.tambah_program(self.isian(), SISTEM)
        db.session.flush()
        assert queries.program_terdekat("Informatka") == [program]
        assert queries.program_terdekat("Kedokteran") == []
        services.tambah_alias(program, "Ilmu Komputasi", SISTEM)
        db.session.flush()
        assert queries.program_terdekat("ilmu komputasii") == [program]

    def test_nonaktif_tidak_ditawarkan(self, app: Flask) -> None:
        program = services.tambah_program(self.isian(), SISTEM)
        services.nonaktifkan_program(program, SISTEM, "Dihapus dari nomenklatur.")
        db.session.flush()
        assert queries.program_bernama("Informatika") is None
        assert queries.program_bernama("Informatika", juga_nonaktif=True) is program
        assert queries.program_terdekat("Informatika") == []
        assert "informatika" not in queries.peta_program()


class TestRujukan:
    def test_dimuat_berulang_tidak_menambah(self, app: Flask) -> None:
        pertama = services.isi_rujukan(SISTEM)
        assert pertama.program_studi >= 300
        assert pertama.dilewati == 0
        db.session.flush()
        kedua = services.isi_rujukan(SISTEM)
        assert (kedua.rumpun, kedua.program_studi, kedua.dilewati) == (0, 0, pertama.program_studi)
        assert db.session.scalar(select(func.count()).select_from(ProgramStudi)) == pertama.program_studi
        ti = queries.program_bernama("S2 Teknik Informatika")
        assert ti and ti.nama == "Informatika"
        assert ti in queries.program_terdekat("Tehnik Informatika")


class TestParameter:
    def isian(self, nilai: int, mulai: date, sampai: date | None = None) -> IsianParameter:
        return IsianParameter("horizon_pensiun", Decimal(nilai), mulai, "Perbup contoh", sampai)

    def test_bawaan_lalu_nilai_bertanggal(self, app: Flask) -> None:
        assert queries.parameter("horizon_pensiun", date(2026, 1, 1)) == 5
        services.tambah_parameter(self.isian(4, date(2026, 1, 1)), SISTEM)
        services.tambah_parameter(self.isian(3, date(2027, 1, 1)), SISTEM)
        db.session.flush()
        baca = [int(queries.parameter("horizon_pensiun", date(t, 6, 1))) for t in (2025, 2026, 2027, 2030)]
        assert baca == [5, 4, 3, 3]
        assert queries.semua_parameter(date(2026, 12, 31))["horizon_pensiun"] == 4

    def test_masa_tidak_bertumpang(self, app: Flask) -> None:
        services.tambah_parameter(self.isian(4, date(2026, 1, 1), date(2026, 12, 31)), SISTEM)
        with pytest.raises(DomainError, match="bertumpang"):
            services.tambah_parameter(self.isian(3, date(2026, 6, 1)), SISTEM)

    def test_pecahan_tetap_pecahan(self, app: Flask) -> None:
        isian = IsianParameter("eskalasi_persen", Decimal("2.5"), date(2026, 1, 1), "Perbup contoh")
        services.tambah_parameter(isian, SISTEM)
        db.session.flush()
        assert queries.parameter("eskalasi_persen", date(2026, 1, 1)) == Decimal("2.5")


def test_banyak_pegawai_sekaligus_tercatat_seperti_satu(app: Flask) -> None:
    unit, jabatan = pabrik.unit(), pabrik.jabatan()
    nip = [f"1985{1 + i // 28 % 12:02d}{1 + i % 28:02d}2010011{1 + i // 336:03d}" for i in range(500)]
    semua = [IsianPegawai(n, f"Nama {n}", unit, jabatan, penilaian={2025: Predikat.BAIK}) for n in nip]
    services.tambah_banyak_pegawai(semua, SISTEM)
    db.session.flush()
    assert db.session.scalar(select(func.count()).select_from(Pegawai)) == 500
    banyak = list(db.session.scalars(select(Jejak).where(Jejak.aksi == "tambah_pegawai")))
    assert len(banyak) == 500
    satu = services.tambah_pegawai(IsianPegawai(NIP[:-3] + "900", f"Nama {nip[0]}", unit, jabatan), SISTEM)
    assert banyak[0].objek_label == jejak_terakhir().objek_label
    assert banyak[0].sesudah and set(banyak[0].sesudah) - {"penilaian"} == set(jejak_terakhir().sesudah or ())
    assert banyak[0].sesudah["penilaian"] == ["2025 Baik"]
    with pytest.raises(DomainError, match="sudah dipakai"):
        services.tambah_banyak_pegawai([replace(semua[0], nip=satu.nip)], SISTEM)
