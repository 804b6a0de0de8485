"""The pages: issuing, the list in the scope of who looks, withdrawing, settings, and what anyone may know."""

import hashlib
import io
from datetime import date

import pytest
from sqlalchemy import update

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.core.formats import tanggal
from smartpns.core.kode import kode_verifikasi
from smartpns.core.waktu import hari_ini
from smartpns.naskah.models import AturanNaskah, Naskah
from smartpns.naskah.queries import bahan_perencanaan, bahan_sk, bahan_surat
from smartpns.naskah.rules import StatusNaskah
from smartpns.naskah.views.verifikasi import TAK_DIKENAL
from smartpns.rencana.services import kirim, tetapkan
from tests import pabrik
from tests.halaman import sup, teks
from tests.naskah.bacaan import SISTEM, terbit, usulan_diajukan, verifikasi
from tests.naskah.bacaan import teks as teks_pdf
from tests.rencana.susunan import rencana

KINI = hari_ini()


@pytest.fixture(autouse=True)
def _tanpa_antrean():
    TAK_DIKENAL.kosongkan()


@pytest.fixture
def usulan(app):
    return usulan_diajukan()


@pytest.fixture
def kepala(usulan, masuk_sebagai):
    return masuk_sebagai(pabrik.pengguna(Peran.KEPALA_OPD, usulan.opd))


class TestTerbit:
    def test_the_head_issues_the_letter_from_the_page_after_handing_in(self, usulan, kepala):
        alamat = f"/naskah/terbit/surat-usulan/{usulan.id}"
        assert kepala.sup("/kebutuhan/terkirim").select_one(f"a[href='{alamat}']")
        halaman = kepala.sup(alamat)
        assert f"800.1.3.1/001/DPU/{KINI.year}" in teks(halaman.main)
        draf = kepala.get(f"{alamat}/draf.pdf")
        assert draf.mimetype == "application/pdf" and "DRAF" in teks_pdf(draf.data)
        jawab = kepala.kirim(alamat, {"nomor": "", "tanggal": tanggal(KINI)})
        assert jawab.status_code == 303
        naskah = db.session.query(Naskah).one()
        assert naskah.nomor == f"800.1.3.1/001/DPU/{KINI.year}"
        pdf = kepala.get(f"/naskah/{naskah.id}/naskah.pdf")
        assert naskah.kode in teks_pdf(pdf.data)
        assert pdf.data == kepala.get(f"/naskah/{naskah.id}/naskah.pdf").data
        assert "attachment" in pdf.headers["Content-Disposition"]

    def test_a_wrong_date_stands_beside_its_field_and_nothing_is_lost(self, usulan, kepala):
        jawab = kepala.kirim(
            f"/naskah/terbit/surat-usulan/{usulan.id}", {"nomor": "800/7", "tanggal": "1 Januari 2020"}
        )
        assert jawab.status_code == 422
        halaman = sup(jawab)
        assert "lebih awal" in teks(halaman.select_one("#tanggal-galat"))
        assert halaman.select_one("#nomor")["value"] == "800/7"

    def test_before_it_is_handed_in_it_says_what_to_do(self, app, masuk_sebagai):
        opd = pabrik.unit()
        draf = pabrik.usulan(pabrik.periode(), opd)
        klien = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, opd))
        halaman = klien.sup(f"/naskah/terbit/surat-usulan/{draf.id}")
        assert "Minta Kepala OPD menyetujui" in teks(halaman.main)
        assert not halaman.select("main form")

    @pytest.mark.parametrize("jenis", ["perencanaan", "sk"])
    def test_the_planner_issues_from_the_plan(self, app, masuk_sebagai, jenis):
        satu = rencana()
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        alamat = f"/naskah/terbit/{jenis}/{satu.id}"
        assert klien.sup(f"/rencana/{satu.id}").select_one(f"a[href='{alamat}']")
        assert klien.kirim(alamat, {"tanggal": tanggal(KINI)}).status_code == 303
        assert db.session.query(Naskah).one().rencana_id == satu.id

    def test_the_planner_issues_the_record_of_a_verified_proposal(self, usulan, masuk_sebagai):
        verifikasi(usulan)
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        alamat = f"/naskah/terbit/berita-acara/{usulan.id}"
        assert klien.sup(f"/kebutuhan/usulan/{usulan.id}/periksa").select_one(f"a[href='{alamat}']")
        assert klien.kirim(alamat, {"nomor": "", "tanggal": tanggal(KINI)}).status_code == 303


