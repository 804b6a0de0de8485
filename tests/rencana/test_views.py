"""The ranking, the versions of the plan and the decision, as people see them."""

import json
from datetime import date
from io import BytesIO

import pytest
import python_calamine
from openpyxl import load_workbook
from sqlalchemy import event

from smartpns.akun.izin import Peran
from smartpns.core.db import db, transaction
from smartpns.core.formats import tanggal
from smartpns.core.instalasi import instalasi_bawaan
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.kebutuhan.models import Kebutuhan
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.prioritas.rules import KODE_KRITERIA
from smartpns.prioritas.services import buka_kunci, simpan_bobot
from smartpns.rencana import services
from smartpns.rencana.models import Rencana
from smartpns.rencana.queries import ambil_rencana
from smartpns.rencana.rules import StatusRencana
from tests import pabrik
from tests.halaman import sup, teks
from tests.prioritas.lima import diterima, lima_kebutuhan, periode_terverifikasi, usulan_terverifikasi
from tests.rencana.susunan import SISTEM, pagu, periode_berpagu, rencana


@pytest.fixture
def perencana(masuk_sebagai):
    return masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))


@pytest.fixture
def pimpinan(masuk_sebagai):
    return masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN))


def sel(baris):
    return [teks(s) for s in baris.select("th, td")]


class TestPeringkat:
    def test_ranked_list_with_scores_and_cut_line(self, perencana):
        periode_berpagu(th2028=3_000_000)
        tabel = perencana.sup("/peringkat").select_one(".tabel-peringkat tbody")
        baris = [sel(b) for b in tabel.select("tr")]
        assert [b[0] for b in baris] == [
            "1",
            "Garis potong pagu: 2028 kurang Rp1.000.000. Di bawah garis ini hanya yang masih muat yang dibiayai.",
            "2",
            "3",
            "4",
            "5",
        ]
        assert [b[-1] for b in baris if len(b) > 1] == ["72,50", "58,33", "50,00", "33,75", "27,92"]
        assert "Tidak muat 2028 kurang Rp1.000.000" in baris[2][2]
        assert "Belum berharga" in baris[4][2]

    def test_without_anything_it_says_what_comes_first(self, perencana):
        assert "Belum ada periode perencanaan" in teks(perencana.sup("/peringkat"))
        pabrik.kunci_bobot(pabrik.periode())
        assert "begitu verifikasi usulan pertama selesai" in teks(perencana.sup("/peringkat"))

    def test_counts_what_is_not_yet_ranked(self, perencana):
        periode = periode_berpagu()
        usulan = pabrik.usulan(periode, pabrik.unit(), status=StatusUsulan.DIAJUKAN, diajukan_pada=sekarang())
        pabrik.kebutuhan(usulan, pabrik.jabatan())
        pabrik.usulan(periode, pabrik.unit())
        halaman = teks(perencana.sup("/peringkat"))
        assert "2 usulan OPD belum selesai diverifikasi" in halaman
        assert "1 baris yang diajukan belum diputuskan" in halaman
        assert "1 baris belum dipetakan ke program studi baku" in halaman

    @pytest.mark.parametrize(
        ("saring", "nomor"),
        [
            ("opd=1.02", ["2", "5"]),
            ("jenjang=s2", ["5"]),
            ("pagu=luar", ["2", "4", "5"]),
            ("program=akuntansi&opd=1.01", ["1", "3"]),
            ("jenjang=tidak-ada", ["1", "2", "3", "4", "5"]),
        ],
    )
    def test_filters_live_in_the_address(self, perencana, saring, nomor):
        periode_berpagu(th2028=3_000_000)
        halaman = perencana.sup(f"/peringkat?{saring}")
        assert [teks(b.td) for b in halaman.select(".tabel-peringkat tbody tr:not(.garis-potong)")] == nomor

    def test_scores_wait_for_locked_weights(self, perencana, pimpinan):
        lima_kebutuhan()
        halaman = perencana.sup("/peringkat")
        assert "Bobot periode 2027–2031 belum dikunci" in teks(halaman) and "72,50" not in teks(halaman)
        assert halaman.select_one("main a.btn-primary")["href"] == "/bobot/kunci/2027"
        bagi_pimpinan = pimpinan.sup("/peringkat")
        assert "Yang mengunci adalah perencana" in teks(bagi_pimpinan) and not bagi_pimpinan.select("main a.btn")
        satu = db.session.query(Kebutuhan).first()
        for alamat in ("/peringkat.xlsx", f"/peringkat/{satu.id}", "/rencana/susun"):
            assert perencana.get(alamat).location == "/peringkat?periode=2027"

    def test_nothing_matches(self, perencana):
        periode_berpagu()
        assert "Tidak ada yang cocok" in teks(perencana.sup("/peringkat?opd=9.99"))

    def test_statements_do_not_grow_with_the_rows(self, perencana):
        for banyak in (3, 40):
            pagu_untuk = periode_terverifikasi(2030 + banyak, banyak)
            pabrik.kunci_bobot(pagu_untuk)
            pagu(pagu_untuk)
        perencana.get("/peringkat")
        jumlah = [_pernyataan(perencana, f"/peringkat?periode={2030 + banyak}") for banyak in (3, 40)]
        assert jumlah[0] == jumlah[1]

    def test_a_list_once_computed_follows_every_change(self, perencana):
        periode = periode_berpagu()
        assert "72,50" in teks(perencana.sup("/peringkat"))
        satu = db.session.query(Kebutuhan).filter_by(prioritas_opd=1, dukungan_rpjmd=3).one()
        satu.dukungan_rpjmd = 0
        pabrik.catat("uji", satu, SISTEM)
        assert "72,50" not in teks(perencana.sup("/peringkat"))
        with transaction():
            buka_kunci(periode, "Uji.", SISTEM)
            simpan_bobot(dict.fromkeys(KODE_KRITERIA, 0) | {"K6": 100}, "SK uji", "Uji.", hari_ini(), SISTEM)
        assert "belum dikunci" in teks(perencana.sup(f"/peringkat?periode={periode.tahun}"))
        pabrik.kunci_bobot(periode, 2)
        assert "100,00" in teks(perencana.sup(f"/peringkat?periode={periode.tahun}"))

    def test_workbook_holds_exactly_what_is_shown(self, perencana):
        periode_berpagu(th2028=3_000_000)
        lembar = _buka(perencana.get("/peringkat.xlsx?opd=1.02"))["Daftar peringkat"]
        assert [b[0] for b in lembar.iter_rows(min_row=2, values_only=True)] == [2, 5]


