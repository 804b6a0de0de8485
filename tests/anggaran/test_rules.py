"""Projection, cut line and recapitulation, by hand and as properties."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from smartpns.anggaran.rules import (
    Beban,
    JenisBeban,
    SelRekap,
    StatusAnggaran,
    garis_potong,
    proyeksi,
    rekap,
)
from smartpns.anggaran.susun.kasus import BatasOpd, Kasus, Kebutuhan
from smartpns.anggaran.susun.pergi import MasaPergi, Saat

JUTA = 1_000_000
TAHUN = range(2027, 2032)
PAGU = {2027: 100, 2028: 70, 2029: 50, 2031: 50}


def rupiah(n):
    return "Rp" + f"{n:,}".replace(",", ".")


def baru(id_, per_tahun, orang=1, **lain):
    return Beban(id_, JenisBeban.USULAN_BARU, orang, per_tahun, **lain)


def lama(id_, per_tahun, orang=1, **lain):
    return Beban(id_, JenisBeban.KOMITMEN, orang, per_tahun, **lain)


class TestProyeksi:
    BEBAN = (
        lama("s1", {2026: 10, 2027: 40, 2028: 20}),
        baru("a", {2027: 30, 2028: 60, 2029: 30}),
        baru("b", {2031: 25, 2032: 50, 2033: 25}),
    )

    def test_commitments_new_needs_and_ceiling_stand_apart(self):
        hasil = proyeksi(self.BEBAN, PAGU, TAHUN)
        assert [(t.tahun, t.komitmen, t.usulan_baru, t.total, t.selisih) for t in hasil.tahun] == [
            (2027, 40, 30, 70, 30),
            (2028, 20, 60, 80, -10),
            (2029, 0, 30, 30, 20),
            (2030, 0, 0, 0, None),
            (2031, 0, 25, 25, 25),
        ]

    def test_cost_after_the_last_year_is_the_tail_and_past_cost_is_left_out(self):
        hasil = proyeksi(self.BEBAN, PAGU, TAHUN)
        assert (hasil.ekor_komitmen, hasil.ekor_usulan_baru) == (0, 75)

    def test_room_is_ceiling_minus_commitments(self):
        assert proyeksi(self.BEBAN, PAGU, TAHUN).ruang == {2027: 60, 2028: 50, 2029: 50, 2030: None, 2031: 50}


def potong(daftar, ruang):
    """Walk down needs of one person each with this room by year; None is a year without ceiling."""
    tahun = tuple(sorted(ruang)) or (2027,)
    kebutuhan = []
    for satu in daftar:
        awal, akhir = min(satu.per_tahun, default=tahun[0]), max(satu.per_tahun, default=tahun[0])
        biaya = tuple(satu.per_tahun.get(t, 0) for t in range(awal, akhir + 1))
        kebutuhan.append(Kebutuhan(satu.id, "A", Fraction(0), 1, biaya, (awal,), pergi=False))
    pagu = {t: batas for t, batas in ruang.items() if batas is not None}
    kasus = Kasus(tahun, pagu, {}, tuple(kebutuhan))
    return garis_potong(kasus, [satu.id for satu in daftar], [t for t in ruang if ruang[t] is None])


class TestSebagian:
    """The walk of the case format: as many people as fit, within quotas and the limit on absence."""

    def kasus(self, **batas):
        opd = {"A": BatasOpd(**batas)}
        isi = [("a", 3, (10, 20)), ("b", 2, (10, 0)), ("c", 1, (0, 0))]
        kebutuhan = tuple(Kebutuhan(i, "A", Fraction(0), n, b, (2027,), pergi=MasaPergi(2, 9)) for i, n, b in isi)
        return Kasus((2027, 2028), {2027: 45, 2028: 50}, {2027: 5}, kebutuhan, opd)

    def test_people_that_fit_are_taken_and_the_rest_say_what_one_more_lacks(self):
        potongan = garis_potong(self.kasus(), ["a", "b", "c"])
        assert [satu.orang for satu in potongan.keputusan] == [2, 2, 1]
        assert potongan.keputusan[0].alasan(rupiah) == "2028 kurang Rp10"
        assert (potongan.garis, potongan.jumlah_muat, potongan.orang_muat) == (1, 3, 5)

    def test_places_and_absence_refuse_too_and_say_so(self):
        potongan = garis_potong(self.kasus(maks_tempat=3), ["a", "b", "c"])
        assert [satu.orang for satu in potongan.keputusan] == [2, 1, 0]
        assert potongan.keputusan[2].alasan(rupiah) == "tempat OPD ini sudah terisi menurut kuotanya"
        potongan = garis_potong(self.kasus(maks_pergi={Saat(2027, 9): 1}), ["b", "a", "c"])
        assert [satu.orang for satu in potongan.keputusan] == [1, 0, 0]
        sebab = "OPD ini sudah mencapai batas pegawai yang pergi pada September 2027"
        assert {satu.alasan(rupiah) for satu in potongan.keputusan} == {sebab}

    def test_mandatory_comes_first_and_all_or_nothing_is_whole(self):
        kasus = self.kasus()
        a, b, c = kasus.kebutuhan
        kasus = kasus.dengan(kebutuhan=(replace(a, semua_atau_tidak=True), replace(b, wajib=True), c))
        potongan = garis_potong(kasus, ["a", "b", "c"])
        assert [satu.orang for satu in potongan.keputusan] == [0, 2, 1]
        assert potongan.keputusan[0].alasan(rupiah) == "2027 kurang Rp10; 2028 kurang Rp10"

    def test_what_cannot_be_priced_is_not_served(self):
        (a, *_, x) = garis_potong(self.kasus(), ["a", "b", "c", "x"], diminta={"x": 4}).keputusan
        assert (a.berharga, x.berharga, x.orang, x.diminta) == (True, False, 0, 4)


class TestGarisPotong:
    def test_need_that_fits_its_first_year_but_not_the_second_is_left_out_with_year_and_shortfall(self):
        potongan = potong([baru("a", {2027: 50 * JUTA, 2028: 100 * JUTA})], {2027: 60 * JUTA, 2028: 59 * JUTA})
        (satu,) = potongan.keputusan
        assert not satu.muat and not satu.penuh
        assert satu.status is StatusAnggaran.DI_LUAR_PAGU
        assert satu.alasan(rupiah) == "2028 kurang Rp41.000.000"
        assert potongan.sisa == {2027: 60 * JUTA, 2028: 59 * JUTA}

    def test_later_need_that_fits_is_still_taken_and_the_line_is_at_the_first_refusal(self):
        daftar = [baru("a", {2027: 60}), baru("b", {2027: 50}), baru("c", {2027: 40})]
        potongan = potong(daftar, {2027: 100})
        assert [satu.muat for satu in potongan.keputusan] == [True, False, True]
        assert (potongan.garis, potongan.jumlah_muat, potongan.sisa) == (2, 2, {2027: 0})

    def test_exact_fit_is_taken_and_without_refusal_there_is_no_line(self):
        potongan = potong([baru("a", {2027: 100})], {2027: 100})
        assert potongan.garis is None
        assert potongan.keputusan[0].alasan(rupiah) == ""

    def test_need_without_apbd_cost_fits_even_when_commitments_exceed_the_ceiling(self):
        potongan = potong([baru("mandiri", {2027: 0, 2028: 0}), baru("a", {2027: 1})], {2027: -5, 2028: None})
        assert [satu.muat for satu in potongan.keputusan] == [True, False]
        assert potongan.keputusan[1].kurang == {2027: 6}

    def test_year_without_ceiling_refuses_and_says_so(self):
        (satu,) = potong([baru("a", {2027: 5, 2028: 9})], {2027: 0, 2028: None}).keputusan
        assert satu.alasan(rupiah) == "2027 kurang Rp5; pagu 2028 belum diisi"

    def test_years_beyond_the_plan_are_not_limited(self):
        assert potong([baru("a", {2031: 10, 2032: 10**12})], {2031: 10}).keputusan[0].muat


tahun = st.integers(2027, 2033)
daftar_beban = st.lists(st.dictionaries(tahun, st.integers(0, 100), max_size=4), max_size=15).map(
    lambda semua: [baru(str(n), biaya) for n, biaya in enumerate(semua)]
)
ruang = st.dictionaries(st.sampled_from(list(TAHUN)), st.none() | st.integers(-50, 300), max_size=5)


@given(daftar_beban, ruang)
def test_what_is_taken_never_exceeds_the_room_of_any_year(daftar, ruang):
    potongan = potong(daftar, ruang)
    diambil = [satu for satu, k in zip(daftar, potongan.keputusan, strict=True) if k.muat]
    for th, batas in ruang.items():
        terpakai = sum(satu.per_tahun.get(th, 0) for satu in diambil)
        assert terpakai == 0 or (batas is not None and terpakai <= batas)
        assert potongan.sisa[th] == (None if batas is None else batas - terpakai)


@given(daftar_beban, ruang)
def test_every_refused_need_truly_lacks_what_is_said_when_its_turn_comes(daftar, ruang):
    potongan = potong(daftar, ruang)
    for n, satu in enumerate(potongan.keputusan):
        sebelum = potong(daftar[:n], ruang).sisa
        for th, kurang in satu.kurang.items():
            assert kurang == (None if sebelum[th] is None else daftar[n].per_tahun[th] - sebelum[th])
            assert kurang is None or kurang > 0


class TestRekap:
    BEBAN = (
        lama("s", {2026: 5, 2027: 10}, opd="Dinas A", jenjang="S2"),
        baru("a", {2027: 30, 2028: 60}, orang=3, opd="Dinas A", jenjang="S1"),
        baru("b", {2028: 0, 2029: 0}, orang=2, opd="Dinas B", jenjang="S1", sumber="Mandiri"),
    )

    def test_by_opd_with_people_and_rupiah_of_running_and_new(self):
        a, b = rekap(self.BEBAN, range(2027, 2030))
        assert (a.kelompok, a.total) == ("Dinas A", 100)
        assert a.per_tahun[2027] == SelRekap(orang_lama=1, orang_baru=3, biaya_lama=10, biaya_baru=30)
        assert a.per_tahun[2029] == SelRekap()
        assert b.per_tahun[2028] == SelRekap(orang_baru=2)

    def test_by_another_grouping(self):
        assert [b.kelompok for b in rekap(self.BEBAN, TAHUN, lambda satu: satu.jenjang)] == ["S1", "S2"]

    @given(daftar_beban)
    def test_groups_add_up_to_the_projection(self, daftar):
        per_tahun = {t.tahun: t.total for t in proyeksi(daftar, {}, TAHUN).tahun}
        baris = rekap(daftar, TAHUN, lambda satu: satu.id[-1])
        assert {th: sum(b.per_tahun[th].total for b in baris) for th in TAHUN} == per_tahun
