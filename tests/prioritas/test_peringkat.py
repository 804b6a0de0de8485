"""Ranking from the database: what each criterion is read from, by hand, and at a constant number of statements."""

import json
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from sqlalchemy import event

from smartpns.akun.izin import Pelaku
from smartpns.akun.models import Jejak
from smartpns.core.db import db, transaction
from smartpns.core.errors import DomainError
from smartpns.core.waktu import hari_ini
from smartpns.organisasi.rules import JenisUnit, Jenjang, Pembiayaan
from smartpns.prioritas.queries import bobot_berlaku, dampak_bobot, peringkat
from smartpns.prioritas.rules import KODE_KRITERIA, Bahan, bobot_bawaan
from smartpns.prioritas.services import bobot_bawaan as pastikan_bobot
from smartpns.prioritas.services import simpan_bobot
from tests import pabrik
from tests.prioritas.lima import (
    diterima,
    harga,
    lima_kebutuhan,
    pemangku,
    periode_terverifikasi,
    usulan_terverifikasi,
)

SISTEM = Pelaku.sistem()


def bobot(**lain):
    return dict.fromkeys(KODE_KRITERIA, 0) | lain


class TestLimaKebutuhan:
    """The five needs of `lima.py`, whose values and points are worked out there by hand."""

    def test_order_and_scores(self, app):
        periode, harap = lima_kebutuhan()
        assert [(t.hasil.id, round(t.hasil.skor, 6)) for t in peringkat(periode)] == harap

    def test_values_say_what_they_are_made_of(self, app):
        periode, _ = lima_kebutuhan()
        teks = {t.baris.kode: {r["kode"]: r["teks"] for r in t.rincian} for t in peringkat(periode)}
        assert teks["1.01-001"] == {
            "K1": "2 dari 4 pemangku belum memenuhi",
            "K2": "3 dari 3: program prioritas RPJMD",
            "K3": "tingkat 2 dari 3",
            "K4": "4 dari 8 formasi kosong",
            "K5": "1 dari 4 pemangku",
            "K6": "urutan 1 di OPD-nya",
            "K7": "Rp8.000.000",
            "K8": "0 tahun",
        }
        assert teks["1.01-002"]["K7"] == "tidak membebani APBD"
        assert teks["1.02-001"]["K1"] == "jabatan kosong seluruhnya, 4 formasi"
        assert teks["1.02-001"]["K5"] == "tidak berlaku: belum ada pemangku yang dapat pensiun"

    def test_the_ranking_of_unchanged_data_is_the_same_on_any_day(self, app):
        """Retirements count to the end of the plan's last year, not from the day the page is opened."""
        periode, _ = lima_kebutuhan()
        hari = (hari_ini(), date(periode.tahun - 1, 12, 31), date(periode.tahun, 1, 2), date(periode.tahun + 2, 6, 30))
        skor = []
        for satu in hari:
            with time_machine.travel(satu):
                skor.append([(t.baris.kode, t.hasil.skor, t.dinilai.bahan.pensiun) for t in peringkat(periode)])
        assert all(satu == skor[0] for satu in skor)

    def test_a_wholly_vacant_post_is_a_full_gap_unless_set_otherwise(self):
        nilai = {"belum_memenuhi": 0, "belum_dapat_dinilai": 0, "kosong": 4, "pensiun": 0, "dukungan_rpjmd": 1}
        kosong = Bahan(pemangku=0, formasi=4, kritikal=1, prioritas_opd=1, biaya_per_orang=0, **nilai)
        assert (kosong.nilai["K1"], kosong.nilai["K4"], kosong.nilai["K5"]) == (1.0, 1.0, 0.0)
        assert kosong.teks(str)["K1"].endswith("dihitung sebagai kesenjangan penuh")
        assert replace(kosong, kosong_penuh=False).nilai["K1"] is None
        tak_diketahui = replace(kosong, formasi=0, kosong=0)
        assert (tak_diketahui.nilai["K1"], tak_diketahui.nilai["K5"]) == (None, None)

    def test_a_need_of_a_unit_below_counts_that_unit(self, app):
        """Of four holders two lack the degree; the two of the section both do, and the section has one vacant place."""
        periode, prodi = pabrik.periode(), pabrik.program_studi("Akuntansi")
        harga()
        opd = pabrik.unit(kode="1.09")
        bidang = pabrik.unit(kode="1.09.01", jenis=JenisUnit.BIDANG, induk_id=opd.id, opd_id=opd.id, nama="Bidang Uji")
        seksi = pabrik.unit(kode="1.09.01.1", jenis=JenisUnit.BIDANG, induk_id=bidang.id, opd_id=opd.id)
        jabatan = pabrik.jabatan((prodi,), jenjang_syarat=Jenjang.S1)
        pemangku(opd, jabatan, prodi, belum=0, memenuhi=2)
        pemangku(bidang, jabatan, prodi, belum=1)
        pemangku(seksi, jabatan, prodi, belum=1)
        pabrik.formasi(opd, jabatan, 2)
        pabrik.formasi(seksi, jabatan, 2)
        usulan = usulan_terverifikasi(periode, opd)
        diterima(usulan, jabatan, prodi, unit_id=bidang.id)
        diterima(usulan, jabatan, prodi, unit_id=opd.id)
        teks = {t.baris.unit_nama: {r["kode"]: r["teks"] for r in t.rincian} for t in peringkat(periode)}
        assert teks["Bidang Uji"]["K1"] == "2 dari 2 pemangku belum memenuhi di Bidang Uji"
        assert teks["Bidang Uji"]["K4"] == "1 dari 2 formasi kosong di Bidang Uji"
        assert teks[opd.nama]["K1"] == "2 dari 4 pemangku belum memenuhi"

    def test_every_score_can_be_recomputed_from_its_breakdown(self, app):
        periode, _ = lima_kebutuhan()
        for satu in peringkat(periode):
            assert round(sum(r["bobot"] * r["normal"] for r in satu.rincian), 9) == satu.hasil.skor

    def test_other_weights_move_needs_and_the_largest_move_comes_first(self, app):
        periode, _ = lima_kebutuhan()
        dampak = dampak_bobot(periode, bobot(K7=100))
        besar = [abs(g.naik) for g in dampak.pindah]
        assert besar == sorted(besar, reverse=True) and (dampak.naik, dampak.turun) == (2, 3)
        assert (dampak.pindah[0].baris.kode, dampak.pindah[0].lama, dampak.pindah[0].baru) == ("1.01-002", 3, 1)
        assert not dampak_bobot(periode, bobot_bawaan()).pindah

    def test_command_answers_with_the_agreed_columns(self, app):
        periode, _ = lima_kebutuhan()
        pabrik.kunci_bobot(periode)
        db.session.commit()
        hasil = app.test_cli_runner().invoke(args=["prioritas", "hitung", "--periode", "2027", "--json"])
        baris = json.loads(hasil.output)
        assert hasil.exit_code == 0 and [b["peringkat"] for b in baris] == [1, 2, 3, 4, 5]
        assert {"opd", "jabatan", "jenjang", "program_studi", "jumlah", "skor", "rincian"} <= set(baris[0])

    def test_command_warns_while_the_weights_are_open(self, app):
        lima_kebutuhan()
        db.session.commit()
        hasil = app.test_cli_runner().invoke(args=["prioritas", "hitung", "--periode", "2027", "--json"])
        assert hasil.exit_code == 0 and len(json.loads(hasil.stdout)) == 5
        assert "bobot periode 2027–2031 belum dikunci" in hasil.stderr

    def test_command_fails_for_an_unknown_period(self, app):
        hasil = app.test_cli_runner().invoke(args=["prioritas", "hitung", "--periode", "1999"])
        assert hasil.exit_code == 1 and "1999" in hasil.output