class TestDaftar:
    def test_an_opd_sees_its_own_the_district_sees_all(self, usulan, kepala, masuk_sebagai):
        milik = terbit(bahan_surat(usulan, KINI))
        lain = pabrik.naskah(pabrik.usulan(usulan.periode, pabrik.unit()), judul="Usulan dinas lain")
        auditor = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
        assert len(auditor.sup("/naskah").select("tbody tr")) == 2
        baris = kepala.sup("/naskah").select("tbody tr")
        assert len(baris) == 1 and milik.nomor in teks(baris[0])
        assert kepala.get(f"/naskah/{lain.id}").status_code == 404
        assert kepala.get(f"/naskah/{lain.id}/naskah.pdf").status_code == 404

    def test_filters_live_in_the_address(self, usulan, masuk_sebagai):
        terbit(bahan_surat(usulan, KINI))
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        assert "1 naskah cocok" in teks(klien.sup("/naskah?jenis=surat_usulan&kata=pekerjaan").main)
        assert "Tidak ada naskah yang cocok" in teks(klien.sup("/naskah?status=dicabut").main)

    def test_the_head_withdraws_with_a_reason_the_operator_cannot(self, usulan, kepala, masuk_sebagai):
        naskah = terbit(bahan_surat(usulan, KINI))
        operator = masuk_sebagai(pabrik.pengguna(Peran.OPERATOR, usulan.opd))
        assert operator.kirim(f"/naskah/{naskah.id}/cabut", {"alasan": "x"}).status_code == 403
        assert kepala.kirim(f"/naskah/{naskah.id}/cabut", {"alasan": ""}).status_code == 422
        assert kepala.kirim(f"/naskah/{naskah.id}/cabut", {"alasan": "Salah cetak."}).status_code == 303
        db.session.expire_all()
        assert naskah.status is StatusNaskah.DICABUT
        assert "Salah cetak." in teks(kepala.sup(f"/naskah/{naskah.id}").main)


class TestPengaturan:
    def test_the_office_sets_signer_and_number_for_one_opd(self, usulan, masuk_sebagai):
        klien = masuk_sebagai(pabrik.pengguna(Peran.ADMIN))
        alamat = f"/naskah/pengaturan/opd/{usulan.opd_id}"
        isi = {"berlaku_mulai": tanggal(KINI), "kertas": "f4", "pola_nomor": "X/{urut}", "nama": "Sari", "kop": "A\nB"}
        assert klien.kirim(alamat, isi).status_code == 303
        baris = db.session.query(AturanNaskah).one()
        assert (baris.nama, baris.opd_id) == ("Sari", usulan.opd_id)
        assert "Sari" in teks(klien.sup("/naskah/pengaturan").main)
        assert terbit(bahan_surat(usulan, KINI)).nomor == "X/001"

    def test_an_acting_signer_is_printed_with_the_basis(self, usulan, masuk_sebagai):
        """Plt. without a basis is refused beside the field; with it the letter and the settings say both."""
        klien = masuk_sebagai(pabrik.pengguna(Peran.ADMIN))
        alamat = f"/naskah/pengaturan/opd/{usulan.opd_id}"
        isi = {"berlaku_mulai": tanggal(KINI), "kertas": "a4", "nama": "Sari", "sifat": "plt"}
        isi["jabatan"] = "Kepala Dinas"
        tanpa = klien.kirim(alamat, isi)
        assert tanpa.status_code == 422
        assert "jenis, nomor, dan tanggal surat" in teks(sup(tanpa).select_one("#dasar_tugas-galat"))
        dasar = "Surat Perintah 800/5 tanggal 3 Maret 2027"
        assert klien.kirim(alamat, isi | {"dasar_tugas": dasar}).status_code == 303
        lengkap = f"Plt. Kepala Dinas ({dasar})"
        assert lengkap in teks(klien.sup("/naskah/pengaturan").main)
        assert bahan_surat(usulan, KINI).isi["penanda"]["jabatan"] == lengkap
        assert klien.sup(alamat).select_one("#jabatan")["value"] == "Kepala Dinas", "the prefix is not typed twice"

    def test_what_holds_for_all_letters_leaves_each_opd_its_head(self, usulan, masuk_sebagai):
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        halaman = klien.sup("/naskah/pengaturan/surat-usulan")
        isian = {k["name"]: k.get("value", "") for k in halaman.select("main input:not([type=radio])")}
        assert not {"kop", "jabatan", "nama"} & {k["name"] for k in halaman.select("main [name]")}
        assert klien.post("/naskah/pengaturan/surat-usulan", data=isian | {"kertas": "a4"}).status_code == 303
        aturan = bahan_surat(usulan, KINI).aturan
        assert aturan.penanda.jabatan == "Kepala Dinas Pekerjaan Umum"
        assert "Dinas Pekerjaan Umum" in aturan.kop

    def test_a_bad_pattern_is_explained_and_nothing_typed_is_lost(self, app, masuk_sebagai):
        klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        isi = {"berlaku_mulai": tanggal(KINI), "kertas": "a4", "pola_nomor": "tanpa urut", "nama": "Sari"}
        jawab = klien.kirim("/naskah/pengaturan/berita-acara", isi)
        assert jawab.status_code == 422
        assert "harus memuat {urut}" in teks(sup(jawab).select_one("#pola_nomor-galat"))
        assert sup(jawab).select_one("#nama")["value"] == "Sari"