def _pernyataan(klien, alamat):
    catatan = []
    catat = lambda *isi: catatan.append(isi[2])  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", catat)
    try:
        klien.sup(alamat)
    finally:
        event.remove(db.engine, "before_cursor_execute", catat)
    return len(catatan)


def _buka(jawaban):
    assert jawaban.status_code == 200
    return load_workbook(BytesIO(jawaban.data))


def _angka(kata):
    return float(kata.replace(".", "").replace(",", "."))


class TestMengapa:
    def test_every_rank_can_be_recomputed_from_what_is_printed(self, perencana):
        periode_berpagu(th2028=3_000_000)
        tautan = [a["href"] for a in perencana.sup("/peringkat").select(".tautan-mengapa")]
        for alamat in tautan:
            halaman = perencana.sup(alamat)
            skor = 0.0
            for baris in halaman.select("table")[0].select("tbody tr"):
                normal, bobot, poin = (_angka(s) for s in sel(baris)[-3:])
                assert poin == pytest.approx(normal * bobot, abs=1e-4)
                skor += poin
            assert skor == pytest.approx(_angka(teks(halaman.select("tfoot td")[0])), abs=1e-5)

    def test_says_what_it_lacks_to_the_next_rank_and_the_line(self, perencana):
        periode_berpagu(th2028=3_000_000)
        tautan = [a["href"] for a in perencana.sup("/peringkat").select(".tautan-mengapa")]
        pertama, ketiga = teks(perencana.sup(tautan[0])), teks(perencana.sup(tautan[2]))
        assert "Tertinggi dari 5 kebutuhan" in pertama and "14,166667 poin di atas garis potong" in pertama
        assert "Kurang 8,333333 poin dari peringkat 2" in ketiga and "Masih muat" in ketiga

    def test_names_the_tie_rule(self, perencana):
        periode = pabrik.periode()
        pabrik.kunci_bobot(periode)
        prodi = pabrik.program_studi()
        for kode in ("2.01", "2.02"):
            diterima(usulan_terverifikasi(periode, pabrik.unit(kode=kode)), pabrik.jabatan(), prodi)
        tautan = perencana.sup("/peringkat").select(".tautan-mengapa")[1]["href"]
        assert "urutan kode OPD" in teks(perencana.sup(tautan))

    def test_unknown_need_is_not_found(self, perencana):
        periode_berpagu()
        perencana.sup("/peringkat/00000000-0000-0000-0000-000000000000", 404)


