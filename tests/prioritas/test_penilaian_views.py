"""The judging through the browser: who sees what when, the assessor's pages, the planner's steps."""

import json
import re
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import select

import smartpns
from smartpns.akun.izin import Peran
from smartpns.akun.models import Jejak
from smartpns.core.db import db, transaction
from smartpns.prioritas import services
from smartpns.prioritas.models import NilaiPenilai
from smartpns.prioritas.queries import isi_lembar
from smartpns.prioritas.rules import StatusPenilaian
from tests import pabrik
from tests.arsitektur.hak_akses import HAK_AKSES
from tests.arsitektur.kota import KlienCepat, aturan
from tests.arsitektur.test_cakupan import terbaca
from tests.halaman import sup, teks
from tests.prioritas.lima import lima_kebutuhan
from tests.prioritas.menilai import meja
from tests.prioritas.test_penilaian import KODE, NILAI_A, NILAI_B, SATU

RAHASIA = "Rahasia-catatan-penilai"
"""Stands in a note of the assessor who has handed in, and nowhere else."""


@pytest.fixture
def m(app):
    """A judging of the five needs with two assessors; the weights of the period are locked."""
    hasil = meja()
    with transaction():
        pabrik.kunci_bobot(hasil.periode)
    return hasil


def alamat(m, nomor, kode=None):
    """The address of a sheet, or of one need on it."""
    lembar = m.lembar(nomor)
    if kode is None:
        return f"/penilaian/{lembar.id}"
    butir = next(b.id for b in isi_lembar(lembar) if b.baris.kode == kode)
    return f"/penilaian/{lembar.id}/kebutuhan/{butir}"


def kisi(m, nomor, nilai):
    """What a page of the grid sends: (K2, K3[, note]) by code."""
    isi = {}
    for b in isi_lembar(m.lembar(nomor)):
        if b.baris.kode in nilai:
            k2, k3, *catatan = nilai[b.baris.kode]
            isi |= {f"{b.id}-k2": k2, f"{b.id}-k3": k3, f"{b.id}-catatan": "".join(catatan)}
    return isi


