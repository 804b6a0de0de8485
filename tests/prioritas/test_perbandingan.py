"""A pairwise comparison from its opening to a version of the weights: who may, what is kept, what is frozen."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db, transaction
from smartpns.core.errors import Bentrok, DomainError, TidakDitemukan
from smartpns.prioritas.models import Perbandingan, VersiBobot
from smartpns.prioritas.queries import ambil_lembar, hasil_gabungan, keadaan_lembar, perbandingan_penilai
from smartpns.prioritas.rules import MetodeBobot
from smartpns.prioritas.services import (
    batalkan,
    buka_kunci,
    buka_lembar,
    buka_perbandingan,
    selesaikan_lembar,
    simpan_hasil,
    simpan_lembar,
)
from tests import pabrik
from tests.halaman import sup, teks

SISTEM = Pelaku.sistem()
TIGA = ("K1", "K2", "K3")
SELARAS = {("K1", "K2"): 2, ("K1", "K3"): 4, ("K2", "K3"): 2}
"""4 : 2 : 1."""
BERTENTANGAN = {("K1", "K2"): 9, ("K1", "K3"): -9, ("K2", "K3"): 9}


@pytest.fixture
def penilai(app):
    return [pabrik.pengguna(Peran.PENILAI) for _ in range(2)]


@pytest.fixture
def perencana(masuk_sebagai):
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def buka(penilai, kertas=(), kriteria=TIGA):
    return buka_perbandingan(kriteria, penilai, kertas, SISTEM)


def isi(lembar, penilaian=SELARAS):
    simpan_lembar(lembar, penilaian, SISTEM)
    selesaikan_lembar(lembar, SISTEM)


def selesai(penilai):
    """A comparison that both assessors have finished."""
    satu = buka(penilai)
    for lembar in satu.lembar:
        isi(lembar)
    return satu


def formulir(penilaian, **lain):
    return {"-".join(pasangan): str(nilai) for pasangan, nilai in penilaian.items()} | lain


class TestBuka:
    def test_every_assessor_gets_a_sheet(self, penilai):
        satu = buka(penilai, [" Bu  Rini ", ""], ("K3", "K1", "K2"))
        assert satu.kriteria == ["K1", "K2", "K3"] and satu.nomor == 1
        assert sorted(lembar.nama for lembar in satu.lembar) == sorted([*(p.nama for p in penilai), "Bu Rini"])
        assert [lembar.penilai_id for lembar in satu.lembar if lembar.nama == "Bu Rini"] == [None]
        assert [lembar.perbandingan for lembar in perbandingan_penilai(penilai[0].id)] == [satu]

    @pytest.mark.parametrize(
        ("kriteria", "banyak", "kertas", "field"),
        [
            (("K1", "K2"), 2, [], "kriteria"),
            (TIGA, 1, [], "penilai"),
            (TIGA, 1, ["Bu Rini", "Bu Rini"], "kertas"),
        ],
    )
    def test_refusals_name_their_field(self, penilai, kriteria, banyak, kertas, field):
        with pytest.raises(DomainError) as galat:
            buka(penilai[:banyak], kertas, kriteria)
        assert galat.value.field == field

    def test_only_those_with_the_role_may_judge(self, penilai):
        with pytest.raises(DomainError, match="tidak berperan Penilai") as galat:
            buka([penilai[0], pabrik.pengguna(Peran.PIMPINAN)])
        assert galat.value.field == "penilai"

    def test_two_accounts_may_share_a_name(self, app):
        kembar = [pabrik.pengguna(Peran.PENILAI, nama="Sri Contoh") for _ in range(2)]
        assert len(buka(kembar).lembar) == 2
        with pytest.raises(DomainError, match="dua kali"):
            buka(kembar, ["Sri Contoh"])


class TestLembar:
    def test_answers_are_kept_as_they_come(self, penilai):
        lembar = buka(penilai).lembar[0]
        simpan_lembar(lembar, {("K1", "K2"): 3, ("K1", "K3"): None}, SISTEM)
        assert lembar.nilai == {"K1-K2": 3}
        assert (keadaan_lembar(lembar).terisi, keadaan_lembar(lembar).banyak, keadaan_lembar(lembar).hasil) == (
            1,
            3,
            None,
        )
        simpan_lembar(lembar, {("K1", "K2"): None}, SISTEM)
        assert lembar.nilai == {}

    def test_nothing_is_recorded_when_nothing_changed(self, penilai):
        lembar = buka(penilai).lembar[0]
        for _ in range(2):
            simpan_lembar(lembar, SELARAS, SISTEM)
        assert db.session.query(Jejak).filter_by(aksi="isi_perbandingan").count() == 1

    def test_a_missing_answer_is_named(self, penilai):
        lembar = buka(penilai).lembar[0]
        simpan_lembar(lembar, {("K1", "K2"): 3}, SISTEM)
        with pytest.raises(DomainError, match="Masih ada 2") as galat:
            selesaikan_lembar(lembar, SISTEM)
        assert galat.value.field == "K1-K3"

    def test_contradictions_are_refused_with_the_pair_to_look_at(self, penilai):
        lembar = buka(penilai).lembar[0]
        simpan_lembar(lembar, BERTENTANGAN, SISTEM)
        with pytest.raises(DomainError, match="harus di bawah 0,1") as galat:
            selesaikan_lembar(lembar, SISTEM)
        saran = keadaan_lembar(lembar).saran
        assert galat.value.field == "-".join(saran.pasangan) and saran.sebut_cocok in galat.value.pesan
        assert lembar.selesai_pada is None

    def test_a_finished_sheet_is_closed_until_taken_back(self, penilai):
        lembar = buka(penilai).lembar[0]
        isi(lembar)
        with pytest.raises(Bentrok):
            simpan_lembar(lembar, BERTENTANGAN, SISTEM)
        buka_lembar(lembar, SISTEM)
        simpan_lembar(lembar, BERTENTANGAN, SISTEM)
        with pytest.raises(Bentrok):
            buka_lembar(lembar, SISTEM)

    def test_a_sheet_belongs_to_its_assessor(self, penilai):
        satu = buka(penilai, ["Bu Rini"])
        milik = next(lembar for lembar in satu.lembar if lembar.penilai_id == penilai[0].id)
        kertas = next(lembar for lembar in satu.lembar if lembar.penilai_id is None)
        assert ambil_lembar(milik.id, penilai[0].id) is milik and ambil_lembar(kertas.id, None) is kertas
        for id_, siapa in ((milik.id, penilai[1].id), (milik.id, None), (kertas.id, penilai[0].id)):
            with pytest.raises(TidakDitemukan):
                ambil_lembar(id_, siapa)


class TestHasil:
    def test_waits_for_two_assessors(self, penilai):
        satu = buka(penilai)
        isi(satu.lembar[0])
        assert hasil_gabungan(satu) is None
        with pytest.raises(DomainError, match="Baru 1 penilai selesai"):
            simpan_hasil(satu, "SK uji", "Uji.", date(2026, 1, 1), SISTEM)

    def test_becomes_a_version_with_everything_it_was_computed_from(self, penilai):
        satu = selesai(penilai)
        with transaction():
            versi = simpan_hasil(satu, "BA 1/2027", "Hasil rapat.", date(2026, 1, 1), SISTEM)
        assert versi.metode is MetodeBobot.AHP and sum(versi.nilai.values()) == 100
        assert [versi.nilai[k] for k in ("K1", "K2", "K3", "K8")] == [57.14, 28.57, 14.29, 0]
        beku = versi.rincian_ahp
        assert beku["kriteria"] == list(TIGA) and beku["indeks_acak"] == 0.58
        assert [p["nilai"] for p in beku["penilai"]] == [formulir_beku()] * 2
        assert beku["gabungan"]["matriks"][0] == pytest.approx([1, 2, 4])
        assert beku["gabungan"]["cr"] == pytest.approx(0, abs=1e-9)
        assert satu.versi is versi and not satu.terbuka
        aksi = {satu.aksi for satu in db.session.query(Jejak)}
        assert {
            "buka_perbandingan",
            "minta_perbandingan",
            "isi_perbandingan",
            "selesai_perbandingan",
            "simpan_bobot",
            "simpan_perbandingan",
        } <= aksi

    def test_unfinished_sheets_do_not_count(self, penilai):
        satu = buka(penilai, ["Bu Rini"])
        for lembar in satu.lembar[:2]:
            isi(lembar)
        simpan_lembar(satu.lembar[2], BERTENTANGAN, SISTEM)
        assert [lembar for lembar, _ in hasil_gabungan(satu).per_lembar] == satu.lembar[:2]

    def test_is_not_stored_while_the_running_period_is_locked(self, penilai):
        periode = pabrik.periode()
        pabrik.kunci_bobot(periode)
        satu = selesai(penilai)
        with pytest.raises(DomainError, match="Buka kuncinya dahulu"):
            simpan_hasil(satu, "SK uji", "Uji.", date(2026, 1, 1), SISTEM)
        buka_kunci(periode, "Uji.", SISTEM)
        assert simpan_hasil(satu, "SK uji", "Uji.", date(2026, 1, 1), SISTEM).nomor == 2

    def test_ends_once(self, penilai):
        satu = selesai(penilai)
        simpan_hasil(satu, "SK uji", "Uji.", date(2026, 1, 1), SISTEM)
        for akhir in (
            lambda: simpan_hasil(satu, "SK uji", "Uji.", date(2026, 1, 1), SISTEM),
            lambda: batalkan(satu, "Uji.", SISTEM),
            lambda: buka_lembar(satu.lembar[0], SISTEM),
        ):
            with pytest.raises(Bentrok):
                akhir()

    def test_calling_off_asks_a_reason(self, penilai):
        satu = selesai(penilai)
        with pytest.raises(DomainError) as galat:
            batalkan(satu, " ", SISTEM)
        assert galat.value.field == "alasan"
        batalkan(satu, "Tim berganti.", SISTEM)
        assert not satu.terbuka and perbandingan_penilai(penilai[0].id) == []

    def test_the_database_ties_the_method_to_its_evidence(self, app):
        with pytest.raises(IntegrityError):
            pabrik.versi_bobot(metode=MetodeBobot.AHP)


def formulir_beku():
    return {"-".join(pasangan): nilai for pasangan, nilai in SELARAS.items()}


class TestHalamanPenilai:
    def test_an_assessor_answers_step_by_step_and_finishes(self, masuk_sebagai, penilai):
        lembar = milik(buka(penilai), penilai[0])
        klien, alamat = masuk_sebagai(penilai[0]), f"/penilaian/bobot/{lembar.id}"
        halaman = klien.sup(alamat)
        assert "Mana yang lebih penting: K1 Kesenjangan kualifikasi atau K2 Dukungan RPJMD?" in teks(halaman)
        jawaban = klien.kirim(alamat, {"K1-K2": "2", "aksi": "hitung"})
        assert jawaban.location.endswith("#hasil")
        halaman = klien.sup(alamat)
        assert "Terisi 1 dari 3" in teks(halaman) and halaman.select_one("#K1-K2 option[selected]")["value"] == "2"
        klien.kirim(alamat, formulir(SELARAS, aksi="hitung"))
        halaman = klien.sup(alamat)
        assert teks(halaman.select_one("[data-bobot=K1]")) == "57,14"
        assert (teks(halaman.select_one("[data-lambda]")), teks(halaman.select_one("[data-cr]"))) == (
            "3,0000",
            "0,0000",
        )
        halaman = sup(klien.kirim(alamat, formulir(SELARAS, aksi="selesai"), follow_redirects=True))
        assert "selesai dan tersimpan" in teks(halaman) and "K1 tipis lebih penting (2)" in teks(halaman)
        klien.kirim(f"{alamat}/buka")
        assert klien.sup(alamat).select_one("#K1-K3 option[selected]")["value"] == "4"

    def test_contradictions_are_shown_where_they_are_mended(self, masuk_sebagai, penilai):
        lembar = milik(buka(penilai), penilai[0])
        klien, alamat = masuk_sebagai(penilai[0]), f"/penilaian/bobot/{lembar.id}"
        klien.kirim(alamat, formulir(BERTENTANGAN, aksi="hitung"))
        halaman = klien.sup(alamat)
        saran = keadaan_lembar(lembar).saran
        tautan = halaman.select_one(".pemberitahuan a")["href"]
        assert tautan == f"#{'-'.join(saran.pasangan)}" and halaman.select_one(tautan)
        jawaban = klien.kirim(alamat, formulir(BERTENTANGAN, aksi="selesai"))
        assert jawaban.status_code == 422
        assert "harus di bawah 0,1" in teks(sup(jawaban).select_one(f"{tautan}-galat"))
        assert lembar.nilai == {"-".join(p): n for p, n in BERTENTANGAN.items()}

    def test_finishing_too_early_keeps_what_was_answered(self, masuk_sebagai, penilai):
        lembar = milik(buka(penilai), penilai[0])
        jawaban = masuk_sebagai(penilai[0]).kirim(f"/penilaian/bobot/{lembar.id}", {"K1-K2": "2", "aksi": "selesai"})
        assert jawaban.status_code == 422 and "Masih ada 2" in teks(sup(jawaban).select_one("#K1-K3-galat"))
        assert lembar.nilai == {"K1-K2": 2}

    def test_an_answer_off_the_scale_is_refused(self, masuk_sebagai, penilai):
        lembar = milik(buka(penilai), penilai[0])
        alamat = f"/penilaian/bobot/{lembar.id}"
        for nilai in ("0", "17", "abc"):
            assert masuk_sebagai(penilai[0]).kirim(alamat, {"K1-K2": nilai, "aksi": "hitung"}).status_code == 422

    def test_nobody_sees_the_sheet_of_another(self, masuk_sebagai, penilai, perencana):
        lembar = milik(buka(penilai), penilai[0])
        assert masuk_sebagai(penilai[1]).get(f"/penilaian/bobot/{lembar.id}").status_code == 404
        assert perencana.get(f"/bobot/perbandingan/kertas/{lembar.id}").status_code == 404
        assert perencana.get(f"/penilaian/bobot/{lembar.id}").status_code == 403


def milik(perbandingan, orang):
    return next(lembar for lembar in perbandingan.lembar if lembar.penilai_id == orang.id)


class TestHalamanPerencana:
    def test_opens_watches_and_stores(self, perencana, penilai):
        halaman = perencana.sup("/bobot/perbandingan")
        assert [i["value"] for i in halaman.select("input[name=kriteria]:not([checked])")] == ["K8"]
        data = {"kriteria": list(TIGA), "penilai": [str(p.id) for p in penilai], "kertas": "Bu Rini\n"}
        jawaban = perencana.kirim("/bobot/perbandingan", data, follow_redirects=True)
        assert "0 dari 3 penilai selesai" in teks(sup(jawaban)) and "Belum ada hasil" in teks(sup(jawaban))
        satu = db.session.query(Perbandingan).one()
        kertas = next(lembar for lembar in satu.lembar if lembar.penilai_id is None)
        perencana.kirim(f"/bobot/perbandingan/kertas/{kertas.id}", formulir(SELARAS, aksi="selesai"))
        isi(milik(satu, penilai[0]))
        halaman = perencana.sup(f"/bobot/perbandingan/{satu.id}")
        assert "2 dari 3 penilai selesai" in teks(halaman) and "14,29" in teks(halaman)
        alamat = f"/bobot/perbandingan/{satu.id}/simpan"
        assert "1 penilai belum selesai dan tidak ikut" in teks(perencana.sup(alamat))
        kurang = perencana.kirim(alamat, {"berlaku_mulai": "1 Maret 2027", "dasar": "", "alasan": "Uji."})
        assert kurang.status_code == 422 and "Tulis dasar" in teks(sup(kurang))
        lengkap = {"berlaku_mulai": "1 Maret 2027", "dasar": "BA 1/2027", "alasan": "Hasil rapat."}
        halaman = teks(sup(perencana.kirim(alamat, lengkap, follow_redirects=True)))
        assert "Perbandingan berpasangan (AHP)" in halaman and "Bu Rini (di kertas)" in halaman
        assert "Hasil gabungan 2 penilai" in halaman and "BA 1/2027" in halaman
        assert "menjadi versi 2" in teks(perencana.sup("/bobot"))

    def test_new_weights_lead_to_locking_them(self, perencana, penilai):
        pabrik.periode()
        versi = simpan_hasil(selesai(penilai), "BA 1/2027", "Hasil rapat.", date(2026, 1, 1), SISTEM)
        utama = perencana.sup(f"/bobot/versi/{versi.nomor}").select("main a.btn-primary")
        assert [a["href"] for a in utama] == ["/bobot/kunci/2027"]

    def test_mistakes_are_named_and_nothing_is_lost(self, perencana, penilai):
        jawaban = perencana.kirim("/bobot/perbandingan", {"kriteria": ["K1"], "kertas": "Bu Rini"})
        assert jawaban.status_code == 422 and "sedikitnya 3 kriteria" in teks(sup(jawaban))
        assert "Bu Rini" in teks(sup(jawaban).select_one("textarea"))

    def test_calls_off_with_a_reason(self, perencana, penilai):
        satu = buka(penilai)
        alamat = f"/bobot/perbandingan/{satu.id}/batal"
        assert perencana.kirim(alamat, {"alasan": ""}).status_code == 422
        perencana.kirim(alamat, {"alasan": "Tim berganti."})
        assert "Alasan: Tim berganti." in teks(perencana.sup(f"/bobot/perbandingan/{satu.id}"))
        assert perencana.get(alamat).status_code == 303

    def test_the_lock_is_said_before_storing(self, perencana, penilai):
        satu = selesai(penilai)
        pabrik.kunci_bobot(pabrik.periode())
        halaman = perencana.sup(f"/bobot/perbandingan/{satu.id}")
        assert "terkunci pada versi 1" in teks(halaman) and not halaman.select("main a.btn-primary")
        lengkap = {"berlaku_mulai": "1 Maret 2027", "dasar": "BA 1/2027", "alasan": "Hasil rapat."}
        jawaban = perencana.kirim(f"/bobot/perbandingan/{satu.id}/simpan", lengkap)
        assert jawaban.status_code == 422 and "Buka kuncinya dahulu" in teks(sup(jawaban))
        assert db.session.query(VersiBobot).count() == 1

    @pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.AUDITOR])
    def test_leadership_and_auditor_read_how_weights_came_about(self, masuk_sebagai, penilai, peran):
        satu = selesai(penilai)
        versi = simpan_hasil(satu, "BA 1/2027", "Hasil rapat.", date(2026, 1, 1), SISTEM)
        klien = masuk_sebagai(pabrik.pengguna(peran))
        halaman = klien.sup(f"/bobot/versi/{versi.nomor}")
        assert "K1-K2" not in teks(halaman) and "K1 dan K2: K1 tipis" in teks(halaman)
        assert penilai[0].nama in teks(halaman)
        assert "Diketik langsung" in teks(klien.sup("/bobot/versi/1"))
        assert "2 dari 2 penilai selesai" in teks(klien.sup(f"/bobot/perbandingan/{satu.id}"))
        for alamat in ("/bobot/perbandingan", f"/bobot/perbandingan/{satu.id}/simpan"):
            assert klien.get(alamat).status_code == 403
        assert klien.get("/bobot/versi/99").status_code == 404
