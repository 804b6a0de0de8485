"""The gap engine: what is proposed, what is not, each number at its boundary; a whole town with planted gaps."""

from collections import Counter
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from smartpns.kebutuhan.rules import (
    BarisPenutup,
    FaktaJabatan,
    Jawaban,
    KebutuhanLama,
    Saran,
    hitung_celah,
    jawaban_baris,
    sarankan,
    sisa_kebutuhan,
    urutkan_program,
)
from smartpns.organisasi.rules import (
    Jenjang,
    Pemangku,
    Prodi,
    Putusan,
    StatusPegawai,
    SyaratJabatan,
    memenuhi_syarat,
    tanggal_bup,
    tmt_pensiun,
)
from tests.kebutuhan.kota_celah import ATURAN, JABATAN_BUP, TAHUN, Orang, Penanam, Pos

JAUH = date(2050, 1, 15)
LOLOS, TIDAK, BELUM = Putusan.LOLOS, Putusan.TIDAK, Putusan.BELUM_DAPAT_DINILAI


def orang(putusan: Putusan = TIDAK, bup: date = JAUH, **isi: object) -> Pemangku:
    bulan = bup.month % 12 + 1
    return Pemangku(putusan, bup, date(bup.year + (bulan == 1), bulan, 1), **isi)


def fakta(*pemangku: Pemangku, **isi: object) -> FaktaJabatan:
    return FaktaJabatan(**{"syarat": Jenjang.S1, "kritikal": 0, "formasi": None, "pemangku": pemangku} | isi)


def ringkas(f: FaktaJabatan) -> list[tuple[int, int]]:
    return [(s.tahun_mulai, s.jumlah) for s in sarankan(f, ATURAN)]


class TestKualifikasi:
    def test_the_sentence_of_the_issue(self):
        """Seven of eleven lack the S1, one of them is on the way: six are proposed."""
        aturan = replace(ATURAN, pada=date(2025, 12, 1))
        pensiun = [orang(LOLOS, date(2030, 10, 20)) for _ in range(2)]
        belajar = orang(TIDAK, sedang_studi=True, menuju_syarat=True)
        auditor = fakta(*[orang(TIDAK) for _ in range(6)], belajar, *pensiun, orang(LOLOS), orang(LOLOS), formasi=11)
        kalimat = hitung_celah(auditor, aturan).kalimat("Auditor", "S1 Akuntansi", "2031")
        assert kalimat == "7 dari 11 Auditor belum S1 Akuntansi; 2 pensiun sebelum 2031; 1 sedang studi"
        (saran,) = sarankan(auditor, aturan)
        assert (saran.jenjang, saran.jumlah, saran.tahun_mulai) == (Jenjang.S1, 6, 2027)
        assert saran.uraian == "Diusulkan 6 yang belum memenuhi; tidak dihitung 1 yang sedang menempuhnya"

    def test_missing_data_is_never_a_lack(self):
        assert ringkas(fakta(orang(BELUM), orang(LOLOS))) == []

    def test_a_study_that_leads_elsewhere_does_not_fill_the_gap(self):
        assert ringkas(fakta(orang(sedang_studi=True))) == [(2027, 1)]

    @pytest.mark.parametrize(("bup", "jumlah"), [(date(2039, 9, 1), 1), (date(2039, 8, 31), 0)])
    def test_who_cannot_finish_and_serve_is_not_counted(self, bup, jumlah):
        """S1 of 8 semesters from 1 September 2027, k = 3: 12 years of service are needed (SE MenPANRB 28/2021)."""
        assert sum(n for _, n in ringkas(fakta(orang(bup=bup)))) == jumlah

    def test_a_possible_extension_counts_where_policy_says_so(self):
        aturan = replace(ATURAN, semester_perpanjangan=2)
        assert aturan.bup_terawal(Jenjang.S1) == date(2042, 9, 1)

    @pytest.mark.parametrize("syarat", [None, Jenjang.SMA, Jenjang.SD])
    def test_a_level_nobody_is_sent_to_study_gives_no_proposal(self, syarat):
        assert ringkas(fakta(orang(), syarat=syarat, kritikal=3, formasi=9)) == []

    def test_the_level_most_of_them_have(self):
        lulusan = [orang(jenjang=j) for j in (Jenjang.D3, Jenjang.SMA, Jenjang.D3)]
        (saran,) = sarankan(fakta(*lulusan, orang(LOLOS, jenjang=Jenjang.S1)), ATURAN)
        assert saran.jenjang_saat_ini is Jenjang.D3


