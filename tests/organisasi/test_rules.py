"""Rules of organisasi, by the worked examples of the regulations."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.core.errors import DomainError
from smartpns.organisasi.rules import (
    PARAMETER_BAWAAN,
    Golongan,
    JenisJabatan,
    JenisKelamin,
    Jenjang,
    JenjangJabatan,
    Pembiayaan,
    Prodi,
    Putusan,
    StatusJabatan,
    SyaratJabatan,
    baca_jenjang,
    bup,
    dalam_rumpun,
    di_atas,
    format_nip,
    ketidakcocokan,
    kunci_nama,
    memenuhi_syarat,
    nilai_bawaan,
    selisih_bulan,
    tambah_bulan,
    tanggal_bup,
    tmt_pensiun,
    uji_sisa_masa_kerja,
    urai_nip,
)

NIP = "198503152010011001"


class TestNip:
    def test_takes_the_parts_of_a_pns_number(self):
        nip = urai_nip(NIP)
        assert nip.digits == NIP
        assert nip.tanggal_lahir == date(1985, 3, 15)
        assert nip.tmt_cpns == (2010, 1)
        assert nip.jenis_kelamin is JenisKelamin.L
        assert nip.serial == 1
        assert not nip.pppk
        assert nip.peringatan == ()

    @pytest.mark.parametrize(
        "ditulis",
        ["19850315 201001 1 001", "'198503152010011001", "19850315.201001.1.001", " 19850315-201001-1-001 "],
    )
    def test_accepts_the_ways_people_write_it(self, ditulis):
        assert urai_nip(ditulis).digits == NIP

    def test_pppk_number_is_classified_not_refused(self):
        nip = urai_nip("199002022023212014")
        assert nip.pppk
        assert nip.tmt_cpns is None
        assert nip.tahun_pengangkatan == 2023
        assert nip.jenis_kelamin is JenisKelamin.P

    @pytest.mark.parametrize(
        "rusak", ["1.98503E+17", "1,98503E+17", "198503152010011000.0", 198503152010011000.0, 198503152010011000]
    )
    def test_number_made_by_excel_is_refused_with_the_remedy(self, rusak):
        with pytest.raises(DomainError, match="format kolom NIP di Excel menjadi Teks") as galat:
            urai_nip(rusak)
        assert galat.value.field == "nip"

    @pytest.mark.parametrize(
        ("ditulis", "potongan"),
        [
            ("", "belum diisi"),
            ("19850315201001100", "ditulis 17 angka"),
            ("1985031520100110011", "lebih 1"),
            ("470012345", "NIP lama"),
            ("19850315201O011001", "selain angka: O"),
            ("198513152010011001", "“19851315” bukan tanggal"),
            ("198502302010011001", "“19850230” bukan tanggal"),
            ("198503152010131001", "“13” bukan bulan"),
            ("198503152010001001", "“00” bukan bulan"),
            ("198503152010013001", "1 laki-laki, 2 perempuan"),
            ("198503152010011000", "tidak pernah 000"),
            ("198503151990011001", "usia 5 tahun"),
        ],
    )
    def test_says_what_is_wrong(self, ditulis, potongan):
        with pytest.raises(DomainError, match=potongan):
            urai_nip(ditulis)

    def test_unusual_age_of_entry_is_a_warning(self):
        assert "usia 17 tahun" in urai_nip("198503152002011001").peringatan[0]
        assert "usia 48 tahun" in urai_nip("198503152033011001").peringatan[0]
        assert urai_nip("198503152003011001").peringatan == ()

    def test_columns_that_contradict_the_number_are_named(self):
        nip = urai_nip(NIP)
        assert ketidakcocokan(nip) == []
        assert ketidakcocokan(nip, date(1985, 3, 15), JenisKelamin.L) == []
        temuan = dict(ketidakcocokan(nip, date(1985, 3, 16), JenisKelamin.P))
        assert "16-03-1985" in temuan["tanggal_lahir"]
        assert "Perempuan" in temuan["jenis_kelamin"]

    def test_printed_in_groups_of_8_6_1_3(self):
        assert format_nip(NIP) == "19850315 201001 1 001"
        assert format_nip("123") == "123"

    @given(
        st.dates(date(1950, 1, 1), date(2005, 12, 31)),
        st.integers(18, 46),
        st.integers(1, 12),
        st.sampled_from("12"),
        st.integers(1, 999),
    )
    def test_printed_form_reads_back(self, lahir, usia, bulan, kelamin, serial):
        digits = f"{lahir:%Y%m%d}{lahir.year + usia}{bulan:02}{kelamin}{serial:03}"
        nip = urai_nip(format_nip(digits))
        assert nip.digits == digits
        assert (nip.tanggal_lahir, nip.serial, nip.peringatan) == (lahir, serial, ())


class TestJenjangDanGolongan:
    def test_bkn_codes_and_kkni_levels(self):
        assert (Jenjang.S2.kode_bkn, Jenjang.S2.kkni, Jenjang.S2.label) == ("45", 8, "S2")
        assert (Jenjang.D3.kode_bkn, Jenjang.D3.kkni, Jenjang.D3.label) == ("30", 5, "D-III")
        assert Jenjang("sp2").kkni == Jenjang.S3.kkni == 9

    def test_bkn_codes_rise_in_the_order_of_definition(self):
        kode = [jenjang.kode_bkn for jenjang in Jenjang]
        assert kode == sorted(kode)

    def test_default_lengths_of_se_menpanrb_4_2013(self):
        lama = {j: j.semester_bawaan for j in (Jenjang.D1, Jenjang.D2, Jenjang.D3, Jenjang.D4, Jenjang.S1, Jenjang.S2)}
        assert list(lama.values()) == [2, 4, 6, 8, 8, 4]

    def test_higher_is_by_kkni(self):
        assert di_atas(Jenjang.S2, Jenjang.S1)
        assert di_atas(Jenjang.SMP, Jenjang.SD)
        assert di_atas(Jenjang.PROFESI, Jenjang.S1)
        assert not di_atas(Jenjang.S1, Jenjang.D4)
        assert not di_atas(Jenjang.D4, Jenjang.S1)
        assert not di_atas(Jenjang.SP1, Jenjang.S2)

    def test_golongan_rises_with_its_code(self):
        assert [g.urutan for g in Golongan] == sorted(g.urutan for g in Golongan)
        assert len(Golongan) == 17
        assert Golongan("III/b").label == "Penata Muda Tk. I (III/b)"

    @pytest.mark.parametrize(
        ("ditulis", "jenjang"),
        [
            ("S-1", Jenjang.S1),
            ("s1", Jenjang.S1),
            ("Strata 2", Jenjang.S2),
            ("D.III", Jenjang.D3),
            ("DIV", Jenjang.D4),
            ("Diploma IV", Jenjang.D4),
            ("Sp-1", Jenjang.SP1),
            ("Spesialis", Jenjang.SP1),
            ("Sarjana Muda", Jenjang.D3),
            ("SLTA", Jenjang.SMA),
            ("SLTP Kejuruan", Jenjang.SMP),
            ("S2 Terapan", Jenjang.S2),
        ],
    )
    def test_reads_the_spellings_of_a_jenjang(self, ditulis, jenjang):
        assert baca_jenjang(ditulis) is jenjang

    @given(st.sampled_from(Jenjang))
    def test_label_and_value_read_back(self, jenjang):
        assert baca_jenjang(jenjang.label) is jenjang
        assert baca_jenjang(jenjang.value) is jenjang

    @pytest.mark.parametrize("ditulis", ["", "S4", "Sp-3", "Kursus"])
    def test_unknown_jenjang_lists_the_known(self, ditulis):
        with pytest.raises(DomainError, match="Tulis salah satu: SD, SMP"):
            baca_jenjang(ditulis)


class TestNamaProgramStudi:
    @pytest.mark.parametrize(
        "ditulis",
        [
            "Teknik Informatika",
            "S-1 Teknik  Informatika ",
            "Teknik Informatika (S1)",
            "prodi S1 teknik informatika",
            "TEKNIK-INFORMATIKA",
            "Sarjana Teknik Informatika",
        ],
    )
    def test_spellings_share_one_key(self, ditulis):
        assert kunci_nama(ditulis) == "teknik informatika"

    def test_ampersand_is_dan(self):
        assert kunci_nama("Perencanaan Wilayah & Kota") == kunci_nama("Perencanaan Wilayah dan Kota")

    def test_numeral_inside_a_name_stays(self):
        assert kunci_nama("S2 Administrasi Rumah Sakit") == "administrasi rumah sakit"
        assert kunci_nama("Doktor Ilmu Hukum") == "ilmu hukum"
        assert kunci_nama("Diploma III Kebidanan") == "kebidanan"
        assert kunci_nama("S1") == "s1"

    @given(st.text(max_size=60))
    def test_key_of_a_key_is_itself_and_any_text_has_one(self, teks):
        kunci = kunci_nama(teks)
        assert kunci == kunci.strip()
        assert "  " not in kunci


class TestPensiun:
    @pytest.mark.parametrize(
        ("jenjang", "usia"),
        [
            (JenjangJabatan.JPT_PRATAMA, 60),
            (JenjangJabatan.ADMINISTRATOR, 58),
            (JenjangJabatan.PENGAWAS, 58),
            (JenjangJabatan.PELAKSANA, 58),
            (JenjangJabatan.AHLI_PERTAMA, 58),
            (JenjangJabatan.AHLI_MUDA, 58),
            (JenjangJabatan.AHLI_MADYA, 60),
            (JenjangJabatan.AHLI_UTAMA, 65),
            (JenjangJabatan.PENYELIA, 58),
        ],
    )
    def test_bup_of_pp_11_2017_ps_239(self, jenjang, usia):
        assert bup(jenjang) == usia

    def test_own_law_of_a_post_overrides_bup(self):
        assert bup(JenjangJabatan.AHLI_MUDA, khusus=60) == 60

    def test_every_level_belongs_to_a_kind(self):
        assert JenjangJabatan.PENYELIA.jenis is JenisJabatan.FUNGSIONAL_KETERAMPILAN
        assert {jenjang.jenis for jenjang in JenjangJabatan} == set(JenisJabatan)

    @pytest.mark.parametrize(
        ("lahir", "usia", "tmt"),
        [
            (date(1988, 3, 15), 58, date(2046, 4, 1)),
            (date(1985, 3, 15), 58, date(2043, 4, 1)),
            (date(1985, 3, 1), 58, date(2043, 4, 1)),
            (date(1985, 12, 31), 58, date(2044, 1, 1)),
            (date(1984, 2, 29), 58, date(2042, 3, 1)),
            (date(1984, 2, 29), 60, date(2044, 3, 1)),
        ],
    )
    def test_tmt_pensiun_is_the_first_of_the_month_after_the_bup_birthday(self, lahir, usia, tmt):
        assert tmt_pensiun(lahir, usia) == tmt

    @given(st.dates(date(1950, 1, 1), date(2005, 12, 31)), st.sampled_from([58, 60, 65, 70]))
    def test_tmt_pensiun_lies_within_a_month_after_the_birthday(self, lahir, usia):
        tmt = tmt_pensiun(lahir, usia)
        assert tmt.day == 1
        assert 1 <= (tmt - tanggal_bup(lahir, usia)).days <= 31

    @given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(-240, 240))
    def test_month_arithmetic_is_its_own_inverse_up_to_month_ends(self, tanggal, bulan):
        nanti = tambah_bulan(tanggal, bulan)
        assert abs(selisih_bulan(tanggal, nanti) - bulan) <= (1 if nanti.day < tanggal.day else 0)


class TestSisaMasaKerja:
    """Born 15-03-1985, BUP 58: the example of the remaining-service test of SE MenPANRB 28/2021."""

    def uji(self, mulai, semester, pembiayaan=Pembiayaan.APBD, status=StatusJabatan.DIBERHENTIKAN, **ganti):
        isi = {"tanggal_lahir": date(1985, 3, 15), "usia_bup": 58, "parameter": nilai_bawaan()} | ganti
        return uji_sisa_masa_kerja(mulai=mulai, lama_semester=semester, pembiayaan=pembiayaan, status=status, **isi)

    def test_s2_released_from_september_2026_passes_with_16_and_a_half_years(self):
        hasil = self.uji(date(2026, 9, 1), 4)
        assert hasil.putusan is Putusan.LOLOS
        assert "sisa 16 tahun 6 bulan" in hasil.penjelasan
        assert "3 × 2 tahun = 6 tahun; cukup" in hasil.penjelasan

    def test_s3_released_from_september_2035_fails(self):
        hasil = self.uji(date(2035, 9, 1), 6)
        assert hasil.putusan is Putusan.TIDAK
        assert "sisa 7 tahun 6 bulan" in hasil.penjelasan
        assert "3 × 3 tahun = 9 tahun; tidak cukup" in hasil.penjelasan

    def test_same_s3_not_released_passes(self):
        assert self.uji(date(2035, 9, 1), 6, status=StatusJabatan.TIDAK_DIBERHENTIKAN).putusan is Putusan.LOLOS

    @pytest.mark.parametrize(
        ("pembiayaan", "status", "pengali"),
        [
            (Pembiayaan.APBD, StatusJabatan.DIBERHENTIKAN, 3),
            (Pembiayaan.SPONSOR, StatusJabatan.DIBERHENTIKAN, 3),
            (Pembiayaan.APBN, StatusJabatan.TIDAK_DIBERHENTIKAN, 2),
            (Pembiayaan.MANDIRI, StatusJabatan.DIBERHENTIKAN, 2),
            (Pembiayaan.MANDIRI, StatusJabatan.TIDAK_DIBERHENTIKAN, 1),
        ],
    )
    def test_boundary_day_of_each_factor(self, pembiayaan, status, pengali):
        tepat = date(2043 - pengali * 2, 3, 15)
        assert self.uji(tepat, 4, pembiayaan, status).putusan is Putusan.LOLOS
        assert self.uji(tepat.replace(day=16), 4, pembiayaan, status).putusan is Putusan.TIDAK

    def test_extension_counts_when_the_parameter_says_so(self):
        parameter = nilai_bawaan() | {"hitung_perpanjangan": Decimal(1)}
        mulai = date(2036, 9, 1)
        assert self.uji(mulai, 4).putusan is Putusan.LOLOS
        assert self.uji(mulai, 4, parameter=parameter).putusan is Putusan.TIDAK

    @pytest.mark.parametrize(
        ("hilang", "sebut"),
        [
            ({"tanggal_lahir": None}, "Tanggal lahir"),
            ({"usia_bup": None}, "Batas usia pensiun"),
            ({"parameter": {}}, "belum diatur"),
        ],
    )
    def test_missing_data_is_never_a_pass(self, hilang, sebut):
        hasil = self.uji(date(2026, 9, 1), 4, **hilang)
        assert hasil.putusan is Putusan.BELUM_DAPAT_DINILAI
        assert sebut in hasil.penjelasan

    def test_missing_length_is_never_a_pass(self):
        assert self.uji(date(2026, 9, 1), None).putusan is Putusan.BELUM_DAPAT_DINILAI

    def test_start_after_retirement_says_nothing_is_left(self):
        hasil = self.uji(date(2050, 1, 1), 4)
        assert hasil.putusan is Putusan.TIDAK
        assert "sisa 0 tahun" in hasil.penjelasan


class TestKualifikasi:
    AUDITOR = SyaratJabatan(Jenjang.S1, prodi=frozenset({"akuntansi"}), rumpun=frozenset({"6.03"}))

    @pytest.mark.parametrize(
        ("jenjang", "prodi", "putusan"),
        [
            (Jenjang.S1, Prodi("akuntansi"), Putusan.LOLOS),
            (Jenjang.S2, Prodi("akuntansi", "4.02"), Putusan.LOLOS),
            (Jenjang.D4, Prodi("keuangan publik", "6.03"), Putusan.LOLOS),
            (Jenjang.S1, Prodi("perbankan", "6.03.01"), Putusan.LOLOS),
            (Jenjang.S1, Prodi("sosiologi", "3.01"), Putusan.TIDAK),
            (Jenjang.S1, Prodi("statistika", "6.031"), Putusan.TIDAK),
            (Jenjang.D3, Prodi("akuntansi", "6.03"), Putusan.TIDAK),
            (Jenjang.S1, Prodi("entah"), Putusan.BELUM_DAPAT_DINILAI),
            (Jenjang.S1, None, Putusan.BELUM_DAPAT_DINILAI),
            (None, Prodi("akuntansi"), Putusan.BELUM_DAPAT_DINILAI),
            (Jenjang.D3, None, Putusan.TIDAK),
        ],
    )
    def test_level_and_programme_or_its_rumpun(self, jenjang, prodi, putusan):
        assert memenuhi_syarat(jenjang, prodi, self.AUDITOR).putusan is putusan

    def test_level_alone_when_no_programme_is_required(self):
        syarat = SyaratJabatan(Jenjang.D3)
        assert memenuhi_syarat(Jenjang.D3, None, syarat).putusan is Putusan.LOLOS
        assert memenuhi_syarat(Jenjang.SMA, None, syarat).putusan is Putusan.TIDAK

    def test_post_without_requirement_cannot_be_judged(self):
        hasil = memenuhi_syarat(Jenjang.S3, Prodi("hukum"), SyaratJabatan(None))
        assert hasil.putusan is Putusan.BELUM_DAPAT_DINILAI

    def test_academic_degree_does_not_prove_a_professional_one(self):
        dokter = SyaratJabatan(Jenjang.PROFESI)
        assert memenuhi_syarat(Jenjang.S2, None, dokter).putusan is Putusan.BELUM_DAPAT_DINILAI
        assert memenuhi_syarat(Jenjang.S1, None, dokter).putusan is Putusan.TIDAK
        assert memenuhi_syarat(Jenjang.SP1, None, dokter).putusan is Putusan.LOLOS

    def test_rumpun_tree_is_by_whole_parts_of_the_code(self):
        assert dalam_rumpun("6.01", "6")
        assert dalam_rumpun("6", "6")
        assert not dalam_rumpun("61", "6")
        assert not dalam_rumpun("6", "6.01")


def test_every_starting_parameter_is_documented_and_unique():
    kode = [parameter.kode for parameter in PARAMETER_BAWAAN]
    assert len(kode) == len(set(kode))
    assert all(parameter.dasar_hukum and parameter.satuan and parameter.label for parameter in PARAMETER_BAWAAN)
    nilai = nilai_bawaan()
    assert (nilai["bulan_masuk"], nilai["eskalasi_persen"], nilai["ambang_sel_kecil"]) == (9, 0, 3)
    assert nilai["semester.s2"] == 4


def test_jenjang_tidak_disebut_dua_kali():
    assert Jenjang.S2.sebut("Hukum") == "S2 Hukum"
    assert Jenjang.PROFESI.sebut("Profesi Ners") == "Profesi Ners"
