"""States, row checks, gap figures and deadline of the OPD's needs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.core.alur import aksi_tersedia, maju
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.rules import (
    ALUR,
    AksiUsulan,
    BarisData,
    Berat,
    Kesenjangan,
    Konteks,
    StatusUsulan,
    boleh_mengajukan,
    geser,
    periksa_baris,
    periksa_calon,
    periksa_usulan,
    susun_urutan,
)
from smartpns.organisasi.rules import Jenjang, Pembiayaan, StatusJabatan

BAIK = BarisData(
    nomor=1,
    unit="1.01",
    jabatan="AUD",
    nama_jabatan="Auditor",
    jenjang_saat_ini=Jenjang.D3,
    jenjang_tujuan=Jenjang.S1,
    program_studi="Akuntansi",
    jumlah=2,
    tahun_mulai=2027,
    lama_semester=8,
    pembiayaan=Pembiayaan.APBD,
    status_jabatan=StatusJabatan.DIBERHENTIKAN,
    alasan="7 dari 11 Auditor belum S1 Akuntansi",
    prioritas_opd=1,
)
KONTEKS = Konteks(2027, 2031, semester_lazim=8)


class TestAlur:
    def test_straight_road_from_draft_to_verified(self):
        status = StatusUsulan.DRAF
        for aksi in (AksiUsulan.KIRIM_KE_KEPALA, AksiUsulan.AJUKAN, AksiUsulan.VERIFIKASI):
            status = maju(ALUR, status, aksi)
        assert status is StatusUsulan.DIVERIFIKASI

    @pytest.mark.parametrize(
        ("asal", "aksi"),
        [
            (StatusUsulan.MENUNGGU_KEPALA, AksiUsulan.KEMBALIKAN_KE_OPERATOR),
            (StatusUsulan.DIAJUKAN, AksiUsulan.KEMBALIKAN),
        ],
    )
    def test_head_and_planner_return_and_the_operator_sends_again(self, asal, aksi):
        kembali = maju(ALUR, asal, aksi)
        assert kembali is StatusUsulan.DIKEMBALIKAN
        assert maju(ALUR, kembali, AksiUsulan.KIRIM_KE_KEPALA) is StatusUsulan.MENUNGGU_KEPALA

    def test_verification_can_be_reopened(self):
        assert maju(ALUR, StatusUsulan.DIVERIFIKASI, AksiUsulan.BUKA_KEMBALI) is StatusUsulan.DIAJUKAN

    @given(st.sampled_from(StatusUsulan), st.sampled_from(AksiUsulan))
    def test_every_other_step_is_refused(self, status, aksi):
        if aksi in aksi_tersedia(ALUR, status):
            assert maju(ALUR, status, aksi) in StatusUsulan
        else:
            with pytest.raises(DomainError, match="tidak dapat dilakukan"):
                maju(ALUR, status, aksi)


class TestBaris:
    def test_complete_row_has_no_finding(self):
        assert periksa_baris(BAIK, KONTEKS) == []

    @pytest.mark.parametrize(
        ("ganti", "kolom", "potongan"),
        [
            ({"jabatan": None}, "jabatan", "belum diisi"),
            ({"program_studi": " - "}, "program_studi", "belum diisi"),
            ({"pembiayaan": None}, "pembiayaan", "belum diisi"),
            ({"status_jabatan": None}, "status_jabatan", "belum diisi"),
            ({"alasan": "  "}, "alasan", "belum diisi"),
            ({"jenjang_tujuan": None}, "jenjang_tujuan", "belum diisi"),
            ({"jenjang_tujuan": Jenjang.SMA}, "jenjang_tujuan", "bukan jenjang tugas belajar"),
            ({"jenjang_tujuan": Jenjang.D3}, "jenjang_tujuan", "tidak lebih tinggi"),
            ({"jumlah": 0}, "jumlah", "0, kurang dari 1"),
            ({"jumlah": None}, "jumlah", "belum diisi"),
            ({"tahun_mulai": 2026}, "tahun_mulai", "2026 di luar periode 2027–2031"),
            ({"tahun_mulai": 2032}, "tahun_mulai", "2032 di luar periode"),
            ({"tahun_mulai": None}, "tahun_mulai", "belum diisi"),
            ({"lama_semester": None}, "lama_semester", "belum diisi"),
            ({"lama_semester": 15}, "lama_semester", "15 semester tidak mungkin"),
            ({"jenjang_tujuan": None, "lama_semester": None}, "jenjang_tujuan", "belum diisi"),
            ({"prioritas_opd": -3}, "prioritas_opd", "-3, kurang dari 1"),
            ({"prioritas_opd": None}, "prioritas_opd", "belum diisi"),
            ({"prioritas_opd": 0}, "prioritas_opd", "0, kurang dari 1"),
        ],
    )
    def test_each_rule_names_its_column_and_the_remedy(self, ganti, kolom, potongan):
        (temuan,) = periksa_baris(replace(BAIK, nomor=7, **ganti), KONTEKS)
        assert (temuan.kolom, temuan.berat, temuan.baris) == (kolom, Berat.GALAT, 7)
        assert potongan in temuan.masalah
        assert temuan.saran

    def test_second_degree_of_the_same_level_needs_a_reason(self):
        setara = replace(BAIK, jenjang_saat_ini=Jenjang.D4)
        assert [t.kolom for t in periksa_baris(setara, KONTEKS)] == ["jenjang_tujuan"]
        assert periksa_baris(replace(setara, alasan_jenjang="Linier dengan jabatan"), KONTEKS) == []

    def test_unknown_present_level_is_a_warning_not_a_pass(self):
        (temuan,) = periksa_baris(replace(BAIK, jenjang_saat_ini=None), KONTEKS)
        assert (temuan.kolom, temuan.berat) == ("jenjang_saat_ini", Berat.PERINGATAN)

    def test_unusual_length_asks_for_its_cause(self):
        alih = replace(BAIK, lama_semester=4)
        (temuan,) = periksa_baris(alih, KONTEKS)
        assert temuan.berat is Berat.PERINGATAN
        assert periksa_baris(replace(alih, keterangan="Alih jenjang D-III ke S1"), KONTEKS) == []

    def test_empty_row_lists_everything_that_is_missing(self):
        galat = {t.kolom for t in periksa_baris(BarisData(nomor=3), KONTEKS) if t.berat is Berat.GALAT}
        assert galat == {
            "jabatan",
            "program_studi",
            "pembiayaan",
            "status_jabatan",
            "alasan",
            "jenjang_tujuan",
            "jumlah",
            "tahun_mulai",
            "prioritas_opd",
        }


class TestUsulan:
    def test_same_key_twice_is_refused_however_the_programme_is_spelled(self):
        kembar = replace(BAIK, nomor=2, program_studi="S-1  AKUNTANSI", prioritas_opd=2, jumlah=1)
        (temuan,) = periksa_usulan([BAIK, kembar])
        assert (temuan.baris, temuan.berat) == (2, Berat.GALAT)
        assert "baris 2 sama dengan baris 1" in temuan.masalah.lower()

    @pytest.mark.parametrize(
        "beda",
        [
            {"unit": "1.02"},
            {"jabatan": "ARS"},
            {"program_studi": "Manajemen"},
            {"jenjang_tujuan": Jenjang.S2},
            {"tahun_mulai": 2028},
            {"pembiayaan": Pembiayaan.MANDIRI},
            {"status_jabatan": StatusJabatan.TIDAK_DIBERHENTIKAN},
        ],
    )
    def test_rows_that_differ_in_one_part_of_the_key_are_two_needs(self, beda):
        assert periksa_usulan([BAIK, replace(BAIK, nomor=2, prioritas_opd=2, **beda)]) == []

    def test_rank_used_twice_is_refused(self):
        (temuan,) = periksa_usulan([BAIK, replace(BAIK, nomor=2, tahun_mulai=2028)])
        assert "Prioritas 1 dipakai baris 1 dan baris 2" in temuan.masalah
        assert temuan.berat is Berat.GALAT

    def test_gap_in_the_ranks_is_a_warning(self):
        (temuan,) = periksa_usulan([BAIK, replace(BAIK, nomor=2, tahun_mulai=2028, prioritas_opd=5)])
        assert temuan.berat is Berat.PERINGATAN
        assert "melompati 2" in temuan.masalah

    def test_more_places_than_lacking_plus_vacant_is_a_warning(self):
        rows = [replace(BAIK, jumlah=6), replace(BAIK, nomor=2, jumlah=4, tahun_mulai=2028, prioritas_opd=2)]
        celah = {"AUD": Kesenjangan(pemangku=11, belum_memenuhi=7, kosong=2)}
        (temuan,) = periksa_usulan(rows, celah)
        assert temuan.berat is Berat.PERINGATAN
        assert "Diminta 10 orang untuk Auditor" in temuan.masalah
        assert "7 pemangku belum memenuhi syarat dan 2 formasi kosong" in temuan.masalah
        assert periksa_usulan([replace(rows[0], jumlah=5), rows[1]], celah) == []
        (temuan,) = periksa_usulan(rows[:1], {"AUD": Kesenjangan(pemangku=11, belum_memenuhi=0)})
        assert "tidak ada pemangku yang belum memenuhi syarat" in temuan.masalah

    def test_successors_of_a_critical_post_are_no_excess(self):
        celah = {"AUD": Kesenjangan(pemangku=11, belum_memenuhi=7, kosong=2, pensiun=1, penerus=1)}
        assert periksa_usulan([replace(BAIK, jumlah=10)], celah) == []
        (temuan,) = periksa_usulan([replace(BAIK, jumlah=11)], celah)
        assert "2 formasi kosong dan 1 pensiun yang perlu penerus" in temuan.masalah

    def test_more_than_may_pass_is_a_warning(self):
        assert periksa_calon(1, jumlah=3, lolos=2, belum=1) is None
        temuan = periksa_calon(1, jumlah=4, lolos=2, belum=1)
        assert temuan is not None and temuan.berat is Berat.PERINGATAN
        assert "hanya 2 pemangku yang memenuhi syarat tugas belajar (1 belum dapat dinilai)" in temuan.masalah


class TestKesenjangan:
    def test_sentence_with_all_figures(self):
        celah = Kesenjangan(pemangku=11, belum_memenuhi=7, kosong=0, pensiun=2, sedang_studi=1)
        kalimat = celah.kalimat("Auditor", "S1 Akuntansi", "2031")
        assert kalimat == "7 dari 11 Auditor belum S1 Akuntansi; 2 pensiun sebelum 2031; 1 sedang studi"

    def test_sentence_without_holders_or_without_gap(self):
        assert (
            Kesenjangan(0, 0, kosong=3).kalimat("Auditor", "S1", "2031")
            == "Belum ada pemangku Auditor; 3 formasi kosong"
        )
        assert Kesenjangan(4, 0).kalimat("Auditor", "S1", "2031") == "Semua 4 Auditor sudah S1"
        assert Kesenjangan(1, 0).kalimat("Auditor", "S1", "2031") == "Satu-satunya Auditor sudah S1"
        tak_dinilai = Kesenjangan(4, 0, belum_dapat_dinilai=1).kalimat("Auditor", "S1", "2031")
        assert tak_dinilai == "0 dari 4 Auditor belum S1; 1 belum dapat dinilai"

    def test_ratios_for_the_ranking(self):
        celah = Kesenjangan(pemangku=8, belum_memenuhi=2, kosong=2, pensiun=4)
        assert (celah.rasio_belum_memenuhi, celah.rasio_kosong, celah.rasio_pensiun) == (0.25, 0.2, 0.5)

    def test_unknown_is_none_never_zero(self):
        assert Kesenjangan(0, 0).rasio_belum_memenuhi is None
        assert Kesenjangan(3, 0, belum_dapat_dinilai=3).rasio_belum_memenuhi is None
        assert Kesenjangan(3, 0).rasio_kosong is None
        assert Kesenjangan(0, 0, kosong=2).rasio_pensiun is None


class TestBatasWaktu:
    DIBUKA = datetime(2027, 1, 4, 1, 0, tzinfo=UTC)
    DITUTUP = datetime(2027, 2, 26, 9, 0, tzinfo=UTC)

    def coba(self, pada, perpanjangan=None):
        boleh_mengajukan(pada, self.DIBUKA, self.DITUTUP, perpanjangan, lambda saat: f"{saat:%d-%m-%Y %H.%M.%S}")

    def test_from_opening_to_the_last_second(self):
        self.coba(self.DIBUKA)
        self.coba(self.DITUTUP - timedelta(seconds=1))

    def test_before_opening(self):
        with pytest.raises(DomainError, match="belum dibuka"):
            self.coba(self.DIBUKA - timedelta(seconds=1))

    def test_at_the_closing_instant_it_is_too_late_and_the_server_time_is_shown(self):
        with pytest.raises(DomainError, match=r"Waktu server sekarang 26-02-2027 09\.00\.00"):
            self.coba(self.DITUTUP)

    def test_extension_moves_the_closing_but_never_forward(self):
        self.coba(self.DITUTUP, perpanjangan=self.DITUTUP + timedelta(days=1))
        self.coba(self.DITUTUP - timedelta(seconds=1), perpanjangan=self.DITUTUP - timedelta(days=9))
        with pytest.raises(DomainError, match="Batas waktu OPD Anda 27-02-2027"):
            self.coba(self.DITUTUP + timedelta(days=2), perpanjangan=self.DITUTUP + timedelta(days=1))


SATU, DUA, TIGA = (UUID(int=i) for i in (1, 2, 3))
LAMA = {SATU: 1, DUA: 2, TIGA: 3}


@pytest.mark.parametrize(
    ("diketik", "urutan"),
    [
        ({SATU: 1, DUA: 2, TIGA: 3}, [SATU, DUA, TIGA]),
        ({SATU: 1, DUA: 2, TIGA: 1}, [TIGA, SATU, DUA]),  # typing 1 puts it before the old 1
        ({SATU: 9, DUA: 2, TIGA: 3}, [DUA, TIGA, SATU]),
        ({SATU: 5, DUA: 5, TIGA: 5}, [SATU, DUA, TIGA]),  # all changed alike: the old order stands
    ],
)
def test_numbers_typed_give_an_order(diketik, urutan):
    assert susun_urutan(LAMA, diketik) == urutan


@pytest.mark.parametrize(
    ("satu", "langkah", "urutan"),
    [
        (DUA, -1, [DUA, SATU, TIGA]),
        (DUA, 1, [SATU, TIGA, DUA]),
        (SATU, -1, [SATU, DUA, TIGA]),
        (TIGA, 1, [SATU, DUA, TIGA]),
    ],
)
def test_a_need_moves_by_one_place_and_never_past_an_end(satu, langkah, urutan):
    assert geser([SATU, DUA, TIGA], satu, langkah) == urutan
