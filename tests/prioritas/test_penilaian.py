"""Judging K2 and K3: rounds, the second look, what closing changes in the ranking, and what is refused."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db, transaction
from smartpns.core.errors import Bentrok, DomainError
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.kebutuhan.rules import HasilVerifikasi
from smartpns.organisasi.models import Parameter
from smartpns.prioritas import services
from smartpns.prioritas.models import ButirPenilaian, LembarNilai, NilaiPenilai, Penilai, Penilaian, Putaran
from smartpns.prioritas.queries import (
    berselisih_lebar,
    hasil_penilaian,
    isi_lembar,
    keadaan_penilaian,
    kebutuhan_baru,
    lembar_saya,
    nilai_tim,
    peringkat,
)
from smartpns.prioritas.rules import ALUR_PENILAIAN, SKALA, IsianNilai, NilaiTim, StatusPenilaian, periksa_isian
from tests import pabrik
from tests.prioritas.lima import diterima, lima_kebutuhan, usulan_terverifikasi
from tests.prioritas.menilai import meja, pelaku_dari

KODE = ("1.01-001", "1.01-002", "1.02-001", "1.02-002", "1.03-001")
SATU = KODE[0]
NILAI_A = dict(zip(KODE, ((2, 2), (0, 1), (2, 3), (1, 0), (1, 1)), strict=True))
NILAI_B = dict(zip(KODE, ((3, 2), (1, 1), (3, 2), (1, 1), (2, 2)), strict=True))


def kode(hasil):
    return [h.baris.kode for h in hasil]


def jejak(aksi):
    return db.session.scalars(select(Jejak).where(Jejak.aksi == aksi).order_by(Jejak.id)).all()


class TestAturan:
    @pytest.mark.parametrize(
        ("nilai", "rata", "selisih", "teks"),
        [
            ((2, 3), 2.5, 1, "2,5 dari 3: rata-rata 2 penilai (2 dan 3)"),
            ((3, 3), 3, 0, "3 dari 3: rata-rata 2 penilai (3 dan 3)"),
            ((3, 0, 2), 5 / 3, 3, "1,67 dari 3: rata-rata 3 penilai (0, 2, dan 3)"),
        ],
    )
    def test_mean_spread_and_words(self, nilai, rata, selisih, teks):
        tim = NilaiTim.dari([(n, 0) for n in nilai])
        assert (tim.rata("K2"), tim.selisih("K2"), tim.teks("K2")) == (rata, selisih, teks)
        assert tim.selisih_terbesar == selisih and tim.rata("K3") == 0

    def test_every_value_of_both_scales_has_its_meaning(self):
        assert {k: [t.nilai for t in s] for k, s in SKALA.items()} == {"K2": [0, 1, 2, 3], "K3": [0, 1, 2, 3]}
        assert all(t.nama and t.arti for skala in SKALA.values() for t in skala)

    def test_a_kept_value_needs_no_reason_a_changed_one_does(self):
        lama = IsianNilai(1, 2, "Renstra.")
        periksa_isian(IsianNilai(1, 2), lama)
        periksa_isian(IsianNilai(1, 3, "SK baru."), lama)
        periksa_isian(IsianNilai(1, None), lama)
        with pytest.raises(DomainError) as galat:
            periksa_isian(IsianNilai(1, 3), lama)
        assert galat.value.field == "catatan"

    @pytest.mark.parametrize("isian", [IsianNilai(4, 0), IsianNilai(-1, 0)])
    def test_off_the_scale_is_refused(self, isian):
        with pytest.raises(DomainError, match="0 sampai 3"):
            periksa_isian(isian, None)

    def test_every_status_has_a_way_on(self):
        assert {asal for asal, _ in ALUR_PENILAIAN} == set(StatusPenilaian)


class TestPutaran:
    def test_opening_gives_every_assessor_a_sheet_of_the_verified_needs(self, app):
        m = meja(3)
        assert m.penilaian.status is StatusPenilaian.MENILAI and m.penilaian.ambang == 2
        assert [len(isi_lembar(m.lembar(n))) for n in range(3)] == [5, 5, 5]
        assert len(jejak("mulai_putaran")[0].sesudah["butir"]) == 5

    def test_the_threshold_is_the_parameter_of_that_day(self, app):
        mulai = date(2020, 1, 1)
        pabrik.simpan(Parameter(kode="ambang_selisih_nilai", nilai=1, berlaku_mulai=mulai, dasar_hukum="Rapat tim"))
        assert meja().penilaian.ambang == 1

    def test_saving_in_parts_then_handing_in_for_good(self, app):
        m = meja()
        assert m.isi(0, {SATU: (2, 3)}) == 1
        assert m.isi(0, {SATU: (2, 3)}) == 0, "nothing changed, nothing recorded"
        with pytest.raises(DomainError, match="4 kebutuhan belum bernilai lengkap"):
            m.selesai(0)
        m.isi(0, (1, 1))
        m.selesai(0)
        with pytest.raises(Bentrok, match="tidak dapat diubah"):
            m.isi(0, (3, 3))
        with pytest.raises(Bentrok):
            m.selesai(0)

    def test_a_half_filled_need_is_a_draft(self, app):
        m = meja()
        m.isi(0, (1, 1))
        m.isi(0, {SATU: (1, None)})
        with pytest.raises(DomainError, match="1 kebutuhan belum"):
            m.selesai(0)

    def test_values_open_only_when_all_have_handed_in(self, app):
        m = meja()
        m.isi(0, (1, 1))
        m.selesai(0)
        with pytest.raises(DomainError, match="Penilai B belum selesai"):
            m.ungkap()
        m.isi(1, (1, 1))
        m.selesai(1)
        m.ungkap()
        assert m.penilaian.status is StatusPenilaian.TERBUKA

    def test_wide_spreads_come_back_once_and_first_values_stay(self, app):
        m = meja()
        m.nilai({**dict.fromkeys(KODE, (2, 2)), SATU: (3, 1)}, {**dict.fromkeys(KODE, (2, 1)), SATU: (0, 1)})
        m.ungkap()
        hasil = hasil_penilaian(m.penilaian)
        assert hasil[0].baris.kode == SATU and hasil[0].tim.selisih_terbesar == 3, "the widest first"
        with pytest.raises(DomainError, match="1 kebutuhan berselisih lebar"):
            m.tutup()
        m.minta_ulang()
        assert [b.baris.kode for b in isi_lembar(m.lembar(0))] == [SATU]
        with pytest.raises(DomainError, match="Tulis alasannya"):
            m.isi(1, {SATU: (2, 1)})
        m.isi(0, {SATU: (3, 1)})
        m.isi(1, {SATU: (2, 1, "RPJMD Bab 4 menyebutnya.")})
        m.selesai(0)
        m.selesai(1)
        m.ungkap()
        satu = next(h for h in hasil_penilaian(m.penilaian) if h.baris.kode == SATU)
        assert (satu.tim.k2, satu.awal.k2, satu.kali) == ((2, 3), (0, 3), 2)
        m.tutup()
        assert nilai_tim(m.periode)[satu.baris.id].k2 == (2, 3)

    def test_a_spread_that_stays_does_not_hold_up_the_closing(self, app):
        m = meja()
        m.nilai((3, 1), (0, 1))
        m.ungkap()
        m.minta_ulang()
        m.nilai((3, 1), (0, 1))
        m.ungkap()
        m.tutup()
        assert len(berselisih_lebar(m.penilaian, hasil_penilaian(m.penilaian))) == 5

    def test_needs_verified_later_are_judged_in_the_next_round(self, app):
        m = meja()
        baru = kebutuhan_susulan(m.periode)
        m.nilai((2, 2), (2, 2))
        m.ungkap()
        assert [b.id for b in kebutuhan_baru(m.penilaian)] == [baru.id]
        m.minta_ulang()
        assert [b.baris.id for b in isi_lembar(m.lembar(0))] == [baru.id]
        m.nilai((3, 3), (2, 2))
        m.ungkap()
        m.tutup()
        assert len(nilai_tim(m.periode)) == 6 and nilai_tim(m.periode)[baru.id].k2 == (2, 3)

    def test_a_need_whose_verification_was_open_meanwhile_comes_back(self, app):
        m = meja()
        verifikasi(SATU, HasilVerifikasi.BELUM)
        m.nilai((2, 2), (2, 2))
        m.ungkap()
        assert kebutuhan_baru(m.penilaian) == []
        verifikasi(SATU, HasilVerifikasi.DITERIMA)
        assert [b.kode for b in kebutuhan_baru(m.penilaian)] == [SATU]
        m.minta_ulang()
        assert kebutuhan_baru(m.penilaian) == []
        m.nilai((0, 2), (3, 2))
        m.ungkap()
        assert [h.kali for h in berselisih_lebar(m.penilaian, hasil_penilaian(m.penilaian))] == [1]
        with pytest.raises(DomainError, match="belum dilihat lagi"):
            m.tutup()

    def test_a_need_that_only_one_assessor_had_on_the_sheet_comes_back(self, app):
        m = meja()
        m.isi(0, (2, 2))
        m.selesai(0)
        verifikasi(SATU, HasilVerifikasi.BELUM)
        m.isi(1, (2, 2))
        m.selesai(1)
        m.ungkap()
        verifikasi(SATU, HasilVerifikasi.DITERIMA)
        assert [b.kode for b in kebutuhan_baru(m.penilaian)] == [SATU]
        m.minta_ulang()
        m.nilai((2, 2), (3, 2))
        m.ungkap()
        m.tutup()
        assert {b: t.k2 for b, t in nilai_tim(m.periode).items()}[id_kebutuhan(SATU)] == (2, 3)

    def test_nothing_to_send_back_is_refused(self, app):
        m = meja()
        m.nilai((2, 2), (2, 2))
        m.ungkap()
        with pytest.raises(DomainError, match="Tidak ada kebutuhan"):
            m.minta_ulang()

    def test_reopening_asks_a_reason_and_is_audited(self, app):
        m = meja()
        m.sampai_ditutup((2, 2), (2, 2))
        with pytest.raises(DomainError, match="alasan"):
            services.buka_kembali(m.penilaian, "  ", m.perencana)
        with transaction():
            services.buka_kembali(m.penilaian, "Susulan satu OPD.", m.perencana)
        assert jejak("buka_kembali_penilaian")[0].alasan == "Susulan satu OPD."
        assert nilai_tim(m.periode) == {}, "until it is closed again"
        with pytest.raises(Bentrok):
            m.isi(0, (3, 3))
        m.tutup()
        assert len(nilai_tim(m.periode)) == 5

    def test_steps_out_of_order_are_refused(self, app):
        m = meja()
        for langkah in (m.minta_ulang, m.tutup):
            with pytest.raises(DomainError, match="tidak dapat dilakukan"):
                langkah()

    def test_a_need_that_its_opd_deletes_takes_its_values_with_it(self, app):
        m = meja()
        m.sampai_ditutup((2, 2), (2, 2))
        baris = db.session.scalars(select(Kebutuhan)).first()
        db.session.delete(baris)
        pabrik.catat("uji", baris, m.perencana)
        db.session.commit()
        assert len(nilai_tim(m.periode)) == 4


class TestPenilai:
    def test_at_least_two(self, app):
        periode, _ = lima_kebutuhan()
        satu = pabrik.pengguna(Peran.PENILAI)
        for orang in ([], [satu], [satu, satu]):
            with pytest.raises(DomainError, match="sedikitnya 2") as galat:
                services.buka_penilaian(periode, orang, pabrik.pelaku(Peran.PERENCANA))
            assert galat.value.field == "penilai"

    def test_the_planner_does_not_judge(self, app):
        periode, _ = lima_kebutuhan()
        satu, dua = pabrik.pengguna(Peran.PENILAI), pabrik.pengguna(Peran.PENILAI)
        pabrik.penugasan(dua, Peran.PERENCANA)
        for oleh in (pabrik.pelaku(Peran.PERENCANA), pelaku_dari(satu, Peran.PERENCANA)):
            with pytest.raises(DomainError, match="tidak ikut menilai"):
                services.buka_penilaian(periode, [satu, dua], oleh)

    def test_an_assessor_who_becomes_planner_does_not_run_it(self, app):
        m = meja()
        m.nilai((2, 2), (2, 2))
        with pytest.raises(DomainError, match="Minta rekan Anda"):
            services.ungkap(m.penilaian, pelaku_dari(m.orang[0], Peran.PERENCANA))

    def test_only_who_holds_the_role(self, app):
        periode, _ = lima_kebutuhan()
        orang = [pabrik.pengguna(Peran.PENILAI), pabrik.pengguna(Peran.AUDITOR)]
        with pytest.raises(DomainError, match="tidak berperan Penilai"):
            services.buka_penilaian(periode, orang, pabrik.pelaku(Peran.PERENCANA))

    def test_one_judging_per_period(self, app):
        m = meja()
        with pytest.raises(Bentrok, match="sudah dibuka"):
            services.buka_penilaian(m.periode, m.orang, m.perencana)

    def test_nothing_verified_nothing_to_judge(self, app):
        with pytest.raises(DomainError, match="Belum ada kebutuhan terverifikasi"):
            services.buka_penilaian(pabrik.periode(), [], pabrik.pelaku(Peran.PERENCANA))

    def test_who_leaves_counts_for_nothing_and_the_round_goes_on(self, app):
        m = meja(3)
        m.isi(2, (0, 0))
        with transaction():
            services.akhiri_penilai(m.lembar(2).penilai, "Pindah tugas.", m.perencana)
        with pytest.raises(Bentrok):
            m.isi(2, (1, 1))
        m.sampai_ditutup((2, 2), (3, 3))
        assert {t.k2 for t in nilai_tim(m.periode).values()} == {(2, 3)}
        assert jejak("akhiri_penilai")[0].alasan == "Pindah tugas."

    def test_two_must_be_left(self, app):
        m = meja()
        with pytest.raises(DomainError, match="kurang dari 2"):
            services.akhiri_penilai(m.lembar(0).penilai, "Pindah tugas.", m.perencana)
        with transaction():
            services.tambah_penilai(m.penilaian, pabrik.pengguna(Peran.PENILAI), m.perencana)
        with transaction():
            services.akhiri_penilai(m.lembar(0).penilai, "Pindah tugas.", m.perencana)
        assert len(m.penilaian.bertugas) == 2 and "Penilai A" not in {p.nama for p in m.penilaian.bertugas}

    def test_who_leaves_after_the_first_round_keeps_the_first_values(self, app):
        m = meja()
        m.nilai((3, 1), (0, 1))
        m.ungkap()
        m.minta_ulang()
        with transaction():
            services.akhiri_penilai(m.lembar(1).penilai, "Sakit.", m.perencana)
        m.isi(0, dict.fromkeys(KODE, (1, 1, "Setelah dibaca lagi.")))
        m.selesai(0)
        m.ungkap()
        m.tutup()
        assert {t.k2 for t in nilai_tim(m.periode).values()} == {(0, 1)}

    def test_nobody_joins_once_values_are_open(self, app):
        m = meja()
        m.nilai((2, 2), (2, 2))
        m.ungkap()
        with pytest.raises(DomainError, match="putaran 1"):
            services.tambah_penilai(m.penilaian, pabrik.pengguna(Peran.PENILAI), m.perencana)


class TestPeringkat:
    """The five needs of `lima.py`, with K2 and K3 as the team judged them."""

    def test_means_replace_the_claims_and_the_points_follow(self, app):
        """By hand, with the maxima 2,5 (K2) and 2,5 (K3):

        1.01-001: 12,5 + 20 x 2,5/2,5 + 15 x 2/2,5 + 5 + 5 + 10 + 10 = 74,5
        1.02-001: 0 + 20 + 15 + 10 + 0 + 10 + 10 = 65
        1.01-002: 25 + 20 x 0,5/2,5 + 15 x 1/2,5 + 0 + 10 + 5 + 10 = 60
        1.03-001: 18,75 + 20 x 1,5/2,5 + 15 x 1,5/2,5 + 0 + 0 + 10 + 0 = 49,75
        1.02-002: 6,25 + 20 x 1/2,5 + 15 x 0,5/2,5 + 0 + 0 + 5 + 5 = 27,25
        """
        m = meja()
        m.sampai_ditutup(NILAI_A, NILAI_B)
        assert [(t.hasil.id, round(t.hasil.skor, 6)) for t in peringkat(m.periode)] == [
            ("1.01-001", 74.5),
            ("1.02-001", 65.0),
            ("1.01-002", 60.0),
            ("1.03-001", 49.75),
            ("1.02-002", 27.25),
        ]
        teks = {r["kode"]: r["teks"] for r in peringkat(m.periode)[0].rincian}
        assert teks["K2"] == "2,5 dari 3: rata-rata 2 penilai (2 dan 3)"
        assert teks["K3"] == "2 dari 3: rata-rata 2 penilai (2 dan 2)"
        assert "Penilai A" not in str([t.rincian for t in peringkat(m.periode)])

    def test_until_it_is_closed_the_ranking_is_as_before(self, app):
        m = meja()
        harap = lima_harapan()
        for langkah in (lambda: m.isi(0, NILAI_A), lambda: m.selesai(0), lambda: m.isi(1, NILAI_B)):
            langkah()
            assert hasil_peringkat(m.periode) == harap
        m.selesai(1)
        m.ungkap()
        assert hasil_peringkat(m.periode) == harap
        m.tutup()
        assert hasil_peringkat(m.periode) != harap

    def test_a_need_not_judged_keeps_its_value(self, app):
        m = meja()
        baru = kebutuhan_susulan(m.periode)
        m.sampai_ditutup((2, 2), (2, 2))
        satu = next(t for t in peringkat(m.periode) if t.baris.id == baru.id)
        assert not satu.dinilai_tim and satu.hasil.rincian["K2"].nilai == 1
        assert sum(t.dinilai_tim for t in peringkat(m.periode)) == 5

    def test_three_assessors_give_thirds(self, app):
        m = meja(3)
        m.sampai_ditutup((3, 3), (2, 3), (2, 3))
        assert peringkat(m.periode)[0].hasil.rincian["K2"].nilai == pytest.approx(7 / 3)
        assert {t.hasil.rincian["K2"].normal for t in peringkat(m.periode)} == {1.0}

    def test_the_state_says_how_far_it_is(self, app):
        m = meja()
        assert keadaan_penilaian(pabrik.periode(2040)) is None
        m.isi(0, (2, 2))
        m.selesai(0)
        kini = keadaan_penilaian(m.periode)
        assert (kini.terbuka, kini.putaran, kini.selesai, kini.penilai) == (True, 1, 1, 2)
        m.isi(1, (2, 2))
        m.selesai(1)
        m.ungkap()
        m.tutup()
        assert not keadaan_penilaian(m.periode).terbuka


class TestBersamaan:
    def test_two_assessors_save_at_the_same_moment(self, app):
        """Each in a thread and a session of its own, need by need."""
        m = meja()
        butir = [[b.id for b in isi_lembar(m.lembar(n))] for n in (0, 1)]
        lembar, oleh = [m.lembar(n).id for n in (0, 1)], [pelaku_dari(o) for o in m.orang]
        db.session.commit()
        serentak = Barrier(2)

        def simpan(nomor):
            serentak.wait(10)
            for satu in butir[nomor]:
                with app.app_context(), transaction():
                    isi = lembar_saya(lembar[nomor], oleh[nomor].pengguna_id, kunci=True)
                    services.simpan_nilai(isi, {satu: IsianNilai(nomor, nomor + 1)}, oleh[nomor])

        with ThreadPoolExecutor(2) as kolam:
            list(kolam.map(simpan, (0, 1)))
        assert [{(b.isian.k2, b.isian.k3) for b in isi_lembar(m.lembar(n))} for n in (0, 1)] == [{(0, 1)}, {(1, 2)}]

    def test_two_assessors_save_without_disturbing_each_other(self, app):
        m = meja()
        with transaction():
            for nomor in (0, 1):
                lembar = m.lembar(nomor)
                isian = {b.id: IsianNilai(nomor, nomor) for b in isi_lembar(lembar)}
                services.simpan_nilai(lembar, isian, pelaku_dari(m.orang[nomor]))
        assert [{b.isian.k2 for b in isi_lembar(m.lembar(n))} for n in (0, 1)] == [{0}, {1}]

    def test_a_save_that_crosses_the_handing_in_is_refused(self, app):
        """The other window handed in between reading and writing: the version of the sheet gives it away."""
        m = meja()
        m.isi(0, (1, 1))
        lembar = m.lembar(0)
        isian = {b.id: IsianNilai(3, 3) for b in isi_lembar(lembar)}
        tabel = LembarNilai.__table__
        with db.engine.begin() as lain:
            lain.execute(update(tabel).where(tabel.c.id == lembar.id).values(versi=tabel.c.versi + 1))
        with pytest.raises((Bentrok, StaleDataError)), transaction():
            services.simpan_nilai(lembar, isian, pelaku_dari(m.orang[0]))
        assert {b.isian.k2 for b in isi_lembar(m.lembar(0))} == {1}


class TestBasisData:
    """What must never be false, whatever the program does."""

    @pytest.mark.parametrize("nilai", [{"k2": 4}, {"k3": -1}])
    def test_values_stay_on_the_scale(self, app, nilai):
        m = meja()
        lembar = m.lembar(0)
        butir = isi_lembar(lembar)[0].id
        db.session.add(NilaiPenilai(lembar_id=lembar.id, butir_id=butir, **nilai))
        with pytest.raises(IntegrityError):
            db.session.flush()

    def test_one_value_per_sheet_and_need(self, app):
        m = meja()
        m.isi(0, (1, 1))
        lembar = m.lembar(0)
        butir = isi_lembar(lembar)[0].id
        db.session.add(NilaiPenilai(lembar_id=lembar.id, butir_id=butir, k2=1, k3=1))
        with pytest.raises(IntegrityError):
            db.session.flush()

    def test_each_refusal(self, app):
        m = meja()
        penilaian, penilai = m.penilaian, m.lembar(0).penilai
        kini, dua = penilaian.created_at, [pabrik.periode(2050).id, pabrik.periode(2051).id]
        salah = (
            (Penilaian, {"periode_id": m.periode.id, "ambang": 2}),
            (Penilaian, {"periode_id": dua[0], "ambang": 0}),
            (Penilaian, {"periode_id": dua[1], "ambang": 2, "status": StatusPenilaian.DITUTUP}),
            (Putaran, {"penilaian_id": penilaian.id, "nomor": 0, "dimulai_pada": kini}),
            (Putaran, {"penilaian_id": penilaian.id, "nomor": 1, "dimulai_pada": kini}),
            (Penilai, {"penilaian_id": penilaian.id, "pengguna_id": penilai.pengguna_id, "nama": "Lagi"}),
            (
                Penilai,
                {"penilaian_id": penilaian.id, "pengguna_id": pabrik.pengguna().id, "nama": "X", "alasan_akhir": "x"},
            ),
            (LembarNilai, {"penilai_id": penilai.id, "putaran_id": penilaian.putaran_kini.id}),
        )
        db.session.commit()
        for model, nilai in salah:
            with pytest.raises((IntegrityError, Bentrok)), transaction():
                db.session.execute(insert(model), [{"id": uuid4(), **nilai}])
        assert db.session.scalar(select(ButirPenilaian.id).limit(1))


def hasil_peringkat(periode):
    return [(t.hasil.id, round(t.hasil.skor, 6)) for t in peringkat(periode)]


def lima_harapan():
    return [
        ("1.01-001", 72.5),
        ("1.02-001", 58.333333),
        ("1.01-002", 50.0),
        ("1.03-001", 33.75),
        ("1.02-002", 27.916667),
    ]


def kebutuhan_susulan(periode):
    """One more need, verified after the judging began."""
    prodi = pabrik.program_studi("Statistika")
    usulan = usulan_terverifikasi(periode, pabrik.unit(kode="1.09"))
    with transaction():
        return diterima(usulan, pabrik.jabatan((prodi,), kritikal=1), prodi, dukungan_rpjmd=1)


def id_kebutuhan(kode):
    return next(k.id for k in db.session.query(Kebutuhan) if k.kode == kode)


def verifikasi(kode, hasil):
    """The verdict on a need, changed behind the judging's back."""
    with transaction():
        db.session.execute(
            update(Kebutuhan)
            .where(Kebutuhan.id == id_kebutuhan(kode))
            .values(verifikasi=hasil, jumlah_disetujui=1 if hasil is HasilVerifikasi.DITERIMA else None)
        )
