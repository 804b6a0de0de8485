"""The pages of the committee's list: what a move does is shown before it is stored, and stays readable for good."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from smartpns.akun.izin import Peran
from smartpns.anggaran.queries import kebutuhan_berperingkat
from smartpns.core.db import db, transaction
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.prioritas.models import Pemindahan
from smartpns.prioritas.queries import peringkat
from smartpns.prioritas.services import buka_kunci, pindahkan
from smartpns.publikasi.services import susun_baris
from smartpns.rencana import services
from tests import pabrik
from tests.halaman import sup, teks
from tests.prioritas.lima import lima_kebutuhan
from tests.rencana.susunan import SISTEM, periode_berpagu


@pytest.fixture
def perencana(masuk_sebagai):
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


@pytest.fixture
def periode(app):
    """Five needs; only the first one that the ceiling of 2028 meets fits, the others of the APBD wait."""
    return periode_berpagu(th2028=3_000_000)


def id_(periode, kode):
    return next(s.baris.id for s in peringkat(periode) if s.baris.kode == kode)


def alamat(periode, kode="1.02-001"):
    return f"/peringkat/{id_(periode, kode)}/pindahkan"


def simpan(klien, periode, kode="1.02-001", **lain):
    isian = {"ke": "1", "diperiksa": "1", "alasan": "Perda baru.", "aksi": "simpan"} | lain
    return klien.kirim(alamat(periode, kode), isian)


class TestPindahkan:
    def test_the_list_leads_there(self, perencana, periode):
        tautan = perencana.sup("/peringkat").select("a[href*=pindahkan]")
        assert [a["href"].split("?")[0] for a in tautan][1] == alamat(periode)

    def test_shows_who_leaves_the_ceilings_because_of_it_and_stores_nothing(self, perencana, periode):
        halaman = teks(sup(perencana.kirim(alamat(periode), {"ke": "1", "aksi": "periksa"})))
        assert "1 kebutuhan keluar dari pagu, 1 masuk" in halaman
        assert "Keluar: Dinas Contoh 1: S1 Akuntansi (Jabatan A), menjadi peringkat 2" in halaman
        assert "Masuk: Dinas Contoh 2: S1 Akuntansi (Jabatan C), menjadi peringkat 1" in halaman
        assert "2 kebutuhan berganti peringkat" in halaman
        assert db.session.query(Pemindahan).count() == 0

    @pytest.mark.parametrize(("aksi", "ke", "jadi"), [("naik", "3", "2"), ("turun", "3", "4"), ("naik", "x", "3")])
    def test_up_and_down_go_one_place_from_what_is_typed(self, perencana, periode, aksi, ke, jadi):
        halaman = sup(perencana.kirim(alamat(periode, "1.03-001"), {"ke": ke, "aksi": aksi}))
        assert halaman.select_one("#ke")["value"] == jadi

    def test_a_move_that_was_not_checked_is_shown_first(self, perencana, periode):
        halaman = sup(simpan(perencana, periode, diperiksa="3"))
        assert "Pindahkan ke peringkat 1" in teks(halaman) and halaman.select_one("#diperiksa")["value"] == "1"
        assert "Perda baru." in teks(halaman.select_one("#alasan"))
        assert db.session.query(Pemindahan).count() == 0

    def test_stored_both_ranks_stand_side_by_side(self, perencana, periode):
        jawaban = simpan(perencana, periode)
        assert jawaban.status_code == 303
        assert "dipindahkan dari peringkat 2 ke 1" in teks(perencana.sup(jawaban.location))
        baris = perencana.sup("/peringkat").select(".tabel-peringkat tbody tr:not(.garis-potong)")
        assert "Diputuskan 1 · hitungan 2: “Perda baru.”" in teks(baris[0])
        assert "Diputuskan 2 · hitungan 1 " in teks(baris[1])
        assert "hitungan" not in teks(baris[2])

    def test_the_explanation_keeps_to_the_computed_ranks_and_says_what_the_committee_decided(self, perencana, periode):
        simpan(perencana, periode)
        tautan = [a["href"] for a in perencana.sup("/peringkat").select(".tautan-mengapa")]
        pertama, kedua = (teks(perencana.sup(a)) for a in tautan[:2])
        assert "Mengapa peringkat 1?" in pertama and "Diputuskan 1 · hitungan 2: “Perda baru.”" in pertama
        assert "Kurang 14,166667 poin dari peringkat hitungan 1" in pertama
        assert "Keputusan tim menempatkannya di atas garis" in pertama
        assert "Diputuskan 2 · hitungan 1: bergeser karena tim memindahkan kebutuhan lain." in kedua
        assert "Tertinggi dari 5 kebutuhan menurut hitungan" in kedua
        assert "Keputusan tim menempatkannya di bawah garis" in kedua

    @pytest.mark.parametrize(
        ("isian", "kolom", "kata"),
        [
            ({"ke": ""}, "ke", "Isi peringkat yang dituju"),
            ({"ke": "satu"}, "ke", "bilangan"),
            ({"ke": "9"}, "ke", "Isi 1 sampai 5"),
            ({"ke": "2"}, "ke", "sudah di peringkat 2"),
            ({"alasan": " "}, "alasan", "Tulis alasan"),
        ],
    )
    def test_refusals_stand_beside_their_field(self, perencana, periode, isian, kolom, kata):
        jawaban = simpan(perencana, periode, **isian)
        assert jawaban.status_code == 422
        assert kata in teks(sup(jawaban).select_one(f"#{kolom}-galat"))
        assert db.session.query(Pemindahan).count() == 0

    def test_unknown_need_is_not_found(self, perencana, periode):
        perencana.sup("/peringkat/00000000-0000-0000-0000-000000000000/pindahkan", 404)


class TestDaftarDanCoret:
    def test_without_a_move_it_says_where_to_begin(self, perencana, periode):
        assert "Belum ada yang dipindahkan" in teks(perencana.sup("/peringkat/pemindahan"))

    def test_struck_out_with_a_reason_and_still_listed(self, perencana, periode):
        simpan(perencana, periode)
        halaman = perencana.sup("/peringkat/pemindahan")
        assert "1 pemindahan tim berlaku" in teks(halaman) and "Perda baru." in teks(halaman)
        coret = halaman.select_one("tbody a[href$=coret]")["href"]
        assert "1 kebutuhan keluar dari pagu, 1 masuk" in teks(perencana.sup(coret))
        assert perencana.kirim(coret, {"alasan": " "}).status_code == 422
        perencana.kirim(coret, {"alasan": "Perda batal."})
        halaman = teks(perencana.sup("/peringkat/pemindahan"))
        assert "0 pemindahan tim berlaku" in halaman and "Dicoret" in halaman and "Perda batal." in halaman
        perencana.sup(coret, 409)
        assert "hitungan" not in teks(perencana.sup("/peringkat").select_one(".tabel-peringkat tbody"))

    def test_a_need_that_left_the_ranking_keeps_its_line(self, perencana, periode):
        satu = pabrik.kebutuhan(pabrik.usulan(periode, pabrik.unit()), pabrik.jabatan())
        pabrik.pemindahan(periode, satu)
        assert "tidak lagi diperingkat" in teks(perencana.sup("/peringkat/pemindahan"))


def test_moves_made_under_other_weights_are_named_until_struck_out(perencana, periode):
    simpan(perencana, periode)
    with transaction():
        satu = db.session.query(Pemindahan).one()
        buka_kunci(periode, "Rapat ulang.", SISTEM)
        pabrik.kunci_bobot(periode, pabrik.versi_bobot(nilai={"K1": 60, "K2": 40}).nomor)
    for halaman in ("/peringkat", "/peringkat/pemindahan", "/rencana/susun"):
        isi = teks(perencana.sup(halaman))
        assert "1 pemindahan diputuskan dengan bobot lain" in isi and f"{satu.sebutan} (1.02-001), 2 ke 1" in isi
    perencana.kirim(f"/peringkat/pemindahan/{satu.id}/coret", {"alasan": "Bobotnya sudah lain."})
    assert "dengan bobot lain" not in teks(perencana.sup("/peringkat"))


def test_no_rank_is_shown_before_the_weights_are_locked(perencana, app):
    periode, _ = lima_kebutuhan()
    satu = pabrik.pemindahan(periode, db.session.query(Kebutuhan).first())
    for tautan in ("/peringkat/pemindahan", alamat(periode), f"/peringkat/pemindahan/{satu.id}/coret"):
        jawaban = perencana.get(tautan)
        assert (jawaban.status_code, jawaban.location.split("?")[0]) == (302, "/peringkat")


class TestKeputusan:
    def test_the_leader_reads_what_the_committee_changed_and_why(self, masuk_sebagai, periode):
        with transaction():
            pindahkan(periode, id_(periode, "1.02-001"), 1, "Perda baru.", SISTEM)
            services.kirim(services.susun(periode, SISTEM), SISTEM)
        halaman = teks(masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN)).sup("/rencana/keputusan"))
        assert "Diubah tim dari hitungan" in halaman
        assert "Dinas Contoh 2: S1 Akuntansi naik 1 peringkat, 2 menjadi 1" in halaman
        assert "“Perda baru.”" in halaman and "1 kebutuhan lain bergeser karenanya" in halaman

    def test_nothing_moved_is_said(self, masuk_sebagai, periode):
        with transaction():
            services.kirim(services.susun(periode, SISTEM), SISTEM)
        halaman = teks(masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN)).sup("/rencana/keputusan"))
        assert "Tidak ada. Urutan daftar sama dengan urutan hitungan." in halaman


class TestDiTempatLain:
    """Wherever the plan goes, it goes in the decided order."""

    def _rencana(self, periode):
        pindahkan(periode, id_(periode, "1.02-001"), 1, "Perda baru.", SISTEM)
        pindahkan(periode, id_(periode, "1.02-001"), 2, "Perda ditunda.", SISTEM)
        pindahkan(periode, id_(periode, "1.03-001"), 1, "Temuan BPK.", SISTEM)
        return services.susun(periode, SISTEM)

    def test_the_workbook_has_both_ranks_and_every_reason(self, perencana, periode):
        with transaction():
            satu = self._rencana(periode)
        buku = load_workbook(BytesIO(perencana.get(f"/rencana/{satu.id}/rencana.xlsx").data))
        kepala, *baris = buku["Daftar peringkat"].iter_rows(values_only=True)
        kolom = [kepala.index(nama) for nama in ("Peringkat", "Peringkat hitungan", "Alasan pemindahan", "Kode")]
        assert [tuple(b[k] for k in kolom) for b in baris[:3]] == [
            (1, 4, "Temuan BPK.", "1.03-001"),
            (2, 1, None, "1.01-001"),
            (3, 2, "Perda baru. Lalu: Perda ditunda.", "1.02-001"),
        ]

    def test_the_public_list_shows_the_decided_order(self, app, periode):
        satu = self._rencana(periode)
        assert [(b.prioritas, b.kode_opd) for b in susun_baris(satu)][:3] == [(1, "1.03"), (2, "1.01"), (3, "1.02")]

    def test_the_budget_is_cut_in_the_decided_order(self, app, periode):
        self._rencana(periode)
        urut = [butir.id for butir in kebutuhan_berperingkat(periode)]
        assert urut[:2] == [str(id_(periode, "1.03-001")), str(id_(periode, "1.01-001"))]


@pytest.mark.parametrize(
    ("peran", "lihat", "ubah"),
    [(Peran.PERENCANA, 200, 200), (Peran.PIMPINAN, 200, 403), (Peran.AUDITOR, 200, 403), (Peran.OPERATOR, 403, 403)],
)
def test_who_may(masuk_sebagai, periode, peran, lihat, ubah):
    opd = pabrik.unit() if peran.milik_opd else None
    klien = masuk_sebagai(pabrik.pengguna(peran, opd))
    assert klien.get("/peringkat/pemindahan").status_code == lihat
    assert klien.get(alamat(periode)).status_code == ubah
    assert simpan(klien, periode).status_code == (303 if ubah == 200 else 403)
    assert db.session.query(Pemindahan).count() == (ubah == 200)
