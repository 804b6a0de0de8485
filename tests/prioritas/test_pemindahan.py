"""The committee's moves: the log replays to the decided order, nothing is lost, and only whole moves are taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Jejak
from smartpns.core.db import db, transaction
from smartpns.core.errors import Bentrok, DomainError, TidakDitemukan
from smartpns.prioritas.models import Pemindahan
from smartpns.prioritas.queries import daftar_bobot, daftar_pemindahan, pemindahan_berbobot_lain, peringkat, urutan_tim
from smartpns.prioritas.rules import terapkan
from smartpns.prioritas.services import buka_kunci, coret_pemindahan, pindahkan
from tests import pabrik
from tests.prioritas.lima import lima_kebutuhan

SISTEM = Pelaku.sistem()
HITUNGAN = ["1.01-001", "1.02-001", "1.01-002", "1.03-001", "1.02-002"]


class TestTerapkan:
    def test_a_move_up_and_a_move_down(self):
        assert terapkan("abcde", [("d", 2)]) == list("adbce")
        assert terapkan("abcde", [("b", 4)]) == list("acdbe")

    def test_moves_count_in_their_order(self):
        assert terapkan("abcde", [("e", 1), ("a", 1)]) == list("aebcd")
        assert terapkan("abcde", [("a", 1), ("e", 1)]) == list("eabcd")

    def test_a_need_that_is_gone_is_passed_over_and_a_rank_beyond_the_end_is_the_end(self):
        assert terapkan("abc", [("x", 1), ("a", 9)]) == list("bca")

    @given(st.permutations("abcdefg"), st.lists(st.tuples(st.sampled_from("abcdefg"), st.integers(1, 7)), max_size=9))
    def test_every_order_holds_the_same_needs_and_the_last_one_moved_stands_where_it_was_put(self, urutan, langkah):
        hasil = terapkan(urutan, langkah)
        assert sorted(hasil) == sorted(urutan)
        if langkah:
            siapa, ke = langkah[-1]
            assert hasil.index(siapa) == ke - 1

    @given(st.permutations("abcdefg"), st.sampled_from("abcdefg"), st.integers(1, 7))
    def test_the_others_keep_their_order_among_themselves(self, urutan, siapa, ke):
        assert [s for s in terapkan(urutan, [(siapa, ke)]) if s != siapa] == [s for s in urutan if s != siapa]


def lima_terkunci():
    periode, _ = lima_kebutuhan()
    pabrik.kunci_bobot(periode)
    return periode


def id_kebutuhan(periode):
    return {satu.baris.kode: satu.baris.id for satu in peringkat(periode)}


def diputuskan(periode):
    return [satu.baris.kode for satu in urutan_tim(peringkat(periode))]


class TestPindahkan:
    def test_both_ranks_stand_side_by_side_with_the_reason(self, app):
        periode = lima_terkunci()
        pindahkan(periode, id_kebutuhan(periode)["1.03-001"], 1, " Perda baru. ", SISTEM)
        semua = peringkat(periode)
        assert [(s.baris.kode, s.hasil.peringkat, s.diputuskan) for s in semua] == [
            ("1.01-001", 1, 2),
            ("1.02-001", 2, 3),
            ("1.01-002", 3, 4),
            ("1.03-001", 4, 1),
            ("1.02-002", 5, 5),
        ]
        assert [(p.ke, p.alasan) for p in semua[3].pemindahan] == [(1, "Perda baru.")]
        assert not semua[0].pemindahan

    def test_the_log_replays_to_the_decided_order(self, app):
        periode = lima_terkunci()
        id_ = id_kebutuhan(periode)
        for kode, ke in (("1.02-002", 1), ("1.01-001", 4), ("1.02-002", 3)):
            pindahkan(periode, id_[kode], ke, "Rapat.", SISTEM)
        catatan = reversed(daftar_pemindahan(periode))
        assert terapkan(HITUNGAN, [(p.kode, p.ke) for p in catatan]) == diputuskan(periode)
        assert [(p.nomor, p.dari, p.ke) for p in reversed(daftar_pemindahan(periode))] == [
            (1, 5, 1),
            (2, 2, 4),
            (3, 1, 3),
        ]

    def test_a_move_struck_out_stays_in_the_log_and_no_longer_counts(self, app):
        periode = lima_terkunci()
        satu = pindahkan(periode, id_kebutuhan(periode)["1.02-002"], 1, "Rapat.", SISTEM)
        coret_pemindahan(satu, "Salah baca.", SISTEM)
        assert diputuskan(periode) == HITUNGAN
        assert [(p.alasan, p.alasan_coret, p.dicoret_oleh) for p in daftar_pemindahan(periode)] == [
            ("Rapat.", "Salah baca.", "Sistem")
        ]
        with pytest.raises(Bentrok):
            coret_pemindahan(satu, "Lagi.", SISTEM)

    @pytest.mark.parametrize(
        ("ke", "alasan", "kolom"), [(0, "a", "ke"), (6, "a", "ke"), (4, "a", "ke"), (1, " ", "alasan")]
    )
    def test_refusals_stand_beside_their_field(self, app, ke, alasan, kolom):
        periode = lima_terkunci()
        with pytest.raises(DomainError) as galat:
            pindahkan(periode, id_kebutuhan(periode)["1.03-001"], ke, alasan, SISTEM)
        assert galat.value.field == kolom
        assert db.session.query(Pemindahan).count() == 0

    def test_a_need_outside_the_ranking_is_not_found(self, app):
        periode = lima_terkunci()
        with pytest.raises(TidakDitemukan):
            pindahkan(periode, periode.id, 1, "Rapat.", SISTEM)

    def test_not_before_the_weights_are_locked(self, app):
        periode, _ = lima_kebutuhan()
        with pytest.raises(DomainError, match="belum dikunci"):
            pindahkan(periode, id_kebutuhan(periode)["1.02-002"], 1, "Rapat.", SISTEM)

    def test_striking_out_needs_a_reason(self, app):
        periode = lima_terkunci()
        satu = pindahkan(periode, id_kebutuhan(periode)["1.02-002"], 1, "Rapat.", SISTEM)
        with pytest.raises(DomainError, match="alasan"):
            coret_pemindahan(satu, " ", SISTEM)

    def test_every_step_is_audited(self, app):
        periode = lima_terkunci()
        with transaction():
            satu = pindahkan(periode, id_kebutuhan(periode)["1.02-002"], 1, "Rapat.", SISTEM)
            coret_pemindahan(satu, "Salah baca.", SISTEM)
        jejak = db.session.query(Jejak).filter_by(objek_jenis="pemindahan").order_by(Jejak.id)
        assert [(j.aksi, j.alasan) for j in jejak] == [
            ("pindahkan_kebutuhan", "Rapat."),
            ("coret_pemindahan", "Salah baca."),
        ]


class TestBobotLain:
    """Which moves were made under other weights than those that are locked now."""

    @staticmethod
    def kunci_lain(periode, *nilai):
        buka_kunci(periode, "Rapat ulang.", SISTEM)
        versi = pabrik.versi_bobot(nilai=dict(zip(("K1", "K2"), nilai, strict=True)), nomor=len(daftar_bobot()) + 1)
        return pabrik.kunci_bobot(periode, versi.nomor)

    def test_a_move_under_the_weights_of_now_is_not_named(self, app):
        periode = lima_terkunci()
        pindahkan(periode, id_kebutuhan(periode)["1.02-002"], 1, "Rapat.", SISTEM)
        assert pemindahan_berbobot_lain(periode) == []

    def test_a_move_under_other_weights_is_named_until_it_is_struck_out(self, app):
        periode = lima_terkunci()
        satu = pindahkan(periode, id_kebutuhan(periode)["1.02-002"], 1, "Rapat.", SISTEM)
        self.kunci_lain(periode, 60, 40)
        dua = pindahkan(periode, id_kebutuhan(periode)["1.03-001"], 2, "Rapat.", SISTEM)
        assert pemindahan_berbobot_lain(periode) == [satu]
        coret_pemindahan(satu, "Tidak perlu lagi.", SISTEM)
        assert pemindahan_berbobot_lain(periode) == []
        assert dua.berlaku

    def test_nothing_is_named_while_the_weights_are_open_or_when_the_same_version_is_locked_again(self, app):
        periode = lima_terkunci()
        pindahkan(periode, id_kebutuhan(periode)["1.02-002"], 1, "Rapat.", SISTEM)
        buka_kunci(periode, "Salah dasar.", SISTEM)
        assert pemindahan_berbobot_lain(periode) == []
        pabrik.kunci_bobot(periode)
        assert pemindahan_berbobot_lain(periode) == []