class TestButa:
    """Before the round is opened nobody reads another's values, wherever they look."""

    @pytest.fixture
    def sebelum(self, m):
        """The first assessor has handed in with a note, the second has just begun."""
        m.isi(0, {kode: (3, 3, f"{RAHASIA} {kode}") for kode in KODE})
        m.selesai(0)
        m.isi(1, {SATU: (1, 1, f"{RAHASIA} kedua")})
        return m

    def semua_alamat(self, app, m, peran):
        """Every page and download that a role may get, about this judging where an address names something."""
        kebutuhan = isi_lembar(m.lembar(0))[0].baris.id
        jejak = db.session.scalars(select(Jejak.id)).all()
        isi = {"kebutuhan_id": kebutuhan, "penilaian_id": m.penilaian.id, "penilai_id": m.lembar(0).penilai_id}
        for rule in aturan(app):
            if peran not in HAK_AKSES[rule.endpoint] or "GET" not in (rule.methods or ()):
                continue
            if rule.endpoint == "akun.satu_jejak":
                yield from (f"/jejak/{id_}" for id_ in jejak)
            elif rule.arguments <= set(isi):
                yield (
                    re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda c: str(isi[c[1]]), rule.rule) + f"?periode={m.periode.tahun}"
                )

    @pytest.mark.parametrize("peran", [p for p in Peran if not p.milik_opd])
    def test_no_page_and_no_download_shows_a_value(self, app, sebelum, peran):
        lain = KlienCepat(app, app.response_class)
        with lain.session_transaction() as sesi:
            sesi["_user_id"] = pabrik.sesi(pabrik.pengguna(peran))
        db.session.commit()
        bocor, dibuka = [], 0
        for url in self.semua_alamat(app, sebelum, peran):
            jawab = lain.get(url)
            dibuka += jawab.status_code == 200
            if RAHASIA in terbaca(jawab):
                bocor.append(url)
        assert not bocor and dibuka > 5

    def test_the_other_assessor_reads_only_the_own(self, masuk_sebagai, sebelum):
        satu, dua = (masuk_sebagai(orang) for orang in sebelum.orang)
        assert f"{RAHASIA} kedua" in satu_halaman(dua, alamat(sebelum, 1, SATU))
        for url in ("/penilaian", alamat(sebelum, 1), alamat(sebelum, 1, SATU), f"{alamat(sebelum, 1)}/selesai"):
            assert f"{RAHASIA} 1.0" not in satu_halaman(dua, url)
        for url in (alamat(sebelum, 0), alamat(sebelum, 0, SATU), f"{alamat(sebelum, 0)}/selesai"):
            assert dua.get(url).status_code == 404 and dua.kirim(url, {"k2": 0, "k3": 0}).status_code == 404
        assert f"{RAHASIA} kedua" not in satu_halaman(satu, alamat(sebelum, 0, SATU))

    def test_the_audit_record_holds_no_value(self, sebelum):
        semua = db.session.scalars(select(Jejak)).all()
        isi = json.dumps([[j.objek_label, j.alasan, j.sebelum, j.sesudah] for j in semua], default=str)
        assert RAHASIA not in isi and "nilai_penilai" not in {j.objek_jenis for j in semua}
        simpan = [j for j in semua if j.aksi == "simpan_nilai"]
        assert set(chain.from_iterable(j.sesudah for j in simpan)) == {"disimpan_pada"}

    def test_the_command_line_answers_as_before(self, app, sebelum):
        hasil = app.test_cli_runner().invoke(args=["prioritas", "hitung", "--periode", "2027", "--json"])
        baris = json.loads(hasil.stdout)
        assert (baris[0]["kode"], round(baris[0]["skor"], 6)) == (SATU, 72.5)
        assert {r.get("penilai", 0) for satu in baris for r in satu["rincian"]} == {0}
        assert RAHASIA not in hasil.stdout and "rata-rata" not in hasil.stdout

    def test_the_planner_sees_counts_only(self, masuk_sebagai, sebelum):
        perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        halaman = perencana.sup("/kelola/penilaian")
        assert teks(halaman.h1) == "Putaran 1: 1 dari 2 penilai selesai"
        assert "5 dari 5" in teks(halaman) and "1 dari 5" in teks(halaman) and "Nilai belum terbuka" in teks(halaman)
        assert not halaman.select("form[action$=ungkap]"), "the button comes when all have handed in"
        perencana.kirim(f"/kelola/penilaian/{sebelum.penilaian.id}/ungkap")
        assert sebelum.penilaian.status is StatusPenilaian.MENILAI

    def test_once_opened_the_record_and_the_page_show_who_gave_what(self, masuk_sebagai, sebelum):
        sebelum.isi(1, dict.fromkeys(KODE, (2, 2)))
        sebelum.selesai(1)
        sebelum.ungkap()
        auditor = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
        halaman = satu_halaman(auditor, "/kelola/penilaian")
        assert f"{RAHASIA} {SATU}" in halaman and "Penilai A" in halaman and "Penilai B" in halaman
        terungkap = db.session.scalars(select(Jejak).where(Jejak.objek_jenis == "nilai_penilai")).all()
        assert len(terungkap) == 10
        assert {"k2": 3, "k3": 3, "catatan": f"{RAHASIA} {SATU}"} in [j.sesudah for j in terungkap]
        bercatatan = next(j for j in terungkap if j.sesudah["k2"] == 3)
        assert RAHASIA in satu_halaman(auditor, f"/jejak/{bercatatan.id}")

    def test_the_second_look_is_blind_again_to_what_is_new(self, masuk_sebagai, m):
        m.nilai((3, 1), (0, 1))
        m.ungkap()
        m.minta_ulang()
        m.isi(0, {SATU: (1, 1, RAHASIA)})
        dua = masuk_sebagai(m.orang[1])
        halaman = dua.sup(alamat(m, 1, SATU))
        tabel = teks(halaman.select_one("section[aria-label='Nilai yang sudah terbuka'] tbody"))
        assert tabel.split() == "Penilai A 1 3 1 – Penilai B 1 0 1 –".split()
        assert RAHASIA not in teks(halaman)
        assert RAHASIA not in satu_halaman(masuk_sebagai(pabrik.pengguna(Peran.PERENCANA)), "/kelola/penilaian")

    def test_values_are_read_in_one_place_only(self):
        """Whatever reads the table of values stands in the queries (and is written by the services) of this room."""
        paket = Path(smartpns.__file__).parent
        tempat = {str(b.relative_to(paket)) for b in paket.rglob("*.py") if "NilaiPenilai" in b.read_text()}
        assert tempat == {
            "prioritas/models/__init__.py",
            "prioritas/models/penilaian.py",
            "prioritas/queries/penilaian.py",
            "prioritas/services/penilaian.py",
        }