class TestSusun:
    def test_planner_freezes_and_hands_in(self, perencana):
        periode_berpagu()
        assert "Bekukan sebagai versi 1" in teks(perencana.sup("/rencana/susun"))
        jawaban = perencana.kirim("/rencana/susun", {"catatan": "=1+1"}, follow_redirects=True)
        halaman = teks(sup(jawaban))
        assert "tersusun dan dibekukan" in halaman and "Sidik cocok" in halaman
        satu = db.session.query(Rencana).one()
        halaman = teks(sup(perencana.kirim(f"/rencana/{satu.id}/kirim", follow_redirects=True)))
        assert "menunggu penetapan pimpinan" in halaman and "Dikirim untuk ditetapkan" in halaman

    def test_missing_ceilings_are_said_before_and_after(self, perencana):
        periode, _ = lima_kebutuhan()
        pabrik.kunci_bobot(periode)
        assert "Pagu 2027, 2028, 2029, 2030, 2031 belum diisi" in teks(perencana.sup("/rencana/susun"))
        jawaban = perencana.kirim("/rencana/susun", {"catatan": "Tetap simpan"})
        assert jawaban.status_code == 422
        assert "Tetap simpan" in teks(sup(jawaban).select_one("textarea"))

    def test_handing_in_twice_is_refused_in_words(self, perencana):
        with transaction():
            satu = rencana()
            services.kirim(satu, SISTEM)
        halaman = teks(sup(perencana.kirim(f"/rencana/{satu.id}/kirim", follow_redirects=True)))
        assert "tidak dapat dilakukan karena statusnya sekarang “Menunggu penetapan”" in halaman


class TestSatuRencana:
    def test_stored_rank_explains_itself_without_live_data(self, perencana):
        with transaction():
            satu = rencana(th2028=3_000_000)
        halaman = teks(perencana.sup(f"/rencana/{satu.id}/peringkat/2"))
        assert "Mengapa peringkat 2?" in halaman and "58,333333" in halaman
        perencana.sup(f"/rencana/{satu.id}/peringkat/6", 404)

    def test_differences_to_the_version_before(self, perencana):
        with transaction():
            lama = rencana()
            ubah = db.session.query(Kebutuhan).filter_by(nomor=1, prioritas_opd=1).first()
            ubah.verifikasi, ubah.jumlah_disetujui = HasilVerifikasi.DISESUAIKAN, 3
            ubah.alasan_verifikasi = "Formasi tersedia."
            pabrik.catat("uji", ubah, SISTEM)
            baru = services.susun(lama.periode, SISTEM)
        halaman = teks(perencana.sup(f"/rencana/{baru.id}"))
        assert "Dibanding versi 1" in halaman and "1 menjadi 3 orang" in halaman and "“Formasi tersedia.”" in halaman

    def test_broken_fingerprint_is_shouted(self, perencana, app):
        with transaction():
            satu = rencana()
        satu.baris[0].jumlah = 99
        halaman = teks(perencana.sup(f"/rencana/{satu.id}"))
        assert "Sidik TIDAK cocok" in halaman
        hasil = app.test_cli_runner().invoke(args=["rencana", "periksa", "--periode", "2027", "--json"])
        assert hasil.exit_code == 1 and json.loads(hasil.output)["cocok"] is False

    def test_list_of_versions(self, perencana):
        assert "Belum ada rencana" in teks(perencana.sup("/rencana"))
        with transaction():
            rencana(th2028=3_000_000)
        assert "2027–2031 versi 1" in teks(perencana.sup("/rencana"))
        assert sel(perencana.sup("/rencana").select_one("tbody tr"))[3:] == ["2 dari 5", "2", "Rp8.000.000"]


