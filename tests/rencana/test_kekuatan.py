"""How strong the ranking is, as people read it: the printed interval is proven by ranking again with other weights."""

from decimal import Decimal

import pytest

from smartpns.akun.izin import Peran
from smartpns.anggaran.susun.pembanding import menurut_urutan
from smartpns.core.db import transaction
from smartpns.prioritas.queries import Banding, Pembanding, kebutuhan_dinilai, urutkan
from smartpns.prioritas.rules import KODE_KRITERIA, bobot_bawaan
from smartpns.rencana import services
from smartpns.rencana.queries import kasus_berkode, kekuatan, susunan
from tests import pabrik
from tests.halaman import teks
from tests.rencana.susunan import SISTEM, periode_berpagu, rencana


@pytest.fixture
def perencana(masuk_sebagai):
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


def angka(kata):
    return Decimal(kata.replace(".", "").replace(",", "."))


def baris_selang(halaman, label="Selang setiap bobot"):
    """Criterion code -> (lower, upper, last cell) as printed."""
    hasil = {}
    for tr in halaman.select_one(f'section[aria-label="{label}"]').select("tbody tr"):
        sel = [teks(s) for s in tr.select("th, td")]
        dari, sampai = sel[2].split(" – ")
        hasil[sel[0].split()[0]] = (angka(dari), angka(sampai), sel[-1])
    return hasil


def digeser(kode, t):
    """The default weights with one of them at t, the others in their proportions, in sum 100."""
    bobot, t = bobot_bawaan(), min(max(t, Decimal(0)), Decimal(100))
    sisa = 100 - bobot[kode]
    lain = {k: round(w * (100 - t) / sisa, 15) for k, w in bobot.items() if k != kode}
    terbesar = max(lain, key=lambda k: lain[k])
    lain[terbesar] += 100 - t - sum(lain.values())
    return lain | {kode: t}


def teratas(periode, bobot, banyak):
    return {satu.baris.kode for satu in urutkan(kebutuhan_dinilai(periode), bobot)[:banyak]}


def dilayani(periode, bobot):
    """Need -> people served when the needs are ranked with these weights and walked down."""
    kasus = kasus_berkode(susunan(periode))
    rencana = menurut_urutan(kasus, [satu.baris.kode for satu in urutkan(kebutuhan_dinilai(periode), bobot)])
    return {kasus.kebutuhan[nomor].id: orang for nomor, orang in rencana.orang.items()}


class TestKekuatan:
    def test_with_nothing_above_the_line_it_says_so(self, perencana):
        periode_berpagu(th2028=0)
        isi = teks(perencana.sup("/peringkat/kekuatan"))
        assert "Di dalam selang, orang yang dilayani tetap sama: 1 orang dalam 1 kebutuhan" in isi

    def test_every_printed_interval_is_where_the_line_changes(self, perencana):
        """Three of the five needs stand above the line: 2028 holds two of Rp2.000.000, and one costs nothing."""
        periode = periode_berpagu(th2028=4_000_000)
        selang = baris_selang(perencana.sup("/peringkat/kekuatan"))
        assert list(selang) == list(KODE_KRITERIA)
        semula = dilayani(periode, bobot_bawaan())
        langkah = Decimal("0.02")
        for kode, (dari, sampai, _) in selang.items():
            for ujung, arah in ((dari, -1), (sampai, 1)):
                assert dilayani(periode, digeser(kode, ujung)) == semula
                if 0 < ujung < 100:
                    assert dilayani(periode, digeser(kode, ujung + arah * langkah)) != semula

    def test_says_who_changes_places_first(self, perencana):
        periode_berpagu(th2028=3_000_000)
        halaman = perencana.sup("/peringkat/kekuatan")
        kata = [isi for _, _, isi in baris_selang(halaman).values()]
        # what costs nothing (hitungan 3) is served wherever it stands; only who costs something can be replaced
        assert not any("(hitungan 3)" in isi for isi in kata)
        ganti = "S1 Akuntansi, Dinas Contoh 2 (hitungan 2) menggantikan S1 Akuntansi, Dinas Contoh 1 (hitungan 1)"
        assert any(ganti in isi for isi in kata)
        assert "0 tidak ikut menentukan" in teks(halaman.main)
        assert "Paling peka" in teks(halaman.h1.parent)
        assert "Paling peka" in teks(perencana.sup("/peringkat"))

    def test_without_a_line_it_says_so(self, perencana):
        periode_berpagu()
        tautan = perencana.sup("/peringkat").select_one(".tautan-mengapa")["href"]
        assert "Semua kebutuhan yang berharga muat" in teks(perencana.sup("/peringkat/kekuatan"))
        assert "bobot tidak mengubah siapa yang dibiayai" in teks(perencana.sup(tautan))

    def test_a_frozen_plan_says_the_same_from_its_own_rows(self, perencana):
        with transaction():
            satu = rencana(th2028=3_000_000)
        hidup = baris_selang(perencana.sup("/peringkat/kekuatan"))
        assert baris_selang(perencana.sup(f"/rencana/{satu.id}/kekuatan")) == hidup

    def test_not_before_the_weights_are_locked(self, perencana):
        periode = pabrik.periode()
        assert perencana.get(f"/peringkat/kekuatan?periode={periode.tahun}").status_code == 302