class TestVerifikasi:
    def test_anyone_learns_that_it_is_genuine_and_nothing_of_a_person(self, usulan, klien):
        naskah = terbit(bahan_surat(usulan, KINI), nomor="800/1/DPU")
        halaman = klien.sup(f"/verifikasi/{naskah.kode}")
        kata = teks(halaman.main)
        for ada in ("asli dan berlaku", "Surat usulan", "800/1/DPU", tanggal(KINI), usulan.opd.nama, naskah.sidik):
            assert ada in kata
        assert naskah.judul in kata and "Jumlah orang 15" in kata and "Rp120.000.000" in kata
        for rahasia in ("Sistem", "Auditor", usulan.nomor_referensi):
            assert rahasia not in kata

    def test_the_hash_of_the_file_is_that_of_the_file(self, usulan, kepala, klien):
        naskah = terbit(bahan_surat(usulan, KINI))
        pdf = kepala.get(f"/naskah/{naskah.id}/naskah.pdf").data
        fakta = teks(klien.sup(f"/verifikasi/{naskah.kode}").main)
        assert f"Sidik berkas PDF (SHA-256) {hashlib.sha256(pdf).hexdigest()}" in fakta
        assert f"Sidik isi (SHA-256) {naskah.sidik}" in fakta and naskah.sidik != naskah.sidik_berkas

    @pytest.mark.parametrize("buat", [bahan_sk, bahan_perencanaan])
    def test_what_is_not_decided_yet_is_a_draft(self, app, klien, buat):
        naskah = terbit(buat(rencana(), KINI))
        kata = teks(klien.sup(f"/verifikasi/{naskah.kode}").main)
        assert "Konsep, bukan keputusan" in kata and "asli dan berlaku" not in kata

    def test_once_the_plan_is_set_the_draft_names_the_decree(self, app, klien):
        satu = rencana()
        konsep, dokumen = terbit(bahan_sk(satu, KINI)), terbit(bahan_perencanaan(satu, KINI))
        kirim(satu, SISTEM)
        tetapkan(satu, "100/SK/2027", KINI, SISTEM)
        keputusan = terbit(bahan_sk(satu, KINI))
        for naskah, judul in ((dokumen, "asli dan berlaku"), (keputusan, "asli dan berlaku"), (konsep, "digantikan")):
            assert judul in teks(klien.sup(f"/verifikasi/{naskah.kode}").main)
        kata = teks(klien.sup(f"/verifikasi/{keputusan.kode}").main)
        assert "Naskah SK penetapan nomor 100/SK/2027" in kata and "Draf" not in kata

    @pytest.mark.parametrize(
        "ubah",
        [
            {"isi": {"nomor": "palsu"}},
            {"nomor": "800/PALSU"},
            {"judul": "Lain"},
            {"tanggal": date(2020, 1, 1)},
            {"berkas": b"%PDF-lain"},
            {"sidik": "ab" * 32},
        ],
        ids=lambda u: next(iter(u)),
    )
    def test_changed_in_the_database_is_never_genuine(self, usulan, klien, ubah):
        naskah = terbit(bahan_surat(usulan, KINI))
        kode = naskah.kode
        isi = {"isi": naskah.isi | ubah["isi"]} if "isi" in ubah else ubah
        db.session.execute(update(Naskah).where(Naskah.id == naskah.id).values(**isi))
        db.session.commit()
        kata = teks(klien.sup(f"/verifikasi/{kode}").main)
        assert "Isi berubah" in kata and "asli" not in kata

    def test_a_file_is_compared_and_not_kept(self, usulan, klien):
        naskah = terbit(bahan_surat(usulan, KINI))
        db.session.commit()
        jawab = klien.kirim("/verifikasi/berkas", {"berkas": (io.BytesIO(naskah.berkas), "surat.pdf")})
        assert "sama persis" in teks(sup(jawab).main) and naskah.kode in teks(sup(jawab).main)
        lain = klien.kirim("/verifikasi/berkas", {"berkas": (io.BytesIO(naskah.berkas + b"\n"), "surat.pdf")})
        assert lain.status_code == 422
        assert "tidak sama dengan naskah mana pun" in teks(sup(lain).select_one("#berkas-galat"))

    def test_anyone_downloads_only_what_was_offered(self, app, masuk_sebagai, klien):
        satu = rencana()
        perencana = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        alamat = f"/naskah/terbit/perencanaan/{satu.id}"
        perencana.kirim(alamat, {"nomor": "", "tanggal": tanggal(KINI), "publik": "y"})
        terbuka = db.session.query(Naskah).one()
        tertutup = terbit(bahan_sk(satu, KINI))
        halaman = klien.sup(f"/verifikasi/{terbuka.kode}")
        tautan = halaman.select_one(f"a[href='/verifikasi/{terbuka.kode}/naskah.pdf']")
        assert klien.get(tautan["href"]).data == terbuka.berkas
        assert klien.get(f"/verifikasi/{tertutup.kode}/naskah.pdf").status_code == 404
        perencana.kirim(f"/naskah/{terbuka.id}/cabut", {"alasan": "Salah cetak seluruhnya."})
        assert klien.get(tautan["href"]).status_code == 404

    def test_a_letter_is_never_offered(self, usulan, klien):
        naskah = terbit(bahan_surat(usulan, KINI), publik=True)
        assert klien.get(f"/verifikasi/{naskah.kode}/naskah.pdf").status_code == 404

    def test_copied_with_invisible_characters(self, usulan, klien):
        naskah = terbit(bahan_surat(usulan, KINI))
        kotor = "\u200b".join(f"https://tubel.example/verifikasi/{naskah.kode}") + "\u2069\u00a0"
        assert klien.get("/verifikasi", query_string={"kode": kotor}).headers["Location"].endswith(naskah.kode)

    @pytest.mark.parametrize("ubah", [str.lower, lambda k: k.replace("-", ""), lambda k: f" {k.replace('-', ' ')} "])
    def test_the_form_forgives_how_a_code_is_typed(self, usulan, klien, ubah):
        naskah = terbit(bahan_surat(usulan, KINI))
        jawab = klien.get("/verifikasi", query_string={"kode": ubah(naskah.kode)})
        assert jawab.status_code == 303
        assert jawab.headers["Location"] == f"/verifikasi/{naskah.kode}"

    def test_replaced_and_withdrawn_say_so(self, usulan, kepala, klien):
        lama, baru = (terbit(bahan_surat(usulan, KINI)) for _ in range(2))
        assert f"kode {baru.kode}" in teks(klien.sup(f"/verifikasi/{lama.kode}").main)
        kepala.kirim(f"/naskah/{baru.id}/cabut", {"alasan": "Nama Orang salah."})
        kata = teks(klien.sup(f"/verifikasi/{baru.kode}").main)
        assert "sudah dicabut" in kata and "Nama Orang" not in kata

    def test_the_workbook_of_a_decided_plan_is_known_too(self, app, klien):
        satu = pabrik.rencana(pabrik.periode(), sidik="ab" * 32)
        assert satu.sk_nomor in teks(klien.sup(f"/verifikasi/{kode_verifikasi(satu.sidik)}").main)

    def test_a_draft_plan_is_not(self, app, klien):
        satu = rencana()
        assert klien.get(f"/verifikasi/{kode_verifikasi(satu.sidik)}").status_code == 404
        assert terbit(bahan_perencanaan(satu, KINI)).kode != kode_verifikasi(satu.sidik)

    def test_an_unknown_code_is_answered_in_words(self, app, klien):
        halaman = klien.sup("/verifikasi/7K2M-9QXA-4TBD", 404)
        assert "tidak ditemukan" in teks(halaman.main)
        assert halaman.select_one("#kode")["value"] == "7K2M-9QXA-4TBD"

    def test_what_cannot_be_a_code_names_the_example(self, app, klien):
        jawab = klien.get("/verifikasi?kode=salah")
        assert jawab.status_code == 422
        assert "misalnya 7K2M-9QXA-4TBD" in teks(sup(jawab).main)

    def test_many_unknown_codes_wait_seconds_and_nobody_is_locked_out(self, usulan, klien):
        naskah = terbit(bahan_surat(usulan, KINI))
        status = [klien.get(f"/verifikasi/2222-2222-22{a}{b}").status_code for a in "23456" for b in "23456"]
        assert status[:20] == [404] * 20 and status[-1] == 429
        jawab = klien.get(f"/verifikasi/{naskah.kode}")
        assert jawab.status_code == 429 and 0 < int(jawab.headers["Retry-After"]) <= 2
        TAK_DIKENAL.kosongkan()
        assert klien.get(f"/verifikasi/{naskah.kode}").status_code == 200

    def test_the_footer_of_every_public_page_leads_here(self, app, klien):
        assert klien.sup("/privasi").select_one("footer a[href='/verifikasi']")
        assert klien.sup("/verifikasi").select_one("form[action='/verifikasi']")