class TestPenerus:
    @pytest.mark.parametrize(("kritikal", "harap"), [(2, []), (3, [(2027, 2)])])
    def test_vacant_places_only_where_the_qualification_is_mandated(self, kritikal, harap):
        assert ringkas(fakta(orang(LOLOS), formasi=3, kritikal=kritikal)) == harap

    @pytest.mark.parametrize(("bup", "harap"), [(date(2031, 11, 30), 1), (date(2031, 12, 1), 0)])
    def test_a_retirement_at_the_edge_of_the_period(self, bup, harap):
        """Period 2027-2031: TMT 1 December 2031 counts, TMT 1 January 2032 does not, whatever the day."""
        satu = fakta(orang(LOLOS, bup), kritikal=3, formasi=1)
        assert len(sarankan(satu, ATURAN)) == harap
        assert hitung_celah(satu, ATURAN).pensiun == harap

    @pytest.mark.parametrize(
        ("tmt", "tahun"),
        [
            (date(2030, 9, 1), 2028),  # S2 of two years from September 2028 ends on that very day
            (date(2030, 8, 1), 2027),
            (date(2026, 7, 1), 2027),  # too late already: at once
            (date(2045, 1, 1), 2031),  # never after the period
        ],
    )
    def test_the_successor_graduates_before_the_retirement(self, tmt, tahun):
        assert ATURAN.tahun_penerus(Jenjang.S2, tmt) == tahun

    def test_more_holders_than_places_let_the_first_leavers_go(self):
        pergi = [orang(LOLOS, date(2030, 9, 15)), orang(LOLOS, date(2029, 9, 15))]
        assert ringkas(fakta(*pergi, syarat=Jenjang.S2, kritikal=3, formasi=1)) == [(2028, 1)]

    def test_without_formasi_the_holders_are_the_places(self):
        pergi = [orang(LOLOS, date(2030, 9, 15)), orang(LOLOS)]
        assert ringkas(fakta(*pergi, syarat=Jenjang.S2, kritikal=3)) == [(2028, 1)]

    def test_lack_and_succession_of_one_year_are_one_need(self):
        (saran,) = sarankan(fakta(orang(), orang(LOLOS, date(2028, 1, 2)), kritikal=3, formasi=4), ATURAN)
        assert (saran.kualifikasi, saran.kosong, saran.pensiun, saran.jumlah) == (1, 2, 1, 4)
        assert saran.uraian == (
            "Diusulkan 4: 1 yang belum memenuhi, 2 penerus formasi kosong, dan 1 penerus yang pensiun"
        )


NAMA = {"ak": "Akuntansi", "mn": "Manajemen", "hk": "Hukum", "ek": "Ekonomi"}


class TestProgram:
    def test_the_named_programme_with_fewest_qualified_holders_comes_first(self):
        urut = urutkan_program(["ak", "mn", "hk"], [], {"ak": 3}, {"ak": 3, "hk": 9}, NAMA)
        assert urut == ["mn", "hk", "ak"]

    def test_in_a_field_what_the_districts_holders_studied_comes_first(self):
        assert urutkan_program([], ["ak", "mn", "ek"], {}, {"mn": 2}, NAMA) == ["mn", "ak", "ek"]
        assert urutkan_program(["hk"], ["hk", "ek"], {"hk": 5}, {}, NAMA) == ["hk", "ek"]