class TestKeputusan:
    def test_nothing_waits(self, pimpinan):
        assert "Tidak ada keputusan menunggu" in teks(pimpinan.sup("/rencana/keputusan"))

    def test_one_page_holds_totals_words_ceiling_changes_and_top_five(self, pimpinan):
        with transaction():
            satu = rencana(th2028=3_000_000)
            services.kirim(satu, SISTEM)
        halaman = teks(pimpinan.sup("/rencana/keputusan"))
        for kata in (
            "2 orang",
            "Rp8.000.000",
            "delapan juta rupiah",
            "Cukup di semua tahun",
            "2028 paling ketat, sisa Rp1.000.000",
            "3 kebutuhan",
            "Tidak ada. Semua kebutuhan tercantum seperti diusulkan OPD.",
            "Lima teratas",
            "Tetapkan dengan SK…",
            "Kembalikan dengan alasan",
        ):
            assert kata in halaman, kata

    def test_planner_changes_are_listed_with_their_reasons(self, pimpinan):
        periode = periode_berpagu()
        prodi = pabrik.program_studi("Informatika")
        usulan = usulan_terverifikasi(periode, pabrik.unit(kode="1.09", nama="Dinas Lain"))
        diterima(
            usulan,
            pabrik.jabatan(),
            prodi,
            prodi_teks="Teknik Informatika",
            jumlah=5,
            jumlah_disetujui=3,
            verifikasi=HasilVerifikasi.DISESUAIKAN,
            alasan_verifikasi="Hanya tiga formasi.",
        )
        pabrik.kebutuhan(
            usulan, pabrik.jabatan(), prodi, verifikasi=HasilVerifikasi.DIKEMBALIKAN, alasan_verifikasi="Ganda."
        )
        with transaction():
            services.kirim(services.susun(periode, SISTEM), SISTEM)
        halaman = teks(pimpinan.sup("/rencana/keputusan"))
        for kata in (
            "5 menjadi 3 orang",
            "“Hanya tiga formasi.”",
            "“Teknik Informatika” dibaca Informatika",
            "“Ganda.”",
        ):
            assert kata in halaman, kata

    def test_decree_is_asked_confirmed_and_shown(self, pimpinan):
        with transaction():
            satu = rencana()
            services.kirim(satu, SISTEM)
        alamat = f"/rencana/{satu.id}/tetapkan"
        assert "delapan juta" not in teks(pimpinan.sup(alamat))
        assert "tidak dapat diubah lagi" in teks(pimpinan.sup(alamat))
        kosong = pimpinan.kirim(alamat, {"sk_nomor": "", "sk_tanggal": "besok"})
        assert kosong.status_code == 422 and "Nomor SK belum diisi" in teks(sup(kosong))
        dini = pimpinan.kirim(alamat, {"sk_nomor": "1", "sk_tanggal": "1/1/2020"})
        assert "lebih awal dari daftar" in teks(sup(dini).select_one("#sk_tanggal-galat"))
        halaman = sup(
            pimpinan.kirim(alamat, {"sk_nomor": " 800 / 1 ", "sk_tanggal": tanggal(hari_ini())}, follow_redirects=True)
        )
        assert "800 / 1" in teks(halaman) and satu.sidik in teks(halaman) and "Perencana menerbitkan" in teks(halaman)
        assert ambil_rencana(satu.id).status is StatusRencana.DITETAPKAN
        assert "Terakhir ditetapkan" in teks(pimpinan.sup("/rencana/keputusan"))
        pimpinan.sup(alamat, 409)

    def test_returned_with_a_reason(self, pimpinan, perencana):
        with transaction():
            satu = rencana()
            services.kirim(satu, SISTEM)
        alamat = f"/rencana/{satu.id}/kembalikan"
        assert pimpinan.kirim(alamat, {"alasan": " "}).status_code == 422
        pimpinan.kirim(alamat, {"alasan": "Pagu 2028 berubah."})
        halaman = teks(perencana.sup(f"/rencana/{satu.id}"))
        assert "Dikembalikan pimpinan Pagu 2028 berubah." in halaman and "Kirim untuk ditetapkan" in halaman