def satu_halaman(klien, url):
    return teks(klien.sup(url))


class TestPenilai:
    def test_lands_on_the_tasks_with_the_progress(self, masuk_sebagai, m):
        m.isi(0, {SATU: (1, 1)})
        klien = masuk_sebagai(m.orang[0])
        assert klien.get("/beranda").headers["Location"] == "/penilaian"
        halaman = klien.sup("/penilaian")
        assert "1 tugas menunggu Anda" in teks(halaman) and "Dinilai 1 dari 5 kebutuhan" in teks(halaman)
        assert teks(halaman.select_one(".menu-daftar")) == "Penilaian"

    def test_without_a_task_it_says_who_gives_one(self, masuk_sebagai, app):
        halaman = satu_halaman(masuk_sebagai(pabrik.pengguna(Peran.PENILAI)), "/penilaian")
        assert "Belum ada tugas menilai" in halaman and "Perencana" in halaman

    def test_one_need_after_the_other_to_the_end(self, masuk_sebagai, m):
        klien = masuk_sebagai(m.orang[0])
        url = alamat(m, 0, SATU)
        for nomor in range(1, 6):
            jawab = klien.kirim(url, {"k2": "2", "k3": "1", "catatan": ""})
            assert jawab.status_code == 303, nomor
            url = jawab.headers["Location"]
        assert url == f"{alamat(m, 0)}/selesai"
        halaman = klien.sup(url)
        assert teks(halaman.h1) == "Anda menilai 5 kebutuhan" and "tidak dapat diubah" in teks(halaman)
        assert [teks(sel) for sel in halaman.select("tbody td")] == ["0", "0", "5", "0", "0", "5", "0", "0"]
        klien.kirim(url)
        assert m.lembar(0).selesai_pada is not None
        assert "Tidak ada tugas yang menunggu Anda" in satu_halaman(klien, "/penilaian")

    def test_everything_to_judge_by_but_not_the_claim(self, masuk_sebagai, m):
        halaman = masuk_sebagai(m.orang[0]).sup(alamat(m, 0, SATU))
        isi = teks(halaman)
        assert all(kata in isi for kata in ("Jabatan A", "Pemangku jabatan belum memenuhi", "OPD tidak menulisnya"))
        assert "2 dari 4 Jabatan A belum" in isi and "3 dari 3" not in isi
        assert not halaman.select("input[type=radio][checked]"), "nothing is chosen beforehand"
        arti = [teks(p) for p in halaman.select(".pilihan-ket")]
        assert len(arti) == 8 and all(arti)

    def test_a_missing_value_is_named_beside_its_field_and_nothing_is_lost(self, masuk_sebagai, m):
        klien = masuk_sebagai(m.orang[0])
        jawab = klien.kirim(alamat(m, 0, SATU), {"k3": "3", "catatan": "Sudah saya tulis."})
        halaman = sup(jawab)
        assert jawab.status_code == 422 and "Pilih nilai K2" in teks(halaman.select_one("#ringkasan-galat"))
        assert "Sudah saya tulis." in teks(halaman) and halaman.select_one("#k3-3").has_attr("checked")
        assert db.session.scalars(select(NilaiPenilai)).all() == []

    @pytest.mark.parametrize("nilai", ["4", "-1", "dua", "03", "12"])
    def test_a_value_off_the_scale_is_refused(self, masuk_sebagai, m, nilai):
        klien = masuk_sebagai(m.orang[0])
        jawab = klien.kirim(alamat(m, 0, SATU), {"k2": nilai, "k3": "1"})
        assert jawab.status_code == 422 and "0 sampai 3" in teks(sup(jawab))
        jawab = klien.kirim(alamat(m, 0), kisi(m, 0, {SATU: (nilai, 1)}))
        assert jawab.status_code == 422 and f"{SATU}: Nilai K2 tidak dikenal" in teks(sup(jawab))
        assert db.session.scalars(select(NilaiPenilai)).all() == []

    def test_many_needs_on_one_page(self, masuk_sebagai, m):
        klien = masuk_sebagai(m.orang[0])
        isi = kisi(m, 0, {SATU: (3, 2, "Catatan saya."), "1.01-002": (1, "")})
        jawab = klien.kirim(alamat(m, 0), isi, follow_redirects=True)
        assert "2 kebutuhan tersimpan" in teks(sup(jawab)) and "Dinilai 1 dari 5" in teks(sup(jawab).h1)
        assert "Catatan saya." in str(klien.sup(alamat(m, 0)))
        assert [n.k2 for n in db.session.scalars(select(NilaiPenilai).order_by(NilaiPenilai.k2))] == [1, 3]
        jawab = klien.kirim(alamat(m, 0), isi, follow_redirects=True)
        assert "Tidak ada yang berubah" in teks(sup(jawab))

    def test_filters_live_in_the_address(self, masuk_sebagai, m):
        m.isi(0, {SATU: (1, 1)})
        klien = masuk_sebagai(m.orang[0])

        def baris(kueri):
            return len(klien.sup(alamat(m, 0) + kueri).select(".tabel-nilai tbody tr"))

        jumlah = [baris(k) for k in ("", "?keadaan=belum", "?keadaan=sudah", "?opd=1.02", "?kata=jabatan+c")]
        assert jumlah == [5, 4, 1, 2, 1]
        assert "Tidak ada yang cocok" in satu_halaman(klien, alamat(m, 0) + "?kata=astronomi")
        jawab = klien.kirim(alamat(m, 0) + "?keadaan=belum", kisi(m, 0, {"1.01-002": (1, 1)}))
        assert jawab.headers["Location"].endswith("?keadaan=belum")

    def test_changing_at_the_second_look_asks_for_the_reason(self, masuk_sebagai, m):
        m.nilai((3, 1), (0, 1))
        m.ungkap()
        m.minta_ulang()
        klien = masuk_sebagai(m.orang[1])
        halaman = klien.sup(alamat(m, 1, SATU))
        assert halaman.select_one("#k2-0").has_attr("checked"), "the own first value stands there"
        jawab = klien.kirim(alamat(m, 1, SATU), {"k2": "2", "k3": "1", "catatan": ""})
        assert jawab.status_code == 422 and "Tulis alasannya" in teks(sup(jawab).select_one("#catatan-galat"))
        jawab = klien.kirim(alamat(m, 1), kisi(m, 1, {SATU: (2, 1)}))
        assert jawab.status_code == 422 and "Tulis alasannya" in teks(sup(jawab))
        assert klien.kirim(alamat(m, 1, SATU), {"k2": "0", "k3": "1", "catatan": ""}).status_code == 303

    def test_after_handing_in_everything_is_read_only(self, masuk_sebagai, m):
        m.isi(0, (1, 1))
        m.selesai(0)
        klien = masuk_sebagai(m.orang[0])
        assert not klien.sup(alamat(m, 0)).select("select[name$=k2]")
        assert "tidak dapat diubah lagi" in satu_halaman(klien, alamat(m, 0, SATU))
        assert klien.kirim(alamat(m, 0, SATU), {"k2": "3", "k3": "3"}).status_code == 422
        assert klien.kirim(alamat(m, 0), kisi(m, 0, {SATU: (3, 3)})).status_code == 409
        assert klien.kirim(f"{alamat(m, 0)}/selesai").status_code == 422
        assert {n.k2 for n in db.session.scalars(select(NilaiPenilai))} == {1}

    def test_the_check_page_names_what_is_missing(self, masuk_sebagai, m):
        m.isi(0, {SATU: (1, 1)})
        klien = masuk_sebagai(m.orang[0])
        halaman = satu_halaman(klien, f"{alamat(m, 0)}/selesai")
        assert "4 kebutuhan belum bernilai" in halaman and "1.01-002" in halaman
        assert klien.kirim(f"{alamat(m, 0)}/selesai").status_code == 422