class TestJawaban:
    SARAN = (
        ("satu", "auditor", Saran(Jenjang.S1, 2027, kualifikasi=3)),
        ("satu", "auditor", Saran(Jenjang.S1, 2029, pensiun=1)),
        ("dua", "auditor", Saran(Jenjang.S1, 2027, kualifikasi=2)),
    )

    def jawab(self, *baris: BarisPenutup) -> list[Jawaban]:
        return jawaban_baris(self.SARAN, baris)

    def test_rows_of_the_unit_fill_in_order_and_the_last_shows_what_is_beyond(self):
        jawab = self.jawab(BarisPenutup(4, "satu", "auditor", Jenjang.S1, 6))
        assert [(j.diusulkan, j.nomor) for j in jawab] == [(3, (4,)), (3, (4,)), (0, ())]

    def test_rows_of_the_whole_opd_fill_what_units_lack(self):
        jawab = self.jawab(
            BarisPenutup(1, None, "auditor", Jenjang.S1, 4), BarisPenutup(2, "satu", "auditor", Jenjang.S1, 2)
        )
        assert [(j.diusulkan, j.nomor) for j in jawab] == [(3, (2, 1)), (1, (1,)), (2, (1,))]

    def test_another_level_or_post_answers_nothing(self):
        jawab = self.jawab(
            BarisPenutup(1, "dua", "auditor", Jenjang.S2, 4), BarisPenutup(2, "dua", "arsiparis", Jenjang.S1, 2)
        )
        assert all(j == Jawaban() for j in jawab)


class TestSisa:
    def test_a_student_fills_one_need_only_and_the_earlier_first(self):
        lama = [
            KebutuhanLama("b", "kunci", (2027, 2), 2),
            KebutuhanLama("a", "kunci", (2026, 5), 3),
            KebutuhanLama("c", "lain", (2026, 1), 1),
        ]
        assert sisa_kebutuhan(lama, {"kunci": 4}) == {"b": 1, "c": 1}
        assert sisa_kebutuhan(lama, {"kunci": 9, "lain": 1}) == {}


PRODI = {"benar": Prodi("benar"), "salah": Prodi("salah")}
ID_PRODI = {"benar": UUID(int=1), "salah": UUID(int=2)}


def sebagai_fakta(pos: Pos) -> FaktaJabatan:
    """What the queries read for this post, made without a database."""
    syarat = SyaratJabatan(pos.syarat, frozenset({"benar"}))
    pemangku = [_pemangku(o, syarat, pos) for o in pos.orang if o.status is not StatusPegawai.PPPK]
    return FaktaJabatan(pos.syarat, pos.kritikal, pos.formasi, pemangku)


def _pemangku(o: Orang, syarat: SyaratJabatan, pos: Pos) -> Pemangku:
    usia = JABATAN_BUP[pos.jenjang_jabatan]
    menuju = o.studi is not None and memenuhi_syarat(o.studi[0], PRODI[o.studi[1]], syarat).putusan is LOLOS
    return Pemangku(
        memenuhi_syarat(o.jenjang, PRODI.get(o.bidang or ""), syarat).putusan,
        tanggal_bup(o.lahir, usia),
        tmt_pensiun(o.lahir, usia),
        o.jenjang,
        ID_PRODI.get(o.bidang or ""),
        sedang_studi=o.studi is not None,
        menuju_syarat=menuju,
    )


@pytest.mark.parametrize("benih", range(40))
def test_every_planted_gap_is_proposed_and_none_invented(benih: int) -> None:
    """A town a seed: level, field, studies, missing data, PPPK, too old, leavers, vacancies, surplus, no places."""
    kota = Penanam(benih, unit=60).kota(5_000)
    for pos in kota:
        usul = Counter({s.tahun_mulai: s.jumlah for s in sarankan(sebagai_fakta(pos), ATURAN)})
        assert usul == +pos.harap, (benih, pos)
    assert sum(p.harap[TAHUN] for p in kota) > 500
    tahun = {t for p in kota for t, n in p.harap.items() if n}
    assert tahun >= {2027, 2028} and len(tahun) >= 3