@pytest.mark.parametrize(
    ("peran", "boleh"),
    [
        (Peran.PERENCANA, {"peringkat", "rencana", "susun"}),
        (Peran.PIMPINAN, {"peringkat", "rencana", "keputusan", "tetapkan"}),
        (Peran.AUDITOR, {"peringkat", "rencana"}),
        (Peran.KEPALA_OPD, set()),
        (Peran.OPERATOR, set()),
        (Peran.ADMIN, set()),
        (Peran.PNS, set()),
    ],
)
def test_who_may(masuk_sebagai, peran, boleh):
    with transaction():
        satu = rencana()
        services.kirim(satu, SISTEM)
    opd = pabrik.unit() if peran.milik_opd else None
    klien = masuk_sebagai(pabrik.pengguna(peran, opd))
    alamat = {
        "peringkat": "/peringkat",
        "rencana": f"/rencana/{satu.id}",
        "susun": "/rencana/susun",
        "keputusan": "/rencana/keputusan",
        "tetapkan": f"/rencana/{satu.id}/tetapkan",
    }
    assert {nama for nama, satu_alamat in alamat.items() if klien.get(satu_alamat).status_code == 200} == boleh
    if "tetapkan" not in boleh:
        data = {"sk_nomor": "1", "sk_tanggal": tanggal(hari_ini())}
        assert klien.kirim(f"/rencana/{satu.id}/tetapkan", data).status_code == 403
        assert klien.kirim(f"/rencana/{satu.id}/kembalikan", {"alasan": "Coba"}).status_code == 403
    if "susun" not in boleh:
        assert klien.kirim(f"/rencana/{satu.id}/kirim").status_code == 403


