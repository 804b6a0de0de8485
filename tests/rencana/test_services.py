"""Freezing, the road to the decree, and what a later change can and cannot touch."""

from datetime import timedelta

import pytest

from smartpns.akun.audit import catat
from smartpns.akun.models import Jejak
from smartpns.anggaran.models import Pagu
from smartpns.core.db import db, transaction
from smartpns.core.errors import DomainError
from smartpns.core.waktu import hari_ini
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.organisasi.models import Jabatan, Pegawai
from smartpns.prioritas.queries import peringkat
from smartpns.prioritas.rules import sidik
from smartpns.prioritas.services import pindahkan
from smartpns.rencana import services
from smartpns.rencana.models import BarisRencana, Rencana, TahunRencana
from smartpns.rencana.queries import ambil_rencana, hitung_sidik, sidik_cocok
from smartpns.rencana.rules import StatusRencana
from tests import pabrik
from tests.prioritas.lima import lima_kebutuhan
from tests.rencana.susunan import SISTEM, pagu, periode_berpagu, rencana


def kolom_baris():
    return [k.key for k in BarisRencana.__table__.columns]


def isi(satu):
    """Everything frozen, as plain values."""
    return [[getattr(b, k) for k in kolom_baris()] for b in satu.baris], [
        (t.tahun, t.pagu, t.usulan_baru) for t in satu.tahun
    ]


class TestSusun:
    def test_keeps_rank_score_cost_and_what_fits(self, app):
        satu = rencana(th2028=3_000_000)
        assert [(b.peringkat, b.kode, b.termuat) for b in satu.baris] == [
            (1, "1.01-001", True),
            (2, "1.02-001", False),
            (3, "1.01-002", True),
            (4, "1.03-001", False),
            (5, "1.02-002", False),
        ]
        assert satu.baris[0].biaya == {"2027": 1e6, "2028": 2e6, "2029": 2e6, "2030": 2e6, "2031": 1e6}
        assert satu.baris[1].sebab_tidak_termuat == "2028 kurang Rp1.000.000"
        assert satu.baris[3].sebab_tidak_termuat == "biaya belum dapat dihitung: SPP / UKT belum ada di standar biaya"

    def test_years_hold_what_fits_at_constant_and_escalated_prices(self, app):
        satu = rencana(th2028=3_000_000)
        assert [t.usulan_baru for t in satu.tahun] == [1_000_000, 2_000_000, 2_000_000, 2_000_000, 1_000_000]
        assert [t.usulan_baru_eskalasi for t in satu.tahun] == [t.usulan_baru for t in satu.tahun]

    def test_next_version_gets_the_next_number(self, app):
        periode = periode_berpagu()
        assert [services.susun(periode, SISTEM).versi for _ in range(2)] == [1, 2]

    def test_open_weights_are_locked_first(self, app):
        periode, _ = lima_kebutuhan()
        with pytest.raises(DomainError, match="Bobot periode 2027–2031 belum dikunci"):
            services.susun(periode, SISTEM)

    def test_without_verified_needs_it_says_what_to_do(self, app):
        periode = pabrik.periode()
        pabrik.kunci_bobot(periode)
        pagu(periode)
        with pytest.raises(DomainError, match="Selesaikan dahulu verifikasi"):
            services.susun(periode, SISTEM)

    def test_a_missing_ceiling_is_named(self, app):
        periode, _ = lima_kebutuhan()
        pabrik.kunci_bobot(periode)
        with pytest.raises(DomainError, match="Pagu 2027, 2028, 2029, 2030, 2031 belum diisi"):
            services.susun(periode, SISTEM)


class TestBeku:
    def test_changing_every_live_table_changes_nothing(self, app):
        with transaction():
            satu = rencana()
        sebelum, id_ = isi(satu), satu.id
        with transaction():
            for objek, kolom, nilai in (
                (db.session.query(Pagu).first(), "jumlah", 1),
                (db.session.query(Kebutuhan).first(), "jumlah", 9),
                (db.session.query(Jabatan).first(), "nama", "Nama lain"),
                (db.session.query(Pegawai).first(), "aktif", False),
                (satu.periode, "tahun", 2040),
            ):
                setattr(objek, kolom, nilai)
                catat("uji", objek, SISTEM)
        db.session.expire_all()
        lagi = ambil_rencana(id_)
        assert isi(lagi) == sebelum and sidik_cocok(lagi)

    @pytest.mark.parametrize(
        ("bagian", "kolom", "nilai"),
        [("baris", "jumlah", 7), ("baris", "jabatan", "Lain"), ("tahun", "pagu", 7), (None, "catatan", "Lain")],
    )
    def test_any_change_of_the_snapshot_shows_in_the_fingerprint(self, app, bagian, kolom, nilai):
        satu = rencana()
        setattr(getattr(satu, bagian)[0] if bagian else satu, kolom, nilai)
        assert not sidik_cocok(satu)
        db.session.rollback()

    def test_the_steps_towards_the_decree_do_not_touch_it(self, app):
        with transaction():
            satu = rencana()
            services.kirim(satu, SISTEM)
            services.tetapkan(satu, "SK/1", hari_ini(), SISTEM)
        db.session.expire_all()
        assert hitung_sidik(ambil_rencana(satu.id)) == satu.sidik


