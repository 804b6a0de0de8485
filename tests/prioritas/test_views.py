"""The pages of the weights."""

import pytest

from smartpns.akun.izin import Pelaku, Peran
from smartpns.core.db import db, transaction
from smartpns.prioritas.models import VersiBobot
from smartpns.prioritas.rules import KODE_KRITERIA
from smartpns.prioritas.services import bobot_bawaan
from tests import pabrik
from tests.halaman import sup, teks
from tests.prioritas.lima import lima_kebutuhan


@pytest.fixture
def perencana(masuk_sebagai):
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def isian(**lain):
    bobot = dict(zip(KODE_KRITERIA, ("25", "20", "15", "10", "10", "10", "10", "0"), strict=True))
    lengkap = {"berlaku_mulai": "1 Maret 2027", "dasar": "SK 1/2027", "alasan": "Tim sepakat."}
    return {**bobot, **lengkap, **lain}


class TestHalamanBobot:
    def test_before_the_first_version_it_says_the_defaults_count(self, perencana):
        halaman = perencana.sup("/bobot")
        assert "Bobot bawaan aplikasi dipakai" in teks(halaman)
        assert [teks(sel) for sel in halaman.select("tbody td.angka")] == [
            "25", "20", "15", "10", "10", "10", "10", "0",
        ]  # fmt: skip

    def test_lists_versions_with_who_when_and_why(self, perencana):
        with transaction():
            bobot_bawaan(Pelaku.sistem())
        perencana.kirim("/bobot/ubah", isian(K1="22,5", K8="2,5"))
        halaman = teks(perencana.sup("/bobot"))
        assert "22,5" in halaman and "Tim sepakat." in halaman and "SK 1/2027" in halaman and "1 Maret 2027" in halaman

    @pytest.mark.parametrize(
        ("peran", "lihat", "ubah"),
        [
            (Peran.PERENCANA, 200, 200),
            (Peran.PIMPINAN, 200, 403),
            (Peran.AUDITOR, 200, 403),
            (Peran.OPERATOR, 403, 403),
            (Peran.ADMIN, 403, 403),
        ],
    )
    def test_who_may(self, masuk_sebagai, peran, lihat, ubah):
        opd = pabrik.unit() if peran.milik_opd else None
        klien = masuk_sebagai(pabrik.pengguna(peran, opd))
        assert klien.get("/bobot").status_code == lihat
        assert klien.get("/bobot/ubah").status_code == ubah
        assert klien.kirim("/bobot/ubah", isian()).status_code in ({403} if ubah == 403 else {422})

    def test_signed_out_goes_to_sign_in(self, klien):
        assert klien.get("/bobot").status_code == 302


class TestUbahBobot:
    @pytest.mark.parametrize("alamat", ["/bobot/coba", "/bobot/ubah"])
    def test_a_wrong_sum_says_how_much_is_missing_and_keeps_what_was_typed(self, perencana, alamat):
        periode = pabrik.periode()
        if alamat == "/bobot/coba":
            pabrik.kunci_bobot(periode)
        jawaban = perencana.kirim(alamat, isian(K1="12,5"))
        halaman = sup(jawaban)
        assert jawaban.status_code == 422
        assert "Jumlah bobot harus 100; sekarang 87,5, kurang 12,5." in teks(halaman.select_one("#ringkasan-galat"))
        assert halaman.select_one("#K1")["value"] == "12,5"
        assert "87,5 – kurang 12,5" in teks(halaman.select_one("#jumlah-bobot"))

    def test_unreadable_weight_is_named_beside_its_field(self, perencana):
        halaman = sup(perencana.kirim("/bobot/ubah", isian(K2="dua puluh")))
        assert "Tulis angka 0 sampai 100" in teks(halaman.select_one("#K2-galat"))

    def test_every_question_left_open_is_named(self, perencana):
        halaman = sup(perencana.kirim("/bobot/ubah", isian(K1="20", K8="5", dasar="", alasan="", berlaku_mulai="")))
        daftar = teks(halaman.select_one("#ringkasan-galat"))
        assert all(kata in daftar for kata in ("dasar", "alasan", "tanggal mulai"))

    def test_while_locked_it_says_how_to_open_and_keeps_what_was_typed(self, perencana):
        pabrik.kunci_bobot(pabrik.periode())
        halaman = perencana.sup("/bobot/ubah")
        assert "terkunci pada versi 1" in teks(halaman) and not halaman.select("#K1")
        jawaban = perencana.kirim("/bobot/ubah", isian(K1="20", K8="5"))
        assert jawaban.status_code == 422 and sup(jawaban).select_one("#K8")["value"] == "5"
        assert "Buka kuncinya dahulu di halaman Bobot" in teks(sup(jawaban).select_one("#ringkasan-galat"))
        assert db.session.query(VersiBobot).count() == 1

    def test_saved_version_is_confirmed(self, perencana):
        jawaban = perencana.kirim("/bobot/ubah", isian(K1="20", K8="5"), follow_redirects=True)
        assert "Bobot versi 2 tersimpan, berlaku mulai 1 Maret 2027." in teks(sup(jawaban))


class TestCobaBobot:
    @pytest.fixture
    def periode(self, app):
        periode, _ = lima_kebutuhan()
        pabrik.kunci_bobot(periode)
        return periode

    def test_shows_what_moves_and_stores_nothing(self, perencana, periode):
        jawaban = perencana.kirim("/bobot/coba", isian(K1="0", K2="0", K7="55"))
        halaman = sup(jawaban)
        assert jawaban.status_code == 200 and "kebutuhan bergeser" in teks(halaman)
        assert "naik" in teks(halaman.select_one("#hasil tbody")) and "Belum disimpan" in teks(halaman)
        assert db.session.query(VersiBobot).count() == 1

    def test_the_same_weights_move_nothing(self, perencana, periode):
        assert "Tidak ada yang bergeser" in teks(sup(perencana.kirim("/bobot/coba", isian())))

    def test_without_needs_it_says_so(self, perencana):
        pabrik.kunci_bobot(pabrik.periode())
        assert "Belum ada yang diperingkat" in teks(sup(perencana.kirim("/bobot/coba", isian())))

    def test_while_open_nobody_may_see_whom_weights_favour(self, perencana):
        lima_kebutuhan()
        assert "belum dikunci" in teks(perencana.sup("/bobot/coba"))
        halaman = sup(perencana.kirim("/bobot/coba", isian(K1="0", K2="0", K7="55")))
        assert "belum dikunci" in teks(halaman) and not halaman.select("#hasil")

    def test_without_a_period_it_says_what_comes_first(self, perencana):
        assert "Buka periode dahulu" in teks(perencana.sup("/bobot/coba", 404))
