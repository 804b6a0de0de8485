"""Weights are locked per period before scores are shown; opening them asks a reason and is recorded."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db, transaction
from smartpns.core.errors import DomainError
from smartpns.core.waktu import sekarang
from smartpns.prioritas.models import KunciBobot, VersiBobot
from smartpns.prioritas.queries import bobot_dipakai, bobot_periode, bobot_terkunci, peringkat
from smartpns.prioritas.rules import KODE_KRITERIA
from smartpns.prioritas.services import buka_kunci, kunci_bobot, simpan_bobot
from tests import pabrik
from tests.halaman import sup, teks
from tests.prioritas.lima import lima_kebutuhan

SISTEM = Pelaku.sistem()
HANYA_K7 = dict.fromkeys(KODE_KRITERIA, 0) | {"K7": 100}


@pytest.fixture
def perencana(masuk_sebagai):
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def simpan(berlaku=date(2026, 1, 1)):
    return simpan_bobot(HANYA_K7, "SK uji", "Tim sepakat.", berlaku, SISTEM)


class TestKunci:
    def test_a_period_begins_open(self, app):
        periode = pabrik.periode()
        assert bobot_periode(periode) is None and not bobot_terkunci(periode)

    def test_first_locking_stores_the_defaults(self, app):
        periode = pabrik.periode()
        kunci_bobot(periode, 1, " SK 1/2027 ", SISTEM)
        assert bobot_periode(periode).nomor == 1 and bobot_terkunci(periode)
        assert db.session.query(KunciBobot).one().dasar == "SK 1/2027"

    def test_a_locked_period_is_ranked_by_its_own_version_whatever_is_in_force(self, app):
        lalu, kini = pabrik.periode(2026), lima_kebutuhan()[0]
        simpan()
        kunci_bobot(kini, 1, "SK uji", SISTEM)
        kunci_bobot(lalu, 2, "SK uji", SISTEM)
        assert (bobot_periode(kini).nomor, bobot_periode(lalu).nomor) == (1, 2)
        assert peringkat(kini)[0].hasil.skor == 72.5

    def test_as_long_as_it_is_open_the_version_in_force_counts(self, app):
        periode = pabrik.periode()
        assert bobot_dipakai(periode) is None
        assert bobot_dipakai(periode) is simpan() or bobot_dipakai(periode).nomor == 2

    def test_locking_and_opening_are_audited(self, app):
        periode = pabrik.periode()
        with transaction():
            pabrik.kunci_bobot(periode)
        with transaction():
            buka_kunci(periode, " SK bobot dicabut. ", SISTEM)
        satu, dua = db.session.query(Jejak).filter(Jejak.objek_jenis == "kunci_bobot").order_by(Jejak.id)
        assert (satu.aksi, satu.sesudah["dasar"]) == ("kunci_bobot", "SK uji")
        assert (dua.aksi, dua.alasan, dua.sesudah["alasan_buka"]) == ("buka_kunci_bobot", *["SK bobot dicabut."] * 2)
        assert not bobot_terkunci(periode)

    def test_opened_weights_can_be_locked_again_and_the_history_stays(self, app):
        periode = pabrik.periode()
        pabrik.kunci_bobot(periode)
        buka_kunci(periode, "Salah ketik.", SISTEM)
        simpan()
        pabrik.kunci_bobot(periode, 2)
        assert bobot_periode(periode).nomor == 2
        assert db.session.query(KunciBobot).count() == 2

    @pytest.mark.parametrize(
        ("nomor", "dasar", "field", "potongan"),
        [(1, "  ", "dasar", "dasar penguncian"), (9, "SK uji", "versi", "versi 9 tidak ada")],
    )
    def test_each_refusal_says_how_to_mend_it(self, app, nomor, dasar, field, potongan):
        with pytest.raises(DomainError, match=potongan) as galat:
            kunci_bobot(pabrik.periode(), nomor, dasar, SISTEM)
        assert galat.value.field == field

    def test_a_lock_is_not_replaced_and_not_opened_without_a_reason(self, app):
        periode = pabrik.periode()
        with pytest.raises(DomainError, match="tidak sedang terkunci"):
            buka_kunci(periode, "Uji.", SISTEM)
        pabrik.kunci_bobot(periode)
        with pytest.raises(DomainError, match="sudah terkunci pada versi 1"):
            pabrik.kunci_bobot(periode)
        with pytest.raises(DomainError, match="alasan") as galat:
            buka_kunci(periode, " ", SISTEM)
        assert galat.value.field == "alasan"

    def test_the_database_keeps_one_lock_per_period(self, app):
        periode = pabrik.periode()
        ada = pabrik.kunci_bobot(periode)
        isi = {"periode_id": periode.id, "versi_id": ada.versi_id, "dasar": "SK lain", "dikunci_oleh": "Uji"}
        with pytest.raises(IntegrityError):
            pabrik.simpan(KunciBobot(**isi))


class TestUbahBobotTerkunci:
    def test_new_weights_are_refused_while_the_running_period_is_locked(self, app):
        periode = pabrik.periode()
        pabrik.kunci_bobot(periode)
        with pytest.raises(DomainError, match="Buka kuncinya dahulu"):
            simpan()
        buka_kunci(periode, "Uji.", SISTEM)
        assert simpan().nomor == 2

    def test_a_period_that_is_over_does_not_hinder_them(self, app):
        lalu = pabrik.periode(2026, dibuka_pada=sekarang() - timedelta(days=400))
        pabrik.periode(2027)
        pabrik.kunci_bobot(lalu)
        assert simpan().nomor == 2


class TestHalaman:
    def test_planner_locks_and_opens(self, perencana):
        lima_kebutuhan()
        halaman = perencana.sup("/bobot")
        assert "Belum dikunci" in teks(halaman)
        assert halaman.select_one("main a.btn-primary")["href"] == "/bobot/kunci/2027"
        assert "Bobot bawaan aplikasi" in teks(perencana.sup("/bobot/kunci/2027"))
        jawaban = perencana.kirim("/bobot/kunci/2027", {"versi": "1", "dasar": "SK 5/2027"}, follow_redirects=True)
        assert "terkunci pada versi 1" in teks(sup(jawaban)) and "72,50" in teks(sup(jawaban))
        halaman = teks(perencana.sup("/bobot"))
        assert "Terkunci, versi 1" in halaman and "SK 5/2027" in halaman
        assert "SK 5/2027" in teks(perencana.sup("/bobot/buka-kunci/2027"))
        jawaban = perencana.kirim("/bobot/buka-kunci/2027", {"alasan": "SK dicabut."}, follow_redirects=True)
        assert "Belum dikunci" in teks(sup(jawaban)) and "Alasan: SK dicabut." in teks(sup(jawaban))

    def test_what_is_missing_is_named_and_nothing_typed_is_lost(self, perencana):
        periode = pabrik.periode()
        jawaban = perencana.kirim("/bobot/kunci/2027", {"versi": "1", "dasar": ""})
        assert jawaban.status_code == 422 and "Tulis dasar" in teks(sup(jawaban).select_one("#dasar-galat"))
        pabrik.kunci_bobot(periode)
        jawaban = perencana.kirim("/bobot/buka-kunci/2027", {"alasan": ""})
        assert jawaban.status_code == 422 and "Tulis alasan" in teks(sup(jawaban).select_one("#alasan-galat"))

    def test_a_stored_version_can_be_chosen(self, perencana):
        periode = pabrik.periode()
        simpan(date(2099, 1, 1))
        halaman = perencana.sup("/bobot/kunci/2027")
        assert [i["value"] for i in halaman.select("input[name=versi]")] == ["2", "1"]
        assert halaman.select_one("input[checked]")["value"] == "1" and "K7 100" in teks(halaman)
        perencana.kirim("/bobot/kunci/2027", {"versi": "2", "dasar": "SK 5/2027"})
        assert bobot_periode(periode).nomor == 2

    def test_doing_it_twice_only_says_so(self, perencana):
        periode = pabrik.periode()
        jawaban = perencana.get("/bobot/buka-kunci/2027", follow_redirects=True)
        assert "tidak sedang terkunci" in teks(sup(jawaban))
        pabrik.kunci_bobot(periode)
        assert "sudah terkunci" in teks(sup(perencana.get("/bobot/kunci/2027", follow_redirects=True)))

    @pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.AUDITOR, Peran.PENILAI, Peran.ADMIN])
    def test_only_the_planner_locks_and_opens(self, masuk_sebagai, peran):
        pabrik.kunci_bobot(pabrik.periode())
        klien = masuk_sebagai(pabrik.pengguna(peran))
        for alamat in ("/bobot/kunci/2027", "/bobot/buka-kunci/2027", "/bobot/coba"):
            assert klien.get(alamat).status_code == 403
            assert klien.kirim(alamat, {"alasan": "Uji."}).status_code == 403
        assert db.session.query(VersiBobot).count() == 1