def test_only_accepted_rows_of_verified_proposals_are_ranked(app):
    from_verified, _ = lima_kebutuhan()
    opd = pabrik.unit()
    pabrik.kebutuhan(pabrik.usulan(from_verified, opd), pabrik.jabatan())
    assert len(peringkat(from_verified)) == 5


def test_statements_do_not_grow_with_the_rows(app):
    hari_ini()  # reads the settings, once per request

    def hitung_pernyataan(banyak):
        periode = periode_terverifikasi(2027 + banyak, banyak)
        db.session.flush()
        catatan = []

        def catat_sql(*argumen):
            catatan.append(argumen[2])

        event.listen(db.engine, "before_cursor_execute", catat_sql)
        try:
            assert len(peringkat(periode)) == banyak
        finally:
            event.remove(db.engine, "before_cursor_execute", catat_sql)
        return len(catatan)

    assert hitung_pernyataan(3) == hitung_pernyataan(30)


class TestBobot:
    def test_without_a_version_the_defaults_count(self, app):
        assert bobot_berlaku() is None

    def test_first_use_stores_the_defaults_as_version_1(self, app):
        with transaction():
            versi = pastikan_bobot(SISTEM)
        assert (versi.nomor, sum(versi.nilai.values())) == (1, 100)
        assert pastikan_bobot(SISTEM) is bobot_berlaku()

    def test_new_version_counts_from_its_day(self, app):
        with transaction():
            simpan_bobot(bobot(K1=60, K2=40), "SK uji", "Tim sepakat.", date(2099, 1, 1), SISTEM)
        assert bobot_berlaku().nomor == 1
        assert bobot_berlaku(date(2099, 1, 1)).nilai["K1"] == 60

    def test_new_version_is_audited_with_its_reason(self, app):
        with transaction():
            simpan_bobot(bobot(K1=60, K2=40), "SK uji", "Tim sepakat.", date(2026, 1, 1), SISTEM)
        jejak = db.session.query(Jejak).filter_by(aksi="simpan_bobot").order_by(Jejak.id.desc()).first()
        assert jejak.alasan == "Tim sepakat." and jejak.sesudah["nilai"]["K1"] == 60

    @pytest.mark.parametrize(
        ("isi", "field", "potongan"),
        [
            ({"nilai": bobot(K1=60, K2=39.5)}, None, "sekarang 99,5, kurang 0,5"),
            ({"nilai": bobot(K1=101)}, None, "lebih 1"),
            ({"nilai": bobot(K1=-1, K2=101)}, "K1", "tidak boleh -1"),
            ({"dasar": "  "}, "dasar", "dasar"),
            ({"alasan": ""}, "alasan", "alasan"),
            ({"berlaku_mulai": date(2020, 1, 1)}, "berlaku_mulai", "sudah berlaku sejak"),
            ({"nilai": bobot_bawaan()}, None, "sama dengan versi 1"),
        ],
    )
    def test_each_refusal_says_how_to_mend_it(self, app, isi, field, potongan):
        bawaan = {
            "nilai": bobot(K1=60, K2=40),
            "dasar": "SK uji",
            "alasan": "Tim sepakat.",
            "berlaku_mulai": date(2026, 1, 1),
        }
        with pytest.raises(DomainError, match=potongan) as galat:
            simpan_bobot(**(bawaan | isi), oleh=SISTEM)
        assert galat.value.field == field


def test_self_funded_study_costs_the_apbd_nothing(app):
    periode, _ = lima_kebutuhan()
    mandiri = [t for t in peringkat(periode) if t.baris.pembiayaan is Pembiayaan.MANDIRI]
    assert [t.hasil.rincian["K7"].normal for t in mandiri] == [1.0]
    assert all(t.baris.jenjang_tujuan is Jenjang.S1 for t in mandiri)
