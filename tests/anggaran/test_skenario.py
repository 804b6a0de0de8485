"""The three lists, limits set by the planner, scenarios: worked small district, frozen versions, pages and roles."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Jejak
from smartpns.anggaran.models import KuotaOpd, Skenario, SyaratKebutuhan, VersiSkenario
from smartpns.anggaran.queries import (
    isi_versi,
    jawab,
    kasus_periode,
    pastikan_masih_berlaku,
    tiga_daftar,
    versi_skenario,
)
from smartpns.anggaran.rules import Andaian, BandingSkenario, Daftar, TigaDaftar
from smartpns.anggaran.services import (
    IsianSkenario,
    IsianSyarat,
    atur_kuota,
    atur_pagu,
    atur_syarat,
    hitung_skenario,
    simpan_skenario,
)
from smartpns.anggaran.services import skenario as layanan
from smartpns.anggaran.susun.penjelasan import rencana_bila_dipilih
from smartpns.core.db import db, transaction
from smartpns.core.errors import DomainError
from smartpns.kebutuhan.models import Periode
from smartpns.organisasi.models import Unit
from smartpns.prioritas.services import kunci_bobot
from smartpns.rencana import services as rencana
from smartpns.rencana.queries import sidik_cocok
from tests import pabrik
from tests.anggaran.test_kasus_periode import kebutuhan_bernama, parameter
from tests.halaman import sup, teks
from tests.prioritas.lima import harga, lima_kebutuhan, periode_terverifikasi
from tests.rencana.susunan import periode_berpagu

JUTA = 1_000_000
SISTEM = Pelaku.sistem()
TUNDA_0 = Andaian(tunda=0)


def kabupaten(**pagu: int) -> Periode:
    """The five needs with ceilings, and no limit on the people who are away: they are few."""
    parameter("porsi_pergi_persen", 100)
    return periode_berpagu(**pagu)


def opd(kode: str) -> Unit:
    return db.session.scalars(select(Unit).where(Unit.kode == kode)).one()


def tiga(periode: Periode, andaian: Andaian | None = None) -> TigaDaftar:
    hasil = jawab(kasus_periode(periode, andaian)).tiga
    assert hasil is not None
    return hasil


def simpan(
    periode: Periode, nama: str = "Pagu Februari", daftar: Daftar = Daftar.TERBAIK, **lain: Any
) -> VersiSkenario:
    isian = IsianSkenario(nama, daftar, Andaian(**lain))
    return simpan_skenario(periode, isian, hitung_skenario(periode, isian), SISTEM)


class TestKabupatenKecil:
    """Four priced needs of lima_kebutuhan; in 2028 there is room for three million.

    score       person costs            2027  2028  2029  2030  2031
    1.01-001    72,5                       1     2     2     2     1
    1.02-001    58,333333                  1     2     2     2     1
    1.01-002    50      mandiri            0     0     0     0     0
    1.02-002    27,916667 (S2)             4     8     4     0     0
    Cut by rank at the first year: 1.01-001 (2 of 3 in 2028), 1.02-001 does not fit, 1.01-002 free: 122,5.
    """

    def test_tanpa_penundaan_sama_dengan_hitungan_tangan(self, app: Flask) -> None:
        hasil = tiga(kabupaten(th2028=3 * JUTA), TUNDA_0)
        assert hasil.daftar(Daftar.POTONG).nilai == hasil.daftar(Daftar.TERBAIK).nilai == Fraction("122.5")
        assert hasil.sebab(Daftar.TERBAIK)["1.02-001"] == "2028 kurang Rp1.000.000."
        assert hasil.rupiah(Daftar.TERBAIK) == 8 * JUTA

    def test_menunda_satu_tahun_memuat_yang_terpotong(self, app: Flask) -> None:
        """1.02-001 a year later: one million in 2028 beside the two of 1.01-001; worth 97%."""
        hasil = tiga(kabupaten(th2028=3 * JUTA))
        mulai = {satu.kode: satu.mulai[Daftar.TERBAIK] for satu in hasil.kebutuhan}
        assert mulai["1.01-001"] == {2027: 1} and mulai["1.02-001"] == {2028: 1} and mulai["1.02-002"] == {2029: 1}
        nilai = (
            Fraction("122.5")
            + Fraction("58.333333333") * Fraction("0.97")
            + Fraction("27.916666667") * Fraction("0.97") ** 2
        )
        assert hasil.daftar(Daftar.TERBAIK).nilai == nilai
        assert hasil.temuan.startswith("Rencana terbaik bernilai")
        assert hasil.bukti == "terbukti tidak ada rencana lain yang bernilai lebih tinggi"

    def test_urutan_tim_menentukan_daftar_ketiga(self, app: Flask) -> None:
        bahan = kasus_periode(kabupaten(th2028=3 * JUTA), TUNDA_0)
        dibalik = type(bahan)(**{**vars(bahan), "urutan_tim": ("1.02-001", "1.01-001", "1.01-002", "1.02-002")})
        hasil = jawab(dibalik).tiga
        assert hasil is not None
        assert {s.kode for s in hasil.kebutuhan if s.orang(Daftar.TIM)} == {"1.02-001", "1.01-002"}
        (_, turun) = sorted(hasil.per_opd, key=lambda o: o.kode)
        assert (turun.orang[Daftar.POTONG], turun.orang[Daftar.TIM], turun.beda) == (0, 1, 0)

    def test_sifat_setiap_jawaban(self, app: Flask) -> None:
        """No ceiling or quota broken by a rupiah; never below the lists made by hand that keep all constraints."""
        periode = kabupaten(th2028=3 * JUTA, th2029=5 * JUTA)
        for andaian in (Andaian(), TUNDA_0, Andaian(eskalasi_persen=Decimal(7)), Andaian(maks_tempat=(("1.01", 1),))):
            hasil = tiga(periode, andaian)
            terbaik = hasil.daftar(Daftar.TERBAIK)
            assert not terbaik.pelanggaran()
            assert all(t.sisa(Daftar.TERBAIK) >= 0 for t in hasil.per_tahun)
            for lain in (hasil.susunan.peringkat_potong, hasil.susunan.rakus_rasio, hasil.tim):
                assert lain.pelanggaran() or terbaik.nilai >= lain.nilai
            again = tiga(periode, andaian)
            assert json.dumps(again.jawaban) == json.dumps(hasil.jawaban)


class TestSkenario:
    def test_versi_membekukan_jawaban_dan_alasan(self, app: Flask) -> None:
        with transaction():
            periode = kabupaten(th2028=3 * JUTA)
            versi = simpan(periode, tunda=0)
        asli = tiga(periode, TUNDA_0)
        db.session.expire_all()
        beku = isi_versi(versi_skenario(versi.id))
        assert beku.jawaban == asli.jawaban and beku.kasus == asli.kasus
        assert versi.andaian == {"tunda": "0"} and versi.nomor == 1
        assert versi.isi.alasan["1.02-001"].startswith(
            "2028 kurang Rp1.000.000. Memilihnya menggeser S1 Akuntansi (Dinas"
        )
        assert db.session.scalars(select(Jejak.aksi)).all().count("simpan_skenario") == 1

    def test_alasan_terbukti_dengan_memaksanya_masuk(self, app: Flask) -> None:
        periode = kabupaten(th2028=3 * JUTA)
        hasil = tiga(periode, TUNDA_0)
        nomor = [k.id for k in hasil.kasus.kebutuhan].index("1.02-001")
        lain = rencana_bila_dipilih(hasil.kasus, nomor, 1)
        assert lain is not None and lain.nilai == Fraction("50") + Fraction("58.333333333")
        assert "menurunkan nilai rencana 14,17 poin" in simpan(periode, tunda=0).isi.alasan["1.02-001"]

    def test_nama_yang_sama_mendapat_versi_berikutnya(self, app: Flask) -> None:
        periode = kabupaten()
        assert [simpan(periode, nama).nomor for nama in ("Awal", "  Awal ", "Lain")] == [1, 2, 1]
        assert len(db.session.scalars(select(Skenario)).all()) == 2

    def test_tanpa_nama_atau_mustahil_ditolak(self, app: Flask) -> None:
        periode = kabupaten()
        with pytest.raises(DomainError, match="Beri nama"):
            simpan(periode, " ")
        with pytest.raises(DomainError, match="Batas minimal 99 tempat Dinas Contoh 1"):
            simpan(periode, min_tempat=(("1.01", 99),))

    def test_membandingkan_dua_versi(self, app: Flask) -> None:
        periode = kabupaten(th2028=3 * JUTA)
        a, b = simpan(periode, "A", tunda=0), simpan(periode, "B")
        banding = BandingSkenario((isi_versi(a), a.daftar), (isi_versi(b), b.daftar))
        assert [(o.nama, o.satu, o.dua) for o in banding.per_opd] == [("Dinas Contoh 2", 0, 2)]
        assert [k.kode for k in banding.hanya_dua] == ["1.02-001", "1.02-002"] and not banding.hanya_satu
        assert sum(t.selisih for t in banding.per_tahun) == isi_versi(b).rupiah(Daftar.TERBAIK) - 8 * JUTA


class TestDasarRencana:
    def test_rencana_memuat_orang_tahun_dan_rupiah_skenario(self, app: Flask) -> None:
        periode = kabupaten(th2028=3 * JUTA)
        versi = simpan(periode)
        beku = isi_versi(versi)
        satu = rencana.susun(periode, SISTEM, skenario=versi)
        assert satu.skenario is versi and sidik_cocok(satu)
        baris = {b.kode: b for b in satu.baris}
        assert baris["1.02-001"].mulai == {"2028": 1} and baris["1.02-001"].termuat
        assert baris["1.02-001"].mulai_sebutan == "2028 (1 orang)"
        assert baris["1.03-001"].mulai == {} and "belum dapat dihitung" in baris["1.03-001"].sebab_tidak_termuat
        for tahun in satu.tahun:
            assert tahun.usulan_baru_eskalasi == beku.daftar(Daftar.TERBAIK).baru[tahun.tahun]
            assert tahun.komitmen_eskalasi == beku.kasus.komitmen[tahun.tahun]
        assert sum(b.orang_termuat for b in satu.baris) == beku.orang(Daftar.TERBAIK)

    def test_daftar_yang_dipakai_menentukan_isinya(self, app: Flask) -> None:
        periode = kabupaten(th2028=3 * JUTA)
        satu = rencana.susun(periode, SISTEM, skenario=simpan(periode, daftar=Daftar.POTONG))
        assert {b.kode for b in satu.baris if b.termuat} == {"1.01-001", "1.01-002"}
        assert {b.kode: b for b in satu.baris}["1.02-001"].sebab_tidak_termuat == "2028 kurang Rp1.000.000"

    def test_data_yang_berubah_menolak_skenario(self, app: Flask) -> None:
        periode = kabupaten()
        versi = simpan(periode)
        pastikan_masih_berlaku(versi)
        atur_pagu(2029, 7 * JUTA, "Perubahan APBD", SISTEM)
        with pytest.raises(DomainError, match="data berubah sejak skenario itu disimpan") as galat:
            rencana.susun(periode, SISTEM, skenario=versi)
        assert galat.value.field == "skenario"

    def test_pagu_percobaan_baru_dapat_dipakai_setelah_ditetapkan(self, app: Flask) -> None:
        periode = kabupaten()
        versi = simpan(periode, pagu=((2029, 7 * JUTA),))
        with pytest.raises(DomainError, match="belum menjadi ketetapan"):
            rencana.susun(periode, SISTEM, skenario=versi)
        atur_pagu(2029, 7 * JUTA, "Perubahan APBD", SISTEM)
        assert rencana.susun(periode, SISTEM, skenario=versi).skenario is versi

    def test_skenario_periode_lain_ditolak(self, app: Flask) -> None:
        periode = kabupaten()
        versi = simpan(periode)
        lain = pabrik.periode(2030)
        versi.skenario.periode_id = lain.id
        with pytest.raises(DomainError, match="milik periode lain"), db.session.no_autoflush:
            rencana.susun(periode, SISTEM, skenario=versi)
        db.session.rollback()


class TestBatas:
    def test_syarat_diatur_dan_dicabut_dengan_alasan(self, app: Flask) -> None:
        kabupaten()
        satu = kebutuhan_bernama("1.02-001")
        atur_syarat(satu, IsianSyarat(True, False, 2028, "Diwajibkan Perda."), SISTEM)
        assert db.session.scalars(select(SyaratKebutuhan)).one().mulai_akhir == 2028
        atur_syarat(satu, IsianSyarat(False, False, None, "Perda dicabut."), SISTEM)
        assert not db.session.scalars(select(SyaratKebutuhan)).all()
        assert "hapus_syarat_kebutuhan" in db.session.scalars(select(Jejak.aksi)).all()

    @pytest.mark.parametrize(
        ("akhir", "alasan", "kolom"), [(2026, "A", "mulai_akhir"), (2032, "A", "mulai_akhir"), (None, " ", "alasan")]
    )
    def test_syarat_yang_tidak_masuk_akal(self, app: Flask, akhir: int | None, alasan: str, kolom: str) -> None:
        kabupaten()
        with pytest.raises(DomainError) as galat:
            atur_syarat(kebutuhan_bernama("1.02-001"), IsianSyarat(True, False, akhir, alasan), SISTEM)
        assert galat.value.field == kolom

    def test_kuota(self, app: Flask) -> None:
        periode = kabupaten()
        atur_kuota(periode, opd("1.01"), 1, 2, "Merata.", SISTEM)
        with pytest.raises(DomainError, match="kurang dari paling sedikit"):
            atur_kuota(periode, opd("1.01"), 3, 2, "Merata.", SISTEM)
        atur_kuota(periode, opd("1.01"), 0, None, "Tidak perlu lagi.", SISTEM)
        assert not db.session.scalars(select(KuotaOpd)).all()


@pytest.fixture
def perencana(masuk_sebagai: Any) -> Any:
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


class TestHalaman:
    def test_tiga_daftar(self, perencana: Any) -> None:
        kabupaten(th2028=3 * JUTA)
        halaman = perencana.sup("/anggaran/susun")
        isi = teks(halaman)
        assert "di atas peringkat lalu potong" in halaman.h1.get_text()
        assert "terbukti tidak ada rencana lain yang bernilai lebih tinggi" in isi
        assert [k.get_text() for k in halaman.select(".kisi-3 h2")] == [d.label for d in Daftar]
        assert "1 kebutuhan tidak ikut disusun: biayanya belum dapat dihitung" in isi
        assert halaman.select_one("figure.bagan img")["src"].startswith("/anggaran/susun/bagan.svg")
        assert perencana.get(halaman.select_one("figure.bagan img")["src"]).mimetype == "image/svg+xml"

    def test_percobaan_hidup_di_alamat_dan_tidak_disimpan(self, perencana: Any) -> None:
        kabupaten(th2028=3 * JUTA)
        form = perencana.sup("/anggaran/susun/coba")
        assert "Berlaku Rp3.000.000" in teks(form)
        jejak = len(db.session.scalars(select(Jejak)).all())
        jawaban = perencana.kirim("/anggaran/susun/coba", {"pagu.2028": "4 juta", "tunda": "0"})
        assert jawaban.status_code == 303 and "pagu.2028=4000000" in jawaban.location
        halaman = teks(perencana.sup(jawaban.location))
        assert "Ini percobaan; tidak ada yang disimpan" in halaman and "pagu 2028 Rp4.000.000" in halaman
        assert len(db.session.scalars(select(Jejak)).all()) == jejak

    def test_isian_percobaan_yang_salah_tetap_tampil(self, perencana: Any) -> None:
        kabupaten()
        jawaban = perencana.kirim("/anggaran/susun/coba", {"diskon": "300", "bobot.K1": "50"})
        isi = teks(sup(jawaban))
        assert jawaban.status_code == 422 and "Isi 0 sampai 100" in isi and "Jumlah bobot harus 100; sekarang 50" in isi

    def test_alasan_satu_kebutuhan(self, perencana: Any) -> None:
        kabupaten(th2028=3 * JUTA)
        id_ = kebutuhan_bernama("1.02-001").id
        isi = teks(perencana.sup(f"/anggaran/susun/kebutuhan/{id_}?tunda=0"))
        assert "2028 kurang Rp1.000.000. Memilihnya menggeser S1 Akuntansi" in isi and "menjadi 108,33" in isi
        assert perencana.get(f"/anggaran/susun/kebutuhan/{kebutuhan_bernama('1.03-001').id}").status_code == 404

    def test_yang_bentrok_dikatakan_bukan_galat(self, perencana: Any) -> None:
        kabupaten()
        isi = teks(perencana.sup("/anggaran/susun?min.1.01=99"))
        assert "Syarat-syaratnya tidak dapat dipenuhi bersama" in isi
        assert "Turunkan minimal tempat Dinas Contoh 1 dari 99 menjadi 2" in isi

    def test_yang_belum_lengkap_dikatakan(self, perencana: Any) -> None:
        periode, _ = lima_kebutuhan()
        assert "Bobot periode 2027–2031 belum dikunci" in teks(perencana.sup("/anggaran/susun"))
        pabrik.versi_bobot()
        kunci_bobot(periode, db.session.scalars(select(pabrik.VersiBobot.nomor)).first(), "SK uji", SISTEM)
        assert "Pagu 2027: belum diisi" in teks(perencana.sup("/anggaran/susun"))

    def test_menyimpan_membandingkan_dan_menjadikan_dasar(self, perencana: Any) -> None:
        kabupaten(th2028=3 * JUTA)
        db.session.commit()
        for nama, tunda in (("Awal", "0"), ("Tunda", "")):
            jawaban = perencana.kirim(f"/anggaran/skenario/simpan?tunda={tunda}", {"nama": nama, "daftar": "terbaik"})
            assert jawaban.status_code == 303 and "/anggaran/skenario/" in jawaban.location
        halaman = teks(perencana.sup(jawaban.location))
        assert "Skenario “Tunda” versi 1" in halaman and "Dipakai" in halaman
        a, b = (v.id for v in db.session.scalars(select(VersiSkenario).order_by(VersiSkenario.disusun_pada)))
        assert "2 orang lebih banyak" in teks(perencana.sup(f"/anggaran/skenario/banding?a={a}&b={b}"))
        assert perencana.get("/anggaran/skenario/banding?a=x").status_code == 404
        pilih = perencana.sup(f"/rencana/susun?skenario={b}")
        assert pilih.select_one(f'input[name=skenario][value="{b}"]').has_attr("checked")
        jawaban = perencana.kirim("/rencana/susun", {"skenario": str(b), "catatan": ""})
        assert "Skenario “Tunda” versi 1" in teks(perencana.sup(jawaban.location))
        atur_pagu(2029, 7 * JUTA, "Perubahan APBD", SISTEM)
        db.session.commit()
        ditolak = perencana.kirim("/rencana/susun", {"skenario": str(a), "catatan": "Tetap ada"})
        assert ditolak.status_code == 422 and "data berubah sejak" in teks(sup(ditolak)) and "Tetap ada" in ditolak.text

    def test_skenario_mustahil_menyebut_sebabnya(self, perencana: Any) -> None:
        kabupaten()
        db.session.commit()
        jawaban = perencana.kirim("/anggaran/skenario/simpan?min.1.01=99", {"nama": "X", "daftar": "terbaik"})
        assert jawaban.status_code == 422 and "Batas minimal 99 tempat Dinas Contoh 1" in teks(sup(jawaban))

    def test_mengatur_syarat_dan_kuota(self, perencana: Any) -> None:
        kabupaten()
        id_ = kebutuhan_bernama("1.02-001").id
        kosong = perencana.kirim(f"/anggaran/susun/syarat/{id_}", {"wajib": "y", "mulai_akhir": "2020", "alasan": "A"})
        assert kosong.status_code == 422 and "harus antara 2027" in teks(sup(kosong))
        assert perencana.kirim(f"/anggaran/susun/syarat/{id_}", {"wajib": "y", "alasan": "Perda."}).status_code == 303
        alamat = f"/anggaran/susun/kuota/{opd('1.01').id}"
        assert perencana.kirim(alamat, {"min_tempat": "1", "maks_tempat": "", "alasan": "Merata."}).status_code == 303
        isi = teks(perencana.sup("/anggaran/susun/batas"))
        assert "1 kebutuhan bersyarat, 1 OPD berkuota" in isi and "Perda." in isi and "Merata." in isi

    @pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.AUDITOR])
    def test_yang_hanya_melihat_tidak_ditawari_mengubah(self, masuk_sebagai: Any, peran: Peran) -> None:
        kabupaten(th2028=3 * JUTA)
        klien = masuk_sebagai(pabrik.pengguna(peran))
        assert "Simpan sebagai skenario" not in teks(klien.sup("/anggaran/susun"))
        assert klien.get("/anggaran/skenario/simpan").status_code == 403


def test_kasus_terlalu_besar_dihitung_sambil_disimpan(perencana: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiga_daftar, "KEBUTUHAN_TERBANYAK", 3)
    kabupaten()
    isi = teks(perencana.sup("/anggaran/susun"))
    assert "4 kebutuhan terlalu banyak untuk dihitung sambil menunggu halaman" in isi
    assert "Hitung dan simpan skenario" in isi


def test_banyak_kebutuhan_hanya_sebagian_alasannya_dibuktikan(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit the highest scores are proven, the others say what stands in their way."""
    monkeypatch.setattr(layanan, "SEMUA_ALASAN", 2)
    monkeypatch.setattr(layanan, "ALASAN_TERBANYAK", 1)
    alasan = simpan(kabupaten(th2028=3 * JUTA), tunda=0).isi.alasan
    assert "Memilihnya menggeser" in alasan["1.02-001"] and "Memilihnya" not in alasan["1.02-002"]
    assert alasan["1.02-002"] == "2028 kurang Rp7.000.000."


def test_pernyataan_sebanyak_apa_pun_kebutuhannya(app: Flask) -> None:
    """The case is built by a constant number of statements."""
    sedikit, banyak = periode_terverifikasi(2030, 2), periode_terverifikasi(2040, 12)
    for periode in (sedikit, banyak):
        for tahun in periode.daftar_tahun:
            atur_pagu(tahun, 50 * JUTA, "KUA-PPAS", SISTEM)
    harga()
    kasus_periode(sedikit)
    assert _hitung(lambda: kasus_periode(sedikit)) == _hitung(lambda: kasus_periode(banyak))


def _hitung(kerja: Any) -> int:
    banyak: list[str] = []

    def catat(_c: object, _k: object, pernyataan: str, *_lain: object) -> None:
        banyak.append(pernyataan)

    event.listen(db.engine, "before_cursor_execute", catat)
    try:
        kerja()
    finally:
        event.remove(db.engine, "before_cursor_execute", catat)
    return len(banyak)