class TestMengapa:
    def test_the_interval_of_one_need_is_where_it_changes_sides(self, perencana):
        periode = periode_berpagu(th2028=3_000_000)
        semua = urutkan(kebutuhan_dinilai(periode), bobot_bawaan())
        for nomor, tautan in enumerate(perencana.sup("/peringkat").select(".tautan-mengapa")):
            kode = semua[nomor].baris.kode
            halaman = perencana.sup(tautan["href"])
            for k, (dari, sampai, _) in baris_selang(halaman, "Selang bobot untuk kebutuhan ini").items():
                for ujung, arah in ((dari, -1), (sampai, 1)):
                    sisi = kode in teratas(periode, digeser(k, ujung), 1)
                    assert sisi == (nomor == 0) or ujung in (0, 100)
                    if 0 < ujung < 100:
                        lewat = digeser(k, ujung + arah * Decimal("0.02"))
                        assert (kode in teratas(periode, lewat, 1)) != (nomor == 0)

    def test_a_frozen_rank_has_it_too(self, perencana):
        with transaction():
            satu = rencana(th2028=3_000_000)
        halaman = perencana.sup(f"/rencana/{satu.id}/peringkat/2")
        assert len(baris_selang(halaman, "Selang bobot untuk kebutuhan ini")) == len(KODE_KRITERIA)


class TestTopsis:
    def test_says_how_alike_both_orders_are_and_which_method(self, perencana):
        periode_berpagu()
        halaman = teks(perencana.sup("/peringkat/topsis"))
        assert "0 dari 5 kebutuhan berbeda lebih dari 10 peringkat" in halaman
        assert "Korelasi Spearman" in halaman and "dibagi panjang vektornya" in halaman

    def test_needs_far_apart_are_listed_with_both_ranks(self, perencana, monkeypatch):
        periode_berpagu()
        jauh = Pembanding([Banding("1.01-001", 1, 13, 0.2)], 0.5, 0.25)
        monkeypatch.setattr(kekuatan, "bandingkan", lambda hasil: jauh)
        baris = teks(perencana.sup("/peringkat/topsis").select_one("tbody tr"))
        assert "Dinas Contoh 1: S1 Akuntansi (Jabatan A) 1 13 TOPSIS lebih rendah 12" in baris

    def test_without_anything_to_compare(self, perencana):
        pabrik.kunci_bobot(pabrik.periode())
        assert "Belum ada yang dibandingkan" in teks(perencana.sup("/peringkat/topsis"))


@pytest.mark.parametrize(
    ("peran", "status"),
    [(Peran.PERENCANA, 200), (Peran.PIMPINAN, 200), (Peran.AUDITOR, 200), (Peran.OPERATOR, 403), (Peran.ADMIN, 403)],
)
def test_who_may(masuk_sebagai, peran, status):
    with transaction():
        satu = rencana(th2028=3_000_000)
        services.kirim(satu, SISTEM)
    klien = masuk_sebagai(pabrik.pengguna(peran, pabrik.unit() if peran.milik_opd else None))
    assert klien.get("/peringkat/kekuatan").status_code == status
    assert klien.get("/peringkat/topsis").status_code == status
    assert klien.get(f"/rencana/{satu.id}/kekuatan").status_code == status