class TestUrutanTim:
    def _dipindah(self):
        """1.03-001 moved from the fourth place to the first."""
        periode = periode_berpagu(th2028=3_000_000)
        id_ = next(s.baris.id for s in peringkat(periode) if s.baris.kode == "1.02-001")
        pindahkan(periode, id_, 1, "Perda baru menuntutnya.", SISTEM)
        return services.susun(periode, SISTEM)

    def test_the_decided_order_is_cut_and_both_ranks_are_frozen(self, app):
        satu = self._dipindah()
        assert [(b.peringkat, b.peringkat_hitung, b.kode, b.termuat) for b in satu.baris[:3]] == [
            (1, 2, "1.02-001", True),
            (2, 1, "1.01-001", False),
            (3, 3, "1.01-002", True),
        ]
        assert [b.alasan_geser for b in satu.baris[:2]] == ["Perda baru menuntutnya.", None]

    @pytest.mark.parametrize(
        ("kolom", "nilai"), [("peringkat_hitung", 1), ("alasan_geser", None), ("alasan_geser", "")]
    )
    def test_neither_can_be_changed_unnoticed(self, app, kolom, nilai):
        satu = self._dipindah()
        assert sidik_cocok(satu)
        setattr(satu.baris[0], kolom, nilai)
        assert not sidik_cocok(satu)
        db.session.rollback()

    def test_a_plan_frozen_before_moves_and_scenarios_keeps_its_fingerprint(self, app):
        satu = rencana()
        kemudian = ("rencana_id", "peringkat_hitung", "alasan_geser", "orang_termuat", "mulai", "pembagian", "terisi")
        lama = [k for k in kolom_baris() if k not in kemudian]
        kepala = ("versi", "eskalasi_persen", "catatan", "disusun_oleh", "dikembalikan")
        dulu = {
            "periode": satu.periode_id,
            "bobot": satu.bobot_id,
            "disusun_pada": satu.disusun_pada.isoformat(),
            **{k: getattr(satu, k) for k in kepala},
            "baris": [{k: getattr(b, k) for k in lama} for b in satu.baris],
            "tahun": [
                {k.key: getattr(t, k.key) for k in TahunRencana.__table__.columns if k.key != "rencana_id"}
                for t in satu.tahun
            ],
        }
        satu.kelengkapan = satu.kasus = satu.banding = None  # what such a plan has
        assert sidik(dulu) == hitung_sidik(satu)


def ditetapkan(satu, nomor="800/1/2026"):
    services.kirim(satu, SISTEM)
    services.tetapkan(satu, nomor, hari_ini(), SISTEM)
    return satu


class TestPenetapan:
    def test_decree_and_name_are_kept(self, app):
        satu = ditetapkan(rencana(), "  800 / 12 ")
        assert (satu.status, satu.sk_nomor, satu.sk_tanggal) == (StatusRencana.DITETAPKAN, "800 / 12", hari_ini())
        assert satu.ditetapkan_oleh == SISTEM.nama

    def test_former_version_of_the_period_is_replaced_and_keeps_its_decree(self, app):
        lama = ditetapkan(rencana())
        baru = ditetapkan(services.susun(lama.periode, SISTEM), "800/2/2026")
        assert (lama.status, lama.sk_nomor) == (StatusRencana.DIGANTIKAN, "800/1/2026")
        assert baru.status is StatusRencana.DITETAPKAN

    def test_same_number_twice_is_refused(self, app):
        lama = ditetapkan(rencana())
        baru = services.susun(lama.periode, SISTEM)
        services.kirim(baru, SISTEM)
        with pytest.raises(DomainError, match="sudah dipakai") as galat:
            services.tetapkan(baru, "800 /1/ 2026", hari_ini(), SISTEM)
        assert galat.value.field == "sk_nomor"

    @pytest.mark.parametrize(
        ("nomor", "hari", "field"), [("", 0, "sk_nomor"), ("1", 1, "sk_tanggal"), ("1", -1, "sk_tanggal")]
    )
    def test_refusals_stand_beside_their_field(self, app, nomor, hari, field):
        satu = rencana()
        services.kirim(satu, SISTEM)
        with pytest.raises(DomainError) as galat:
            services.tetapkan(satu, nomor, hari_ini() + timedelta(days=hari), SISTEM)
        assert galat.value.field == field
        assert satu.status is StatusRencana.MENUNGGU

    def test_not_before_it_was_handed_in(self, app):
        with pytest.raises(DomainError, match="Tetapkan"):
            services.tetapkan(rencana(), "1", hari_ini(), SISTEM)

    def test_returned_with_reason_and_handed_in_again(self, app):
        satu = rencana()
        services.kirim(satu, SISTEM)
        with pytest.raises(DomainError, match="alasan"):
            services.kembalikan(satu, "  ", SISTEM)
        services.kembalikan(satu, "Pagu 2028 berubah.", SISTEM)
        assert satu.status is StatusRencana.DIKEMBALIKAN
        services.kirim(satu, SISTEM)
        assert satu.status is StatusRencana.MENUNGGU

    def test_only_one_version_of_a_period_waits(self, app):
        satu = rencana()
        services.kirim(satu, SISTEM)
        lain = services.susun(satu.periode, SISTEM)
        with pytest.raises(DomainError, match="Versi 1 masih menunggu"):
            services.kirim(lain, SISTEM)
        assert lain.status is StatusRencana.DISUSUN

    def test_every_step_is_audited(self, app):
        with transaction():
            satu = ditetapkan(rencana())
        aksi = [j.aksi for j in db.session.query(Jejak).filter_by(objek_jenis=Rencana.__tablename__)]
        assert aksi == ["susun_rencana", "kirim_rencana", "tetapkan_rencana"] and satu.sidik