class TestPerencana:
    def test_the_whole_way(self, masuk_sebagai, app):
        """Open, judge, open the values, send back, judge again, close; the ranking changes only then."""
        periode, _ = lima_kebutuhan()
        orang = [pabrik.pengguna(Peran.PENILAI, nama=f"Penilai {n}") for n in "AB"]
        pabrik.kunci_bobot(periode)
        perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        assert "5 kebutuhan belum dinilai tim" in satu_halaman(perencana, "/peringkat")
        assert "belum dibuka" in satu_halaman(perencana, "/kelola/penilaian")
        jawab = perencana.kirim("/kelola/penilaian/buka", {"penilai": [str(orang[0].id)]})
        assert jawab.status_code == 422 and "sedikitnya 2" in teks(sup(jawab).select_one("#ringkasan-galat"))
        assert perencana.kirim("/kelola/penilaian/buka", {"penilai": [str(o.id) for o in orang]}).status_code == 303
        assert "Penilaian K2 dan K3 masih berjalan" in satu_halaman(perencana, "/peringkat")

        for satu, k2 in zip(orang, ("3", "1"), strict=True):
            self.menilai_semua(masuk_sebagai(satu), {"k2": k2, "k3": "2"})
        self.langkah(perencana, "ungkap")
        halaman = perencana.sup("/kelola/penilaian")
        assert teks(halaman.h1) == "5 dari 5 kebutuhan berselisih lebar"
        assert "Kirim kembali 5 kebutuhan" in teks(halaman) and "Tutup penilaian" not in teks(halaman)
        self.langkah(perencana, "ulang")
        self.menilai_semua(masuk_sebagai(orang[0]), {"k2": "3", "k3": "2"})
        self.menilai_semua(masuk_sebagai(orang[1]), {"k2": "2", "k3": "2", "catatan": "Ada di Bab 4."})
        self.langkah(perencana, "ungkap")
        self.langkah(perencana, "tutup")
        assert teks(perencana.sup("/kelola/penilaian").h1) == "5 kebutuhan sudah dinilai"
        peringkat = satu_halaman(perencana, "/peringkat")
        assert "belum dinilai tim" not in peringkat and "masih berjalan" not in peringkat
        mengapa = perencana.sup("/peringkat").select_one("a.tautan-mengapa")["href"]
        assert "2,5 dari 3: rata-rata 2 penilai (2 dan 3)" in satu_halaman(perencana, mengapa)
        assert "Penilai A" not in satu_halaman(perencana, mengapa) + peringkat

    @staticmethod
    def menilai_semua(klien, isi):
        """From the task list through every need to the end, by the links of the pages."""
        url = klien.sup("/penilaian").select_one(".daftar-tugas .btn")["href"]
        url = next(a["href"] for a in klien.sup(url).select("a.btn") if "satu per satu" in teks(a))
        while not url.endswith("/selesai"):
            jawab = klien.kirim(url, {"catatan": "", **isi})
            assert jawab.status_code == 303, teks(sup(jawab))
            url = jawab.headers["Location"]
        assert klien.kirim(url).status_code == 303

    @staticmethod
    def langkah(klien, nama):
        """Press the button that the page offers."""
        formulir = klien.sup("/kelola/penilaian").select_one(f"form[action$='/{nama}']")
        assert formulir, f"no button for {nama}"
        assert klien.kirim(formulir["action"]).status_code == 303

    def test_the_ranking_of_the_page_is_the_ranking_by_hand(self, masuk_sebagai, m):
        m.sampai_ditutup(NILAI_A, NILAI_B)
        halaman = masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN)).sup("/peringkat")
        assert [teks(b.select("td")[-1]) for b in halaman.select(".tabel-peringkat tbody tr:not(.garis-potong)")] == [
            "74,50", "65,00", "60,00", "49,75", "27,25",
        ]  # fmt: skip

    def test_an_assessor_leaves_with_a_reason(self, masuk_sebagai, app):
        m = meja(3)
        perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        url = f"/kelola/penilaian/penilai/{m.lembar(2).penilai_id}/akhiri"
        assert perencana.kirim(url, {"alasan": " "}).status_code == 422
        assert perencana.kirim(url, {"alasan": "Pindah tugas."}).status_code == 303
        halaman = satu_halaman(perencana, "/kelola/penilaian")
        assert "Diakhiri" in halaman and "Pindah tugas." in halaman and "0 dari 2 penilai selesai" in halaman
        assert "Diakhiri perencana" in satu_halaman(masuk_sebagai(m.orang[2]), "/penilaian")
        url = f"/kelola/penilaian/penilai/{m.lembar(1).penilai_id}/akhiri"
        jawab = perencana.kirim(url, {"alasan": "Cuti."})
        assert jawab.status_code == 422 and "kurang dari 2 penilai" in teks(sup(jawab))

    def test_adding_an_assessor(self, masuk_sebagai, m):
        perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        url = f"/kelola/penilaian/{m.penilaian.id}/penilai"
        assert "sudah bertugas" in satu_halaman(perencana, url)
        baru = pabrik.pengguna(Peran.PENILAI, nama="Penilai Baru")
        assert perencana.kirim(url, {"penilai": [str(baru.id)]}).status_code == 303
        assert "Penilai Baru" in satu_halaman(perencana, "/kelola/penilaian")

    def test_reopening_asks_for_the_reason(self, masuk_sebagai, m):
        m.sampai_ditutup((2, 2), (2, 2))
        perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        url = f"/kelola/penilaian/{m.penilaian.id}/buka-kembali"
        assert perencana.kirim(url, {"alasan": ""}).status_code == 422
        assert perencana.kirim(url, {"alasan": "Susulan."}).status_code == 303
        assert "masih berjalan" in satu_halaman(perencana, "/peringkat")

    def test_who_is_both_planner_and_assessor_runs_nothing(self, masuk_sebagai, m):
        m.nilai((2, 2), (2, 2))
        pabrik.penugasan(m.orang[0], Peran.PERENCANA)
        orang = m.orang[0]
        klien = masuk_sebagai(orang)
        tugas = next(p for p in orang.penugasan if p.peran is Peran.PERENCANA)
        klien.kirim("/akun/peran", {"penugasan": str(tugas.id)})
        jawab = klien.kirim(f"/kelola/penilaian/{m.penilaian.id}/ungkap", follow_redirects=True)
        assert "Minta rekan Anda" in teks(sup(jawab)) and m.penilaian.status is StatusPenilaian.MENILAI

    def test_without_accounts_it_says_whom_to_ask(self, masuk_sebagai, app):
        lima_kebutuhan()
        perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        assert "Minta admin memberi peran Penilai" in satu_halaman(perencana, "/kelola/penilaian/buka")

    def test_the_auditor_looks_on(self, masuk_sebagai, m):
        auditor = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
        halaman = auditor.sup("/kelola/penilaian")
        assert "Penilai A" in teks(halaman) and not halaman.select("main form") and "Akhiri" not in teks(halaman)
        with pytest.raises(AssertionError):
            auditor.sup(f"/kelola/penilaian/{m.penilaian.id}/penilai")
        assert services.belum_selesai(m.penilaian)