class TestBukuKerja:
    LEMBAR = (
        "Daftar peringkat",
        "Nilai kriteria",
        "Proyeksi",
        "Rekap OPD",
        "Rekap jenjang",
        "Rekap program studi",
        "Lampiran SK",
        "Keterangan",
    )

    def _berkas(self, perencana, **per_tahun):
        with transaction():
            satu = rencana(**per_tahun)
            satu_kebutuhan = satu.baris[0]
        return satu, satu_kebutuhan, perencana.get(f"/rencana/{satu.id}/rencana.xlsx")

    def test_numbers_equal_the_snapshot(self, perencana):
        satu, _, jawaban = self._berkas(perencana, th2028=3_000_000)
        buku = _buka(jawaban)
        assert tuple(buku.sheetnames) == self.LEMBAR
        kepala, *baris = buku["Daftar peringkat"].iter_rows(values_only=True)
        isi = [dict(zip(kepala, b, strict=True)) for b in baris]
        assert [(b["Peringkat"], b["Kode"], b["Skor"], b["Orang"]) for b in isi] == [
            (b.peringkat, b.kode, b.skor, b.jumlah) for b in satu.baris
        ]
        poin = [[b[k] for k in kepala if k.endswith("(poin)")] for b in isi]
        assert poin == [pytest.approx([r["poin"] for r in b.rincian], rel=1e-14) for b in satu.baris]
        assert [b["Biaya APBD 2028"] for b in isi] == [b.biaya_eskalasi.get("2028", 0) for b in satu.baris]
        proyeksi = list(buku["Proyeksi"].iter_rows(min_row=5, values_only=True))
        assert proyeksi[0] == (
            "2027",
            50_000_000,
            0,
            1_000_000,
            1_000_000,
            49_000_000,
            0,
            1_000_000,
            1_000_000,
            49_000_000,
        )
        assert proyeksi[-1][:4] == ("Jumlah", 203_000_000, 0, 8_000_000)

    def test_recapitulations_add_up(self, perencana):
        satu, _, jawaban = self._berkas(perencana, th2028=3_000_000)
        buku = _buka(jawaban)
        for nama in ("Rekap OPD", "Rekap jenjang", "Rekap program studi"):
            kepala, *baris = buku[nama].iter_rows(values_only=True)
            letak = kepala.index("Jumlah")
            assert sum(b[letak] for b in baris[:-1]) == baris[-1][letak] == sum(t.usulan_baru for t in satu.tahun)

    def test_calamine_reads_the_same_and_the_note_says_what_it_is(self, perencana):
        satu, _, jawaban = self._berkas(perencana)
        buku = python_calamine.load_workbook(BytesIO(jawaban.data))
        keterangan = dict(b[:2] for b in buku.get_sheet_by_name("Keterangan").to_python())
        assert keterangan["Sidik (SHA-256)"] == satu.sidik
        assert (keterangan["Periode"], keterangan["Versi"], keterangan["Bobot K1 Kesenjangan kualifikasi"]) == (
            "2027–2031",
            1,
            25,
        )

    def test_text_that_begins_with_an_equals_sign_stays_text(self, perencana):
        periode = periode_berpagu()
        ubah = db.session.query(Kebutuhan).first()
        ubah.alasan = '=HYPERLINK("http://contoh.example")'
        pabrik.catat("uji", ubah, SISTEM)
        with transaction():
            satu = services.susun(periode, SISTEM)
        lembar = _buka(perencana.get(f"/rencana/{satu.id}/rencana.xlsx"))["Daftar peringkat"]
        kena = [s for b in lembar.iter_rows() for s in b if str(s.value).startswith("=HYP")]
        assert [s.data_type for s in kena] == ["s"]

    def test_attachment_carries_letterhead_number_and_date(self, perencana):
        pemda = instalasi_bawaan()
        pemda.nama_pemda, pemda.jabatan_penetap = "Kabupaten Contoh", "Bupati"
        with transaction():
            pabrik.simpan(pemda)
            satu = rencana()
            services.kirim(satu, SISTEM)
            services.tetapkan(satu, "800/9", hari_ini(), SISTEM)
        lembar = _buka(perencana.get(f"/rencana/{satu.id}/rencana.xlsx"))["Lampiran SK"]
        atas = [b[0] for b in lembar.iter_rows(max_row=4, values_only=True)]
        assert atas[:3] == [
            "LAMPIRAN KEPUTUSAN BUPATI KABUPATEN CONTOH",
            "Nomor 800/9",
            f"Tanggal {tanggal(hari_ini())}",
        ]
        assert "PEMERINTAH KABUPATEN CONTOH" in lembar.oddHeader.center.text
        assert lembar.page_setup.fitToHeight == 0 and lembar.print_title_rows

    def test_command_writes_the_latest_version(self, app, tmp_path):
        with transaction():
            satu = rencana()
        tujuan = tmp_path / "rencana.xlsx"
        jalankan = app.test_cli_runner().invoke
        hasil = jalankan(args=["rencana", "ekspor", "--periode", "2027", "--keluar", str(tujuan), "--json"])
        assert hasil.exit_code == 0, hasil.output
        assert json.loads(hasil.output)["sidik"] == satu.sidik
        assert load_workbook(tujuan).sheetnames[0] == "Daftar peringkat"
        gagal = jalankan(args=["rencana", "ekspor", "--periode", "2031", "--keluar", str(tmp_path / "b.xlsx")])
        assert gagal.exit_code == 1 and not (tmp_path / "b.xlsx").exists()
        tanpa_folder = jalankan(args=["rencana", "ekspor", "--periode", "2027", "--keluar", str(tmp_path / "a/b.xlsx")])
        assert tanpa_folder.exit_code == 1 and "tidak dapat ditulis" in tanpa_folder.output


def test_date_of_decree_stands_on_the_plan(perencana):
    with transaction():
        satu = rencana()
        services.kirim(satu, SISTEM)
        services.tetapkan(satu, "800/9", hari_ini(), SISTEM)
    halaman = teks(perencana.sup(f"/rencana/{satu.id}"))
    assert "800/9" in halaman and str(date.today().year) in halaman
